//! An embed in somebody's page: its bytes, and how long it takes to show something on a slow
//! network. How ten of them do together is in `embeds`.

use std::fs;
use std::path::Path;

use anyhow::ensure;
use pool_vs_loop_e2e::browser::Browser;
use pool_vs_loop_e2e::server::Server;
use pool_vs_loop_e2e::wait::until_seen;
use pool_vs_loop_e2e::{Context, Result, Site, Visit, settings};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::report::{Cell, Spread, Table};
use crate::{embeds, sizes};

const VISITS: u32 = 9;

/// What the embeds of these measures ask for.
const DEFAULT: &str = "?embed=1";
const ANOTHER: &str = "?embed=1&workers=8&requests=100&cpu=5ms";

const BYTES: &str = "\
Embed: bytes of the script that makes one (which a page of plain frames does without), and of the
files that its first load asks for, as the server saw it; gzip at level 9, brotli at quality 11.";

const TIMES: &str = "\
Embed on a slow network: 1.6 Mbit/s down, 0.75 up, 150 ms from a request to its answer (as DevTools
throttles: request by request, without the set-up of connections), cache off, files compressed with
brotli; 9 visits, each with a fresh profile. Time from navigating to the post, a few lines of HTML
of another origin, until its frame shows
- picture: the plot that stands in the page as a picture, drawn, for the default scenario;
- ready: the interactive page, drawn.";

/// Measures all of it.
pub async fn measure() -> Result<Vec<(&'static str, Table)>> {
    let build = Compressed::build()?;
    Ok(vec![
        ("embed bytes", bytes(&build).await?),
        ("embed times", times(&build).await?),
        ("embeds", embeds::measure(&build).await?),
    ])
}

/// The build with a brotli-compressed file beside each, as a host keeps them.
pub struct Compressed(TempDir);

impl Compressed {
    fn build() -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("pvl-bench-").tempdir()?;
        compress(&settings::dist()?, folder.path())?;
        Ok(Self(folder))
    }

    /// Serves it.
    pub async fn serve(&self) -> Result<Server> {
        Site::of_folder(self.0.path()).compressed().serve().await
    }
}

fn compress(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            compress(&path, &target)?;
            continue;
        }
        let raw = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let mut name = target.clone().into_os_string();
        name.push(".br");
        fs::write(name, sizes::brotlied(&raw)?)?;
        fs::write(target, raw)?;
    }
    Ok(())
}

/// A post with these frames, on an origin of its own.
pub fn post(embedded: &Server, frames: &[(String, &str)]) -> Site {
    let mut html = "<!doctype html><html lang=en><meta charset=utf-8><title>A post</title>\
                    <link rel=icon href='data:,'><h1>A post</h1>"
        .to_owned();
    for (query, attributes) in frames {
        let address = embedded.address(query).replace('&', "&amp;");
        html += &format!(
            "\n<p><iframe title=Embed width=720 height=640 {attributes} src=\"{address}\"></iframe>"
        );
    }
    Site::of_one_page(&html)
}

async fn bytes(build: &Compressed) -> Result<Table> {
    let embedded = build.serve().await?;
    Visit::default()
        .of(post(&embedded, &[(DEFAULT.into(), "")]))
        .run(async |page| {
            page.enter("").await?;
            page.browser().driver().enter_frame(0).await?;
            page.await_ready().await
        })
        .await?;
    let mut table = sizes::table(BYTES, &sizes::files(&embedded.asked()))?;
    let script = sizes::sizes("embed.js").map(|sizes| sizes::row("embed.js (in the post)", sizes));
    table.rows.extend(script);
    Ok(table)
}

async fn times(build: &Compressed) -> Result<Table> {
    let (mut picture, mut ready, mut other) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..VISITS {
        let shown = visit(build, DEFAULT).await?;
        picture.push(shown.picture.context("the picture was never on show")?);
        ready.push(shown.ready);
        let shown = visit(build, ANOTHER).await?;
        ensure!(shown.picture.is_none(), "the picture stood for another scenario");
        other.push(shown.ready);
    }
    let row = |name: &str, values: &[f64], aim: f64| {
        let mut cells = vec![Cell::Text(name.to_owned())];
        cells.extend(Spread::of(values).cells());
        cells.push(Cell::Measure(aim, 0));
        cells
    };
    Ok(Table {
        title: TIMES.to_owned(),
        columns: &["until", "median ms", "p95 ms", "max ms", "aim ms"],
        rows: vec![
            row("picture", &picture, 1_500.0),
            row("ready", &ready, 3_000.0),
            row("ready, another scenario", &other, 3_000.0),
        ],
    })
}

/// When a frame showed what, in ms since the navigation to the page around it.
struct Shown {
    /// The picture, if it was ever on show.
    picture: Option<f64>,
    /// The interactive page.
    ready: f64,
}

async fn visit(build: &Compressed, query: &str) -> Result<Shown> {
    let embedded = build.serve().await?;
    Visit::default()
        .of(post(&embedded, &[(query.into(), "")]))
        .run(async |page| {
            let browser = page.browser();
            slow_down(browser).await?;
            page.enter("").await?;
            let start: f64 = page.ask("performance.timeOrigin").await?;
            browser.driver().enter_frame(0).await?;
            page.await_ready().await?;
            let look = async || page.ask("[__watched.ready_ms, __pictured.ms]").await;
            let (ready, picture): (Option<f64>, Option<f64>) =
                until_seen("the frame to be drawn", look, |seen: &(Option<f64>, _)| {
                    seen.0.is_some()
                })
                .await?;
            let own: f64 = page.ask("performance.timeOrigin").await?;
            let since = |ms: f64| own - start + ms;
            Ok(Shown { picture: picture.map(since), ready: since(ready.context("not ready")?) })
        })
        .await
}

/// The network of the measures, and a watcher for the picture in every document.
async fn slow_down(browser: &Browser) -> Result<()> {
    let watch = json!({ "source": include_str!("embed.js") });
    browser.cdp("Page.addScriptToEvaluateOnNewDocument", watch).await?;
    browser.cdp("Network.enable", json!({})).await?;
    browser.cdp("Network.setCacheDisabled", json!({ "cacheDisabled": true })).await?;
    let network: Value = json!({
        "offline": false,
        "latency": 150,
        "downloadThroughput": 1_600_000 / 8,
        "uploadThroughput": 750_000 / 8,
    });
    browser.cdp("Network.emulateNetworkConditions", network).await?;
    Ok(())
}
