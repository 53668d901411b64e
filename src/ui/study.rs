//! What is simulated, in the order in which the reader waits for it: the line-up's results, what
//! the entry in focus did in detail, and what changes would do to it.

use crate::platform::now;
use crate::scenario::{Entry, Micros, Scenario};
use crate::sim::changes::{Advice, Effects};
use crate::sim::{EntryResult, Results, Runner, Traced, Tracing, order_of_ends};
use std::ops::Range;
use std::rc::Rc;

/// Simulation steps of the lesser jobs between two looks at the clock.
const STEPS: u64 = 1_024;

/// What is new after a slice of work.
#[derive(Clone, Copy, Debug, Default)]
pub struct News {
    /// There is another trace.
    pub traced: bool,
    /// There are other effects, or none any more.
    pub effects: bool,
}

/// Jobs under way, and what came of the last ones.
#[derive(Default)]
pub struct Study {
    runner: Runner,
    results: Option<Rc<Results>>,
    /// What is to be traced as soon as there is time for it.
    wanted: Option<(Entry, Range<Micros>, u32)>,
    tracing: Option<Tracing>,
    /// What the entry in focus did, and whether it still is about the results and the window.
    traced: Option<(Traced, bool)>,
    /// Requests of the entry in focus in the order of their replies; none until it is known.
    order: Option<Vec<u32>>,
    trying: Option<Effects>,
    advice: Option<Advice>,
}

impl Study {
    /// Asks for a scenario's results. The newest one counts.
    pub fn request(&mut self, scenario: Scenario) {
        self.runner.request(scenario, now());
    }

    /// Asks for what an entry did in a window of time, drawn in so many columns. With another
    /// scenario or entry also for its log and for what changes would do.
    pub fn look(&mut self, entry: Entry, window: Range<Micros>, columns: u32, anew: bool) {
        let Some(results) = &self.results else { return };
        let traceable = results.of(entry).is_some();
        self.tracing = None;
        self.wanted = traceable.then_some((entry, window, columns));
        if let Some((_, fresh)) = &mut self.traced {
            *fresh = false;
        }
        if anew {
            self.order = None;
            self.advice = None;
            self.trying = results.of(entry).map(|result| Effects::new(&results.scenario, result));
        }
        if !traceable {
            self.traced = None;
        }
    }

    /// The newest complete results.
    pub fn results(&self) -> Option<&Results> {
        self.results.as_deref()
    }

    /// The same, for who goes on with them when there are newer ones.
    pub fn shared_results(&self) -> Option<Rc<Results>> {
        self.results.clone()
    }

    /// The newest result of an entry.
    pub fn of(&self, entry: Option<Entry>) -> Option<&EntryResult> {
        self.results.as_ref()?.of(entry?)
    }

    /// What the entry in focus did; of the results before, as long as there is nothing newer.
    pub fn traced(&self) -> Option<&Traced> {
        self.traced.as_ref().map(|(traced, _)| traced)
    }

    /// The same, only if it is about the newest results.
    pub fn fresh(&self) -> Option<&Traced> {
        self.traced().filter(|_| self.is_traced())
    }

    /// Whether [`Study::traced`] is about the newest results.
    pub fn is_traced(&self) -> bool {
        self.traced.as_ref().is_some_and(|(_, fresh)| *fresh)
    }

    /// The replies of the entry in focus in their order; empty while it isn't known.
    pub fn order(&self) -> &[u32] {
        self.order.as_deref().unwrap_or_default()
    }

    /// What changes would do to the entry in focus; `None` while it isn't known.
    pub fn advice(&self) -> Option<&Advice> {
        self.advice.as_ref()
    }

    /// Whether the line-up is being simulated.
    pub fn is_busy(&self) -> bool {
        self.runner.is_busy()
    }

    /// Whether anything is left to do.
    pub fn has_more(&self) -> bool {
        let lesser = self.wanted.is_some() || self.tracing.is_some() || self.trying.is_some();
        self.runner.is_busy() || lesser
    }

    /// Simulates the line-up for about so many milliseconds. Whether there are other results.
    pub fn simulate(&mut self, slice: f64) -> bool {
        let Some(results) = self.runner.advance(slice, now) else { return false };
        self.results = Some(Rc::new(results));
        true
    }

    /// Goes on with the lesser jobs for about so many milliseconds, unless the line-up waits.
    pub fn detail(&mut self, slice: f64) -> News {
        let mut news = News::default();
        let until = now() + slice;
        if !self.runner.is_busy()
            && let Some(results) = &self.results
            && let Some((entry, window, columns)) = self.wanted.take()
        {
            self.tracing = Some(Tracing::new(&results.scenario, entry, window, columns));
        }
        while !self.runner.is_busy() {
            if let Some(tracing) = &mut self.tracing {
                if tracing.advance(STEPS) {
                    self.traced =
                        self.tracing.take().and_then(Tracing::finish).map(|traced| (traced, true));
                    news.traced = true;
                    self.sort();
                }
            } else if let Some(trying) = &mut self.trying {
                if trying.advance(STEPS) {
                    self.advice = self.trying.take().and_then(Effects::finish);
                    news.effects = true;
                }
            } else {
                break;
            }
            if now() >= until {
                break;
            }
        }
        news
    }

    fn sort(&mut self) {
        let entry = self.traced.as_ref().map(|(traced, _)| traced.entry);
        if self.order.is_none() {
            self.order = self.of(entry).map(|result| order_of_ends(&result.run));
        }
    }
}
