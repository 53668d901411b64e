//! A prediction beside the result: in the plot, in its read-out and in its table.

use super::axis;
use super::desk::{Shown, tongue};
use crate::chart::Sketch;
use crate::explain::Table;
use crate::explain::number::duration;
use crate::lesson::{Exercise, Set};
use crate::scenario::{Micros, View};
use crate::words::t;
use std::rc::Rc;

/// How many times the longest time the axis may reach so that a prediction has its place.
const ROOM: Micros = 3;

/// What was predicted of the run that is on show.
#[derive(Clone)]
pub struct Guess {
    set: Rc<Set>,
    place: usize,
    shown: Rc<Shown>,
}

impl Guess {
    /// What was predicted for the exercise in a place of a set.
    pub const fn new(set: Rc<Set>, place: usize, shown: Rc<Shown>) -> Self {
        Self { set, place, shown }
    }

    fn exercise(&self) -> Option<&Exercise> {
        self.set.exercises.get(self.place)
    }

    /// What is drawn of it in a view, with its name.
    pub fn sketch(&self, view: View) -> Option<(Sketch, String)> {
        let sketch = axis::sketch(self.exercise()?, &self.shown.prediction, view)?;
        let name = match &sketch {
            Sketch::Line(_) => t!("your prediction").into(),
            _ => t!("your prediction: {value}", value = self.words()),
        };
        Some((sketch, name))
    }

    /// It in words.
    pub fn words(&self) -> String {
        let exercise = self.exercise();
        exercise.map_or_else(String::new, |it| self.shown.prediction.words(it, tongue()))
    }

    /// The time that a view's axis has to reach for it, if the longest on show is `top`.
    pub fn reach(&self, view: View, top: Micros) -> Micros {
        let wanted = match self.sketch(view).map(|(sketch, _)| sketch) {
            Some(Sketch::Level(up) | Sketch::Point(_, up)) if view != View::Finished => up,
            Some(Sketch::Upright(across)) if view == View::Finished => across,
            Some(Sketch::Line(points)) => points.iter().map(|(_, up)| *up).max().unwrap_or(0),
            _ => 0,
        };
        top.max(wanted.min(top.saturating_mul(ROOM)))
    }

    /// What it says of a place that is read out, if anything.
    pub fn at(&self, view: View, place: u64) -> Option<String> {
        if view != View::Request {
            return self.sketch(view).map(|_| self.words());
        }
        let at = axis::at_request(self.exercise()?, &self.shown.prediction, place);
        at.map(duration)
    }

    /// A table of a view with the prediction in it: in a column where it is about requests, else
    /// beside what the table shows.
    pub fn beside(&self, mut table: Table, view: View) -> Table {
        if view == View::Request && self.sketch(view).is_some() {
            table.heads.push(t!("Your prediction").into());
            for row in &mut table.rows {
                // The first cell names the request, in groups of digits.
                let digits = row.first().map(String::as_str).unwrap_or_default();
                let digits: String = digits.chars().filter(char::is_ascii_digit).collect();
                let at = digits.parse().ok().and_then(|place| self.at(view, place));
                row.push(at.unwrap_or_else(|| "–".into()));
            }
        } else {
            let said = t!("your prediction: {value}", value = self.words());
            table.caption = [&table.caption, "; ", &said].concat();
        }
        table
    }
}
