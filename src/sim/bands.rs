//! How many requests did what, by rows of a picture and its pixel columns: exact sums however
//! many requests there are.

use super::Activity;
use crate::scenario::Micros;
use std::ops::Range;

/// Workers that have a row each; of more, neighbours share one.
const ROWS: u32 = 32;

/// The most columns.
const COLUMNS: u32 = 2_048;

/// The longest window, in microseconds: beyond what any run takes. Its instants times the columns
/// fit 64 bits.
const LONGEST: Micros = 1 << 52;

/// The widest column is 2 to this power microseconds: what a million requests do in it fits 64
/// bits.
const WIDEST: u32 = 44;

/// What requests did in a window of time, added up by row, activity and column.
///
/// The first row has the requests that wait before their service, whatever for; each other has
/// those in service at a worker, or at a group of neighbouring workers. Sums are integrals over
/// time: a request that does something for 3 µs adds 3. Nothing is lost between columns: of each
/// the greatest number of requests at a time is kept too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bands {
    /// Where columns begin; the last ends at the last bound.
    bounds: Vec<Micros>,
    workers: u32,
    /// Workers in a row.
    each: u32,
    rows: Vec<Row>,
    /// The column of the last change.
    column: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    /// How many requests there are now, by activity.
    levels: [Level; Activity::ALL.len()],
    /// Sums by activity and column; none for an activity that does not occur.
    times: [Vec<u64>; Activity::ALL.len()],
    /// How many requests there are now.
    all: Level,
    /// The most at a time, by column.
    peaks: Vec<u32>,
    /// The most at a time in the whole run.
    most: u32,
}

/// A number of requests that lasts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Level {
    count: u32,
    /// Since when, in microseconds, and in which column that is.
    since: Micros,
    column: usize,
}

impl Bands {
    /// Nothing yet, for a window cut into about so many columns: fewer where a column would be
    /// shorter than a microsecond, more where one would be longer than half a year.
    pub(super) fn new(workers: u32, window: &Range<Micros>, columns: u32) -> Self {
        let start = window.start.min(Micros::MAX - LONGEST);
        let length = window.end.saturating_sub(start).clamp(1, LONGEST);
        let least = (length >> WIDEST) + 1;
        let columns = u64::from(columns.clamp(1, COLUMNS)).max(least).min(length);
        let each = workers.div_ceil(ROWS).max(1);
        let row = Row {
            levels: [Level::default(); Activity::ALL.len()],
            times: Default::default(),
            all: Level::default(),
            peaks: vec![0; usize::try_from(columns).unwrap_or(0)],
            most: 0,
        };
        Self {
            bounds: (0..=columns).map(|place| start + place * length / columns).collect(),
            workers,
            each,
            rows: vec![row; 1 + workers.div_ceil(each) as usize],
            column: 0,
        }
    }

    /// The row of requests in service at a worker; of none, that of those that wait before it.
    pub(super) fn row_of(&self, worker: Option<u16>) -> usize {
        worker.map_or(0, |worker| 1 + (u32::from(worker) / self.each) as usize)
    }

    /// A request goes from one row and activity to another, or comes, or leaves. Time never goes
    /// back from change to change.
    pub(super) fn shift(
        &mut self,
        from: Option<(usize, Activity)>,
        to: Option<(usize, Activity)>,
        now: Micros,
    ) {
        while self.bounds.get(self.column + 1).is_some_and(|&end| end <= now) {
            self.column += 1;
        }
        if let Some((row, activity)) = from {
            self.level(row, activity, now).count -= 1;
        }
        if let Some((row, activity)) = to {
            self.level(row, activity, now).count += 1;
        }
        let (from, to) = (from.map(|(row, _)| row), to.map(|(row, _)| row));
        if from != to {
            for (row, by) in [(from, -1), (to, 1)] {
                if let Some(row) = row {
                    self.settle(row, now);
                    let all = &mut self.rows[row].all;
                    all.count = all.count.saturating_add_signed(by);
                }
            }
        }
    }

    /// The number of requests in a row with an activity, after what it was until now has been
    /// added up.
    fn level(&mut self, row: usize, activity: Activity, now: Micros) -> &mut Level {
        let Row { levels, times, .. } = &mut self.rows[row];
        let (level, times) = (&mut levels[activity as usize], &mut times[activity as usize]);
        if times.is_empty() {
            *times = vec![0; self.bounds.len() - 1];
        }
        let count = u64::from(level.count);
        level.last(&self.bounds, now, self.column, |column, time| times[column] += count * time);
        level
    }

    /// Notes how many requests there have been in a row until now.
    fn settle(&mut self, row: usize, now: Micros) {
        let Row { all, peaks, most, .. } = &mut self.rows[row];
        let count = all.count;
        if all.since < now {
            *most = count.max(*most);
        }
        all.last(&self.bounds, now, self.column, |column, _| {
            peaks[column] = count.max(peaks[column]);
        });
    }

    /// The window that the columns share, in microseconds.
    #[must_use]
    pub fn window(&self) -> Range<Micros> {
        self.bounds[0]..self.bounds[self.columns()]
    }

    /// How many columns there are: at least one.
    #[must_use]
    pub const fn columns(&self) -> usize {
        self.bounds.len() - 1
    }

    /// The time of some neighbouring columns, in microseconds. There must be such columns.
    #[must_use]
    pub fn time_of(&self, columns: &Range<usize>) -> Range<Micros> {
        self.bounds[columns.start]..self.bounds[columns.end]
    }

    /// How many rows there are: that of waiting requests, and those of workers.
    #[must_use]
    pub const fn rows(&self) -> usize {
        self.rows.len()
    }

    /// The workers of a row; `None` for that of requests which wait before their service.
    #[must_use]
    pub fn workers_of(&self, row: usize) -> Option<Range<u32>> {
        let first = u32::try_from(row.checked_sub(1)?).ok()? * self.each;
        Some(first..(first + self.each).min(self.workers))
    }

    /// Time that requests of a row spent with an activity in some neighbouring columns, all
    /// together, in microseconds.
    #[must_use]
    pub fn time(&self, row: usize, activity: Activity, columns: &Range<usize>) -> u64 {
        let times = &self.rows[row].times[activity as usize];
        // A column fits 64 bits; many of half a year each might not.
        let sum = |times: &[u64]| times.iter().fold(0_u64, |sum, &time| sum.saturating_add(time));
        times.get(columns.clone()).map_or(0, sum)
    }

    /// The greatest number of requests in a row at a time, for some neighbouring columns.
    #[must_use]
    pub fn peak(&self, row: usize, columns: &Range<usize>) -> u32 {
        let peaks = self.rows[row].peaks.get(columns.clone());
        peaks.and_then(|peaks| peaks.iter().copied().max()).unwrap_or(0)
    }

    /// The greatest number of requests in a row at a time, in the whole run.
    #[must_use]
    pub fn most(&self, row: usize) -> u32 {
        self.rows[row].most
    }
}

impl Level {
    /// Until now, in the column given, it was what it is: calls `add` with each column through
    /// which it lasted, and how long. All calls together are as many as changes and columns.
    fn last(
        &mut self,
        bounds: &[Micros],
        now: Micros,
        column: usize,
        mut add: impl FnMut(usize, Micros),
    ) {
        if self.count > 0 && self.since < now {
            for place in self.column..=column.min(bounds.len() - 2) {
                let from = self.since.max(bounds[place]);
                let to = now.min(bounds[place + 1]);
                if from < to {
                    add(place, to - from);
                }
            }
        }
        (self.since, self.column) = (now, column);
    }
}
