//! How long one step of the workers slider takes until its result is on show, and until everything
//! that follows from it is; beside it, how long uPlot takes to draw the same.

use std::time::Duration;

use pool_vs_loop_e2e::browser::Browser;
use pool_vs_loop_e2e::{Context, Page, Result, Visit};
use serde::Deserialize;
use serde_json::json;

use crate::report::{Cell, Spread, Table, grouped, ms};
use crate::rival::{Rival, Times};

/// One size of run.
struct Run {
    requests: u64,
    /// How the table calls the line-up, and how a link does.
    entries: (&'static str, &'static str),
    /// Steps that are timed: few where a step takes long.
    steps: u64,
}

const ALL: (&str, &str) = ("6", "");
const ONE: (&str, &str) = ("1", "&lineup=pool:blocking");

const RUNS: [Run; 5] = [
    Run { requests: 16, entries: ALL, steps: 120 },
    Run { requests: 1_000, entries: ALL, steps: 120 },
    Run { requests: 10_000, entries: ALL, steps: 120 },
    Run { requests: 100_000, entries: ALL, steps: 40 },
    Run { requests: 1_000_000, entries: ONE, steps: 20 },
];

const WARM_UP: u64 = 10;

/// Steps of one script: well below its time-out.
const AT_ONCE: u64 = 5;

/// How often uPlot draws.
const DRAWINGS: u64 = 40;

const TITLE: &str = "\
Slider step with all panels of the page open. Every step moves the workers slider by one stop, up
and down its scale, in an animation frame as a pointer does, and begins when the page is at rest.
Times go from just before the input event to a task posted in a frame's last animation callback,
so with style, layout and paint; what other threads do with the frame then is not in them.
- shown: until the frame whose plot and summary show this very setting, with the simulation of all
  entries;
- rest: until the frame with nothing left that is marked as not up to date (timeline, diagram, log,
  Why and its advice, which takes a simulation for each change that it tries);
- held: the longest time that the main thread was held in one piece during the step, from other
  steps, between two turns of a task that posts itself;
- busy: main-thread time of all tasks, per step until rest (DevTools' TaskDuration).";

const BESIDE: &str = "\
The same lines drawn by uPlot 1.6 in the same browser, right after, in the size of our plot.
Ours is a step until shown as above: it includes the simulation of all entries, the plot, the
summary, the answer and the whole page around them. uPlot only draws, onto a canvas, with its legend
and cursor off, from ready-made typed arrays that hold the response times for 8 stops of the same
slider: from just before setData to the end of the frame, as above.
- steps: uPlot's stepped paths, the shape that ours have;
- straight: uPlot's own default, which leaves out what a pixel column hides.
Ratios are ours to uPlot's medians; below 1, ours takes less time.";

/// What `step.js` gives back, in milliseconds.
#[derive(Debug, Default, Deserialize)]
struct Steps {
    shown_ms: Vec<f64>,
    rest_ms: Vec<f64>,
    held_ms: Vec<f64>,
}

/// All of one run.
struct Measured {
    steps: Steps,
    /// Seconds.
    busy: f64,
    rival: Option<Times>,
}

/// Our steps, and uPlot beside them where it is at hand.
pub async fn measure() -> Result<Vec<(&'static str, Table)>> {
    let rival = Rival::find()?;
    let mut rows = Vec::new();
    let mut beside = Vec::new();
    for run in RUNS {
        let measured = measure_one(&run, rival.as_ref())
            .await
            .with_context(|| format!("slider steps at {} requests", run.requests))?;
        rows.push(run.row(&measured));
        beside.extend(measured.rival.as_ref().map(|times| run.beside(&measured.steps, times)));
    }
    let columns = &[
        "requests",
        "entries",
        "steps",
        "shown median ms",
        "shown p95 ms",
        "rest median ms",
        "rest p95 ms",
        "held median ms",
        "held p95 ms",
        "held max ms",
        "busy mean ms",
    ];
    let mut tables = vec![("step", Table { title: TITLE.to_owned(), columns, rows })];
    if rival.is_some() {
        let columns = &[
            "requests",
            "lines",
            "ours median ms",
            "steps median ms",
            "steps p95 ms",
            "ours / steps",
            "straight median ms",
            "straight p95 ms",
            "ours / straight",
        ];
        let title = BESIDE.to_owned();
        tables.push(("step beside uPlot", Table { title, columns, rows: beside }));
    } else {
        println!("PVL_UPLOT does not say where uPlot is: steps are measured without it.\n");
    }
    Ok(tables)
}

impl Run {
    fn row(&self, measured: &Measured) -> Vec<Cell> {
        let two = |values: &[f64]| {
            let Spread { median, p95, .. } = Spread::of(values);
            [median, p95].map(ms)
        };
        let Measured { steps, busy, .. } = measured;
        let mut cells = vec![
            Cell::Text(grouped(self.requests)),
            Cell::Text(self.entries.0.to_owned()),
            Cell::Count(self.steps),
        ];
        cells.extend(two(&steps.shown_ms));
        cells.extend(two(&steps.rest_ms));
        cells.extend(Spread::of(&steps.held_ms).cells());
        #[allow(clippy::cast_precision_loss)] // a few hundred steps
        cells.push(ms(busy * 1_000.0 / self.steps as f64));
        cells
    }

    fn beside(&self, steps: &Steps, times: &Times) -> Vec<Cell> {
        let ours = Spread::of(&steps.shown_ms).median;
        let mut cells = vec![
            Cell::Text(grouped(self.requests)),
            Cell::Text(self.entries.0.to_owned()),
            ms(ours),
        ];
        for times in [&times.stepped, &times.straight] {
            let Spread { median, p95, .. } = Spread::of(times);
            cells.extend([ms(median), ms(p95), Cell::Measure(ours / median, 2)]);
        }
        cells
    }
}

async fn measure_one(run: &Run, rival: Option<&Rival>) -> Result<Measured> {
    let query = format!("requests={}{}", run.requests, run.entries.1);
    Visit::default()
        .run(async |page| {
            page.open(&format!("?{query}")).await?;
            let browser = page.browser();
            browser.driver().set_script_timeout(Duration::from_secs(110)).await?;
            browser.cdp("Performance.enable", json!({})).await?;
            settle(page, true).await?;
            take(browser, WARM_UP, false).await?;
            let before = task_seconds(browser).await?;
            let mut steps = take(browser, run.steps, false).await?;
            let busy = task_seconds(browser).await? - before;
            steps.held_ms = take(browser, run.steps / 2, true).await?.held_ms;
            let mut times = None;
            if let Some(rival) = rival {
                let size = page.ask(PLOT_SIZE).await?;
                times = Some(rival.draw(browser, &query, size, DRAWINGS).await?);
            }
            Ok(Measured { steps, busy, rival: times })
        })
        .await
}

const PLOT_SIZE: &str = "(({ width, height }) => [width, height])(
    document.querySelector('#plot svg').getBoundingClientRect())";

/// Waits until the page is at rest, with all panels opened first if so asked.
pub async fn settle(page: &Page, opening: bool) -> Result<()> {
    page.browser().run_async(include_str!("settle.js"), vec![json!(opening)]).await
}

/// Takes steps; with `holding`, to see how long the main thread is held.
async fn take(browser: &Browser, count: u64, holding: bool) -> Result<Steps> {
    let mut all = Steps::default();
    let mut taken = 0;
    while taken < count {
        let next = AT_ONCE.min(count - taken);
        let arguments = vec![json!(next), json!(holding)];
        let steps: Steps = browser.run_async(include_str!("step.js"), arguments).await?;
        all.shown_ms.extend(steps.shown_ms);
        all.rest_ms.extend(steps.rest_ms);
        all.held_ms.extend(steps.held_ms);
        taken += next;
    }
    Ok(all)
}

/// Seconds that the page's main thread has spent in tasks since it was opened.
async fn task_seconds(browser: &Browser) -> Result<f64> {
    let answer = browser.cdp("Performance.getMetrics", json!({})).await?;
    let metrics = answer["metrics"].as_array().context("DevTools gave no metrics")?;
    let duration = metrics.iter().find(|metric| metric["name"] == "TaskDuration");
    duration.and_then(|metric| metric["value"].as_f64()).context("DevTools gave no TaskDuration")
}
