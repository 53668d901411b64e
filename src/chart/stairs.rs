//! Lines of steps over requests, one pixel column at a time.
//!
//! A line's path has at most a few moves a column, however many requests there are: a column
//! that many requests share shows the least and the greatest of their values, so that no outlier
//! vanishes. Where lines coincide, each draws its own dashes only, in turn with the others, so
//! that all are seen.

use super::dashes;
use crate::scenario::{Entry, Handler, Micros};
use crate::sim::Run;
use std::fmt::Write;
use std::ops::RangeInclusive;

/// Pixels of a dash where lines coincide.
const SHARED_DASH: i32 = 8;

/// Pixels beyond which the values of one column stand out from their line.
const TALL: i32 = 4;

/// What one column of a line covers, in pixels from the top: upper and lower end.
type Span = (i32, i32);

/// The plot's inner field: where requests and times are, in pixels.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field {
    pub left: i32,
    pub top: i32,
    pub width: i32,
    pub height: i32,
    /// Room beside the field, at its right.
    pub right: i32,
    /// Requests across.
    pub requests: u32,
    /// Time at the top, in microseconds.
    pub until: Micros,
}

impl Field {
    pub(super) fn bottom(&self) -> i32 {
        self.top + self.height
    }

    /// The height of a time, from the top of the picture.
    pub(super) fn y(&self, time: Micros) -> i32 {
        let until = self.until.max(1);
        let up = (time * u64::from(self.height.unsigned_abs()) + until / 2) / until;
        self.bottom() - i32::try_from(up).unwrap_or(self.height)
    }

    /// The middle of a request's place, the first being 1, from the left of the picture.
    pub(super) fn x(&self, request: u32) -> i32 {
        let halves = i64::from(request) * 2 - 1;
        let x = halves * i64::from(self.width) / (i64::from(self.requests) * 2);
        self.left + i32::try_from(x).unwrap_or(self.width)
    }

    /// The requests, from 0, that a column shows: at least one.
    fn requests_in(&self, column: i32) -> RangeInclusive<usize> {
        let (n, width) = (u64::from(self.requests), self.width.unsigned_abs().into());
        let column = u64::from(column.unsigned_abs());
        let first = column * n / width;
        let end = ((column + 1) * n).div_ceil(width);
        // Where requests are wider than columns, a column belongs to the request at its left.
        let last = if n < width { first } else { end - 1 };
        first as usize..=last.max(first) as usize
    }
}

/// The spans of a line over all columns of a field; none where no request was served.
pub(super) fn spans(field: &Field, run: &Run) -> Vec<Option<Span>> {
    let span = |column| {
        let times = field.requests_in(column).filter_map(|request| run.response_time(request));
        let extremes = |(least, most): (Micros, Micros), time| (least.min(time), most.max(time));
        let (least, most) = times.fold((Micros::MAX, 0), extremes);
        (least <= most).then(|| (field.y(most), field.y(least)))
    };
    (0..field.width).map(span).collect()
}

/// The path of each line, in the order given.
pub(super) fn paths(field: &Field, lines: &[(Entry, Vec<Option<Span>>)]) -> Vec<String> {
    (0..lines.len()).map(|line| path(field, lines, line)).collect()
}

fn path(field: &Field, lines: &[(Entry, Vec<Option<Span>>)], line: usize) -> String {
    let (entry, spans) = &lines[line];
    let turn = |same: &dyn Fn(&[Option<Span>]) -> bool| Turn::of(lines, line, same);
    let mut pen = Pen::default();
    let mut before: Option<i32> = None;
    for (column, &span) in spans.iter().enumerate() {
        let Some(span) = span else {
            before = None;
            continue;
        };
        let x = i32::try_from(column).unwrap_or(field.width);
        // The riser from the column before, then the column's own stroke, then on to the next.
        let (near, far) = match before {
            Some(y) if (y - span.1).abs() < (y - span.0).abs() => (span.1, span.0),
            _ => span,
        };
        if let Some(y) = before.filter(|&y| y != near) {
            let here = column - 1..=column;
            let own = spans.get(here.clone());
            let shared = turn(&|other| other.get(here.clone()) == own);
            pen.vertical(field.left + x, y, near, |y| shared.lit(entry.handler, y));
        }
        let shared = turn(&|other| other.get(column) == Some(&Some(span)));
        // A tall stroke is an outlier's, which no gap may swallow; a low one is part of the line.
        let whole = shared.count == 1 && (span.1 - span.0 > TALL || shared.lit(entry.handler, x));
        pen.vertical(field.left + x, near, far, |y| whole || shared.lit(entry.handler, y));
        if shared.lit(entry.handler, x) {
            pen.line(true, field.left + x, far, field.left + x + 1);
        }
        before = Some(far);
    }
    pen.finish()
}

/// Whose turn it is where lines coincide: the `rank`th of `count`.
struct Turn {
    count: i32,
    rank: i32,
}

impl Turn {
    fn of(
        lines: &[(Entry, Vec<Option<Span>>)],
        line: usize,
        same: &dyn Fn(&[Option<Span>]) -> bool,
    ) -> Self {
        let (mut count, mut rank) = (0, 0);
        for (place, (_, spans)) in lines.iter().enumerate() {
            if same(spans) {
                count += 1;
                rank += i32::from(place < line);
            }
        }
        Self { count, rank }
    }

    /// Whether a line shows at a place along its way. Alone it has its handler's style, solid,
    /// dashed or dotted; with others, every nth dash.
    fn lit(&self, handler: Handler, place: i32) -> bool {
        if self.count > 1 {
            return place.div_euclid(SHARED_DASH).rem_euclid(self.count) == self.rank;
        }
        dashes(handler).is_none_or(|(dash, gap)| place.rem_euclid(dash + gap) < dash)
    }
}

/// Writes path data, joining what follows on.
#[derive(Default)]
struct Pen {
    data: String,
    /// Where the path ends, and whether its last piece is horizontal. That piece is not written
    /// until it is known how far it goes.
    open: Option<(i32, i32, bool)>,
}

impl Pen {
    /// A vertical stroke through the places that are lit.
    fn vertical(&mut self, x: i32, from: i32, to: i32, lit: impl Fn(i32) -> bool) {
        let step = (to - from).signum();
        let mut y = from;
        while y != to {
            if lit(y) {
                self.line(false, x, y, y + step);
            }
            y += step;
        }
    }

    /// A piece of one pixel: horizontal from (x, y) to (end, y), else vertical to (x, end).
    fn line(&mut self, horizontal: bool, x: i32, y: i32, end: i32) {
        match self.open {
            Some((at_x, at_y, along)) if (at_x, at_y) == (x, y) => {
                if along != horizontal {
                    self.write_open();
                }
            }
            _ => {
                self.write_open();
                let _ = write!(self.data, "M{x} {y}");
            }
        }
        self.open = Some(if horizontal { (end, y, true) } else { (x, end, false) });
    }

    fn write_open(&mut self) {
        let _ = match self.open {
            Some((x, _, true)) => write!(self.data, "H{x}"),
            Some((_, y, false)) => write!(self.data, "V{y}"),
            None => Ok(()),
        };
    }

    fn finish(mut self) -> String {
        self.write_open();
        self.data
    }
}
