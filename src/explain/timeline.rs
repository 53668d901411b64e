//! The timeline in words: what requests do, one by one and many at a time.

use super::names::workers;
use super::number::{count, duration, percent, short_decimal, span};
use super::{Phrase, entry_name, plain, requests};
use crate::scenario::{Entry, Handler, Micros, Scenario, Server};
use crate::sim::{Account, Activity, Segment, Traced};
use crate::words::{mark, own, phrases, t};
use std::ops::Range;

/// What a request does: `computes`, `waits for I/O, holding its worker`.
#[must_use]
pub fn does(entry: Entry, activity: Activity) -> &'static str {
    words(entry, activity).0
}

/// Doing that: `computing`, `waiting for I/O, holding a worker`.
#[must_use]
pub fn doing(entry: Entry, activity: Activity) -> &'static str {
    words(entry, activity).2
}

/// What one does, what several do, and doing it.
fn words(entry: Entry, activity: Activity) -> (&'static str, &'static str, &'static str) {
    match activity {
        Activity::Queueing => (t!("queues"), t!("queue"), t!("queueing##doing")),
        Activity::Computing => (t!("computes"), t!("compute"), t!("computing")),
        Activity::HoldingIo => match (entry.server, entry.handler) {
            (Server::Pool, _) => (
                t!("waits for I/O, holding its worker"),
                t!("wait for I/O, holding their workers"),
                t!("waiting for I/O, holding a worker"),
            ),
            (Server::Loop, Handler::Stuck) => (
                t!("waits for I/O, holding its event loop"),
                t!("wait for I/O, holding their event loops"),
                t!("waiting for I/O, holding an event loop"),
            ),
            _ => (
                t!("waits for I/O, holding its thread"),
                t!("wait for I/O, holding their threads"),
                t!("waiting for I/O, holding a thread"),
            ),
        },
        Activity::FreeIo => (
            t!("waits for I/O, holding nothing"),
            t!("wait for I/O, holding nothing"),
            t!("waiting for I/O, holding nothing"),
        ),
        Activity::AwaitingLoop => (
            t!("waits for its event loop"),
            t!("wait for their event loops"),
            t!("waiting for the event loop"),
        ),
        Activity::AwaitingGil => {
            (t!("waits for the GIL"), t!("wait for the GIL"), t!("waiting for the GIL"))
        }
        Activity::AwaitingToken => {
            (t!("waits for a thread"), t!("wait for threads"), t!("waiting for a thread"))
        }
        Activity::AwaitingConnection => (
            t!("waits for a connection"),
            t!("wait for connections"),
            t!("waiting for a connection"),
        ),
        Activity::AwaitingCore => {
            (t!("waits for a core"), t!("wait for cores"), t!("waiting for a core"))
        }
    }
}

/// What one request does for a while: `Request 9 on worker 0 computes, 1.00 s to 2.00 s`.
#[must_use]
pub fn segment_text(entry: Entry, segment: &Segment) -> String {
    let request = count(u64::from(segment.request) + 1);
    let (does, time) = (does(entry, segment.activity), span(segment.from, segment.to));
    match segment.worker {
        Some(worker) => {
            let worker = count(worker.into());
            t!("Request {request} on worker {worker} {does}, {time}", request, worker, does, time)
        }
        None => t!("Request {request} {does}, {time}", request, does, time),
    }
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
        None => own(t!("Before service")),
        Some(workers) if workers.end - workers.start == 1 => {
            t!("Worker {worker}", worker = workers.start.to_string())
        }
        Some(workers) => t!(
            "Workers {first}–{last}",
            first = workers.start.to_string(),
            last = (workers.end - 1).to_string()
        ),
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
    let time = span(time.start, time.end);
    if parts.is_empty() {
        return match workers {
            Some(_) => t!("{who}, {time}: idle", who, time),
            None => t!("{who}, {time}: nobody", who, time),
        };
    }
    let parts = parts.join(", ");
    if steady {
        return t!("{who}, {time}: {parts}", who, time, parts);
    }
    t!(
        "{who}, {time}: on average {parts}; at most {most} at a time",
        who,
        time,
        parts,
        most = count(most.into())
    )
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

/// The headings of a table of [`TimeSpent`], for [`look_up`](crate::words::look_up).
pub const TIME_SPENT: [&str; 4] =
    [mark!("Requests were"), mark!("Share of time"), mark!("All together"), mark!("Each (mean)")];

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
    phrases!(
        "Timeline of {entry}: {work}, {time}",
        entry = Phrase::Figure(traced.entry, entry_name(traced.entry)),
        work = t!(
            "{requests} on {workers}",
            requests = requests(scenario.requests),
            workers = workers(scenario.workers)
        ),
        time = span(start, end)
    )
}

/// What the timeline shows, for who can’t see it.
#[must_use]
pub fn timeline_description(scenario: &Scenario, traced: &Traced) -> String {
    let mut text = plain(&timeline_title(scenario, traced)) + ".";
    let lines = time_spent(scenario, traced.entry, &traced.account);
    let lines: Vec<String> =
        lines.iter().map(|line| [line.name, ", ", &line.share].concat()).collect();
    if !lines.is_empty() {
        let lines = lines.join("; ");
        text += &[" ", &t!("Where the time of all requests went: {lines}.", lines)].concat();
    }
    text
}
