//! One run of each model, of ten thousand requests, and the floor beside them.

#![allow(missing_docs)] // what the macros make

use gungraun::{library_benchmark, library_benchmark_group};
use pool_vs_loop::scenario::{Link, Scenario};
use pool_vs_loop::sim::{Run, Simulation};
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::hint::black_box;

fn scenario(query: &str) -> Scenario {
    let (link, notices) = Link::decode(&format!("requests=10000&{query}"));
    assert!(notices.is_empty(), "{notices:?}");
    link.scenario
}

#[library_benchmark(setup = scenario)]
#[bench::pool_blocking("lineup=pool:blocking")]
#[bench::pool_cpu_on_two_cores("lineup=pool:blocking&cpu=5ms&io=10ms&cores=2")]
#[bench::threads_blocking_cpu("lineup=threads:blocking&cpu=5ms&io=10ms")]
#[bench::greenlets_blocking_cpu("lineup=greenlets:blocking&cpu=1ms")]
#[bench::loop_blocking_cpu("lineup=loop:blocking&cpu=5ms&io=10ms")]
#[bench::loop_async_cpu("lineup=loop:async&cpu=1ms&subtasks=1")]
#[bench::loop_gather_cpu("lineup=loop:gather&cpu=1ms")]
#[bench::loop_stuck("lineup=loop:stuck")]
fn simulate(scenario: Scenario) -> Run {
    let mut simulation = Simulation::new(&scenario, scenario.lineup[0]);
    while !simulation.advance(1 << 20) {}
    simulation.finish().expect("a finished run")
}

#[library_benchmark]
#[bench::heap_of_four_workers(10_000)]
fn floor(requests: u32) -> u64 {
    let mut workers: BinaryHeap<Reverse<u64>> = (0..4).map(|_| Reverse(0)).collect();
    let mut sum = 0_u64;
    for _ in 0..black_box(requests) {
        let Reverse(free) = workers.pop().unwrap_or_default();
        let end = free + black_box(1_000_000);
        sum = sum.wrapping_add(end);
        workers.push(Reverse(end));
    }
    sum
}

library_benchmark_group!(name = runs, benchmarks = [simulate, floor]);
