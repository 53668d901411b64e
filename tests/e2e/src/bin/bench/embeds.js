// Runs before a document's own scripts: keeps the wasm memories that it makes, to tell their size.
(() => {
  const memories = [];
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const make = WebAssembly[name];
    WebAssembly[name] = async (...parameters) => {
      const made = await make.apply(WebAssembly, parameters);
      const { exports } = made.instance ?? made;
      if (exports.memory) memories.push(exports.memory);
      return made;
    };
  }
  const transferred = () =>
    ["navigation", "resource"]
      .flatMap((type) => performance.getEntriesByType(type))
      .reduce((sum, { transferSize }) => sum + transferSize, 0);
  const memory = () => memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
  Object.defineProperty(window, "__embed", { value: { transferred, memory } });
})();
