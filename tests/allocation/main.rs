//! What a run allocates: a number of buffers that does not depend on the requests, and at most 64
//! bytes a request.

#![cfg(not(target_arch = "wasm32"))]

use pool_vs_loop::scenario::{Entry, Link};
use pool_vs_loop::sim::{Simulation, Tracing};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, Stats, StatsAlloc};
use std::alloc::System;

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// What the run of an entry allocates.
fn allocated(query: &str, requests: u32, entry: Entry) -> Stats {
    let (link, notices) = Link::decode(&format!("requests={requests}&{query}"));
    assert!(notices.is_empty(), "{query}: {notices:?}");
    let region = Region::new(ALLOCATOR);
    let mut simulation = Simulation::new(&link.scenario, entry);
    while !simulation.advance(1 << 20) {}
    let run = simulation.finish().expect("a finished run");
    let change = region.change();
    assert_eq!(run.len(), requests as usize);
    change
}

/// Bytes that an entry's trace allocates.
fn traced(query: &str, requests: u32, entry: Entry) -> usize {
    let scenario = Link::decode(&format!("requests={requests}&{query}")).0.scenario;
    let region = Region::new(ALLOCATOR);
    let mut tracing = Tracing::new(&scenario, entry, 0..1 << 40, 1_000);
    while !tracing.advance(1 << 20) {}
    let traced = tracing.finish().expect("a finished run");
    let change = region.change();
    assert!(traced.segments.is_none(), "too many to keep");
    change.bytes_allocated
}

/// One test, since others would allocate at the same time.
#[test]
fn buffers_do_not_depend_on_the_requests_and_bytes_are_bounded() {
    let scenarios = [
        "subtasks=1",
        "subtasks=2",
        "subtasks=2&cpu=100us&io=1ms",
        "subtasks=2&cpu=100us&io=1ms&cores=2",
        "subtasks=2&client=paced:5000&cpu=100us&io=1ms",
        "subtasks=2&client=poisson:3000&spread=exponential&io=1ms",
        "subtasks=2&client=closed:100&spread=lognormal:1&io=1ms",
        "subtasks=2&connections=5&io=1ms",
        "subtasks=2&overhead=measured&accept=measured&io=1ms",
        "subtasks=2&timeout=500us&backlog=100&io=1ms&spread=exponential",
    ];
    let mut most = (0.0, String::new());
    for query in scenarios {
        for entry in Entry::ALL {
            let (few, many) = (allocated(query, 10_000, entry), allocated(query, 100_000, entry));
            let buffers = |stats: &Stats| stats.allocations + stats.reallocations;
            assert_eq!(buffers(&few), buffers(&many), "{entry} in {query}");
            let bytes = (many.bytes_allocated - few.bytes_allocated) as f64 / 90_000.0;
            assert!(bytes <= 64.0, "{entry} in {query}: {bytes} bytes a request");
            if bytes > most.0 {
                most = (bytes, format!("{entry} in {query}"));
            }
        }
    }
    // Tracing adds what a request is doing and places for lanes, whatever the number of segments.
    for query in ["subtasks=2&cpu=100us&io=1ms", "subtasks=16&connections=5&cpu=1ms&io=16ms"] {
        for entry in Entry::ALL {
            let added = |requests| {
                let alone = allocated(query, requests, entry).bytes_allocated;
                traced(query, requests, entry) - alone
            };
            let bytes = (added(100_000) - added(10_000)) as f64 / 90_000.0;
            assert!(bytes <= 40.0, "{entry} in {query}: tracing adds {bytes} bytes a request");
        }
    }
    println!("the most: {:.1} bytes a request, {}", most.0, most.1);
}
