//! How many instructions the simulation takes, by valgrind: the same on each run, so that a change of
//! one in a hundred shows. `cargo xtask bench instructions`.

#[cfg(not(target_arch = "wasm32"))]
mod models;

#[cfg(not(target_arch = "wasm32"))]
use models::runs;

#[cfg(not(target_arch = "wasm32"))]
gungraun::main!(library_benchmark_groups = runs);

#[cfg(target_arch = "wasm32")]
fn main() {}
