//! The summary table: its columns, what they mean, and how their figures are written.

use super::number::{count, decimal, duration, percent};
use crate::scenario::Micros;
use crate::sim::{EntryResult, ResponseTimes, Results};
use crate::words::mark;

/// A column of the summary table; its texts are for [`look_up`](crate::words::look_up).
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its name for programs.
    pub id: &'static str,
    /// Its heading.
    pub head: &'static str,
    /// What it means, in a sentence.
    pub meaning: &'static str,
    write: fn(&Results, &EntryResult) -> String,
}

impl Column {
    /// What the column says of a result; a dash where there is no such figure.
    #[must_use]
    pub fn text(&self, results: &Results, result: &EntryResult) -> String {
        (self.write)(results, result)
    }
}

/// The columns that a table has for these results: those of outcomes only where not all requests
/// are served.
pub fn columns(results: Option<&Results>) -> impl Iterator<Item = &'static Column> {
    let lost = |result: &EntryResult| result.summary.refused + result.summary.killed > 0;
    let any = results.is_some_and(|results| results.entries.iter().any(lost));
    OUTCOMES.iter().filter(move |_| any).chain(&COLUMNS)
}

/// What became of the requests.
pub const OUTCOMES: [Column; 3] = [
    Column {
        id: "served",
        head: mark!("Served"),
        meaning: mark!(
            "Requests that were answered; the times of the others are in no figure but the last \
                  reply, which here is the last end of any."
        ),
        write: |_, result| count(result.summary.served.into()),
    },
    Column {
        id: "refused",
        head: mark!("Refused"),
        meaning: mark!(
            "Requests that found the backlog of the pool full. A simplification: Linux drops the \
                  handshake, and the client tries again."
        ),
        write: |_, result| count(result.summary.refused.into()),
    },
    Column {
        id: "killed",
        head: mark!("Killed"),
        meaning: mark!("Requests that were in service of the pool for the timeout."),
        write: |_, result| count(result.summary.killed.into()),
    },
];

/// The columns, in order.
pub const COLUMNS: [Column; 11] = [
    Column {
        id: "makespan",
        head: mark!("Last reply"),
        meaning: mark!("The makespan: from the first request sent to the last reply."),
        write: |_, result| {
            let replied = result.summary.response.is_some();
            or_dash(replied.then(|| duration(result.summary.makespan)))
        },
    },
    Column {
        id: "formula",
        head: mark!("Formula"),
        meaning: mark!(
            "What arithmetic gives for the last reply: ⌈n/W⌉ × T on the pool, for request n (the \
                  first being 1), W workers and task time T, with gather that of the slowest \
                  piece; ⌈requests of a worker / its threads⌉ × T with threads and for def on the \
                  loop; else T, and with CPU time that of all requests of a worker, then one \
                  wait. The post’s ⌊n/W⌋ × T, with n from 0, is the wait before a request’s turn."
        ),
        write: |_, result| or_dash(result.closed_form.ok().map(|form| duration(form.makespan()))),
    },
    Column {
        id: "speedup",
        head: mark!("Speed-up"),
        meaning: mark!("How many times as fast as the first entry, by the last reply."),
        write: |results, result| {
            or_dash(results.speed_up(result).map(|times| decimal(times) + "×"))
        },
    },
    Column {
        id: "mean",
        head: mark!("Mean"),
        meaning: mark!("Mean response time, from a request’s sending to its reply."),
        write: |_, result| time(result, |times| times.mean),
    },
    Column {
        id: "p50",
        head: mark!("p50"),
        meaning: mark!("Median response time: half of the replies take no longer."),
        write: |_, result| time(result, |times| times.p50),
    },
    Column {
        id: "p95",
        head: mark!("p95"),
        meaning: mark!(
            "95th percentile: about 95 % of the replies take no longer; between two replies it is \
                  interpolated."
        ),
        write: |_, result| time(result, |times| times.p95),
    },
    Column {
        id: "p99",
        head: mark!("p99"),
        meaning: mark!("99th percentile: about 99 % of the replies take no longer."),
        write: |_, result| time(result, |times| times.p99),
    },
    Column {
        id: "max",
        head: mark!("Max"),
        meaning: mark!("Longest response time."),
        write: |_, result| time(result, |times| times.max),
    },
    Column {
        id: "queueing",
        head: mark!("Queueing"),
        meaning: mark!("Share of all response time that requests spend waiting for their turn."),
        write: |_, result| or_dash(result.summary.queueing.map(percent)),
    },
    Column {
        id: "utilisation",
        head: mark!("Utilisation"),
        meaning: mark!("Share of the time for which workers, threads or event loops are held."),
        write: |_, result| or_dash(result.summary.utilisation.map(percent)),
    },
    Column {
        id: "throughput",
        head: mark!("Throughput"),
        meaning: mark!("Replies per second until the last one."),
        write: |_, result| or_dash(result.summary.throughput.map(|rate| decimal(rate) + " /s")),
    },
];

fn time(result: &EntryResult, which: fn(&ResponseTimes) -> Micros) -> String {
    or_dash(result.summary.response.as_ref().map(|times| duration(which(times))))
}

fn or_dash(figure: Option<String>) -> String {
    figure.unwrap_or_else(|| "–".into())
}
