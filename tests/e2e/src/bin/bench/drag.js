// Drags the workers slider back and forth. Arguments: how long in ms, whether to move it at all,
// the callback.
const [lasting, moving, done] = arguments;
const slider = document.getElementById("workers");
const plot = document.getElementById("plot");
const home = Number(slider.value);
const result = { gaps_ms: [], long_tasks: 0, shown: 0 };

const observer = new PerformanceObserver((list) => {
  result.long_tasks += list.getEntries().length;
});
observer.observe({ type: "longtask" });

let first, previous, shown = plot.dataset.shown;
const frame = (now) => {
  first ??= now;
  if (previous !== undefined) result.gaps_ms.push(now - previous);
  previous = now;
  if (plot.dataset.shown !== shown) {
    shown = plot.dataset.shown;
    result.shown += 1;
  }
  if (now - first >= lasting) {
    slider.dispatchEvent(new Event("change", { bubbles: true }));
    observer.disconnect();
    return done(result);
  }
  if (moving) {
    slider.value = Number(slider.value) === home ? home + 1 : home;
    slider.dispatchEvent(new Event("input", { bubbles: true }));
  }
  requestAnimationFrame(frame);
};
requestAnimationFrame(frame);
