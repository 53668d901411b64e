//! One place across the plot, read out from all its lines.

use super::field::{Field, roundest};
use super::ticks::step;
use super::{Plot, Role, Shape, finished, percentiles, request};
use crate::scenario::{Micros, View};
use crate::sim::EntryResult;
use std::fmt::Write;

/// The most steps of the keyboard from one end of the axis to the other; where requests are fewer,
/// each is a step.
const STEPS: u64 = 1_000;

/// Steps over time.
const TIME_STEPS: u64 = 200;

impl Plot<'_> {
    /// The place that a pixel from the left of the picture stands for: by request, its number,
    /// from 1; over time, microseconds since the first sending; by percentile, percent. Where a
    /// column of pixels has several, it is a round one.
    #[must_use]
    pub fn place_at(&self, x: i32) -> u64 {
        let field = self.layout().field;
        let column = field.column_at(x);
        let (first, end) = field.values(column);
        match self.view {
            View::Request if field.across <= field.width.unsigned_abs().into() => {
                // The request whose middle is nearest to the middle of the pixel.
                let halves = u64::from(column.unsigned_abs()) * 2 + 1;
                halves * field.across / (u64::from(field.width.unsigned_abs()) * 2) + 1
            }
            View::Request => roundest(first + 1, end + 1).min(field.across),
            View::Finished => roundest(first, end).min(self.until),
            View::Percentiles => percentiles::at(&field, x),
        }
    }

    /// The first and the last place.
    #[must_use]
    pub fn bounds(&self) -> (u64, u64) {
        match self.view {
            View::Request => (1, self.results.scenario.requests.into()),
            View::Finished => (0, self.until),
            View::Percentiles => (0, 100),
        }
    }

    /// The place so many steps of the keyboard further, or back: a step is one request or percent,
    /// or a round number of requests or microseconds where these are many; then the places are
    /// multiples of it, and the bounds.
    #[must_use]
    pub fn step(&self, place: u64, delta: i32) -> u64 {
        let (first, last) = self.bounds();
        let size = match self.view {
            View::Request => step(last, STEPS),
            View::Finished => step(last, TIME_STEPS),
            View::Percentiles => 1,
        };
        let from = if delta < 0 { place.div_ceil(size) } else { place / size };
        from.saturating_add_signed(delta.into()).saturating_mul(size).clamp(first, last)
    }

    /// The cursor at a place: a thin line, and a ring on each line that has a value there. It is
    /// no part of the scene, so that moving it leaves that as it is.
    #[must_use]
    pub fn cursor(&self, place: u64) -> Vec<Shape> {
        let field = self.layout().field;
        let (first, last) = self.bounds();
        let place = place.clamp(first, last);
        let x = self.across(&field, place);
        let data = format!("M{x} {}V{}", field.bottom(), field.top);
        let mut shapes = vec![Shape::Path { role: Role::Cursor, data }];
        let mut taken: Vec<i32> = Vec::new();
        for result in self.shown.iter().filter_map(|&entry| self.results.of(entry)) {
            let run = &result.run;
            let Some(y) = self.value(&field, result, place).filter(|y| !taken.contains(y)) else {
                continue;
            };
            taken.push(y);
            let mut data = String::new();
            // Two half circles of radius 5.
            let _ = write!(data, "M{x} {}a5 5 0 0 1 0 10a5 5 0 0 1 0 -10", y - 5);
            shapes.push(Shape::Path { role: Role::Ring(run.entry), data });
        }
        shapes
    }

    /// How high a run's line is at a place, if it is there.
    fn value(&self, field: &Field, result: &EntryResult, place: u64) -> Option<i32> {
        let run = &result.run;
        match self.view {
            View::Request => {
                let request = usize::try_from(place - 1).ok()?;
                request::waited(run, request).map(|time| field.y(time))
            }
            View::Finished => {
                let origin = self.results.first_sent();
                let there = |last: &Micros| place <= *last;
                finished::last(result, origin).filter(there)?;
                let replies = run.finished_by(origin + place);
                (replies > 0).then(|| field.y(replies.into()))
            }
            View::Percentiles => {
                let percentiles = &result.summary.percentiles;
                percentiles.get(usize::try_from(place).ok()?).map(|&time| field.y(time))
            }
        }
    }
}
