//! Rows of the bands: how many requests do what at a time, as areas on top of each other.

use super::layout::{Layout, Row, Shows};
use super::{Paths, Timeline};
use crate::sim::{Activity, Bands};
use std::fmt::Write;
use std::ops::Range;

/// The most cells of all rows together: path data stays below some 20 bytes a cell and activity.
const CELLS: usize = 8_192;

/// What is drawn on top of each other, from the bottom up: work, then waiting for I/O, then
/// waiting for something to run it.
const ORDER: [Activity; Activity::ALL.len()] = [
    Activity::Computing,
    Activity::HoldingIo,
    Activity::FreeIo,
    Activity::AwaitingConnection,
    Activity::AwaitingGil,
    Activity::AwaitingCore,
    Activity::AwaitingLoop,
    Activity::AwaitingToken,
    Activity::Queueing,
];

/// The field cut into cells across: as many as the picture has pixels, if it may have so many.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cells {
    count: usize,
    columns: usize,
    left: i32,
    width: i32,
}

/// From and to which height a cell is filled, in pixels above the bottom of its row.
type Span = (i32, i32);

impl Cells {
    pub(super) fn of(timeline: &Timeline, layout: &Layout) -> Self {
        let columns = timeline.traced.bands.columns();
        let bands = layout.rows.iter().filter(|row| matches!(row.shows, Shows::Band(_)));
        let most = CELLS / bands.count().max(1);
        let pixels = layout.width.unsigned_abs() as usize;
        // A whole number of pixels each, as far as columns allow.
        let step = pixels.div_ceil(most).max(1);
        let count = (pixels / step).min(columns).max(1);
        Self { count, columns, left: layout.left, width: layout.width }
    }

    /// Where a cell begins, in pixels.
    pub(super) fn x(&self, cell: usize) -> i32 {
        let x = cell * self.width.unsigned_abs() as usize / self.count;
        self.left + i32::try_from(x).unwrap_or(self.width)
    }

    /// The cell at a place that is so many pixels from the left, if it is in the field.
    pub(super) fn at(&self, x: i32) -> Option<usize> {
        let along = x - self.left;
        if !(0..self.width).contains(&along) {
            return None;
        }
        let along = along.unsigned_abs() as usize;
        Some((((along + 1) * self.count).div_ceil(self.width.unsigned_abs() as usize)) - 1)
    }

    /// The columns that a cell shows: at least one.
    pub(super) fn columns(&self, cell: usize) -> Range<usize> {
        cell * self.columns / self.count..((cell + 1) * self.columns).div_ceil(self.count)
    }
}

pub(super) fn draw(timeline: &Timeline, layout: &Layout, paths: &mut Paths) {
    let cells = Cells::of(timeline, layout);
    let bands = &timeline.traced.bands;
    for row in &layout.rows {
        let Shows::Band(band) = row.shows else {
            continue;
        };
        let (left, right) = (layout.left, layout.left + layout.width);
        let (top, bottom) = (row.top, row.top + row.height);
        let _ = write!(paths.lanes, "M{left} {top}H{right}V{bottom}H{left}z");
        let scale = layout.scales[usize::from(band > 0)];
        let stacks: Vec<Stack> =
            (0..cells.count).map(|cell| stack(bands, band, &cells, cell, row, scale)).collect();
        for (place, activity) in ORDER.into_iter().enumerate() {
            let spans = stacks.iter().map(|stack| (stack.tops[place], stack.tops[place + 1]));
            area(&mut paths.segments[activity as usize], &cells, bottom, spans);
        }
        let spans = stacks.iter().map(|stack| (stack.tops[ORDER.len()], stack.peak));
        area(&mut paths.peaks, &cells, bottom, spans);
    }
}

/// A cell's areas: where each begins and the last one ends, and the greatest number at a time.
struct Stack {
    tops: [i32; ORDER.len() + 1],
    peak: i32,
}

/// The areas are as high as the mean number of requests; one that occurs has a pixel at least.
fn stack(bands: &Bands, band: usize, cells: &Cells, cell: usize, row: &Row, scale: u32) -> Stack {
    let columns = cells.columns(cell);
    let time = bands.time_of(&columns);
    let whole = (time.end - time.start) as f64 * f64::from(scale);
    let pixels = |time: f64| (time * f64::from(row.height) / whole + 0.5) as i32;
    let mut heights = [0; ORDER.len()];
    let (mut sum, mut below) = (0.0, 0);
    for (height, activity) in heights.iter_mut().zip(ORDER) {
        let time = bands.time(band, activity, &columns);
        if time > 0 {
            // Heights end where their sums do, so that rounding does not add up.
            sum += time as f64;
            *height = (pixels(sum) - below).max(1);
            below += *height;
        }
    }
    // Pixels given to the small are taken from the greatest.
    while below > row.height {
        let Some(greatest) = heights.iter_mut().max().filter(|height| **height > 1) else {
            break;
        };
        *greatest -= 1;
        below -= 1;
    }
    let mut tops = [0; ORDER.len() + 1];
    for (place, height) in heights.into_iter().enumerate() {
        tops[place + 1] = tops[place] + height;
    }
    let peak = u64::from(bands.peak(band, &columns)) * u64::from(row.height.unsigned_abs());
    let peak = i32::try_from(peak.div_ceil(scale.into())).unwrap_or(0).min(row.height);
    // Where it is no more than a pixel above the mean, that may be rounding.
    let peak = if peak > below + 1 { peak } else { below };
    Stack { tops, peak }
}

/// Writes an area as outlines: a run of cells that are filled is walked along its upper edge, then
/// back along its lower one. Neighbours of the same height take no more than one.
fn area(data: &mut String, cells: &Cells, bottom: i32, spans: impl ExactSizeIterator<Item = Span>) {
    let mut run: Vec<(i32, i32, Span)> = Vec::new();
    let last = spans.len();
    for (cell, span) in spans.enumerate() {
        let (from, to) = (cells.x(cell), cells.x(cell + 1));
        if span.0 >= span.1 {
            outline(data, bottom, &run);
            run.clear();
        } else {
            match run.last_mut() {
                Some(before) if before.2 == span => before.1 = to,
                _ => run.push((from, to, span)),
            }
        }
        if cell + 1 == last {
            outline(data, bottom, &run);
        }
    }
}

fn outline(data: &mut String, bottom: i32, run: &[(i32, i32, Span)]) {
    let Some(&(left, _, (_, first))) = run.first() else {
        return;
    };
    // A string takes any text.
    let _ = write!(data, "M{left} {}", bottom - first);
    let upper = run.iter().map(|&(_, to, (_, high))| (to, high));
    let lower = run.iter().rev().map(|&(from, _, (low, _))| (from, low));
    edge(data, bottom, first, upper);
    edge(data, bottom, i32::MIN, lower);
    data.push('z');
}

/// Steps along an edge that is at a height, each of a place to go to at another height.
fn edge(data: &mut String, bottom: i32, mut at: i32, steps: impl Iterator<Item = (i32, i32)>) {
    let mut along = None;
    for (x, height) in steps {
        if height != at {
            if let Some(x) = along {
                let _ = write!(data, "H{x}");
            }
            let _ = write!(data, "V{}", bottom - height);
            at = height;
        }
        along = Some(x);
    }
    if let Some(x) = along {
        let _ = write!(data, "H{x}");
    }
}
