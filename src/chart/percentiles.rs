//! The view by percentile: percent of the served requests across, response time up.

use super::field::Field;
use super::stairs::Line;
use crate::sim::Run;

/// Percentiles that have a line to carry the eye.
const GUIDES: [u64; 3] = [50, 95, 99];

/// Where a percentile is, from the left of the picture.
pub(super) fn x(field: &Field, percent: u64) -> i32 {
    let x = (percent.min(100) * u64::from(field.width.unsigned_abs()) + 50) / 100;
    field.left + i32::try_from(x).unwrap_or(field.width)
}

/// The percentile at a place in the picture.
pub(super) fn at(field: &Field, x: i32) -> u64 {
    let column = u64::from((x - field.left).clamp(0, field.width).unsigned_abs());
    let width = u64::from(field.width.unsigned_abs());
    (column * 100 + width / 2) / width
}

/// A run's line. Between two requests it goes straight from one to the other, as the figures of
/// the summary do ([`ResponseTimes`](crate::sim::ResponseTimes)). It takes no sorting: counting
/// the requests by the pixel that their time reaches tells as much as can be drawn.
pub(super) fn line(field: &Field, run: &Run) -> Line {
    let mut counts = vec![0_u64; field.height.unsigned_abs() as usize + 1];
    let mut served = 0_u64;
    for time in run.response_times() {
        counts[field.pixels_up(time).unsigned_abs() as usize] += 1;
        served += 1;
    }
    let mut line = Line { entry: run.entry, begin: None, spans: Vec::new(), rising: true };
    if served == 0 {
        return line;
    }
    let mut steps = Ranks { counts: &counts, height: 0, below: 0 };
    let span = |pixels: u64| {
        let y = field.bottom() - i32::try_from(pixels).unwrap_or(field.height);
        Some((y, y))
    };
    line.begin = span(steps.height_of(0));
    // The middles of columns are odd multiples of half a column.
    let halves = u64::from(field.width.unsigned_abs()) * 2;
    for half in (1..halves).step_by(2) {
        let place = (served - 1) * half;
        let (rank, rest) = (place / halves, place % halves);
        let low = steps.height_of(rank);
        // The next rank is looked up without moving on: the next column may need this one again.
        let high = Ranks { ..steps }.height_of((rank + 1).min(served - 1));
        line.spans.push(span((low * (halves - rest) + high * rest + halves / 2) / halves));
    }
    // The greatest is never left out.
    if let Some(last) = line.spans.last_mut() {
        *last = span(steps.height_of(served - 1));
    }
    line
}

/// Requests by rising time.
struct Ranks<'a> {
    /// How many reach so many pixels.
    counts: &'a [u64],
    /// Where we are, and how many requests stay below.
    height: usize,
    below: u64,
}

impl Ranks<'_> {
    /// How many pixels the request of a rank reaches, the first being 0. Ranks may only rise.
    fn height_of(&mut self, rank: u64) -> u64 {
        while let Some(count) = self.counts.get(self.height) {
            if rank < self.below + count {
                break;
            }
            self.below += count;
            self.height += 1;
        }
        self.height as u64
    }
}

/// The places of the lines for a choice of ticks.
pub(super) fn guides(field: &Field, ticks: &[u64]) -> Vec<i32> {
    let drawn = GUIDES.into_iter().filter(|guide| ticks.contains(guide));
    drawn.map(|guide| x(field, guide)).collect()
}
