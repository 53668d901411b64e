// Starts the program of the single file, as boot.js does that of a build: from what stands in the
// file itself. A page from disk may load nothing else.
import program from "program";

const start = document.querySelector("script[data-wasm]");
try {
  const packed = Uint8Array.from(atob(document.getElementById("program").textContent), (text) =>
    text.charCodeAt(0));
  const wasm = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  const headers = { "Content-Type": "application/wasm" };
  await program({ module_or_path: new Response(wasm, { headers }) });
} catch (error) {
  console.error(error);
  start.dispatchEvent(new Event("error"));
}
