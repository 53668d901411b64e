//! A moment of a run in sentences: what the diagram shows.

use super::names::counted;
use super::number::{count, duration};
use crate::scenario::Entry;
use crate::sim::{Activity, Doing, Moment};
use std::fmt::Write;

/// The most workers of which each has a sentence.
const FEW: u32 = 4;

/// Where the requests of an entry's run are at a time, in sentences: `At 1.25 s: 4 requests are in
/// service, 8 wait in the queue, 4 are answered. Worker 0 has request 5.` Of few workers each is
/// named, with what its requests do if that is known.
#[must_use]
pub fn moment(entry: Entry, moment: &Moment, doing: Option<&Doing>) -> String {
    let mut text = format!("At {}: ", duration(moment.at));
    let ended = moment.served + moment.refused + moment.killed;
    if moment.served == moment.requests {
        text.push_str(match ended {
            1 => "the request is answered.",
            _ => "all requests are answered.",
        });
        return text;
    }
    text.push_str(&counts(entry, moment));
    text.push('.');
    if ended == moment.requests {
        return text;
    }
    if moment.workers > FEW {
        let (busy, all) = (moment.busy_from(0), count(moment.workers.into()));
        let verb = if busy == 1 { "has" } else { "have" };
        let _ = write!(text, " {} of {all} workers {verb} requests in service.", number(busy));
        return text;
    }
    for worker in 0..moment.workers {
        let _ = write!(text, " Worker {worker} {}.", state(moment, worker, doing));
    }
    text
}

/// How many requests are where. A place that a run may never have is named if somebody is there.
fn counts(entry: Entry, moment: &Moment) -> String {
    let in_service = counted(moment.in_service, "request is", "requests are");
    let mut parts = vec![match moment.in_service {
        0 => "no request is in service".into(),
        _ => in_service + " in service",
    }];
    let mut add = |number: u32, one: &str, many: &str| {
        if number > 0 {
            parts.push(counted(number, one, many));
        }
    };
    if entry.accepts_for_itself() && moment.workers == 1 {
        add(moment.waiting, "waits at the worker", "wait at the worker");
    } else if entry.accepts_for_itself() {
        add(moment.waiting, "waits at its worker", "wait at their workers");
    } else {
        add(moment.waiting, "waits in the queue", "wait in the queue");
    }
    add(moment.served, "is answered", "are answered");
    add(moment.refused, "was refused", "were refused");
    add(moment.killed, "was killed", "were killed");
    add(moment.unsent, "is not sent yet", "are not sent yet");
    parts.join(", ")
}

/// What a worker has.
fn state(moment: &Moment, worker: u32, doing: Option<&Doing>) -> String {
    let (serving, waiting) = (moment.serving(worker), moment.waiting_at(worker));
    let mut text = match (serving.count, serving.first) {
        // Its loop may be reading what waits.
        (0, _) if waiting.count > 0 => "has none in service".into(),
        (0, _) => "is idle".into(),
        (1, &[request]) => {
            let mut text = format!("has request {}", count(u64::from(request) + 1));
            if let Some(segment) = doing.and_then(|doing| doing.of(request)) {
                let _ = write!(text, ", {}", participle(segment.activity));
            }
            text
        }
        (number, _) => {
            let mut text = format!("has {}", counted(number, "request", "requests"));
            let does = |activity| doing.map_or(0, |doing| doing.count(worker, activity));
            let does = Activity::ALL.map(|activity| (activity, does(activity)));
            for (place, (activity, many)) in does.iter().filter(|it| it.1 > 0).enumerate() {
                let before = if place == 0 { ":" } else { "," };
                let many = count(u64::try_from(*many).unwrap_or(u64::MAX));
                let _ = write!(text, "{before} {many} {}", participle(*activity));
            }
            text
        }
    };
    if waiting.count > 0 {
        let verb = if waiting.count == 1 { "waits" } else { "wait" };
        let _ = write!(text, "; {} {verb} there", number(waiting.count));
    }
    text
}

fn number(number: u32) -> String {
    count(number.into())
}

/// What a request is doing, after its name.
const fn participle(activity: Activity) -> &'static str {
    match activity {
        Activity::Queueing => "queueing",
        Activity::Computing => "computing",
        Activity::HoldingIo | Activity::FreeIo => "waiting for I/O",
        Activity::AwaitingLoop => "waiting for the loop",
        Activity::AwaitingGil => "waiting for the GIL",
        Activity::AwaitingToken => "waiting for a thread",
        Activity::AwaitingConnection => "waiting for a connection",
        Activity::AwaitingCore => "waiting for a core",
    }
}
