//! How long the simulation takes in the browser: a benchmark. `cargo xtask bench engine` runs it;
//! natively there is nothing in it.
#![cfg(target_arch = "wasm32")]

use pool_vs_loop::platform::now;
use pool_vs_loop::scenario::Link;
use pool_vs_loop::sim::Simulation;
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Runs of each scenario, of which the fastest and the middle one count.
const RUNS: usize = 11;

#[wasm_bindgen_test]
fn speed_of_the_simulation() {
    let scenarios = [
        "requests=100000&lineup=pool:blocking",
        "requests=20000&lineup=pool:blocking&client=poisson:3.2&spread=exponential",
        "requests=1000000&lineup=pool:blocking",
        "requests=1000000&lineup=loop:async&cpu=1ms",
        "requests=1000000&lineup=loop:gather&cpu=1ms",
        "requests=1000000&lineup=threads:blocking&cpu=5ms&io=10ms",
    ];
    for query in scenarios {
        let scenario = Link::decode(query).0.scenario;
        let mut times: Vec<f64> = (0..RUNS)
            .map(|_| {
                let begin = now();
                let mut simulation = Simulation::new(&scenario, scenario.lineup[0]);
                while !simulation.advance(1 << 20) {}
                assert!(simulation.finish().is_some());
                now() - begin
            })
            .collect();
        times.sort_by(f64::total_cmp);
        console_log!("{query}: fastest {:.2} ms, median {:.2} ms", times[0], times[RUNS / 2]);
    }
}
