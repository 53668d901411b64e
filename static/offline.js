// Has the browser keep this build, see sw.js, and tells of a newer one. boot.js loads this only where
// there is a build to keep, in a page of its own, and when that is ready and idle: none of it is part
// of what a first visit waits for, so the few texts stand here (tests/native/offline.rs compares them
// with the languages that there are).
const TEXTS = {
  en: ["There is a new version of this page.", "Load it", "Later", "The prediction that you have not committed to yet will be gone.", "The codes here will be gone: they are not kept on this device."],
  pt: ["Há uma nova versão desta página.", "Carregar", "Depois", "A previsão que você ainda não confirmou vai se perder.", "Os códigos daqui vão se perder: não são guardados neste dispositivo."],
  es: ["Hay una nueva versión de esta página.", "Cargarla", "Más tarde", "Se perderá la predicción que aún no has confirmado.", "Los códigos de aquí se perderán: no se guardan en este dispositivo."],
};

// The address has the settings, and the device what was done; what neither has, as one of the texts.
const unsaved = () => {
  const given = ({ type, checked, value }) => (type === "radio" ? checked : value);
  if ([...document.querySelectorAll(".ask input")].some(given)) return 3;
  return document.documentElement.hasAttribute("data-unsaved") && 4;
};

// A line at the lower edge. A screen reader is told of what changes in it, not of what comes with it.
const show = (takeOver) => {
  const texts = TEXTS[document.documentElement.lang.slice(0, 2)] ?? TEXTS.en;
  const line = document.createElement("div");
  line.id = "newer";
  line.setAttribute("role", "status");
  document.body.append(line);
  const words = document.createElement("span");
  const button = (id, textContent, onclick) =>
    Object.assign(document.createElement("button"), { id, className: "quiet", textContent, onclick });
  let warned = false;
  const buttons = [
    // What would be lost is said first, and the reader decides.
    button("newer-now", texts[1], () => {
      const lost = unsaved();
      if (warned || !lost) return takeOver();
      warned = true;
      words.textContent = texts[lost];
    }),
    button("newer-later", texts[2], () => line.remove()),
  ];
  setTimeout(() => {
    words.textContent = texts[0];
    line.append(words, ...buttons);
  }, 100);
};

try {
  const { serviceWorker } = navigator;
  const registration = await serviceWorker.register(new URL("sw.js", document.baseURI));
  const takeOver = () => {
    // Another page may have loaded it already.
    if (!registration.waiting) return location.reload();
    serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    registration.waiting.postMessage("pool-vs-loop:take-over");
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
