//! Runs one entry again to see what its requests do: made only on demand, for a window of time.

use super::list::NONE;
use super::{Account, Activity, Bands, Run, Segment, Simulation};
use crate::scenario::{Entry, Micros, Scenario};
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Range;

/// The most segments that are kept one by one.
pub const SEGMENT_LIMIT: usize = 4_000;

/// What an entry's requests did: in the whole run added up by activity, in a window added up by
/// pixel columns and, if they are few, one by one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Traced {
    /// Whose run it is.
    pub entry: Entry,
    /// Where all time of the whole run went.
    pub account: Account,
    /// How many lanes each worker used in the whole run: threads, or places of requests in flight.
    pub lanes: Vec<u32>,
    /// The segments that overlap the window, in the order in which they ended; `None` if there are
    /// more than [`SEGMENT_LIMIT`].
    pub segments: Option<Vec<Segment>>,
    /// The window, added up by columns.
    pub bands: Bands,
}

impl Traced {
    /// The window of time that was looked at, in microseconds: not empty.
    #[must_use]
    pub fn window(&self) -> Range<Micros> {
        self.bands.window()
    }
}

/// An entry's run under way, traced. It owns what it needs and can be dropped at any time. What it
/// keeps grows with the requests and the columns, not with what requests do.
#[derive(Clone, Debug)]
pub struct Tracing {
    simulation: Simulation,
}

impl Tracing {
    /// An entry's run before anything has happened, to be traced through a window of time (of at
    /// least 1 µs) in about so many columns: as many as a picture has pixels.
    #[must_use]
    pub fn new(scenario: &Scenario, entry: Entry, window: Range<Micros>, columns: u32) -> Self {
        Self::with_limit(scenario, entry, window, columns, SEGMENT_LIMIT)
    }

    /// The same with another limit for segments.
    #[must_use]
    pub fn with_limit(
        scenario: &Scenario,
        entry: Entry,
        window: Range<Micros>,
        columns: u32,
        limit: usize,
    ) -> Self {
        let bands = Bands::new(scenario.workers, &window, columns);
        Self { simulation: Simulation::traced(scenario, entry, bands, limit) }
    }

    /// Goes on by at most so many steps, as [`Simulation::advance`] does. Whether it has come to
    /// its end.
    pub fn advance(&mut self, steps: u64) -> bool {
        self.simulation.advance(steps)
    }

    /// What was traced; `None` if it has not come to its end, or never will
    /// ([`Simulation::is_too_large`]).
    #[must_use]
    pub fn finish(self) -> Option<Traced> {
        self.finish_with_run().map(|(traced, _)| traced)
    }

    /// The same with the run, which is what it would have been without tracing.
    #[must_use]
    pub fn finish_with_run(self) -> Option<(Traced, Run)> {
        let (run, trace) = self.simulation.finish_traced()?;
        Some((trace.finish(run.entry), run))
    }
}

/// Takes note of each change of what a request does, while a simulation runs.
#[derive(Clone, Debug)]
pub(super) struct Trace {
    window: Range<Micros>,
    /// No more segments than this are kept.
    limit: usize,
    /// What each request is doing, since when, and its lane.
    current: Vec<(Option<Activity>, Micros, u32)>,
    /// Lanes of each process that were left, and how many it has had.
    lanes: Vec<(BinaryHeap<Reverse<u32>>, u32)>,
    account: Account,
    bands: Bands,
    /// `None` from the moment on when they are too many.
    segments: Option<Vec<Segment>>,
}

impl Trace {
    pub(super) fn new(requests: usize, workers: usize, bands: Bands, limit: usize) -> Self {
        Self {
            window: bands.window(),
            limit,
            current: vec![(None, 0, NONE); requests],
            lanes: vec![(BinaryHeap::new(), 0); workers],
            account: Account::default(),
            bands,
            segments: Some(Vec::new()),
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
        let (before, _, lane) = self.current[request as usize];
        if before == activity {
            return;
        }
        self.close(request, worker, now);
        self.current[request as usize].0 = activity;
        let row = self.bands.row_of(worker.filter(|_| lane != NONE));
        let at = |activity: Option<Activity>| activity.map(|activity| (row, activity));
        self.bands.shift(at(before), at(activity), now);
    }

    /// What a request has been doing until now becomes a segment, if that took any time.
    fn close(&mut self, request: u32, worker: Option<u16>, now: Micros) {
        let (activity, from, lane) = self.current[request as usize];
        self.current[request as usize].1 = now;
        let Some(activity) = activity.filter(|_| from < now) else {
            return;
        };
        let lane = Some(lane).filter(|&lane| lane != NONE);
        let segment = Segment { request, activity, from, to: now, worker, lane };
        self.account.add(&segment);
        if from < self.window.end
            && now > self.window.start
            && let Some(segments) = &mut self.segments
        {
            if segments.len() < self.limit {
                segments.push(segment);
            } else {
                self.segments = None;
            }
        }
    }

    /// A request's service begins: it gets the lowest free lane of its process.
    pub(super) fn take_lane(&mut self, request: u32, worker: u16, now: Micros) {
        self.close(request, Some(worker), now);
        let (free, had) = &mut self.lanes[usize::from(worker)];
        let lane = free.pop().map_or(*had, |Reverse(lane)| lane);
        *had = (*had).max(lane + 1);
        let current = &mut self.current[request as usize];
        current.2 = lane;
        if let Some(activity) = current.0 {
            let (before, after) = (self.bands.row_of(None), self.bands.row_of(Some(worker)));
            self.bands.shift(Some((before, activity)), Some((after, activity)), now);
        }
    }

    /// A request's service is over.
    pub(super) fn leave_lane(&mut self, request: u32, worker: u16) {
        let lane = std::mem::replace(&mut self.current[request as usize].2, NONE);
        if lane != NONE {
            self.lanes[usize::from(worker)].0.push(Reverse(lane));
        }
    }

    fn finish(self, entry: Entry) -> Traced {
        let lanes = self.lanes.iter().map(|&(_, had)| had).collect();
        let Self { account, segments, bands, .. } = self;
        Traced { entry, account, lanes, segments, bands }
    }
}
