//! What is right, computed; and what a learner commits to.

use super::exercise::{Exercise, Mistake, Predict, Unit};
use super::expression::{Expression, Kind, Node};
use super::feedback;
use super::problem::Problem;
use super::runs::Runs;
use super::text::Text;
use crate::explain;
use crate::explain::number;
use crate::scenario::{Entry, Micros};
use crate::words::t;

/// What a learner commits to before the run is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Prediction {
    /// A time in microseconds, or millionths of any other unit; see
    /// [`parse_prediction`](super::parse_prediction).
    Number(u64),
    /// The option in this place, the first being 0.
    Choice(usize),
    /// The response time of the request that is asked for, in microseconds.
    Point(Micros),
    /// The response time of each request, in the order of sending, in microseconds.
    Line(Vec<Micros>),
}

/// What is right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A time in microseconds, or millionths of any other unit.
    Number(u64, Unit),
    /// The option in this place, the first being 0.
    Choice(usize),
    /// The response time of a request.
    Point {
        /// Whose.
        entry: Entry,
        /// Its number, the first being 1.
        request: u32,
        /// Microseconds.
        time: Micros,
    },
    /// The response times of all requests.
    Line {
        /// Whose.
        entry: Entry,
        /// Microseconds, in the order of sending; of a request that got no reply, how long it was
        /// there.
        times: Vec<Micros>,
    },
}

/// Computes what is right.
///
/// # Errors
/// There is no answer: no option is right, nothing was served, or it takes too much computing.
pub fn answer(exercise: &Exercise) -> Result<Answer, Problem> {
    Runs::new(&exercise.scenario.scenario).answer(exercise)
}

/// Computes what those predict who make the known mistake in this place, the first being 0.
///
/// # Errors
/// There is no such mistake, nothing comes of it, or it takes too much computing.
pub fn mistaken(exercise: &Exercise, place: usize) -> Result<Prediction, Problem> {
    let mistake = exercise.mistakes.get(place).ok_or_else(none)?;
    let mut runs = Runs::new(&exercise.scenario.scenario);
    let one = |number: f64, kind| outside(number, kind).ok_or_else(none);
    match &exercise.predict {
        Predict::Number { unit, .. } => {
            let number = runs.mistaken(exercise, mistake)?;
            Ok(Prediction::Number(one(number, unit.kind())?))
        }
        Predict::Point { .. } => {
            let time = runs.mistaken(exercise, mistake)?;
            Ok(Prediction::Point(one(time, Kind::TIME)?))
        }
        Predict::Line { entry, .. } => {
            let times = runs.mistaken_line(*entry, mistake)?;
            let times: Result<_, _> = times.into_iter().map(|time| one(time, Kind::TIME)).collect();
            Ok(Prediction::Line(times?))
        }
        Predict::Choice { .. } => Err(none()),
    }
}

impl Runs {
    /// [`answer`].
    pub(super) fn answer(&mut self, exercise: &Exercise) -> Result<Answer, Problem> {
        match &exercise.predict {
            Predict::Number { unit, answer, .. } => {
                let value = self.compute(answer)?.number;
                let number = outside(value, unit.kind()).ok_or_else(none)?;
                Ok(Answer::Number(number, *unit))
            }
            Predict::Choice { options } => {
                for (place, option) in options.iter().enumerate() {
                    if self.compute(&option.right)?.holds() {
                        return Ok(Answer::Choice(place));
                    }
                }
                Err(Problem::new(t!("No option is right here.")))
            }
            &Predict::Point { entry, request, .. } => {
                let request = request.number(exercise.scenario.scenario.requests);
                let time = self.response(None, entry, request)?;
                Ok(Answer::Point {
                    entry,
                    request,
                    time: outside(time, Kind::TIME).ok_or_else(none)?,
                })
            }
            &Predict::Line { entry, .. } => {
                Ok(Answer::Line { entry, times: self.responses(None, entry)? })
            }
        }
    }

    /// What those who make a mistake answer: a number in base units, not a number where there is
    /// none. Not for lines.
    pub(super) fn mistaken(
        &mut self,
        exercise: &Exercise,
        mistake: &Mistake,
    ) -> Result<f64, Problem> {
        let change = mistake.with.as_deref();
        match (&mistake.answer, &exercise.predict) {
            (Some(answer), _) | (None, Predict::Number { answer, .. }) => {
                Ok(self.compute_with(change, answer)?.number)
            }
            (None, &Predict::Point { entry, request, .. }) => {
                let request = request.number(exercise.scenario.scenario.requests);
                self.response(change, entry, request)
            }
            _ => Ok(f64::NAN),
        }
    }

    /// The same for all mistakes of an exercise.
    pub(super) fn all_mistaken(&mut self, exercise: &Exercise) -> Result<Vec<f64>, Problem> {
        exercise.mistakes.iter().map(|mistake| self.mistaken(exercise, mistake)).collect()
    }

    /// The same for lines: microseconds for each request.
    pub(super) fn mistaken_line(
        &mut self,
        entry: Entry,
        mistake: &Mistake,
    ) -> Result<Vec<f64>, Problem> {
        let change = mistake.with.as_deref();
        match &mistake.answer {
            Some(answer) => self.line(change, answer),
            None => {
                let times = self.responses(change, entry)?;
                Ok(times.into_iter().map(|time| time as f64).collect())
            }
        }
    }
}

fn none() -> Problem {
    Problem::new(t!("There is no answer here: nothing that could be measured."))
}

/// A number in base units as answers and predictions have it: microseconds or millionths.
pub(super) fn outside(number: f64, kind: Kind) -> Option<u64> {
    let scale = match kind {
        Kind::TIME => 1.0,
        Kind::RATE => 1e12,
        _ => 1e6,
    };
    let number = number * scale;
    (number.is_finite() && number >= 0.0).then_some((number + 0.5) as u64)
}

/// The reverse of [`outside`].
pub(super) fn inside(number: u64, kind: Kind) -> f64 {
    let number = number as f64;
    match kind {
        Kind::TIME => number,
        Kind::RATE => number / 1e12,
        _ => number / 1e6,
    }
}

impl Answer {
    /// It as people read it, in a language.
    #[must_use]
    pub fn words(&self, exercise: &Exercise, tag: &str) -> String {
        match self {
            Self::Number(number, unit) => feedback::amount(*number, *unit),
            Self::Choice(place) => feedback::option(exercise, *place, tag),
            Self::Point { time, .. } => number::duration(*time),
            Self::Line { times, .. } => feedback::line(times),
        }
    }
}

impl Prediction {
    /// It as people read it, in a language.
    #[must_use]
    pub fn words(&self, exercise: &Exercise, tag: &str) -> String {
        match (self, &exercise.predict) {
            (Self::Number(number), Predict::Number { unit, .. }) => {
                feedback::amount(*number, *unit)
            }
            (Self::Number(number), _) => number::count(*number),
            (Self::Choice(place), _) => feedback::option(exercise, *place, tag),
            (Self::Point(time), _) => number::duration(*time),
            (Self::Line(times), _) => feedback::line(times),
        }
    }
}

/// A part of a text that may have computed parts.
pub(super) enum Part<'a> {
    Words(&'a str),
    /// What stands in braces: an expression.
    Computed(&'a str),
    /// A brace that nothing closes.
    Open,
}

/// Takes a text apart: `{expression}` is computed, `{{` is a brace.
pub(super) fn parts<'a, E>(
    mut text: &'a str,
    take: &mut dyn FnMut(Part<'a>) -> Result<(), E>,
) -> Result<(), E> {
    while let Some((words, rest)) = text.split_once('{') {
        take(Part::Words(words))?;
        if let Some(rest) = rest.strip_prefix('{') {
            take(Part::Words("{"))?;
            text = rest;
        } else if let Some((source, rest)) = rest.split_once('}') {
            take(Part::Computed(source))?;
            text = rest;
        } else {
            return take(Part::Open);
        }
    }
    take(Part::Words(text))
}

impl Exercise {
    /// One of its texts in a language, with what stands in braces computed. What can't be computed
    /// is a dash.
    #[must_use]
    pub fn words(&self, text: &Text, tag: &str) -> String {
        let mut runs = Runs::new(&self.scenario.scenario);
        let mut words = String::new();
        let read = parts(text.in_language(tag), &mut |part| {
            match part {
                Part::Words(part) => words.push_str(part),
                Part::Open => words.push('{'),
                Part::Computed(source) => {
                    let computed = Expression::parse(source).ok().and_then(|expression| {
                        let value = runs.compute(&expression).ok()?;
                        Some(value_words(expression.node(), value))
                    });
                    words.push_str(computed.as_deref().unwrap_or("–"));
                }
            }
            Ok::<(), ()>(())
        });
        debug_assert!(read.is_ok(), "nothing here fails");
        words
    }
}

/// A value as people read it: a setting exactly, a share as a percentage.
pub(super) fn value_words(node: &Node, value: super::Value) -> String {
    match node {
        Node::Setting(setting) => {
            let scale = match setting.kind() {
                crate::scenario::Kind::Decimal => value.kind,
                _ => Kind::TIME, // as it is
            };
            let shown = outside(value.number, scale);
            shown.map_or_else(|| value.words(), |shown| explain::shown_value(*setting, shown))
        }
        // As it was written.
        Node::Number(_) if value.kind == Kind::TIME => match outside(value.number, value.kind) {
            Some(time) => explain::shown_value(crate::scenario::Setting::Io, time),
            None => value.words(),
        },
        Node::Measure(measure, ..) if measure.is_a_share() && value.is_some() => {
            number::percent(value.number)
        }
        Node::With(_, part) => value_words(part, value),
        _ => value.words(),
    }
}
