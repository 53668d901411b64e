//! Closed forms and the experiment itself in words.

use super::answer::number_word;
use super::choice::{client_name, spread_name};
use super::names::{users, workers};
use super::number::{count, duration};
use super::setting::exact_decimal;
use super::{label, requests, shown_value, spoken_value};
use crate::scenario::{
    Accept, Client, Entry, Handler, Overhead, Scenario, Server, Setting, Spread,
};
use crate::sim::closed_form::{ClosedForm, NoClosedForm};
use crate::words::{capital, lower, own, t};

/// A closed form with its numbers filled in: `⌈16 / 4⌉ × 1.00 s = 4.00 s`.
#[must_use]
pub fn formula(form: &ClosedForm) -> String {
    let last = duration(form.makespan());
    match *form {
        ClosedForm::Waves { requests, places: Some(places), each } => {
            let (requests, places) = (count(requests.into()), count(places.into()));
            format!("⌈{requests} / {places}⌉ × {} = {last}", duration(each))
        }
        ClosedForm::Waves { places: None, .. } => last,
        ClosedForm::Batch { requests, cpu, io } => {
            let requests = count(requests.into());
            format!("{requests} × {} + {} = {last}", duration(cpu), duration(io))
        }
    }
}

/// Why no closed form holds: what stands in a formula's place.
#[must_use]
pub fn no_formula(why: NoClosedForm) -> String {
    t!("none, {why}", why = since(why))
}

/// Why no closed form holds: the end of a sentence.
pub(super) fn since(why: NoClosedForm) -> &'static str {
    match why {
        NoClosedForm::Client => t!("since requests don’t come all at once"),
        NoClosedForm::Spread => t!("since requests differ in their I/O time"),
        NoClosedForm::Connections => t!("since requests may wait for a connection"),
        NoClosedForm::Limits => t!("since requests may be refused or killed"),
        NoClosedForm::Cores => t!("since processes compete for cores"),
        NoClosedForm::Gil => t!("since threads compete for the GIL"),
        NoClosedForm::Chance => t!("since chance decides who gets how many requests"),
    }
}

/// What happens in a scenario, for who has never heard of any of it.
#[must_use]
pub fn caption(scenario: &Scenario) -> String {
    let task = task(scenario);
    let mut text = match scenario.requests {
        1 => t!("The one request {task}.", task),
        many => {
            let arrival = arrival(scenario, &requests(many));
            t!("{arrival}, and each {task}.", arrival, task)
        }
    };
    if scenario.io == 0 {
        return text;
    }
    text.extend([" ", &capital(&clauses(scenario).join("; ")), "."]);
    let has = |server| scenario.lineup.iter().any(|entry| entry.server == server);
    if has(Server::Pool) && (scenario.timeout.is_some() || scenario.backlog.is_some()) {
        text.extend([" ", t!("A cross is a request that was refused or killed.")]);
    }
    if scenario.lineup.iter().any(|entry| entry.handler == Handler::Gather) {
        text.extend([" ", &gathered(scenario)]);
    }
    text
}

/// What the servers of the line-up do while a request waits.
fn clauses(scenario: &Scenario) -> Vec<String> {
    let has = |server| scenario.lineup.iter().any(|entry| entry.server == server);
    let on_loop = |handlers: &[Handler]| {
        let runs =
            |entry: &Entry| entry.server == Server::Loop && handlers.contains(&entry.handler);
        scenario.lineup.iter().any(runs)
    };
    let mut clauses: Vec<String> = Vec::new();
    if has(Server::Pool) {
        clauses.push(own(t!("a worker of the pool does nothing else meanwhile")));
    }
    if has(Server::Threads) {
        clauses.push(t!(
            "a worker with threads serves {n} request at a time|\
             a worker with threads serves {n} requests at a time",
            n = scenario.threads
        ));
    }
    if has(Server::Greenlets) {
        clauses.push(own(t!("a greenlet worker turns to the next request")));
    }
    let turns = on_loop(&[Handler::Async, Handler::Gather]);
    if turns {
        clauses.push(own(t!("an event loop turns to the next request")));
    }
    // Threads for plain def are worth a word where they may run out, or nothing else is on a loop.
    let short = scenario.requests > scenario.tokens;
    if on_loop(&[Handler::Blocking]) && (short || !turns) {
        clauses.push(t!(
            "a worker’s loop serves {n} request with def at a time, in a thread|\
             a worker’s loop serves {n} requests with def at a time, in threads",
            n = scenario.tokens
        ));
    }
    if on_loop(&[Handler::Stuck]) {
        clauses.push(own(t!("a loop stuck in a blocking call answers nobody")));
    }
    clauses
}

/// What `gather` does with the wait.
fn gathered(scenario: &Scenario) -> String {
    let all = scenario.subtasks;
    if all == 1 {
        let text = t!("With gather the wait could be split into pieces that pass together.");
        return text.into();
    }
    let pieces = number_word(all);
    match scenario.connections.filter(|&limit| limit < all) {
        None => {
            t!("With gather the wait is split in {pieces}, and the pieces pass together.", pieces)
        }
        Some(1) => t!(
            "With gather the wait is split in {pieces}, but the pieces pass one by one: a worker \
             has one connection.",
            pieces
        ),
        Some(limit) => t!(
            "With gather the wait is split in {pieces}, and {limit} pieces pass together: a worker \
             has {limit} connections.",
            pieces,
            limit = number_word(limit)
        ),
    }
}

/// When requests come: `16 requests arrive at once`.
fn arrival(scenario: &Scenario, requests: &str) -> String {
    match scenario.client {
        Client::Burst => t!("{requests} arrive at once", requests),
        Client::Paced(rate) => {
            // Millionths a second: the gap is 10^12 by that, in microseconds.
            let gap = 1_000_000_000_000_u64.checked_div(rate.millionths()).unwrap_or(0);
            t!("{requests} arrive one every {gap}", requests, gap = duration(gap))
        }
        Client::Poisson(rate) => {
            let rate = exact_decimal(rate.millionths());
            t!("{requests} arrive at random, {rate} a second on average", requests, rate)
        }
        Client::Closed(1) => t!("One user sends {requests} one after another", requests),
        Client::Closed(many) => t!(
            "{users} send {requests}, each the next when the last is answered",
            users = users(many),
            requests
        ),
    }
}

/// What a request does: `computes 10 ms and waits 1 s for something else`.
fn task(scenario: &Scenario) -> String {
    let cpu = shown_value(Setting::Cpu, scenario.cpu);
    let io = shown_value(Setting::Io, scenario.io);
    let io = match scenario.spread {
        Spread::Fixed => io,
        _ => t!("{time} on average", time = io),
    };
    match (scenario.cpu, scenario.io) {
        (0, 0) => own(t!("is answered at once")),
        (_, 0) => t!("computes {cpu}", cpu),
        (0, _) => t!("waits {io} for something else, an API or a database", io),
        _ => {
            t!("computes {cpu} and waits {io} for something else, an API or a database", cpu, io)
        }
    }
}

/// A scenario with one entry, as a table of experiments has it: `4 workers, 16 requests at once,
/// 1 s I/O, 10 ms CPU, split in 2`.
#[must_use]
pub fn experiment(scenario: &Scenario) -> String {
    let server = scenario.lineup.first().map(|entry| entry.server);
    let (workers, requests) = (workers(scenario.workers), requests(scenario.requests));
    let mut parts = vec![match server {
        Some(Server::Threads) => {
            let threads = t!("{n} thread|{n} threads", n = scenario.threads);
            t!("{workers} of {threads}", workers, threads)
        }
        _ => workers,
    }];
    parts.push(match scenario.client {
        Client::Burst => t!("{requests} at once", requests),
        Client::Paced(rate) | Client::Poisson(rate) => {
            t!("{requests} at {rate}/s", requests, rate = exact_decimal(rate.millionths()))
        }
        Client::Closed(many) => t!("{requests} by {users}", requests, users = users(many)),
    });
    let io = shown_value(Setting::Io, scenario.io);
    parts.push(match scenario.subtasks {
        1 => t!("{io} I/O", io),
        pieces => t!("{io} I/O in {pieces}", io, pieces = number_word(pieces)),
    });
    if scenario.cpu > 0 {
        parts.push(t!("{cpu} CPU", cpu = shown_value(Setting::Cpu, scenario.cpu)));
    }
    parts.join(", ")
}

/// What a scenario has besides its main settings: `paced 30 /s, 2 cores`; empty where all is as by
/// default.
#[must_use]
pub fn differences(scenario: &Scenario) -> String {
    let default = Scenario::default();
    let mut list: Vec<String> = Vec::new();
    let part = |name: &str, part: Option<Setting>| {
        let name = lower(name);
        let value = part.and_then(|part| {
            let value = scenario.get(part)?;
            Some(match part {
                Setting::Rate => exact_decimal(value) + "/s",
                _ => shown_value(part, value),
            })
        });
        value.map_or(name.clone(), |value| [&name, " ", &value].concat())
    };
    match scenario.client {
        Client::Burst => {}
        Client::Closed(many) => list.push(users(many)),
        client => list.push(part(client_name(client), client.part())),
    }
    if scenario.spread != default.spread {
        list.push(part(spread_name(scenario.spread), scenario.spread.part()));
    }
    match &scenario.accept {
        Accept::Even => {}
        Accept::Random => list.push(own(t!("random shares"))),
        Accept::Measured => list.push(own(t!("measured shares"))),
        Accept::Shares(weights) => list.push(t!("shares {weights}", weights = shares(weights))),
    }
    for setting in Setting::MORE {
        let value = scenario.get(setting).filter(|_| scenario.get(setting) != default.get(setting));
        list.extend(value.map(|value| match setting {
            Setting::Timeout => t!("timeout {time}", time = shown_value(setting, value)),
            Setting::Backlog => t!("backlog {number}", number = shown_value(setting, value)),
            Setting::Seed => t!("seed {number}", number = shown_value(setting, value)),
            Setting::Tokens => t!("loop {threads}", threads = spoken_value(setting, value)),
            _ => spoken_value(setting, value),
        }));
    }
    match scenario.overhead {
        Overhead::None => {}
        Overhead::Measured => list.push(own(t!("measured overhead"))),
        Overhead::Given(time) => {
            list.push(t!("{time} overhead", time = shown_value(Setting::Overhead, time)));
        }
    }
    list.join(", ")
}

/// All settings of a scenario in one line: `Workers 4 · Requests 16 · … · paced 30/s, 2 cores`.
#[must_use]
pub fn settings(scenario: &Scenario) -> String {
    let part = |setting: Setting| {
        let value = shown_value(setting, scenario.get(setting)?);
        Some([label(setting), " ", &value].concat())
    };
    let mut parts: Vec<String> = Setting::MAIN.into_iter().filter_map(part).collect();
    parts.push(differences(scenario));
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}

/// Weights as they are typed: `4-3-2-1`.
#[must_use]
pub fn shares(weights: &[u32]) -> String {
    let words: Vec<String> = weights.iter().map(ToString::to_string).collect();
    words.join("-")
}
