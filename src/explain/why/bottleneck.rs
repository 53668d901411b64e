//! What holds a run back, with figures.

use super::super::answer::Phrase;
use super::super::glossary::{
    BACKLOG, BOTTLENECK, CONNECTION, CORE, EVENT_LOOP, GIL, QUEUEING, TIMEOUT,
};
use super::super::names::counted;
use super::super::number::{count, duration, short_decimal};
use super::super::setting::exact_decimal;
use super::super::shown_value;
use super::facts::{Cause, Facts};
use super::words::{Sentence, capital, share, some_of};
use crate::scenario::{Client, Micros, Server, Setting, Spread};
use crate::sim::capacity::{Limit, Resource, places};

/// What holds it back; how supply and demand compare; and what became of lost requests.
pub(super) fn sentences(facts: &Facts) -> Vec<Vec<Phrase>> {
    let mut sentences = Vec::new();
    match facts.cause() {
        Cause::Nothing if facts.lost() > 0 => {}
        Cause::Nothing => sentences.push(nothing(facts)),
        Cause::Hardly => sentences.push(hardly(facts)),
        Cause::Short(resource) => {
            sentences.push(short(facts, resource));
            sentences.extend(demand(facts, resource));
            sentences.extend(fullest(facts, resource));
        }
    }
    sentences.extend(refused(facts));
    sentences.extend(killed(facts));
    sentences
}

fn nothing(facts: &Facts) -> Vec<Phrase> {
    if facts.account.total() == 0 {
        return Sentence::new("Nothing holds it back: there is nothing to wait for").end();
    }
    let own = match (facts.cpu > 0, facts.scenario.io > 0) {
        (true, true) => "its own CPU time and I/O",
        (true, false) => "its own CPU time",
        _ => "its own I/O",
    };
    let one = facts.scenario.requests == 1;
    let who = if one { "the reply takes" } else { "every reply takes" };
    let mut times = facts.result.run.response_times();
    let first = times.next();
    let equal = first.filter(|&first| times.all(|time| time == first));
    let time = equal.map(|time| format!(", {}", duration(time))).unwrap_or_default();
    Sentence::new(&format!("Nothing holds it back: {who} {own} only{time}")).end()
}

fn hardly(facts: &Facts) -> Vec<Phrase> {
    let (waiting, total) = (facts.all_waiting(), facts.account.total());
    let own = share(total - waiting, total).unwrap_or_default();
    Sentence::new(&format!(
        "Hardly anything holds it back: {own} of all response time is the requests’ own computing \
         and I/O"
    ))
    .end()
}

/// `60 % of all response time`.
fn of_all(facts: &Facts, time: u128) -> Option<String> {
    Some(share(time, facts.account.total())? + " of all response time")
}

fn short(facts: &Facts, resource: Resource) -> Vec<Phrase> {
    let scenario = facts.scenario;
    let workers = counted(scenario.workers, "worker", "workers");
    let alone = scenario.workers == 1;
    let are = |sentence: Sentence, verb: &str| {
        sentence.words(verb).term(&BOTTLENECK, "bottleneck").words(": ")
    };
    let one_at_all = |one: bool| if one { "it" } else { "one" };
    match resource {
        Resource::Workers => {
            let (subject, verb) = if alone {
                ("The one worker".into(), " is the ")
            } else {
                (format!("The {workers}"), " are the ")
            };
            queue(facts, are(Sentence::new(&subject), verb), one_at_all(alone))
        }
        Resource::Threads => {
            let threads = facts.scenario.threads;
            let (text, verb) = match (threads, alone) {
                (1, true) => ("The one thread".into(), " is the "),
                (1, false) => ("The one thread of each worker".into(), " is the "),
                (many, true) => (format!("The {} threads", count(many.into())), " are the "),
                (many, false) => {
                    (format!("The {} threads of each worker", count(many.into())), " are the ")
                }
            };
            queue(facts, are(Sentence::new(&text), verb), one_at_all(threads == 1))
        }
        Resource::Tokens => {
            let begun = are(
                Sentence::new("The threads for ").phrase(Phrase::Code("def")).words(" handlers"),
                " are the ",
            );
            let tokens = match scenario.tokens {
                1 => "one".into(),
                many => count(many.into()),
            };
            let owner = if alone { "the worker has" } else { "each worker has" };
            let begun = begun.words(&format!("{owner} {tokens}, and "));
            if facts.cpu > 0 {
                let portion = of_all(facts, facts.waiting_for(resource)).unwrap_or_default();
                return begun.words(&format!("waiting for one is {portion}")).end();
            }
            queue(facts, begun, one_at_all(scenario.tokens == 1))
        }
        Resource::Loop => on_the_loop(facts),
        Resource::Gil => {
            let begun = are(Sentence::new("The ").term(&GIL, "GIL"), " is the ");
            let process = if alone { "one thread" } else { "one thread of a worker" };
            let begun = begun.words(&format!("only {process} computes at a time; "));
            inside(facts, begun, resource, "it")
        }
        Resource::Cores => {
            let (subject, verb, them) = match scenario.cores {
                1 => ("The one ".into(), " is the ", "it"),
                cores => (format!("The {} ", count(cores.into())), " are the ", "them"),
            };
            let noun = if scenario.cores == 1 { "CPU core" } else { "CPU cores" };
            let begun = are(Sentence::new(&subject).term(&CORE, noun), verb);
            let begun = begun.words(&format!("{workers} share {them}; "));
            inside(facts, begun, resource, one_at_all(scenario.cores == 1))
        }
        Resource::Connections => {
            let connections = scenario.connections.unwrap_or(1);
            let noun = if connections == 1 && alone { "connection" } else { "connections" };
            let begun = Sentence::new("The downstream ").term(&CONNECTION, noun);
            let begun = are(begun, if noun == "connection" { " is the " } else { " are the " });
            let owner = if alone { "the worker has" } else { "each worker has" };
            let number = match connections {
                1 => "one".into(),
                many => count(many.into()),
            };
            let begun = begun.words(&format!("{owner} {number}, and "));
            inside(facts, begun, resource, one_at_all(connections == 1))
        }
    }
}

/// Who queues in front of the server, and what that is of all time.
fn queue(facts: &Facts, begun: Sentence, what: &str) -> Vec<Phrase> {
    let (who, one) = some_of(facts.late, facts.scenario.requests);
    let verb = if one { "queues" } else { "queue" };
    let outer = facts.waiting_for(Resource::Workers) + facts.waiting_for(Resource::Tokens);
    let portion = of_all(facts, outer).unwrap_or_default();
    begun
        .words(&format!("{who} {verb} for {what} first, and "))
        .term(&QUEUEING, "queueing")
        .words(&format!(" is {portion}"))
        .end()
}

fn on_the_loop(facts: &Facts) -> Vec<Phrase> {
    let many = facts.scenario.workers > 1;
    let portion = of_all(facts, facts.waiting_for(Resource::Loop)).unwrap_or_default();
    if facts.entry.server == Server::Greenlets {
        return Sentence::new("Computing is the ")
            .term(&BOTTLENECK, "bottleneck")
            .words(": of the requests of a worker one computes at a time, and waiting for that is ")
            .words(&portion)
            .end();
    }
    if facts.is_stuck() && facts.scenario.io > 0 {
        let (subject, verb) =
            if many { ("event loops", " are the ") } else { ("event loop", " is the ") };
        return Sentence::new("The blocked ")
            .term(&EVENT_LOOP, subject)
            .words(verb)
            .term(&BOTTLENECK, "bottleneck")
            .words(&format!(
                ": while one handler blocks, all other requests of its worker wait, which is {portion}"
            ))
            .end();
    }
    Sentence::new("Computing on the ")
        .term(&EVENT_LOOP, "event loop")
        .words(" is the ")
        .term(&BOTTLENECK, "bottleneck")
        .words(": one handler of a worker computes at a time, and waiting for the loop is ")
        .words(&portion)
        .end()
}

/// Waiting inside the server, and behind those who do.
fn inside(facts: &Facts, begun: Sentence, resource: Resource, what: &str) -> Vec<Phrase> {
    let direct = facts.waiting_for(resource);
    let behind = facts.all_waiting() - direct;
    match (of_all(facts, direct), share(behind, facts.account.total())) {
        (Some(direct), Some(behind)) => {
            begun.words(&format!("waiting for {what} is {direct}, waiting behind that {behind}"))
        }
        (Some(direct), None) => begun.words(&format!("waiting for {what} is {direct}")),
        (None, behind) => {
            let behind = behind.unwrap_or_default();
            begun.words(&format!("waiting behind that is {behind} of all response time"))
        }
    }
    .end()
}

/// How much is asked for, beside what the resource allows.
fn demand(facts: &Facts, resource: Resource) -> Option<Vec<Phrase>> {
    let limit = facts.capacity.of_resource(resource);
    match facts.scenario.client {
        Client::Burst => None,
        Client::Closed(users) => closed(facts, users, resource),
        Client::Paced(rate) => arrivals(facts, rate.millionths(), "", resource, limit?),
        Client::Poisson(rate) => {
            arrivals(facts, rate.millionths(), " on average", resource, limit?)
        }
    }
}

fn closed(facts: &Facts, users: u32, resource: Resource) -> Option<Vec<Phrase>> {
    let each = places(facts.scenario, facts.entry)?;
    if !matches!(
        resource,
        Resource::Workers | Resource::Threads | Resource::Tokens | Resource::Loop
    ) {
        return None;
    }
    let users = users.min(facts.scenario.requests);
    let places = each.saturating_mul(facts.scenario.workers);
    let text = format!(
        "{} have a request each under way, and at most {} can be served at a time",
        counted(users, "user", "users"),
        count(places.into())
    );
    (users > places && places > 0).then(|| Sentence::new(&text).end())
}

fn arrivals(
    facts: &Facts,
    rate: u64,
    average: &str,
    resource: Resource,
    limit: &Limit,
) -> Option<Vec<Phrase>> {
    let number = exact_decimal(rate);
    let (come, come_again) = if rate == 1_000_000 {
        (format!("1 request a second comes{average}"), "1 comes")
    } else {
        (format!("{number} requests a second come{average}"), "come")
    };
    let possible = short_decimal(limit.rate);
    let what = match (resource, limit.servers) {
        (Resource::Workers, 1) => "the worker",
        (Resource::Workers, _) => "the workers",
        (Resource::Threads | Resource::Tokens, _) => "the threads",
        (Resource::Loop, _) if facts.scenario.workers == 1 => "the worker",
        (Resource::Loop | Resource::Gil, _) => "the workers",
        (Resource::Cores, 1) => "the core",
        (Resource::Cores, _) => "the cores",
        (Resource::Connections, _) => "the connections",
    };
    let rate = rate as f64 / 1e6;
    if possible == "0" {
        return None;
    }
    if rate <= limit.rate || number == possible {
        let reason = match (average.is_empty(), facts.scenario.spread == Spread::Fixed) {
            (true, true) => String::new(),
            (false, true) => "; requests wait where many come close together".into(),
            (true, false) => "; requests wait where several take long".into(),
            (false, false) => "; requests wait where many come close together or take long".into(),
        };
        let _ = come_again;
        let enough = format!(
            "On average there is enough for all: {come_short}, and {what} can answer {possible}{reason}",
            come_short = come.trim_end_matches(" on average")
        );
        return Some(Sentence::new(&enough).end());
    }
    let mut text =
        format!("Arrivals are faster than service: {come}, and {what} can answer {possible}");
    if facts.result.summary.refused > 0 {
        text.push_str(", so the backlog fills up");
    } else if let Some(queue) = grown_queue(facts, resource, rate - limit.rate) {
        let grows = short_decimal(rate - limit.rate);
        text.push_str(&format!(
            ", so the queue grows by {grows} a second, to {} when the last is sent",
            counted(queue, "request", "requests")
        ));
    }
    Some(Sentence::new(&text).end())
}

/// How many requests stood in front of the server when the last was sent, if that is what a queue
/// that grows at this rate would have come to.
fn grown_queue(facts: &Facts, resource: Resource, growth: f64) -> Option<u32> {
    if !matches!(resource, Resource::Workers | Resource::Threads | Resource::Tokens) {
        return None;
    }
    let run = &facts.result.run;
    let (first, last) = (*run.sent().first()?, *run.sent().last()?);
    let waits = |request: &usize| run.started(*request).is_none_or(|start| start > last);
    let queue = u32::try_from((0..run.len()).filter(waits).count()).ok()?;
    let expected = growth * (last - first) as f64 / 1e6;
    let close = (f64::from(queue) - expected).abs() <= 1.0 + 0.2 * expected;
    (queue > 0 && close).then_some(queue)
}

/// Uneven shares, where they matter.
fn fullest(facts: &Facts, resource: Resource) -> Option<Vec<Phrase>> {
    let scenario = facts.scenario;
    let even = scenario.requests.div_ceil(scenario.workers);
    let most = facts.fullest();
    let uneven = most * 5 > even * 6 && most > even + 1;
    if facts.entry.server == Server::Pool || resource == Resource::Cores || !uneven {
        return None;
    }
    let (who, _) = some_of(most, scenario.requests);
    let text =
        format!("The fullest worker got {who}, where an even share is {}", count(even.into()));
    Some(Sentence::new(&text).end())
}

fn refused(facts: &Facts) -> Option<Vec<Phrase>> {
    let refused = facts.result.summary.refused;
    let backlog = facts.scenario.backlog?;
    let (who, one) = some_of(refused, facts.scenario.requests);
    let (is, it) = if one { ("is", "it comes") } else { ("are", "they come") };
    let room = counted(backlog, "request", "requests");
    (refused > 0).then(|| {
        Sentence::new(&format!("{} {is} refused: the ", capital(&who)))
            .term(&BACKLOG, "backlog")
            .words(&format!(" of {room} is full when {it}"))
            .end()
    })
}

fn killed(facts: &Facts) -> Option<Vec<Phrase>> {
    let killed = facts.result.summary.killed;
    let timeout: Micros = facts.scenario.timeout?;
    let (who, one) = some_of(killed, facts.scenario.requests);
    let (is, it) = if one { ("is", "it is") } else { ("are", "they are") };
    (killed > 0).then(|| {
        Sentence::new(&format!("{} {is} killed: {it} not done after the ", capital(&who)))
            .term(&TIMEOUT, "timeout")
            .words(&format!(" of {} in service", shown_value(Setting::Timeout, timeout)))
            .end()
    })
}
