//! A prediction on its way: typed, chosen or drawn, until the reader commits to it.

use super::board::Drawing;
use super::desk::{Desk, Shown, Step};
use crate::explain::number::marks;
use crate::lesson::handles::line;
use crate::lesson::{Predict, Prediction, Unit, judge, parse_prediction};
use crate::words::t;
use std::rc::Rc;

/// A prediction that isn't committed to yet.
#[derive(Debug, Default)]
pub struct Draft {
    /// The number as it is typed.
    pub text: String,
    /// The option.
    pub choice: Option<usize>,
    /// The point or the line.
    pub drawing: Drawing,
    /// A handle's height as it is typed, while that is under way.
    pub handle: Option<(usize, String)>,
    /// Whether the hint is open.
    pub hint: bool,
    /// What is wrong with it.
    pub problem: String,
}

impl Desk {
    /// Whether a text is a time, as fields of handles take it.
    pub fn is_time(&self, text: &str) -> bool {
        parse_prediction(text, Unit::Seconds, marks().decimal()).is_ok()
    }

    /// Takes what happens to the prediction. Whether there is something new to see.
    pub fn draft(&mut self, step: Step) -> bool {
        let draft = &mut self.draft;
        match step {
            Step::Typed(text) => draft.text = text,
            Step::Chose(place) => draft.choice = Some(place),
            Step::Draw(stroke) => {
                draft.handle = None;
                if !self.board.draw(&mut draft.drawing, stroke) {
                    return false;
                }
            }
            Step::Handle(handle, text) => {
                if let Ok(value) = parse_prediction(&text, Unit::Seconds, marks().decimal()) {
                    self.board.set(&mut draft.drawing, handle, value);
                }
                draft.handle = Some((handle, text));
            }
            Step::HandleLeft => draft.handle = None,
            Step::Hint => {
                draft.hint = true;
                if self.shown.is_none() {
                    self.note(|tried| tried.hint = true);
                }
                return true;
            }
            _ => return false,
        }
        draft.problem.clear();
        true
    }

    /// What is predicted so far, or what is wrong with it.
    pub fn predicted(&self) -> Result<Prediction, String> {
        let Some(exercise) = self.exercise() else { return Err(String::new()) };
        let draft = &self.draft;
        let heights = &draft.drawing.values;
        match &exercise.predict {
            Predict::Number { unit, .. } => {
                let read = parse_prediction(&draft.text, *unit, marks().decimal());
                read.map(Prediction::Number).map_err(|problem| problem.sentence())
            }
            Predict::Choice { .. } => {
                let nothing = || t!("Choose one of the answers first.").to_owned();
                draft.choice.map(Prediction::Choice).ok_or_else(nothing)
            }
            Predict::Point { .. } => {
                let nothing =
                    || t!("Put your point into the plot first, or type its time.").to_owned();
                heights.first().map(|&time| Prediction::Point(time)).ok_or_else(nothing)
            }
            Predict::Line { .. } if heights.is_empty() => {
                Err(t!("Draw your line into the plot first, or type its times.").into())
            }
            Predict::Line { .. } => Ok(Prediction::Line(line(self.board.places(), heights))),
        }
    }

    /// Commits to what is predicted, if it is a prediction. Whether it is.
    pub fn commit(&mut self) -> bool {
        let judged = self.predicted().and_then(|prediction| {
            let exercise = self.exercise().ok_or_else(String::new)?;
            let verdict = judge(exercise, &prediction).map_err(|problem| problem.sentence())?;
            Ok(Shown { prediction, verdict })
        });
        match judged {
            Ok(shown) => {
                let (prediction, right) = (shown.prediction.clone(), shown.verdict.right);
                self.note(|tried| tried.predicted(prediction, right));
                self.shown = Some(Rc::new(shown));
                self.again = false;
                self.draft.problem.clear();
                self.speak();
                true
            }
            Err(problem) => {
                self.draft.problem = problem;
                false
            }
        }
    }

    /// Where the reader predicts: what has the focus if something is wrong with it.
    pub fn input(&self) -> &'static str {
        match self.exercise().map(|exercise| &exercise.predict) {
            Some(Predict::Number { .. }) => "#prediction",
            Some(Predict::Choice { .. }) => "#options :checked, #options input",
            _ => "#pen",
        }
    }
}
