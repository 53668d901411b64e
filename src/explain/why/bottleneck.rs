//! What holds a run back, with figures.

use super::super::glossary::{
    BOTTLENECK, CONNECTION, CORE, EVENT_LOOP, GIL, QUEUEING, RESPONSE_TIME,
};
use super::super::names::workers;
use super::super::number::{count, duration};
use super::super::phrase::{IntoPhrases, Phrase, ended};
use super::facts::{Cause, Facts};
use super::words::{number, share, some_of};
use super::{demand, losses};
use crate::scenario::{Client, Server};
use crate::sim::Activity;
use crate::sim::capacity::{Resource, places};
use crate::words::{own, phrases, t};

/// What holds it back; how supply and demand compare; and what became of lost requests.
pub(super) fn sentences(facts: &Facts) -> Vec<Vec<Phrase>> {
    let mut sentences = Vec::new();
    match facts.cause() {
        Cause::Nothing if facts.lost() > 0 => {}
        Cause::Nothing => sentences.push(nothing(facts)),
        Cause::Hardly => sentences.push(hardly(facts)),
        Cause::Short(short) => {
            let fullest = if let Some((first, holds)) = demand::room(facts) {
                sentences.extend([holds, now_and_then(facts)]);
                first
            } else {
                sentences.push(self::short(facts, short));
                sentences.extend(demand::sentence(facts, short));
                short
            };
            sentences.extend(demand::fullest(facts, fullest));
            sentences.extend(idle(facts));
        }
    }
    sentences.extend(losses::refused(facts));
    sentences.extend(losses::killed(facts));
    sentences
}

/// Where requests wait though nothing is short, and what that is of all time.
fn now_and_then(facts: &Facts) -> Vec<Phrase> {
    let part = of_all(facts, facts.all_waiting());
    ended(match demand::crowded(facts) {
        Some(crowded) => phrases!("Requests wait only where {crowded}: {part}", crowded, part),
        None => phrases!("Requests wait only now and then: {part}", part),
    })
}

/// What the simulation makes worse than it is: who accepts is drawn before it is known who is
/// stuck.
fn idle(facts: &Facts) -> Option<Vec<Phrase>> {
    let stream = matches!(facts.scenario.client, Client::Paced(_) | Client::Poisson(_));
    let blocks = facts.is_stuck() && facts.scenario.io > 0;
    (stream && blocks && facts.scenario.workers > 1).then(|| {
        ended(t!(
            "Every request blocks here; a real server’s idle workers would take what a blocked \
             loop doesn’t accept"
        ))
    })
}

fn nothing(facts: &Facts) -> Vec<Phrase> {
    if facts.account.total() == 0 {
        return ended(t!("Nothing holds it back: there is nothing to wait for"));
    }
    let own = match (facts.cpu > 0, facts.scenario.io > 0) {
        (true, true) => t!("its own CPU time and I/O"),
        (true, false) => t!("its own CPU time"),
        _ => t!("its own I/O"),
    };
    let text = t!(
        "Nothing holds it back: the reply takes {own} only|\
         Nothing holds it back: every reply takes {own} only",
        n = facts.scenario.requests,
        own
    );
    let mut times = facts.result.run.response_times();
    let first = times.next();
    let equal = first.filter(|&first| times.all(|time| time == first));
    ended(match equal {
        Some(time) => [text, duration(time)].join(", "),
        None => text,
    })
}

fn hardly(facts: &Facts) -> Vec<Phrase> {
    let part = of_all(facts, facts.account.total() - facts.all_waiting());
    let own = match (facts.cpu > 0, facts.scenario.io > 0) {
        (true, true) => t!("the requests’ own CPU time and I/O"),
        (true, false) => t!("the requests’ own CPU time"),
        _ => t!("the requests’ own I/O"),
    };
    ended(phrases!("Hardly anything holds it back: {part} is {own}", part, own))
}

/// `60 % of all response time`.
fn of_all(facts: &Facts, time: u128) -> Vec<Phrase> {
    let portion = share(time, facts.account.total()).unwrap_or_else(|| own(t!("nothing##of")));
    let time = Phrase::Term(&RESPONSE_TIME, t!("response time"));
    phrases!("{portion} of all {time}", portion, time)
}

/// Says that something is the bottleneck, or that several things are, and what that means.
fn bottleneck(subject: impl IntoPhrases, many: bool, rest: impl IntoPhrases) -> Vec<Phrase> {
    ended(phrases!(
        "{subject} is the {bottleneck}: {rest}|{subject} are the {bottleneck}: {rest}",
        n = number(many),
        subject,
        bottleneck = Phrase::Term(&BOTTLENECK, t!("bottleneck")),
        rest
    ))
}

/// What is waited for, in a word: languages know its gender.
#[derive(Clone, Copy)]
enum What {
    Worker,
    Thread,
    Gil,
    Core,
    Connection,
}

impl What {
    /// `it`, or of several `one`.
    fn it_or_one(self, number: u32) -> &'static str {
        match (self, number) {
            (Self::Worker, 1) => t!("it##worker"),
            (Self::Worker, _) => t!("one##worker"),
            (Self::Thread, 1) => t!("it##thread"),
            (Self::Thread, _) => t!("one##thread"),
            (Self::Gil, _) => t!("it##GIL"),
            (Self::Core, 1) => t!("it##core"),
            (Self::Core, _) => t!("one##core"),
            (Self::Connection, 1) => t!("it##connection"),
            (Self::Connection, _) => t!("one##connection"),
        }
    }
}

/// What runs short, and how much of the time that costs.
fn short(facts: &Facts, resource: Resource) -> Vec<Phrase> {
    let scenario = facts.scenario;
    let alone = scenario.workers == 1;
    match resource {
        Resource::Workers => {
            let subject = if alone {
                own(t!("The one worker"))
            } else {
                t!("The {workers}", workers = workers(scenario.workers))
            };
            let queue = queue(facts, What::Worker, scenario.workers);
            bottleneck(on_cores(facts, subject), !alone, queue)
        }
        Resource::Threads => {
            let threads = scenario.threads;
            let subject = if alone {
                t!("The one thread|The {n} threads", n = threads)
            } else {
                t!("The one thread of each worker|The {n} threads of each worker", n = threads)
            };
            bottleneck(subject, threads > 1, queue(facts, What::Thread, threads))
        }
        Resource::Tokens => {
            let tokens = scenario.tokens;
            let subject = phrases!("The thread pool for {def} handlers", def = Phrase::Code("def"));
            let has = if alone {
                t!("the worker has one thread|the worker has {n} threads", n = tokens)
            } else {
                t!("each worker has one thread|each worker has {n} threads", n = tokens)
            };
            let rest = if facts.cpu == 0 {
                let queue = queue(facts, What::Thread, tokens);
                phrases!("{has}, {queue}", has, queue)
            } else {
                // With CPU time they come to ask for one only after a while.
                let part = of_all(facts, facts.waiting_for(resource));
                phrases!("{has}, and waiting for a thread is {part}", has, part)
            };
            bottleneck(subject, false, rest)
        }
        Resource::Loop => on_the_loop(facts),
        Resource::Gil => {
            let waiting = inside(facts, resource, What::Gil, 1);
            let subject = phrases!("The {gil}", gil = Phrase::Term(&GIL, t!("GIL")));
            let rest = if alone {
                phrases!("only one thread computes at a time, and {waiting}", waiting)
            } else {
                phrases!("only one thread of a worker computes at a time, and {waiting}", waiting)
            };
            bottleneck(subject, false, rest)
        }
        Resource::Cores => cores(facts),
        Resource::Connections => connections(facts),
    }
}

fn cores(facts: &Facts) -> Vec<Phrase> {
    let cores = facts.scenario.cores;
    let noun = if cores == 1 { t!("CPU core") } else { t!("CPU cores") };
    let core = Phrase::Term(&CORE, noun);
    let subject = phrases!("The one {core}|The {n} {core}", n = cores, core);
    let places = u128::from(cores) * u128::from(facts.result.summary.makespan);
    let computing = facts.time(Activity::Computing);
    let workers = workers(facts.scenario.workers);
    let waiting = inside(facts, Resource::Cores, What::Core, cores);
    // They may be what is short for a while only, in a run that waits for I/O at its end.
    let rest = match share(computing, places).filter(|_| computing * 2 > places) {
        Some(busy) => phrases!(
            "{workers} share it, it is busy {busy} of the time, and {waiting}|\
             {workers} share them, they are busy {busy} of the time, and {waiting}",
            n = cores,
            workers,
            busy,
            waiting
        ),
        None => phrases!(
            "{workers} share it, and {waiting}|{workers} share them, and {waiting}",
            n = cores,
            workers,
            waiting
        ),
    };
    bottleneck(subject, cores > 1, rest)
}

fn connections(facts: &Facts) -> Vec<Phrase> {
    let scenario = facts.scenario;
    let alone = scenario.workers == 1;
    let connections = scenario.connections.unwrap_or(1);
    let many = connections > 1 || !alone;
    let noun = if many { t!("downstream connections") } else { t!("downstream connection") };
    let subject = phrases!(
        "The {connection}|The {connection}",
        n = number(many),
        connection = Phrase::Term(&CONNECTION, noun)
    );
    let has = if alone {
        t!("the worker has one|the worker has {n}", n = connections)
    } else {
        t!("each worker has one|each worker has {n}", n = connections)
    };
    let waiting = inside(facts, Resource::Connections, What::Connection, connections);
    let rest = if places(scenario, facts.entry).is_none() && many {
        phrases!(
            "{has}, so at most {all} calls are under way at a time, and {waiting}",
            has,
            all = count(connections.saturating_mul(scenario.workers).into()),
            waiting
        )
    } else {
        phrases!("{has}, and {waiting}", has, waiting)
    };
    bottleneck(subject, many, rest)
}

/// `The 4 workers on 2 CPU cores`, where the workers mostly compute and twice as many would not
/// have a core each.
fn on_cores(facts: &Facts, subject: String) -> String {
    let computes = facts.time(Activity::Computing) > facts.time(Activity::HoldingIo);
    let cores = facts.scenario.cores;
    if computes && cores < 2 * facts.scenario.workers {
        t!("{subject} on one CPU core|{subject} on {n} CPU cores", n = cores, subject)
    } else {
        subject
    }
}

/// Who queues in front of the server, and what that is of all time.
fn queue(facts: &Facts, what: What, number: u32) -> Vec<Phrase> {
    let time = facts.waiting_for(Resource::Workers) + facts.waiting_for(Resource::Tokens);
    phrases!(
        "{who} queues for {what} first, and {queueing} is {part}|\
         {who} queue for {what} first, and {queueing} is {part}",
        n = u64::from(facts.late),
        who = some_of(facts.late, facts.scenario.requests),
        what = what.it_or_one(number),
        queueing = Phrase::Term(&QUEUEING, t!("queueing")),
        part = of_all(facts, time)
    )
}

fn on_the_loop(facts: &Facts) -> Vec<Phrase> {
    let many = facts.scenario.workers > 1;
    let part = of_all(facts, facts.waiting_for(Resource::Loop));
    let noun = if many { t!("event loops") } else { t!("event loop") };
    if facts.is_stuck() && facts.scenario.io > 0 {
        let subject = phrases!(
            "The blocked {event_loop}|The blocked {event_loop}",
            n = number(many),
            event_loop = Phrase::Term(&EVENT_LOOP, noun)
        );
        let rest = if many {
            phrases!(
                "while one handler blocks, all other requests of its worker wait, which is {part}",
                part
            )
        } else {
            phrases!("while one handler blocks, all other requests wait, which is {part}", part)
        };
        return bottleneck(subject, many, rest);
    }
    let subject = match facts.entry.server {
        Server::Greenlets => t!("The CPU time in each worker").into_phrases(),
        _ => phrases!(
            "The CPU time on the {event_loop}",
            event_loop = Phrase::Term(&EVENT_LOOP, t!("event loop"))
        ),
    };
    let rest = if many {
        phrases!("one handler of a worker computes at a time, and waiting for that is {part}", part)
    } else {
        phrases!("one handler computes at a time, and waiting for that is {part}", part)
    };
    bottleneck(subject, false, rest)
}

/// Waiting inside the server, or with that all waiting, if there is more behind it.
fn inside(facts: &Facts, resource: Resource, what: What, number: u32) -> Vec<Phrase> {
    let (direct, all) = (facts.waiting_for(resource), facts.all_waiting());
    let part = of_all(facts, all);
    match direct == all {
        true => {
            phrases!("waiting for {what} is {part}", what = what.it_or_one(number), part)
        }
        false => phrases!("waiting is {part}", part),
    }
}
