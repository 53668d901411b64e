//! Closed forms and the experiment itself in words.

use super::answer::number_word;
use super::choice::{client_name, spread_name};
use super::names::counted;
use super::number::{count, duration};
use super::setting::exact_decimal;
use super::{label, requests, shown_value, spoken_value};
use crate::scenario::{
    Accept, Client, Entry, Handler, Overhead, Scenario, Server, Setting, Spread,
};
use crate::sim::closed_form::{ClosedForm, NoClosedForm};

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

/// Why no closed form holds.
#[must_use]
pub const fn no_formula(why: NoClosedForm) -> &'static str {
    match why {
        NoClosedForm::Client => "none, since requests don’t come all at once",
        NoClosedForm::Spread => "none, since requests differ in their I/O time",
        NoClosedForm::Connections => "none, since requests may wait for a connection",
        NoClosedForm::Limits => "none, since requests may be refused or killed",
        NoClosedForm::Cores => "none, since processes compete for cores",
        NoClosedForm::Gil => "none, since threads compete for the GIL",
        NoClosedForm::Chance => "none, since chance decides who gets how many requests",
    }
}

/// What happens in a scenario, for who has never heard of any of it.
#[must_use]
pub fn caption(scenario: &Scenario) -> String {
    let mut text = match scenario.requests {
        1 => "The one request ".into(),
        many => format!("{}, and each ", arrival(scenario, &requests(many))),
    };
    text.push_str(&task(scenario));
    if scenario.io > 0 {
        text.push_str(" for something else, an API or a database");
    }
    text.push('.');
    if scenario.io == 0 {
        return text;
    }
    let has = |server| scenario.lineup.iter().any(|entry| entry.server == server);
    let on_loop = |handlers: &[Handler]| {
        let runs =
            |entry: &Entry| entry.server == Server::Loop && handlers.contains(&entry.handler);
        scenario.lineup.iter().any(runs)
    };
    // Threads for plain def are worth a word where they may run out, or nothing else is on a loop.
    let short = scenario.requests > scenario.tokens;
    let turns = on_loop(&[Handler::Async, Handler::Gather]);
    let threads = counted(scenario.threads, "request", "requests");
    let tokens = counted(scenario.tokens, "request", "requests");
    let in_threads = if scenario.tokens == 1 { "a thread" } else { "threads" };
    let clauses = [
        (has(Server::Pool), "a worker of the pool does nothing else meanwhile"),
        (has(Server::Threads), &*format!("a worker with threads serves {threads} at a time")),
        (has(Server::Greenlets), "a greenlet worker turns to the next request"),
        (turns, "an event loop turns to the next request"),
        (
            on_loop(&[Handler::Blocking]) && (short || !turns),
            &*format!("a worker’s loop serves {tokens} with def at a time, in {in_threads}"),
        ),
        (on_loop(&[Handler::Stuck]), "a loop stuck in a blocking call answers nobody"),
    ];
    let mut sentence = String::new();
    for (_, clause) in clauses.iter().filter(|(wanted, _)| *wanted) {
        sentence.push_str(if sentence.is_empty() { " " } else { "; " });
        sentence.push_str(clause);
    }
    // All clauses begin with the article.
    if let Some(rest) = sentence.strip_prefix(" a") {
        text.push_str(" A");
        text.push_str(rest);
    }
    text.push('.');
    if has(Server::Pool) && (scenario.timeout.is_some() || scenario.backlog.is_some()) {
        text.push_str(" A cross is a request that was refused or killed.");
    }
    if scenario.lineup.iter().any(|entry| entry.handler == Handler::Gather) {
        text.push_str(&gathered(scenario));
    }
    text
}

/// What `gather` does with the wait.
fn gathered(scenario: &Scenario) -> String {
    let pieces = scenario.subtasks;
    if pieces == 1 {
        return " With gather the wait could be split into pieces that pass together.".into();
    }
    let passes = match scenario.connections.filter(|&limit| limit < pieces) {
        None => "and the pieces pass together".into(),
        Some(1) => "but the pieces pass one by one: a worker has one connection".into(),
        Some(limit) => {
            let limit = number_word(limit);
            format!("and {limit} pieces pass together: a worker has {limit} connections")
        }
    };
    format!(" With gather the wait is split in {}, {passes}.", number_word(pieces))
}

/// When requests come: `16 requests arrive at once`.
fn arrival(scenario: &Scenario, requests: &str) -> String {
    match scenario.client {
        Client::Burst => format!("{requests} arrive at once"),
        Client::Paced(rate) => {
            // Millionths a second: the gap is 10^12 by that, in microseconds.
            let gap = 1_000_000_000_000_u64.checked_div(rate.millionths()).unwrap_or(0);
            format!("{requests} arrive one every {}", duration(gap))
        }
        Client::Poisson(rate) => {
            let rate = exact_decimal(rate.millionths());
            format!("{requests} arrive at random, {rate} a second on average")
        }
        Client::Closed(1) => format!("One user sends {requests} one after another"),
        Client::Closed(users) => {
            let users = count(users.into());
            format!("{users} users send {requests}, each the next when the last is answered")
        }
    }
}

/// What a request does: `computes 10 ms and waits 1 s`.
fn task(scenario: &Scenario) -> String {
    let average = if scenario.spread == Spread::Fixed { "" } else { " on average" };
    let cpu = shown_value(Setting::Cpu, scenario.cpu);
    let io = shown_value(Setting::Io, scenario.io);
    match (scenario.cpu, scenario.io) {
        (0, 0) => "is answered at once".into(),
        (_, 0) => format!("computes {cpu}"),
        (0, _) => format!("waits {io}{average}"),
        _ => format!("computes {cpu} and waits {io}{average}"),
    }
}

/// A scenario with one entry, as a table of experiments has it: `4 workers, 16 requests at once,
/// 1 s I/O, 10 ms CPU, split in 2`.
#[must_use]
pub fn experiment(scenario: &Scenario) -> String {
    let server = scenario.lineup.first().map(|entry| entry.server);
    let mut text = counted(scenario.workers, "worker", "workers");
    if server == Some(Server::Threads) {
        text.push_str(&format!(" of {}", counted(scenario.threads, "thread", "threads")));
    }
    text.push_str(&format!(", {}", requests(scenario.requests)));
    text.push_str(&match scenario.client {
        Client::Burst => " at once".into(),
        Client::Paced(rate) | Client::Poisson(rate) => {
            format!(" at {}/s", exact_decimal(rate.millionths()))
        }
        Client::Closed(users) => format!(" by {}", counted(users, "user", "users")),
    });
    text.push_str(&format!(", {} I/O", shown_value(Setting::Io, scenario.io)));
    if scenario.subtasks > 1 {
        text.push_str(&format!(" in {}", number_word(scenario.subtasks)));
    }
    if scenario.cpu > 0 {
        text.push_str(&format!(", {} CPU", shown_value(Setting::Cpu, scenario.cpu)));
    }
    text
}

/// What a scenario has besides its main settings: `paced 30 /s, 2 cores`; empty where all is as by
/// default.
#[must_use]
pub fn differences(scenario: &Scenario) -> String {
    let default = Scenario::default();
    let mut list: Vec<String> = Vec::new();
    let part = |name: &str, part: Option<Setting>| {
        let name = name.to_ascii_lowercase();
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
        Client::Closed(users) => list.push(counted(users, "user", "users")),
        client => list.push(part(client_name(client), client.part())),
    }
    if scenario.spread != default.spread {
        list.push(part(spread_name(scenario.spread), scenario.spread.part()));
    }
    match &scenario.accept {
        Accept::Even => {}
        Accept::Shares(weights) => {
            list.push(["shares ", &shares(weights)].concat());
        }
        accept => list.push([accept.word(), " shares"].concat()),
    }
    for setting in Setting::MORE {
        let value = scenario.get(setting).filter(|_| scenario.get(setting) != default.get(setting));
        list.extend(value.map(|value| match setting {
            Setting::Timeout => ["timeout ", &shown_value(setting, value)].concat(),
            Setting::Backlog => ["backlog ", &shown_value(setting, value)].concat(),
            Setting::Seed => ["seed ", &shown_value(setting, value)].concat(),
            Setting::Tokens => ["loop ", &spoken_value(setting, value)].concat(),
            _ => spoken_value(setting, value),
        }));
    }
    if scenario.overhead != default.overhead {
        list.push(match scenario.overhead {
            Overhead::Given(time) => [&*shown_value(Setting::Overhead, time), " overhead"].concat(),
            overhead => [overhead.word(), " overhead"].concat(),
        });
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
