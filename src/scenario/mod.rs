//! What is simulated: the settings with their limits, and the link grammar that carries them.
//!
//! The grammar is flat (`workers=4&requests=16&io=1s`), every key is optional, and reading it
//! never fails: see [`Link::decode`].
//!
//! ```
//! use pool_vs_loop::scenario::Link;
//!
//! let (link, notices) = Link::decode("workers=3&requests=50&io=300ms");
//! assert_eq!(link.scenario.workers, 3);
//! assert_eq!(link.encode(), "workers=3&requests=50&io=300ms");
//! assert!(notices.is_empty());
//! ```

mod draft;
mod edit;
mod entry;
mod limits;
mod link;
mod notice;
pub mod steps;
mod time;

pub use draft::Draft;
pub use edit::Edit;
pub use entry::{DEFAULT_LINEUP, Entry, Handler, Server};
pub use limits::{Count, Setting};
pub use link::Link;
pub use notice::{Allowed, Notice};
pub use time::{Micros, parse_duration, shown_unit, write_duration};

/// The version of the simulation's rules, defaults and tables that this build has (key `v`).
/// A link without the key means version 1, for ever.
pub const MODEL_VERSION: u32 = 1;

/// Threads for plain `def` handlers in each event-loop process: `AnyIO`'s default limiter, which
/// FastAPI and Starlette use.
pub const TOKENS: u16 = 40;

/// The most entries a line-up can have.
pub const MAX_LINEUP: usize = 8;

/// The work and the servers it is given to. A *line-up entry* is a server and a handler; every
/// entry runs the same work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scenario {
    /// Worker processes of each server, 1 to 1,024.
    pub workers: u32,
    /// Requests, all sent at time 0, 1 to 1,000,000.
    pub requests: u32,
    /// Time that a request spends waiting on I/O in total, 0 to one hour.
    pub io: Micros,
    /// Pieces that the I/O is split into, 1 to 64. Only `gather` handlers await them together.
    pub subtasks: u32,
    /// The servers and handlers that are compared: 1 to 8, all different.
    pub lineup: Vec<Entry>,
}

impl Default for Scenario {
    /// The experiment of the seed post: 16 requests of 1 s on 4 workers, split in two where the
    /// handler gathers.
    fn default() -> Self {
        Self {
            workers: Count::WORKERS.default,
            requests: Count::REQUESTS.default,
            io: limits::IO_DEFAULT,
            subtasks: Count::SUBTASKS.default,
            lineup: DEFAULT_LINEUP.to_vec(),
        }
    }
}

impl Scenario {
    /// The I/O of a piece, by rule 8's fixed spread: an even split, the first `io mod subtasks`
    /// pieces 1 µs longer.
    #[must_use]
    pub fn piece(&self, piece: u32) -> Micros {
        let k = Micros::from(self.subtasks);
        self.io / k + Micros::from(Micros::from(piece) < self.io % k)
    }

    /// The longest piece: what a handler that gathers waits for.
    #[must_use]
    pub fn slowest_piece(&self) -> Micros {
        self.piece(0)
    }
}
