//! What would help, in words: a change, its effect, and the best of them.

use super::answer::number_word;
use super::glossary::{GATHER, P95};
use super::number::{count, duration};
use super::phrase::{IntoPhrases, Phrase, ended, joined, plain};
use super::relation::relation;
use super::shown_value;
use crate::scenario::{Client, Edit, Handler, Micros, Server, Setting};
use crate::sim::changes::{Advice, Change, Effect, Figures};
use crate::words::{own, phrases, t};

/// What a change is, for a button: `8 workers`, `async def on an event loop`.
#[must_use]
pub fn change_label(change: &Change) -> String {
    plain(&label(change))
}

/// What a change is, within a sentence.
fn label(change: &Change) -> Vec<Phrase> {
    if change.entry != change.before {
        return other_entry(change);
    }
    let mut words = change.edits.iter().filter_map(edit_label);
    let first = words.next().unwrap_or_default();
    // Workers on cores, where these go together.
    let both = |one, other| t!("{one} on {other}", one, other);
    words.fold(first, both).into_phrases()
}

fn edit_label(edit: &Edit) -> Option<String> {
    let (setting, value) = match edit {
        Edit::Set(setting, value) => (*setting, *value),
        Edit::SetAccept(_) => return Some(own(t!("even shares"))),
        _ => return None,
    };
    Some(match setting {
        Setting::Workers => t!("{n} worker|{n} workers", n = value),
        Setting::Subtasks => t!("{n} split|{n} splits", n = value),
        Setting::Threads => t!("{n} thread a worker|{n} threads a worker", n = value),
        Setting::Tokens => t!("{n} loop thread|{n} loop threads", n = value),
        Setting::Cores => t!("{n} core|{n} cores", n = value),
        Setting::Connections => t!("{n} connection a worker|{n} connections a worker", n = value),
        Setting::Timeout => t!("a timeout of {time}", time = shown_value(setting, value)),
        Setting::Backlog => t!("a backlog of {number}", number = shown_value(setting, value)),
        _ => shown_value(setting, value),
    })
}

fn other_entry(change: &Change) -> Vec<Phrase> {
    let entry = change.entry;
    let split = || {
        phrases!(
            "the wait split in {pieces} ({gather})",
            pieces = number_word(change.scenario.subtasks),
            gather = Phrase::Term(&GATHER, t!("gather"))
        )
    };
    let words = match (entry.server, entry.handler) {
        (server, handler) if server == change.before.server => match handler {
            Handler::Gather => return split(),
            Handler::Blocking => t!("plain def in the loop’s threads"),
            Handler::Async => t!("async def that awaits"),
            Handler::Stuck => t!("async def that blocks"),
        },
        (Server::Loop, Handler::Gather) if change.before.handler == Handler::Gather => {
            t!("an event loop")
        }
        (Server::Loop, Handler::Gather) => {
            return phrases!("an event loop and {split}", split = split());
        }
        (Server::Loop, Handler::Blocking) => t!("plain def on an event loop"),
        (Server::Loop, _) => t!("async def on an event loop"),
        (Server::Threads, _) => {
            let threads = change.scenario.threads;
            return t!("{n} thread a worker|{n} threads a worker", n = threads).into_phrases();
        }
        (Server::Greenlets, _) => t!("greenlet workers"),
        (Server::Pool, _) => t!("a pool of workers"),
    };
    words.into_phrases()
}

/// What a change does: `With 8 workers: 2.00 s.`, and where requests are lost, how many still are.
#[must_use]
pub fn effect(advice: &Advice, effect: &Effect) -> Vec<Phrase> {
    let change = label(&effect.change);
    let figure = match effect.figures.time {
        Some(time) => figure(effect, time, advice.client),
        None => t!("no reply").into_phrases(),
    };
    ended(match advice.now.lost {
        0 => phrases!("With {change}: {figure}", change, figure),
        _ => {
            let lost = lost(effect.figures.lost);
            phrases!("With {change}: {figure}, {lost}", change, figure, lost)
        }
    })
}

fn figure(effect: &Effect, time: Micros, client: Client) -> Vec<Phrase> {
    let figure = Phrase::Figure(effect.change.entry, duration(time));
    if is_last(client) {
        return figure.into_phrases();
    }
    let replies = Phrase::Term(&P95, t!("95 % of the replies"));
    phrases!("{replies} within {time}", replies, time = figure)
}

/// Whether it is the time of the last reply that counts, not a percentile.
const fn is_last(client: Client) -> bool {
    matches!(client, Client::Burst | Client::Closed(_))
}

/// `no request lost`.
fn lost(lost: u32) -> String {
    match lost {
        0 => own(t!("no request lost")),
        lost => t!("{n} request lost|{n} requests lost", n = lost),
    }
}

/// The change that helps most and by how much; or that none does, with what was tried.
#[must_use]
pub fn best(advice: &Advice) -> Vec<Phrase> {
    let Some(best) = advice.helpful.first() else { return none(advice) };
    let (now, then) = (&advice.now, &best.figures);
    let figure = match then.time {
        Some(time) => figure(best, time, advice.client),
        None => t!("still no reply").into_phrases(),
    };
    let effect = match (now.time, then.time) {
        _ if now.lost > then.lost => {
            let (lost, now) = (lost(then.lost), count(now.lost.into()));
            phrases!("{figure} and {lost} instead of {now}", figure, lost, now)
        }
        (Some(before), Some(time)) => {
            let (by, before) = (by(before, time), duration(before));
            phrases!("{figure} instead of {before}, {by}", figure, before, by)
        }
        _ => figure,
    };
    let change = label(&best.change);
    let text = phrases!("What would help most: {change}, {effect}", change, effect);
    with_untried(text, advice)
}

/// A sentence with how many changes could not be tried, and its full stop.
fn with_untried(sentence: Vec<Phrase>, advice: &Advice) -> Vec<Phrase> {
    let mut parts = vec![sentence];
    if !advice.too_large.is_empty() {
        let untried = t!(
            "one more is too large to simulate|{n} more are too large to simulate",
            n = advice.too_large.len() as u64
        );
        parts.push(untried.into_phrases());
    }
    ended(joined(parts, "; "))
}

/// How much less a time is.
fn by(before: Micros, time: Micros) -> String {
    // Two to five hundredths: what is "about as long" elsewhere.
    if time.saturating_mul(20) >= before.saturating_mul(19) {
        let percent =
            (u128::from(before - time) * 100 + u128::from(before) / 2) / u128::from(before.max(1));
        return t!("{percent} % less", percent = (percent as u32).to_string());
    }
    relation(before, time)
}

fn none(advice: &Advice) -> Vec<Phrase> {
    let labels: Vec<String> = advice.useless.iter().map(change_label).collect();
    let text = if advice.now == (Figures { time: Some(0), lost: 0 }) {
        match is_last(advice.client) {
            true => own(t!("Nothing would help: all replies come at once already")),
            false => own(t!("Nothing would help: nearly all replies come at once already")),
        }
    } else if advice.now.lost > 0 && !labels.is_empty() {
        t!("None of these changes would help: {changes}", changes = labels.join("; "))
    } else {
        match &labels[..] {
            [] => own(t!("There is no single change to try")),
            [change] => {
                t!("No change would help: {change} would save less than 2 % of the time", change)
            }
            [changes @ .., last] => t!(
                "No change would help: {changes} and {last} would each save less than 2 % of the \
                 time",
                changes = changes.join(", "),
                last
            ),
        }
    };
    with_untried(text.into_phrases(), advice)
}
