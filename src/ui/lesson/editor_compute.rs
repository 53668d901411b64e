//! What the engine says to the exercise on show.

use super::editor::{Editor, base};
use super::editor_form::Computed;
use super::editor_work::Work;
use crate::lesson::{Check, Exercise, answer, mistaken};
use crate::scenario::Link;
use crate::words::t;
use yew::prelude::*;

impl Editor {
    /// Has the engine compute what stands beside the fields.
    pub(super) fn compute(&mut self, ctx: &Context<Self>, work: &Work) {
        let tag = work.tag.as_str();
        let sound = |own: &str| self.checked.is_sound(&[&base(work), ".", own].concat());
        let exercise = self.checked.exercise.as_ref().filter(|_| sound("scenario"));
        let Some(exercise) = exercise.filter(|_| sound("predict")) else {
            self.computed = Computed {
                answer: t!(
                    "The right answer stands here as soon as it is clear what is asked for."
                )
                .into(),
                ..Computed::default()
            };
            return;
        };
        let right = match answer(exercise) {
            Ok(right) => t!("The right answer is {answer}.", answer = right.words(exercise, tag)),
            Err(problem) => problem.sentence(),
        };
        let mistaken = |place: usize| match mistaken(exercise, place) {
            _ if !sound(&["mistakes[", &place.to_string(), "].answer"].concat()) => String::new(),
            Ok(answer) => t!("They answer {answer}.", answer = answer.words(exercise, tag)),
            Err(problem) => problem.sentence(),
        };
        let complete = self.checked.is_complete();
        let faults = if complete { exercise.faults() } else { Vec::new() };
        self.computed = Computed {
            answer: right,
            mistakes: (0..exercise.mistakes.len()).map(mistaken).collect(),
            faults: faults.iter().map(|fault| fault.sentence()).collect(),
            goals: far(exercise, &ctx.props().page, tag),
        };
    }
}

/// How far the settings of the page reach each of the goals.
fn far(exercise: &Exercise, page: &Link, tag: &str) -> Vec<Vec<String>> {
    let goal = |goal: &crate::lesson::Goal| match goal.check(exercise, &page.scenario, tag) {
        Ok(checks) => {
            let met = match Check::all_hold(&checks) {
                true => t!("The settings of the page reach this goal."),
                false => t!("The settings of the page do not reach this goal."),
            };
            let line = |check: &Check| {
                let mark = if check.holds { "✓ " } else { "✗ " };
                let measured = check.measured.as_deref().unwrap_or_default();
                let gap = if measured.is_empty() { "" } else { ": " };
                [mark, &check.text, gap, measured].concat()
            };
            std::iter::once(met.to_owned()).chain(checks.iter().map(line)).collect()
        }
        Err(problem) => vec![problem.sentence()],
    };
    exercise.goals.iter().map(goal).collect()
}
