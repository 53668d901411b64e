// Starts the program. Where it can't, early.js says so and leaves the picture and the address as
// they are.
const start = document.querySelector("script[data-wasm]");
const { js, wasm } = start.dataset;
try {
  const program = await import(new URL(js, document.baseURI));
  await program.default({ module_or_path: new URL(wasm, document.baseURI) });
} catch (error) {
  console.error(error);
  start.dispatchEvent(new Event("error"));
}
