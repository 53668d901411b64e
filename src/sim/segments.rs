//! What each request was doing when: made only on demand, for a window of time.

use super::list::NONE;
use crate::scenario::Micros;
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Range;

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

/// Records segments while a simulation runs.
#[derive(Clone, Debug)]
pub(super) struct Trace {
    window: Range<Micros>,
    /// No more segments than this are kept.
    limit: usize,
    /// What each request is doing, since when, and its lane.
    current: Vec<(Option<Activity>, Micros, u32)>,
    /// Lanes of each process that were left, and how many it has had.
    lanes: Vec<(BinaryHeap<Reverse<u32>>, u32)>,
    pub(super) segments: Vec<Segment>,
}

impl Trace {
    pub(super) fn new(
        requests: usize,
        workers: usize,
        window: Range<Micros>,
        limit: usize,
    ) -> Self {
        Self {
            window,
            limit,
            current: vec![(None, 0, NONE); requests],
            lanes: vec![(BinaryHeap::new(), 0); workers],
            segments: Vec::new(),
        }
    }

    /// From now on a request does this, or nothing any more.
    pub(super) fn enter(
        &mut self,
        request: u32,
        worker: Option<u16>,
        activity: Option<Activity>,
        now: Micros,
    ) {
        if self.current[request as usize].0 == activity {
            return;
        }
        self.close(request, worker, now);
        self.current[request as usize].0 = activity;
    }

    /// What a request has been doing until now becomes a segment, if that took any time.
    fn close(&mut self, request: u32, worker: Option<u16>, now: Micros) {
        let (activity, from, lane) = self.current[request as usize];
        self.current[request as usize].1 = now;
        let in_window = from < self.window.end && now > self.window.start;
        if let Some(activity) = activity
            && from < now
            && in_window
            && self.segments.len() < self.limit
        {
            let lane = Some(lane).filter(|&lane| lane != NONE);
            self.segments.push(Segment { request, activity, from, to: now, worker, lane });
        }
    }

    /// A request's service begins: it gets the lowest free lane of its process.
    pub(super) fn take_lane(&mut self, request: u32, worker: u16, now: Micros) {
        self.close(request, Some(worker), now);
        let (free, had) = &mut self.lanes[usize::from(worker)];
        let lane = free.pop().map_or(*had, |Reverse(lane)| lane);
        *had = (*had).max(lane + 1);
        self.current[request as usize].2 = lane;
    }

    /// A request's service is over.
    pub(super) fn leave_lane(&mut self, request: u32, worker: u16) {
        let lane = std::mem::replace(&mut self.current[request as usize].2, NONE);
        if lane != NONE {
            self.lanes[usize::from(worker)].0.push(Reverse(lane));
        }
    }
}
