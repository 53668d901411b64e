//! A service station: one FIFO queue in front of equal servers.

use crate::scenario::Micros;
use std::collections::VecDeque;

/// Requests that wait, and who can take them.
#[derive(Clone, Debug)]
pub(super) struct Station {
    waiting: VecDeque<u32>,
    servers: Servers,
    /// Whether the simulation has it on its list of those that may have to dispatch.
    pub(super) due: bool,
}

/// The servers of a station.
#[derive(Clone, Debug)]
enum Servers {
    /// As many as are needed: an event loop whose requests only wait.
    Unlimited,
    /// The idle ones of a limited number, each with the time since when it is idle. In front the
    /// one that has been idle longest; of those idle since the same time, the lowest index.
    Idle(VecDeque<(Micros, u32)>),
}

impl Station {
    /// A station that serves any number of requests at once.
    pub(super) fn unlimited() -> Self {
        Self { waiting: VecDeque::new(), servers: Servers::Unlimited, due: false }
    }

    /// A station with this many servers, idle from the start.
    pub(super) fn with_servers(servers: u32) -> Self {
        let idle = (0..servers).map(|server| (0, server)).collect();
        Self { waiting: VecDeque::new(), servers: Servers::Idle(idle), due: false }
    }

    /// Puts a request at the end of the queue.
    pub(super) fn enqueue(&mut self, request: u32) {
        self.waiting.push_back(request);
    }

    /// Makes a server idle again. Times must not fall from call to call.
    pub(super) fn release(&mut self, server: u32, now: Micros) {
        if let Servers::Idle(idle) = &mut self.servers {
            // Servers mostly free themselves in order of index, so the place is near the end.
            let later = idle.iter().rev().take_while(|&&last| last > (now, server)).count();
            idle.insert(idle.len() - later, (now, server));
        }
    }

    /// Takes the request that has waited longest, and who serves it, if there are both. A station
    /// that serves any number calls them all server 0.
    pub(super) fn dispatch(&mut self) -> Option<(u32, u32)> {
        if self.waiting.is_empty() {
            return None;
        }
        let server = match &mut self.servers {
            Servers::Unlimited => 0,
            Servers::Idle(idle) => idle.pop_front()?.1,
        };
        Some((self.waiting.pop_front()?, server))
    }
}
