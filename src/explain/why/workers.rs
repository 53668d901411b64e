//! What each worker did.

use super::super::answer::number_word;
use super::super::glossary::{CORE, EVENT_LOOP, GIL, WSGI};
use super::super::names::counted;
use super::super::number::count;
use super::super::phrase::Phrase;
use super::facts::Facts;
use super::words::{Sentence, capital, share};
use crate::scenario::{Handler, Server};
use crate::sim::{Activity, order};

/// Those workers that had requests, as a subject.
struct Group {
    /// `Each of the 4 workers`.
    who: String,
    /// Whether the subject is several at once: `3 of the 4 workers`.
    many: bool,
    /// `4 requests`, `3 to 5 requests`, `the one request`.
    amount: String,
    /// The most that one of them had.
    most: u32,
}

impl Group {
    fn of(facts: &Facts) -> Self {
        let busy = || facts.counts.iter().copied().filter(|&count| count > 0);
        let (used, all) = (busy().count(), facts.counts.len());
        let (least, most) = (busy().min().unwrap_or(0), facts.fullest());
        let many = used > 1 && used < all;
        let workers = counted(facts.scenario.workers, "worker", "workers");
        let who = match used {
            _ if all == 1 => "the one worker".into(),
            _ if used == all => format!("each of the {workers}"),
            0 => format!("none of the {workers}"),
            1 => format!("one of the {workers}"),
            _ => format!("{} of the {workers}", count(used as u64)),
        };
        let mut amount = match (least, most) {
            _ if facts.scenario.requests == 1 => "the one request".into(),
            _ if least == most => counted(most, "request", "requests"),
            _ => {
                let to = if least + 1 == most { "or" } else { "to" };
                format!("{} {to} {} requests", count(least.into()), count(most.into()))
            }
        };
        if many {
            amount.push_str(" each");
        }
        Self { who: capital(&who), many, amount, most }
    }

    const fn its(&self) -> &'static str {
        if self.many { "their" } else { "its" }
    }
}

pub(super) fn sentence(facts: &Facts) -> Vec<Phrase> {
    let group = Group::of(facts);
    let summary = &facts.result.summary;
    let verb = if summary.killed > 0 { "took" } else { "served" };
    let begun = Sentence::new(&format!("{} {verb} {}", group.who, group.amount));
    let several = group.most > 1;
    match (facts.entry.server, facts.entry.handler) {
        (Server::Pool, handler) => {
            let apart = if several { ", one after another, and" } else { " and" };
            pool(facts, spent(begun.words(apart).words(" spent "), facts), handler)
        }
        (Server::Threads, _) => {
            let threads = match facts.scenario.threads {
                1 => format!(" in {} one thread, which spent ", group.its()),
                many if several || group.many => {
                    format!(" in {} {} threads, which spent ", group.its(), count(many.into()))
                }
                many => format!(" in one of {} {} threads, which spent ", group.its(), many),
            };
            spent(begun.words(&threads), facts).end()
        }
        (Server::Loop, Handler::Blocking) => {
            let tokens = facts.scenario.tokens;
            let threads = counted(tokens, "thread", "threads");
            let its = group.its();
            let begun = begun.words(&match tokens {
                1 => format!(" in {its} one thread for "),
                _ if several || group.many => format!(" in {its} {threads} for "),
                _ => format!(" in one of {its} {threads} for "),
            });
            begun.phrase(Phrase::Code("def")).words(" handlers").end()
        }
        (Server::Loop, Handler::Stuck) => stuck(facts, begun, &group),
        (Server::Greenlets | Server::Loop, _) => switching(facts, begun, &group),
    }
}

/// What the time in service went to: the most, and what else is worth a word.
fn spent(sentence: Sentence, facts: &Facts) -> Sentence {
    let kinds = [
        Activity::HoldingIo,
        Activity::Computing,
        Activity::AwaitingGil,
        Activity::AwaitingCore,
        Activity::AwaitingConnection,
    ];
    let most_first =
        kinds.map(|kind| u64::MAX - u64::try_from(facts.time(kind)).unwrap_or(u64::MAX));
    let parts: Vec<(u128, Activity)> = order(&most_first)
        .into_iter()
        .map(|place| kinds[place as usize])
        .map(|kind| (facts.time(kind), kind))
        .filter(|part| part.0 > 0)
        .collect();
    let whole: u128 = parts.iter().map(|part| part.0).sum();
    let [(most, first), rest @ ..] = &parts[..] else {
        return sentence.words("no time on them");
    };
    let portion = share(*most, whole).unwrap_or_default();
    let sentence = sentence.words(&portion).words(" of that time ");
    let sentence = doing(facts, sentence, *first);
    match rest.first().and_then(|&(time, second)| Some((share(time, whole)?, second))) {
        // Two rounded shares must be a hundred.
        Some((_, second)) if rest.len() == 1 => {
            doing(facts, sentence.words(" and the rest "), second)
        }
        Some((portion, second)) if rest[0].0 * 10 >= whole => {
            doing(facts, sentence.words(" and ").words(&portion).words(" "), second)
        }
        _ => sentence,
    }
}

fn doing(facts: &Facts, sentence: Sentence, activity: Activity) -> Sentence {
    match activity {
        Activity::Computing => sentence.words("computing"),
        Activity::AwaitingGil => sentence.words("waiting for the ").term(&GIL, "GIL"),
        Activity::AwaitingCore => sentence.words("waiting for a ").term(&CORE, "CPU core"),
        Activity::AwaitingConnection => sentence.words("waiting for a connection"),
        _ => sentence.words("waiting for I/O").words(&together(facts)),
    }
}

/// Of a request that gathers, what passes at the same time.
fn together(facts: &Facts) -> String {
    let pieces = facts.scenario.subtasks;
    if facts.entry.handler != Handler::Gather || pieces == 1 {
        return String::new();
    }
    match facts.scenario.connections.filter(|&limit| limit < pieces) {
        Some(1) => " (the pieces of a request one by one, for want of connections)".into(),
        Some(limit) => format!(
            " (at most {} of the {} pieces of a request at a time, for want of connections)",
            number_word(limit),
            number_word(pieces)
        ),
        None => format!(" (the {} pieces of a request together)", number_word(pieces)),
    }
}

/// What the kind of handler changes on a pool, which is what the seed post is about.
fn pool(facts: &Facts, sentence: Sentence, handler: Handler) -> Vec<Phrase> {
    let waits = facts.time(Activity::HoldingIo) > 0;
    match handler {
        Handler::Async if waits => sentence
            .words(": with ")
            .phrase(Phrase::Code("async def"))
            .words(", too, ")
            .term(&WSGI, "WSGI")
            .words(" ties a worker to one request at a time")
            .end(),
        _ => sentence.end(),
    }
}

fn stuck(facts: &Facts, begun: Sentence, group: &Group) -> Vec<Phrase> {
    let blocks = facts.time(Activity::HoldingIo) > 0;
    let begun = if group.most > 1 { begun.words(", one after another") } else { begun };
    if !blocks {
        return begun.end();
    }
    let lead = if group.most > 1 { ": each" } else { ", and each" };
    let lead = if facts.scenario.requests == 1 { ", which" } else { lead };
    begun
        .words(lead)
        .words(" blocked its ")
        .term(&EVENT_LOOP, "event loop")
        .words(" while it waited for I/O")
        .end()
}

fn switching(facts: &Facts, begun: Sentence, group: &Group) -> Vec<Phrase> {
    if group.most < 2 {
        return begun.end();
    }
    if facts.time(Activity::FreeIo) == 0 {
        return begun.words(", one after another").end();
    }
    let pieces = facts.scenario.subtasks;
    let together = facts.scenario.connections.is_none_or(|limit| limit >= pieces);
    let begun = match facts.entry.handler {
        Handler::Gather if pieces > 1 && together => begun
            .words(&format!(": while the {} pieces of one wait together, ", number_word(pieces))),
        _ => begun.words(": while one waits for I/O, "),
    };
    match facts.entry.server {
        Server::Greenlets => begun.words("the worker turns to the next"),
        _ => begun.words("the ").term(&EVENT_LOOP, "event loop").words(" turns to the next"),
    }
    .end()
}
