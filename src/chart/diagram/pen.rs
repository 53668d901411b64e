//! Draws the parts of a diagram: many shapes of a role become one path.

use super::super::{Anchor, ChipState, Role, Shape};
use crate::explain::number::count;
use crate::scenario::Server;
use std::fmt::Write;

/// Height of a request's chip, in pixels.
pub(super) const CHIP: i32 = 20;

/// Pixels between chips.
pub(super) const GAP: i32 = 4;

/// A rectangle, in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Rect {
    pub(super) x: i32,
    pub(super) y: i32,
    pub(super) w: i32,
    pub(super) h: i32,
}

impl Rect {
    pub(super) const fn new(x: i32, y: i32, w: i32, h: i32) -> Self {
        Self { x, y, w, h }
    }

    pub(super) const fn right(self) -> i32 {
        self.x + self.w
    }

    pub(super) const fn bottom(self) -> i32 {
        self.y + self.h
    }

    pub(super) const fn middle(self) -> i32 {
        self.y + self.h / 2
    }
}

/// Places for chips in rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Grid {
    pub(super) x: i32,
    pub(super) y: i32,
    pub(super) columns: i32,
    pub(super) rows: i32,
    /// Width of a chip.
    pub(super) chip: i32,
    /// Pixels from row to row.
    pub(super) pitch: i32,
}

impl Grid {
    /// How many chips have a place.
    pub(super) fn capacity(self) -> usize {
        usize::try_from(self.columns * self.rows).unwrap_or(0)
    }

    /// The place of a chip.
    pub(super) fn place(self, index: usize) -> Rect {
        let index = i32::try_from(index).unwrap_or(0);
        let (row, column) = (index / self.columns.max(1), index % self.columns.max(1));
        let x = self.x + column * (self.chip + GAP);
        Rect::new(x, self.y + row * self.pitch, self.chip, CHIP)
    }
}

/// How many things of a width stand side by side in a width.
pub(super) const fn side_by_side(width: i32, each: i32, gap: i32) -> i32 {
    (width + gap) / (each + gap)
}

/// About how wide a text of 12 or 13 pixels is.
pub(super) fn width_of(text: &str) -> i32 {
    let eighths: i32 = text
        .chars()
        .map(|letter| match letter {
            'i' | 'l' | 'j' | 'f' | 't' | 'r' | 'I' | '/' | ' ' | ',' | '.' => 34,
            'm' | 'w' | 'W' => 80,
            _ => 56,
        })
        .sum();
    eighths / 8 + 1
}

/// About how wide a word of code is.
pub(super) fn width_of_code(text: &str) -> i32 {
    i32::try_from(text.chars().count()).unwrap_or(0) * 58 / 8 + 1
}

/// Collects shapes.
#[derive(Default)]
pub(super) struct Pen {
    boxes: String,
    slots: String,
    wires: String,
    chips: [String; ChipState::ALL.len()],
    texts: Vec<Shape>,
}

// Writing to a string cannot fail.
impl Pen {
    /// A part of a server.
    pub(super) fn part(&mut self, rect: Rect) {
        rounded(&mut self.boxes, rect, 8);
    }

    /// A place for a request.
    pub(super) fn slot(&mut self, rect: Rect) {
        rounded(&mut self.slots, rect, 6);
    }

    /// A request with its number, which counts from 1.
    pub(super) fn chip(&mut self, rect: Rect, request: u32, state: ChipState) {
        rounded(&mut self.chips[state as usize], rect, 6);
        let (x, y) = (rect.x + rect.w / 2, rect.y + 14);
        self.text(Role::ChipText(state), x, y, Anchor::Middle, &count(u64::from(request) + 1));
    }

    /// The look of a request, without a number.
    pub(super) fn look(&mut self, rect: Rect, state: ChipState) {
        rounded(&mut self.chips[state as usize], rect, 4);
    }

    pub(super) fn text(&mut self, role: Role, x: i32, y: i32, anchor: Anchor, text: &str) {
        if !text.is_empty() {
            self.texts.push(Shape::Text { role, x, y, anchor, text: text.into() });
        }
    }

    /// A line that goes from point to point.
    pub(super) fn wire(&mut self, points: &[(i32, i32)]) {
        for (place, (x, y)) in points.iter().enumerate() {
            let _ = write!(self.wires, "{}{x} {y}", if place == 0 { 'M' } else { 'L' });
        }
    }

    /// A line that ends in an arrow: to the right, to the left, or down.
    pub(super) fn arrow(&mut self, from: (i32, i32), to: (i32, i32)) {
        self.wire(&[from, to]);
        self.head(from, to);
    }

    /// A wave that ends in an arrow to the right: what the post draws as `~~~►`.
    pub(super) fn wave(&mut self, x: i32, y: i32, until: i32) {
        let _ = write!(self.wires, "M{x} {y}");
        let mut at = x;
        let mut up = true;
        while at + 6 <= until - 4 {
            let crest = if up { y - 5 } else { y + 5 };
            let _ = write!(self.wires, "Q{} {crest} {} {y}", at + 3, at + 6);
            (at, up) = (at + 6, !up);
        }
        self.wire(&[(at, y), (until, y)]);
        self.head((x, y), (until, y));
    }

    fn head(&mut self, from: (i32, i32), (x, y): (i32, i32)) {
        let back = if x > from.0 { x - 5 } else { x + 5 };
        if x == from.0 {
            self.wire(&[(x - 4, y - 5), (x, y), (x + 4, y - 5)]);
        } else {
            self.wire(&[(back, y - 4), (x, y), (back, y + 4)]);
        }
    }

    /// All shapes, from back to front.
    pub(super) fn shapes(self, server: Server) -> Vec<Shape> {
        let parts = [(Role::Box, self.boxes), (Role::Wire, self.wires), (Role::Slot, self.slots)];
        let chips = ChipState::ALL.map(|state| Role::Chip(server, state)).into_iter();
        let paths = parts.into_iter().chain(chips.zip(self.chips));
        let paths = paths.filter(|(_, data)| !data.is_empty());
        paths.map(|(role, data)| Shape::Path { role, data }).chain(self.texts).collect()
    }
}

/// A rectangle with round corners.
fn rounded(data: &mut String, rect: Rect, round: i32) {
    let Rect { x, y, .. } = rect;
    let (right, bottom) = (rect.right(), rect.bottom());
    let (left_in, right_in) = (x + round, right - round);
    let (top_in, bottom_in) = (y + round, bottom - round);
    let _ = write!(
        data,
        "M{left_in} {y}H{right_in}Q{right} {y} {right} {top_in}V{bottom_in}Q{right} {bottom} \
         {right_in} {bottom}H{left_in}Q{x} {bottom} {x} {bottom_in}V{top_in}Q{x} {y} {left_in} {y}Z"
    );
}
