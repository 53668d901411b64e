//! Lines of steps, one pixel column at a time.
//!
//! A line's path has at most a few moves a column, however much it stands for: a column
//! that many values share shows the least and the greatest of them, so that no outlier
//! vanishes. Where lines coincide, each draws its own dashes only, in turn with the others, so
//! that all are seen.

use super::dashes;
use crate::scenario::{Entry, Handler};
use std::fmt::Write;

/// Pixels of a dash where lines coincide.
const SHARED_DASH: i32 = 8;

/// Pixels beyond which the values of one column stand out from their line.
const TALL: i32 = 4;

/// What one column of a line covers, in pixels from the top: upper and lower end.
pub(super) type Span = (i32, i32);

/// A line, column by column.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub entry: Entry,
    /// What comes before the first column, if the line rises from there.
    pub begin: Option<Span>,
    /// One a column; none where the line isn't.
    pub spans: Vec<Option<Span>>,
    /// Whether it never falls, and each column has one height. Then, where risers coincide in part,
    /// they take turns in that part.
    pub rising: bool,
}

impl Line {
    /// The spans of a column and of the one before.
    fn step(&self, column: usize) -> (Option<Span>, Option<Span>) {
        let before = match column.checked_sub(1) {
            Some(before) => self.spans.get(before).copied().flatten(),
            None => self.begin,
        };
        (before, self.spans.get(column).copied().flatten())
    }

    /// Whether its riser to a column passes a height on its way up.
    fn rises_by(&self, column: usize, y: i32) -> bool {
        matches!(self.step(column), (Some(from), Some(to)) if to.0 < y && y <= from.0)
    }
}

/// The path of each line, in the order given.
pub(super) fn paths(left: i32, lines: &[Line]) -> Vec<String> {
    (0..lines.len()).map(|line| path(left, lines, line)).collect()
}

fn path(left: i32, lines: &[Line], line: usize) -> String {
    let Line { entry, begin, spans, rising } = &lines[line];
    let turn = |same: &dyn Fn(&Line) -> bool| Turn::of(lines, line, same);
    let mut pen = Pen::default();
    let mut before: Option<i32> = begin.map(|span| span.0);
    // The way that the line has gone: its own dashes follow it round its corners.
    let mut way = 0;
    for (x, column) in (0..).zip(0..spans.len()) {
        let step = lines[line].step(column);
        let Some(span) = step.1 else {
            before = None;
            continue;
        };
        // The riser from the column before, then the column's own stroke, then on to the next.
        let (near, far) = match before {
            Some(y) if (y - span.1).abs() < (y - span.0).abs() => (span.1, span.0),
            _ => span,
        };
        if let Some(from) = before.filter(|&y| y != near) {
            let shared = turn(&|other| other.step(column) == step);
            pen.vertical(left + x, from, near, |y| {
                let own = way + (y - from).abs();
                match rising {
                    true => turn(&|other| other.rises_by(column, y)).lit(entry.handler, own, x - y),
                    false => shared.lit(entry.handler, own, y),
                }
            });
            way += (near - from).abs();
        }
        let shared = turn(&|other| other.step(column).1 == step.1);
        // A tall stroke is an outlier's, which no gap may swallow; a low one is part of the line.
        let whole =
            shared.count == 1 && (span.1 - span.0 > TALL || shared.lit(entry.handler, way, x));
        pen.vertical(left + x, near, far, |y| whole || shared.lit(entry.handler, way, y));
        way += (far - near).abs();
        // Round corners that all of them take, too, if they only rise; then the end is the greatest,
        // which no gap may swallow.
        let end = *rising && shared.count == 1 && spans.get(column + 1).is_none_or(Option::is_none);
        if end || shared.lit(entry.handler, way, if *rising { x - far } else { x }) {
            pen.line(true, left + x, far, left + x + 1);
        }
        way += 1;
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
    fn of(lines: &[Line], line: usize, same: &dyn Fn(&Line) -> bool) -> Self {
        let (mut count, mut rank) = (0, 0);
        for (place, other) in lines.iter().enumerate() {
            if same(other) {
                count += 1;
                rank += i32::from(place < line);
            }
        }
        Self { count, rank }
    }

    /// Whether a line shows at a place: after so much of its way, and at what all lines there
    /// agree to call the place. Alone it has its handler's style, solid, dashed or dotted; with
    /// others, every nth dash.
    fn lit(&self, handler: Handler, way: i32, place: i32) -> bool {
        if self.count > 1 {
            return place.div_euclid(SHARED_DASH).rem_euclid(self.count) == self.rank;
        }
        dashes(handler).is_none_or(|(dash, gap)| way.rem_euclid(dash + gap) < dash)
    }
}

/// Writes path data, joining what follows on.
#[derive(Default)]
struct Pen {
    data: String,
    /// Where the path ends, and where its last piece goes: 0 is to the right, 1 down and -1 up. That
    /// piece is not written until it is known how far it goes.
    open: Option<(i32, i32, i32)>,
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
        let way = if horizontal { 0 } else { (end - y).signum() };
        match self.open {
            Some((at_x, at_y, open)) if (at_x, at_y) == (x, y) => {
                // What turns back is another piece: otherwise the end would be all that is left.
                if open != way {
                    self.write_open();
                }
            }
            _ => {
                self.write_open();
                let _ = write!(self.data, "M{x} {y}");
            }
        }
        self.open = Some(if horizontal { (end, y, way) } else { (x, end, way) });
    }

    fn write_open(&mut self) {
        let _ = match self.open {
            Some((x, _, 0)) => write!(self.data, "H{x}"),
            Some((_, y, _)) => write!(self.data, "V{y}"),
            None => Ok(()),
        };
    }

    fn finish(mut self) -> String {
        self.write_open();
        self.data
    }
}
