//! The answer: one sentence with the numbers in it.

use super::names::{counted, entry_name, requests};
use super::number::{count, duration, short_decimal};
use super::phrase::Phrase;
use super::setting::exact_decimal;
use crate::scenario::{Client, Entry, Handler, Micros, Scenario, Server};
use crate::sim::{EVENT_LIMIT, EntryResult, PIECE_LIMIT, ResponseTimes, Results, Summary};

/// The answer to "how long does it take?" for the entries on show, which are in the order of the
/// line-up: server by server, with the handlers that take equally long said in one, and how the
/// servers compare. Of a burst it is the time of the last reply that counts; where requests keep
/// coming, the median reply, and of a stream also what 95 % of the replies take, where that is much
/// longer. Refused and killed requests are counted.
#[must_use]
pub fn answer(results: &Results, shown: &[Entry]) -> Vec<Phrase> {
    let scenario = &results.scenario;
    let work = work(scenario);
    let mut sentence = Sentence { phrases: Vec::new(), pieces: scenario.subtasks };
    if shown.is_empty() {
        sentence.words(&format!(
            "Every entry of the line-up is hidden: show one to see how long {work} take."
        ));
        return sentence.phrases;
    }
    let burst = scenario.client == Client::Burst;
    let Sides { sides, silent, too_large } = Sides::of(results, shown);
    sentence.words(&work);
    let mut link = ": ";
    if !sides.is_empty() {
        link = "; ";
        sentence.words(": ");
        sentence.sides(&sides, burst);
    }
    for result in silent {
        let name = entry_name(result.run.entry);
        let losses = losses(result.summary.refused, result.summary.killed);
        sentence.words(&format!("{link}no reply from {name} ({losses})"));
        link = "; ";
    }
    for entry in too_large {
        let (name, events) = (entry_name(entry), count(EVENT_LIMIT));
        let pieces = count(PIECE_LIMIT);
        sentence.words(&format!(
            "{link}{name} is too large to simulate: a run may have {events} events, and {pieces} \
             pieces that queue for connections"
        ));
        link = "; ";
    }
    sentence.words(if link == ": " { " are not simulated yet." } else { "." });
    sentence.phrases
}

/// `16 requests on 4 workers`.
fn work(scenario: &Scenario) -> String {
    let client = match scenario.client {
        Client::Burst => String::new(),
        Client::Paced(rate) => format!(" at {} a second", exact_decimal(rate.millionths())),
        Client::Poisson(rate) => {
            format!(" at random, {} a second,", exact_decimal(rate.millionths()))
        }
        Client::Closed(users) => format!(" by {}", counted(users, "user", "users")),
    };
    let workers = counted(scenario.workers, "worker", "workers");
    format!("{}{client} on {workers}", requests(scenario.requests))
}

/// `84 refused, 3 killed`; empty without any.
pub(super) fn losses(refused: u32, killed: u32) -> String {
    let mut text = String::new();
    for (number, word) in [(refused, " refused"), (killed, " killed")] {
        if number > 0 {
            text.push_str(if text.is_empty() { "" } else { ", " });
            text.push_str(&count(number.into()));
            text.push_str(word);
        }
    }
    text
}

/// What the entries on show did, by server.
struct Sides<'a> {
    sides: Vec<Side>,
    /// Entries that answered nothing.
    silent: Vec<&'a EntryResult>,
    /// Entries that were not simulated.
    too_large: Vec<Entry>,
}

/// A server with those of its handlers that are on show and answered something, those that take
/// equally long together.
struct Side {
    server: Server,
    groups: Vec<Group>,
}

/// Handlers with the same figures.
struct Group {
    handlers: Vec<Handler>,
    figures: Figures,
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct Figures {
    /// The last reply of a burst, otherwise the median.
    time: Micros,
    /// The 95th percentile of a stream, where it is at least half as long again as the median.
    tail: Option<Micros>,
    refused: u32,
    killed: u32,
}

impl Figures {
    fn of(summary: &Summary, times: ResponseTimes, client: Client) -> Self {
        let Summary { makespan, refused, killed, .. } = *summary;
        let ResponseTimes { p50, p95, .. } = times;
        let stream = matches!(client, Client::Paced(_) | Client::Poisson(_));
        let longer = stream && p95 > 0 && p95.saturating_mul(2) >= p50.saturating_mul(3);
        let time = if client == Client::Burst { makespan } else { p50 };
        Self { time, tail: longer.then_some(p95), refused, killed }
    }

    /// Whether they are said in the same words.
    fn look_like(&self, other: &Self) -> bool {
        (self.refused, self.killed) == (other.refused, other.killed)
            && duration(self.time) == duration(other.time)
            && self.tail.map(duration) == other.tail.map(duration)
    }

    /// Whether the times tell how two compare: they do not where many replies take several times
    /// as long, nor where they are about equal and what else is said is not.
    fn are_comparable_to(&self, other: &Self) -> bool {
        let typical = |of: &Self| of.tail.is_none_or(|tail| tail < of.time.saturating_mul(3));
        let alike = self.tail.map(duration) == other.tail.map(duration);
        typical(self) && typical(other) && (alike || !about_equal(self.time, other.time))
    }
}

impl<'a> Sides<'a> {
    fn of(results: &'a Results, shown: &[Entry]) -> Self {
        let mut sides: Vec<Side> = Vec::new();
        let mut silent = Vec::new();
        for result in shown.iter().filter_map(|&entry| results.of(entry)) {
            let (entry, summary) = (result.run.entry, &result.summary);
            let Some(times) = summary.response else {
                silent.push(result);
                continue;
            };
            let figures = Figures::of(summary, times, results.scenario.client);
            let known = sides.iter().position(|side| side.server == entry.server);
            let place = known.unwrap_or_else(|| {
                sides.push(Side { server: entry.server, groups: Vec::new() });
                sides.len() - 1
            });
            let groups = &mut sides[place].groups;
            // What looks alike is said in one.
            match groups.iter_mut().find(|group| group.figures.look_like(&figures)) {
                Some(group) => group.handlers.push(entry.handler),
                None => groups.push(Group { handlers: vec![entry.handler], figures }),
            }
        }
        let too_large = shown.iter().copied().filter(|entry| results.too_large.contains(entry));
        Self { sides, silent, too_large: too_large.collect() }
    }
}

impl Side {
    const fn name(&self) -> &'static str {
        match self.server {
            Server::Pool => "the pool",
            Server::Threads => "the threaded pool",
            Server::Greenlets => "the greenlet pool",
            Server::Loop => "the event loop",
        }
    }

    fn alike(&self, other: &Self) -> bool {
        self.has_handlers_of(other)
            && self.groups.iter().zip(&other.groups).all(|(a, b)| a.figures == b.figures)
    }

    fn has_handlers_of(&self, other: &Self) -> bool {
        self.groups.len() == other.groups.len()
            && self.groups.iter().zip(&other.groups).all(|(a, b)| a.handlers == b.handlers)
    }

    /// Whether every request was answered.
    fn is_whole(&self) -> bool {
        self.groups.iter().all(|Group { figures, .. }| figures.refused + figures.killed == 0)
    }

    fn takes_no_time(&self) -> bool {
        let none = |group: &Group| group.figures.time == 0 && group.figures.tail.is_none();
        self.is_whole() && self.groups.iter().all(none)
    }

    fn figures_of(&self, handler: Handler) -> Option<Figures> {
        let group = self.groups.iter().find(|group| group.handlers.contains(&handler));
        group.map(|group| group.figures)
    }
}

/// A sentence that is being put together.
struct Sentence {
    phrases: Vec<Phrase>,
    /// Pieces that a request's wait is split into.
    pieces: u32,
}

impl Sentence {
    fn words(&mut self, text: &str) {
        self.phrases.push(Phrase::Words(text.into()));
    }

    /// How long the servers take, and how they compare.
    fn sides(&mut self, sides: &[Side], burst: bool) {
        let (subject, again) = if burst { ("", "") } else { ("the median reply of ", "that of ") };
        match sides {
            _ if sides.iter().all(Side::takes_no_time) => self.words(if burst {
                "all are answered at once, since there is nothing to wait for"
            } else {
                "most are answered at once"
            }),
            [first, second] if first.alike(second) => {
                let both = if burst { "both take " } else { "alike takes " };
                let names = [subject, first.name(), " and ", second.name(), " ", both].concat();
                self.words(&names);
                self.side(first, true);
            }
            [first, others @ ..] => {
                self.words(&[subject, first.name(), " takes "].concat());
                self.side(first, true);
                for other in others {
                    self.words(&["; ", again, other.name(), " "].concat());
                    self.side(other, !other.has_handlers_of(first));
                    if first.is_whole() && other.is_whole() {
                        self.relation(first, other);
                    }
                }
            }
            [] => {}
        }
    }

    /// The times of a server; unless that is clear already, with what each is the time of.
    fn side(&mut self, side: &Side, in_full: bool) {
        let last = side.groups.len() - 1;
        for (place, Group { handlers, figures }) in side.groups.iter().enumerate() {
            if place > 0 {
                self.words(if in_full || place < last { ", " } else { " and " });
            }
            let Figures { time, tail, refused, killed } = *figures;
            let entry = Entry::new(side.server, handlers[0]);
            self.phrases.push(Phrase::Figure(entry, duration(time)));
            if in_full {
                self.words(" ");
                self.handlers(handlers);
            }
            let mut besides =
                tail.map_or_else(String::new, |tail| ["95 % within ", &duration(tail)].concat());
            let lost = losses(refused, killed);
            besides.push_str(if besides.is_empty() || lost.is_empty() { "" } else { ", " });
            besides.push_str(&lost);
            if !besides.is_empty() {
                self.words(&[" (", &besides, ")"].concat());
            }
        }
    }

    /// `with def and async def alike`.
    fn handlers(&mut self, handlers: &[Handler]) {
        if handlers == [Handler::Gather] && self.pieces > 1 {
            return self.words(&format!("with the wait split in {}", number_word(self.pieces)));
        }
        self.words("with ");
        for (place, handler) in handlers.iter().enumerate() {
            if place > 0 {
                self.words(if place + 1 == handlers.len() { " and " } else { ", " });
            }
            self.phrases.push(Phrase::Code(match handler {
                Handler::Blocking => "def",
                Handler::Async | Handler::Stuck => "async def",
                Handler::Gather => "gather",
            }));
            if *handler == Handler::Stuck {
                self.words(" that blocks");
            }
        }
        if handlers.len() > 1 {
            self.words(" alike");
        }
    }

    /// How long the one takes beside the other: by what both have on show, `async def` first.
    /// Nothing is said where that would mislead.
    fn relation(&mut self, than: &Side, side: &Side) {
        let order = [Handler::Async, Handler::Blocking, Handler::Gather, Handler::Stuck];
        let pair = |handler| Some((handler, than.figures_of(handler)?, side.figures_of(handler)?));
        let pairs: Vec<(Handler, Figures, Figures)> = order.into_iter().filter_map(pair).collect();
        let Some((handler, long, short)) = pairs.first() else {
            // Of several times it would not be clear which the words are about.
            if let ([than], [group]) = (&than.groups[..], &side.groups[..])
                && than.figures.are_comparable_to(&group.figures)
            {
                let relation = relation(than.figures.time, group.figures.time);
                self.words(&format!(", {relation}"));
            }
            return;
        };
        if !long.are_comparable_to(short) {
            return;
        }
        self.words(&format!(", {}", relation(long.time, short.time)));
        let same = |(_, a, b): &(Handler, Figures, Figures)| {
            let product =
                |one: &Figures, two: &Figures| u128::from(one.time) * u128::from(two.time);
            a.are_comparable_to(b) && product(a, short) == product(b, long)
        };
        if !pairs.iter().all(same) {
            self.words(" ");
            self.handlers(&[*handler]);
        }
    }
}

/// Whether a time is within 5 % of another, or looks like it.
fn about_equal(than: Micros, time: Micros) -> bool {
    duration(time) == duration(than) || time.abs_diff(than) <= than / 20
}

/// How long `time` is beside `than`.
pub(super) fn relation(than: Micros, time: Micros) -> String {
    if time == than {
        return "just as long".into();
    }
    if time == 0 {
        return "no time at all".into();
    }
    let fractions = [(2, "half"), (3, "a third of"), (4, "a quarter of")];
    let exact = |(parts, _): &&(Micros, &str)| time.checked_mul(*parts) == Some(than);
    if let Some((_, share)) = fractions.iter().find(exact) {
        return format!("{share} the time");
    }
    if than == 0 {
        return "where that takes no time".into();
    }
    if about_equal(than, time) {
        return "about as long".into();
    }
    let ratio = |long: Micros, short: Micros| short_decimal(long as f64 / short as f64);
    if time < than {
        format!("{} times as fast", ratio(than, time))
    } else {
        format!("{} times as long", ratio(time, than))
    }
}

/// `two`, `16`.
pub(super) fn number_word(number: u32) -> String {
    const WORDS: [&str; 9] =
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let word = number.checked_sub(2).and_then(|place| WORDS.get(place as usize));
    word.map_or_else(|| count(number.into()), ToString::to_string)
}
