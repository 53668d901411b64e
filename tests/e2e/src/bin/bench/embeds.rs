//! Ten embeds on one page against one: bytes, memory, and time of the main thread.

use std::time::Duration;

use pool_vs_loop_e2e::server::Server;
use pool_vs_loop_e2e::wait::until_seen;
use pool_vs_loop_e2e::{Context, Page, Result, Visit};
use serde_json::{Value, json};

use crate::embed::{Compressed, post};
use crate::report::{Cell, Spread, Table};

const VISITS: u32 = 5;

const TITLE: &str = "\
Embeds on one page, each of another scenario, in frames of another origin that share the page's
process and its main thread; medians of 5 visits with a fresh profile, no throttling, brotli. Lazy:
as most are put into posts, the reader not scrolling, so that most stay unloaded.
- transferred: bytes that came over the network, heads of answers included; the rest is from cache.
- heap and wasm: of all frames together, once all are at rest, after two garbage collections.
- main thread: time of its tasks, and of scripts among them, until all were at rest for a second;
- idle: the same of the second after that. What runs there runs for ever.";

/// Time at rest.
const REST: Duration = Duration::from_secs(1);

/// What is measured of a page.
struct Seen {
    loaded: u64,
    transferred: f64,
    heap: f64,
    wasm: f64,
    tasks: f64,
    scripts: f64,
    idle: f64,
}

/// Measures one embed, ten, and ten lazy ones.
pub async fn measure(build: &Compressed) -> Result<Table> {
    let mut rows = Vec::new();
    for (name, count, attributes) in
        [("none", 0, ""), ("one", 1, ""), ("ten", 10, ""), ("ten lazy", 10, "loading=lazy")]
    {
        let mut visits = Vec::new();
        for _ in 0..VISITS {
            let embedded = build.serve().await?;
            visits.push(visit(&embedded, count, attributes).await?);
        }
        let median = |value: fn(&Seen) -> f64, decimals: usize| {
            let values: Vec<f64> = visits.iter().map(value).collect();
            Cell::Measure(Spread::of(&values).median, decimals)
        };
        let loaded = visits.iter().map(|seen| seen.loaded).max().unwrap_or(0);
        rows.push(vec![
            Cell::Text(name.to_owned()),
            Cell::Count(loaded),
            median(|seen| seen.transferred / 1_000.0, 1),
            median(|seen| seen.heap / 1e6, 2),
            median(|seen| seen.wasm / 1e6, 2),
            median(|seen| seen.tasks * 1_000.0, 0),
            median(|seen| seen.scripts * 1_000.0, 0),
            median(|seen| seen.idle * 1_000.0, 1),
        ]);
    }
    Ok(Table {
        title: TITLE.to_owned(),
        columns: &[
            "embeds",
            "loaded",
            "transferred kB",
            "JS heap MB",
            "wasm MB",
            "main thread ms",
            "of it scripts",
            "idle ms",
        ],
        rows,
    })
}

async fn visit(embedded: &Server, count: u16, attributes: &str) -> Result<Seen> {
    // Of lazy ones at least the one in view comes.
    let least = if attributes.is_empty() { count } else { 1 };
    let frames: Vec<(String, &str)> =
        (1..=count).map(|i| (format!("?embed=1&requests={}", 16 * i), attributes)).collect();
    Visit::default()
        .of(post(embedded, &frames))
        .run(async |page| {
            let browser = page.browser();
            let watch = json!({ "source": include_str!("embeds.js") });
            browser.cdp("Page.addScriptToEvaluateOnNewDocument", watch).await?;
            browser.cdp("Performance.enable", json!({})).await?;
            page.enter("").await?;
            let loaded = await_frames(page, embedded, least).await?;
            tokio::time::sleep(REST).await;
            let before = metrics(page).await?;
            tokio::time::sleep(REST).await;
            let after = metrics(page).await?;
            let (mut transferred, mut wasm) = (0.0, 0.0);
            for frame in 0..loaded {
                browser.driver().enter_frame(frame).await?;
                let (bytes, memory): (f64, f64) =
                    page.ask("[__embed.transferred(), __embed.memory()]").await?;
                transferred += bytes;
                wasm += memory;
                browser.driver().enter_default_frame().await?;
            }
            for _ in 0..2 {
                browser.cdp("HeapProfiler.collectGarbage", json!({})).await?;
            }
            let heap = browser.cdp("Runtime.getHeapUsage", json!({})).await?;
            let heap = heap["usedSize"].as_f64().context("DevTools gave no size of the heap")?;
            Ok(Seen {
                loaded: loaded.into(),
                transferred,
                heap,
                wasm,
                tasks: before.0,
                scripts: before.1,
                idle: after.0 - before.0,
            })
        })
        .await
}

/// Waits until those frames are ready that the browser loads, the first ones; gives how many. One
/// that it leaves for later can't even be looked into.
async fn await_frames(page: &Page, embedded: &Server, least: u16) -> Result<u16> {
    let driver = page.browser().driver();
    let look = async || {
        let begun = embedded.asked().iter().filter(|asked| asked.path == "/").count();
        let begun = u16::try_from(begun)?;
        let mut ready = 0;
        for frame in 0..begun {
            driver.enter_frame(frame).await?;
            let state: String = page.ask("document.body?.dataset.state ?? 'loading'").await?;
            driver.enter_default_frame().await?;
            ready += u16::from(state == "ready");
        }
        Ok((begun, ready))
    };
    let all_ready = |&(begun, ready): &(u16, u16)| begun >= least && ready == begun;
    Ok(until_seen("the embeds to be ready", look, all_ready).await?.1)
}

/// Seconds of the main thread's tasks so far, and of the scripts among them.
async fn metrics(page: &Page) -> Result<(f64, f64)> {
    let metrics = page.browser().cdp("Performance.getMetrics", json!({})).await?;
    let metrics = metrics["metrics"].as_array().context("DevTools gave no metrics")?;
    let value = |name: &str| {
        let named = |metric: &&Value| metric["name"] == name;
        let value = metrics.iter().find(named).and_then(|metric| metric["value"].as_f64());
        value.with_context(|| format!("DevTools knows no {name}"))
    };
    Ok((value("TaskDuration")?, value("ScriptDuration")?))
}
