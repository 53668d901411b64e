// Starts the program; where it can't, says so and leaves the picture and the address as they are.
const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
try {
  const program = await import(new URL(js, document.baseURI));
  await program.default({ module_or_path: new URL(wasm, document.baseURI) });
} catch (error) {
  console.error(error);
  if (document.body.dataset.state === "loading") {
    document.body.dataset.state = "failed";
    document.getElementById("loading").hidden = true;
    const failure = document.getElementById("failure");
    failure.textContent =
      "The simulation did not start: its program could not be loaded, or this browser does not run " +
      "WebAssembly. Reload the page or try another browser; the address keeps your settings.";
    failure.hidden = false;
  }
}
