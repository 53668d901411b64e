//! Sentences whose figures, terms and code are set off, in any language's order.

use super::glossary::Term;
use crate::scenario::Entry;
use crate::words::{Piece, phrases, pieces, pieces_for};

/// A part of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phrase {
    /// Words.
    Words(String),
    /// A word of a program.
    Code(&'static str),
    /// A figure of an entry, to be set off in its colour.
    Figure(Entry, String),
    /// A term of the glossary, and the words that stand for it here.
    Term(&'static Term, &'static str),
}

/// The sentence without its parts.
#[must_use]
pub fn plain(sentence: &[Phrase]) -> String {
    let text = sentence.iter().map(|phrase| match phrase {
        Phrase::Words(text) | Phrase::Figure(_, text) => text.as_str(),
        Phrase::Code(text) | Phrase::Term(_, text) => text,
    });
    text.collect()
}

/// What can stand in a sentence: a text, a phrase, or several.
pub trait IntoPhrases {
    /// It as phrases.
    fn into_phrases(self) -> Vec<Phrase>;
}

impl IntoPhrases for Vec<Phrase> {
    fn into_phrases(self) -> Vec<Phrase> {
        self
    }
}

impl IntoPhrases for Phrase {
    fn into_phrases(self) -> Vec<Phrase> {
        vec![self]
    }
}

impl IntoPhrases for String {
    fn into_phrases(self) -> Vec<Phrase> {
        vec![Phrase::Words(self)]
    }
}

impl IntoPhrases for &str {
    fn into_phrases(self) -> Vec<Phrase> {
        vec![Phrase::Words(self.into())]
    }
}

impl IntoPhrases for &String {
    fn into_phrases(self) -> Vec<Phrase> {
        self.as_str().into_phrases()
    }
}

/// A text with these phrases as its values: what [`phrases!`](crate::words::phrases) calls. Words
/// that meet are joined.
#[must_use]
pub fn fill(english: &str, values: Vec<Vec<Phrase>>) -> Vec<Phrase> {
    merged(&pieces(english), &values)
}

/// [`fill`] with the form of a text that goes with a number, which is its last value as `write`
/// writes it.
#[must_use]
pub fn fill_counted(
    english: &str,
    n: impl Into<u64>,
    write: fn(u64) -> String,
    mut values: Vec<Vec<Phrase>>,
) -> Vec<Phrase> {
    let n = n.into();
    values.push(write(n).into_phrases());
    merged(&pieces_for(english, n), &values)
}

fn merged(pieces: &[Piece<'_>], values: &[Vec<Phrase>]) -> Vec<Phrase> {
    let mut sentence = Vec::new();
    for piece in pieces {
        match *piece {
            Piece::Words(words) => push(&mut sentence, Phrase::Words(words.into())),
            Piece::Value(place) => {
                for phrase in values.get(place).into_iter().flatten() {
                    push(&mut sentence, phrase.clone());
                }
            }
        }
    }
    sentence
}

fn push(sentence: &mut Vec<Phrase>, phrase: Phrase) {
    match (sentence.last_mut(), phrase) {
        (Some(Phrase::Words(before)), Phrase::Words(words)) => before.push_str(&words),
        (_, phrase) => sentence.push(phrase),
    }
}

/// Phrases in a row with the same words between them, such as `, `, which all languages have.
pub(super) fn joined(parts: Vec<Vec<Phrase>>, between: &str) -> Vec<Phrase> {
    let mut sentence = Vec::new();
    for (place, part) in parts.into_iter().enumerate() {
        if place > 0 && !between.is_empty() {
            push(&mut sentence, Phrase::Words(between.into()));
        }
        for phrase in part {
            push(&mut sentence, phrase);
        }
    }
    sentence
}

/// A sentence with its full stop.
pub(super) fn ended(sentence: impl IntoPhrases) -> Vec<Phrase> {
    joined(vec![sentence.into_phrases(), ".".into_phrases()], "")
}

/// Phrases in a row, with a word before the last: `1, 2 and 3`.
pub(super) fn listed(mut parts: Vec<Vec<Phrase>>) -> Vec<Phrase> {
    let last = parts.pop().unwrap_or_default();
    if parts.is_empty() {
        return last;
    }
    phrases!("{list} and {last}", list = joined(parts, ", "), last)
}
