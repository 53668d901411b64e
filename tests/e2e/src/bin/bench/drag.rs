//! Frames missed while the workers slider is dragged for three seconds.

use pool_vs_loop_e2e::{Context, Result, Visit};
use serde::Deserialize;
use serde_json::json;

use crate::report::{Cell, Spread, Table, grouped};

const REQUESTS: [u64; 4] = [16, 1_000, 10_000, 100_000];

/// How long the drag lasts, in milliseconds.
const LASTING: u32 = 3_000;

/// The time between two frames at 60 Hz, in milliseconds.
const FRAME: f64 = 1_000.0 / 60.0;

const TITLE: &str = "\
A drag of 3 s: every animation frame moves the workers slider by one stop, back and forth. A gap of
more than 1.5 frames (25 ms) between two animation frames has missed frames; long tasks are those of
50 ms and more; shown counts the frames that found a new result on show. The first row moves none.";

/// What `drag.js` gives back.
#[derive(Debug, Deserialize)]
struct Drag {
    gaps_ms: Vec<f64>,
    long_tasks: u64,
    shown: u64,
}

pub async fn measure() -> Result<Table> {
    let mut rows = vec![row("none (idle)", 16, false).await?];
    for requests in REQUESTS {
        rows.push(row(&grouped(requests), requests, true).await?);
    }
    Ok(Table {
        title: TITLE.to_owned(),
        columns: &[
            "requests",
            "frames",
            "gaps over 25 ms",
            "frames missed",
            "gap median ms",
            "gap p95 ms",
            "gap max ms",
            "long tasks",
            "shown",
        ],
        rows,
    })
}

async fn row(name: &str, requests: u64, moving: bool) -> Result<Vec<Cell>> {
    let drag: Drag = Visit::default()
        .run(async |page| {
            page.open(&format!("?requests={requests}")).await?;
            let script = include_str!("drag.js");
            // Once to warm up.
            page.browser().run_async::<Drag>(script, vec![json!(500), json!(moving)]).await?;
            page.browser().run_async(script, vec![json!(LASTING), json!(moving)]).await
        })
        .await
        .with_context(|| format!("a drag at {requests} requests"))?;
    let late: Vec<f64> = drag.gaps_ms.iter().copied().filter(|&gap| gap > 1.5 * FRAME).collect();
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // a few hundred frames
    let missed = late.iter().map(|gap| (gap / FRAME).round() as u64 - 1).sum();
    let mut cells = vec![
        Cell::Text(name.to_owned()),
        Cell::Count(drag.gaps_ms.len() as u64),
        Cell::Count(late.len() as u64),
        Cell::Count(missed),
    ];
    cells.extend(Spread::of(&drag.gaps_ms).cells());
    cells.extend([Cell::Count(drag.long_tasks), Cell::Count(drag.shown)]);
    Ok(cells)
}
