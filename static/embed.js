// <pool-vs-loop workers="4" requests="16" show="controls,plot"></pool-vs-loop> in any page shows the
// scenario in a frame that loads when it comes near and takes the height of what is in it. The
// attributes are the keys of links. How to use it, and what the frame says: docs/embedding.md.
(() => {
  const NAME = "pool-vs-loop";
  if (customElements.get(NAME)) return;

  // In the order of links.
  const KEYS = ("v workers requests io subtasks cpu lineup hide threads tokens cores client spread " +
    "accept connections overhead timeout backlog seed show view theme lang focus at").split(" ");

  // The page is in the folder that this script is in. Modules have no `currentScript`, and only they
  // may say `import.meta`; the first address in a stack is this script's in either.
  const current = document.currentScript; // Or what in the post has that name.
  const script = (current instanceof HTMLScriptElement && current.src) || /\w+:\/\/[^\s)]+/.exec(new Error().stack)[0];
  const page = new URL(".", script).href;

  // What the panels take, in CSS pixels, in a column and on a phone: room for what isn't there yet,
  // so that the text around stays where it is.
  const ROOM = {
    chapters: [166, 190], answer: [81, 149], controls: [232, 232], plot: [490, 733],
    timeline: [442, 557], diagram: [617, 717], summary: [326, 326], log: [303, 303],
    why: [417, 642], take: [132, 176], truth: [52, 52],
  };

  try {
    // A block; any rule of the host's own goes before this one.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`:where(${NAME}:not([hidden])){display:block}`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  } catch {
    // An older browser leaves it inline: the frame is as wide, only margins don't take.
  }

  // Milliseconds between two changes: browsers don't take them as fast as sliders move.
  const PACE = 250;

  class PoolVsLoop extends HTMLElement {
    static observedAttributes = [...KEYS, "title"];
    #frame;
    #query;
    #shown; // What the frame was loaded with, or told since.
    #loaded; // The page is in the frame.
    #heard; // It has spoken, so it listens too.
    #timer;
    #next = 0;

    // A frame that is moved loads again, so each place in a page gets a new one.
    connectedCallback() {
      this.#frame = document.createElement("iframe");
      this.#frame.loading = "lazy"; // Before the address, or some browsers load at once.
      this.#frame.allow = "clipboard-write";
      this.#frame.style.cssText = "display:block;box-sizing:border-box;width:100%;border:0";
      this.#resize(Number(this.getAttribute("height")) || this.#guess());
      this.#heard = this.#loaded = false;
      this.#frame.addEventListener("load", () => (this.#loaded = true));
      this.#update();
      this.append(this.#frame);
      addEventListener("message", this);
    }

    disconnectedCallback() {
      removeEventListener("message", this);
      clearTimeout(this.#timer);
      this.#frame.remove();
      this.#frame = this.#query = this.#timer = undefined;
    }

    // Of several changes at a time only the last counts.
    attributeChangedCallback() {
      if (!this.#frame || this.#timer) return;
      const update = () => this.#update();
      this.#timer = setTimeout(update, Math.max(0, this.#next - performance.now()));
    }

    // Shows what the attributes say, without loading anew where the page is there to hear it.
    #update() {
      this.#timer = undefined;
      this.#frame.title = this.getAttribute("title") || this.#name();
      const query = this.#read();
      if (query === this.#query) return;
      this.#query = query;
      this.#next = performance.now() + PACE;
      if (this.#heard) this.#open();
      // Once it is loaded, another address would be an entry in the post's history: it is told.
      else if (!this.#loaded) this.#frame.src = page + "?" + (this.#shown = query);
    }

    #open() {
      if (this.#shown === this.#query) return;
      const query = (this.#shown = this.#query);
      this.#frame.contentWindow?.postMessage({ type: NAME + ":open", version: 1, query }, "*");
    }

    // Messages come from anywhere: only this frame's own counts, and only for a height.
    handleEvent({ source, data }) {
      if (!source || source !== this.#frame?.contentWindow) return;
      if (data?.type !== NAME + ":size" || data.version !== 1) return;
      if (!Number.isFinite(data.height)) return;
      this.#heard = true;
      this.#resize(data.height);
      this.#open();
    }

    #resize(height) {
      this.#frame.style.height = Math.min(Math.max(Math.ceil(height), 120), 4000) + "px";
    }

    #guess() {
      const phone = this.clientWidth > 0 && this.clientWidth < 480;
      const panels = (this.getAttribute("show") || "answer,controls,plot").split(",");
      return panels.reduce((sum, panel) => sum + (ROOM[panel.trim()]?.[+phone] ?? 0), 33);
    }

    #name() {
      const count = (key, usual) => {
        const value = this.getAttribute(key) || usual;
        return `${value} ${value === "1" ? key.slice(0, -1) : key}`;
      };
      return `Pool vs Loop: ${count("requests", "16")} on ${count("workers", "4")}`;
    }

    #read() {
      const set = KEYS.filter((key) => this.hasAttribute(key));
      const value = (key) => this.getAttribute(key).replace(/\s/g, "").toLowerCase();
      const query = new URLSearchParams([["embed", "1"], ...set.map((key) => [key, value(key)])]);
      return query.toString().replace(/%(3A|2C)/g, decodeURIComponent);
    }
  }
  customElements.define(NAME, PoolVsLoop);
})();
