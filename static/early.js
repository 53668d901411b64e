// Before the first paint: the page's colours and layout, and whether the picture in it may show.
{
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

  const query = new URLSearchParams(location.search);
  const { dataset } = document.documentElement;
  const theme = query.get("theme");
  if (theme === "light" || theme === "dark") dataset.theme = theme;
  if (query.get("embed") === "1") dataset.embed = "1";

  const panels = query.get("show")?.split(",") ?? ["plot"];
  // Of a link that is longer than this, the page reads only the beginning.
  const cut = location.search.length > 8192;
  if (cut || !panels.includes("plot") || [...query].some(own)) dataset.scenario = "own";
}
