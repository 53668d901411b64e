//! The view over time: time since the first sending across, replies finished so far up.

use super::coincide::reply;
use super::field::Field;
use super::stairs::Line;
use crate::scenario::Micros;
use crate::sim::{EntryResult, Run};

/// When a run's last reply ended, in microseconds since `origin`.
pub(super) fn last(
    EntryResult { run, summary, .. }: &EntryResult,
    origin: Micros,
) -> Option<Micros> {
    let last = if summary.refused + summary.killed == 0 {
        // Known: the last end of all.
        run.sent().first().map(|first| first + summary.makespan)
    } else {
        (0..run.len()).filter_map(|request| reply(run, request)).max()
    };
    last.map(|time| time - origin)
}

/// A run's line. It rises from the axis where the first reply ends, stays between replies where it
/// is, and ends with the last. Replies are counted into the columns in which they end, so that it
/// takes no sorting; as the count never falls, a column's count at its end is all there is to draw.
pub(super) fn line(field: &Field, run: &Run, origin: Micros) -> Line {
    let mut replies = vec![0_u64; field.width.unsigned_abs() as usize];
    let mut left = 0;
    // The column that the reply before fell into: mostly the next does, too, and needs no division.
    let (mut column, mut times) = (0, 0..0);
    for time in (0..run.len()).filter_map(|request| reply(run, request)) {
        if !times.contains(&(time - origin)) {
            let found = field.column(time - origin);
            let (first, end) = field.values(found);
            (column, times) = (found.unsigned_abs() as usize, first..end);
        }
        replies[column] += 1;
        left += 1;
    }
    let axis = Some((field.bottom(), field.bottom()));
    let mut line = Line { entry: run.entry, begin: None, spans: Vec::new(), rising: true };
    let mut finished = 0;
    for replies in replies {
        if replies > 0 && finished == 0 {
            // The riser begins at the axis.
            *line.spans.last_mut().unwrap_or(&mut line.begin) = axis;
        }
        let ends = left == 0;
        finished += replies;
        left -= replies;
        let height = field.y(finished);
        line.spans.push((finished > 0 && !ends).then_some((height, height)));
    }
    line
}

/// The mark at a line's end, a stroke of no length.
pub(super) fn mark(field: &Field, result: &EntryResult, origin: Micros) -> Option<String> {
    let x = field.left + field.column(last(result, origin)?);
    Some(format!("M{x} {}h0", field.y(result.summary.served.into())))
}
