//! What a simulated entry did with each request.

use crate::scenario::{Entry, Micros};

/// One entry's run: a column per fact, indexed by request in the order of sending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Whose run it is.
    pub entry: Entry,
    /// When the request was sent, in microseconds.
    pub sent: Vec<Micros>,
    /// When its service began, in microseconds: a worker taken, a thread token granted, or the
    /// event loop reached.
    pub started: Vec<Micros>,
    /// When its reply was complete, in microseconds.
    pub ended: Vec<Micros>,
    /// The worker process that served it, from 0.
    pub worker: Vec<u16>,
}

impl Run {
    /// A run of that many requests in which nothing has happened yet.
    pub(super) fn new(entry: Entry, requests: usize) -> Self {
        Self {
            entry,
            sent: vec![0; requests],
            started: vec![0; requests],
            ended: vec![0; requests],
            worker: vec![0; requests],
        }
    }

    /// The response time of a request that the run has, in microseconds.
    ///
    /// # Panics
    /// If the run has no such request.
    #[must_use]
    pub fn response_time(&self, request: usize) -> Micros {
        self.ended[request] - self.sent[request]
    }

    /// Response times, in microseconds, in the order of sending: from sent to ended.
    pub fn response_times(&self) -> impl ExactSizeIterator<Item = Micros> {
        self.sent.iter().zip(&self.ended).map(|(sent, ended)| ended - sent)
    }
}
