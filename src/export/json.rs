//! One object with all that a scenario's runs gave, in the names of the link grammar's document.

use super::pieces::{Pieces, Row, Section, push_number};
use crate::explain;
use crate::scenario::{Link, Micros, Notice};
use crate::sim::{Results, Run, Summary};
use serde::Serialize;
use std::ops::Deref;

/// The columns of a run, in their order: a fact for each request.
const COLUMNS: [(&str, Row); 5] = [
    ("sent_us", |text, run, request| fact(text, request, run.sent().get(request).copied())),
    // `null` where service never began.
    ("started_us", |text, run, request| fact(text, request, run.started(request))),
    // When a killed or refused request was that, for these.
    ("finished_us", |text, run, request| fact(text, request, run.ended(request))),
    // `null` where no worker had the request.
    ("worker", |text, run, request| fact(text, request, run.worker(request).map(Into::into))),
    ("outcome", outcome),
];

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

/// Writes what a link gave as a JSON object in one line, piece by piece:
/// `{"scenario": …, "notices": […], "runs": […]}` with the canonical query, a sentence for each thing
/// that was wrong with the link, and a run per line-up entry, a column per fact. Entries whose runs
/// have too many events to be simulated follow in `"too_large"`, if there are any.
///
/// ```
/// use pool_vs_loop::{export, scenario::Link, sim};
///
/// let (link, notices) = Link::decode("workers=1&requests=2&lineup=pool:blocking");
/// let results = sim::run(&link.scenario);
/// let object: String = export::json(&link, &notices, &results).collect();
/// assert!(object.starts_with(
///     "{\"scenario\":\"workers=1&requests=2&lineup=pool:blocking\",\"notices\":[],\"runs\":[{\
///      \"server\":\"pool\",\"handler\":\"blocking\",\"sent_us\":[0,0],\"started_us\":[0,1000000],"
/// ));
/// ```
pub fn json<R: Deref<Target = Results>>(link: &Link, notices: &[Notice], results: R) -> Pieces<R> {
    let notices: Vec<String> = notices.iter().map(explain::notice).collect();
    let mut sections = Vec::new();
    // What comes before the next column.
    let mut words = String::from("{");
    field(&mut words, "scenario", &link.encode());
    field(&mut words, "notices", &notices);
    words.push_str(",\"runs\":[");
    for (place, result) in results.entries.iter().enumerate() {
        words.push_str(if place == 0 { "{" } else { ",{" });
        field(&mut words, "server", &result.run.entry.server);
        field(&mut words, "handler", &result.run.entry.handler);
        for (name, row) in COLUMNS {
            words.push_str(&[",\"", name, "\":["].concat());
            sections.extend([Section::Words(words), Section::Rows(place, row)]);
            words = "]".into();
        }
        field(&mut words, "makespan_us", &result.summary.makespan);
        let summary = SummaryReport::new(&result.summary, results.speed_up(result));
        field(&mut words, "summary", &summary);
        words.push('}');
    }
    words.push(']');
    if !results.too_large.is_empty() {
        let names: Vec<String> = results.too_large.iter().map(ToString::to_string).collect();
        field(&mut words, "too_large", &names);
    }
    words.push('}');
    sections.push(Section::Words(words));
    Pieces::new(results, sections)
}

/// Writes a field of an object, which isn't empty, or begins with it.
fn field(words: &mut String, name: &str, value: &impl Serialize) {
    let comma = if words.ends_with('{') { "" } else { "," };
    // There are neither keys that are no texts nor anything that refuses to be written.
    let value = serde_json::to_string(value).unwrap_or_default();
    words.push_str(&[comma, "\"", name, "\":", &value].concat());
}

/// Writes a number of a column, or `null`.
fn fact(text: &mut String, request: usize, number: Option<u64>) {
    if request > 0 {
        text.push(',');
    }
    match number {
        Some(number) => push_number(text, number),
        None => text.push_str("null"),
    }
}

fn outcome(text: &mut String, run: &Run, request: usize) {
    text.push_str(if request > 0 { ",\"" } else { "\"" });
    // A word without anything to escape.
    text.push_str(run.outcome(request).word());
    text.push('"');
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
