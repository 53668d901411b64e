//! One object with all that a scenario's runs gave, in the names of the link grammar's document.

use crate::explain;
use crate::scenario::{Handler, Link, Micros, Notice, Server};
use crate::sim::{EntryResult, Results, Summary};
use serde::Serialize;

/// What a link gave. It serialises as `{"scenario": …, "notices": […], "runs": […]}`.
#[derive(Clone, Debug, Serialize)]
pub struct Report<'a> {
    /// The canonical query.
    scenario: String,
    /// Sentences about what was wrong with the link.
    notices: Vec<String>,
    /// A run per line-up entry, in its order.
    runs: Vec<RunReport<'a>>,
}

/// One entry's run, a column per fact.
#[derive(Clone, Debug, Serialize)]
struct RunReport<'a> {
    server: Server,
    handler: Handler,
    sent_us: &'a [Micros],
    started_us: &'a [Micros],
    finished_us: &'a [Micros],
    worker: &'a [u16],
    /// `served` for each: nothing is refused or killed in this version.
    outcome: Vec<&'static str>,
    makespan_us: Micros,
    summary: SummaryReport,
}

/// A run in figures; `null` where there is none.
#[derive(Clone, Debug, Serialize)]
struct SummaryReport {
    mean_us: Micros,
    p50_us: Micros,
    p90_us: Micros,
    p95_us: Micros,
    p99_us: Micros,
    max_us: Micros,
    /// Replies per second.
    throughput: Option<f64>,
    /// Share of the response time spent queueing, 0 to 1.
    queueing: Option<f64>,
    /// Makespan of the line-up's first entry by that of this one.
    speedup: Option<f64>,
}

impl<'a> Report<'a> {
    /// The report on a link, what was wrong with it, and the results of its scenario.
    #[must_use]
    pub fn new(link: &Link, notices: &[Notice], results: &'a Results) -> Self {
        let run = |result: &'a EntryResult| RunReport {
            server: result.run.entry.server,
            handler: result.run.entry.handler,
            sent_us: &result.run.sent,
            started_us: &result.run.started,
            finished_us: &result.run.ended,
            worker: &result.run.worker,
            outcome: vec!["served"; result.run.sent.len()],
            makespan_us: result.summary.makespan,
            summary: SummaryReport::new(&result.summary, results.speed_up(result)),
        };
        Self {
            scenario: link.encode(),
            notices: notices.iter().map(explain::notice).collect(),
            runs: results.entries.iter().map(run).collect(),
        }
    }
}

impl SummaryReport {
    fn new(summary: &Summary, speedup: Option<f64>) -> Self {
        Self {
            mean_us: summary.mean,
            p50_us: summary.p50,
            p90_us: summary.p90,
            p95_us: summary.p95,
            p99_us: summary.p99,
            max_us: summary.max,
            throughput: summary.throughput,
            queueing: summary.queueing,
            speedup,
        }
    }
}
