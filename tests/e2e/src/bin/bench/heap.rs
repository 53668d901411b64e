//! Whether memory grows with use: heap, wasm memory and nodes after few and after many steps.

use std::time::Duration;

use pool_vs_loop_e2e::browser::Browser;
use pool_vs_loop_e2e::{Context, Result, Visit};
use serde_json::{Value, json};

use crate::report::{Cell, Table, grouped};
use crate::{snapshot, step};

/// Slider steps after which memory is looked at.
const LOOKS: [u64; 4] = [100, 500, 1_000, 10_000];

/// What DevTools holds for us during a look, and would hold on to.
const LOOK: &str = "look";

/// Steps of one script: well below its time-out, and few scripts, since chromedriver leaves the
/// answer of each on the heap (some 100 bytes).
const AT_ONCE: u64 = 1_000;

const TITLE: &str = "\
Memory after slider steps over the same range (workers up and down their scale, 16 requests). Each
look is at the settings of the start, with the page at rest, after two garbage collections.
- JS heap: what V8 has in use. Code is its part that is code of scripts in any form (bytecode,
  feedback, machine code, lists of what depends on that), by a heap snapshot: V8 makes machine code
  of functions once they have run often, and that of itself grows for some thousand steps. Rest is
  all else: objects, closures, strings, arrays, shapes.
- browser: objects of the browser's own for the page, such as nodes, styles, layout.
- wasm: size of the wasm memory. It never shrinks, so it is the most that was ever needed at once,
  which hangs on what jobs were under way when a step came: runs differ by some 64 kB pages.
- nodes and event listeners: those alive.";

pub async fn measure() -> Result<Table> {
    let rows = Visit::default()
        .run(async |page| {
            page.open("").await?;
            let browser = page.browser();
            browser.driver().set_script_timeout(Duration::from_secs(110)).await?;
            browser.cdp("HeapProfiler.enable", json!({})).await?;
            // The first look leaves something behind for those after it.
            look(browser, 0).await?;
            let mut rows = Vec::new();
            let mut taken = 0;
            for steps in LOOKS {
                while taken < steps {
                    let next = AT_ONCE.min(steps - taken);
                    browser.run_async::<()>(include_str!("heap.js"), vec![json!(next)]).await?;
                    taken += next;
                }
                step::settle(page, false).await?;
                rows.push(look(browser, steps).await?);
            }
            Ok(rows)
        })
        .await?;
    Ok(Table {
        title: TITLE.to_owned(),
        columns: &[
            "steps",
            "JS heap bytes",
            "of it code",
            "rest",
            "browser bytes",
            "wasm bytes",
            "nodes",
            "listeners",
        ],
        rows,
    })
}

async fn look(browser: &Browser, steps: u64) -> Result<Vec<Cell>> {
    // The harness's own list, which the page's address makes longer four times a second.
    browser.run::<()>("__watched.address_writes.length = 0;", Vec::new()).await?;
    for _ in 0..2 {
        browser.cdp("HeapProfiler.collectGarbage", json!({})).await?;
    }
    let heap = browser.cdp("Runtime.getHeapUsage", json!({})).await?;
    let counters = browser.cdp("Memory.getDOMCounters", json!({})).await?;
    let used = number(&heap["usedSize"])?;
    let code = snapshot::code_bytes(browser).await?;
    let counts = [
        used,
        code,
        used.saturating_sub(code),
        number(&heap["embedderHeapUsedSize"])?,
        wasm_bytes(browser).await?,
        number(&counters["nodes"])?,
        number(&counters["jsEventListeners"])?,
    ];
    let mut cells = vec![Cell::Text(grouped(steps))];
    cells.extend(counts.map(Cell::Count));
    Ok(cells)
}

/// The size of all wasm memories. The page keeps its own to itself, so DevTools is asked for every
/// object with the prototype of a memory.
async fn wasm_bytes(browser: &Browser) -> Result<u64> {
    let prototype = browser
        .cdp(
            "Runtime.evaluate",
            json!({ "expression": "WebAssembly.Memory.prototype", "objectGroup": LOOK }),
        )
        .await?;
    let prototype = &prototype["result"]["objectId"];
    let memories = browser
        .cdp("Runtime.queryObjects", json!({ "prototypeObjectId": prototype, "objectGroup": LOOK }))
        .await?;
    let bytes = browser
        .cdp(
            "Runtime.callFunctionOn",
            json!({
                "objectId": memories["objects"]["objectId"],
                "functionDeclaration": "function () {
                    return this.reduce((sum, memory) => sum + memory.buffer.byteLength, 0);
                }",
                "returnByValue": true,
            }),
        )
        .await?;
    browser.cdp("Runtime.releaseObjectGroup", json!({ "objectGroup": LOOK })).await?;
    number(&bytes["result"]["value"])
}

/// A count that DevTools may give with a fraction of zero.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // counts, far below 2^53
fn number(value: &Value) -> Result<u64> {
    let number = value.as_f64().with_context(|| format!("DevTools gave no number but {value}"))?;
    Ok(number as u64)
}
