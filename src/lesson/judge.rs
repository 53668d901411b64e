//! A prediction held against what is right, and against known mistakes.

use super::answer::{Answer, Prediction, inside};
use super::exercise::{Exercise, Near, Predict};
use super::expression::Kind;
use super::feedback::Said;
use super::limits;
use super::problem::Problem;
use super::runs::Runs;
use crate::scenario::Micros;
use crate::words::t;

/// Of the requests of a line, the share that has to be near enough, in percent.
const LINE_SHARE: u64 = 90;

/// What became of a prediction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Whether it is right.
    pub right: bool,
    /// What is right, computed.
    pub answer: Answer,
    /// What to say about it: see [`Verdict::feedback`].
    pub said: Said,
    /// Of a line: for how many requests it is near enough, and of how many.
    pub near: Option<(u32, u32)>,
    /// Whether it is the answer to the last digit that people read.
    pub exactly: bool,
}

/// Judges a prediction. It is taken for the answer or the known mistake that it is within the tolerance
/// of, for a line where 90 % of its requests are; of several for the nearest. Of two that are as near the
/// answer counts, then the first mistake.
///
/// # Errors
/// A prediction that can't be one: of another kind, of no such option, of another number of requests,
/// larger than anything, or of a fraction where things are counted. Such a one isn't counted as a try.
/// Or the exercise can't be computed.
pub fn judge(exercise: &Exercise, prediction: &Prediction) -> Result<Verdict, Problem> {
    let mut runs = Runs::new(&exercise.scenario.scenario);
    let answer = runs.answer(exercise)?;
    let verdict = |right, said, near, answer| Verdict { right, answer, said, near, exactly: false };
    match (&exercise.predict, prediction, &answer) {
        (
            Predict::Number { unit, tolerance, .. },
            &Prediction::Number(number),
            &Answer::Number(right, _),
        ) => {
            if number > limits::LARGEST {
                return Err(too_large());
            }
            if unit.is_counted() && !number.is_multiple_of(1_000_000) {
                return Err(Problem::new(t!("This is counted: a whole number, please.")));
            }
            let pair = [right, number].map(|number| inside(number, unit.kind()));
            let mistakes = runs.all_mistaken(exercise)?;
            let said = amount(tolerance.typed(), &mistakes, pair);
            let is_right = said == Said::Right;
            let exactly =
                answer.words(exercise, "") == Prediction::Number(number).words(exercise, "");
            Ok(Verdict { exactly, ..verdict(is_right, said, None, answer) })
        }
        (
            Predict::Point { tolerance, .. },
            &Prediction::Point(time),
            &Answer::Point { time: right, .. },
        ) => {
            if time > limits::LARGEST {
                return Err(too_large());
            }
            let pair = [right, time].map(|time| inside(time, Kind::TIME));
            let mistakes = runs.all_mistaken(exercise)?;
            let near = tolerance.drawn(height(exercise, right) as f64, right as f64);
            let said = amount(near, &mistakes, pair);
            let is_right = said == Said::Right;
            let exactly = answer.words(exercise, "") == Prediction::Point(time).words(exercise, "");
            Ok(Verdict { exactly, ..verdict(is_right, said, None, answer) })
        }
        (Predict::Choice { options }, &Prediction::Choice(place), _) => {
            let Some(option) = options.get(place) else {
                return Err(Problem::new(t!("There is no such option.")));
            };
            let right = runs.compute(&option.right)?.holds();
            Ok(verdict(right, Said::Option(place), None, answer))
        }
        (
            Predict::Line { entry, tolerance },
            Prediction::Line(times),
            Answer::Line { times: right, .. },
        ) => {
            if times.len() != right.len() {
                return Err(Problem::new(t!("A line has a time for each request.")));
            }
            if times.iter().any(|&time| time > limits::LARGEST) {
                return Err(too_large());
            }
            let drawn: Vec<f64> = times.iter().map(|&time| time as f64).collect();
            let longest = right.iter().copied().max().unwrap_or(0);
            let right: Vec<f64> = right.iter().map(|&time| time as f64).collect();
            let mistakes: Result<Vec<_>, _> =
                exercise.mistakes.iter().map(|it| runs.mistaken_line(*entry, it)).collect();
            let mistakes = mistakes?;
            let near = tolerance.drawn(height(exercise, longest) as f64, longest as f64);
            let (said, near) = line(near, &mistakes, &drawn, &right);
            let of = u32::try_from(drawn.len()).unwrap_or(u32::MAX);
            Ok(verdict(said == Said::Right, said, Some((near, of)), answer))
        }
        _ => Err(Problem::new(t!("This exercise asks for another kind of prediction."))),
    }
}

/// How many times the longest time that is right axes to draw on are high, at most.
const ROOM: Micros = 4;

/// The time that axes to draw on have room for at least, in microseconds, if the longest one that is
/// right is `longest`: that gives nothing away where it is the time that one request after another
/// would take each worker, unless that is out of all proportion.
#[must_use]
pub fn height(exercise: &Exercise, longest: Micros) -> Micros {
    let scenario = &exercise.scenario.scenario;
    let longest = longest.max(1);
    let waves = scenario.requests.div_ceil(scenario.workers.max(1));
    let naive = (scenario.io + scenario.cpu).saturating_mul(waves.into());
    naive.clamp(longest, longest.saturating_mul(ROOM))
}

fn too_large() -> Problem {
    Problem::new(t!("This is more than anything here can be."))
}

/// What to say about a number or a point.
fn amount(near: Near, mistakes: &[f64], [right, predicted]: [f64; 2]) -> Said {
    let mut nearest = None;
    let mistaken = mistakes.iter().enumerate().map(|(place, it)| (*it, Said::Mistake(place)));
    for (answer, said) in std::iter::once((right, Said::Right)).chain(mistaken) {
        let distance = (answer - predicted).abs();
        let nearer = nearest.is_none_or(|(least, _)| distance < least);
        if nearer && near.allows(answer, predicted) {
            nearest = Some((distance, said));
        }
    }
    match nearest {
        Some((_, said)) => said,
        None if predicted > right => Said::TooHigh,
        None => Said::TooLow,
    }
}

/// What to say about a line, and for how many requests it is near enough.
fn line(tolerance: Near, mistakes: &[Vec<f64>], drawn: &[f64], right: &[f64]) -> (Said, u32) {
    let near = |line: &[f64]| {
        let pairs = line.iter().zip(drawn);
        pairs.filter(|&(&line, &drawn)| tolerance.allows(line, drawn)).count()
    };
    let mistaken = mistakes.iter().enumerate().map(|(place, it)| (&it[..], Said::Mistake(place)));
    let mut nearest = None;
    for (line, said) in std::iter::once((right, Said::Right)).chain(mistaken) {
        let enough = near(line) as u64 * 100 >= drawn.len() as u64 * LINE_SHARE;
        let distance: f64 = line.iter().zip(drawn).map(|(line, drawn)| (line - drawn).abs()).sum();
        if enough && nearest.is_none_or(|(least, _)| distance < least) {
            nearest = Some((distance, said));
        }
    }
    let shown = u32::try_from(near(right)).unwrap_or(u32::MAX);
    if let Some((_, said)) = nearest {
        return (said, shown);
    }
    let wrong = |too: fn(&f64, &f64) -> bool| {
        let pairs = drawn.iter().zip(right);
        pairs
            .filter(|(drawn, right)| too(drawn, right) && !tolerance.allows(**right, **drawn))
            .count()
    };
    let (high, low) = (wrong(|drawn, right| drawn > right), wrong(|drawn, right| drawn < right));
    let said = match high.cmp(&low) {
        std::cmp::Ordering::Greater => Said::TooHigh,
        std::cmp::Ordering::Less => Said::TooLow,
        std::cmp::Ordering::Equal => Said::Elsewhere,
    };
    (said, shown)
}
