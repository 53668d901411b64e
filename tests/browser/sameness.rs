//! The same bytes in wasm as natively: the digests of a thousand random scenarios.

#[path = "../shared/random_queries.rs"]
mod random_queries;

use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn a_thousand_random_scenarios_give_the_runs_that_they_give_natively() {
    let native: Vec<&str> = include_str!("../golden/runs.txt").lines().collect();
    assert_eq!(native.len(), random_queries::COUNT as usize);
    for (number, native) in (0..).zip(native) {
        let digest = format!("{:016x}", random_queries::digest(number));
        assert_eq!(digest, native, "scenario {number}: {}", random_queries::query(number));
    }
}
