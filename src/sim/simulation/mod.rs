//! One entry's simulation, instant by instant.
//!
//! What all servers share is here: time, arrivals, the ends of I/O and CPU stretches. What a
//! server does with them is in the files beside: `pool`, `threads`, `event_loop`; and what some of
//! them share, `gil` and `connections`.

mod ahead;
mod begin;
mod connections;
mod event_loop;
mod gil;
mod pool;
mod threads;
mod tracing;

use super::arrivals::Arrivals;
use super::cores::{Cores, Stop};
use super::deadlines::Deadlines;
use super::deal::Deal;
use super::list::{Links, List, NONE};
use super::queue::EventQueue;
use super::random::Source;
use super::run::{Outcome, Run};
use super::segments::Activity;
use super::trace::Trace;
use super::work::Work;
use crate::scenario::{Entry, Handler, Micros, Scenario};
use gil::Gil;
use std::collections::VecDeque;

/// The most events that a run may have. Some ten seconds in a browser.
pub const EVENT_LIMIT: u64 = 100_000_000;

/// The most pieces of I/O that may queue for connections: each takes memory.
pub const PIECE_LIMIT: u64 = 1 << 24;

/// A simulation under way. It owns what it needs and can be dropped at any time.
#[derive(Clone, Debug)]
pub struct Simulation {
    model: Model,
    handler: Handler,
    work: Work,
    /// CPU time of a request's handler, with the framework's, in microseconds.
    cpu: Micros,
    /// CPU time to read a request on an event loop, in microseconds.
    reading: Micros,
    /// Whether requests take any CPU time.
    computes: bool,
    /// Whether a request's I/O is one event, since nothing happens between its pieces.
    lump: bool,
    items: Items,
    timeout: Option<Micros>,
    backlog: Option<u32>,
    /// Downstream connections of a process; `u32::MAX` for any number.
    connections: u32,
    /// New connections that an event loop accepts in one iteration.
    accepts: u32,
    /// The most that it accepts in one because they were sent together.
    together: u32,

    now: Micros,
    phase: Phase,
    steps: u64,
    /// Whether the run was refused before it began.
    refused: bool,
    arrivals: Arrivals,
    deal: Deal,
    /// Ends of I/O, by item.
    ends: EventQueue<u32>,
    cores: Cores,
    /// When the workers of a pool kill what they serve.
    kills: Deadlines,
    /// Who gets the GIL next.
    gil_draws: Source,
    /// A loop that is in the middle of an iteration, which goes on before anything else happens.
    iterating: Option<u16>,
    /// Processes at which something arrived or ended in this instant.
    due: VecDeque<u16>,

    processes: Vec<Process>,
    links: Links,
    /// Workers of a pool that are idle, in front the one that has been so longest; of those idle
    /// since the same time, the lowest index.
    idle: VecDeque<(Micros, u16)>,
    /// The first request that a pool has not taken yet.
    untaken: u32,
    /// How many requests a pool has not taken yet.
    waiting: u32,

    /// Where each request stands, on an event loop.
    stages: Vec<Stage>,
    /// Pieces of I/O that each request has left.
    pieces: Vec<u8>,
    /// CPU time that each request's thread has left, where threads share a GIL.
    bursts: Vec<u32>,

    in_flight: u32,
    /// Threads that are held at this time, and since when that is their number.
    held: (u32, Micros),
    /// Whether the run skips ahead from request to request.
    skips: bool,
    trace: Option<Box<Trace>>,
    run: Run,
}

/// What stands in lists and events: a request's pieces where these wait one by one, else requests.
#[derive(Clone, Copy, Debug)]
struct Items {
    /// Items of each request.
    each: u32,
}

impl Items {
    const fn are_requests(self) -> bool {
        self.each == 1
    }

    /// The request of an item. A division costs more than looking whether there is one to do.
    const fn request_of(self, item: u32) -> u32 {
        if self.are_requests() { item } else { item / self.each }
    }
}

/// How a server works inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Model {
    /// Processes that serve one request at a time from one queue.
    Pool,
    /// Processes with threads.
    Threads,
    /// Processes with an event loop that runs the handlers.
    Loop,
    /// Processes with an event loop that hands requests over to threads.
    LoopThreads,
}

/// An instant has three phases. The order settles ties: who leaves at a time frees the place
/// for who arrives at that time.
#[derive(Clone, Copy, Debug)]
enum Phase {
    Ends,
    Arrivals,
    Dispatch,
}

/// Where a request stands on an event loop.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Stage {
    /// It has not been read.
    #[default]
    Unread,
    /// Its handler has not begun.
    New,
    /// A thread token has been granted to it.
    Granted,
    /// The tasks of its gathered pieces are to begin.
    Starting,
    /// It awaits a piece, or pieces.
    Awaiting,
    /// All gathered pieces are done: the gathering future is next.
    Gathered,
    /// The reply is next.
    Replying,
}

/// A worker process.
#[derive(Clone, Debug)]
struct Process {
    /// Requests that it has not accepted yet.
    kernel: List,
    /// Accepted connections whose requests the loop reads when it polls next.
    accepted: List,
    /// Items that the loop runs, those of this iteration first.
    ready: List,
    /// Items left of this iteration.
    batch: u32,
    /// Items whose I/O or thread has ended since the loop polled last.
    ended: List,
    /// What the loop is doing.
    state: State,
    /// The item whose CPU part or blocking I/O the process is at.
    current: u32,
    /// Since when its loop has been at that, in microseconds.
    busy_since: Micros,
    gil: Gil,
    /// Threads that nobody holds.
    free_threads: u32,
    /// Requests that wait for a thread token.
    token_queue: List,
    free_connections: u32,
    connection_queue: List,
    /// Whether it is on the list of those that are due.
    due: bool,
}

/// What an event loop is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// It sleeps until something happens.
    Idle,
    /// It waits for a core or for the GIL.
    Waking,
    /// It goes from item to item.
    Running,
    /// It runs a CPU part, or is stuck in blocking I/O.
    Busy,
}

impl Simulation {
    /// Goes on by at most `budget` steps, a step being an arrival, a dispatch, an end or the change
    /// to another phase. Whether the simulation has come to its end.
    ///
    /// The steps of a whole run grow with the requests, and with the CPU time where processes or
    /// threads compete for it; never with simulated time.
    pub fn advance(&mut self, budget: u64) -> bool {
        if self.skips {
            return self.skip_ahead(budget);
        }
        for _ in 0..budget {
            if self.is_too_large() || !self.step() {
                return true;
            }
            if self.trace.is_some() {
                self.mark_changes();
            }
            self.steps += 1;
        }
        false
    }

    /// Whether the run has more events than [`EVENT_LIMIT`], or is sure to have, or more pieces that
    /// queue for connections than [`PIECE_LIMIT`]: it ends without a result.
    #[must_use]
    pub const fn is_too_large(&self) -> bool {
        self.refused || self.steps > EVENT_LIMIT
    }

    /// The finished run, or `None` if the simulation has not come to its end.
    #[must_use]
    pub fn finish(mut self) -> Option<Run> {
        if self.skips {
            return (self.run.started.len() == self.run.sent.len()).then_some(self.run);
        }
        let done = !self.is_too_large()
            && self.iterating.is_none()
            && self.due.is_empty()
            && self.next_instant() == Micros::MAX;
        self.hold_threads(0);
        done.then_some(self.run)
    }

    /// Does one step; `false` when there is nothing left to do.
    fn step(&mut self) -> bool {
        if let Some(process) = self.iterating.take() {
            self.iterate(process);
            return true;
        }
        if matches!(self.phase, Phase::Ends) {
            if let Some(item) = self.ends.pop_at(self.now) {
                self.io_ended(item);
                return true;
            }
            if let Some(stop) = self.cores.pop_at(self.now) {
                if let Stop::Done(process) = stop {
                    self.cpu_done(process);
                }
                return true;
            }
            if let Some((_, worker)) = self.kills.next().filter(|(time, _)| *time <= self.now) {
                self.kill(worker);
                return true;
            }
            self.phase = Phase::Arrivals;
        }
        if matches!(self.phase, Phase::Arrivals) {
            if self.arrivals.next_time() <= self.now {
                self.arrive();
                return true;
            }
            self.phase = Phase::Dispatch;
        }
        if let Some(&process) = self.due.front() {
            if !self.dispatch(process) {
                self.processes[usize::from(process)].due = false;
                self.due.pop_front();
            }
            return true;
        }
        let next = self.next_instant();
        if next == Micros::MAX {
            return false;
        }
        (self.now, self.phase) = (next.max(self.now), Phase::Ends);
        true
    }

    /// When something happens next; the largest time if nothing does.
    fn next_instant(&self) -> Micros {
        let time = |next: Option<(Micros, u16)>| next.map_or(Micros::MAX, |(time, _)| time);
        let ends = self.ends.next_time().unwrap_or(Micros::MAX);
        let stops = self.cores.next_time().unwrap_or(Micros::MAX);
        self.arrivals.next_time().min(ends).min(stops).min(time(self.kills.next()))
    }

    /// The next request is sent, and stands in front of its process, or of the pool.
    fn arrive(&mut self) {
        let request = self.arrivals.sent();
        self.arrivals.send(self.now);
        self.run.send(self.now);
        self.in_flight += 1;
        self.run.totals.most_in_flight = self.run.totals.most_in_flight.max(self.in_flight);
        if self.model == Model::Pool {
            self.mark(request, Activity::Queueing);
            return self.arrive_at_pool(request);
        }
        let worker = self.deal.next(request);
        self.run.worker[request as usize] = worker;
        self.mark(request, Activity::Queueing);
        let process = &mut self.processes[usize::from(worker)];
        self.links.push(&mut process.kernel, request * self.items.each);
        // A loop that is busy looks when it polls.
        if process.state == State::Idle {
            self.make_due(worker);
        }
    }

    /// A process may have something to do. Whether it may have more.
    fn dispatch(&mut self, process: u16) -> bool {
        match self.model {
            Model::Pool => self.dispatch_pool(),
            Model::Threads => self.dispatch_threads(process),
            Model::Loop | Model::LoopThreads => self.dispatch_loop(process),
        }
    }

    /// The I/O of an item has ended.
    fn io_ended(&mut self, item: u32) {
        let request = self.items.request_of(item) as usize;
        let process = self.run.worker[request];
        match self.model {
            Model::Pool => self.pool_io_ended(process, item),
            Model::Threads | Model::LoopThreads => self.thread_io_ended(process, item),
            Model::Loop => self.loop_io_ended(process, item),
        }
    }

    /// A process has had the CPU time that it wanted.
    fn cpu_done(&mut self, process: u16) {
        match self.model {
            Model::Pool => self.pool_cpu_done(process),
            Model::Threads | Model::LoopThreads => self.gil_cpu_done(process),
            Model::Loop => self.loop_cpu_done(process),
        }
    }

    /// A reply is complete.
    fn reply(&mut self, request: u32) {
        self.run.ended[request as usize] = self.now;
        self.run.totals.work += u128::from(self.reading + self.cpu);
        self.mark_end(request);
        self.in_flight -= 1;
        self.arrivals.ended(self.now, false);
    }

    /// A request ends without a reply.
    fn fail(&mut self, request: u32, outcome: Outcome) {
        let index = request as usize;
        self.run.ended[index] = self.now;
        self.run.fail(index, outcome);
        self.mark_end(request);
        self.in_flight -= 1;
        self.arrivals.ended(self.now, outcome == Outcome::Refused);
    }

    /// So many threads, workers or loops are held from now on, more or fewer than before.
    fn hold_threads(&mut self, change: i32) {
        let (count, since) = self.held;
        self.run.totals.held += u128::from(count) * u128::from(self.now - since);
        self.held = (count.saturating_add_signed(change), self.now);
    }

    fn make_due(&mut self, process: u16) {
        let due = &mut self.processes[usize::from(process)].due;
        if !std::mem::replace(due, true) {
            self.due.push_back(process);
        }
    }
}
