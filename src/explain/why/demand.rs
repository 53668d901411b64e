//! How much is asked for, beside what there is.

use super::super::names::counted;
use super::super::number::{count, marks, millionths, short_decimal};
use super::super::phrase::Phrase;
use super::super::setting::exact_decimal;
use super::facts::Facts;
use super::words::{Sentence, share, some_of};
use crate::scenario::{Accept, Client, Server, Spread};
use crate::sim::capacity::{Limit, Resource, places};

/// A stream that asks for this share of the capacity or more may well run short of it.
const FULL: f64 = 0.9;

/// What the clients ask for, beside what the resource allows.
pub(super) fn sentence(facts: &Facts, resource: Resource) -> Option<Vec<Phrase>> {
    // Capacity is that of answers, not of work that is cut off.
    if facts.result.summary.killed > 0 {
        return None;
    }
    let limit = facts.capacity.of_resource(resource);
    let text = match facts.scenario.client {
        Client::Burst => None,
        Client::Closed(users) => closed(facts, users, resource),
        Client::Paced(rate) => arrivals(facts, rate.millionths(), resource, limit?),
        Client::Poisson(rate) => arrivals(facts, rate.millionths(), resource, limit?),
    };
    text.map(|text| Sentence::new(&text).end())
}

fn closed(facts: &Facts, users: u32, resource: Resource) -> Option<String> {
    if matches!(resource, Resource::Gil | Resource::Cores | Resource::Connections) {
        return None;
    }
    let users = users.min(facts.scenario.requests);
    let busy = facts.counts.iter().filter(|&&count| count > 0).count();
    let places = places(facts.scenario, facts.entry)?
        .saturating_mul(u32::try_from(busy).unwrap_or(u32::MAX));
    (users > places).then(|| {
        format!(
            "Each of {} users has a request under way, and at most {} can be served at a time",
            count(users.into()),
            count(places.into())
        )
    })
}

fn arrivals(facts: &Facts, rate: u64, resource: Resource, limit: &Limit) -> Option<String> {
    let random = matches!(facts.scenario.client, Client::Poisson(_));
    let (come, asked, possible) =
        (arriving(facts, rate), rate_in_words(rate), short_decimal(limit.rate));
    let grows = rate.saturating_sub(millionths(limit.rate)) as f64 / 1e6;
    let rate = rate as f64 / 1e6;
    if possible == "0" {
        return None;
    }
    let alone = facts.scenario.workers == 1;
    let what = match resource {
        Resource::Cores if limit.servers == 1 => "the core",
        Resource::Cores => "the cores",
        Resource::Threads | Resource::Tokens if facts.thread_number() > 1 || !alone => {
            "the threads"
        }
        Resource::Threads | Resource::Tokens => "the thread",
        Resource::Connections if limit.servers == 1 && alone => "the connection",
        Resource::Connections => "the connections",
        _ if alone => "the worker",
        _ => "the workers",
    };
    let answer = if resource == Resource::Connections { "carry" } else { "answer" };
    if rate <= limit.rate || asked == possible {
        let reason = crowded(facts)
            .map(|crowded| format!(": requests wait where {crowded}"))
            .unwrap_or_default();
        return Some(format!("{come}, and {what} can {answer} {possible}{reason}"));
    }
    let text =
        format!("Arrivals are faster than service: {come}, and {what} can {answer} {possible}");
    if facts.result.summary.refused > 0 {
        return Some(text + ", so the backlog fills up");
    }
    let Some(queue) = grown_queue(facts, resource, rate - limit.rate) else { return Some(text) };
    let queue = counted(queue, "request", "requests");
    // What chance brings comes to this only in the long run.
    let grows =
        if random { String::new() } else { format!(" by {} a second", short_decimal(grows)) };
    Some(format!("{text}, so the queue grows{grows}, to {queue} when the last is sent"))
}

/// `30 requests a second come on average`.
fn arriving(facts: &Facts, rate: u64) -> String {
    let asked = rate_in_words(rate);
    let (noun, come) = if asked == "1" { ("request", "comes") } else { ("requests", "come") };
    let random = matches!(facts.scenario.client, Client::Poisson(_));
    let average = if random { " on average" } else { "" };
    format!("{asked} {noun} a second {come}{average}")
}

/// Where the requests of a stream wait that could all be answered in time: what chance brings.
pub(super) fn crowded(facts: &Facts) -> Option<&'static str> {
    let scenario = facts.scenario;
    let random = matches!(scenario.client, Client::Poisson(_));
    let equal = scenario.spread == Spread::Fixed || scenario.io == 0;
    match (random, equal) {
        (true, true) => Some("many come close together"),
        (true, false) => Some("many come close together or take long"),
        (false, false) => Some("several take long"),
        (false, true) => {
            let dealt = facts.entry.server != Server::Pool && scenario.accept == Accept::Random;
            dealt.then_some("several come to one worker")
        }
    }
}

/// Of a stream that the entry keeps up with, and has room for more: how much, by what would run
/// short first, which is given, too. Nothing where requests are lost all the same.
pub(super) fn room(facts: &Facts) -> Option<(Resource, Vec<Phrase>)> {
    let (Client::Paced(rate) | Client::Poisson(rate)) = facts.scenario.client else { return None };
    let limit = facts.capacity.tightest()?;
    let (asked, possible) = (rate.millionths(), millionths(limit.rate));
    if facts.lost() > 0 || asked as f64 >= FULL * possible as f64 {
        return None;
    }
    let used = share(asked.into(), possible.into())?;
    let alone = facts.scenario.workers == 1;
    let of = if alone { "" } else { " of each worker" };
    let number = |number: u32, one: &str, many: &str| match number {
        1 => format!("the {one}"),
        number => format!("the {}", counted(number, one, many)),
    };
    let what = match limit.resource {
        Resource::Cores => number(limit.servers, "CPU core", "CPU cores"),
        Resource::Threads | Resource::Tokens => number(limit.servers, "thread", "threads") + of,
        Resource::Connections => number(limit.servers, "connection", "connections") + of,
        Resource::Gil if alone => "the worker, with its one GIL,".into(),
        Resource::Gil => "the workers, with one GIL each,".into(),
        Resource::Loop if facts.entry.server == Server::Loop => {
            number(facts.scenario.workers, "event loop", "event loops")
        }
        Resource::Loop | Resource::Workers => number(facts.scenario.workers, "worker", "workers"),
    };
    let answer = if limit.resource == Resource::Connections { "carry" } else { "answer" };
    let (come, possible) = (arriving(facts, asked), short_decimal(limit.rate));
    let text = format!("It holds: {come}, and {what} can {answer} {possible}");
    Some((limit.resource, Sentence::new(&format!("{text}, so {used} of that is used")).end()))
}

/// A rate as it was set, or, where that has many digits, about that.
fn rate_in_words(rate: u64) -> String {
    let exact = exact_decimal(rate);
    if exact.contains(marks().decimal()) && exact.len() > 6 {
        short_decimal(rate as f64 / 1e6)
    } else {
        exact
    }
}

/// How many requests stood in front of the server when the last was sent, if that is about what a
/// queue that grows at this rate would have come to, and that is a few.
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
    (expected >= 3.0 && queue > 0 && close).then_some(queue)
}

/// Uneven shares, where they matter.
pub(super) fn fullest(facts: &Facts, resource: Resource) -> Option<Vec<Phrase>> {
    let scenario = facts.scenario;
    let (least, rest) =
        (scenario.requests / scenario.workers, scenario.requests % scenario.workers);
    let most = facts.fullest();
    let uneven = u64::from(most) * 5 > u64::from(least + 1) * 6;
    if facts.entry.server == Server::Pool || resource == Resource::Cores || !uneven {
        return None;
    }
    let even = match (rest, least) {
        (0, _) => counted(least, "request", "requests"),
        (_, 0) => "1 request at most".into(),
        _ => format!("{} or {} requests", count(least.into()), count((least + 1).into())),
    };
    let mut text = format!("The fullest worker got {}", some_of(most, scenario.requests).0);
    let places = facts.thread_number();
    if scenario.client == Client::Burst && places > 0 && most > places && least < places {
        let more = count((most - places).into());
        text.push_str(&format!(", {more} more than it has threads"));
    }
    if gives_the_last_reply(facts, most) {
        text.push_str(", and gives the last reply");
    }
    Some(Sentence::new(&format!("{text}; an even share is {even}")).end())
}

/// Whether every request that ended last is of a worker that had so many.
fn gives_the_last_reply(facts: &Facts, most: u32) -> bool {
    let run = &facts.result.run;
    let Some(last) = (0..run.len()).filter_map(|request| run.ended(request)).max() else {
        return false;
    };
    let had = |request: usize| facts.counts.get(usize::from(run.worker(request)?)).copied();
    let mut ended_last = (0..run.len()).filter(|&request| run.ended(request) == Some(last));
    let waits = matches!(facts.scenario.client, Client::Burst | Client::Closed(_));
    waits && ended_last.all(|request| had(request) == Some(most))
}
