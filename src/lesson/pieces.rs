//! Expressions as lists offer them: what is measured, of which entry, of which request, and for a
//! condition what it has to be. Whatever else an expression can be is written as a text.
//!
//! ```
//! use pool_vs_loop::lesson::pieces::{Part, Pieces, with};
//!
//! let pieces = Pieces::of("response(loop:blocking, 41) > 1s").unwrap();
//! assert_eq!((pieces.what, pieces.entry, pieces.request), ("response", "loop:blocking", "41"));
//! assert_eq!((pieces.relation, pieces.value), (">", "1s"));
//! assert!(Pieces::of("floor(requests / workers) * io").is_none());
//!
//! let text = with("response(loop:blocking, 41) > 1s", Part::What, "makespan", "pool:blocking");
//! assert_eq!(text, "makespan(loop:blocking) > 1s");
//! ```

use super::expression::Measure;
use crate::scenario::{Entry, Setting};

/// What stands between the two sides of a condition.
pub const RELATIONS: [&str; 6] = ["<=", ">=", "<", ">", "=", "!="];

/// Settings that conditions are often about.
pub const SETTINGS: [Setting; 7] = [
    Setting::Workers,
    Setting::Requests,
    Setting::Subtasks,
    Setting::Io,
    Setting::Cpu,
    Setting::Threads,
    Setting::Cores,
];

/// An expression, taken apart. What it hasn't is empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pieces<'a> {
    /// A measure's word or a setting's key.
    pub what: &'a str,
    /// Of which entry.
    pub entry: &'a str,
    /// Of which request: a number or `last`.
    pub request: &'a str,
    /// One of [`RELATIONS`], for a condition.
    pub relation: &'a str,
    /// What it is compared with.
    pub value: &'a str,
}

/// A piece to choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What is measured.
    What,
    /// Of which entry.
    Entry,
    /// Of which request.
    Request,
    /// How it compares.
    Relation,
    /// With what.
    Value,
}

impl Part {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::What, Self::Entry, Self::Request, Self::Relation, Self::Value];

    /// A word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::What => "what",
            Self::Entry => "entry",
            Self::Request => "request",
            Self::Relation => "relation",
            Self::Value => "value",
        }
    }
}

impl<'a> Pieces<'a> {
    /// Takes an expression apart; `None` for one that is more than that. It need not be complete.
    #[must_use]
    pub fn of(text: &'a str) -> Option<Self> {
        let text = text.trim();
        let Some((at, relation)) = relation(text) else { return Self::side(text) };
        let (left, right) = (text.get(..at)?, text.get(at + relation.len()..)?);
        let value = right.trim();
        let more = [" and ", " or "].iter().any(|word| value.contains(word));
        let whole = !more && self::relation(value).is_none();
        Self::side(left.trim()).filter(|_| whole).map(|side| Self { relation, value, ..side })
    }

    /// One side of a condition.
    fn side(text: &'a str) -> Option<Self> {
        let Some((what, rest)) = text.split_once('(') else {
            let known =
                text.is_empty() || Setting::MAIN.iter().chain(&SETTINGS).any(|it| it.key() == text);
            return known.then_some(Self { what: text, ..Self::default() });
        };
        let inside = rest.strip_suffix(')').filter(|inside| !inside.contains(['(', '"', '\'']))?;
        let measure = measure(what.trim())?;
        let (entry, request) = inside.split_once(',').unwrap_or((inside, ""));
        let (entry, request) = (entry.trim(), request.trim());
        let plain = entry.parse::<Entry>().is_ok() || digits(entry);
        let fits = match measure.is_of_a_request() {
            true => request == "last" || digits(request),
            false => request.is_empty(),
        };
        (plain && fits).then_some(Self { what: measure.word(), entry, request, ..Self::default() })
    }

    /// The expression.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = self.what.to_owned();
        if let Some(measure) = measure(self.what) {
            text.extend(["(", self.entry]);
            if measure.is_of_a_request() {
                text.extend([", ", self.request]);
            }
            text.push(')');
        }
        if !self.relation.is_empty() {
            text.extend([" ", self.relation, " ", self.value]);
        }
        text.trim().to_owned()
    }
}

/// An expression with another piece. Where it is none that can be taken apart, it is made anew from
/// that piece; `usual` is the entry where none was chosen.
#[must_use]
pub fn with(text: &str, part: Part, value: &str, usual: &str) -> String {
    let mut pieces = Pieces::of(text).unwrap_or_default();
    let value = value.trim();
    match part {
        Part::What => pieces.what = value,
        Part::Entry => pieces.entry = value,
        Part::Request => pieces.request = if value.is_empty() { "last" } else { value },
        Part::Relation => pieces.relation = value,
        Part::Value => pieces.value = value,
    }
    if pieces.entry.is_empty() {
        pieces.entry = usual;
    }
    if pieces.request.is_empty() {
        pieces.request = "last";
    }
    if pieces.relation.is_empty() && !pieces.value.is_empty() {
        pieces.relation = RELATIONS[0];
    }
    pieces.text()
}

fn measure(word: &str) -> Option<Measure> {
    Measure::ALL.into_iter().find(|measure| measure.word() == word)
}

fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The first relation outside of parentheses, and its place in bytes.
fn relation(text: &str) -> Option<(usize, &'static str)> {
    let mut depth = 0_usize;
    for (at, letter) in text.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => {
                let rest = &text[at..];
                let mut known = RELATIONS.into_iter();
                if let Some(found) = known.find(|known| rest.starts_with(known)) {
                    return Some((at, found));
                }
            }
            _ => {}
        }
    }
    None
}
