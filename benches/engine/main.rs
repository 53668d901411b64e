//! How long the simulation takes: each model at a hundred to a million requests, and beside them,
//! in the same run, the floor: a bare loop over a heap of workers that only adds up finish times.
//!
//! `cargo bench --bench engine`, or `cargo xtask bench engine`.

#[cfg(not(target_arch = "wasm32"))]
mod models;

fn main() {
    #[cfg(not(target_arch = "wasm32"))]
    divan::main();
}
