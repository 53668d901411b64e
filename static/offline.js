// Has the browser keep this build, see sw.js. boot.js loads this only where there is a build to keep,
// in a page of its own, and when that is ready and idle. The page hears of a new version by an event,
// and asks for it by another one: platform/build.rs.
try {
  const { serviceWorker } = navigator;
  const registration = await serviceWorker.register(new URL("sw.js", document.baseURI));
  const tell = () => {
    // The very first version is the one on show.
    if (registration.waiting && registration.active) dispatchEvent(new Event("pool-vs-loop:update"));
  };
  const watch = () => registration.installing?.addEventListener("statechange", tell);
  registration.addEventListener("updatefound", watch);
  watch();
  tell();
  addEventListener("pool-vs-loop:take-over", () => {
    serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    registration.waiting?.postMessage("pool-vs-loop:take-over");
  });
} catch {
  // No storage, or no network: the page works as without.
}
