//! A pool that nothing interferes with: its simulation skips ahead.

use super::{Model, Simulation};
use crate::scenario::{Client, Scenario, Spread};

impl Simulation {
    /// Whether a run is a burst of equal requests, none of which competes for anything but a
    /// worker. Then workers are free again in the order in which they took requests, and there is
    /// nothing to find out between a request's start and its end.
    pub(super) fn may_skip_ahead(&self, scenario: &Scenario) -> bool {
        self.model == Model::Pool
            && scenario.client == Client::Burst
            && scenario.spread == Spread::Fixed
            && self.lump
            && self.timeout.is_none()
            && self.backlog.is_none()
            && (self.cpu == 0 || scenario.cores >= scenario.workers)
            && self.cpu + self.own_io(0) > 0
    }

    /// Serves up to so many requests. Whether all are served.
    pub(super) fn skip_ahead(&mut self, budget: u64) -> bool {
        let service = self.cpu + self.own_io(0);
        let left = self.run.sent.len() - self.run.started.len();
        let count = left.min(usize::try_from(budget).unwrap_or(usize::MAX));
        for _ in 0..count {
            let Some((free, worker)) = self.idle.pop_front() else {
                break;
            };
            let end = free + service;
            self.idle.push_back((end, worker));
            self.run.started.push(free);
            self.run.ended.push(end);
            self.run.worker.push(worker);
        }
        let served = u128::try_from(count).unwrap_or(0) * u128::from(service);
        self.run.totals.work += served;
        self.run.totals.held += served;
        self.steps += u64::try_from(count).unwrap_or(0);
        count == left
    }
}
