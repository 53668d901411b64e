//! What would help, in words: a change, its effect, and the best of them.

use super::answer::{Phrase, number_word, relation};
use super::glossary::MEDIAN;
use super::names::counted;
use super::number::{count, duration};
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
    words.join(" and ")
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

/// What a change does: `With 8 workers: 2.00 s.`, and how many requests it still loses.
#[must_use]
pub fn effect(effect: &Effect, client: Client) -> Vec<Phrase> {
    let begun = Sentence::new("With ").words(&change_label(&effect.change)).words(": ");
    let begun = match effect.figures.time {
        Some(time) => figure(begun, effect, time, client),
        None => begun.words("no reply"),
    };
    begun.words(&still_lost(&effect.figures)).end()
}

fn figure(sentence: Sentence, effect: &Effect, time: Micros, client: Client) -> Sentence {
    let figure = Phrase::Figure(effect.change.entry, duration(time));
    if is_last(client) {
        return sentence.phrase(figure);
    }
    sentence.words("a ").term(&MEDIAN, "median").words(" reply of ").phrase(figure)
}

/// Whether it is the time of the last reply that counts, not the median.
const fn is_last(client: Client) -> bool {
    matches!(client, Client::Burst | Client::Closed(_))
}

fn still_lost(figures: &Figures) -> String {
    match figures.lost {
        0 => String::new(),
        lost => format!(", {} without a reply", count(lost.into())),
    }
}

/// The change that helps most and by how much; or that none does, with what was tried.
#[must_use]
pub fn best(advice: &Advice) -> Vec<Phrase> {
    let Some(best) = advice.helpful.first() else { return none(advice) };
    let begun = Sentence::new("What would help most: ").words(&change_label(&best.change));
    let (now, then) = (&advice.now, &best.figures);
    let begun = if now.lost > then.lost {
        let lost = match then.lost {
            0 => "no request is lost".to_string(),
            lost => format!("{} lost", counted(lost, "request is", "requests are")),
        };
        begun.words(&format!(", with which {lost} instead of {}", count(now.lost.into())))
    } else {
        begun
    };
    let Some(time) = then.time else { return begun.end() };
    let begun = figure(begun.words(", "), best, time, advice.client);
    match now.time {
        Some(before) if now.lost == then.lost => begun
            .words(" instead of ")
            .words(&duration(before))
            .words(", ")
            .words(&by(before, time)),
        _ => begun,
    }
    .end()
}

/// How much less a time is.
fn by(before: Micros, time: Micros) -> String {
    // Two to five hundredths: what is "about as long" elsewhere.
    if time.saturating_mul(20) >= before.saturating_mul(19) {
        let percent =
            (u128::from(before - time) * 100 + u128::from(before) / 2) / u128::from(before.max(1));
        return format!("{percent} % less");
    }
    relation(before, time)
}

fn none(advice: &Advice) -> Vec<Phrase> {
    let mut labels: Vec<String> = advice.useless.iter().map(change_label).collect();
    let takes_no_time = advice.now.lost == 0 && advice.now.time == Some(0);
    let text = if takes_no_time {
        let who = if is_last(advice.client) { "all" } else { "most" };
        format!("Nothing would help: {who} replies come at once already")
    } else if labels.len() > 1 {
        let last = labels.pop().unwrap_or_default();
        format!(
            "No single change would help by 2 %: neither {} nor {last} would",
            labels.join(", ")
        )
    } else if let Some(label) = labels.pop() {
        format!("No single change would help by 2 %: {label} would not")
    } else {
        "There is no single change to try".into()
    };
    let text = match advice.too_large.len() {
        0 => text,
        1 => text + "; one more is too large to simulate",
        more => format!("{text}; {} more are too large to simulate", count(more as u64)),
    };
    Sentence::new(&text).end()
}
