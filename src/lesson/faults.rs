//! What a teacher should know about an exercise before others see it: found by computing it all.

use super::answer::{Answer, inside};
use super::exercise::{Exercise, Predict, Tolerance};
use super::expression::Kind;
use super::goal::Check;
use super::problem::Problem;
use super::runs::Runs;
use crate::words::t;

impl Exercise {
    /// Computes everything in it, and says what doesn't come out as it should: no answer, several
    /// right options, a mistake that is right or the same as another, a goal that is reached from the
    /// start, or more work than an exercise may ask for. Empty where all is well.
    #[must_use]
    pub fn faults(&self) -> Vec<Problem> {
        let mut faults = Vec::new();
        if let Err(problem) = self.find_faults(&mut faults) {
            faults.push(problem);
        }
        faults
    }

    fn find_faults(&self, faults: &mut Vec<Problem>) -> Result<(), Problem> {
        let mut runs = Runs::new(&self.scenario.scenario);
        let answer = runs.answer(self)?;
        match (&self.predict, &answer) {
            (Predict::Choice { options }, Answer::Choice(right)) => {
                for (place, option) in options.iter().enumerate() {
                    if place != *right && runs.compute(&option.right)?.holds() {
                        faults.push(Problem::new(t!(
                            "Options {one} and {other} are both right.",
                            one = (right + 1).to_string(),
                            other = (place + 1).to_string()
                        )));
                    }
                }
            }
            (Predict::Line { entry, tolerance }, Answer::Line { times, .. }) => {
                let mut lines: Vec<Vec<f64>> =
                    vec![times.iter().map(|&time| time as f64).collect()];
                for mistake in &self.mistakes {
                    let line = runs.mistaken_line(*entry, mistake)?;
                    let place = lines.len();
                    if let Some(same) =
                        lines.iter().position(|other| alike(*tolerance, other, &line))
                    {
                        faults.push(coincide(place, same));
                    }
                    lines.push(line);
                }
            }
            (predict, Answer::Number(right, _) | Answer::Point { time: right, .. }) => {
                let kind = match predict {
                    Predict::Number { unit, .. } => unit.kind(),
                    _ => Kind::TIME,
                };
                let tolerance = predict.tolerance().unwrap_or(Tolerance::Exact);
                // What is typed is taken for the nearest: only what is the same can't be told apart.
                let near = match predict {
                    Predict::Number { .. } => Tolerance::Exact.typed(),
                    _ => tolerance.typed(),
                };
                let mut numbers = vec![inside(*right, kind)];
                for mistake in &self.mistakes {
                    let number = runs.mistaken(self, mistake)?;
                    let place = numbers.len();
                    let same = |&other: &f64| near.allows(other, number);
                    if !number.is_finite() || number < 0.0 {
                        faults.push(Problem::new(t!(
                            "Mistake {place} has no answer.",
                            place = place.to_string()
                        )));
                    } else if let Some(same) = numbers.iter().position(same) {
                        faults.push(coincide(place, same));
                    }
                    numbers.push(number);
                }
            }
            _ => {}
        }
        for (place, goal) in (1..).zip(&self.goals) {
            if goal.start.is_some() && goal.is_met(self, &self.scenario.scenario) {
                let place: u32 = place;
                faults.push(Problem::new(t!(
                    "Goal {place} is reached before anything is changed.",
                    place = place.to_string()
                )));
            }
            let start = goal.start(self).scenario;
            if Check::all_hold(&goal.check(self, &start, "")?) {
                let place: u32 = place;
                faults.push(Problem::new(t!(
                    "Goal {place} is reached from the start.",
                    place = place.to_string()
                )));
            }
        }
        Ok(())
    }
}

/// Whether two lines would be taken for each other.
fn alike(tolerance: Tolerance, left: &[f64], right: &[f64]) -> bool {
    let near =
        left.iter().zip(right).filter(|(left, right)| tolerance.typed().allows(**left, **right));
    near.count() * 10 >= left.len() * 9
}

/// The answer to the mistake in this place, the first being 1, is that of another; 0: the right one.
fn coincide(place: usize, other: usize) -> Problem {
    let place = place.to_string();
    Problem::new(if other == 0 {
        t!("The answer of mistake {place} is right.", place)
    } else {
        t!("Mistakes {other} and {place} have the same answer.", other = other.to_string(), place)
    })
}
