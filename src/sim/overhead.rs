//! CPU time that a framework adds to a request (rule 6 of the server models).

use crate::scenario::{Entry, Handler, Micros, Overhead, Scenario, Server};

/// CPU time that a request of an entry takes in all, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cpu {
    /// On an event loop: to read the request, an iteration before its handler begins.
    pub reading: Micros,
    /// The handler's, with the rest of the framework's.
    pub handler: Micros,
}
fn p(name: &str, default: f64) -> f64 {
    std::env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(default)
}

impl Cpu {
    /// The CPU time of a scenario's requests on an entry.
    #[must_use]
    pub fn of(scenario: &Scenario, entry: Entry) -> Self {
        match scenario.overhead {
            Overhead::None => Self { reading: 0, handler: scenario.cpu },
            Overhead::Given(time) => Self { reading: 0, handler: scenario.cpu + time },
            Overhead::Measured => {
                let loss = scenario.cpu as f64 * p("F", 0.015);
                let k = f64::from(scenario.subtasks);
                let (r, h) = match (entry.server, entry.handler) {
                    (Server::Pool, Handler::Blocking) => (0.0, p("PB", 2000.)),
                    (Server::Pool, Handler::Gather) => (0.0, p("PA", 4000.) + k * p("PP", 0.)),
                    (Server::Pool, _) => (0.0, p("PA", 4000.)),
                    (Server::Threads, Handler::Blocking) => (0.0, p("TB", 1000.)),
                    (Server::Threads, _) => (0.0, p("TA", 4000.)),
                    (Server::Greenlets, _) => (0., p("G", 300.)),
                    (Server::Loop, Handler::Blocking) => (p("LBR", 200.), p("LBH", 500.)),
                    (Server::Loop, Handler::Async) => (p("LAR", 200.), p("LAH", 0.)),
                    (Server::Loop, Handler::Gather) => {
                        (p("LAR", 200.), p("LAH", 0.) + k * p("LG", 120.))
                    }
                    (Server::Loop, Handler::Stuck) => (p("LAR", 200.), p("LS", 1300.)),
                };
                Self { reading: r as u64, handler: scenario.cpu + (h + loss) as u64 }
            }
        }
    }

    /// All of it, in microseconds.
    #[must_use]
    pub const fn total(self) -> Micros {
        self.reading + self.handler
    }
}
