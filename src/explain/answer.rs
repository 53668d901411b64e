//! The answer: one sentence with the numbers in it.

use super::names::{counted, requests};
use super::number::{count, duration, short_decimal};
use crate::scenario::{Entry, Handler, Micros, Server};
use crate::sim::Results;

/// A part of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phrase {
    /// Words.
    Words(String),
    /// A word of a program.
    Code(&'static str),
    /// A figure of an entry, to be set off in its colour.
    Figure(Entry, String),
}

/// The answer to "how long does it take?" for the entries on show, which are in the order of the
/// line-up: server by server, with the handlers that take equally long said in one, and how the
/// servers compare.
#[must_use]
pub fn answer(results: &Results, shown: &[Entry]) -> Vec<Phrase> {
    let scenario = &results.scenario;
    let work = requests(scenario.requests);
    let workers = counted(scenario.workers, "worker", "workers");
    let sides = sides(results, shown);
    let mut sentence = Sentence { phrases: Vec::new(), pieces: scenario.subtasks };
    match &sides[..] {
        [] => sentence.words(&format!(
            "Every entry of the line-up is hidden: show one to see how long {work} on {workers} \
             take"
        )),
        _ if sides.iter().all(Side::takes_no_time) => sentence.words(&format!(
            "{work} on {workers}: all are answered at once, since there is nothing to wait for"
        )),
        [first, second] if first.times() == second.times() => {
            sentence.words(&format!(
                "{work} on {workers}: {} and {} both take ",
                first.name(),
                second.name()
            ));
            sentence.side(first, true);
        }
        [first, others @ ..] => {
            sentence.words(&format!("{work} on {workers}: {} takes ", first.name()));
            sentence.side(first, true);
            for other in others {
                sentence.words(&format!("; {} ", other.name()));
                let alike = other.handlers().eq(first.handlers());
                sentence.side(other, !alike);
                sentence.relation(first, other);
            }
        }
    }
    sentence.words(".");
    sentence.phrases
}

/// The sentence without its parts.
#[must_use]
pub fn plain(sentence: &[Phrase]) -> String {
    let text = sentence.iter().map(|phrase| match phrase {
        Phrase::Words(text) | Phrase::Figure(_, text) => text.as_str(),
        Phrase::Code(text) => text,
    });
    text.collect()
}

/// A server with those of its handlers that are on show, those that take equally long together.
struct Side {
    server: Server,
    groups: Vec<(Vec<Handler>, Micros)>,
}

/// The servers on show, in the order of the line-up.
fn sides(results: &Results, shown: &[Entry]) -> Vec<Side> {
    let mut sides: Vec<Side> = Vec::new();
    for (&entry, result) in shown.iter().filter_map(|entry| Some((entry, results.of(*entry)?))) {
        let time = result.summary.makespan;
        let known = sides.iter().position(|side| side.server == entry.server);
        let place = known.unwrap_or_else(|| {
            sides.push(Side { server: entry.server, groups: Vec::new() });
            sides.len() - 1
        });
        let groups = &mut sides[place].groups;
        match groups.iter_mut().find(|(_, other)| *other == time) {
            Some((handlers, _)) => handlers.push(entry.handler),
            None => groups.push((vec![entry.handler], time)),
        }
    }
    sides
}

impl Side {
    const fn name(&self) -> &'static str {
        match self.server {
            Server::Pool => "the pool",
            Server::Threads => "the threaded pool",
            Server::Greenlets => "the greenlets",
            Server::Loop => "the event loop",
        }
    }

    fn takes_no_time(&self) -> bool {
        self.groups.iter().all(|(_, time)| *time == 0)
    }

    fn handlers(&self) -> impl Iterator<Item = &[Handler]> {
        self.groups.iter().map(|(handlers, _)| handlers.as_slice())
    }

    fn times(&self) -> &[(Vec<Handler>, Micros)] {
        &self.groups
    }

    fn time_of(&self, handler: Handler) -> Option<Micros> {
        let group = self.groups.iter().find(|(handlers, _)| handlers.contains(&handler));
        group.map(|(_, time)| *time)
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

    /// The times of a server; unless that is clear already, with what each is the time of.
    fn side(&mut self, side: &Side, in_full: bool) {
        let last = side.groups.len() - 1;
        for (place, (handlers, time)) in side.groups.iter().enumerate() {
            if place > 0 {
                self.words(if in_full || place < last { ", " } else { " and " });
            }
            let entry = Entry::new(side.server, handlers[0]);
            self.phrases.push(Phrase::Figure(entry, duration(*time)));
            if in_full {
                self.words(" ");
                self.handlers(handlers);
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
                Handler::Async => "async def",
                Handler::Gather => "gather",
                Handler::Stuck => "stuck",
            }));
        }
        if handlers.len() > 1 {
            self.words(" alike");
        }
    }

    /// How long the one takes beside the other: by what both have on show, `async def` first.
    fn relation(&mut self, than: &Side, side: &Side) {
        let order = [Handler::Async, Handler::Blocking, Handler::Gather];
        let pairs: Vec<(Handler, Micros, Micros)> = order
            .into_iter()
            .filter_map(|handler| Some((handler, than.time_of(handler)?, side.time_of(handler)?)))
            .collect();
        let Some(&(handler, long, short)) = pairs.first() else {
            let firsts = (than.groups.first(), side.groups.first());
            if let (Some((_, than)), Some((_, time))) = firsts {
                self.words(&format!(", {}", relation(*than, *time)));
            }
            return;
        };
        self.words(&format!(", {}", relation(long, short)));
        let same = |&(_, a, b): &(Handler, Micros, Micros)| {
            u128::from(a) * u128::from(short) == u128::from(b) * u128::from(long)
        };
        if !pairs.iter().all(same) {
            self.words(" ");
            self.handlers(&[handler]);
        }
    }
}

/// How long `time` is beside `than`.
fn relation(than: Micros, time: Micros) -> String {
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
    if duration(time) == duration(than) {
        return "about as long".into();
    }
    if than == 0 {
        return "where that takes no time".into();
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
