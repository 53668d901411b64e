//! Each model at a hundred to a million requests, and beside them the floor.

use divan::Bencher;
use pool_vs_loop::scenario::{Entry, Link};
use pool_vs_loop::sim::Simulation;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

const SIZES: [u32; 3] = [100, 10_000, 1_000_000];

/// A run of the one entry of a line-up.
fn simulate(bencher: Bencher, requests: u32, query: &str) {
    let (link, notices) = Link::decode(&format!("requests={requests}&{query}"));
    assert!(notices.is_empty(), "{notices:?}");
    let scenario = link.scenario;
    let entry: Entry = scenario.lineup[0];
    bencher.bench_local(|| {
        let mut simulation = Simulation::new(&scenario, entry);
        while !simulation.advance(1 << 20) {}
        simulation.finish().expect("a finished run")
    });
}

/// What no simulation of a pool can do without: who is free first takes the next request.
#[divan::bench(args = SIZES, name = "floor: a heap of 4 workers")]
fn floor(bencher: Bencher, requests: u32) {
    bencher.bench_local(|| {
        let mut workers: BinaryHeap<Reverse<u64>> = (0..4).map(|_| Reverse(0)).collect();
        let mut sum = 0_u64;
        for _ in 0..divan::black_box(requests) {
            let Reverse(free) = workers.pop().unwrap_or_default();
            let end = free + divan::black_box(1_000_000);
            sum = sum.wrapping_add(end);
            workers.push(Reverse(end));
        }
        sum
    });
}

/// What `SimPy` needs 1.85 s for: a burst of a hundred thousand on 4 servers.
#[divan::bench(name = "SimPy's burst of 100,000 on 4 servers")]
fn simpy(bencher: Bencher) {
    simulate(bencher, 100_000, "lineup=pool:blocking");
}

/// What Ciw needs 0.37 s for: 20,000 customers of an M/M/4 queue, here at a load of 0.8.
#[divan::bench(name = "Ciw's M/M/4 of 20,000")]
fn ciw(bencher: Bencher) {
    simulate(bencher, 20_000, "lineup=pool:blocking&client=poisson:3.2&spread=exponential");
}

macro_rules! models {
    ($($name:ident $query:literal)*) => {$(
        #[divan::bench(args = SIZES, name = $query)]
        fn $name(bencher: Bencher, requests: u32) {
            simulate(bencher, requests, $query);
        }
    )*};
}

models! {
    pool_blocking "lineup=pool:blocking"
    pool_gather "lineup=pool:gather"
    pool_poisson "lineup=pool:blocking&client=poisson:3&spread=exponential"
    pool_cpu_on_two_cores "lineup=pool:blocking&cpu=5ms&io=10ms&cores=2"
    threads_blocking "lineup=threads:blocking"
    threads_blocking_cpu "lineup=threads:blocking&cpu=5ms&io=10ms"
    greenlets_blocking_cpu "lineup=greenlets:blocking&cpu=1ms"
    loop_blocking "lineup=loop:blocking"
    loop_blocking_cpu "lineup=loop:blocking&cpu=5ms&io=10ms"
    loop_async "lineup=loop:async"
    loop_async_cpu "lineup=loop:async&cpu=1ms&subtasks=1"
    loop_async_cpu_twice "lineup=loop:async&cpu=1ms&subtasks=2"
    loop_async_cpu_lognormal "lineup=loop:async&cpu=1ms&spread=lognormal:1"
    loop_gather_cpu "lineup=loop:gather&cpu=1ms"
    loop_gather_connections "lineup=loop:gather&cpu=1ms&connections=10"
    loop_stuck "lineup=loop:stuck"
}
