// Before the first paint, and what must work even where the program never comes: the page's look, the
// sentence that says so, and what a frame and the page around it tell each other: docs/embedding.md.
{
  const root = document.documentElement;
  const framed = parent !== window;

  // What the picture shows, as a link's texts. Keys that aren't here change nothing about it.
  const pictured = {
    v: "1",
    workers: "4",
    requests: "16",
    io: "1s",
    subtasks: "2",
    cpu: "0",
    lineup: "pool:blocking,pool:async,pool:gather,loop:blocking,loop:async,loop:gather",
    hide: "",
    threads: "4",
    tokens: "40",
    cores: "4",
    client: "burst",
    spread: "fixed",
    accept: "even",
    connections: "none",
    overhead: "none",
    timeout: "none",
    backlog: "none",
    seed: "1",
    view: "request",
  };
  const own = ([key, value]) => Object.hasOwn(pictured, key) && pictured[key] !== value;

  // The program has all texts of all languages; these are those that it can't show: the header as
  // long as it loads, the sentence until then, the one that it failed, and the link out of a frame.
  const spoken = {
    en: {
      tag: "en",
      failed:
        "The simulation did not start: its program could not be loaded, or this browser does not run " +
        "WebAssembly. Reload the page or try another browser; the address keeps your settings.",
      open: "Open it in a page of its own",
    },
    pt: {
      tag: "pt-BR",
      what: "Por que as requisições esperam: os workers do Gunicorn contra o event loop do Uvicorn",
      loading: "Carregando a simulação …",
      failed:
        "A simulação não começou: não foi possível carregar o programa, ou este navegador não executa " +
        "WebAssembly. Recarregue a página ou tente outro navegador; o endereço guarda seus ajustes.",
      open: "Abrir em uma página própria",
    },
    es: {
      tag: "es",
      what: "Por qué esperan las peticiones: los workers de Gunicorn frente al event loop de Uvicorn",
      loading: "Cargando la simulación …",
      failed:
        "La simulación no arrancó: no se pudo cargar el programa, o este navegador no ejecuta " +
        "WebAssembly. Recarga la página o prueba otro navegador; la dirección conserva tus ajustes.",
      open: "Abrirla en una página propia",
    },
  };

  // The language that the address asks for, else the first of the reader's that there is, as the
  // program chooses it. Its texts are on their way before the program is.
  let words = spoken.en;
  const listen = () => {
    const asked = new URLSearchParams(location.search).get("lang") ?? "";
    const own = /^(?=.{1,35}$)[a-z]{2,3}(-[a-z0-9]{2,8})*$/.test(asked) ? [asked] : [];
    const language = [...own, ...navigator.languages]
      .map((tag) => tag.toLowerCase().split("-")[0])
      .find((language) => Object.hasOwn(spoken, language)) ?? "en";
    words = spoken[language];
    root.lang = words.tag;
    if (language === "en") return;
    // In the single file, where this script stands as well, they are there.
    if (document.currentScript.src) {
      const texts = document.createElement("link");
      Object.assign(texts, { rel: "preload", as: "fetch", crossOrigin: "anonymous" });
      texts.href = `languages/${language}.txt`;
      document.head.append(texts);
    }
    document.addEventListener("readystatechange", () => {
      for (const id of ["what", "loading"]) {
        const element = document.getElementById(id);
        if (element) element.textContent = words[id];
      }
    }, { once: true });
  };
  listen();

  // The colours that the address asks for, no title inside another page, and the picture only where
  // it is of the plot that is to be seen. The program reads the address anew.
  const look = () => {
    const query = new URLSearchParams(location.search);
    const theme = query.get("theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
    const embed = query.get("embed") === "1";
    root.toggleAttribute("data-embed", embed);
    const panels = query.get("show")?.split(",") ?? ["plot"];
    // Of a link that is longer than this, the page reads only the beginning.
    const cut = location.search.length > 8192;
    // An exercise shows no run before it is predicted.
    const exercise = /^#(exercise|lesson|editor)/.test(location.hash);
    const other = cut || exercise || !panels.includes("plot") || [...query].some(own);
    if (other) root.dataset.scenario = "own";
    else delete root.dataset.scenario;
    return embed;
  };
  const embedded = look() && framed;

  // boot.js can't be had, in a sandbox for one, or says with the same event that it failed.
  const fail = () => {
    if (document.body.dataset.state !== "loading") return;
    document.body.dataset.state = "failed";
    document.getElementById("loading").hidden = true;
    const failure = document.getElementById("failure");
    failure.textContent = words.failed;
    if (framed) {
      const own = new URL(location);
      for (const key of ["embed", "show"]) own.searchParams.delete(key);
      const link = document.createElement("a");
      Object.assign(link, { href: own, target: "_blank", textContent: words.open });
      failure.append(" ", link, ".");
    }
    failure.hidden = false;
  };
  addEventListener("error", ({ target }) => {
    if (!target.matches?.("script[data-wasm]")) return;
    if (document.readyState === "loading") addEventListener("DOMContentLoaded", fail);
    else fail();
  }, true);

  if (embedded) {
    // The page around may be anybody's: how high this one is, is no secret. The height of the root
    // follows from its contents and their width, never from the height of the frame.
    let told = 0;
    const sizes = new ResizeObserver(() => {
      const height = Math.ceil(root.getBoundingClientRect().height);
      if (height === told || height === 0) return;
      told = height;
      parent.postMessage({ type: "pool-vs-loop:size", version: 1, height }, "*");
    });
    // Not while the page loads, or all below the frame would jump twice.
    new MutationObserver((_, states) => {
      states.disconnect();
      sizes.observe(root);
    }).observe(root, { subtree: true, attributeFilter: ["data-state"] });

    // Out of sight nothing plays: for the program it is as in a tab behind others.
    new IntersectionObserver(([{ isIntersecting }]) => {
      const away = root.toggleAttribute("data-away", !isIntersecting);
      if (away) document.dispatchEvent(new Event("visibilitychange"));
    }).observe(root);

    // Another scenario, from the page around and nobody else. It could have loaded it as well: the
    // program reads it as it reads any address.
    addEventListener("message", ({ source, data }) => {
      if (source !== parent || data?.type !== "pool-vs-loop:open" || data.version !== 1) return;
      if (typeof data.query !== "string" || data.query.length > 8192) return;
      const url = new URL(location);
      url.search = data.query;
      try {
        history.replaceState(null, "", url);
      } catch {
        return; // The browser takes no more of them for a while.
      }
      look();
      dispatchEvent(new PopStateEvent("popstate"));
    });
  }
}
