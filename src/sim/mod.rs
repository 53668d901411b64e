//! The simulation: discrete events in whole microseconds, deterministic, pure Rust.
//!
//! A [`Simulation`] gives one line-up entry the scenario's work. It advances by a budget of
//! events and can be dropped in between, so that a page can spread a long run over frames. A
//! [`Batch`] does so for the whole line-up and ends in [`Results`].
//!
//! The rules, their sources and what they leave out are in docs/model.md, which also states them
//! exactly. From below: [`work`] is what a request takes, [`overhead`] what a framework adds, both
//! drawn from [`random`] where they vary; [`deal`] is who accepts; cores, GIL and event loops are
//! private parts of the simulation. A [`Run`] is what came of it, a [`Summary`] its figures,
//! [`closed_form`] what arithmetic alone predicts, [`capacity`] what limits the throughput, and
//! [`changes`] what would help. A [`Moment`] is a run at one time. What requests did meanwhile is
//! found out only on demand, by a [`Tracing`]: a [`Segment`] is what one request did for a while, an
//! [`Account`] adds all up, [`Bands`] by columns of a picture.
//!
//! ```
//! use pool_vs_loop::{scenario::Scenario, sim};
//!
//! let scenario = Scenario::default(); // the seed post's: 16 requests, 4 workers, 1 s
//! let results = sim::run(&scenario);
//! let makespans: Vec<u64> = results.entries.iter().map(|e| e.summary.makespan).collect();
//! assert_eq!(makespans, [4_000_000, 4_000_000, 2_000_000, 1_000_000, 1_000_000, 500_000]);
//! ```

mod account;
mod arrivals;
mod bands;
mod batch;
pub mod capacity;
pub mod changes;
pub mod closed_form;
mod cores;
mod deadlines;
pub mod deal;
mod list;
mod moment;
mod order;
pub mod overhead;
pub mod playback;
mod queue;
pub mod random;
mod run;
mod runner;
mod segments;
mod simulation;
mod summary;
mod trace;
pub mod work;

pub use account::Account;
pub use bands::Bands;
pub use batch::{Batch, EntryResult, Results, run, run_within};
pub use moment::{Crowd, Doing, Moment, finished_by, next_event, order_of_ends, previous_event};
pub use order::order;
pub use queue::EventQueue;
pub use run::{Outcome, Run};
pub use runner::Runner;
pub use segments::{Activity, Segment};
pub use simulation::{EVENT_LIMIT, PIECE_LIMIT, Simulation};
pub use summary::{ResponseTimes, Summary};
pub use trace::{SEGMENT_LIMIT, Traced, Tracing};
