// Keeps this build in the browser, for visits without network. `cargo xtask build` fills in what is
// kept: the build's files with the SHA-256 of their contents, and a version made of all of it.
const VERSION = "/* version */";
const FILES = {/* files */};

// Builds in other folders of the host have workers and caches of their own: an address has no spaces,
// so that the names of one folder's caches never begin as another's do.
const FOLDER = new URL(".", location).pathname;
const OWN = `pool-vs-loop ${FOLDER} `;
const CACHE = OWN + VERSION;

// A name with a hash in it never gets another content, and the browser has just loaded it. Another
// name may stand for the file of an older build: the host is asked whether it still does.
const HASHED = /-[0-9a-f]{12,16}(_bg)?\.\w+$/;

// All of the build or nothing: with a file of another build, as while a host is being updated, this
// version is not installed. The browser tries again on a later visit.
const keep = async () => {
  // A host that went back to the build before: that one's worker still answers from this cache.
  const had = await caches.has(CACHE);
  try {
    const cache = await caches.open(CACHE);
    await Promise.all(Object.entries(FILES).map(async ([file, hash]) => {
      const mode = HASHED.test(file) ? "default" : "no-cache";
      const response = await fetch(file, { cache: mode, integrity: `sha256-${hash}` });
      // Browsers take no answer for a page that was redirected, as some hosts do with .html.
      await cache.put(file, response.redirected ? new Response(response.body, response) : response);
    }));
  } catch (error) {
    if (!had) await caches.delete(CACHE);
    throw error;
  }
};

// Once no page of the old build is open any more, or the reader wants the new one.
const takeOver = async () => {
  for (const name of await caches.keys()) {
    if (name.startsWith(OWN) && name !== CACHE) await caches.delete(name);
  }
  // The first visit goes on with what is kept, should the network go.
  await clients.claim();
};

// What isn't there any more, because the browser has cleared it, comes from the host.
const answer = async (request, file) => {
  const kept = await caches.match(file, { cacheName: CACHE, ignoreVary: true }).catch(() => null);
  return kept ?? fetch(request);
};

addEventListener("install", (event) => event.waitUntil(keep()));
addEventListener("activate", (event) => event.waitUntil(takeOver()));
addEventListener("message", ({ data }) => {
  if (data === "pool-vs-loop:take-over") skipWaiting();
});
// Only this build's own files, whatever their query, which holds settings. Everything else, such as a
// build in a folder of this one's, goes its way as if no worker were here.
addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== location.origin || !pathname.startsWith(FOLDER)) return;
  const name = pathname.slice(FOLDER.length);
  const file = name === "" || name === "index.html" ? "./" : name;
  if (Object.hasOwn(FILES, file)) event.respondWith(answer(event.request, file));
});
