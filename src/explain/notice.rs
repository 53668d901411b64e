//! What was wrong with a link, in a sentence: what, where, and what is allowed.

use super::names::counted;
use super::setting::{allowed as allowed_for, exact_duration};
use crate::scenario::{
    Allowed, Entry, MAX_LINEUP, MAX_SHARES, MODEL_VERSION, Notice, Panel, Setting, Theme, View,
};
use crate::words;

/// Characters of a foreign text that a sentence quotes.
const QUOTED: usize = 40;

/// The sentence for a notice. What came from outside is quoted, cut, and without control
/// characters; it is text, never markup.
#[must_use]
pub fn notice(notice: &Notice) -> String {
    match notice {
        Notice::UnknownKey { key } => {
            format!(
                "The link’s “{}” is not a setting of this page; the numbers leave it out.",
                quoted(key)
            )
        }
        Notice::RepeatedKey { key } => {
            format!("The link has “{key}” more than once; the first one counts.")
        }
        Notice::BadValue { key, value, allowed } => format!(
            "The link’s {key}, “{}”, was left out: {}.",
            quoted(value),
            what_is_allowed(key, *allowed)
        ),
        Notice::OtherVersion { asked } => format!(
            "The link asks for model version {asked}; this page has version {MODEL_VERSION} and \
             shows that."
        ),
        Notice::TooLong { limit } => {
            format!("The link is too long; only its first {limit} bytes were read.")
        }
        Notice::OtherLanguage { lang } => {
            format!("The link asks for the language “{lang}”, which this page does not speak.")
        }
        Notice::NoTexts { language } => format!(
            "{} could not be loaded, so the page is in {}.",
            language.own_name(),
            words::language().own_name()
        ),
        Notice::More { count: 1 } => "One more part of the link was left out.".into(),
        Notice::More { count } => format!("{count} more parts of the link were left out."),
        Notice::SharesDropped { weights, workers } => {
            let weights = u32::try_from(*weights).unwrap_or(u32::MAX);
            let (verb, workers) = (be(weights, "was", "were"), counted_workers(*workers));
            let weights = counted(weights, "weight", "weights");
            format!("The shares are even now: there {verb} {weights} for {workers}.")
        }
    }
}

fn what_is_allowed(key: &str, allowed: Allowed) -> String {
    let rule = match allowed {
        Allowed::Handlers(server) => {
            let entries = Entry::ALL.iter().filter(|entry| entry.server == server);
            let handlers: Vec<_> = entries.map(|entry| entry.handler.word()).collect();
            return format!("{} runs {} only", server.word(), joined(&handlers, "and"));
        }
        Allowed::Setting(setting) => {
            let none = if setting.is_optional() { ", or none" } else { "" };
            format!("is {}{none}", allowed_for(setting))
        }
        Allowed::Lineup => {
            let words: Vec<_> = Entry::ALL.iter().map(ToString::to_string).collect();
            format!("is up to {MAX_LINEUP} different ones of {}", words.join(", "))
        }
        Allowed::Positions(length) => {
            format!("is a list of numbers from 1 to {length}, places in the line-up")
        }
        Allowed::Position(length) => {
            format!("is a number from 1 to {length}, a place in the line-up")
        }
        Allowed::Version => format!("is a model version, 1 to {MODEL_VERSION}"),
        Allowed::Client => format!(
            "is burst, paced:R, poisson:R (R a second: {}) or closed:C (C users: {})",
            allowed_for(Setting::Rate),
            allowed_for(Setting::Users)
        ),
        Allowed::Spread => format!(
            "is fixed, uniform:S (S: {}), exponential or lognormal:CV (CV: {})",
            allowed_for(Setting::Width),
            allowed_for(Setting::Variation)
        ),
        Allowed::Accept => format!(
            "is even, random, measured or shares with a weight for each of up to {MAX_SHARES} \
             workers, such as shares:4-3-2-1, whole numbers up to 1,000,000 and not all 0"
        ),
        Allowed::Weights(workers) => {
            let (verb, workers) = (be(workers, "is", "are"), counted_workers(workers));
            format!("has one weight per worker in shares, and there {verb} {workers}")
        }
        Allowed::Overhead => {
            format!("is none, measured or {}", allowed_for(Setting::Overhead))
        }
        Allowed::Embed => "is 1 or not there".into(),
        Allowed::Show => {
            format!("is different ones of {}", Panel::ALL.map(Panel::word).join(", "))
        }
        Allowed::View => format!("is {}", joined(&View::ALL.map(View::word), "or")),
        Allowed::Theme => format!("is {}", joined(&Theme::ALL.map(Theme::word), "or")),
        Allowed::Lang => "is a locale in lower case, such as en or pt-br".into(),
        Allowed::At(latest) => {
            format!("is a time from 0 to {}, such as 250 ms or 0.5 s", exact_duration(latest))
        }
    };
    [key, " ", &rule].concat()
}

fn counted_workers(workers: u32) -> String {
    counted(workers, "worker", "workers")
}

const fn be(number: u32, one: &'static str, many: &'static str) -> &'static str {
    if number == 1 { one } else { many }
}

/// Words in a row: `light, dark or auto`.
fn joined(words: &[&str], last: &str) -> String {
    let mut text = String::new();
    for (place, word) in words.iter().enumerate() {
        if place > 0 && place + 1 == words.len() {
            text.extend([" ", last, " "]);
        } else if place > 0 {
            text.push_str(", ");
        }
        text.push_str(word);
    }
    text
}

/// A text from outside as part of a sentence: cut, and without control characters.
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut kept: String = text.chars().filter(|c| !c.is_control()).take(QUOTED).collect();
    if text.chars().count() > QUOTED {
        kept.push('…');
    }
    kept
}
