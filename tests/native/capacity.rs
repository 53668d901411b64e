//! Capacity: no run answers more than the bottleneck law allows, and a saturated one comes close.

use crate::naive::scenarios;
use pool_vs_loop::scenario::{Client, Decimal, Entry, Link, Scenario, Server, Spread};
use pool_vs_loop::sim::capacity::{Capacity, Resource, most_of_a_process};
use pool_vs_loop::sim::work::Work;
use pool_vs_loop::sim::{self, Simulation};
use proptest::prelude::*;

fn scenario(query: &str) -> Scenario {
    let (link, notices) = Link::decode(query);
    assert!(notices.is_empty(), "{query}: {notices:?}");
    link.scenario
}

/// The limits of a link's first entry, the tightest first.
fn limits(query: &str) -> Vec<(Resource, f64)> {
    let scenario = scenario(query);
    let capacity = Capacity::of(&scenario, scenario.lineup[0]);
    let rounded = |rate: f64| (rate * 1e3).round() / 1e3;
    capacity.limits().iter().map(|limit| (limit.resource, rounded(limit.rate))).collect()
}

#[test]
fn the_bottleneck_law_by_hand() {
    use Resource::{Connections, Cores, Gil, Loop, Threads, Tokens, Workers};
    let cases: [(&str, &[(Resource, f64)]); 20] = [
        // 4 workers of 1 s.
        ("lineup=pool:blocking", &[(Workers, 4.0)]),
        ("lineup=pool:gather", &[(Workers, 8.0)]),
        ("lineup=pool:gather&subtasks=4&connections=2", &[(Workers, 8.0), (Connections, 8.0)]),
        // 4 workers of 1.25 s; 2 cores of 0.25 s.
        ("lineup=pool:blocking&cpu=250ms&cores=2", &[(Workers, 3.2), (Cores, 8.0)]),
        ("lineup=pool:blocking&cpu=1s&io=0&cores=2", &[(Cores, 2.0), (Workers, 4.0)]),
        ("lineup=threads:blocking", &[(Threads, 16.0)]),
        ("lineup=threads:blocking&cpu=1s&cores=2", &[(Cores, 2.0), (Gil, 4.0), (Threads, 8.0)]),
        ("lineup=threads:blocking&connections=3", &[(Connections, 12.0), (Threads, 16.0)]),
        ("lineup=threads:blocking&connections=4", &[(Threads, 16.0)]),
        ("lineup=loop:async", &[]),
        ("lineup=loop:async&cpu=10ms", &[(Loop, 400.0)]),
        ("lineup=loop:async&cpu=10ms&cores=1", &[(Cores, 100.0), (Loop, 400.0)]),
        ("lineup=loop:async&connections=2", &[(Connections, 8.0)]),
        ("lineup=loop:stuck", &[(Loop, 4.0)]),
        ("lineup=loop:stuck&cpu=1s", &[(Loop, 2.0)]),
        ("lineup=loop:blocking", &[(Tokens, 160.0)]),
        ("lineup=loop:blocking&cpu=10ms", &[(Tokens, 158.416), (Gil, 400.0)]),
        // The fullest worker gets 44 of 100.
        ("lineup=loop:blocking&requests=100&accept=shares:44-24-16-16", &[(Tokens, 90.909)]),
        // 1 ms of framework on a thread, 400 + 500 µs on a loop and its threads.
        ("lineup=threads:blocking&overhead=measured&io=1ms", &[(Gil, 4_000.0), (Threads, 8_000.0)]),
        ("lineup=loop:blocking&overhead=measured&io=0", &[(Gil, 4_444.444), (Tokens, 320_000.0)]),
    ];
    for (query, expected) in cases {
        assert_eq!(limits(query), expected, "{query}");
    }
}

#[test]
fn uneven_shares_are_counted_as_they_are_dealt() {
    for policy in ["even", "random", "measured", "shares:5-0-1-1"] {
        let scenario = scenario(&format!("requests=203&lineup=loop:async&accept={policy}"));
        let run = &sim::run(&scenario).entries[0].run;
        let mut counts = [0; 4];
        (0..run.len()).for_each(|request| counts[usize::from(run.worker(request).unwrap())] += 1);
        let most = most_of_a_process(&scenario, Server::Loop);
        assert_eq!(Some(&most), counts.iter().max(), "{policy}");
    }
}

#[test]
fn the_slowest_piece_has_the_mean_of_its_distribution() {
    for spread in
        ["fixed", "uniform:1", "uniform:0.5", "exponential", "lognormal:0.5", "lognormal:2"]
    {
        for subtasks in [1, 2, 7, 64] {
            let query = format!("spread={spread}&subtasks={subtasks}");
            let work = Work::new(&scenario(&query));
            let requests = 40_000;
            let drawn: Vec<f64> = (0..requests).map(|n| work.slowest(n) as f64).collect();
            let mean = drawn.iter().sum::<f64>() / f64::from(requests);
            let variance = drawn.iter().map(|time| (time - mean).powi(2)).sum::<f64>();
            let error = (variance / f64::from(requests).powi(2)).sqrt();
            let expected = work.mean_slowest();
            assert!(
                (mean - expected).abs() <= 4.0 * error + 1.0,
                "{query}: {mean} ± {error}, in theory {expected}"
            );
            assert!(error < 0.05 * expected);
        }
    }
}

#[test]
fn a_saturated_server_reaches_its_capacity() {
    for query in [
        "lineup=pool:blocking&io=50ms",
        "lineup=pool:gather&io=50ms&subtasks=5&connections=2",
        "lineup=pool:blocking&io=5ms&cpu=20ms&cores=2",
        "lineup=threads:blocking&io=50ms",
        "lineup=threads:async&io=50ms&connections=3",
        "lineup=threads:blocking&threads=20&io=10ms&cpu=4ms",
        "lineup=greenlets:blocking&cpu=4ms&io=20ms",
        "lineup=loop:async&cpu=4ms&io=20ms",
        "lineup=loop:async&cpu=4ms&io=20ms&cores=3",
        "lineup=loop:gather&io=50ms&connections=4&subtasks=4",
        "lineup=loop:stuck&cpu=4ms&io=20ms",
        "lineup=loop:blocking&io=50ms&tokens=6",
        "lineup=loop:blocking&io=10ms&cpu=4ms",
        "lineup=loop:blocking&io=50ms&tokens=6&accept=shares:4-3-2-1",
        "lineup=loop:stuck&io=50ms&accept=shares:4-3-2-1",
    ] {
        let mut scenario = scenario(&format!("{query}&requests=4000"));
        let entry = scenario.lineup[0];
        let capacity = Capacity::of(&scenario, entry).tightest().expect("a limit").rate;
        scenario.client = Client::Paced(Decimal::from_millionths((3e6 * capacity) as u64));
        let throughput = sim::run(&scenario).entries[0].summary.throughput.expect("replies");
        let reached = throughput / capacity;
        println!("{query}: {throughput:.1} of {capacity:.1} a second");
        assert!((0.96..=1.0 + 1e-9).contains(&reached), "{query}: {throughput} of {capacity}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    // A finite run can't beat it: whatever it answers holds each resource for the whole demand
    // within the makespan. Only what is drawn differs from the mean, so requests are alike here.
    #[test]
    fn no_run_answers_more_than_the_capacity(
        scenario in scenarios::small(),
        place in 0..Entry::ALL.len(),
    ) {
        let scenario = Scenario { spread: Spread::Fixed, ..scenario };
        let entry = Entry::ALL[place];
        let mut simulation = Simulation::new(&scenario, entry);
        while !simulation.advance(u64::MAX) {}
        let summary = sim::Summary::of(&simulation.finish().expect("a run"));
        let Some(throughput) = summary.throughput else { return Ok(()) };
        for limit in Capacity::of(&scenario, entry).limits() {
            // Uneven pieces are up to a microsecond shorter than the slowest.
            prop_assert!(
                throughput <= limit.rate * (1.0 + 1e-9),
                "{}: {} of {:?}", entry, throughput, limit
            );
        }
    }
}
