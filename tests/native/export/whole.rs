//! The writers that made each text whole, as they were: what is written in pieces has to be the same
//! to the byte.

use pool_vs_loop::explain;
use pool_vs_loop::export::log_line;
use pool_vs_loop::scenario::{Handler, Link, Micros, Notice, Server};
use pool_vs_loop::sim::{EntryResult, Results, Run, Summary, order_of_ends};
use serde::{Serialize, Serializer};
use std::fmt::Write;

/// All rows in one text.
pub fn csv(results: &Results) -> String {
    let mut text =
        String::from("server,handler,request,sent_us,started_us,finished_us,worker,outcome\n");
    for run in results.entries.iter().map(|result| &result.run) {
        let (server, handler) = (run.entry.server.word(), run.entry.handler.word());
        for (index, sent) in run.sent().iter().enumerate() {
            // Writing to a string cannot fail.
            let _ = write!(text, "{server},{handler},{},{sent},", index + 1);
            cell(&mut text, run.started(index));
            cell(&mut text, run.ended(index));
            cell(&mut text, run.worker(index).map(Into::into));
            text.push_str(run.outcome(index).word());
            text.push('\n');
        }
    }
    text
}

/// A number and its comma; of none only that.
fn cell(text: &mut String, number: Option<u64>) {
    if let Some(number) = number {
        // Writing to a string cannot fail.
        let _ = write!(text, "{number}");
    }
    text.push(',');
}

/// The access log in one text.
pub fn log(run: &Run) -> String {
    order_of_ends(run).into_iter().map(|request| log_line(run, request) + "\n").collect()
}

/// One object in one text, as serde writes it.
pub fn json(link: &Link, notices: &[Notice], results: &Results) -> String {
    serde_json::to_string(&Report::new(link, notices, results)).expect("an object")
}

/// What a link gave. It serialises as `{"scenario": …, "notices": […], "runs": […]}`.
#[derive(Clone, Debug, Serialize)]
struct Report<'a> {
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
    started_us: Column<'a, Option<Micros>>,
    /// When a killed or refused request was that, for these.
    finished_us: Column<'a, Option<Micros>>,
    /// `null` where no worker had the request.
    worker: Column<'a, Option<u16>>,
    outcome: Column<'a, &'static str>,
    makespan_us: Micros,
    summary: SummaryReport,
}

/// A fact for each request. It is looked up only when it is written: a run may have a million.
#[derive(Clone, Copy, Debug)]
struct Column<'a, T> {
    run: &'a Run,
    fact: fn(&Run, usize) -> T,
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
    fn new(link: &Link, notices: &[Notice], results: &'a Results) -> Self {
        let run = |result: &'a EntryResult| RunReport {
            server: result.run.entry.server,
            handler: result.run.entry.handler,
            sent_us: result.run.sent(),
            started_us: Column { run: &result.run, fact: Run::started },
            finished_us: Column { run: &result.run, fact: Run::ended },
            worker: Column { run: &result.run, fact: Run::worker },
            outcome: Column { run: &result.run, fact: |run, at| run.outcome(at).word() },
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

impl<T: Serialize> Serialize for Column<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let requests = 0..self.run.len();
        serializer.collect_seq(requests.map(|request| (self.fact)(self.run, request)))
    }
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
