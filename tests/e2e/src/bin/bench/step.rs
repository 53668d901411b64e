//! How long one step of the workers slider keeps the page busy, and until its result is on show.

use std::time::Duration;

use pool_vs_loop_e2e::browser::Browser;
use pool_vs_loop_e2e::{Context, Result, Visit};
use serde::Deserialize;
use serde_json::json;

use crate::report::{Cell, Spread, Table, grouped, ms};

/// Requests, and the steps that are measured: few where a step takes long.
const RUNS: [(u64, u64); 5] =
    [(16, 120), (1_000, 120), (10_000, 120), (100_000, 60), (1_000_000, 20)];

const WARM_UP: u64 = 10;

const TITLE: &str = "\
Slider step, all six entries. Every step moves the workers slider by one stop, up and down its whole
scale, in an animation frame as a pointer does.
- frame: from just before the input event to a MessageChannel task posted in the same frame's last
  animation callback, so with style, layout and paint: how long the main thread is held up at once.
- shown: until the same task of the frame that shows this very setting; the page slices long runs.
- busy: main-thread time of all tasks, per step (DevTools' TaskDuration).
- late: steps that were not on show in their own frame.";

/// What `step.js` gives back, in milliseconds.
#[derive(Debug, Deserialize)]
struct Steps {
    frame_ms: Vec<f64>,
    shown_ms: Vec<f64>,
    late: u64,
}

pub async fn measure() -> Result<Table> {
    let mut rows = Vec::new();
    for (requests, steps) in RUNS {
        rows.push(row(requests, steps).await?);
    }
    Ok(Table {
        title: TITLE.to_owned(),
        columns: &[
            "requests",
            "steps",
            "frame median ms",
            "frame p95 ms",
            "frame max ms",
            "shown median ms",
            "shown p95 ms",
            "shown max ms",
            "busy mean ms",
            "late",
        ],
        rows,
    })
}

async fn row(requests: u64, count: u64) -> Result<Vec<Cell>> {
    let (steps, busy) = Visit::default()
        .run(async |page| {
            page.open(&format!("?requests={requests}")).await?;
            let browser = page.browser();
            browser.driver().set_script_timeout(Duration::from_secs(110)).await?;
            browser.cdp("Performance.enable", json!({})).await?;
            let script = include_str!("step.js");
            browser.run_async::<Steps>(script, vec![json!(WARM_UP)]).await?;
            let before = task_seconds(browser).await?;
            let steps: Steps = browser.run_async(script, vec![json!(count)]).await?;
            let busy = task_seconds(browser).await? - before;
            Ok((steps, busy))
        })
        .await
        .with_context(|| format!("slider steps at {requests} requests"))?;
    let mut cells = vec![Cell::Text(grouped(requests)), Cell::Count(count)];
    cells.extend(Spread::of(&steps.frame_ms).cells());
    cells.extend(Spread::of(&steps.shown_ms).cells());
    #[allow(clippy::cast_precision_loss)] // a few hundred steps
    cells.push(ms(busy * 1_000.0 / count as f64));
    cells.push(Cell::Count(steps.late));
    Ok(cells)
}

/// Seconds that the page's main thread has spent in tasks since it was opened.
async fn task_seconds(browser: &Browser) -> Result<f64> {
    let answer = browser.cdp("Performance.getMetrics", json!({})).await?;
    let metrics = answer["metrics"].as_array().context("DevTools gave no metrics")?;
    let duration = metrics.iter().find(|metric| metric["name"] == "TaskDuration");
    duration.and_then(|metric| metric["value"].as_f64()).context("DevTools gave no TaskDuration")
}
