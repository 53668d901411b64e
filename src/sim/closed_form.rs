//! Closed forms: what arithmetic alone predicts for the last reply to a burst of equal requests.

use super::capacity::short_connections;
use super::deal::Deal;
use super::overhead::Cpu;
use crate::scenario::{Client, Entry, Handler, Micros, Scenario, Server, Spread};

/// What arithmetic predicts. Rule 1 of the server models for the pool, `ceil(N/W)*T`; rule 5 for
/// threads, where the worker with the most requests sets the time, `ceil(max n_w / threads)*T`;
/// a loop that only waits answers all in one wave; one that computes first does all CPU parts,
/// one after another, and then waits for the last, `max n_w * cpu + io`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClosedForm {
    /// Requests are answered in waves, all of one length.
    Waves {
        /// Requests that share one set of places.
        requests: u32,
        /// Places: requests that are served at the same time; `None` if that is any number.
        places: Option<u32>,
        /// Length of a wave, in microseconds: the task's CPU and I/O time, of the I/O only the
        /// slowest piece where the pieces pass together.
        each: Micros,
    },
    /// One batch of CPU parts, then the last request's I/O.
    Batch {
        /// Requests of the process with the most of them.
        requests: u32,
        /// CPU time of one, in microseconds.
        cpu: Micros,
        /// I/O time of one, in microseconds.
        io: Micros,
    },
}

/// Why no closed form holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoClosedForm {
    /// Requests don't come all at once.
    Client,
    /// They are not all alike.
    Spread,
    /// Some may wait for a downstream connection.
    Connections,
    /// Some may be refused or killed.
    Limits,
    /// Processes compete for cores.
    Cores,
    /// Threads of a process compete for the GIL.
    Gil,
    /// How many requests a process gets is left to chance.
    Chance,
}

impl ClosedForm {
    /// The closed form of an entry.
    ///
    /// # Errors
    /// If none holds: why.
    pub fn of(scenario: &Scenario, entry: Entry) -> Result<Self, NoClosedForm> {
        let Scenario { workers, requests, .. } = *scenario;
        let pool = entry.server == Server::Pool;
        let threads = match (entry.server, entry.handler) {
            (Server::Threads, _) => Some(scenario.threads),
            (Server::Loop, Handler::Blocking) => Some(scenario.tokens),
            _ => None,
        };
        let cpu = Cpu::of(scenario, entry).total();
        if scenario.client != Client::Burst {
            return Err(NoClosedForm::Client);
        }
        if scenario.spread != Spread::Fixed && scenario.io > 0 {
            return Err(NoClosedForm::Spread);
        }
        if short_connections(scenario, entry).is_some() {
            return Err(NoClosedForm::Connections);
        }
        if pool && (scenario.timeout.is_some() || scenario.backlog.is_some()) {
            return Err(NoClosedForm::Limits);
        }
        if cpu > 0 && threads.is_some() {
            return Err(NoClosedForm::Gil);
        }
        if cpu > 0 && scenario.cores < workers.min(requests) {
            return Err(NoClosedForm::Cores);
        }
        let io = match entry.handler {
            Handler::Gather => scenario.slowest_piece(),
            Handler::Blocking | Handler::Async | Handler::Stuck => scenario.io,
        };
        let each = cpu + io;
        if pool {
            return Ok(Self::Waves { requests, places: Some(workers), each });
        }
        let largest = Deal::new(scenario, entry.server).largest_share(requests);
        let requests = largest.ok_or(NoClosedForm::Chance)?;
        Ok(match (threads, entry.handler) {
            (Some(threads), _) => Self::Waves { requests, places: Some(threads), each },
            (None, Handler::Stuck) => Self::Waves { requests, places: Some(1), each },
            (None, _) if cpu > 0 => Self::Batch { requests, cpu, io },
            (None, _) => Self::Waves { requests, places: None, each },
        })
    }

    /// Time of the last reply, in microseconds.
    #[must_use]
    pub fn makespan(&self) -> Micros {
        match *self {
            Self::Waves { requests, places, each } => {
                Micros::from(places.map_or(1, |places| requests.div_ceil(places))) * each
            }
            Self::Batch { requests, cpu, io } => Micros::from(requests) * cpu + io,
        }
    }
}
