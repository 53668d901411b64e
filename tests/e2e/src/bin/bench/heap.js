// Steps the workers slider up and down its scale, a task each, and now and then waits until the
// page has done all that follows; at the end it goes back to where it was and waits for that too.
// Arguments: the number of steps, the callback.
const [steps, done] = arguments;
const WAIT_EVERY = 100;
const slider = document.getElementById("workers");
const [first, last] = [Number(slider.min), Number(slider.max)];
const home = slider.value;
const channel = new MessageChannel();
let direction = 1;
let taken = 0;

// Calls back once the page is at rest.
const rest = (then) => {
  const look = () => {
    if (document.querySelector('[aria-busy="true"]') === null) then();
    else setTimeout(look, 1);
  };
  requestAnimationFrame(look);
};
const next = () => channel.port2.postMessage(null);
channel.port1.onmessage = () => {
  if (taken === steps) {
    slider.value = home;
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    slider.dispatchEvent(new Event("change", { bubbles: true }));
    channel.port1.close();
    return rest(() => done(null));
  }
  const place = Number(slider.value);
  if (place >= last) direction = -1;
  if (place <= first) direction = 1;
  slider.value = place + direction;
  slider.dispatchEvent(new Event("input", { bubbles: true }));
  taken += 1;
  if (taken % WAIT_EVERY === 0) rest(next);
  else next();
};
next();
