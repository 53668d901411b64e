// Steps the workers slider and times each step. Arguments: the number of steps, the callback.
const [steps, done] = arguments;
const slider = document.getElementById("workers");
const field = document.getElementById("workers-field");
const plot = document.getElementById("plot");
const [first, last] = [Number(slider.min), Number(slider.max)];
const result = { frame_ms: [], shown_ms: [], late: 0 };

// Runs once the frame has been drawn that this is called in.
const afterThisFrame = (task) => {
  const channel = new MessageChannel();
  channel.port1.onmessage = task;
  channel.port2.postMessage(null);
};

// The workers of the run on show; the default is left out of a canonical query.
const workersShown = () => new URLSearchParams(plot.dataset.shown).get("workers") ?? "4";
const workersSet = () => field.value.replaceAll(",", "");

let direction = 1;
const step = () => {
  const before = workersSet();
  const place = Number(slider.value);
  if (place >= last) direction = -1;
  if (place <= first) direction = 1;
  let start;
  requestAnimationFrame(() => {
    start = performance.now();
    slider.value = place + direction;
    slider.dispatchEvent(new Event("input", { bubbles: true }));
  });
  // The second callback of the same frame: what the first one made the page do has been done.
  let frames = 0;
  const look = () => {
    const shown = workersSet() !== before && workersShown() === workersSet();
    frames += 1;
    const inFirstFrame = frames === 1;
    afterThisFrame(() => {
      const elapsed = performance.now() - start;
      if (inFirstFrame) result.frame_ms.push(elapsed);
      if (!shown) return;
      result.shown_ms.push(elapsed);
      if (!inFirstFrame) result.late += 1;
      if (result.shown_ms.length < steps) step();
      else done(result);
    });
    if (!shown) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};
step();
