//! A prediction held against what is right, and against known mistakes.

use super::answer::{Answer, Prediction, inside};
use super::exercise::{Exercise, Predict, Tolerance};
use super::expression::Kind;
use super::feedback::Said;
use super::limits;
use super::problem::Problem;
use super::runs::Runs;
use crate::scenario::Entry;
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

/// Judges a prediction. Right is what is within the tolerance of the answer, for a line where 90 %
/// of its requests are. What isn't right is compared with the known mistakes; of several that are as
/// near, the nearest counts, of a line the one that it follows most.
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
            let pair = [right, number];
            let (is_right, said) = amount(&mut runs, exercise, unit.kind(), *tolerance, pair)?;
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
            let pair = [right, time];
            let (is_right, said) = amount(&mut runs, exercise, Kind::TIME, *tolerance, pair)?;
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
            let right: Vec<f64> = right.iter().map(|&time| time as f64).collect();
            let (said, near) = line(&mut runs, exercise, *entry, *tolerance, &drawn, &right)?;
            let of = u32::try_from(drawn.len()).unwrap_or(u32::MAX);
            Ok(verdict(said == Said::Right, said, Some((near, of)), answer))
        }
        _ => Err(Problem::new(t!("This exercise asks for another kind of prediction."))),
    }
}

fn too_large() -> Problem {
    Problem::new(t!("This is more than anything here can be."))
}

/// What to say about a number or a point.
fn amount(
    runs: &mut Runs,
    exercise: &Exercise,
    kind: Kind,
    tolerance: Tolerance,
    pair: [u64; 2],
) -> Result<(bool, Said), Problem> {
    let [right, predicted] = pair.map(|number| inside(number, kind));
    if tolerance.allows(right, predicted) {
        return Ok((true, Said::Right));
    }
    let mut nearest = None;
    for (place, mistake) in exercise.mistakes.iter().enumerate() {
        let mistaken = runs.mistaken(exercise, mistake)?;
        let distance = (mistaken - predicted).abs();
        let nearer = nearest.is_none_or(|(least, _)| distance < least);
        if nearer && tolerance.allows(mistaken, predicted) {
            nearest = Some((distance, place));
        }
    }
    let said = match nearest {
        Some((_, place)) => Said::Mistake(place),
        None if predicted > right => Said::TooHigh,
        None => Said::TooLow,
    };
    Ok((false, said))
}

/// What to say about a line, and for how many requests it is near enough.
fn line(
    runs: &mut Runs,
    exercise: &Exercise,
    entry: Entry,
    tolerance: Tolerance,
    drawn: &[f64],
    right: &[f64],
) -> Result<(Said, u32), Problem> {
    let near = |line: &[f64]| {
        let pairs = line.iter().zip(drawn);
        pairs.filter(|&(&line, &drawn)| tolerance.allows(line, drawn)).count()
    };
    let enough = |near: usize| near as u64 * 100 >= drawn.len() as u64 * LINE_SHARE;
    let count = near(right);
    let shown = u32::try_from(count).unwrap_or(u32::MAX);
    if enough(count) {
        return Ok((Said::Right, shown));
    }
    let mut nearest = None;
    for (place, mistake) in exercise.mistakes.iter().enumerate() {
        let count = near(&runs.mistaken_line(entry, mistake)?);
        if enough(count) && nearest.is_none_or(|(most, _)| count > most) {
            nearest = Some((count, place));
        }
    }
    if let Some((_, place)) = nearest {
        return Ok((Said::Mistake(place), shown));
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
    Ok((said, shown))
}
