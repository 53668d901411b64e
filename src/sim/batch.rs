//! A whole line-up, run step by step.

use super::closed_form::{ClosedForm, NoClosedForm};
use super::{Run, Simulation, Summary};
use crate::scenario::{Entry, Micros, Scenario};

/// What one entry did.
#[derive(Clone, Debug, PartialEq)]
pub struct EntryResult {
    /// Each request's times.
    pub run: Run,
    /// The run in figures.
    pub summary: Summary,
    /// What arithmetic predicts, or why it can't.
    pub closed_form: Result<ClosedForm, NoClosedForm>,
}

/// What all entries of a scenario's line-up did, in its order.
#[derive(Clone, Debug, PartialEq)]
pub struct Results {
    /// What was simulated.
    pub scenario: Scenario,
    /// A result per line-up entry, those left out that are too large.
    pub entries: Vec<EntryResult>,
    /// Entries whose run would have more than [`EVENT_LIMIT`](super::EVENT_LIMIT) events.
    pub too_large: Vec<Entry>,
}

impl Results {
    /// The result of an entry, if it is in the line-up.
    #[must_use]
    pub fn of(&self, entry: Entry) -> Option<&EntryResult> {
        self.entries.iter().find(|result| result.run.entry == entry)
    }

    /// When the first request was sent, in microseconds of the simulation.
    #[must_use]
    pub fn first_sent(&self) -> Micros {
        let first = |result: &EntryResult| result.run.sent().first().copied();
        self.entries.iter().filter_map(first).min().unwrap_or(0)
    }

    /// How many times as fast an entry is as the line-up's first: the ratio of their makespans.
    /// `None` where that is 0 by 0 or by something, or where either has not answered all requests:
    /// then they have not done the same work.
    #[must_use]
    pub fn speed_up(&self, result: &EntryResult) -> Option<f64> {
        let first = self.of(*self.scenario.lineup.first()?)?;
        let (first, own) = (&first.summary, &result.summary);
        let all = |summary: &Summary| summary.served == self.scenario.requests;
        let comparable = own.makespan > 0 && all(first) && all(own);
        comparable.then(|| first.makespan as f64 / own.makespan as f64)
    }
}

/// The simulations of a line-up under way. Dropping it abandons them.
#[derive(Clone, Debug)]
pub struct Batch {
    results: Results,
    current: Option<Simulation>,
}

impl Batch {
    /// A scenario's line-up, before anything has happened.
    #[must_use]
    pub fn new(scenario: Scenario) -> Self {
        let results = Results { scenario, entries: Vec::new(), too_large: Vec::new() };
        Self { results, current: None }
    }

    /// The scenario that is being run.
    #[must_use]
    pub fn scenario(&self) -> &Scenario {
        &self.results.scenario
    }

    /// Goes on by about `budget` simulation steps. Whether the line-up is done.
    pub fn advance(&mut self, budget: u64) -> bool {
        let Results { scenario, entries, too_large } = &mut self.results;
        let Some(&entry) = scenario.lineup.get(entries.len() + too_large.len()) else {
            return true;
        };
        let simulation = self.current.get_or_insert_with(|| Simulation::new(scenario, entry));
        if simulation.advance(budget) {
            match self.current.take().and_then(Simulation::finish) {
                Some(run) => {
                    let summary = Summary::of(&run);
                    let closed_form = ClosedForm::of(scenario, entry);
                    entries.push(EntryResult { run, summary, closed_form });
                }
                None => too_large.push(entry),
            }
        }
        self.is_done()
    }

    fn is_done(&self) -> bool {
        let Results { scenario, entries, too_large } = &self.results;
        entries.len() + too_large.len() == scenario.lineup.len()
    }

    /// The results, or `None` if the line-up is not done.
    #[must_use]
    pub fn finish(self) -> Option<Results> {
        self.is_done().then_some(self.results)
    }
}

/// Runs a scenario's line-up, each entry for about `steps` simulation steps at most: those that take
/// more are left out, and what comes after the first such one.
#[must_use]
pub fn run_within(scenario: &Scenario, steps: u64) -> Results {
    let mut batch = Batch::new(scenario.clone());
    // An entry that would go on is the last one.
    while !batch.advance(steps) && batch.current.is_none() {}
    batch.results
}

/// Runs a scenario's line-up to its end.
#[must_use]
pub fn run(scenario: &Scenario) -> Results {
    let mut batch = Batch::new(scenario.clone());
    while !batch.advance(u64::MAX) {}
    batch.results
}
