//! What was wrong with a link, in a sentence: what, where, and what is allowed.

use super::names;
use super::number::count;
use super::setting::{allowed as allowed_for, exact_duration};
use crate::scenario::{
    Allowed, Entry, MAX_LINEUP, MAX_SHARES, MODEL_VERSION, Notice, Panel, Setting, Theme, View,
};
use crate::words::{self, t};

/// Characters of a foreign text that a sentence quotes.
const QUOTED: usize = 40;

/// The sentence for a notice. What came from outside is quoted, cut, and without control
/// characters; it is text, never markup.
#[must_use]
pub fn notice(notice: &Notice) -> String {
    match notice {
        Notice::UnknownKey { key } => t!(
            "The link’s “{key}” is not a setting of this page; the numbers leave it out.",
            key = quoted(key)
        ),
        Notice::RepeatedKey { key } => {
            t!("The link has “{key}” more than once; the first one counts.", key)
        }
        Notice::BadValue { key, value, allowed } => t!(
            "The link’s {key}, “{value}”, was left out: {allowed}.",
            key,
            value = quoted(value),
            allowed = what_is_allowed(key, *allowed)
        ),
        Notice::OtherVersion { asked } => t!(
            "The link asks for model version {asked}; this page has version {own} and shows that.",
            asked = asked.to_string(),
            own = MODEL_VERSION.to_string()
        ),
        Notice::TooLong { limit } => t!(
            "The link is too long; only its first {limit} bytes were read.",
            limit = limit.to_string()
        ),
        Notice::OtherLanguage { lang } => {
            t!("The link asks for the language “{lang}”, which this page does not speak.", lang)
        }
        Notice::NoTexts { language } => t!(
            "{language} could not be loaded, so the page is in {spoken}.",
            language = language.own_name(),
            spoken = words::language().own_name()
        ),
        Notice::More { count } => t!(
            "One more part of the link was left out.|{n} more parts of the link were left out.",
            n = *count as u64
        ),
        Notice::SharesDropped { weights, workers } => t!(
            "The shares are even now: there was {n} weight for {workers}.|\
             The shares are even now: there were {n} weights for {workers}.",
            n = *weights as u64,
            workers = names::workers(*workers)
        ),
    }
}

/// What a key allows: the end of a sentence.
fn what_is_allowed(key: &str, allowed: Allowed) -> String {
    match allowed {
        Allowed::Handlers(server) => {
            let entries = Entry::ALL.iter().filter(|entry| entry.server == server);
            let handlers: Vec<_> = entries.map(|entry| entry.handler.word()).collect();
            let handlers = match handlers.split_last() {
                Some((last, list @ [_, ..])) => {
                    t!("{list} and {last}", list = list.join(", "), last)
                }
                _ => handlers.concat(),
            };
            t!("{server} runs {handlers} only", server = server.word(), handlers)
        }
        Allowed::Setting(setting) if setting.is_optional() => {
            t!("{key} is {allowed}, or none", key, allowed = allowed_for(setting))
        }
        Allowed::Setting(setting) => is(key, &allowed_for(setting)),
        Allowed::Lineup => {
            let words: Vec<_> = Entry::ALL.iter().map(ToString::to_string).collect();
            t!(
                "{key} is up to {most} different ones of {entries}",
                key,
                most = MAX_LINEUP.to_string(),
                entries = words.join(", ")
            )
        }
        Allowed::Positions(length) => t!(
            "{key} is a list of numbers from 1 to {length}, places in the line-up",
            key,
            length = length.to_string()
        ),
        Allowed::Position(length) => t!(
            "{key} is a number from 1 to {length}, a place in the line-up",
            key,
            length = length.to_string()
        ),
        Allowed::Version => {
            t!("{key} is a model version, 1 to {own}", key, own = MODEL_VERSION.to_string())
        }
        Allowed::Client => t!(
            "{key} is burst, paced:R, poisson:R (R a second: {rate}) or closed:C (C users: {users})",
            key,
            rate = allowed_for(Setting::Rate),
            users = allowed_for(Setting::Users)
        ),
        Allowed::Spread => t!(
            "{key} is fixed, uniform:S (S: {width}), exponential or lognormal:CV (CV: {variation})",
            key,
            width = allowed_for(Setting::Width),
            variation = allowed_for(Setting::Variation)
        ),
        Allowed::Accept => t!(
            "{key} is even, random, measured or shares with a weight for each of up to {workers} \
             workers, such as shares:4-3-2-1, whole numbers up to {most} and not all 0",
            key,
            workers = MAX_SHARES.to_string(),
            most = count(1_000_000)
        ),
        Allowed::Weights(workers) => t!(
            "{key} has one weight per worker in shares, and there is {n} worker|\
             {key} has one weight per worker in shares, and there are {n} workers",
            key,
            n = workers
        ),
        Allowed::Overhead => t!(
            "{key} is none, measured or {allowed}",
            key,
            allowed = allowed_for(Setting::Overhead)
        ),
        Allowed::Embed => t!("{key} is 1 or not there", key),
        Allowed::Show => {
            let panels = Panel::ALL.map(Panel::word).join(", ");
            t!("{key} is different ones of {panels}", key, panels)
        }
        Allowed::View => is(key, &one_of(&View::ALL.map(View::word))),
        Allowed::Theme => is(key, &one_of(&Theme::ALL.map(Theme::word))),
        Allowed::Lang => t!("{key} is a locale in lower case, such as en or pt-br", key),
        Allowed::At(latest) => t!(
            "{key} is a time from 0 to {latest}, such as 250 ms or 0.5 s",
            key,
            latest = exact_duration(latest)
        ),
    }
}

fn is(key: &str, allowed: &str) -> String {
    t!("{key} is {allowed}", key, allowed)
}

/// Words in a row: `light, dark or auto`.
fn one_of(words: &[&str]) -> String {
    match words.split_last() {
        Some((last, list)) => t!("{list} or {last}", list = list.join(", "), last),
        None => String::new(),
    }
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
