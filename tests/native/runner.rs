//! Slices of a long run: the newest setting wins, soon.

use pool_vs_loop::scenario::Scenario;
use pool_vs_loop::sim::{Results, Runner};
use std::cell::Cell;

/// A clock that goes on by a millisecond each time someone looks.
#[derive(Default)]
struct Clock(Cell<f64>);

impl Clock {
    fn look(&self) -> f64 {
        self.0.set(self.0.get() + 1.0);
        self.0.get()
    }
}

fn scenario(workers: u32, requests: u32) -> Scenario {
    Scenario { workers, requests, ..Scenario::default() }
}

/// Lets a runner go on until it has results.
fn next(runner: &mut Runner, clock: &Clock) -> Option<Results> {
    while runner.is_busy() {
        if let Some(results) = runner.advance(8.0, || clock.look()) {
            return Some(results);
        }
    }
    None
}

#[test]
fn a_short_run_is_complete_in_its_first_slice() {
    let (mut runner, clock) = (Runner::default(), Clock::default());
    runner.request(scenario(4, 16), clock.look());
    let results = runner.advance(8.0, || clock.look()).expect("results at once");
    assert_eq!(results.entries.len(), 6);
    assert!(!runner.is_busy());
}

#[test]
fn a_long_run_takes_slices_of_the_length_asked_for() {
    let (mut runner, clock) = (Runner::default(), Clock::default());
    runner.request(scenario(4, 100_000), clock.look());
    let before = clock.look();
    assert!(runner.advance(8.0, || clock.look()).is_none());
    assert!(clock.look() - before < 20.0);
    assert_eq!(next(&mut runner, &clock).expect("results").scenario, scenario(4, 100_000));
}

#[test]
fn of_many_requests_only_the_newest_follows() {
    let (mut runner, clock) = (Runner::default(), Clock::default());
    for workers in 1..=50 {
        runner.request(scenario(workers, 300), clock.look());
    }
    // The first was under way for a moment only: it is shown on the way.
    assert_eq!(next(&mut runner, &clock).expect("results").scenario.workers, 1);
    assert_eq!(next(&mut runner, &clock).expect("results").scenario.workers, 50);
    assert!(next(&mut runner, &clock).is_none());
}

#[test]
fn a_run_that_takes_long_gives_way_even_if_nothing_more_is_asked() {
    let (mut runner, clock) = (Runner::default(), Clock::default());
    runner.request(scenario(1, 1_000_000), clock.look());
    runner.request(scenario(2, 16), clock.look());
    assert_eq!(next(&mut runner, &clock).expect("results").scenario, scenario(2, 16));
    assert!(clock.look() < 300.0, "the million is not waited for");
    assert!(!runner.is_busy());
}

#[test]
fn what_is_under_way_already_is_not_run_again() {
    let (mut runner, clock) = (Runner::default(), Clock::default());
    for workers in [4, 5, 4] {
        runner.request(scenario(workers, 300), clock.look());
    }
    assert_eq!(next(&mut runner, &clock).expect("results").scenario.workers, 4);
    assert!(!runner.is_busy());
}
