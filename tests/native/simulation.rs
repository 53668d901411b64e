//! The simulation: the seed post's numbers, closed forms, and what must hold of any run.

use crate::strategies;
use pool_vs_loop::scenario::{DEFAULT_LINEUP, Handler, Micros, Scenario, Server};
use pool_vs_loop::sim::closed_form::ClosedForm;
use pool_vs_loop::sim::{self, Batch, EventQueue, Run, Simulation, deal};
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
    for (place, ended) in (0..).zip(&run.ended) {
        let nth: Micros = place + 1;
        assert_eq!(*ended, nth.div_ceil(3) * S, "the reply to request {nth}");
        assert_eq!(run.started[place as usize], place / 3 * S, "the post's formula is the wait");
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
                result.closed_form.makespan(),
                "{}",
                result.run.entry
            );
        }
    }
}

#[test]
fn dealing_evenly_is_the_largest_remainder_rule() {
    // The rule itself: request i goes to the largest A_w*(i+1)/N - given_w, lowest index on ties.
    for workers in 1..=9_u32 {
        for requests in 1..=60_u32 {
            let share = |w: u32| requests / workers + u32::from(w < requests % workers);
            let mut given = vec![0; workers as usize];
            for request in 0..requests {
                let behind = |w: u32| {
                    i64::from(share(w)) * i64::from(request + 1)
                        - i64::from(given[w as usize]) * i64::from(requests)
                };
                let largest = (0..workers).map(behind).max();
                let chosen = (0..workers).find(|&w| Some(behind(w)) == largest);
                assert_eq!(Some(deal::even(request, workers)), chosen, "{request} of {requests}");
                given[deal::even(request, workers) as usize] += 1;
            }
            assert_eq!(given.iter().max(), Some(&deal::largest_even_share(requests, workers)));
        }
    }
}

/// At each moment between two events, at most `limit` requests of each group are in service.
fn never_more_than(limit: u32, run: &Run, group: impl Fn(usize) -> u16) {
    let requests = 0..run.sent.len();
    let mut changes: Vec<(u16, Micros, i32)> = requests
        .filter(|&request| run.started[request] < run.ended[request])
        .flat_map(|r| [(group(r), run.started[r], 1), (group(r), run.ended[r], -1)])
        .collect();
    // Of changes at one time the ends come first.
    changes.sort_unstable();
    let mut busy = 0;
    for (_, _, change) in changes {
        busy += change;
        assert!(busy <= i32::try_from(limit).unwrap_or(i32::MAX), "{}", run.entry);
    }
}

proptest! {
    #[test]
    fn every_run_keeps_the_invariants(scenario in strategies::small_scenario()) {
        for result in sim::run(&scenario).entries {
            let run = &result.run;
            let entry = run.entry;
            let service = match entry.handler {
                Handler::Gather => scenario.io.div_ceil(scenario.subtasks.into()),
                _ => scenario.io,
            };
            prop_assert_eq!(run.sent.len(), scenario.requests as usize);
            for request in 0..run.sent.len() {
                prop_assert!(run.sent[request] <= run.started[request]);
                prop_assert_eq!(run.ended[request], run.started[request] + service);
                prop_assert!(u32::from(run.worker[request]) < scenario.workers);
            }
            match (entry.server, entry.handler) {
                (Server::Pool, _) => {
                    prop_assert!(run.started.is_sorted(), "first come, first served");
                    never_more_than(1, run, |request| run.worker[request]);
                }
                (Server::Loop, Handler::Blocking) => {
                    never_more_than(40, run, |request| run.worker[request]);
                }
                _ => prop_assert_eq!(&run.started, &run.sent),
            }
            if entry.server == Server::Loop {
                let round_robin = |place: usize| place as u32 % scenario.workers;
                for (place, &worker) in run.worker.iter().enumerate() {
                    prop_assert_eq!(u32::from(worker), round_robin(place));
                }
            }
        }
    }

    #[test]
    fn arithmetic_and_simulation_agree(scenario in strategies::small_scenario()) {
        for result in sim::run(&scenario).entries {
            let form = ClosedForm::of(&scenario, result.run.entry);
            prop_assert_eq!(result.summary.makespan, form.makespan(), "{}", result.run.entry);
        }
    }

    #[test]
    fn every_nth_reply_of_a_pool_comes_with_its_wave(scenario in strategies::small_scenario()) {
        let pool = sim::run(&scenario).entries.into_iter().filter(|r| r.run.entry.server == Server::Pool);
        for result in pool {
            let each = result.closed_form.each;
            for (nth, &ended) in (1..).zip(&result.run.ended) {
                prop_assert_eq!(ended, u64::from(u32::div_ceil(nth, scenario.workers)) * each);
            }
        }
    }

    #[test]
    fn a_run_does_not_depend_on_its_slices_nor_on_its_neighbours(
        scenario in strategies::small_scenario(),
        budget in 1..200_u64,
    ) {
        let whole = sim::run(&scenario);
        let mut batch = Batch::new(scenario.clone());
        while !batch.advance(budget) {
            prop_assert!(batch.clone().finish().is_none(), "not before the end");
        }
        let sliced = batch.finish();
        prop_assert_eq!(sliced.as_ref(), Some(&whole));
        for result in &whole.entries {
            let mut alone = Simulation::new(&scenario, result.run.entry);
            while !alone.advance(budget) {}
            let run = alone.finish();
            prop_assert_eq!(run.as_ref(), Some(&result.run));
        }
    }

    #[test]
    fn steps_grow_with_the_requests_and_not_with_the_time(scenario in strategies::small_scenario()) {
        for &entry in &scenario.lineup {
            let mut simulation = Simulation::new(&scenario, entry);
            // An arrival, a dispatch with at most one in vain, a departure, three phases.
            let bound = 8 * u64::from(scenario.requests) + 8;
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
