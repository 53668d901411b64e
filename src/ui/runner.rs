//! Runs the newest scenario without holding up the page.

use crate::platform::now;
use crate::scenario::Scenario;
use crate::sim::{Batch, Results};

/// Milliseconds of a frame that a slice of simulation may use.
const SLICE: f64 = 8.0;

/// Simulation steps between two looks at the clock: well under a millisecond.
const STEPS: u64 = 4_096;

/// A run that has lasted this many milliseconds gives way to a newer scenario. A shorter one is
/// finished first, so that a drag over runs of a few frames still shows something.
const PATIENCE: f64 = 200.0;

/// At most one batch under way, and at most one scenario that waits for it: the newest.
#[derive(Debug, Default)]
pub struct Runner {
    batch: Option<(Batch, f64)>,
    waiting: Option<Scenario>,
}

impl Runner {
    /// Asks for a scenario's results. It replaces one that waits.
    pub fn request(&mut self, scenario: Scenario) {
        match &self.batch {
            Some((_, since)) if now() - since < PATIENCE => self.waiting = Some(scenario),
            _ => {
                self.waiting = None;
                self.batch = Some((Batch::new(scenario), now()));
            }
        }
    }

    /// Whether there is anything to do.
    pub fn is_busy(&self) -> bool {
        self.batch.is_some()
    }

    /// Runs for a slice of a frame. The results, if they are complete; there may be more to do
    /// even so.
    pub fn advance(&mut self) -> Option<Results> {
        let (batch, _) = self.batch.as_mut()?;
        let until = now() + SLICE;
        while !batch.advance(STEPS) {
            if now() >= until {
                return None;
            }
        }
        let (batch, _) = self.batch.take()?;
        if let Some(scenario) = self.waiting.take().filter(|newest| newest != batch.scenario()) {
            self.batch = Some((Batch::new(scenario), now()));
        }
        batch.finish()
    }
}
