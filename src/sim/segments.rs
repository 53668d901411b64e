//! What each request was doing when.

use crate::scenario::Micros;

/// What a request does, or waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Activity {
    /// It stands in a queue: nobody has accepted it, or no worker or thread is free.
    Queueing,
    /// It computes.
    Computing,
    /// It waits for its I/O and holds its worker, thread or loop meanwhile.
    HoldingIo,
    /// It waits for its I/O and holds nothing.
    FreeIo,
    /// It waits for its event loop.
    AwaitingLoop,
    /// Its thread waits for the GIL.
    AwaitingGil,
    /// It waits for a thread token.
    AwaitingToken,
    /// It waits for a downstream connection.
    AwaitingConnection,
    /// Its process waits for a core.
    AwaitingCore,
}

impl Activity {
    /// All of them, in the order in which a request may come to them.
    pub const ALL: [Self; 9] = [
        Self::Queueing,
        Self::Computing,
        Self::HoldingIo,
        Self::FreeIo,
        Self::AwaitingLoop,
        Self::AwaitingGil,
        Self::AwaitingToken,
        Self::AwaitingConnection,
        Self::AwaitingCore,
    ];
}

/// A stretch of time in which a request did one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The request, from 0.
    pub request: u32,
    /// What it did.
    pub activity: Activity,
    /// When it began, in microseconds.
    pub from: Micros,
    /// When it ended, in microseconds: later than `from`.
    pub to: Micros,
    /// The worker process; `None` while a pool's request has none.
    pub worker: Option<u16>,
    /// Where in its process: a thread, or a place among the requests in flight, the lowest that
    /// was free when service began. `None` before.
    pub lane: Option<u32>,
}
