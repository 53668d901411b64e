//! What holds a run back, with figures.

use super::super::glossary::{
    BOTTLENECK, CONNECTION, CORE, EVENT_LOOP, GIL, QUEUEING, RESPONSE_TIME,
};
use super::super::names::counted;
use super::super::number::{count, duration};
use super::super::phrase::Phrase;
use super::facts::{Cause, Facts};
use super::words::{Sentence, share, some_of};
use super::{demand, losses};
use crate::scenario::{Client, Server};
use crate::sim::Activity;
use crate::sim::capacity::{Resource, places};

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
    let crowded = demand::crowded(facts).map(|crowded| format!("where {crowded}"));
    let now_and_then = crowded.unwrap_or_else(|| "now and then".into());
    Sentence::new(&format!("Requests wait only {now_and_then}: "))
        .of_all(facts, facts.all_waiting())
        .end()
}

/// What the simulation makes worse than it is: who accepts is drawn before it is known who is
/// stuck.
fn idle(facts: &Facts) -> Option<Vec<Phrase>> {
    let stream = matches!(facts.scenario.client, Client::Paced(_) | Client::Poisson(_));
    let blocks = facts.is_stuck() && facts.scenario.io > 0;
    (stream && blocks && facts.scenario.workers > 1).then(|| {
        Sentence::new(
            "Every request blocks here; a real server’s idle workers would take what a blocked \
             loop doesn’t accept",
        )
        .end()
    })
}

/// What a request itself takes.
fn own_work(facts: &Facts) -> &'static str {
    match (facts.cpu > 0, facts.scenario.io > 0) {
        (true, true) => "own CPU time and I/O",
        (true, false) => "own CPU time",
        _ => "own I/O",
    }
}

fn nothing(facts: &Facts) -> Vec<Phrase> {
    if facts.account.total() == 0 {
        return Sentence::new("Nothing holds it back: there is nothing to wait for").end();
    }
    let who = if facts.scenario.requests == 1 { "the reply takes" } else { "every reply takes" };
    let mut times = facts.result.run.response_times();
    let first = times.next();
    let equal = first.filter(|&first| times.all(|time| time == first));
    let time = equal.map(|time| format!(", {}", duration(time))).unwrap_or_default();
    let own = own_work(facts);
    Sentence::new(&format!("Nothing holds it back: {who} its {own} only{time}")).end()
}

fn hardly(facts: &Facts) -> Vec<Phrase> {
    let own = facts.account.total() - facts.all_waiting();
    Sentence::new("Hardly anything holds it back: ")
        .of_all(facts, own)
        .words(&format!(" is the requests’ {}", own_work(facts)))
        .end()
}

impl Sentence {
    /// `are the bottleneck: `.
    fn bottleneck(self, many: bool) -> Self {
        let verb = if many { " are the " } else { " is the " };
        self.words(verb).term(&BOTTLENECK, "bottleneck").words(": ")
    }

    /// `60 % of all response time`.
    fn of_all(self, facts: &Facts, time: u128) -> Self {
        let portion = share(time, facts.account.total()).unwrap_or_else(|| "nothing".into());
        self.words(&portion).words(" of all ").term(&RESPONSE_TIME, "response time")
    }
}

/// What runs short, and how much of the time that costs.
fn short(facts: &Facts, resource: Resource) -> Vec<Phrase> {
    let scenario = facts.scenario;
    let workers = counted(scenario.workers, "worker", "workers");
    let alone = scenario.workers == 1;
    let owner = if alone { "the worker has" } else { "each worker has" };
    let number = |number: u32| if number == 1 { "one".into() } else { count(number.into()) };
    let one_of = |number: u32| if number == 1 { "it" } else { "one" };
    match resource {
        Resource::Workers if alone => {
            let subject = format!("The one worker{}", on_cores(facts));
            queue(facts, Sentence::new(&subject).bottleneck(false), "it")
        }
        Resource::Workers => {
            let subject = format!("The {workers}{}", on_cores(facts));
            queue(facts, Sentence::new(&subject).bottleneck(true), "one")
        }
        Resource::Threads => {
            let threads = scenario.threads;
            let of = if alone { "" } else { " of each worker" };
            let subject = match threads {
                1 => format!("The one thread{of}"),
                _ => format!("The {} threads{of}", count(threads.into())),
            };
            queue(facts, Sentence::new(&subject).bottleneck(threads > 1), one_of(threads))
        }
        Resource::Tokens => {
            let tokens = scenario.tokens;
            let begun = Sentence::new("The thread pool for ").phrase(Phrase::Code("def"));
            let begun = begun.words(" handlers").bottleneck(false);
            let threads = if tokens == 1 { " thread" } else { " threads" };
            let begun = begun.words(&format!("{owner} {}{threads}", number(tokens)));
            if facts.cpu == 0 {
                let begun = begun.words(", ");
                return queue(facts, begun, one_of(tokens));
            }
            // With CPU time they come to ask for one only after a while.
            let time = facts.waiting_for(resource);
            begun.words(", and waiting for a thread is ").of_all(facts, time).end()
        }
        Resource::Loop => on_the_loop(facts),
        Resource::Gil => {
            let whose = if alone { "one thread" } else { "one thread of a worker" };
            let begun = Sentence::new("The ").term(&GIL, "GIL").bottleneck(false);
            let begun = begun.words(&format!("only {whose} computes at a time, and "));
            inside(facts, begun, resource, "it")
        }
        Resource::Cores => {
            let cores = scenario.cores;
            let (noun, them) = if cores == 1 { ("CPU core", "it") } else { ("CPU cores", "them") };
            let begun = Sentence::new(&format!("The {} ", number(cores))).term(&CORE, noun);
            let places = u128::from(cores) * u128::from(facts.result.summary.makespan);
            let computing = facts.time(Activity::Computing);
            // They may be what is short for a while only, in a run that waits for I/O at its end.
            let busy = share(computing, places).filter(|_| computing * 2 > places);
            let mut text = format!("{workers} share {them}");
            if let Some(busy) = busy {
                let they = if cores == 1 { "it is" } else { "they are" };
                text.push_str(&format!(", {they} busy {busy} of the time"));
            }
            let begun = begun.bottleneck(cores > 1).words(&(text + ", and "));
            inside(facts, begun, resource, one_of(cores))
        }
        Resource::Connections => {
            let connections = scenario.connections.unwrap_or(1);
            let many = connections > 1 || !alone;
            let noun = if many { "downstream connections" } else { "downstream connection" };
            let begun = Sentence::new("The ").term(&CONNECTION, noun).bottleneck(many);
            let mut text = format!("{owner} {}", number(connections));
            if places(scenario, facts.entry).is_none() && many {
                let all = count(connections.saturating_mul(scenario.workers).into());
                text.push_str(&format!(", so at most {all} calls are under way at a time"));
            }
            inside(facts, begun.words(&text).words(", and "), resource, one_of(connections))
        }
    }
}

/// ` on 4 CPU cores`, where the workers mostly compute and twice as many would not have a core each.
fn on_cores(facts: &Facts) -> String {
    let computes = facts.time(Activity::Computing) > facts.time(Activity::HoldingIo);
    if computes && facts.scenario.cores < 2 * facts.scenario.workers {
        match facts.scenario.cores {
            1 => " on one CPU core".into(),
            cores => format!(" on {} CPU cores", count(cores.into())),
        }
    } else {
        String::new()
    }
}

/// Who queues in front of the server, and what that is of all time.
fn queue(facts: &Facts, begun: Sentence, what: &str) -> Vec<Phrase> {
    let (who, one) = some_of(facts.late, facts.scenario.requests);
    let verb = if one { "queues" } else { "queue" };
    let time = facts.waiting_for(Resource::Workers) + facts.waiting_for(Resource::Tokens);
    let begun = begun.words(&format!("{who} {verb} for {what} first, and "));
    begun.term(&QUEUEING, "queueing").words(" is ").of_all(facts, time).end()
}

fn on_the_loop(facts: &Facts) -> Vec<Phrase> {
    let many = facts.scenario.workers > 1;
    let time = facts.waiting_for(Resource::Loop);
    if facts.is_stuck() && facts.scenario.io > 0 {
        let subject = if many { "event loops" } else { "event loop" };
        let others = if many { "all other requests of its worker" } else { "all other requests" };
        return Sentence::new("The blocked ")
            .term(&EVENT_LOOP, subject)
            .bottleneck(many)
            .words(&format!("while one handler blocks, {others} wait, which is "))
            .of_all(facts, time)
            .end();
    }
    let handler = if many { "one handler of a worker" } else { "one handler" };
    let begun = match facts.entry.server {
        Server::Greenlets => Sentence::new("The CPU time in each worker"),
        _ => Sentence::new("The CPU time on the ").term(&EVENT_LOOP, "event loop"),
    };
    begun
        .bottleneck(false)
        .words(&format!("{handler} computes at a time, and waiting for that is "))
        .of_all(facts, time)
        .end()
}

/// Waiting inside the server, or with that all waiting, if there is more behind it.
fn inside(facts: &Facts, begun: Sentence, resource: Resource, what: &str) -> Vec<Phrase> {
    let (direct, all) = (facts.waiting_for(resource), facts.all_waiting());
    let begun = match direct == all {
        true => begun.words(&format!("waiting for {what} is ")),
        false => begun.words("waiting is "),
    };
    begun.of_all(facts, all).end()
}
