//! What arithmetic alone says of a run, and the examples of rules 1 to 5 of the server models. They
//! are from measurements: the ideal model, without the framework's own time, comes close to these.

use crate::naive::scenarios::large;
use pool_vs_loop::scenario::{Accept, Client, Entry, Handler, Link, Micros, Overhead, Scenario};
use pool_vs_loop::scenario::{Server, Spread};
use pool_vs_loop::sim::closed_form::{ClosedForm, NoClosedForm};
use pool_vs_loop::sim::{self, EntryResult};
use proptest::prelude::*;

/// The result of a link's first entry.
fn result(query: &str) -> EntryResult {
    let (link, notices) = Link::decode(query);
    assert!(notices.is_empty(), "{query}: {notices:?}");
    sim::run(&link.scenario).entries.remove(0)
}

/// Median and makespan in milliseconds.
fn median_and_makespan(query: &str) -> (f64, f64) {
    let EntryResult { summary, .. } = result(query);
    let median = summary.response.expect("response times").p50;
    (median as f64 / 1e3, summary.makespan as f64 / 1e3)
}

/// The middle of the medians and of the makespans under 101 seeds, in milliseconds.
fn over_seeds(query: &str) -> (f64, f64) {
    let (mut medians, mut makespans): (Vec<f64>, Vec<f64>) =
        (0..101).map(|seed| median_and_makespan(&format!("{query}&seed={seed}"))).unzip();
    medians.sort_by(f64::total_cmp);
    makespans.sort_by(f64::total_cmp);
    (medians[50], makespans[50])
}

fn is_near(value: f64, expected: f64, precision: f64) {
    assert!((value / expected - 1.0).abs() <= precision, "{value}, not {expected}");
}

prop_compose! {
    /// A burst of equal requests, with a core for each process.
    fn burst()(
        workers in 1..=9_u32,
        requests in 1..=300_u32,
        io in 0..=50_000_u64,
        cpu in prop_oneof![Just(0), 0..=20_000_u64],
        subtasks in 1..=9_u32,
    ) -> Scenario {
        Scenario { workers, requests, io, cpu, subtasks, cores: workers, ..Scenario::default() }
    }
}

/// When each request of an entry ended.
fn ends(scenario: &Scenario, server: Server, handler: Handler) -> Vec<Micros> {
    let lineup = vec![Entry::new(server, handler)];
    let run = &sim::run(&Scenario { lineup, ..scenario.clone() }).entries[0].run;
    (0..run.len()).map(|request| run.ended(request).expect("an end")).collect()
}

proptest! {
    #[test]
    fn every_nth_reply_of_a_pool_comes_with_its_wave(
        scenario in burst(),
        given in prop::option::of(0..5_000_u64),
    ) {
        let overhead = given.map_or(Overhead::None, Overhead::Given);
        let scenario = Scenario { overhead, ..scenario };
        let cpu = scenario.cpu + given.unwrap_or(0);
        for handler in Handler::ALL {
            let io = match handler {
                Handler::Gather => scenario.io.div_ceil(scenario.subtasks.into()),
                _ => scenario.io,
            };
            for (nth, end) in (1..).zip(ends(&scenario, Server::Pool, handler)) {
                let wave = Micros::from(u32::div_ceil(nth, scenario.workers));
                prop_assert_eq!(end, wave * (cpu + io), "{:?} {}", handler, nth);
            }
        }
    }

    #[test]
    fn a_loop_that_only_waits_answers_all_in_one_wave(scenario in burst()) {
        let scenario = Scenario { cpu: 0, ..scenario };
        let slowest = scenario.io.div_ceil(scenario.subtasks.into());
        let all = |time| vec![time; scenario.requests as usize];
        prop_assert_eq!(ends(&scenario, Server::Loop, Handler::Async), all(scenario.io));
        prop_assert_eq!(ends(&scenario, Server::Loop, Handler::Gather), all(slowest));
        prop_assert_eq!(ends(&scenario, Server::Greenlets, Handler::Blocking), all(scenario.io));
    }

    #[test]
    fn a_loop_that_computes_does_a_burst_in_one_batch(scenario in burst()) {
        let Scenario { cpu, io, requests, .. } = scenario;
        let scenario = Scenario { workers: 1, subtasks: 1, ..scenario };
        let batch = Micros::from(requests) * cpu;
        let place = |nth: Micros| nth + 1;
        // Ended I/O waits for the batch in progress.
        let waits: Vec<Micros> =
            (0..requests.into()).map(|nth| batch.max(place(nth) * cpu + io)).collect();
        prop_assert_eq!(ends(&scenario, Server::Loop, Handler::Async), &waits[..]);
        // A piece on its own, but begun one iteration later: after the whole batch.
        let gathered = vec![batch + io; requests as usize];
        prop_assert_eq!(ends(&scenario, Server::Loop, Handler::Gather), gathered);
        let stuck: Vec<Micros> =
            (0..requests.into()).map(|nth| place(nth) * (cpu + io)).collect();
        prop_assert_eq!(ends(&scenario, Server::Loop, Handler::Stuck), stuck);
        prop_assert_eq!(ends(&scenario, Server::Greenlets, Handler::Blocking), waits);
    }

    #[test]
    fn the_fullest_worker_sets_the_time(
        scenario in burst(),
        weights in prop::collection::vec(0..50_u32, 9),
        places in 1..=12_u32,
    ) {
        let mut weights = weights[..scenario.workers as usize].to_vec();
        weights[0] += 1; // not all 0
        let accept = Accept::Shares(weights);
        let scenario = Scenario { cpu: 0, threads: places, tokens: places, accept, ..scenario };
        for (server, handler) in
            [(Server::Threads, Handler::Blocking), (Server::Loop, Handler::Blocking)]
        {
            let lineup = vec![Entry::new(server, handler)];
            let result = sim::run(&Scenario { lineup, ..scenario.clone() }).entries.remove(0);
            let had = |worker| {
                (0..result.run.len()).filter(|&r| result.run.worker(r) == Some(worker)).count()
            };
            let fullest = (0..9).map(had).max().unwrap_or(0) as u64;
            let waves = fullest.div_ceil(places.into());
            prop_assert_eq!(result.summary.makespan, waves * scenario.io);
        }
    }

    #[test]
    fn where_a_closed_form_is_given_it_holds(
        scenario in large(),
        plain in any::<[bool; 6]>(),
    ) {
        // As drawn, some condition is mostly broken.
        let [burst, fixed, connections, limits, cores, idle] = plain;
        let mut scenario = scenario;
        if burst { scenario.client = Client::Burst; }
        if fixed { scenario.spread = Spread::Fixed; }
        if connections { scenario.connections = None; }
        if limits { (scenario.timeout, scenario.backlog) = (None, None); }
        if cores { scenario.cores = scenario.workers; }
        if idle { (scenario.cpu, scenario.overhead) = (0, Overhead::None); }
        for result in sim::run(&scenario).entries {
            if let Ok(form) = result.closed_form {
                prop_assert_eq!(result.summary.makespan, form.makespan(), "{}", result.run.entry);
            }
        }
    }
}

#[test]
fn where_no_closed_form_holds_the_reason_is_given() {
    for (query, reason) in [
        ("client=closed:3", NoClosedForm::Client),
        ("spread=exponential", NoClosedForm::Spread),
        ("connections=3&lineup=loop:async", NoClosedForm::Connections),
        ("timeout=1s", NoClosedForm::Limits),
        ("backlog=1", NoClosedForm::Limits),
        ("cpu=1ms&cores=3", NoClosedForm::Cores),
        ("cpu=1ms&lineup=threads:blocking", NoClosedForm::Gil),
        ("cpu=1ms&lineup=loop:blocking", NoClosedForm::Gil),
        ("accept=random&lineup=loop:async", NoClosedForm::Chance),
    ] {
        assert_eq!(result(query).closed_form, Err(reason), "{query}");
    }
    // A pool is not dealt anything.
    assert!(matches!(result("accept=random").closed_form, Ok(ClosedForm::Waves { .. })));
    // A worker of a pool has one piece of I/O under way at a time: a connection is enough.
    assert!(matches!(result("connections=1").closed_form, Ok(ClosedForm::Waves { .. })));
    // A worker gets 25 of them: none waits for a connection.
    let query = "requests=100&lineup=loop:async&connections=";
    for (connections, expected) in [("24", Err(NoClosedForm::Connections)), ("25", Ok(1_000_000))] {
        let form = result(&[query, connections].concat()).closed_form;
        assert_eq!(form.map(|form| form.makespan()), expected, "{connections}");
    }
}

#[test]
fn rule_1_and_the_gathered_wave() {
    // The 7th of 10 on 3 workers comes with the 3rd wave: 3 x (5 + ⌈100 / 3⌉) ms.
    let run = result("workers=3&requests=10&cpu=5ms&io=100ms&subtasks=3&lineup=pool:gather").run;
    assert_eq!(run.ended(6), Some(3 * (5_000 + 33_334)));
}

#[test]
fn rule_2_a_burst_is_one_batch() {
    // The 50th and the 51st reply: at the end of the batch, 100 x 10 ms. Measured: 1.05 s.
    let query = "workers=1&requests=100&cpu=10ms&io=200ms&subtasks=1&lineup=loop:async";
    assert_eq!(median_and_makespan(query), (1_000.0, 1_200.0));
}

#[test]
fn rule_2_gathered_pieces_begin_after_the_batch() {
    // 100 x 5 ms, then 250 ms. Measured: 0.82 s.
    let query = "workers=1&requests=100&cpu=5ms&io=1s&subtasks=4&lineup=loop:gather";
    assert_eq!(median_and_makespan(query), (750.0, 750.0));
}

#[test]
fn rule_2_under_overload_continuations_pass_the_queue() {
    // Measured: 0.41 s, and 2.56 s for all. The ideal loop has 0.3775 s: 8 % less, since reading a
    // request is free there. All CPU parts and the last I/O are its lower bound, 2.5 s.
    let query =
        "workers=1&requests=80&cpu=30ms&io=100ms&subtasks=1&client=paced:40&lineup=loop:async";
    let (median, makespan) = median_and_makespan(query);
    is_near(median, 377.5, 0.01);
    assert_eq!(makespan, 2_500.0);
    let (median, makespan) = median_and_makespan(&format!("{query}&overhead=measured"));
    is_near(median, 410.0, 0.05);
    is_near(makespan, 2_560.0, 0.03);
}

#[test]
fn rule_3_threads_take_turns_by_chance() {
    // Measured (uvicorn, `def`): median 1.12 s, last 1.44 s; recorded again three times on a faster
    // machine: median 0.91 to 0.97 s, last 1.44 to 1.63 s. Here the last comes at 60 x 20 ms + 200 ms
    // whatever the order, since the GIL is never free before the last CPU part is over.
    let query = "workers=1&requests=60&cpu=20ms&io=200ms&subtasks=1&lineup=";
    let (median, makespan) = over_seeds(&format!("{query}loop:blocking"));
    assert!((910.0..=1_120.0).contains(&median), "{median}");
    assert_eq!(makespan, 1_400.0);
    let (median, makespan) = over_seeds(&format!("{query}threads:blocking&threads=40"));
    is_near(median, 1_120.0, 0.07);
    assert_eq!(makespan, 1_400.0);
}

#[test]
fn rule_4_processes_take_turns_on_cores_by_chance() {
    // Measured: 1.67 s. The document claims 1.65 to 1.73 s for a place drawn from the whole list;
    // with the last two places the middle of 200 seeds is 1.74 s, nine tenths of them between 1.67
    // and 1.85 s. Strict turns take 1.97 s, even sharing 2.04 s: those must stay out of reach.
    let query = "workers=4&requests=40&cpu=50ms&io=100ms&subtasks=1&cores=2&lineup=pool:blocking";
    let (_, makespan) = over_seeds(query);
    assert!((1_650.0..1_800.0).contains(&makespan), "{makespan} ms");
}

#[test]
fn rule_5_the_fullest_of_uneven_workers() {
    // Of 100 requests 44 go to one process with 40 threads: two waves, as measured, 2.07 s.
    let query = "requests=100&accept=shares:44-24-16-16&lineup=loop:blocking&io=1s";
    assert_eq!(result(query).summary.makespan, 2_000_000);
    // Of 400 it has 176: ⌈176 / 40⌉ = 5 waves.
    let query = query.replace("100", "400");
    assert_eq!(result(&query).summary.makespan, 5_000_000);
    assert_eq!(result(&query.replace("shares:44-24-16-16", "even")).summary.makespan, 3_000_000);
}
