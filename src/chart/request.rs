//! The view by request: request number across, completion or response time up.

use super::field::Field;
use super::stairs::Line;
use crate::scenario::Micros;
use crate::sim::{EntryResult, Run};
use std::fmt::Write;
use std::ops::RangeInclusive;

/// Pixels from one cross to the next.
const CROSS: i32 = 8;

/// Pixels that each request needs for its point to be drawn.
const POINT_ROOM: i32 = 9;

/// How long a request took to its end of any kind, in microseconds.
pub(super) fn waited(run: &Run, request: usize) -> Option<Micros> {
    Some(run.ended(request)? - run.sent().get(request)?)
}

/// The latest that a request was answered, refused or killed, after its sending.
pub(super) fn latest(result: &EntryResult) -> Micros {
    let lost = result.summary.refused + result.summary.killed > 0;
    let crosses = (0..result.run.len()).filter(|_| lost).filter_map(|it| waited(&result.run, it));
    crosses.max().unwrap_or(0).max(result.summary.longest())
}

/// The middle of a request's place, the first being 1, from the left of the picture.
pub(super) fn x(field: &Field, request: u64) -> i32 {
    let halves = request.max(1) * 2 - 1;
    let x = halves * u64::from(field.width.unsigned_abs()) / (field.across.max(1) * 2);
    field.left + i32::try_from(x).unwrap_or(field.width)
}

/// A run's line; it has gaps where no request of a column was served.
pub(super) fn line(field: &Field, run: &Run) -> Line {
    let span = |column| {
        let times = requests_in(field, column).filter_map(|request| run.response_time(request));
        let extremes = |(least, most): (Micros, Micros), time| (least.min(time), most.max(time));
        let (least, most) = times.fold((Micros::MAX, 0), extremes);
        (least <= most).then(|| (field.y(most), field.y(least)))
    };
    Line {
        entry: run.entry,
        begin: None,
        spans: (0..field.width).map(span).collect(),
        rising: false,
    }
}

/// The requests, from 0, that a column shows: at least one.
pub(super) fn requests_in(field: &Field, column: i32) -> RangeInclusive<usize> {
    let (n, width) = (field.across, field.width.unsigned_abs().into());
    let column = u64::from(column.unsigned_abs());
    let first = column * n / width;
    let end = ((column + 1) * n).div_ceil(width);
    // Where requests are wider than columns, a column belongs to the request at its left.
    let last = if n < width { first } else { end - 1 };
    first as usize..=last.max(first) as usize
}

/// Points of each run, where there is room, as strokes of no length. Where runs have a request's
/// point in common, they take turns, request by request.
pub(super) fn points(field: &Field, runs: &[&Run]) -> Vec<String> {
    let room =
        field.across * u64::from(POINT_ROOM.unsigned_abs()) <= field.width.unsigned_abs().into();
    let points = |place: usize| {
        let mut data = String::new();
        for index in 0..runs[place].len() {
            let Some(time) = runs[place].response_time(index) else {
                continue;
            };
            let same = |run: &&&Run| run.response_time(index) == Some(time);
            let rank = runs[..place].iter().filter(same).count();
            let count = runs.iter().filter(same).count();
            if index % count == rank {
                let _ = write!(data, "M{} {}h0", x(field, index as u64 + 1), field.y(time));
            }
        }
        data
    };
    (0..runs.len()).filter(|_| room).map(points).collect()
}

/// Crosses for the requests that got no reply, at the time for which they were there: 0 if they
/// were refused. Where there are many, one stands for its neighbours.
pub(super) fn lost(field: &Field, run: &Run) -> String {
    let mut data = String::new();
    let mut free = i32::MIN;
    for index in (0..run.len()).filter(|&index| run.response_time(index).is_none()) {
        let x = x(field, index as u64 + 1);
        if x >= free {
            free = x + CROSS;
            let y = field.y(waited(run, index).unwrap_or(0));
            let _ = write!(data, "M{} {}l6 6m0 -6l-6 6", x - 3, y - 3);
        }
    }
    data
}

/// Where a line's name belongs: at its last reply; without any, at the last cross.
pub(super) fn end(field: &Field, run: &Run) -> i32 {
    let last = |time: fn(&Run, usize) -> Option<Micros>| {
        (0..run.len()).rev().find_map(|request| time(run, request))
    };
    let time = last(Run::response_time).or_else(|| last(waited));
    time.map_or(field.bottom(), |time| field.y(time))
}
