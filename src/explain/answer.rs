//! The answer: one sentence with the numbers in it.

use super::names::{counted, in_words, requests};
use super::number::{count, duration, short_decimal};
use crate::scenario::{Entry, Handler, Micros, Server};
use crate::sim::Results;

/// A part of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phrase {
    /// Words.
    Words(String),
    /// A figure of an entry, to be set off in its colour.
    Figure(Entry, String),
}

/// The answer to "how long does it take?" for the entries on show, which are in the order of the
/// line-up. It holds the first of them against the plain async event loop or, where that isn't
/// on show, against the fastest, of the other server if possible.
#[must_use]
pub fn answer(results: &Results, shown: &[Entry]) -> Vec<Phrase> {
    let scenario = &results.scenario;
    let work = requests(scenario.requests);
    let workers = counted(scenario.workers, "worker", "workers");
    let Some(&first) = shown.first() else {
        let all = "Every entry of the line-up is hidden: show one to see how long ";
        return vec![Phrase::Words(format!("{all}{work} on {workers} take."))];
    };
    let makespan = |entry| results.of(entry).map_or(0, |result| result.summary.makespan);
    if shown.iter().all(|&entry| makespan(entry) == 0) {
        return vec![Phrase::Words(format!(
            "{work} on {workers}: all are answered at once, since there is nothing to wait for."
        ))];
    }
    let figure = |entry| Phrase::Figure(entry, duration(makespan(entry)));
    let words = |text: &str| Phrase::Words(text.into());

    let mut sentence = vec![
        Phrase::Words(format!("{work} on {workers}: {} takes ", in_words(first))),
        figure(first),
    ];
    let Some(other) = compared_with(first, shown, makespan) else {
        sentence.push(words("."));
        return sentence;
    };
    let split = Entry::new(first.server, Handler::Gather);
    if first.handler != Handler::Gather
        && other != split
        && shown.contains(&split)
        && makespan(split) < makespan(first)
    {
        let pieces = number_word(scenario.subtasks);
        sentence.extend([Phrase::Words(format!(", split in {pieces} ")), figure(split)]);
        sentence.push(words("; "));
    } else {
        sentence.push(words(", "));
    }
    sentence.extend([
        Phrase::Words(format!("{} ", in_words(other))),
        figure(other),
        Phrase::Words(format!(", {}.", relation(makespan(first), makespan(other)))),
    ]);
    sentence
}

/// The sentence without its parts.
#[must_use]
pub fn plain(sentence: &[Phrase]) -> String {
    let text = sentence.iter().map(|phrase| match phrase {
        Phrase::Words(text) | Phrase::Figure(_, text) => text.as_str(),
    });
    text.collect()
}

fn compared_with(
    first: Entry,
    shown: &[Entry],
    makespan: impl Fn(Entry) -> Micros,
) -> Option<Entry> {
    let plain_loop = Entry::new(Server::Loop, Handler::Async);
    if first != plain_loop && shown.contains(&plain_loop) {
        return Some(plain_loop);
    }
    let others = shown.iter().copied().filter(|&entry| entry != first);
    others.min_by_key(|&entry| (entry.server == first.server, makespan(entry)))
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
    if let Some((_, share)) =
        fractions.iter().find(|(parts, _)| time.checked_mul(*parts) == Some(than))
    {
        return format!("{share} the time");
    }
    let ratio = |long: Micros, short: Micros| short_decimal(long as f64 / short as f64);
    if time < than {
        format!("{} times as fast", ratio(than, time))
    } else {
        format!("{} times as long", ratio(time, than))
    }
}

fn number_word(number: u32) -> String {
    const WORDS: [&str; 9] =
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let word = number.checked_sub(2).and_then(|place| WORDS.get(place as usize));
    word.map_or_else(|| count(number.into()), ToString::to_string)
}
