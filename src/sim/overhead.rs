//! CPU time that a framework adds to a request (rule 6 of the server models).

use crate::scenario::{Entry, Handler, Micros, Overhead, Scenario, Server};

/// CPU time of a request of an entry, in microseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cpu {
    /// On an event loop: to accept and read the request, an iteration before its handler begins.
    pub reading: Micros,
    /// The handler's, with the rest of the framework's.
    pub handler: Micros,
}

/// What `overhead=measured` adds, in microseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measured {
    /// To accept and read a request, on an event loop.
    pub reading: Micros,
    /// To call the handler and to reply.
    pub handler: Micros,
    /// For each of the pieces that a loop runs as a task of its own.
    pub piece: Micros,
}

/// Thousandths by which a handler's CPU time lasts longer than it computes: what the system takes
/// from a core meanwhile.
pub const LOSS: Micros = 15;

impl Cpu {
    /// The CPU time of a scenario's requests on an entry.
    #[must_use]
    pub fn of(scenario: &Scenario, entry: Entry) -> Self {
        match scenario.overhead {
            Overhead::None => Self { reading: 0, handler: scenario.cpu },
            Overhead::Given(time) => Self { reading: 0, handler: scenario.cpu + time },
            Overhead::Measured => {
                let Measured { reading, handler, piece } = Measured::of(entry);
                let pieces = piece * Micros::from(scenario.subtasks);
                let loss = scenario.cpu * LOSS / 1_000;
                Self { reading, handler: scenario.cpu + loss + handler + pieces }
            }
        }
    }

    /// All of it, in microseconds.
    #[must_use]
    pub const fn total(self) -> Micros {
        self.reading + self.handler
    }
}

impl Measured {
    /// The table for an entry, calibrated on tests/measured/servers.json: docs/model.md says how.
    /// It is frozen with the model version.
    #[must_use]
    pub const fn of(entry: Entry) -> Self {
        let (reading, handler, piece) = match (entry.server, entry.handler) {
            (Server::Pool, Handler::Blocking) => (0, 2_000, 0),
            (Server::Pool, _) => (0, 3_000, 0),
            (Server::Threads, Handler::Blocking) => (0, 1_000, 0),
            (Server::Threads, _) => (0, 4_000, 0),
            (Server::Greenlets, _) => (0, 200, 0),
            (Server::Loop, Handler::Blocking) => (400, 500, 0),
            (Server::Loop, Handler::Async) => (300, 0, 0),
            (Server::Loop, Handler::Gather) => (300, 0, 90),
            (Server::Loop, Handler::Stuck) => (300, 1_300, 0),
        };
        Self { reading, handler, piece }
    }
}
