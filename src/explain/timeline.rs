//! The timeline in words: what requests do, one by one and many at a time.

use super::names::counted;
use super::number::{count, duration, percent, short_decimal, span};
use super::{Phrase, entry_name, plain, requests};
use crate::scenario::{Entry, Handler, Micros, Scenario, Server};
use crate::sim::{Account, Activity, Segment, Traced};
use std::ops::Range;

/// What a request does: `computes`, `waits for I/O, holding its worker`.
#[must_use]
pub const fn does(entry: Entry, activity: Activity) -> &'static str {
    words(entry, activity).0
}

/// Doing that: `computing`, `waiting for I/O, holding a worker`.
#[must_use]
pub const fn doing(entry: Entry, activity: Activity) -> &'static str {
    words(entry, activity).2
}

/// What one does, what several do, and doing it.
const fn words(entry: Entry, activity: Activity) -> (&'static str, &'static str, &'static str) {
    match activity {
        Activity::Queueing => ("queues", "queue", "queueing"),
        Activity::Computing => ("computes", "compute", "computing"),
        Activity::HoldingIo => match (entry.server, entry.handler) {
            (Server::Pool, _) => (
                "waits for I/O, holding its worker",
                "wait for I/O, holding their workers",
                "waiting for I/O, holding a worker",
            ),
            (Server::Loop, Handler::Stuck) => (
                "waits for I/O, holding its event loop",
                "wait for I/O, holding their event loops",
                "waiting for I/O, holding an event loop",
            ),
            _ => (
                "waits for I/O, holding its thread",
                "wait for I/O, holding their threads",
                "waiting for I/O, holding a thread",
            ),
        },
        Activity::FreeIo => (
            "waits for I/O, holding nothing",
            "wait for I/O, holding nothing",
            "waiting for I/O, holding nothing",
        ),
        Activity::AwaitingLoop => {
            ("waits for its event loop", "wait for their event loops", "waiting for the event loop")
        }
        Activity::AwaitingGil => ("waits for the GIL", "wait for the GIL", "waiting for the GIL"),
        Activity::AwaitingToken => {
            ("waits for a thread", "wait for threads", "waiting for a thread")
        }
        Activity::AwaitingConnection => {
            ("waits for a connection", "wait for connections", "waiting for a connection")
        }
        Activity::AwaitingCore => ("waits for a core", "wait for cores", "waiting for a core"),
    }
}

/// What one request does for a while: `Request 9 on worker 0 computes, 1.00 s to 2.00 s`.
#[must_use]
pub fn segment_text(entry: Entry, segment: &Segment) -> String {
    let mut text = format!("Request {}", count(u64::from(segment.request) + 1));
    if let Some(worker) = segment.worker {
        text += &format!(" on worker {}", count(worker.into()));
    }
    let time = span(segment.from, segment.to);
    text += &[" ", does(entry, segment.activity), ", ", &time].concat();
    text
}

/// What the requests of a row do in some neighbouring columns of a trace: `Workers 0–31, 1.20 s to
/// 1.21 s: on average 28 compute, 4.5 wait for I/O, holding nothing; at most 61 at a time`.
#[must_use]
pub fn band_text(traced: &Traced, row: usize, columns: &Range<usize>) -> String {
    let bands = &traced.bands;
    let time = bands.time_of(columns);
    let length = time.end - time.start;
    let workers = bands.workers_of(row);
    let who = match &workers {
        None => "Before service".into(),
        Some(workers) if workers.end - workers.start == 1 => format!("Worker {}", workers.start),
        Some(workers) => format!("Workers {}–{}", workers.start, workers.end - 1),
    };
    let mut parts = Vec::new();
    let (mut even, mut sum) = (true, 0);
    for activity in Activity::ALL {
        let spent = bands.time(row, activity, columns);
        if spent > 0 {
            even &= spent.is_multiple_of(length);
            sum += spent / length;
            let (one, many, _) = words(traced.entry, activity);
            let verb = if spent == length { one } else { many };
            parts.push(short_decimal(spent as f64 / length as f64) + " " + verb);
        }
    }
    let most = bands.peak(row, columns);
    let steady = even && sum == u64::from(most);
    let mut text = [&who, ", ", &span(time.start, time.end), ": "].concat();
    if parts.is_empty() {
        return text + if workers.is_some() { "idle" } else { "nobody" };
    }
    if !steady {
        text += "on average ";
    }
    text += &parts.join(", ");
    if !steady {
        text += &format!("; at most {} at a time", count(most.into()));
    }
    text
}

/// Where the time of all requests went, an activity a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeSpent {
    /// The activity.
    pub activity: Activity,
    /// Its name: `computing`.
    pub name: &'static str,
    /// Its share of all time from sending to end.
    pub share: String,
    /// How long all requests together did it.
    pub total: String,
    /// How long a request did it on average.
    pub mean: String,
}

/// The headings of a table of [`TimeSpent`].
pub const TIME_SPENT: [&str; 4] = ["Requests were", "Share of time", "All together", "Each (mean)"];

/// The lines of such a table, for activities that occur, in the order in which a request may come
/// to them.
#[must_use]
pub fn time_spent(scenario: &Scenario, entry: Entry, account: &Account) -> Vec<TimeSpent> {
    let micros = |time: u128| duration(Micros::try_from(time).unwrap_or(Micros::MAX));
    let line = |activity| {
        let time = account.time(activity);
        TimeSpent {
            activity,
            name: doing(entry, activity),
            share: percent(account.share(activity)),
            total: micros(time),
            mean: micros(time / u128::from(scenario.requests.max(1))),
        }
    };
    let occurs = |activity: &Activity| account.time(*activity) > 0;
    Activity::ALL.into_iter().filter(occurs).map(line).collect()
}

/// What the timeline is of: entry, work and window.
#[must_use]
pub fn timeline_title(scenario: &Scenario, traced: &Traced) -> Vec<Phrase> {
    let Range { start, end } = traced.window();
    vec![
        Phrase::Words("Timeline of ".into()),
        Phrase::Figure(traced.entry, entry_name(traced.entry)),
        Phrase::Words(format!(
            ": {} on {}, {}",
            requests(scenario.requests),
            counted(scenario.workers, "worker", "workers"),
            span(start, end)
        )),
    ]
}

/// What the timeline shows, for who can’t see it.
#[must_use]
pub fn timeline_description(scenario: &Scenario, traced: &Traced) -> String {
    let mut text = plain(&timeline_title(scenario, traced)) + ".";
    let lines = time_spent(scenario, traced.entry, &traced.account);
    let lines: Vec<String> =
        lines.iter().map(|line| [line.name, ", ", &line.share].concat()).collect();
    if !lines.is_empty() {
        text += &[" Where the time of all requests went: ", &lines.join("; "), "."].concat();
    }
    text
}
