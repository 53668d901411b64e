//! The figures of a run.

use crate::strategies;
use pool_vs_loop::scenario::{Entry, Handler, Micros, Scenario, Server};
use pool_vs_loop::sim::{self, Run, Summary};
use proptest::prelude::*;

/// A run with these times; each request is sent at `sent`, starts at `started`, ends at `ended`.
fn run_of(times: &[(Micros, Micros, Micros)]) -> Run {
    Run {
        entry: Entry::new(Server::Pool, Handler::Blocking),
        sent: times.iter().map(|time| time.0).collect(),
        started: times.iter().map(|time| time.1).collect(),
        ended: times.iter().map(|time| time.2).collect(),
        worker: vec![0; times.len()],
    }
}

#[test]
fn the_default_pool_in_figures() {
    let results = sim::run(&Scenario::default());
    let summary = &results.entries[0].summary;
    // Four replies each at 1, 2, 3 and 4 s.
    assert_eq!(summary.mean, 2_500_000);
    assert_eq!((summary.p50, summary.p90, summary.p95), (2_500_000, 4_000_000, 4_000_000));
    assert_eq!((summary.max, summary.makespan), (4_000_000, 4_000_000));
    assert_eq!(summary.throughput, Some(4.0));
    // Waits of 0, 1, 2 and 3 s: 24 s of 40 s.
    assert_eq!(summary.queueing, Some(0.6));
    let speed_ups: Vec<_> = results.entries.iter().map(|r| results.speed_up(r)).collect();
    assert_eq!(speed_ups, [1.0, 1.0, 2.0, 4.0, 4.0, 8.0].map(Some));
}

#[test]
fn percentiles_interpolate_and_round_half_up() {
    let summary = Summary::of(&run_of(&[(0, 0, 10), (0, 0, 20), (0, 0, 35), (0, 0, 41)]));
    // Positions (n - 1)p = 1.5, 2.7, 2.85, 2.97 of 10, 20, 35, 41: 27.5, 39.2, 40.1, 40.82.
    assert_eq!((summary.p50, summary.p90, summary.p95, summary.p99), (28, 39, 40, 41));
    assert_eq!(summary.mean, 27, "106 / 4 = 26.5");
}

#[test]
fn times_count_from_the_sending() {
    let summary = Summary::of(&run_of(&[(100, 110, 150), (120, 150, 160)]));
    assert_eq!(summary.makespan, 60);
    assert_eq!((summary.p50, summary.max, summary.mean), (45, 50, 45));
    assert_eq!(summary.queueing, Some(40.0 / 90.0));
}

#[test]
fn nothing_to_divide_by_is_no_figure() {
    let summary = Summary::of(&run_of(&[(5, 5, 5)]));
    assert_eq!((summary.makespan, summary.throughput, summary.queueing), (0, None, None));
    let results = sim::run(&Scenario { io: 0, ..Scenario::default() });
    assert!(results.entries.iter().all(|result| results.speed_up(result).is_none()));
}

#[test]
fn sums_beyond_64_bits_hold() {
    let hour = 3_600_000_000;
    let scenario = Scenario { workers: 1, requests: 1_000_000, io: hour, ..Scenario::default() };
    let summary = &sim::run(&scenario).entries[0].summary;
    // 1, 2, … 1,000,000 hours: their mean is 500,000.5 hours.
    assert_eq!(summary.mean, 500_000 * hour + hour / 2);
}

proptest! {
    #[test]
    fn figures_are_those_of_the_definition(scenario in strategies::small_scenario()) {
        for result in sim::run(&scenario).entries {
            let mut times: Vec<Micros> = result.run.response_times().collect();
            times.sort_unstable();
            let summary = &result.summary;
            let n = times.len() as u128;
            let total: u128 = times.iter().map(|&time| u128::from(time)).sum();
            prop_assert_eq!(u128::from(summary.mean), (2 * total + n) / (2 * n));
            prop_assert_eq!(Some(&summary.max), times.last());
            for (percent, figure) in [(50, summary.p50), (90, summary.p90), (95, summary.p95), (99, summary.p99)] {
                let position = (times.len() - 1) as f64 * f64::from(percent) / 100.0;
                let (below, above) = (times[position.floor() as usize], times[position.ceil() as usize]);
                let exact = below as f64 + (above - below) as f64 * position.fract();
                prop_assert!((figure as f64 - exact).abs() <= 0.5 + exact * 1e-12, "p{}", percent);
            }
        }
    }

    #[test]
    fn littles_law_holds(scenario in strategies::small_scenario()) {
        for result in sim::run(&scenario).entries {
            let run = &result.run;
            // The integral of the number in the system, from its changes.
            let mut changes: Vec<(Micros, i64)> = run.sent.iter().map(|&t| (t, 1)).collect();
            changes.extend(run.ended.iter().map(|&t| (t, -1)));
            changes.sort_unstable();
            let (mut inside, mut area, mut before) = (0_i64, 0_i128, 0);
            for (time, change) in changes {
                area += i128::from(inside) * i128::from(time - before);
                (inside, before) = (inside + change, time);
            }
            let total: i128 = run.response_times().map(i128::from).sum();
            prop_assert_eq!(area, total);
        }
    }
}
