//! The view over time: time since the first sending across, replies finished so far up.

use super::coincide::reply;
use super::field::Field;
use super::stairs::Line;
use crate::scenario::Micros;
use crate::sim::Run;

/// When a run's last reply ended, in microseconds since `origin`.
pub(super) fn last(run: &Run, origin: Micros) -> Option<Micros> {
    (0..run.len()).filter_map(|request| reply(run, request)).max().map(|time| time - origin)
}

/// A run's line. It rises from the axis where the first reply ends, stays between replies where it
/// is, and ends with the last. Replies are counted into the columns in which they end, so that it
/// takes no sorting; as the count never falls, a column's count at its end is all there is to draw.
pub(super) fn line(field: &Field, run: &Run, origin: Micros) -> Line {
    let mut replies = vec![0_u64; field.width.unsigned_abs() as usize];
    let mut left = 0;
    for time in (0..run.len()).filter_map(|request| reply(run, request)) {
        let column = field.column(time - origin).unsigned_abs() as usize;
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
pub(super) fn mark(field: &Field, run: &Run, origin: Micros) -> Option<String> {
    let x = field.left + field.column(last(run, origin)?);
    Some(format!("M{x} {}h0", field.y(run.response_times().count() as u64)))
}
