//! How long a first visit takes.

use pool_vs_loop_e2e::{Context, Result, Visit};

use crate::report::{Cell, Spread, Table};

const VISITS: u32 = 10;

const TITLE: &str = "\
First visit, 10 times with a fresh profile, from a server on the same machine; since navigation:
- picture: the first contentful paint, which shows the picture that stands in until the wasm runs;
- ready: the first frame with the page in use has been drawn, its plot among it.";

pub async fn measure() -> Result<Table> {
    let mut picture = Vec::new();
    let mut ready = Vec::new();
    for _ in 0..VISITS {
        let (painted, usable) = visit().await?;
        picture.push(painted);
        ready.push(usable);
    }
    let row = |name: &str, values: &[f64]| {
        let mut cells = vec![Cell::Text(name.to_owned())];
        cells.extend(Spread::of(values).cells());
        cells
    };
    Ok(Table {
        title: TITLE.to_owned(),
        columns: &["until", "median ms", "p95 ms", "max ms"],
        rows: vec![row("picture", &picture), row("ready", &ready)],
    })
}

/// First contentful paint and readiness of one visit.
async fn visit() -> Result<(f64, f64)> {
    Visit::default()
        .run(async |page| {
            page.open("").await?;
            let ready = page.browser().run_async(READY, Vec::new()).await?;
            let painted: Option<f64> = page
                .ask("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null")
                .await?;
            Ok((painted.context("nothing was painted")?, ready))
        })
        .await
}

/// The watcher notes the time in a task after the frame: it may be a moment away.
const READY: &str = "
    const done = arguments[0];
    const look = () => __watched.ready_ms === null ? setTimeout(look, 5) : done(__watched.ready_ms);
    look();";
