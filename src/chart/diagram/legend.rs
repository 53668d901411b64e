//! What the looks of requests mean: only those that there may be.

use super::super::{Anchor, ChipState, Role};
use super::pen::{Pen, Rect, width_of};
use super::plan::Plan;
use crate::words::t;

/// Pixels from line to line.
const LINE: i32 = 20;

// Pixels from a chip to its word, and from a word to the next chip.
const TO_WORD: i32 = 20;
const TO_CHIP: i32 = 16;

/// Pixels that a word may take more than thought.
const SPARE: i32 = 16;

/// The looks of a plan's requests with their meanings. `known` is whether it is known what each
/// request in service does.
fn looks(plan: &Plan, known: bool) -> Vec<(ChipState, &'static str)> {
    let mut looks = vec![(ChipState::Waiting, t!("not started"))];
    if !known {
        looks.push((ChipState::Serving, t!("in service")));
        return looks;
    }
    if plan.computes {
        looks.push((ChipState::Computing, t!("computes")));
    }
    looks.push((ChipState::Io, t!("waits for I/O")));
    if plan.contends {
        looks.push((ChipState::Held, t!("waits its turn")));
    }
    looks
}

/// Where each look stands: its line and its left edge.
fn places(looks: &[(ChipState, &str)], width: i32) -> Vec<(i32, i32)> {
    let (mut line, mut x) = (0, 0);
    let place = |(_, word): &(ChipState, &str)| {
        let wide = TO_WORD + width_of(word);
        if x > 0 && x + wide + SPARE > width {
            (line, x) = (line + 1, 0);
        }
        let place = (line, x);
        x += wide + TO_CHIP;
        place
    };
    looks.iter().map(place).collect()
}

/// Height of the legend, whatever is known.
pub(super) fn height(plan: &Plan, width: i32) -> i32 {
    let last = places(&looks(plan, true), width).last().map_or(0, |(line, _)| *line);
    (last + 1) * LINE
}

pub(super) fn draw(plan: &Plan, known: bool, y: i32, width: i32, pen: &mut Pen) {
    let looks = looks(plan, known);
    for ((state, word), (line, x)) in looks.iter().zip(places(&looks, width)) {
        let y = y + line * LINE;
        pen.look(Rect::new(x + 1, y + 2, 14, 12), *state);
        pen.text(Role::Note, x + TO_WORD, y + 12, Anchor::Start, word);
    }
}
