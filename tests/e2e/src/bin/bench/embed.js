// Runs before a document's own scripts: notes when the picture in it was first drawn. Frames are
// drawn only after the style sheets have come, so what a frame sees is what a person sees.
(() => {
  const pictured = { ms: null };
  Object.defineProperty(window, "__pictured", { value: pictured });
  const look = () => {
    const caption = document.querySelector("#picture figcaption");
    const picture = document.querySelector("#picture svg");
    if (document.body?.dataset.state === "ready") return;
    if (!caption || !picture.checkVisibility() || picture.getBoundingClientRect().height < 100) {
      requestAnimationFrame(look);
      return;
    }
    // A task posted in an animation frame runs once that frame has been drawn.
    const drawn = new MessageChannel();
    drawn.port1.onmessage = () => { pictured.ms = performance.now(); };
    drawn.port2.postMessage(null);
  };
  requestAnimationFrame(look);
})();
