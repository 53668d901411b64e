// Before the first paint: the picture in the page shows the default scenario and no other.
if (location.search.length > 1) document.documentElement.dataset.scenario = "own";
