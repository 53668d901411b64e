//! What a learner is told. The page's own words, and those of the exercise where it has some.

use super::exercise::{Exercise, Predict, Unit};
use super::judge::Verdict;
use crate::explain;
use crate::explain::number;
use crate::scenario::Micros;
use crate::words::t;

/// What is said about a prediction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// It is right.
    Right,
    /// The feedback of the chosen option.
    Option(usize),
    /// The feedback of the known mistake in this place, the first being 0.
    Mistake(usize),
    /// It is too high; of a line, mostly.
    TooHigh,
    /// It is too low; of a line, mostly.
    TooLow,
    /// A line that is too high as often as too low.
    Elsewhere,
}

impl Verdict {
    /// What to say, in a language.
    #[must_use]
    pub fn feedback(&self, exercise: &Exercise, tag: &str) -> String {
        let own = |text| exercise.words(text, tag);
        let answer = || self.answer.words(exercise, tag);
        match self.said {
            Said::Option(place) => match &exercise.predict {
                Predict::Choice { options } => {
                    options.get(place).map_or_else(String::new, |option| own(&option.feedback))
                }
                _ => String::new(),
            },
            Said::Mistake(place) => {
                let mistake = exercise.mistakes.get(place);
                mistake.map_or_else(String::new, |mistake| own(&mistake.feedback))
            }
            said => match self.near {
                Some(near) => line_feedback(said, near),
                None => match said {
                    Said::Right if self.exactly => t!("It is {answer}.", answer = answer()),
                    Said::Right => t!("Near enough: it is {answer}.", answer = answer()),
                    Said::TooHigh => t!("Too high: it is {answer}.", answer = answer()),
                    _ => t!("Too low: it is {answer}.", answer = answer()),
                },
            },
        }
    }
}

fn line_feedback(said: Said, (near, of): (u32, u32)) -> String {
    let requests = explain::requests(of);
    let near = number::count(near.into());
    match said {
        Said::Right => t!("Near enough for {near} of {requests}.", near, requests),
        Said::TooHigh => {
            t!("Mostly too high: near enough for {near} of {requests} only.", near, requests)
        }
        Said::TooLow => {
            t!("Mostly too low: near enough for {near} of {requests} only.", near, requests)
        }
        _ => t!("Not that line: near enough for {near} of {requests} only.", near, requests),
    }
}

/// A number with its unit.
pub(super) fn amount(number: u64, unit: Unit) -> String {
    let millionths = number as f64 / 1e6;
    let count = || u32::try_from(number / 1_000_000).unwrap_or(u32::MAX);
    let whole = number.is_multiple_of(1_000_000);
    match unit {
        Unit::Seconds | Unit::Milliseconds => number::duration(number),
        Unit::Requests if whole => explain::requests(count()),
        Unit::Workers if whole => {
            explain::spoken_value(crate::scenario::Setting::Workers, count().into())
        }
        Unit::Requests | Unit::Workers => number::short_decimal(millionths),
        Unit::PerSecond => t!("{rate} per second", rate = number::short_decimal(millionths)),
        Unit::Percent => number::percent(millionths),
        Unit::Times => t!("{number} times", number = number::short_decimal(millionths)),
    }
}

/// What an option says, without a full stop: it stands within other sentences.
pub(super) fn option(exercise: &Exercise, place: usize, tag: &str) -> String {
    match &exercise.predict {
        Predict::Choice { options } => {
            let words = options.get(place).map(|option| exercise.words(&option.text, tag));
            words.map_or_else(String::new, |words| words.trim_end_matches('.').to_owned())
        }
        _ => String::new(),
    }
}

/// A line in few words: from its least to its most.
pub(super) fn line(times: &[Micros]) -> String {
    let (least, most) = (times.iter().min(), times.iter().max());
    match (least, most) {
        (Some(least), Some(most)) if least < most => number::span(*least, *most),
        (Some(least), _) => number::duration(*least),
        _ => String::new(),
    }
}
