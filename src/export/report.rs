//! One object with all that a scenario's runs gave, in the names of the link grammar's document.

use crate::explain;
use crate::scenario::{Handler, Link, Micros, Notice, Server};
use crate::sim::{EntryResult, Results, Run, Summary};
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
    /// Entries whose runs have too many events to be simulated.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    too_large: Vec<String>,
}

/// One entry's run, a column per fact.
#[derive(Clone, Debug, Serialize)]
struct RunReport<'a> {
    server: Server,
    handler: Handler,
    sent_us: &'a [Micros],
    /// `null` where service never began.
    started_us: Vec<Option<Micros>>,
    /// When a killed or refused request was that, for these.
    finished_us: Vec<Option<Micros>>,
    /// `null` where no worker had the request.
    worker: Vec<Option<u16>>,
    outcome: Vec<&'static str>,
    makespan_us: Micros,
    summary: SummaryReport,
}

/// A run in figures; `null` where there is none.
#[derive(Clone, Debug, Serialize)]
struct SummaryReport {
    mean_us: Option<Micros>,
    p50_us: Option<Micros>,
    p90_us: Option<Micros>,
    p95_us: Option<Micros>,
    p99_us: Option<Micros>,
    max_us: Option<Micros>,
    /// Replies per second.
    throughput: Option<f64>,
    served: u32,
    refused: u32,
    killed: u32,
    /// Share of the response time spent queueing, 0 to 1.
    queueing: Option<f64>,
    /// Share of the makespan for which workers, threads or loops were held, 0 to 1.
    utilisation: Option<f64>,
    most_in_flight: u32,
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
            sent_us: result.run.sent(),
            started_us: each(result, Run::started),
            finished_us: each(result, Run::ended),
            worker: each(result, Run::worker),
            outcome: each(result, |run, request| run.outcome(request).word()),
            makespan_us: result.summary.makespan,
            summary: SummaryReport::new(&result.summary, results.speed_up(result)),
        };
        Self {
            scenario: link.encode(),
            notices: notices.iter().map(explain::notice).collect(),
            runs: results.entries.iter().map(run).collect(),
            too_large: results.too_large.iter().map(ToString::to_string).collect(),
        }
    }
}

/// A fact for each request.
fn each<T>(result: &EntryResult, fact: impl Fn(&Run, usize) -> T) -> Vec<T> {
    (0..result.run.len()).map(|request| fact(&result.run, request)).collect()
}

impl SummaryReport {
    fn new(summary: &Summary, speedup: Option<f64>) -> Self {
        let times = summary.response;
        Self {
            mean_us: times.map(|times| times.mean),
            p50_us: times.map(|times| times.p50),
            p90_us: times.map(|times| times.p90),
            p95_us: times.map(|times| times.p95),
            p99_us: times.map(|times| times.p99),
            max_us: times.map(|times| times.max),
            throughput: summary.throughput,
            served: summary.served,
            refused: summary.refused,
            killed: summary.killed,
            queueing: summary.queueing,
            utilisation: summary.utilisation,
            most_in_flight: summary.most_in_flight,
            speedup,
        }
    }
}
