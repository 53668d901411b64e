//! How much is asked for, beside what there is.

use super::super::number::{count, marks, millionths, short_decimal};
use super::super::phrase::{Phrase, ended};
use super::super::requests;
use super::super::setting::exact_decimal;
use super::facts::Facts;
use super::words::{number, share, some_of};
use crate::scenario::{Accept, Client, Server, Spread};
use crate::sim::capacity::{Limit, Resource, places};
use crate::words::{capital, own, t};

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
    text.map(ended)
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
        t!(
            "Each of {users} users has a request under way, and at most {places} can be served at \
             a time",
            users = count(users.into()),
            places = count(places.into())
        )
    })
}

fn arrivals(facts: &Facts, rate: u64, resource: Resource, limit: &Limit) -> Option<String> {
    let random = matches!(facts.scenario.client, Client::Poisson(_));
    let (asked, possible) = (rate_in_words(rate), short_decimal(limit.rate));
    let come = arriving(facts, rate);
    let grows = rate.saturating_sub(millionths(limit.rate)) as f64 / 1e6;
    let rate = rate as f64 / 1e6;
    if possible == "0" {
        return None;
    }
    let alone = facts.scenario.workers == 1;
    let enough = rate <= limit.rate || asked == possible;
    let able = match resource {
        Resource::Cores if limit.servers == 1 => t!("the core can answer {possible}", possible),
        Resource::Cores => t!("the cores can answer {possible}", possible),
        Resource::Threads | Resource::Tokens if facts.thread_number() > 1 || !alone => {
            t!("the threads can answer {possible}", possible)
        }
        Resource::Threads | Resource::Tokens => t!("the thread can answer {possible}", possible),
        Resource::Connections if limit.servers == 1 && alone => {
            t!("the connection can carry {possible}", possible)
        }
        Resource::Connections => t!("the connections can carry {possible}", possible),
        _ if alone => t!("the worker can answer {possible}", possible),
        _ => t!("the workers can answer {possible}", possible),
    };
    if enough {
        let come = capital(&come);
        return Some(match crowded(facts) {
            Some(crowded) => {
                t!("{come}, and {able}: requests wait where {crowded}", come, able, crowded)
            }
            None => t!("{come}, and {able}", come, able),
        });
    }
    let text = t!("Arrivals are faster than service: {come}, and {able}", come, able);
    if facts.result.summary.refused > 0 {
        return Some(t!("{text}, so the backlog fills up", text));
    }
    let Some(queue) = grown_queue(facts, resource, rate - limit.rate) else { return Some(text) };
    let queue = requests(queue);
    // What chance brings comes to a rate of growth only in the long run.
    Some(if random {
        t!("{text}, so the queue grows, to {queue} when the last is sent", text, queue)
    } else {
        t!(
            "{text}, so the queue grows by {rate} a second, to {queue} when the last is sent",
            text,
            rate = short_decimal(grows),
            queue
        )
    })
}

/// `30 requests a second come on average`.
fn arriving(facts: &Facts, rate: u64) -> String {
    let rate = rate_in_words(rate);
    let several = number(rate != "1");
    if matches!(facts.scenario.client, Client::Poisson(_)) {
        t!(
            "{rate} request a second comes on average|{rate} requests a second come on average",
            n = several,
            rate
        )
    } else {
        t!("{rate} request a second comes|{rate} requests a second come", n = several, rate)
    }
}

/// Where the requests of a stream wait that could all be answered in time: what chance brings.
pub(super) fn crowded(facts: &Facts) -> Option<&'static str> {
    let scenario = facts.scenario;
    let random = matches!(scenario.client, Client::Poisson(_));
    let equal = scenario.spread == Spread::Fixed || scenario.io == 0;
    match (random, equal) {
        (true, true) => Some(t!("many come close together")),
        (true, false) => Some(t!("many come close together or take long")),
        (false, false) => Some(t!("several take long")),
        (false, true) => {
            let dealt = facts.entry.server != Server::Pool && scenario.accept == Accept::Random;
            dealt.then(|| t!("several come to one worker"))
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
    let able = able(facts, limit);
    let come = arriving(facts, asked);
    let text = t!("It holds: {come}, and {able}, so {used} of that is used", come, able, used);
    Some((limit.resource, ended(text)))
}

/// What a resource can do of which there is enough: `the 4 workers can answer 4`.
fn able(facts: &Facts, limit: &Limit) -> String {
    let (n, workers) = (limit.servers, facts.scenario.workers);
    let possible = short_decimal(limit.rate);
    match limit.resource {
        Resource::Cores => t!(
            "the CPU core can answer {possible}|the {n} CPU cores can answer {possible}",
            n,
            possible
        ),
        Resource::Threads | Resource::Tokens if workers == 1 => {
            t!(
                "the thread can answer {possible}|the {n} threads can answer {possible}",
                n,
                possible
            )
        }
        Resource::Threads | Resource::Tokens => t!(
            "the thread of each worker can answer {possible}|\
             the {n} threads of each worker can answer {possible}",
            n,
            possible
        ),
        Resource::Connections if workers == 1 => t!(
            "the connection can carry {possible}|the {n} connections can carry {possible}",
            n,
            possible
        ),
        Resource::Connections => t!(
            "the connection of each worker can carry {possible}|\
             the {n} connections of each worker can carry {possible}",
            n,
            possible
        ),
        Resource::Gil if workers == 1 => {
            t!("the worker, with its one GIL, can answer {possible}", possible)
        }
        Resource::Gil => t!("the workers, with one GIL each, can answer {possible}", possible),
        Resource::Loop if facts.entry.server == Server::Loop => t!(
            "the event loop can answer {possible}|the {n} event loops can answer {possible}",
            n = workers,
            possible
        ),
        Resource::Loop | Resource::Workers => t!(
            "the worker can answer {possible}|the {n} workers can answer {possible}",
            n = workers,
            possible
        ),
    }
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
        (0, _) => requests(least),
        (_, 0) => own(t!("1 request at most")),
        _ => {
            let (least, most) = (count(least.into()), count((least + 1).into()));
            t!("{least} or {most} requests", least, most)
        }
    };
    let mut text = t!("The fullest worker got {some}", some = some_of(most, scenario.requests));
    let places = facts.thread_number();
    if scenario.client == Client::Burst && places > 0 && most > places && least < places {
        let more = count((most - places).into());
        text = t!("{text}, {more} more than it has threads", text, more);
    }
    if gives_the_last_reply(facts, most) {
        text = t!("{text}, and gives the last reply", text);
    }
    Some(ended(t!("{text}; an even share is {even}", text, even)))
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
