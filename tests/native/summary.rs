//! The figures of a run.

use crate::strategies;
use pool_vs_loop::scenario::{Client, Decimal, Entry, Handler, Link, Micros, Scenario, Server};
use pool_vs_loop::sim::{self, Summary};
use proptest::prelude::*;

#[test]
fn the_default_pool_in_figures() {
    let results = sim::run(&Scenario::default());
    let summary = &results.entries[0].summary;
    // Four replies each at 1, 2, 3 and 4 s.
    let times = summary.response.expect("response times");
    assert_eq!(times.mean, 2_500_000);
    assert_eq!((times.p50, times.p90, times.p95), (2_500_000, 4_000_000, 4_000_000));
    assert_eq!((times.max, summary.makespan), (4_000_000, 4_000_000));
    assert_eq!(summary.throughput, Some(4.0));
    // Waits of 0, 1, 2 and 3 s: 24 s of 40 s.
    assert_eq!(summary.queueing, Some(0.6));
    let speed_ups: Vec<_> = results.entries.iter().map(|r| results.speed_up(r)).collect();
    assert_eq!(speed_ups, [1.0, 1.0, 2.0, 4.0, 4.0, 8.0].map(Some));
}

/// The figures of one worker that serves one request after another.
fn one_worker(requests: u32, io: Micros, client: Client) -> Summary {
    let lineup = vec![Entry::new(Server::Pool, Handler::Blocking)];
    let scenario = Scenario { workers: 1, requests, io, client, lineup, ..Scenario::default() };
    sim::run(&scenario).entries.remove(0).summary
}

#[test]
fn percentiles_interpolate_and_round_half_up() {
    // Positions (n - 1)p = 1.5, 2.7, 2.85, 2.97 of 15, 30, 45, 60: 37.5, 55.5, 57.75, 59.55.
    let times = one_worker(4, 15, Client::Burst).response.expect("response times");
    assert_eq!((times.p50, times.p90, times.p95, times.p99), (38, 56, 58, 60));
    assert_eq!(times.mean, 38, "150 / 4 = 37.5");
    // Of 5 and 10, a hundredth of the way: 9.5, 9.75, 9.95.
    let times = one_worker(2, 5, Client::Burst).response.expect("response times");
    assert_eq!((times.p50, times.p90, times.p95, times.p99), (8, 10, 10, 10));
}

#[test]
fn times_count_from_the_sending() {
    // Sent at 0 and 20, served from 0 to 30 and from 30 to 60.
    let summary = one_worker(2, 30, Client::Paced(Decimal::from_millionths(50_000_000_000)));
    let times = summary.response.expect("response times");
    assert_eq!(summary.makespan, 60);
    assert_eq!((times.p50, times.max, times.mean), (35, 40, 35));
    assert_eq!(summary.queueing, Some(10.0 / 70.0));
}

#[test]
fn nothing_to_divide_by_is_no_figure() {
    let summary = one_worker(1, 0, Client::Burst);
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
    let mean = summary.response.map(|times| times.mean);
    assert_eq!(mean, Some(500_000 * hour + hour / 2));
}

proptest! {
    #[test]
    fn figures_are_those_of_the_definition(scenario in strategies::small_scenario()) {
        for result in sim::run(&scenario).entries {
            let mut times: Vec<Micros> = result.run.response_times().collect();
            times.sort_unstable();
            let figures = result.summary.response.expect("response times");
            let n = times.len() as u128;
            let total: u128 = times.iter().map(|&time| u128::from(time)).sum();
            prop_assert_eq!(u128::from(figures.mean), (2 * total + n) / (2 * n));
            prop_assert_eq!(Some(&figures.max), times.last());
            for (percent, figure) in [(50, figures.p50), (90, figures.p90), (95, figures.p95), (99, figures.p99)] {
                let position = (times.len() - 1) as f64 * f64::from(percent) / 100.0;
                let (below, above) = (times[position.floor() as usize], times[position.ceil() as usize]);
                let exact = below as f64 + (above - below) as f64 * position.fract();
                prop_assert!((figure as f64 - exact).abs() <= 0.5 + exact * 1e-12, "p{}", percent);
            }
            // Without sorting them all, to the very ends.
            let ends = [times.first(), Some(&figures.p50), times.last()].map(Option::<&Micros>::copied);
            prop_assert_eq!([0, 50, 100].map(|percent| result.run.percentile(percent)), ends);
        }
    }
}

#[test]
fn a_loop_that_waits_for_a_core_is_held() {
    // One core for four loops: each is held until its last request has computed, one after another
    // in turns, and nearly all of the makespan.
    let (link, _) =
        Link::decode("workers=4&requests=200&io=200ms&cpu=100ms&cores=1&lineup=loop:async");
    let utilisation = sim::run(&link.scenario).entries[0].summary.utilisation.expect("a share");
    assert!((0.95..=1.0).contains(&utilisation), "{utilisation}");
}

#[test]
fn a_speed_up_is_given_only_where_both_have_answered_all() {
    let query = "requests=20&io=40s&timeout=30s&lineup=pool:blocking,threads:blocking,loop:async";
    let results = sim::run(&Link::decode(query).0.scenario);
    for result in &results.entries {
        assert_eq!(results.speed_up(result), None, "{}", result.run.entry);
    }
}
