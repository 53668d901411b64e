//! What a diagram is of: all that does not depend on the moment.

use super::pen::width_of;
use crate::explain::number::count;
use crate::scenario::{Accept, Client, Entry, Handler, Scenario, Server};
use crate::sim::overhead::Cpu;
use crate::words::t;

/// What a worker process has inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Inside {
    /// One place for one request.
    Place,
    /// Threads.
    Threads,
    /// Something that runs one request while others wait for their I/O: an event loop, or the one
    /// thread of greenlets.
    Loop,
    /// An event loop that hands requests over to threads.
    LoopThreads,
}

/// An entry of a scenario, in the terms of a drawing.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plan {
    pub(super) entry: Entry,
    pub(super) inside: Inside,
    pub(super) workers: u32,
    pub(super) requests: u32,
    /// Tasks of a request on the event loop that its worker starts in a thread; 0 if it starts none.
    pub(super) tasks: u32,
    /// Threads of a process, if it has threads for requests.
    pub(super) threads: u32,
    /// The most requests that a worker may have in service, if it gets its share.
    pub(super) most: u32,
    pub(super) computes: bool,
    /// Whether requests may have to wait for something else than their I/O.
    pub(super) contends: bool,
    /// Whether threads share a GIL that they need.
    pub(super) gil: bool,
    /// Whether all requests are sent at once.
    pub(super) burst: bool,
    pub(super) may_refuse: bool,
    pub(super) may_kill: bool,
    /// Width of a request's chip, in pixels.
    pub(super) chip: i32,
}

impl Plan {
    pub(super) fn new(scenario: &Scenario, entry: Entry) -> Self {
        let pool = entry.server == Server::Pool;
        let inside = match (entry.server, entry.handler) {
            (Server::Pool, _) => Inside::Place,
            (Server::Threads, _) => Inside::Threads,
            (Server::Loop, Handler::Blocking) => Inside::LoopThreads,
            (Server::Greenlets | Server::Loop, _) => Inside::Loop,
        };
        let threads = match inside {
            Inside::Threads => scenario.threads,
            Inside::LoopThreads => scenario.tokens,
            Inside::Place | Inside::Loop => 0,
        };
        let share = match scenario.accept {
            Accept::Even => scenario.requests.div_ceil(scenario.workers.max(1)),
            _ => scenario.requests,
        };
        let most = match inside {
            Inside::Place => 1,
            Inside::Threads | Inside::LoopThreads => threads.min(share),
            Inside::Loop => share,
        };
        let tasks = match (pool, entry.handler) {
            (false, _) | (_, Handler::Blocking) => 0,
            (_, Handler::Gather) => scenario.subtasks,
            (_, Handler::Async | Handler::Stuck) => 1,
        };
        let computes = Cpu::of(scenario, entry).total() > 0;
        Self {
            entry,
            inside,
            workers: scenario.workers,
            requests: scenario.requests,
            tasks,
            threads,
            most,
            computes,
            contends: computes || scenario.connections.is_some(),
            gil: threads > 0 && computes,
            burst: scenario.client == Client::Burst,
            may_refuse: pool && scenario.backlog.is_some(),
            may_kill: pool && scenario.timeout.is_some(),
            chip: (width_of(&count(scenario.requests.into())) + 10).max(24),
        }
    }

    /// The first line of the handler's code, and how it begins.
    pub(super) const fn code(&self) -> (&'static str, &'static str) {
        match self.entry.handler {
            Handler::Blocking => ("def …", "def"),
            Handler::Async | Handler::Gather | Handler::Stuck => ("async def …", "async def"),
        }
    }

    /// What runs one request at a time, if the process has such a part beside its places.
    pub(super) fn runner(&self) -> Option<&'static str> {
        match (self.inside, self.entry.server) {
            (Inside::Place | Inside::Threads, _) => None,
            (_, Server::Greenlets) => Some(t!("one thread")),
            _ => Some(t!("event loop")),
        }
    }

    /// How many are in service, in the words of what serves them.
    pub(super) fn note(&self, serving: u32) -> String {
        let n = serving;
        let serving = count(serving.into());
        match self.inside {
            Inside::Threads | Inside::LoopThreads => {
                t!("{serving} of {all} threads", serving, all = count(self.threads.into()))
            }
            // One at most, and it is seen.
            Inside::Place => String::new(),
            Inside::Loop if self.blocks() => String::new(),
            Inside::Loop => t!("{n} in flight|{n} in flight", n),
        }
    }

    /// About how wide the longest such note is, with system fonts that differ in width. `more` is
    /// what may stand behind it.
    pub(super) fn widest_note(&self, more: &str) -> i32 {
        let most = if self.threads > 0 { self.threads } else { self.requests };
        width_of(&(self.note(most) + more)) * 9 / 8
    }

    /// The words for so many who wait.
    pub(super) fn waiting(number: u32) -> String {
        t!("{n} wait|{n} wait", n = number)
    }

    /// The words for the request that has the GIL.
    pub(super) fn with_gil(request: u32) -> String {
        format!(", GIL: {}", count(u64::from(request) + 1))
    }

    /// Whether a request that waits for I/O blocks the loop.
    pub(super) const fn blocks(&self) -> bool {
        matches!(self.entry.handler, Handler::Stuck) && matches!(self.inside, Inside::Loop)
    }
}
