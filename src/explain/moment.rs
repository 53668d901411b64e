//! A moment of a run in sentences: what the diagram shows.

use super::names::requests;
use super::number::{count, duration};
use crate::scenario::Entry;
use crate::sim::{Activity, Doing, Moment};
use crate::words::{own, t};

/// The most workers of which each has a sentence.
const FEW: u32 = 4;

/// Where the requests of an entry's run are at a time, in sentences: `At 1.25 s: 4 requests are in
/// service, 8 wait in the queue, 4 are answered. Worker 0 has request 5.` Of few workers each is
/// named, with what its requests do if that is known.
#[must_use]
pub fn moment(entry: Entry, moment: &Moment, doing: Option<&Doing>) -> String {
    let time = duration(moment.at);
    let ended = moment.served + moment.refused + moment.killed;
    if moment.served == moment.requests {
        return match ended {
            1 => t!("At {time}: the request is answered.", time),
            _ => t!("At {time}: all requests are answered.", time),
        };
    }
    let mut text = t!("At {time}: {counts}.", time, counts = counts(entry, moment));
    if ended == moment.requests {
        return text;
    }
    if moment.workers > FEW {
        let (busy, all) = (moment.busy_from(0), count(moment.workers.into()));
        text.push(' ');
        text.push_str(&t!(
            "{n} of {all} workers has requests in service.|\
             {n} of {all} workers have requests in service.",
            n = busy,
            all
        ));
        return text;
    }
    for worker in 0..moment.workers {
        let (worker, state) = (worker.to_string(), state(moment, worker, doing));
        text.push(' ');
        text.push_str(&t!("Worker {worker} {state}.", worker, state));
    }
    text
}

/// How many requests are where. A place that a run may never have is named if somebody is there.
fn counts(entry: Entry, moment: &Moment) -> String {
    let waiting = moment.waiting;
    let parts = [
        match moment.in_service {
            0 => own(t!("no request is in service")),
            some => t!("{n} request is in service|{n} requests are in service", n = some),
        },
        match waiting {
            0 => String::new(),
            _ if !entry.accepts_for_itself() => {
                t!("{n} waits in the queue|{n} wait in the queue", n = waiting)
            }
            _ if moment.workers == 1 => {
                t!("{n} waits at the worker|{n} wait at the worker", n = waiting)
            }
            _ => t!("{n} waits at its worker|{n} wait at their workers", n = waiting),
        },
        unless_none(moment.served, |n| t!("{n} is answered|{n} are answered", n)),
        unless_none(moment.refused, |n| t!("{n} was refused|{n} were refused", n)),
        unless_none(moment.killed, |n| t!("{n} was killed|{n} were killed", n)),
        unless_none(moment.unsent, |n| t!("{n} is not sent yet|{n} are not sent yet", n)),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}

fn unless_none(number: u32, write: fn(u32) -> String) -> String {
    if number > 0 { write(number) } else { String::new() }
}

/// What a worker has, after its name.
fn state(moment: &Moment, worker: u32, doing: Option<&Doing>) -> String {
    let (serving, waiting) = (moment.serving(worker), moment.waiting_at(worker));
    let state = match (serving.count, serving.first) {
        // Its loop may be reading what waits.
        (0, _) if waiting.count > 0 => own(t!("has none in service")),
        (0, _) => own(t!("is idle")),
        (1, &[request]) => {
            let number = count(u64::from(request) + 1);
            match doing.and_then(|doing| doing.of(request)) {
                Some(segment) => {
                    let doing = participle(segment.activity);
                    t!("has request {request}, {doing}", request = number, doing)
                }
                None => t!("has request {request}", request = number),
            }
        }
        (number, _) => {
            let does = |activity| doing.map_or(0, |doing| doing.count(worker, activity));
            let does = Activity::ALL.map(|activity| (does(activity), activity));
            let part = |&(many, activity): &(usize, Activity)| {
                [&*count(many as u64), " ", participle(activity)].concat()
            };
            let parts: Vec<String> = does.iter().filter(|it| it.0 > 0).map(part).collect();
            let requests = requests(number);
            match parts.is_empty() {
                true => t!("has {requests}", requests),
                false => t!("has {requests}: {parts}", requests, parts = parts.join(", ")),
            }
        }
    };
    if waiting.count == 0 {
        return state;
    }
    t!("{state}; {n} waits there|{state}; {n} wait there", state, n = waiting.count)
}

/// What a request is doing, after its name.
fn participle(activity: Activity) -> &'static str {
    match activity {
        Activity::Queueing => t!("queueing##doing"),
        Activity::Computing => t!("computing"),
        Activity::HoldingIo | Activity::FreeIo => t!("waiting for I/O"),
        Activity::AwaitingLoop => t!("waiting for the loop"),
        Activity::AwaitingGil => t!("waiting for the GIL"),
        Activity::AwaitingToken => t!("waiting for a thread"),
        Activity::AwaitingConnection => t!("waiting for a connection"),
        Activity::AwaitingCore => t!("waiting for a core"),
    }
}
