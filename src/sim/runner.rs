//! Runs the newest scenario in slices.

use super::{Batch, Results};
use crate::scenario::Scenario;

/// Simulation steps between two looks at the clock: mostly some microseconds, a millisecond where a
/// step draws many times.
const STEPS: u64 = 256;

/// A run that has lasted this many milliseconds gives way to a newer scenario. A shorter one is
/// finished first, so that a drag over runs of a few frames still shows something.
const PATIENCE: f64 = 200.0;

/// At most one batch under way, and at most one scenario that waits for it: the newest.
///
/// Time comes from outside, in milliseconds from any beginning; only differences count.
#[derive(Debug, Default)]
pub struct Runner {
    batch: Option<(Batch, f64)>,
    waiting: Option<Scenario>,
}

impl Runner {
    /// Asks for a scenario's results. It replaces one that waits.
    pub fn request(&mut self, scenario: Scenario, now: f64) {
        if self.batch.is_some() {
            self.waiting = Some(scenario);
            self.give_way(now);
        } else {
            self.batch = Some((Batch::new(scenario), now));
        }
    }

    /// Whether there is anything to do.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.batch.is_some()
    }

    /// Runs for about `slice` milliseconds of a clock. The results, if they are complete; there
    /// may be more to do even so.
    pub fn advance(&mut self, slice: f64, clock: impl Fn() -> f64) -> Option<Results> {
        self.give_way(clock());
        let until = clock() + slice;
        let (batch, _) = self.batch.as_mut()?;
        while !batch.advance(STEPS) {
            if clock() >= until {
                return None;
            }
        }
        let (batch, _) = self.batch.take()?;
        if let Some(newest) = self.waiting.take().filter(|newest| newest != batch.scenario()) {
            self.batch = Some((Batch::new(newest), clock()));
        }
        batch.finish()
    }

    /// Starts what waits if the batch under way has had its time.
    fn give_way(&mut self, now: f64) {
        if self.batch.as_ref().is_some_and(|(_, since)| now - since >= PATIENCE)
            && let Some(newest) = self.waiting.take()
        {
            self.batch = Some((Batch::new(newest), now));
        }
    }
}
