//! The figures of a run.

use super::Run;
use crate::scenario::Micros;

/// A run in figures. Times are in microseconds; a response time is that of a reply, from the
/// sending of its request to the reply's end.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// From the first request sent to the last reply: the time that the whole work takes.
    pub makespan: Micros,
    /// Replies per second of makespan; `None` if that is 0.
    pub throughput: Option<f64>,
    /// Mean response time, rounded to a microsecond.
    pub mean: Micros,
    /// Median response time.
    pub p50: Micros,
    /// 90th percentile of the response times.
    pub p90: Micros,
    /// 95th percentile.
    pub p95: Micros,
    /// 99th percentile.
    pub p99: Micros,
    /// Longest response time.
    pub max: Micros,
    /// Share of all response time that was spent queueing, 0 to 1; `None` if there was no
    /// response time at all.
    pub queueing: Option<f64>,
}

impl Summary {
    /// Sums up a run of at least one request. Costs O(n) for response times that rise with the
    /// order of sending, as in a burst, otherwise O(n log n).
    ///
    /// # Panics
    /// If the run has no requests.
    #[must_use]
    pub fn of(run: &Run) -> Self {
        let mut sorted: Vec<Micros> = run.response_times().collect();
        sorted.sort_unstable();
        let count = u128::try_from(sorted.len()).unwrap_or(u128::MAX);
        let total = sum(sorted.iter().copied());
        let queueing = sum(run.sent.iter().zip(&run.started).map(|(sent, started)| started - sent));
        let first_sent = run.sent.iter().min().copied().unwrap_or(0);
        let last_ended = run.ended.iter().max().copied().unwrap_or(0);
        let makespan = last_ended - first_sent;
        Self {
            makespan,
            throughput: (makespan > 0).then(|| count as f64 * 1e6 / makespan as f64),
            mean: Micros::try_from((total + count / 2) / count).unwrap_or(Micros::MAX),
            p50: percentile(&sorted, 50),
            p90: percentile(&sorted, 90),
            p95: percentile(&sorted, 95),
            p99: percentile(&sorted, 99),
            max: percentile(&sorted, 100),
            queueing: (total > 0).then(|| queueing as f64 / total as f64),
        }
    }
}

/// Sums that overflow 64 bits are possible: a million requests that queue for an hour each.
fn sum(times: impl Iterator<Item = Micros>) -> u128 {
    times.map(u128::from).sum()
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
