//! What was wrong with a link, in a sentence: what, where, and what is allowed.

use super::allowed as allowed_for;
use crate::scenario::{Allowed, Entry, MAX_LINEUP, MODEL_VERSION, Notice};

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
            "The link’s {key}, “{}”, was left out: {key} {}.",
            quoted(value),
            what_is_allowed(*allowed)
        ),
        Notice::OtherVersion { asked } => format!(
            "The link asks for model version {asked}; this page has version {MODEL_VERSION} and \
             shows that."
        ),
        Notice::TooLong { limit } => {
            format!("The link is too long; only its first {limit} bytes were read.")
        }
        Notice::More { count: 1 } => "One more part of the link was left out.".into(),
        Notice::More { count } => format!("{count} more parts of the link were left out."),
    }
}

fn what_is_allowed(allowed: Allowed) -> String {
    match allowed {
        Allowed::Setting(setting) => format!("is {}", allowed_for(setting)),
        Allowed::Lineup => {
            let words: Vec<_> = Entry::ALL.iter().map(ToString::to_string).collect();
            format!("is up to {MAX_LINEUP} different ones of {}", words.join(", "))
        }
        Allowed::Positions(length) => {
            format!("is a list of numbers from 1 to {length}, places in the line-up")
        }
        Allowed::Version => format!("is a model version, 1 to {MODEL_VERSION}"),
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
