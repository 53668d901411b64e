//! Axes with nothing in them, to draw a prediction into by hand.

use super::axes::{Axes, FOOT};
use super::field::{Field, letters};
use super::ticks::{request_ticks, step, time_labels};
use super::{Scene, request};
use crate::explain::axis_titles;
use crate::scenario::{Micros, Scenario, View};

/// Height in CSS pixels.
const HEIGHT: i32 = 220;

/// Lines up, about: so many that a time can be drawn on one or midway between two.
const LINES: u64 = 8;

/// Requests up to which each has a line.
const FEW: u32 = 50;

/// Empty axes of the view by request, `width` CSS pixels wide, up to at least a time in microseconds.
///
/// ```
/// use pool_vs_loop::chart::{Role, Shape, blank};
/// use pool_vs_loop::scenario::Scenario;
///
/// let scene = blank(&Scenario::default(), 4_200_000, 700);
/// let times = scene.shapes.iter().filter_map(|shape| match shape {
///     Shape::Text { role: Role::Tick, text, x, .. } if *x < 60 => Some(text.as_str()),
///     _ => None,
/// });
/// let times: Vec<&str> = times.collect();
/// assert_eq!(times[..3], ["0", "0.5", "1.0"]);
/// assert!(times.contains(&"4.5 s"));
/// ```
#[must_use]
pub fn blank(scenario: &Scenario, top: Micros, width: i32) -> Scene {
    let step = step(top.max(1), LINES);
    let highest = top.max(1).div_ceil(step);
    let times: Vec<Micros> = (0..=highest).map(|place| place * step).collect();
    let texts = time_labels(&times);
    let digits = texts.iter().map(|text| text.chars().count()).max();
    let left = letters(digits.unwrap_or(0), 60) + 12;
    let (above, right) = (30, 8);
    let requests = scenario.requests;
    let field = Field {
        left,
        top: above,
        width: (width - left - right).max(40),
        height: HEIGHT - above - FOOT,
        right,
        across: requests.into(),
        up: highest * step,
    };
    let x = |request: u32| request::x(&field, request.into());
    let ticks = request_ticks(requests, field.width);
    let guides = match requests {
        ..=FEW => (1..=requests).map(x).collect(),
        _ => ticks.iter().map(|(tick, _)| x(*tick)).collect(),
    };
    let (title_up, title_across) = axis_titles(scenario, View::Request);
    let up: Vec<(u64, String)> = times.into_iter().zip(texts).collect();
    let axes = Axes {
        up: &up,
        title_up: title_up.clone(),
        across: ticks.into_iter().map(|(tick, text)| (x(tick), text)).collect(),
        title_across,
        guides,
    };
    let mut shapes = Vec::new();
    axes.draw(&field, &mut shapes);
    Scene {
        width: field.end() + field.right,
        height: field.bottom() + FOOT,
        description: title_up,
        shapes,
    }
}
