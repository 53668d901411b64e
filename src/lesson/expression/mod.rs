//! Expressions: what is measured and what is asked of it, in a line of text.
//!
//! ```text
//! makespan(pool:gather)                  how long it takes to answer all
//! response(loop:blocking, 41)            response time of a request; last: of the last one sent
//! requests  workers  io                  a setting
//! makespan(1) <= 2s and workers <= 8     a condition; 1 is the line-up's first entry
//! first(requests, waves(1) >= 2)         the first value of a setting for which that holds
//! with("workers=8", makespan(1))         the same in a changed scenario
//! floor(n / workers) * io                for each request n of a line
//! ```

mod lexer;
mod names;
mod parser;
mod value;

pub use names::Measure;
pub(super) use names::{Function, Op};
pub use value::{Kind, Value};

use super::read::changed;
use crate::scenario::{Entry, Link, Setting};
use crate::words::t;

/// An expression that was read: a quantity or a condition.
#[derive(Clone, Debug)]
pub struct Expression {
    text: String,
    node: Node,
    kind: Kind,
    names_n: bool,
}

impl PartialEq for Expression {
    /// Expressions of the same text are the same.
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

/// Why a text is no expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misread {
    /// The character at which reading it failed, the first being 1.
    pub character: usize,
    /// What is wrong there, and what is allowed.
    pub what: String,
}

impl Misread {
    /// Both in a sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        let Self { character, what } = self;
        t!("character {character}: {what}", character = character.to_string(), what)
    }
}

/// A part of an expression.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node {
    /// A number in base units: microseconds, a plain number, or so many per microsecond.
    Number(f64),
    Setting(Setting),
    /// The request of a line that it is computed for.
    N,
    /// The number of the last request.
    Last,
    /// Of an entry; of one of its requests where the measure is of one.
    Measure(Measure, Who, Option<Box<Node>>),
    Pair(Op, Box<Node>, Box<Node>),
    Call(Function, Vec<Node>),
    /// The first value of a setting for which a condition holds; from and to which value.
    First {
        setting: Setting,
        condition: Box<Node>,
        from: Option<Box<Node>>,
        to: Option<Box<Node>>,
    },
    /// In a changed scenario.
    With(String, Box<Node>),
}

/// Whose run is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Who {
    Entry(Entry),
    /// The entry in this place of the line-up, the first being 0.
    Place(usize),
}

impl Expression {
    /// Reads an expression.
    ///
    /// # Errors
    /// It is none: where, why, and what is allowed there. Kinds are checked too: a time plus a number
    /// is an error.
    pub fn parse(text: &str) -> Result<Self, Misread> {
        let (node, kind) = parser::parse(text)?;
        let names_n = node.any(&mut |node| *node == Node::N);
        Ok(Self { text: text.trim().into(), node, kind, names_n })
    }

    /// As it was written.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What it gives.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// Whether it differs from request to request: it names `n`.
    #[must_use]
    pub const fn names_n(&self) -> bool {
        self.names_n
    }

    /// Whether computing it takes a simulation.
    pub(super) fn is_simulated(&self) -> bool {
        let simulated = |node: &Node| matches!(node, Node::Measure(..) | Node::First { .. });
        self.node.any(&mut |node| simulated(node))
    }

    pub(super) const fn node(&self) -> &Node {
        &self.node
    }

    /// Makes sure that the changes in it can be made to a scenario. An error is a sentence.
    pub(super) fn check_changes(&self, link: &Link) -> Result<(), String> {
        self.node.check_changes(link)
    }
}

impl Node {
    /// The parts right within this one.
    fn parts(&self) -> Vec<&Self> {
        match self {
            Self::Number(_) | Self::Setting(_) | Self::N | Self::Last => Vec::new(),
            Self::Measure(_, _, request) => request.iter().map(AsRef::as_ref).collect(),
            Self::Pair(_, left, right) => vec![left.as_ref(), right.as_ref()],
            Self::Call(_, parts) => parts.iter().collect(),
            Self::First { condition, from, to, .. } => {
                let ends = from.iter().chain(to).map(AsRef::as_ref);
                ends.chain([condition.as_ref()]).collect()
            }
            Self::With(_, part) => vec![part.as_ref()],
        }
    }

    fn any(&self, is: &mut dyn FnMut(&Self) -> bool) -> bool {
        is(self) || self.parts().iter().any(|part| part.any(is))
    }

    fn check_changes(&self, link: &Link) -> Result<(), String> {
        if let Self::With(change, part) = self {
            return part.check_changes(&changed(link, change)?);
        }
        self.parts().iter().try_for_each(|part| part.check_changes(link))
    }
}
