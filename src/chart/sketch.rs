//! What is drawn by hand beside the lines: what a reader expects of them, for one.

use super::field::{Field, letters};
use super::ticks::step;
use super::{Anchor, Plot, Role, Shape, percentiles, request};
use crate::scenario::View;
use std::fmt::Write;

/// Steps of the keyboard from the bottom of the axis to its top.
const STEPS_UP: u64 = 100;

/// Half of the width of a diamond, in pixels.
const DIAMOND: i32 = 5;

/// Something that stands in a plot beside its lines. Values are those of the view's axes, see
/// [`Plot::bounds`] and [`Plot::bounds_up`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sketch {
    /// A value up, wherever across.
    Level(u64),
    /// A place across, however high.
    Upright(u64),
    /// A value up at a place across.
    Point(u64, u64),
    /// Values up at places across, in the order of these, joined by a line.
    Line(Vec<(u64, u64)>),
}

impl Plot<'_> {
    /// The value up at a pixel from the top of the picture: a round one.
    #[must_use]
    pub fn value_at(&self, y: i32) -> u64 {
        let field = self.layout().field;
        let pixels = u64::from((field.bottom() - y).clamp(0, field.height).unsigned_abs());
        let height = u64::from(field.height.unsigned_abs()).max(1);
        let (least, most) = self.bounds_up();
        let size = self.step_size_up();
        let value = (pixels * field.up + height / 2) / height;
        ((value + size / 2) / size * size).clamp(least, most)
    }

    /// The least and the greatest value up.
    #[must_use]
    pub fn bounds_up(&self) -> (u64, u64) {
        match self.view {
            View::Finished => (0, self.results.scenario.requests.into()),
            View::Request | View::Percentiles => (0, self.until),
        }
    }

    /// The value so many steps of the keyboard higher, or lower: then it is a multiple of a step.
    #[must_use]
    pub fn step_up(&self, value: u64, delta: i32) -> u64 {
        let (least, most) = self.bounds_up();
        let size = self.step_size_up();
        let from = if delta < 0 { value.div_ceil(size) } else { value / size };
        from.saturating_add_signed(delta.into()).saturating_mul(size).clamp(least, most)
    }

    fn step_size_up(&self) -> u64 {
        step(self.bounds_up().1, STEPS_UP)
    }

    /// Draws a sketch and its name. What is beyond an axis is drawn at its end, and its name has an
    /// arrow to where it would be. It is no part of the scene, so that moving it leaves that as it
    /// is.
    #[must_use]
    pub fn sketch(&self, sketch: &Sketch, name: &str) -> Vec<Shape> {
        let field = self.layout().field;
        let (left, end, bottom) = (field.left, field.end(), field.bottom());
        let mut line = String::new();
        let mut handles = String::new();
        // Where the name belongs, the way to what is beyond, and whether it is to stand to the left.
        let (x, y, beyond, at_end) = match sketch {
            Sketch::Level(value) => {
                let y = field.y(*value);
                let _ = write!(line, "M{left} {y}H{end}");
                for x in [left, end] {
                    diamond(&mut handles, x, y);
                }
                (left, y, if *value > field.up { "↑ " } else { "" }, false)
            }
            Sketch::Upright(place) => {
                let x = self.across(&field, *place);
                let _ = write!(line, "M{x} {bottom}V{}", field.top);
                for y in [bottom, field.top] {
                    diamond(&mut handles, x, y);
                }
                let beyond = if *place > self.bounds().1 { "→ " } else { "" };
                (x, field.top + 14, beyond, x > left + field.width / 2)
            }
            Sketch::Point(place, value) => {
                let (x, y) = (self.across(&field, *place), field.y(*value));
                diamond(&mut handles, x, y);
                let beyond = if *value > field.up { "↑ " } else { "" };
                (x, y, beyond, x > left + field.width / 2)
            }
            Sketch::Line(points) => {
                for (index, (place, value)) in points.iter().enumerate() {
                    let (x, y) = (self.across(&field, *place), field.y(*value));
                    let _ = write!(line, "{}{x} {y}", if index == 0 { 'M' } else { 'L' });
                    diamond(&mut handles, x, y);
                }
                // At its end it is in the way of no rising line.
                let last = points.last().copied().unwrap_or_default();
                (self.across(&field, last.0) + 16, field.y(last.1), "", true)
            }
        };
        let mut shapes = Vec::new();
        let mut draw = |role, data: String| {
            if !data.is_empty() {
                shapes.push(Shape::Path { role, data });
            }
        };
        draw(Role::Sketch, line);
        draw(Role::Handle, handles);
        if !name.is_empty() {
            // Above; at the top of the axis, where its title stands, below.
            let y = if y < field.top + 16 && !at_end { y + 20 } else { y - 10 };
            let name = [beyond, name].concat();
            let (room, wide) = (end + field.right, letters(name.chars().count(), 62));
            let (x, anchor) = match at_end {
                // Where there is no room at its left, it begins at the picture's edge.
                true if x - 8 < wide => (0, Anchor::Start),
                true => (x - 8, Anchor::End),
                false => ((x + 8).min(room - wide).max(0), Anchor::Start),
            };
            shapes.push(Shape::text(Role::Guess, x, y, anchor, &name));
        }
        shapes
    }

    /// Where a place across is, from the left of the picture; the end for what is beyond.
    pub(super) fn across(&self, field: &Field, place: u64) -> i32 {
        let (first, last) = self.bounds();
        let place = place.clamp(first, last);
        match self.view {
            View::Request => request::x(field, place),
            View::Finished => field.left + field.column(place),
            View::Percentiles => percentiles::x(field, place),
        }
    }
}

/// A diamond around a point: no line of an entry has any.
fn diamond(data: &mut String, x: i32, y: i32) {
    let _ = write!(data, "M{} {y}l{DIAMOND} -{DIAMOND}l{DIAMOND} {DIAMOND}", x - DIAMOND);
    let _ = write!(data, "l-{DIAMOND} {DIAMOND}z");
}
