// Steps the workers slider up and down its scale, a task each. Arguments: the number of steps, the
// callback.
const [steps, done] = arguments;
const slider = document.getElementById("workers");
const [first, last] = [Number(slider.min), Number(slider.max)];
const channel = new MessageChannel();
let direction = 1;
let taken = 0;
channel.port1.onmessage = () => {
  if (taken === steps) {
    slider.dispatchEvent(new Event("change", { bubbles: true }));
    channel.port1.close();
    return done(null);
  }
  const place = Number(slider.value);
  if (place >= last) direction = -1;
  if (place <= first) direction = 1;
  slider.value = place + direction;
  slider.dispatchEvent(new Event("input", { bubbles: true }));
  taken += 1;
  channel.port2.postMessage(null);
};
channel.port2.postMessage(null);
