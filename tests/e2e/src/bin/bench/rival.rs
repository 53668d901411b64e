//! uPlot, a chart library known to be fast, drawing the same series from ready-made arrays.

use std::env;
use std::path::PathBuf;

use pool_vs_loop::scenario::{Link, Setting, steps};
use pool_vs_loop::sim;
use pool_vs_loop_e2e::browser::Browser;
use pool_vs_loop_e2e::{Context, Result, Site};
use serde::Deserialize;
use serde_json::json;

/// Stops of the workers slider whose runs uPlot draws in turn: from one end of it to the other.
const STOPS: usize = 8;

/// The files of uPlot.
pub struct Rival {
    script: Vec<u8>,
    style: Vec<u8>,
}

/// What `rival.js` gives back.
#[derive(Debug, Deserialize)]
struct Drawn {
    drawn_ms: Vec<f64>,
    /// Series whose colour is in the picture.
    seen: usize,
}

/// Milliseconds of each drawing.
pub struct Times {
    /// With lines that go in steps, as ours do.
    pub stepped: Vec<f64>,
    /// With straight lines from point to point, of which uPlot leaves out what a pixel hides.
    pub straight: Vec<f64>,
}

impl Rival {
    /// Reads uPlot from its folder, which `PVL_UPLOT` names; `None` where that isn't set.
    pub fn find() -> Result<Option<Self>> {
        let Some(folder) = env::var_os("PVL_UPLOT").map(PathBuf::from) else { return Ok(None) };
        let read = |name: &str| {
            let file = folder.join(name);
            std::fs::read(&file)
                .with_context(|| format!("cannot read {}, see PVL_UPLOT", file.display()))
        };
        Ok(Some(Self { script: read("uPlot.iife.min.js")?, style: read("uPlot.min.css")? }))
    }

    /// Leaves the page that the browser is on, and draws the runs of a scenario for some stops of
    /// the workers slider, so many times and in this size in CSS pixels.
    pub async fn draw(
        &self,
        browser: &Browser,
        query: &str,
        size: [f64; 2],
        times: u64,
    ) -> Result<Times> {
        let runs = Runs::simulate(query)?;
        let server = Site::of_one_page(include_str!("rival.html"))
            .with("/uplot.js", "text/javascript", self.script.clone())
            .with("/uplot.css", "text/css", self.style.clone())
            .with("/series", "application/octet-stream", runs.bytes)
            .serve()
            .await?;
        browser.driver().goto(server.address("")).await?;
        let draw = async |stepped: bool| -> Result<Vec<f64>> {
            let arguments = vec![
                json!(runs.points),
                json!(runs.lines),
                json!(runs.sets),
                json!(size),
                json!(stepped),
                json!(times),
            ];
            let drawn: Drawn = browser.run_async(include_str!("rival.js"), arguments).await?;
            // Where lines coincide uPlot draws the last one only.
            anyhow::ensure!(drawn.seen > 0, "uPlot drew no line");
            Ok(drawn.drawn_ms)
        };
        Ok(Times { stepped: draw(true).await?, straight: draw(false).await? })
    }
}

/// Response times as arrays of 64-bit floats: of each set each line's points.
struct Runs {
    points: usize,
    lines: usize,
    sets: usize,
    bytes: Vec<u8>,
}

impl Runs {
    fn simulate(query: &str) -> Result<Self> {
        let scale = steps::scale(Setting::Workers);
        let stops = (0..STOPS).map(|place| scale[place * (scale.len() - 1) / (STOPS - 1)]);
        let mut runs = Self { points: 0, lines: 0, sets: 0, bytes: Vec::new() };
        for workers in stops {
            let (link, notices) = Link::decode(&format!("{query}&workers={workers}"));
            anyhow::ensure!(notices.is_empty(), "{query} is no link: {notices:?}");
            let results = sim::run(&link.scenario);
            (runs.points, runs.lines) = (link.scenario.requests as usize, results.entries.len());
            runs.sets += 1;
            for result in &results.entries {
                for request in 0..runs.points {
                    #[allow(clippy::cast_precision_loss)] // times far below 2^53 µs
                    let time = result.run.response_time(request).map_or(f64::NAN, |it| it as f64);
                    runs.bytes.extend((time / 1e6).to_le_bytes());
                }
            }
        }
        Ok(runs)
    }
}

#[cfg(test)]
mod tests {
    use super::{Runs, STOPS};

    #[test]
    fn each_set_has_each_line_with_its_points() {
        let runs = Runs::simulate("requests=16").unwrap();
        assert_eq!((runs.points, runs.lines, runs.sets), (16, 6, STOPS));
        assert_eq!(runs.bytes.len(), 16 * 6 * STOPS * 8);
        // One blocking worker takes a second for each request.
        let seconds: Vec<f64> = runs.bytes.chunks_exact(8).take(16).map(number).collect();
        assert_eq!(seconds, (1..=16).map(f64::from).collect::<Vec<_>>());
    }

    fn number(bytes: &[u8]) -> f64 {
        f64::from_le_bytes(bytes.try_into().unwrap())
    }
}
