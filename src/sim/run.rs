//! What a simulated entry did with each request.

use crate::scenario::{Entry, Micros};

/// Instead of a time: it never came to that.
pub(super) const NEVER: Micros = Micros::MAX;

/// Instead of a worker: none had the request.
const NOBODY: u16 = u16::MAX;

/// How a request ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// With a reply.
    Served,
    /// Turned away: the pool's backlog was full.
    Refused,
    /// Its worker was killed: it was in service for too long.
    Killed,
}

impl Outcome {
    /// The word for it in data.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Served => "served",
            Self::Refused => "refused",
            Self::Killed => "killed",
        }
    }
}

/// One entry's run: a column per fact, indexed by request in the order of sending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Whose run it is.
    pub entry: Entry,
    pub(super) sent: Vec<Micros>,
    pub(super) started: Vec<Micros>,
    pub(super) ended: Vec<Micros>,
    pub(super) worker: Vec<u16>,
    /// Empty where all were served.
    pub(super) outcomes: Vec<Outcome>,
    /// Sums over the run, for its summary.
    pub(super) totals: Totals,
}

/// What is added up while a simulation runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Totals {
    /// CPU time and I/O time of the served requests, microseconds.
    pub(super) work: u128,
    /// Time for which a place was held, microseconds.
    pub(super) held: u128,
    /// Places that can be held at a time; 0 where these have no limit.
    pub(super) places: u64,
    /// The most requests between sending and end at a time.
    pub(super) most_in_flight: u32,
}

impl Run {
    /// A run in which nothing has been sent yet, with room for that many requests. Of a burst the
    /// times of sending are known: zeros that are never written cost no memory.
    pub(super) fn new(entry: Entry, requests: usize, burst: bool) -> Self {
        Self {
            entry,
            sent: if burst { vec![0; requests] } else { Vec::with_capacity(requests) },
            started: Vec::with_capacity(requests),
            ended: Vec::with_capacity(requests),
            worker: Vec::with_capacity(requests),
            outcomes: Vec::new(),
            totals: Totals::default(),
        }
    }

    /// A request is sent.
    pub(super) fn send(&mut self, now: Micros) {
        if self.sent.len() < self.sent.capacity() {
            self.sent.push(now);
        }
        self.started.push(NEVER);
        self.ended.push(NEVER);
        self.worker.push(NOBODY);
    }

    /// A request ends without a reply.
    pub(super) fn fail(&mut self, request: usize, outcome: Outcome) {
        if self.outcomes.is_empty() {
            self.outcomes = vec![Outcome::Served; self.sent.capacity()];
        }
        self.outcomes[request] = outcome;
    }

    /// How many requests there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.sent.len()
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.sent.is_empty()
    }

    /// When each request was sent, in microseconds.
    #[must_use]
    pub fn sent(&self) -> &[Micros] {
        &self.sent
    }

    /// When a request's service began, in microseconds: a worker taken, a thread or token granted,
    /// or its CPU part begun on an event loop. `None` if it never did.
    #[must_use]
    pub fn started(&self, request: usize) -> Option<Micros> {
        self.started.get(request).copied().filter(|&time| time != NEVER)
    }

    /// When a request ended, in microseconds: its reply was complete, or it was refused or killed.
    /// `None` only if the run has no such request.
    #[must_use]
    pub fn ended(&self, request: usize) -> Option<Micros> {
        self.ended.get(request).copied().filter(|&time| time != NEVER)
    }

    /// The worker process that had a request, from 0; `None` if none had.
    #[must_use]
    pub fn worker(&self, request: usize) -> Option<u16> {
        self.worker.get(request).copied().filter(|&worker| worker != NOBODY)
    }

    /// How a request ended.
    #[must_use]
    pub fn outcome(&self, request: usize) -> Outcome {
        self.outcomes.get(request).copied().unwrap_or(Outcome::Served)
    }

    /// Response time of a request, in microseconds, from sent to reply; `None` without a reply.
    #[must_use]
    pub fn response_time(&self, request: usize) -> Option<Micros> {
        let served = self.outcome(request) == Outcome::Served;
        let (sent, ended) = (self.sent.get(request)?, self.ended(request)?);
        served.then(|| ended - sent)
    }

    /// Response times of the served requests, in microseconds, in the order of sending.
    pub fn response_times(&self) -> impl Iterator<Item = Micros> {
        (0..self.len()).filter_map(|request| self.response_time(request))
    }
}
