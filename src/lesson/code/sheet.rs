//! From exercises to what codes have to know of them, and from what was done to what codes say.

use super::{Form, Guess, Item, Known, MOST_GOALS, Outcome, Sheet, crc24, rounded};
use crate::lesson::answer::outside;
use crate::lesson::runs::Runs;
use crate::lesson::{Answer, Exercise, Kind, Predict, Prediction, Said, Set, judge, limits};
use crate::scenario::Micros;

/// What a student did with an exercise that has a prediction.
#[derive(Clone, Copy, Debug)]
pub struct Done<'a> {
    /// The first prediction.
    pub first: &'a Prediction,
    /// How many there were.
    pub tries: u8,
    /// Whether the hint was opened.
    pub hint: bool,
    /// The goals that were met, a bit each, the first being the lowest.
    pub goals: u8,
}

impl Sheet {
    /// What codes have to know of a set. Right answers and known mistakes are computed.
    #[must_use]
    pub fn of(set: &Set) -> Self {
        let items: Vec<Item> = set.exercises.iter().map(Item::of).collect();
        let mut text = Vec::new();
        for (exercise, item) in set.exercises.iter().zip(&items) {
            text.extend(exercise.id.bytes().chain([0]));
            text.extend(exercise.scenario.encode().bytes().chain([0]));
            text.extend([item.known.len() as u8, item.goals]);
            for Known { guess, right } in &item.known {
                let (kind, number) = match *guess {
                    Guess::Choice(option) => (0, option.into()),
                    Guess::Number(number) => (1, number),
                    Guess::Point(time) => (2, time),
                    Guess::Line { end, .. } => (3, end),
                };
                text.extend([kind, u8::from(*right)]);
                text.extend(rounded(number).to_be_bytes());
            }
        }
        Self { fingerprint: crc24(&text, 8), items }
    }
}

impl Item {
    /// The right answer is first and the known mistakes follow in their order; options of a choice are
    /// in their own.
    fn of(exercise: &Exercise) -> Self {
        let mut runs = Runs::new(&exercise.scenario.scenario);
        let goals = exercise.goals.len().min(MOST_GOALS.into()) as u8;
        if let Predict::Choice { options } = &exercise.predict {
            let known = |(place, option): (usize, &crate::lesson::Choice)| Known {
                guess: Guess::Choice(place as u8),
                right: runs.compute(&option.right).is_ok_and(|value| value.holds()),
            };
            let known = options.iter().enumerate().map(known).collect();
            return Self { form: Form::Choice(options.len() as u8), known, goals };
        }
        let (form, right) = match runs.answer(exercise) {
            Ok(Answer::Number(number, _)) => (Form::Number, Guess::Number(number)),
            Ok(Answer::Point { time, .. }) => (Form::Point, Guess::Point(time)),
            Ok(Answer::Line { times, .. }) => (Form::Line, line(100, &times)),
            // Nothing to expect where nothing can be computed.
            Ok(Answer::Choice(_)) | Err(_) => {
                return Self { form: Form::Number, known: Vec::new(), goals };
            }
        };
        let mut known = vec![Known { guess: right, right: true }];
        for mistake in &exercise.mistakes {
            let number = |number: f64, kind| outside(number, kind).unwrap_or(limits::LARGEST);
            let guess = match &exercise.predict {
                Predict::Line { entry, .. } => {
                    let times = runs.mistaken_line(*entry, mistake).unwrap_or_default();
                    let end = times.last().copied().unwrap_or(f64::NAN);
                    Guess::Line { share: 0, end: number(end, Kind::TIME) }
                }
                predict => {
                    let mistaken = runs.mistaken(exercise, mistake).unwrap_or(f64::NAN);
                    match predict {
                        Predict::Number { unit, .. } => {
                            Guess::Number(number(mistaken, unit.kind()))
                        }
                        _ => Guess::Point(number(mistaken, Kind::TIME)),
                    }
                }
            };
            known.push(Known { guess, right: false });
        }
        Self { form, known, goals }
    }
}

impl Outcome {
    /// What codes say of what was done with an exercise. `None` if the prediction can't be judged.
    #[must_use]
    pub fn of(exercise: &Exercise, item: &Item, done: &Done<'_>) -> Option<Self> {
        let verdict = judge(exercise, done.first).ok()?;
        let known = match verdict.said {
            Said::Right => Some(0),
            Said::Mistake(place) => Some(place as u8 + 1),
            Said::Option(place) => Some(place as u8),
            Said::TooHigh | Said::TooLow | Said::Elsewhere => None,
        };
        let share = |(near, of): (u32, u32)| (u64::from(near) * 100 / u64::from(of.max(1))) as u8;
        let drawn = match done.first {
            Prediction::Number(number) => Guess::Number(*number),
            Prediction::Choice(place) => Guess::Choice(u8::try_from(*place).ok()?),
            Prediction::Point(time) => Guess::Point(*time),
            Prediction::Line(times) => line(verdict.near.map_or(0, share), times),
        };
        // Nobody draws to three digits: what was taken as something expected is as good as that.
        let taken = known.and_then(|known| item.known.get(usize::from(known)));
        let guess = match (taken, drawn) {
            (Some(taken), Guess::Point(_) | Guess::Line { .. }) => taken.guess,
            _ => drawn,
        };
        Some(Self { guess, known, tries: done.tries, hint: done.hint, goals: done.goals })
    }
}

fn line(share: u8, times: &[Micros]) -> Guess {
    Guess::Line { share, end: times.last().copied().unwrap_or(0) }
}
