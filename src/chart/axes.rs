//! Axes: numbers, what they count, and the lines that carry the eye.

use super::field::{Field, letters};
use super::{Anchor, Role, Shape};
use std::fmt::Write;

/// Pixels below the field: for the numbers across and what they are.
pub(super) const FOOT: i32 = 40;

/// What stands at a plot's axes.
pub(super) struct Axes<'a> {
    /// Values up, and their texts.
    pub up: &'a [(u64, String)],
    /// What they are.
    pub title_up: String,
    /// Places across, and their texts.
    pub across: Vec<(i32, String)>,
    /// What these are.
    pub title_across: &'static str,
    /// Places across that have a line.
    pub guides: Vec<i32>,
}

impl Axes<'_> {
    pub(super) fn draw(&self, field: &Field, shapes: &mut Vec<Shape>) {
        let (left, right, bottom) = (field.left, field.end(), field.bottom());
        let mut grid = String::new();
        for (value, _) in self.up.iter().filter(|(value, _)| *value > 0) {
            let _ = write!(grid, "M{left} {}H{right}", field.y(*value));
        }
        for x in &self.guides {
            let _ = write!(grid, "M{x} {bottom}V{}", field.top);
        }
        shapes.push(Shape::Path { role: Role::Grid, data: grid });
        shapes.push(Shape::Path { role: Role::Axis, data: format!("M{left} {bottom}H{right}") });
        for (value, text) in self.up {
            shapes.push(Shape::text(Role::Tick, left - 10, field.y(*value) + 4, Anchor::End, text));
        }
        for (x, text) in &self.across {
            // The last number may be wider than what the names leave it: it stays in the picture.
            let half = letters(text.len(), 32);
            let x = (*x).min(right + field.right - half);
            shapes.push(Shape::text(Role::Tick, x, bottom + 18, Anchor::Middle, text));
        }
        shapes.push(Shape::text(Role::Title, 0, 12, Anchor::Start, &self.title_up));
        shapes.push(Shape::text(Role::Title, right, bottom + 34, Anchor::End, self.title_across));
    }
}
