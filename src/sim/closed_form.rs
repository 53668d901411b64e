//! Closed forms: what arithmetic alone predicts for a burst of equal requests.

use super::deal;
use crate::scenario::{Entry, Handler, Micros, Scenario, Server};

/// `waves * each`: requests are answered in waves, all of one length. The last reply's time.
///
/// Rule 1 of the server models for the pool, `ceil(N/W)*T`; rule 5 for plain `def` handlers on
/// the loop, where the worker with the most requests sets the time, `ceil(max n_w / 40)*T`;
/// a loop that only waits answers all in one wave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClosedForm {
    /// Requests that share one set of places.
    pub requests: u32,
    /// Places: requests that are served at the same time; `None` if that is any number.
    pub places: Option<u32>,
    /// Length of a wave, in microseconds: the task's I/O, or its slowest piece.
    pub each: Micros,
}

impl ClosedForm {
    /// The closed form of an entry.
    #[must_use]
    pub fn of(scenario: &Scenario, entry: Entry) -> Self {
        let Scenario { workers, requests, .. } = *scenario;
        let (requests, places) = match (entry.server, entry.handler) {
            (Server::Pool, _) => (requests, Some(workers)),
            (Server::Loop, Handler::Blocking) => {
                (deal::largest_even_share(requests, workers), Some(scenario.tokens))
            }
            _ => (requests, None),
        };
        let each = match entry.handler {
            Handler::Blocking | Handler::Async | Handler::Stuck => scenario.io,
            Handler::Gather => scenario.slowest_piece(),
        };
        Self { requests, places, each }
    }

    /// Waves until the last reply.
    #[must_use]
    pub fn waves(&self) -> u32 {
        self.places.map_or(1, |places| self.requests.div_ceil(places))
    }

    /// Time of the last reply, in microseconds.
    #[must_use]
    pub fn makespan(&self) -> Micros {
        Micros::from(self.waves()) * self.each
    }
}
