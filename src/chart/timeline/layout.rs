//! Where rows and times are.

use super::{Anchor, Role, Shape, Timeline};
use crate::explain::number::count;
use crate::scenario::{Micros, Scenario};
use crate::sim::{Bands, Traced};
use crate::words::{own, t};
use std::ops::Range;

/// Pixels above the rows, and where the playhead's knob is in them.
pub(super) const TOP: i32 = 16;
pub(super) const KNOB: i32 = 7;

/// Pixels beside the field, for the last time.
pub(super) const RIGHT: i32 = 16;

/// The most lanes that are drawn one by one.
const LANES: u32 = 40;

/// Of so many, each is high enough for a number.
const HIGH_LANES: u32 = 20;

/// Pixels that a segment has on average where all are drawn.
const SEGMENT: usize = 3;

/// Height of the row of those that wait before their service.
const QUEUE: i32 = 38;

/// The same where nobody ever waits.
const NO_QUEUE: i32 = 20;

/// The picture's parts, in pixels.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    /// Where the field begins, and how wide it is.
    pub left: i32,
    pub width: i32,
    pub window: Range<Micros>,
    pub rows: Vec<Row>,
    /// How many requests fill the height of a row of waiting ones, and of any other.
    pub scales: [u32; 2],
    /// Lines of text in the field: their baselines, and how far from the left they begin.
    notes: Vec<(i32, i32, String)>,
}

/// A row of the field.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub shows: Shows,
    pub top: i32,
    pub height: i32,
    /// Its name and a line below that, and where the middle of both is.
    label: Option<(String, Option<String>, i32)>,
}

/// What a row shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shows {
    /// A row of the bands.
    Band(usize),
    /// A lane of a worker.
    Lane(u16, u32),
}

/// Where the field begins in a picture of that width, and how wide it is.
pub(super) fn field(scenario: &Scenario, width: i32) -> (i32, i32) {
    let last = scenario.workers.saturating_sub(1);
    // Of 33 workers and more, neighbours share a row.
    let workers =
        if scenario.workers > 32 { format!("w{last}–{last}") } else { format!("w{last}") };
    let names = [t!("queue##noun").chars().count(), most_text(scenario.requests).chars().count()];
    let longest = names.into_iter().chain([workers.chars().count()]).max().unwrap_or(0);
    let left = letters(longest, 66) + 10;
    (left, (width.max(200) - left - RIGHT).max(40))
}

/// Width of so many letters, each of some eighths of a pixel.
pub(super) fn letters(count: usize, eighths: i32) -> i32 {
    i32::try_from(count).unwrap_or(0) * eighths / 8
}

fn most_text(most: u32) -> String {
    ["≤ ", &count(most.into())].concat()
}

impl Layout {
    pub(super) fn of(timeline: &Timeline) -> Self {
        let traced = timeline.traced;
        let (left, width) = field(timeline.scenario, timeline.width);
        let bands = &traced.bands;
        let most = (1..bands.rows()).map(|row| bands.most(row)).max().unwrap_or(0);
        let mut layout = Self {
            left,
            width,
            window: traced.window(),
            rows: Vec::new(),
            scales: [bands.most(0).max(1), most.max(1)],
            notes: Vec::new(),
        };
        let waiting = bands.most(0);
        let height = if waiting > 0 { QUEUE } else { NO_QUEUE };
        let below = (waiting > 0).then(|| most_text(waiting));
        if waiting == 0 {
            layout.notes.push((TOP + height / 2 + 4, 6, own(t!("nobody waits"))));
        }
        layout.rows.push(Row {
            shows: Shows::Band(0),
            top: TOP,
            height,
            label: Some((own(t!("queue##noun")), below, TOP + height / 2)),
        });
        let top = TOP + height + 8;
        match lanes(traced, width) {
            Some(lanes) => layout.add_lanes(traced, lanes, top),
            None => layout.add_bands(bands, top),
        }
        layout
    }

    /// A row a lane, those of a worker close together.
    fn add_lanes(&mut self, traced: &Traced, lanes: u32, mut top: i32) {
        let (height, gap) = if lanes <= HIGH_LANES { (20, 2) } else { (11, 1) };
        for (worker, &lanes) in traced.lanes.iter().enumerate() {
            let lanes = lanes.max(1);
            let whole = i32::try_from(lanes).unwrap_or(0) * (height + gap) - gap;
            let mut label = Some((format!("w{worker}"), None, top + whole / 2));
            for lane in 0..lanes {
                let worker = u16::try_from(worker).unwrap_or(u16::MAX);
                let shows = Shows::Lane(worker, lane);
                self.rows.push(Row { shows, top, height, label: label.take() });
                top += height + gap;
            }
            top += 5 - gap;
        }
    }

    /// A row a worker or group of workers.
    fn add_bands(&mut self, bands: &Bands, mut top: i32) {
        let (height, gap) = match bands.rows() - 1 {
            0..=4 => (40, 6),
            5..=8 => (32, 6),
            9..=16 => (20, 4),
            _ => (14, 3),
        };
        let scale = self.scales[1];
        if scale > 1 {
            self.notes.push((top + 10, 0, t!("each row {most}", most = most_text(scale))));
            top += 18;
        }
        for row in 1..bands.rows() {
            let workers = bands.workers_of(row).unwrap_or_default();
            let last = workers.end.saturating_sub(1);
            let name = if workers.start == last {
                format!("w{last}")
            } else {
                format!("w{}–{last}", workers.start)
            };
            let label = Some((name, None, top + height / 2));
            self.rows.push(Row { shows: Shows::Band(row), top, height, label });
            top += height + gap;
        }
    }

    /// Below the last row.
    pub(super) fn bottom(&self) -> i32 {
        self.rows.last().map_or(TOP, |row| row.top + row.height) + 5
    }

    /// Where a time is; one outside the window is at its end.
    pub(super) fn x(&self, time: Micros) -> i32 {
        let Range { start, end } = self.window;
        let along = time.clamp(start, end) - start;
        let x = along * u64::from(self.width.unsigned_abs()) / (end - start);
        self.left + i32::try_from(x).unwrap_or(self.width)
    }

    /// The first time of which [`Layout::x`] is at least this.
    pub(super) fn time_at(&self, x: i32) -> Micros {
        let Range { start, end } = self.window;
        let along = u64::from((x - self.left).clamp(0, self.width).unsigned_abs());
        start + (along * (end - start)).div_ceil(self.width.unsigned_abs().into())
    }

    /// The names beside the rows.
    pub(super) fn labels(&self) -> Vec<Shape> {
        let mut shapes = Vec::new();
        let mut write = |role, x, y, anchor, text: &str| {
            shapes.push(Shape::Text { role, x, y, anchor, text: text.into() });
        };
        for (name, below, middle) in self.rows.iter().filter_map(|row| row.label.as_ref()) {
            let y = if below.is_some() { middle - 4 } else { middle + 4 };
            write(Role::Tick, self.left - 8, y, Anchor::End, name);
            if let Some(below) = below {
                write(Role::Title, self.left - 8, y + 16, Anchor::End, below);
            }
        }
        for (y, x, text) in &self.notes {
            write(Role::Title, self.left + x, *y, Anchor::Start, text);
        }
        shapes
    }
}

/// How many lanes there are to draw, if not too many, and if their segments are not too many.
fn lanes(traced: &Traced, width: i32) -> Option<u32> {
    let segments = traced.segments.as_ref()?.len();
    let lanes = traced.lanes.iter().map(|&lanes| lanes.max(1));
    let lanes = lanes.fold(0, u32::saturating_add);
    let room = lanes as usize * width.unsigned_abs() as usize;
    (lanes <= LANES && segments * SEGMENT <= room).then_some(lanes)
}
