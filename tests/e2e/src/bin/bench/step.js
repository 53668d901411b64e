// Steps the workers slider and times each step from rest to rest. Arguments: the number of steps,
// whether to find out how long the main thread is held in one piece, the callback.
const [steps, holding, done] = arguments;
const slider = document.getElementById("workers");
const field = document.getElementById("workers-field");
const plot = document.getElementById("plot");
const [first, last] = [Number(slider.min), Number(slider.max)];
const result = { shown_ms: [], rest_ms: [], held_ms: [] };

// Runs once the frame has been drawn that this is called in.
const afterThisFrame = (task) => {
  const channel = new MessageChannel();
  channel.port1.onmessage = task;
  channel.port2.postMessage(null);
};

// A task that posts itself again and again: no two of its turns are further apart than the longest
// piece of work between them. It takes time of its own, so steps with it are not timed.
const turns = new MessageChannel();
let previous, longest, turning = false;
turns.port1.onmessage = () => {
  const now = performance.now();
  longest = Math.max(longest, now - previous);
  previous = now;
  if (turning) turns.port2.postMessage(null);
};

// The workers of the run on show; the default is left out of a canonical query.
const workersShown = () => new URLSearchParams(plot.dataset.shown).get("workers") ?? "4";
const workersSet = () => field.value.replaceAll(",", "");
// Only marks within the page's panels count, those that say "not up to date yet".
const atRest = () => document.querySelector('[aria-busy="true"]') === null;

// It goes on in the direction of the script before.
window.__direction ??= 1;
let taken = 0;
const step = () => {
  const before = workersSet();
  const place = Number(slider.value);
  if (place >= last) window.__direction = -1;
  if (place <= first) window.__direction = 1;
  let start;
  requestAnimationFrame(() => {
    start = performance.now();
    if (holding) {
      [previous, longest, turning] = [start, 0, true];
      turns.port2.postMessage(null);
    }
    slider.value = place + window.__direction;
    slider.dispatchEvent(new Event("input", { bubbles: true }));
  });
  let seen = false;
  // The second callback of the same frame: what the first one made the page do has been done.
  const look = () => {
    const shown = workersSet() !== before && workersShown() === workersSet();
    const rest = shown && atRest();
    afterThisFrame(() => {
      const elapsed = performance.now() - start;
      if (shown && !seen) result.shown_ms.push(elapsed);
      seen = shown;
      if (!rest) return;
      result.rest_ms.push(elapsed);
      if (holding) {
        result.held_ms.push(Math.max(longest, performance.now() - previous));
        turning = false;
      }
      taken += 1;
      if (taken < steps) step();
      else done(result);
    });
    if (!rest) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};
step();
