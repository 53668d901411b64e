//! The timeline: time across, workers down, and what requests do as shapes.
//!
//! An activity has a shape of its own as well as a colour: who computes or holds a worker fills
//! the lane's height, who waits freely takes the middle of it, who waits for something to run it
//! is a thin line. Where lanes or segments are too many for that, rows of workers show how many
//! requests do what at a time, as areas on top of each other.

mod areas;
mod hit;
mod lanes;
mod layout;

pub use hit::{Hit, Mark};
pub use lanes::activity_mark;

use super::field::roundest;
use super::ticks::{ticks_between, time_labels};
use super::{Anchor, Role, Scene, Shape};
use crate::explain::{does, timeline_description};
use crate::scenario::{Micros, Scenario};
use crate::sim::{Activity, Traced};
use layout::{Layout, letters};
use std::fmt::Write;

/// Pixels below the rows: for the times.
const FOOT: i32 = 28;

/// What the timeline shows, and how large.
#[derive(Clone, Copy, Debug)]
pub struct Timeline<'a> {
    /// What was simulated.
    pub scenario: &'a Scenario,
    /// What came of it.
    pub traced: &'a Traced,
    /// Width in CSS pixels.
    pub width: i32,
    /// Where the playhead is; `None` for none.
    pub at: Option<Micros>,
}

/// The path data of shapes, by what requests do.
#[derive(Default)]
struct Paths {
    lanes: String,
    segments: [String; Activity::ALL.len()],
    peaks: String,
    pieces: String,
    numbers: Vec<Shape>,
}

impl Timeline<'_> {
    /// How many columns a timeline of that width has: what to trace it with.
    #[must_use]
    pub fn columns(scenario: &Scenario, width: i32) -> u32 {
        layout::field(scenario, width).1.unsigned_abs()
    }

    /// Draws the timeline. One path a role, whatever the number of requests.
    #[must_use]
    pub fn scene(&self) -> Scene {
        let layout = self.layout();
        let mut paths = Paths::default();
        lanes::draw(self, &layout, &mut paths);
        areas::draw(self, &layout, &mut paths);

        let mut shapes = Vec::new();
        let (grid, times) = axis(&layout);
        let Paths { lanes, segments, peaks, pieces, numbers } = paths;
        let bottom = layout.bottom();
        let base = format!("M{} {bottom}H{}", layout.left, layout.left + layout.width);
        let mut path = |role: Role, data: String| {
            if !data.is_empty() {
                shapes.push(Shape::Path { role, data });
            }
        };
        path(Role::Lane, lanes);
        path(Role::Grid, grid);
        path(Role::Peak, peaks);
        for (activity, data) in Activity::ALL.into_iter().zip(segments) {
            path(Role::Segment(activity), data);
        }
        path(Role::Pieces, pieces);
        path(Role::Axis, base);
        let (ahead, playhead) = match self.at.and_then(|at| self.playhead(at)) {
            Some([ahead, line, knob]) => (Some(ahead), vec![line, knob]),
            None => (None, Vec::new()),
        };
        shapes.extend(ahead);
        shapes.extend(numbers);
        shapes.extend(layout.labels());
        shapes.extend(times);
        shapes.extend(playhead);
        Scene {
            width: layout.left + layout.width + layout::RIGHT,
            height: bottom + FOOT,
            description: timeline_description(self.scenario, self.traced),
            shapes,
        }
    }

    /// What the playhead at a time adds to the picture, for who moves it over a scene without: a
    /// veil over what has not happened yet, which is best put behind the first text, and, in front
    /// of all, a line and a knob. `None` outside the window.
    #[must_use]
    pub fn playhead(&self, at: Micros) -> Option<[Shape; 3]> {
        let layout = self.layout();
        if at < layout.window.start || at > layout.window.end {
            return None;
        }
        let (x, bottom, right) = (layout.x(at), layout.bottom(), layout.left + layout.width);
        let (knob, top) = (layout::KNOB, layout::TOP);
        let path = |role, data| Shape::Path { role, data };
        Some([
            path(Role::Ahead, format!("M{x} {top}H{right}V{bottom}H{x}z")),
            path(Role::Playhead, format!("M{x} {knob}V{bottom}")),
            path(Role::Knob, format!("M{x} {knob}h0")),
        ])
    }

    /// Where a time is, in pixels from the left of the picture; times outside the window are at
    /// its ends.
    #[must_use]
    pub fn x_of(&self, time: Micros) -> i32 {
        self.layout().x(time)
    }

    /// The first time at a place, which is so many pixels from the left of the picture; places
    /// outside the window are at its ends.
    #[must_use]
    pub fn time_at(&self, x: i32) -> Micros {
        self.layout().time_at(x)
    }

    /// The roundest time at a place: for who points at it by hand, and for the link that keeps it.
    #[must_use]
    pub fn round_time_at(&self, x: i32) -> Micros {
        let layout = self.layout();
        let from = layout.time_at(x);
        roundest(from, layout.time_at(x + 1).max(from + 1))
    }

    /// What occurs in the run, and what it is called.
    #[must_use]
    pub fn keys(&self) -> Vec<(Activity, &'static str)> {
        let occurs = |activity: &Activity| self.traced.account.time(*activity) > 0;
        let key = |activity| (activity, does(self.traced.entry, activity));
        Activity::ALL.into_iter().filter(occurs).map(key).collect()
    }

    fn layout(&self) -> Layout {
        Layout::of(self)
    }
}

/// Lines at round times, and these times below.
fn axis(layout: &Layout) -> (String, Vec<Shape>) {
    let (window, bottom) = (&layout.window, layout.bottom());
    let width = |text: &String| letters(text.chars().count(), 60);
    let (ticks, labels) = (1..=(layout.width / 64).max(4).unsigned_abs())
        .rev()
        .map(|about| {
            let ticks = ticks_between(window.start, window.end, about.into());
            let labels = time_labels(&ticks);
            (ticks, labels)
        })
        .find(|(ticks, labels)| {
            let apart = ticks.windows(2).map(|pair| layout.x(pair[1]) - layout.x(pair[0])).min();
            apart.is_none_or(|apart| labels.iter().all(|label| width(label) + 14 <= apart))
        })
        .unwrap_or_default();
    let mut grid = String::new();
    let mut texts = Vec::new();
    for (tick, text) in ticks.into_iter().zip(labels) {
        let x = layout.x(tick);
        // A string takes any text.
        let _ = write!(grid, "M{x} {}V{}", layout::TOP, bottom + 4);
        let most = layout.left + layout.width + layout::RIGHT - width(&text) / 2 - 1;
        let (x, y) = (x.min(most), bottom + 18);
        texts.push(Shape::Text { role: Role::Tick, x, y, anchor: Anchor::Middle, text });
    }
    (grid, texts)
}
