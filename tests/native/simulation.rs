//! The simulation: the seed post's numbers, and its work.

use crate::strategies;
use pool_vs_loop::scenario::{DEFAULT_LINEUP, Entry, Link, Micros, Scenario};
use pool_vs_loop::sim::{self, EventQueue, Simulation};
use proptest::prelude::*;

const S: Micros = 1_000_000;

/// The six makespans of the default line-up.
fn makespans(workers: u32, requests: u32, io: Micros, subtasks: u32) -> [Micros; 6] {
    let scenario = Scenario { workers, requests, io, subtasks, ..Scenario::default() };
    let results = sim::run(&scenario);
    DEFAULT_LINEUP.map(|entry| results.of(entry).map_or(0, |result| result.summary.makespan))
}

#[test]
fn the_seed_posts_logs() {
    assert_eq!(makespans(4, 16, S, 2), [4 * S, 4 * S, 2 * S, S, S, S / 2]);
}

#[test]
fn the_seed_posts_comparison() {
    let twelve_and_a_half = 12 * S + S / 2;
    assert_eq!(makespans(4, 100, S, 2), [25 * S, 25 * S, twelve_and_a_half, S, S, S / 2]);
}

#[test]
fn three_workers_and_fifty_requests_where_the_posts_formula_fails() {
    // ⌊n/W⌋·T is 16 s for n = 49 and n = 50; the last reply comes at ⌈50/3⌉·1 s.
    assert_eq!(makespans(3, 50, S, 2), [17 * S, 17 * S, 17 * S / 2, S, S, S / 2]);
    let run =
        &sim::run(&Scenario { workers: 3, requests: 50, ..Scenario::default() }).entries[0].run;
    for place in 0..50 {
        let nth = place as Micros + 1;
        assert_eq!(run.ended(place), Some(nth.div_ceil(3) * S), "the reply to request {nth}");
        assert_eq!(run.started(place), Some((nth - 1) / 3 * S), "the post's formula is the wait");
    }
}

#[test]
fn the_41st_request_of_a_loop_waits_for_a_thread() {
    let loop_blocking = |requests| makespans(1, requests, S, 1)[3];
    assert_eq!(loop_blocking(40), S);
    assert_eq!(loop_blocking(41), 2 * S);
    assert_eq!(makespans(4, 160, S, 1)[3], S);
    assert_eq!(makespans(4, 161, S, 1)[3], 2 * S);
}

#[test]
fn splits_that_do_not_divide_wait_for_the_longer_pieces() {
    // 10 µs in 3 pieces: 4, 3 and 3.
    let scenario = Scenario { io: 10, subtasks: 3, ..Scenario::default() };
    assert_eq!([0, 1, 2].map(|piece| scenario.piece(piece)), [4, 3, 3]);
    assert_eq!(makespans(1, 1, 10, 3), [10, 10, 4, 10, 10, 4]);
}

#[test]
fn the_largest_scenarios_end_where_arithmetic_says() {
    let hour = 3_600 * S;
    let million = 1_000_000;
    for (workers, io) in [(1, hour), (1_024, hour), (1, 0), (1_024, 1)] {
        let scenario =
            Scenario { workers, requests: million, io, subtasks: 64, ..Scenario::default() };
        for result in sim::run(&scenario).entries {
            assert_eq!(
                result.summary.makespan,
                result.closed_form.expect("one holds").makespan(),
                "{}",
                result.run.entry
            );
        }
    }
}

proptest! {
    #[test]
    fn steps_grow_with_the_requests_and_not_with_the_time(scenario in strategies::small_scenario()) {
        for &entry in &scenario.lineup {
            let mut simulation = Simulation::new(&scenario, entry);
            // An arrival, a start, an end of I/O or of one piece after another, a reply, the
            // rounds of an event loop between them.
            let bound = 16 * u64::from(scenario.requests) + 16;
            prop_assert!(simulation.advance(bound));
        }
    }

    #[test]
    fn events_come_in_order_of_time_and_then_of_arrival(times in prop::collection::vec(0..20_u64, 0..200)) {
        let mut queue = EventQueue::default();
        let mut popped = Vec::new();
        for (place, &time) in times.iter().enumerate() {
            queue.push(time, place);
            // Interleaved with pops, as a simulation does.
            if place % 3 == 2 {
                popped.extend(queue.pop());
            }
        }
        let rest: Vec<_> = std::iter::from_fn(|| queue.pop()).collect();
        prop_assert!(rest.is_sorted());
        popped.extend(rest);
        popped.sort_unstable();
        let mut expected: Vec<_> = times.iter().copied().zip(0..).collect();
        expected.sort_unstable();
        prop_assert_eq!(popped, expected);
    }
}

/// The result of a link's only entry, or `None` if that is too large.
fn only_run(query: &str) -> Option<sim::Run> {
    let (link, notices) = pool_vs_loop::scenario::Link::decode(query);
    assert!(notices.is_empty(), "{query}: {notices:?}");
    sim::run(&link.scenario).entries.pop().map(|result| result.run)
}

#[test]
fn what_has_few_events_is_simulated_whatever_its_size() {
    for query in [
        "requests=1000000&subtasks=64&connections=1&workers=1&backlog=1&lineup=pool:blocking",
        "requests=1000000&subtasks=64&workers=4&timeout=1ms&lineup=pool:gather",
        "requests=1000000&subtasks=40&cpu=1us&workers=1&lineup=loop:async",
        "requests=200000&subtasks=64&connections=1000&workers=1&lineup=loop:gather",
    ] {
        assert!(only_run(query).is_some(), "{query}");
    }
}

#[test]
fn what_is_too_large_is_refused_without_taking_memory_or_time() {
    for query in [
        "requests=1000000&subtasks=64&connections=1000&workers=1024&lineup=loop:gather",
        "requests=1000000&subtasks=64&connections=100000&workers=1&lineup=loop:gather",
    ] {
        let (link, _) = pool_vs_loop::scenario::Link::decode(query);
        let mut simulation = Simulation::new(&link.scenario, link.scenario.lineup[0]);
        assert!(simulation.is_too_large(), "{query}");
        assert!(simulation.advance(1), "{query}");
        assert!(simulation.finish().is_none(), "{query}");
    }
}

#[test]
fn slices_without_end_come_to_one() {
    // 1,024 processes that compute a minute for each request on one core: too many slices.
    let query = "requests=1000000&workers=1024&cpu=60s&cores=1&lineup=pool:blocking";
    assert_eq!(only_run(query), None);
}

#[test]
fn a_run_within_a_budget_is_the_run_without_what_takes_more() {
    let scenario = |query: &str| Link::decode(query).0.scenario;
    let small = scenario("");
    assert_eq!(sim::run_within(&small, 1_000).entries, sim::run(&small).entries);
    // The GIL goes from thread to thread every 5 ms, which makes tens of millions of steps.
    let large = "requests=10000&io=0&cpu=60s&lineup=pool:blocking,threads:blocking,pool:async";
    let entries = sim::run_within(&scenario(large), 1_000_000).entries;
    let ran: Vec<Entry> = entries.iter().map(|result| result.run.entry).collect();
    assert_eq!(ran, [DEFAULT_LINEUP[0]]);
}
