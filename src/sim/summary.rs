//! The figures of a run.

use super::{Outcome, Run};
use crate::scenario::Micros;

/// A run in figures. Times are in microseconds.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// From the first request sent to the last end of any: the time that the whole work takes.
    pub makespan: Micros,
    /// Replies per second of makespan; `None` if that is 0.
    pub throughput: Option<f64>,
    /// Response times of the served requests; `None` if none was served.
    pub response: Option<ResponseTimes>,
    /// Every whole percentile of the response times, 0 to 100, in microseconds; empty if none was
    /// served.
    pub percentiles: Vec<Micros>,
    /// Requests that were answered.
    pub served: u32,
    /// Requests that were turned away.
    pub refused: u32,
    /// Requests whose worker was killed.
    pub killed: u32,
    /// Share of all response time in which a request neither computed nor waited for its own I/O:
    /// it waited for a worker, a loop, the GIL, a thread token, a connection or a core. 0 to 1;
    /// `None` if there was no response time at all. Where pieces pass together, own I/O is the
    /// slowest piece.
    pub queueing: Option<f64>,
    /// Share of the makespan for which the server's places were held, 0 to 1: the workers of a
    /// pool, the threads, or the loops, which are held while they run a handler. `None` if the
    /// makespan is 0.
    pub utilisation: Option<f64>,
    /// The most requests that were sent and had not ended, at any time.
    pub most_in_flight: u32,
}

/// Response times: from the sending of a request to the end of its reply, in microseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ResponseTimes {
    /// Mean, rounded to a microsecond.
    pub mean: Micros,
    /// Median.
    pub p50: Micros,
    /// 90th percentile.
    pub p90: Micros,
    /// 95th percentile.
    pub p95: Micros,
    /// 99th percentile.
    pub p99: Micros,
    /// The longest.
    pub max: Micros,
}

impl Summary {
    /// Sums up a run. Costs O(n) for response times that rise with the order of sending, as in a
    /// burst on a pool, otherwise O(n log n).
    #[must_use]
    pub fn of(run: &Run) -> Self {
        let mut sorted: Vec<Micros> = Vec::with_capacity(run.len());
        sorted.extend(run.response_times());
        sorted.sort_unstable();
        let total: u128 = sorted.iter().copied().map(u128::from).sum();
        let served = sorted.len();
        let makespan = run.makespan();
        let count = |outcome: Outcome| {
            number(run.outcomes.iter().filter(|&&other| other == outcome).count())
        };
        let response = (served > 0).then(|| ResponseTimes {
            mean: mean(total, served as u128),
            p50: percentile(&sorted, 50),
            p90: percentile(&sorted, 90),
            p95: percentile(&sorted, 95),
            p99: percentile(&sorted, 99),
            max: percentile(&sorted, 100),
        });
        let totals = &run.totals;
        let possible = totals.places as f64 * makespan as f64;
        let all = (0..=100).filter(|_| served > 0);
        Self {
            makespan,
            percentiles: all.map(|percent| percentile(&sorted, percent)).collect(),
            throughput: (makespan > 0).then(|| served as f64 * 1e6 / makespan as f64),
            response,
            served: number(served),
            refused: count(Outcome::Refused),
            killed: count(Outcome::Killed),
            queueing: (total > 0).then(|| total.saturating_sub(totals.work) as f64 / total as f64),
            utilisation: (possible > 0.0).then(|| totals.held as f64 / possible),
            most_in_flight: totals.most_in_flight,
        }
    }

    /// The longest response time, in microseconds; 0 if there is none.
    #[must_use]
    pub fn longest(&self) -> Micros {
        self.response.map_or(0, |times| times.max)
    }
}

impl Run {
    /// From the first request sent to the last end of any, in microseconds.
    #[must_use]
    pub fn makespan(&self) -> Micros {
        let first_sent = self.sent.first().copied().unwrap_or(0);
        self.ended.iter().max().copied().unwrap_or(0) - first_sent
    }

    /// How many replies had ended by a time, in microseconds of the simulation.
    #[must_use]
    pub fn finished_by(&self, time: Micros) -> u32 {
        if self.outcomes.is_empty() {
            return number(self.ended.iter().filter(|&&ended| ended <= time).count());
        }
        let ended = |&request: &usize| self.ended(request).is_some_and(|ended| ended <= time);
        let served = |&request: &usize| self.outcome(request) == Outcome::Served;
        number((0..self.len()).filter(served).filter(ended).count())
    }

    /// When a number of replies had ended, in microseconds of the simulation; `None` if there were
    /// never so many. 0 replies have ended from the start.
    #[must_use]
    pub fn finished_at(&self, replies: u32) -> Option<Micros> {
        let mut ends: Vec<Micros> = (0..self.len())
            .filter(|&request| self.outcome(request) == Outcome::Served)
            .filter_map(|request| self.ended(request))
            .collect();
        let Some(rank) = (replies as usize).checked_sub(1) else {
            return Some(0);
        };
        (rank < ends.len()).then(|| *ends.select_nth_unstable(rank).1)
    }

    /// A percentile of the response times, 0 to 100, in microseconds, as in [`ResponseTimes`];
    /// `None` if none was served. Costs O(n).
    #[must_use]
    pub fn percentile(&self, percent: u32) -> Option<Micros> {
        let mut times: Vec<Micros> = self.response_times().collect();
        let last = times.len().checked_sub(1)?;
        let percent = percent.min(100) as usize;
        if !times.is_sorted() {
            // No more order than it takes: of two neighbours, the second is the least of the rest.
            let (_, _, rest) = times.select_nth_unstable(last * percent / 100);
            if let Some(least) = (0..rest.len()).min_by_key(|&place| rest[place]) {
                rest.swap(0, least);
            }
        }
        Some(percentile(&times, percent))
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Rounded half up. Sums that overflow 64 bits are possible: a million requests that queue for an
/// hour each.
fn mean(total: u128, count: u128) -> Micros {
    Micros::try_from((total + count / 2) / count).unwrap_or(Micros::MAX)
}

/// The percentile of sorted times by linear interpolation between the two nearest (type 7 of
/// Hyndman and Fan, 1996: R's and `NumPy`'s default), rounded to a microsecond.
fn percentile(sorted: &[Micros], percent: usize) -> Micros {
    let position = (sorted.len() - 1) * percent;
    let (index, hundredths) = (position / 100, position % 100);
    let below = sorted[index];
    let above = sorted.get(index + 1).copied().unwrap_or(below);
    below + ((above - below) * hundredths as Micros + 50) / 100
}
