// Has uPlot draw series from ready-made arrays, again and again with other data, and times each
// drawing as a step of our page is timed. Arguments: numbers of points, of series and of sets of
// data; the chart's size; whether its lines go in steps; how often to draw; the callback.
const [points, lines, sets, [width, height], stepped, times, done] = arguments;
const COLOURS = ["#0072b2", "#e69f00", "#009e73", "#d55e00", "#cc79a7", "#56b4e9"];
const STROKE = 2.5; // as in our plot
const WARM_UP = 5;

const measure = (numbers) => {
  const x = Float64Array.from({ length: points }, (_, index) => index + 1);
  const line = (place) => numbers.subarray(place * points, (place + 1) * points);
  const data = Array.from({ length: sets }, (_, set) =>
    [x, ...Array.from({ length: lines }, (_, place) => line(set * lines + place))]);

  const paths = stepped ? uPlot.paths.stepped({ align: 1 }) : uPlot.paths.linear();
  const series = COLOURS.slice(0, lines).map(
    (stroke) => ({ stroke, width: STROKE, paths, points: { show: false } }));
  const chart = new uPlot({
    width, height, series: [{}, ...series], scales: { x: { time: false } },
    legend: { show: false }, cursor: { show: false },
  }, data[0], document.getElementById("chart"));

  const drawn_ms = [];
  let drawn = 0;
  const draw = () => {
    let start;
    requestAnimationFrame(() => {
      start = performance.now();
      drawn += 1;
      chart.setData(data[drawn % sets]);
    });
    // The second callback of the same frame: uPlot has drawn in a microtask after the first.
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        if (drawn > WARM_UP) drawn_ms.push(performance.now() - start);
        if (drawn < WARM_UP + times) return draw();
        // That it has drawn: pixels of each series' colour.
        const { canvas } = chart.ctx;
        const pixels = chart.ctx.getImageData(0, 0, canvas.width, canvas.height).data;
        const rgb = (place) => pixels[place] * 65536 + pixels[place + 1] * 256 + pixels[place + 2];
        const wanted = COLOURS.slice(0, lines).map((colour) => parseInt(colour.slice(1), 16));
        const found = new Set();
        for (let place = 0; place < pixels.length; place += 4) found.add(rgb(place));
        chart.destroy();
        done({ drawn_ms, seen: wanted.filter((colour) => found.has(colour)).length });
      };
      channel.port2.postMessage(null);
    });
  };
  draw();
};

fetch("/series")
  .then((answer) => answer.arrayBuffer())
  .then((bytes) => measure(new Float64Array(bytes)));
