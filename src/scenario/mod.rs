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

mod choice;
mod command;
mod decimal;
mod draft;
mod edit;
mod entry;
mod history;
mod limits;
mod link;
mod look;
mod marks;
mod notice;
mod setting;
pub mod steps;
mod time;

pub use choice::MAX_SHARES;
pub use command::{Command, LeftOut, NoCommand, Program, Reason, Said};
pub use decimal::Decimal;
pub use draft::Draft;
pub use edit::Edit;
pub use entry::{DEFAULT_LINEUP, Entry, Handler, Server};
pub use history::History;
pub use limits::Count;
pub use link::Link;
pub use look::{Panel, Theme, View};
pub use marks::Marks;
pub use notice::{Allowed, Notice};
pub use setting::{Kind, Setting};
pub use time::{Micros, parse_duration, shown_unit, write_duration};

/// The version of the simulation's rules, defaults and tables that this build has (key `v`).
/// A link without the key means version 1, for ever.
pub const MODEL_VERSION: u32 = 1;

/// The most entries a line-up can have.
pub const MAX_LINEUP: usize = 8;

/// The work and the servers it is given to. A *line-up entry* is a server and a handler; every
/// entry runs the same work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scenario {
    /// Worker processes of each server, 1 to 1,024.
    pub workers: u32,
    /// Requests, 1 to 1,000,000.
    pub requests: u32,
    /// Mean time that a request spends waiting on I/O in total, 0 to one hour.
    pub io: Micros,
    /// Pieces that the I/O is split into, 1 to 64. Only `gather` handlers await them together.
    pub subtasks: u32,
    /// CPU time of a request before its I/O, 0 to one minute.
    pub cpu: Micros,
    /// The servers and handlers that are compared: 1 to 8, all different.
    pub lineup: Vec<Entry>,
    /// Threads of each process of the `threads` server, 1 to 1,024.
    pub threads: u32,
    /// Threads for plain `def` handlers in each process of the `loop` server, 1 to 1,024.
    pub tokens: u32,
    /// CPU cores that all processes share, 1 to 1,024.
    pub cores: u32,
    /// When requests are sent.
    pub client: Client,
    /// How the I/O times of requests differ.
    pub spread: Spread,
    /// Which process accepts a request, where processes accept for themselves.
    pub accept: Accept,
    /// Downstream connections of each process, 1 to 100,000; `None` for any number.
    pub connections: Option<u32>,
    /// CPU time that the framework adds to each request.
    pub overhead: Overhead,
    /// Time in service after which `pool` kills a request, 0 to one hour; `None` for never.
    pub timeout: Option<Micros>,
    /// Requests that may stand unaccepted in front of `pool`, 1 to 1,000,000; `None` for any
    /// number.
    pub backlog: Option<u32>,
    /// What random draws begin from.
    pub seed: u32,
}

/// When requests are sent (rule 7 of the server models).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Client {
    /// All at time 0.
    Burst,
    /// One at a time, at this many per second.
    Paced(Decimal),
    /// At random, at this many per second on average: the gaps are exponential.
    Poisson(Decimal),
    /// By this many users, each of whom sends the next when the last is answered.
    Closed(u32),
}

/// How I/O times are distributed (rule 8 of the server models). Each piece is drawn by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spread {
    /// All alike.
    Fixed,
    /// Evenly between (1 - S) and (1 + S) times the mean.
    Uniform(Decimal),
    /// Exponentially.
    Exponential,
    /// Log-normally, with this coefficient of variation.
    Lognormal(Decimal),
}

/// Which process takes a request that processes accept for themselves (rule 5 of the server
/// models).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Accept {
    /// Each process gets as many.
    Even,
    /// Any process, with equal chances.
    Random,
    /// Uneven shares, drawn like those that were measured.
    Measured,
    /// These weights, one per worker, not all 0.
    Shares(Vec<u32>),
}

/// CPU time that a framework adds to a request (rule 6 of the server models).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overhead {
    /// None: the ideal model.
    None,
    /// What measured runs of each server and handler suggest.
    Measured,
    /// This much for every entry, 0 to one second.
    Given(Micros),
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
            cpu: 0,
            lineup: DEFAULT_LINEUP.to_vec(),
            threads: Count::THREADS.default,
            tokens: Count::TOKENS.default,
            cores: Count::CORES.default,
            client: Client::Burst,
            spread: Spread::Fixed,
            accept: Accept::Even,
            connections: None,
            overhead: Overhead::None,
            timeout: None,
            backlog: None,
            seed: Count::SEED.default,
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
