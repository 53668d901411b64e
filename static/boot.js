// Starts the program. Where it can't, early.js says so and leaves the picture and the address as
// they are.
const start = document.querySelector("script[data-wasm]");
const { js, wasm, wholeJs, wholeWasm } = start.dataset;
// Exercises are in a program of their own. Wherever src/lesson/address.rs sees them, this has to.
const whole = wholeWasm && /^#(exercises|editor)$|[#&](lesson|exercise)=/.test(location.hash);
try {
  const program = await import(new URL(whole ? wholeJs : js, document.baseURI));
  await program.default({ module_or_path: new URL(whole ? wholeWasm : wasm, document.baseURI) });
  // A build is kept for visits without network, but not by a page inside another one: its reader
  // came for that one, and a browser would keep one for each site that embeds it.
  if (document.querySelector("meta[name=offline]") && parent === window) keep();
} catch (error) {
  console.error(error);
  start.dispatchEvent(new Event("error"));
}

// Once the page is ready and has nothing else to do.
function keep() {
  const { state } = document.body.dataset;
  if (state === "loading") return setTimeout(keep, 500);
  if (state !== "ready" || !("serviceWorker" in navigator) || navigator.connection?.saveData) return;
  const idle = window.requestIdleCallback ?? setTimeout;
  idle(() => import(new URL("offline.js", document.baseURI)).catch(() => {}));
}
