//! A second simulation of all models, deliberately naive, written from docs/model.md and not from
//! the engine: plain loops over everything, for the real one to be compared with. Slow, short, and
//! without a thought of speed.

mod clients;
mod cores;
mod event_loop;
mod gil;
mod pool;
pub mod scenarios;
mod threads;
mod world;

use pool_vs_loop::scenario::{Entry, Link, Micros, Scenario, Server};
use pool_vs_loop::sim::{self, Run};
use proptest::prelude::*;
use world::{Fate, Inside, World};

fn simulate(scenario: &Scenario, entry: Entry) -> Vec<Fate> {
    let mut world = World::new(scenario, entry);
    let workers = scenario.workers as usize;
    let mut server: Box<dyn Inside> = match entry.server {
        Server::Pool => Box::new(pool::Pool::new(workers)),
        Server::Threads => Box::new(threads::Threads::new(workers, scenario.threads as usize)),
        Server::Greenlets | Server::Loop => Box::new(event_loop::EventLoops::new(&world)),
    };
    world.run(server.as_mut());
    world.fates
}

fn fates(run: &Run) -> Vec<Fate> {
    let fate = |request| Fate {
        sent: run.sent()[request],
        started: run.started(request),
        ended: run.ended(request),
        worker: run.worker(request).map(usize::from),
        outcome: run.outcome(request),
    };
    (0..run.len()).map(fate).collect()
}

/// Compares both simulations of an entry.
fn compare(scenario: &Scenario, entry: Entry) -> Result<(), TestCaseError> {
    let link = Link { scenario: Scenario { lineup: vec![entry], ..scenario.clone() }, ..default() };
    let results = sim::run(&link.scenario);
    prop_assert_eq!(results.entries.len(), 1, "not run: {}", link.encode());
    let (engine, naive) = (fates(&results.entries[0].run), simulate(scenario, entry));
    prop_assert_eq!(engine.len(), naive.len());
    for (request, (engine, naive)) in engine.iter().zip(&naive).enumerate() {
        prop_assert_eq!(engine, naive, "request {} of {}", request, link.encode());
    }
    Ok(())
}

fn default() -> Link {
    Link::decode("").0
}

/// Compares both simulations of all entries of a server.
fn compare_all(scenario: &Scenario, server: Server) -> Result<(), TestCaseError> {
    let mut entries = Entry::ALL.into_iter().filter(|entry| entry.server == server);
    entries.try_for_each(|entry| compare(scenario, entry))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    #[test]
    fn a_pool_does_what_the_naive_one_does(scenario in scenarios::small()) {
        compare_all(&scenario, Server::Pool)?;
    }

    #[test]
    fn threads_do_what_the_naive_ones_do(scenario in scenarios::small()) {
        compare_all(&scenario, Server::Threads)?;
    }

    #[test]
    fn greenlets_do_what_the_naive_ones_do(scenario in scenarios::small()) {
        compare_all(&scenario, Server::Greenlets)?;
    }

    #[test]
    fn event_loops_do_what_the_naive_ones_do(scenario in scenarios::small()) {
        compare_all(&scenario, Server::Loop)?;
    }
}

/// Compares both simulations of a link, and gives the last end.
fn makespan(query: &str) -> Micros {
    let (link, notices) = Link::decode(query);
    assert!(notices.is_empty(), "{query}");
    let scenario = &link.scenario;
    scenario.lineup.iter().for_each(|&entry| compare(scenario, entry).expect("the same"));
    sim::run(scenario).entries[0].summary.makespan
}

// What small random scenarios don't reach.

#[test]
fn a_lone_gevent_worker_accepts_a_hundred_at_a_time() {
    // While the first computes, 209 more are sent. The first poll accepts 100 of them, the second
    // another 100; the ended I/O of the first request, seen after its batch, stands behind these.
    let query = "workers=1&requests=210&cpu=20ms&io=1ms&subtasks=1&client=paced:100000";
    let (link, _) = Link::decode(&format!("{query}&lineup=greenlets:blocking"));
    compare(&link.scenario, link.scenario.lineup[0]).expect("the same");
    let run = &sim::run(&link.scenario).entries[0].run;
    assert_eq!(run.ended(0), Some((1 + 100 + 100) * 20_000));
}

#[test]
fn a_refused_user_tries_again_after_a_second() {
    // One is served, two stand in front; the fourth user is turned away three times.
    let query = "workers=1&requests=6&io=3s&client=closed:4&backlog=1&lineup=pool:blocking";
    let (link, _) = Link::decode(query);
    compare(&link.scenario, link.scenario.lineup[0]).expect("the same");
    let result = &sim::run(&link.scenario).entries[0];
    assert_eq!(result.run.sent(), [0, 0, 0, 0, 1_000_000, 2_000_000]);
    assert_eq!(result.summary.refused, 3);
}

// What the engine once had wrong, in small.

#[test]
fn one_connection_is_one_also_where_a_request_has_one_piece() {
    let query = "workers=1&requests=3&io=1us&subtasks=1&connections=1&lineup=";
    for entry in ["loop:async", "loop:gather", "loop:blocking", "threads:blocking"] {
        assert_eq!(makespan(&format!("{query}{entry}")), 3, "{entry}");
    }
}

#[test]
fn a_stuck_handler_takes_the_gil_between_its_pieces_as_a_blocking_one_does() {
    // Request 0 waits from 4 to 5 ms, then for the GIL, which request 1 has until 8 ms, then from
    // 8 to 9 ms. Request 1 waits from 8 to 10 ms, with nobody else.
    let query = "workers=1&requests=2&cpu=4ms&io=2ms&subtasks=2&threads=2&lineup=threads:";
    for handler in ["blocking", "stuck"] {
        let (link, _) = Link::decode(&format!("{query}{handler}"));
        let run = &sim::run(&link.scenario).entries[0].run;
        assert_eq!([run.ended(0), run.ended(1)], [Some(9_000), Some(10_000)], "{handler}");
    }
}

#[test]
fn a_slice_stays_up_for_who_begins_to_wait_in_that_microsecond() {
    // A process leaves 1 µs before the slices of the others are up, and is back when they are.
    makespan(
        "workers=3&requests=14&io=1us&subtasks=1&lineup=pool:async&cores=2&cpu=4ms\
         &client=poisson:100000&seed=708",
    );
}
