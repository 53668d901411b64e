//! Measured runs of real servers, and how far the simulation's predictions are from them.
//!
//! The runs are text, one a line: a scenario's canonical query with one line-up entry, what ran it,
//! and the response times in microseconds, rising, with commas between; tabs between the three.
//! `static/measured.txt` is made from `tests/measured/servers.json` by a native test.

use crate::scenario::{DEFAULT_LINEUP, Entry, Link, Micros, Scenario};
use crate::sim::{Batch, Results};

/// Runs that are read; more are left out, so that no file can hold up the page.
const MOST_RUNS: usize = 200;

/// Requests that a run may have to be read.
const MOST_REQUESTS: usize = 10_000;

/// The experiment of the seed post: without overhead and shared out evenly, and as real servers run
/// it, with the shares of the recorded run of FastAPI's plain `def`.
pub const PUBLISHED_QUERIES: [&str; 2] =
    ["requests=100", "requests=100&cores=2&accept=shares:24-16-44-16&overhead=measured"];

/// The seed post's figures for it, by entry: the time for 100 requests at the published rate, and
/// the last reply as measured for this project.
pub const PUBLISHED: [(Entry, Micros, Micros); 6] = [
    (DEFAULT_LINEUP[0], 25_000_000, 25_060_000),
    (DEFAULT_LINEUP[1], 25_000_000, 25_110_000),
    (DEFAULT_LINEUP[2], 12_050_000, 12_600_000),
    (DEFAULT_LINEUP[3], 2_070_000, 2_070_000),
    (DEFAULT_LINEUP[4], 1_070_000, 1_050_000),
    (DEFAULT_LINEUP[5], 570_000, 530_000),
];

/// What a real server did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measurement {
    /// The scenario that simulates it.
    pub scenario: Scenario,
    /// What ran: server and path.
    pub name: String,
    /// Response times in microseconds, rising; at least one.
    times: Vec<Micros>,
}

/// Reads measured runs. Lines that aren't any are left out.
///
/// ```
/// let runs = pool_vs_loop::measured::parse("requests=1&lineup=loop:async\tuvicorn\t1002000\n");
/// assert_eq!(runs[0].scenario.requests, 1);
/// assert!(pool_vs_loop::measured::parse("<!doctype html>").is_empty());
/// ```
#[must_use]
pub fn parse(text: &str) -> Vec<Measurement> {
    text.lines().take(MOST_RUNS).filter_map(measurement).collect()
}

fn measurement(line: &str) -> Option<Measurement> {
    let mut parts = line.split('\t');
    let (query, name, times) = (parts.next()?, parts.next()?, parts.next()?);
    let (link, notices) = Link::decode(query);
    let requests = usize::try_from(link.scenario.requests).ok()?;
    if !notices.is_empty() || link.scenario.lineup.len() != 1 || requests > MOST_REQUESTS {
        return None;
    }
    let time = |text: &str| text.parse::<u32>().ok().map(Micros::from);
    let times = times.split(',').take(requests + 1).map(time).collect::<Option<Vec<_>>>()?;
    let usable = times.len() == requests && times.is_sorted() && times.last() > Some(&0);
    usable.then(|| Measurement { scenario: link.scenario, name: name.into(), times })
}

/// A measured run beside its prediction. Times are in microseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fit {
    /// Median response time, measured and predicted.
    pub median: [Micros; 2],
    /// Longest response time, measured and predicted.
    pub longest: [Micros; 2],
    /// The distribution error, in millionths: the mean difference of the sorted response times,
    /// divided by the mean measured one.
    pub error: u64,
}

impl Fit {
    /// Holds predicted response times against measured ones. `None` if not all were served.
    fn of(measured: &[Micros], results: &Results) -> Option<Self> {
        let mut predicted: Vec<Micros> = results.entries.first()?.run.response_times().collect();
        predicted.sort_unstable();
        if predicted.len() != measured.len() {
            return None;
        }
        let pairs = measured.iter().zip(&predicted);
        let difference: Micros = pairs.map(|(one, other)| one.abs_diff(*other)).sum();
        let total: Micros = measured.iter().sum();
        Some(Self {
            median: [quantile(measured, 50), quantile(&predicted, 50)],
            longest: [quantile(measured, 100), quantile(&predicted, 100)],
            error: (difference * 1_000_000).checked_div(total)?,
        })
    }
}

/// All measured runs beside their predictions, which it makes step by step.
#[derive(Clone, Debug)]
pub struct Comparison {
    runs: Vec<Measurement>,
    /// Last replies of the six published entries, by [`PUBLISHED_QUERIES`].
    published: Vec<Vec<Micros>>,
    fits: Vec<Option<Fit>>,
    batch: Option<Batch>,
}

impl Comparison {
    /// A comparison with these runs, before anything is simulated.
    #[must_use]
    pub const fn new(runs: Vec<Measurement>) -> Self {
        Self { runs, published: Vec::new(), fits: Vec::new(), batch: None }
    }

    /// Goes on by about `budget` simulation steps. Whether all is done.
    pub fn advance(&mut self, budget: u64) -> bool {
        let scenario = match PUBLISHED_QUERIES.get(self.published.len()) {
            Some(query) => Link::decode(query).0.scenario,
            None => match self.runs.get(self.fits.len()) {
                Some(run) => run.scenario.clone(),
                None => return true,
            },
        };
        let batch = self.batch.get_or_insert_with(|| Batch::new(scenario));
        if batch.advance(budget)
            && let Some(results) = self.batch.take().and_then(Batch::finish)
        {
            if self.published.len() < PUBLISHED_QUERIES.len() {
                let last = |result: &crate::sim::EntryResult| result.summary.makespan;
                self.published.push(results.entries.iter().map(last).collect());
            } else if let Some(run) = self.runs.get(self.fits.len()) {
                self.fits.push(Fit::of(&run.times, &results));
            }
        }
        self.is_done()
    }

    /// Whether every run has its prediction.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.published.len() == PUBLISHED_QUERIES.len() && self.fits.len() == self.runs.len()
    }

    /// How many runs have their prediction, and how many there are.
    #[must_use]
    pub fn progress(&self) -> (usize, usize) {
        (self.fits.len(), self.runs.len())
    }

    /// The last reply of a published entry by its place, with the ideal model and as real servers
    /// run it.
    #[must_use]
    pub fn published(&self, place: usize) -> [Option<Micros>; 2] {
        [0, 1].map(|query| self.published.get(query)?.get(place).copied())
    }

    /// A run by its place.
    #[must_use]
    pub fn run(&self, place: usize) -> Option<&Measurement> {
        self.runs.get(place)
    }

    /// Places of the runs with what is known of them, the worst error first, and before it what
    /// could not be compared.
    #[must_use]
    pub fn worst_first(&self) -> Vec<(usize, Option<Fit>)> {
        // Error and place in one number: sorting these is in the program anyway.
        let key = |(place, fit): (usize, &Option<Fit>)| {
            let error = fit.map_or(u64::MAX >> 16, |fit| fit.error.min(u64::MAX >> 16));
            (error << 16) | (u64::from(u16::MAX) - place as u64)
        };
        let mut keys: Vec<u64> = self.fits.iter().enumerate().map(key).collect();
        keys.sort_unstable();
        let place = |key: u64| usize::from(u16::MAX - (key & u64::from(u16::MAX)) as u16);
        keys.into_iter().rev().map(|key| (place(key), self.fits[place(key)])).collect()
    }

    /// Median, 90th percentile and greatest of the errors, in millionths; `None` without any.
    #[must_use]
    pub fn errors(&self) -> Option<[u64; 3]> {
        let mut errors: Vec<u64> = self.fits.iter().flatten().map(|fit| fit.error).collect();
        errors.sort_unstable();
        (!errors.is_empty()).then(|| [50, 90, 100].map(|percent| quantile(&errors, percent)))
    }
}

/// As the summary's percentiles; 0 of nothing.
fn quantile(sorted: &[u64], percent: usize) -> u64 {
    let position = sorted.len().saturating_sub(1) * percent;
    let (place, rest) = (position / 100, position % 100);
    let below = sorted.get(place).copied().unwrap_or(0);
    let above = sorted.get(place + 1).copied().unwrap_or(below);
    below + ((above - below) * rest as u64 + 50) / 100
}
