//! What a set of exercises consists of.

use super::expression::{Expression, Kind};
use super::text::Text;
use crate::scenario::{Decimal, Entry, Link};

/// A set of exercises: what one file holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Set {
    /// What it is called.
    pub title: Text,
    /// Its exercises, in order: 1 to [`EXERCISES`](super::limits::EXERCISES), each with an
    /// identifier of its own.
    pub exercises: Vec<Exercise>,
}

/// A situation, a question to predict the answer of, and what comes after.
#[derive(Clone, Debug, PartialEq)]
pub struct Exercise {
    /// Its name in addresses and result codes: lower-case letters, digits and hyphens.
    pub id: String,
    /// A few words.
    pub title: Text,
    /// What is run, and how it is looked at.
    pub scenario: Link,
    /// The situation, in two sentences.
    pub situation: Text,
    /// What is to be predicted.
    pub question: Text,
    /// How the prediction is made, and what is right.
    pub predict: Predict,
    /// Known mistakes: none for a choice, whose options have feedback of their own.
    pub mistakes: Vec<Mistake>,
    /// A hint, for those who ask.
    pub hint: Option<Text>,
    /// Why it is so, shown after the run.
    pub explanation: Text,
    /// What to change next, each checked by running it.
    pub goals: Vec<Goal>,
}

/// How a prediction is made, and what is right.
#[derive(Clone, Debug, PartialEq)]
pub enum Predict {
    /// A number is typed.
    Number {
        /// Its unit.
        unit: Unit,
        /// What is right.
        answer: Expression,
        /// How near is near enough.
        tolerance: Tolerance,
    },
    /// One of 2 to [`OPTIONS`](super::limits::OPTIONS) options is chosen.
    Choice {
        /// The options, in the order of the page.
        options: Vec<Choice>,
    },
    /// The response time of one request is marked on the plot by request.
    Point {
        /// Whose request.
        entry: Entry,
        /// Which request.
        request: WhichRequest,
        /// How near is near enough.
        tolerance: Tolerance,
    },
    /// The response times of all requests of an entry are drawn on the plot by request.
    Line {
        /// Whose requests.
        entry: Entry,
        /// How near a request is near enough.
        tolerance: Tolerance,
    },
}

/// An option of a choice.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// What it says.
    pub text: Text,
    /// When it is right.
    pub right: Expression,
    /// What to say to those who chose it.
    pub feedback: Text,
}

/// A known mistake: what those who make it answer, and what helps them.
#[derive(Clone, Debug, PartialEq)]
pub struct Mistake {
    /// The misconception in a few words, for teachers.
    pub title: Option<Text>,
    /// Changes of the scenario for which theirs would be the answer, as a link query.
    pub with: Option<String>,
    /// What they compute; `None` for the exercise's own answer (in the changed scenario). For a
    /// line it is computed for every request `n`.
    pub answer: Option<Expression>,
    /// What to say to them.
    pub feedback: Text,
}

/// "Now change it so that…"
#[derive(Clone, Debug, PartialEq)]
pub struct Goal {
    /// What is to be reached.
    pub text: Text,
    /// Changes of the exercise's scenario to start from, as a link query.
    pub start: Option<String>,
    /// What has to hold, all of it.
    pub conditions: Vec<Condition>,
    /// Keys of the link that have to stay as they are at the start, such as `requests`, `lineup`.
    pub fixed: Vec<String>,
    /// Changes of the start that reach it, as a link query: one way, for the teacher.
    pub solution: Option<String>,
}

/// A condition of a goal.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// What has to hold.
    pub holds: Expression,
    /// It in words; without, the page makes words of the expression.
    pub text: Option<Text>,
}

/// Which request, the first being 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhichRequest {
    /// This one.
    Number(u32),
    /// The last one sent.
    Last,
}

impl WhichRequest {
    /// Its number among so many, the first being 1.
    #[must_use]
    pub const fn number(self, requests: u32) -> u32 {
        match self {
            Self::Number(number) => number,
            Self::Last => requests,
        }
    }
}

/// How far a prediction may be from the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tolerance {
    /// Not at all.
    Exact,
    /// So many percent of the answer.
    Percent(Decimal),
}

impl Tolerance {
    /// Of numbers that aren't counted: 5 %.
    pub const NUMBER: Self = Self::Percent(Decimal::from_millionths(5_000_000));
    /// Of what is drawn: 10 %.
    pub const DRAWN: Self = Self::Percent(Decimal::from_millionths(10_000_000));

    /// What it comes to for a number that is typed.
    pub(super) fn typed(self) -> Near {
        let share = match self {
            // As exact as sums of decimals are.
            Self::Exact => 1e-9,
            Self::Percent(percent) => percent.as_f64() / 100.0 + 1e-9,
        };
        Near { share, least: 0.0 }
    }

    /// What it comes to for what is drawn on axes of this height: at least half as much of that, for
    /// a hand is as unsure low on an axis as high; but never as much as a third of the longest time
    /// that is right.
    pub(super) fn drawn(self, height: f64, longest: f64) -> Near {
        let Near { share, .. } = self.typed();
        Near { share, least: (height * share / 2.0).min(longest / 3.0) }
    }
}

/// How near is near enough.
#[derive(Clone, Copy, Debug)]
pub(super) struct Near {
    /// As a share of the answer.
    share: f64,
    /// And in any case so much.
    least: f64,
}

impl Near {
    /// Whether a prediction is near enough to an answer.
    pub(super) fn allows(self, answer: f64, predicted: f64) -> bool {
        (predicted - answer).abs() <= (answer.abs() * self.share).max(self.least)
    }
}

/// The unit of a predicted number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Seconds.
    Seconds,
    /// Milliseconds.
    Milliseconds,
    /// Requests: a whole number.
    Requests,
    /// Workers: a whole number.
    Workers,
    /// So many per second.
    PerSecond,
    /// Percent of a whole.
    Percent,
    /// Times as much.
    Times,
}

impl Unit {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Seconds,
        Self::Milliseconds,
        Self::Requests,
        Self::Workers,
        Self::PerSecond,
        Self::Percent,
        Self::Times,
    ];

    /// The word for it in a file.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Seconds => "s",
            Self::Milliseconds => "ms",
            Self::Requests => "requests",
            Self::Workers => "workers",
            Self::PerSecond => "per second",
            Self::Percent => "%",
            Self::Times => "times",
        }
    }

    /// Whether it counts things: whole numbers only, and near is not enough.
    #[must_use]
    pub const fn is_counted(self) -> bool {
        matches!(self, Self::Requests | Self::Workers)
    }

    /// Near enough where a file doesn't say: exact for counts, else 5 %.
    #[must_use]
    pub const fn tolerance(self) -> Tolerance {
        if self.is_counted() { Tolerance::Exact } else { Tolerance::NUMBER }
    }

    /// What an expression has to be to have this unit.
    #[must_use]
    pub const fn kind(self) -> Kind {
        match self {
            Self::Seconds | Self::Milliseconds => Kind::TIME,
            Self::PerSecond => Kind::RATE,
            Self::Requests | Self::Workers | Self::Percent | Self::Times => Kind::PLAIN,
        }
    }
}

impl Set {
    /// The exercise of this name.
    #[must_use]
    pub fn exercise(&self, id: &str) -> Option<&Exercise> {
        self.exercises.iter().find(|exercise| exercise.id == id)
    }
}

impl Predict {
    /// How near is near enough; `None` for a choice.
    #[must_use]
    pub const fn tolerance(&self) -> Option<Tolerance> {
        match self {
            Self::Number { tolerance, .. }
            | Self::Point { tolerance, .. }
            | Self::Line { tolerance, .. } => Some(*tolerance),
            Self::Choice { .. } => None,
        }
    }
}
