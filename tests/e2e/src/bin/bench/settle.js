// Opens every panel that can be opened if so asked, and waits until the page is at rest: nothing on
// it is marked as busy and nothing has changed for a while. Arguments: whether to open, the callback.
const [opening, done] = arguments;
const QUIET_MS = 1000;
if (opening) {
  for (const panel of document.querySelectorAll("details")) panel.open = true;
}
let changed = performance.now();
const observer = new MutationObserver(() => { changed = performance.now(); });
observer.observe(document, {
  subtree: true, childList: true, attributes: true, characterData: true,
});
const look = () => {
  const busy = document.querySelector('[aria-busy="true"]') !== null;
  if (busy || performance.now() - changed < QUIET_MS) return setTimeout(look, 50);
  observer.disconnect();
  done(null);
};
look();
