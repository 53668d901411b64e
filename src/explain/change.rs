//! What would help, in words: a change, its effect, and the best of them.

use super::answer::{number_word, relation};
use super::glossary::{GATHER, P95};
use super::names::counted;
use super::number::{count, duration};
use super::phrase::Phrase;
use super::shown_value;
use super::why::words::Sentence;
use crate::scenario::{Client, Edit, Handler, Micros, Server, Setting};
use crate::sim::changes::{Advice, Change, Effect, Figures};

/// What a change is, for a button: `8 workers`, `async def on an event loop`.
#[must_use]
pub fn change_label(change: &Change) -> String {
    if change.entry != change.before {
        return other_entry(change);
    }
    let words: Vec<String> = change.edits.iter().filter_map(edit_label).collect();
    // Workers on cores, where these go together.
    words.join(" on ")
}

fn edit_label(edit: &Edit) -> Option<String> {
    let (setting, value) = match edit {
        Edit::Set(setting, value) => (*setting, *value),
        Edit::SetAccept(_) => return Some("even shares".into()),
        _ => return None,
    };
    let number = u32::try_from(value).unwrap_or(u32::MAX);
    Some(match setting {
        Setting::Workers => counted(number, "worker", "workers"),
        Setting::Subtasks => counted(number, "split", "splits"),
        Setting::Threads => counted(number, "thread a worker", "threads a worker"),
        Setting::Tokens => counted(number, "loop thread", "loop threads"),
        Setting::Cores => counted(number, "core", "cores"),
        Setting::Connections => counted(number, "connection a worker", "connections a worker"),
        Setting::Timeout => ["a timeout of ", &shown_value(setting, value)].concat(),
        Setting::Backlog => ["a backlog of ", &shown_value(setting, value)].concat(),
        _ => shown_value(setting, value),
    })
}

fn other_entry(change: &Change) -> String {
    let entry = change.entry;
    let pieces = change.scenario.subtasks;
    let split = format!("the wait split in {} (gather)", number_word(pieces));
    if entry.server == change.before.server {
        return match entry.handler {
            Handler::Gather => split,
            Handler::Blocking => "plain def in the loop’s threads".into(),
            Handler::Async => "async def that awaits".into(),
            Handler::Stuck => "async def that blocks".into(),
        };
    }
    match (entry.server, entry.handler) {
        (Server::Loop, Handler::Gather) if change.before.handler == Handler::Gather => {
            "an event loop".into()
        }
        (Server::Loop, Handler::Gather) => format!("an event loop and {split}"),
        (Server::Loop, Handler::Blocking) => "plain def on an event loop".into(),
        (Server::Loop, _) => "async def on an event loop".into(),
        (Server::Threads, _) => {
            counted(change.scenario.threads, "thread a worker", "threads a worker")
        }
        (Server::Greenlets, _) => "greenlet workers".into(),
        (Server::Pool, _) => "a pool of workers".into(),
    }
}

/// A change within a sentence.
fn labelled(begun: Sentence, change: &Change) -> Sentence {
    let label = change_label(change);
    match label.strip_suffix("gather)") {
        Some(rest) => begun.words(rest).term(&GATHER, "gather").words(")"),
        None => begun.words(&label),
    }
}

/// What a change does: `With 8 workers: 2.00 s.`, and where requests are lost, how many still are.
#[must_use]
pub fn effect(advice: &Advice, effect: &Effect) -> Vec<Phrase> {
    let begun = labelled(Sentence::new("With "), &effect.change).words(": ");
    let begun = match effect.figures.time {
        Some(time) => figure(begun, effect, time, advice.client),
        None => begun.words("no reply"),
    };
    if advice.now.lost == 0 {
        return begun.end();
    }
    begun.words(", ").words(&lost(effect.figures.lost)).end()
}

fn figure(sentence: Sentence, effect: &Effect, time: Micros, client: Client) -> Sentence {
    let figure = Phrase::Figure(effect.change.entry, duration(time));
    if is_last(client) {
        return sentence.phrase(figure);
    }
    sentence.term(&P95, "95 % of the replies").words(" within ").phrase(figure)
}

/// Whether it is the time of the last reply that counts, not a percentile.
const fn is_last(client: Client) -> bool {
    matches!(client, Client::Burst | Client::Closed(_))
}

/// `no request lost`.
fn lost(lost: u32) -> String {
    match lost {
        0 => "no request lost".into(),
        lost => counted(lost, "request lost", "requests lost"),
    }
}

/// The change that helps most and by how much; or that none does, with what was tried.
#[must_use]
pub fn best(advice: &Advice) -> Vec<Phrase> {
    let Some(best) = advice.helpful.first() else { return none(advice) };
    let (now, then) = (&advice.now, &best.figures);
    let begun = labelled(Sentence::new("What would help most: "), &best.change).words(", ");
    let begun = match then.time {
        Some(time) => figure(begun, best, time, advice.client),
        None => begun.words("still no reply"),
    };
    match (now.time, then.time) {
        _ if now.lost > then.lost => {
            let now = count(now.lost.into());
            begun.words(&format!(" and {} instead of {now}", lost(then.lost)))
        }
        (Some(before), Some(time)) => {
            let by = by(before, time);
            begun.words(&format!(" instead of {}, {by}", duration(before)))
        }
        _ => begun,
    }
    .words(&untried(advice))
    .end()
}

/// `; one more is too large to simulate`, at the end of a sentence; empty where all were tried.
fn untried(advice: &Advice) -> String {
    match advice.too_large.len() {
        0 => String::new(),
        1 => "; one more is too large to simulate".into(),
        more => format!("; {} more are too large to simulate", count(more as u64)),
    }
}

/// How much less a time is.
fn by(before: Micros, time: Micros) -> String {
    // Two to five hundredths: what is "about as long" elsewhere.
    if time.saturating_mul(20) >= before.saturating_mul(19) {
        let percent =
            (u128::from(before - time) * 100 + u128::from(before) / 2) / u128::from(before.max(1));
        return format!("{} % less", percent as u32);
    }
    relation(before, time)
}

fn none(advice: &Advice) -> Vec<Phrase> {
    let mut labels: Vec<String> = advice.useless.iter().map(change_label).collect();
    let text = if advice.now == (Figures { time: Some(0), lost: 0 }) {
        let who = if is_last(advice.client) { "all" } else { "nearly all" };
        format!("Nothing would help: {who} replies come at once already")
    } else if advice.now.lost > 0 && !labels.is_empty() {
        format!("None of these changes would help: {}", labels.join("; "))
    } else {
        match (labels.pop(), labels.is_empty()) {
            (None, _) => "There is no single change to try".into(),
            (Some(label), true) => {
                format!("No change would help: {label} would save less than 2 % of the time")
            }
            (Some(last), false) => {
                let labels = labels.join(", ");
                format!(
                    "No change would help: {labels} and {last} would each save less than 2 % of \
                     the time"
                )
            }
        }
    };
    Sentence::new(&text).words(&untried(advice)).end()
}
