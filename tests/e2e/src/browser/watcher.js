// Runs before a document's own scripts; only reads, apart from wrapping the two history writers.
(() => {
  const watched = { violations: [], errors: [], address_writes: [], ready_ms: null };
  Object.defineProperty(window, "__watched", { value: watched });

  addEventListener("securitypolicyviolation", (event) => {
    watched.violations.push(
      `${event.effectiveDirective}: ${event.blockedURI} (${event.sourceFile}:${event.lineNumber})`,
    );
  }, true);
  // Only script errors have a message: a file that fails to load is the browser log's to tell.
  addEventListener("error", (event) => {
    if (event.message) watched.errors.push(event.message);
  });
  addEventListener("unhandledrejection", (event) => {
    watched.errors.push(String(event.reason));
  });

  for (const name of ["replaceState", "pushState"]) {
    const write = history[name];
    history[name] = function (...parameters) {
      watched.address_writes.push({ at_ms: performance.now(), pushed: name === "pushState" });
      return write.apply(this, parameters);
    };
  }

  const observer = new MutationObserver(() => {
    if (document.body?.dataset.state !== "ready") return;
    observer.disconnect();
    // A task posted in an animation frame runs once that frame has been drawn.
    requestAnimationFrame(() => {
      const drawn = new MessageChannel();
      drawn.port1.onmessage = () => { watched.ready_ms = performance.now(); };
      drawn.port2.postMessage(null);
    });
  });
  observer.observe(document, { subtree: true, childList: true, attributeFilter: ["data-state"] });
})();
