//! The simulation: discrete events in whole microseconds, deterministic, pure Rust.
//!
//! A [`Simulation`] gives one line-up entry the scenario's work. It advances by a budget of
//! events and can be dropped in between, so that a page can spread a long run over frames. A
//! [`Batch`] does so for the whole line-up and ends in [`Results`].
//!
//! In queueing terms (no CPU time in this version, so that only waiting takes time):
//!
//! - `pool` is one station with a server per worker, in front of it one FIFO queue;
//! - `loop:blocking` is one station per worker with `tokens` servers;
//! - `loop:async` and `loop:gather` are one station per worker that serves any number at once.
//!
//! ```
//! use pool_vs_loop::{scenario::Scenario, sim};
//!
//! let scenario = Scenario::default(); // the seed post's: 16 requests, 4 workers, 1 s
//! let results = sim::run(&scenario);
//! let makespans: Vec<u64> = results.entries.iter().map(|e| e.summary.makespan).collect();
//! assert_eq!(makespans, [4_000_000, 4_000_000, 2_000_000, 1_000_000, 1_000_000, 500_000]);
//! ```

mod arrivals;
mod batch;
pub mod closed_form;
mod cores;
mod deadlines;
pub mod deal;
mod list;
pub mod overhead;
mod queue;
pub mod random;
mod run;
mod runner;
mod segments;
mod simulation;
mod summary;
pub mod work;

pub use batch::{Batch, EntryResult, Results, run};
pub use queue::EventQueue;
pub use run::{Outcome, Run};
pub use runner::Runner;
pub use segments::{Activity, Segment};
pub use simulation::{EVENT_LIMIT, Simulation};
pub use summary::{ResponseTimes, Summary};
