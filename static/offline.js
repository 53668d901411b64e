// Has the browser keep this build, see sw.js, and tells of a newer one. boot.js loads this only where
// there is a build to keep, in a page of its own, and when that is ready and idle: none of it is part
// of what a first visit waits for, so the few texts stand here (tests/native/offline.rs compares them
// with the languages that there are).
const TEXTS = {
  en: ["There is a new version of this page.", "Load it", "Later"],
  pt: ["Há uma nova versão desta página.", "Carregar", "Depois"],
  es: ["Hay una nueva versión de esta página.", "Cargarla", "Más tarde"],
};

// A line at the lower edge. A screen reader is told of what changes in it, not of what comes with it.
const show = (takeOver) => {
  const [text, now, later] = TEXTS[document.documentElement.lang.slice(0, 2)] ?? TEXTS.en;
  const line = document.createElement("div");
  line.id = "newer";
  line.setAttribute("role", "status");
  document.body.append(line);
  const button = (id, textContent, onclick) =>
    Object.assign(document.createElement("button"), { id, className: "quiet", textContent, onclick });
  const buttons = [
    button("newer-now", now, takeOver),
    button("newer-later", later, () => line.remove()),
  ];
  setTimeout(() => line.append(text, ...buttons), 100);
};

try {
  const { serviceWorker } = navigator;
  const registration = await serviceWorker.register(new URL("sw.js", document.baseURI));
  const takeOver = () => {
    // The address has the settings.
    serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    registration.waiting?.postMessage("pool-vs-loop:take-over");
  };
  const look = () => {
    // The very first version is the one on show.
    const newer = registration.waiting && registration.active;
    if (newer && !document.getElementById("newer")) show(takeOver);
  };
  const watch = () => registration.installing?.addEventListener("statechange", look);
  registration.addEventListener("updatefound", watch);
  watch();
  look();
} catch {
  // No storage, or no network: the page works as without.
}
