//! A run at one time: where its requests are, and when that changes.

use super::order::order;
use super::run::{NEVER, Run};
use super::{Activity, Outcome, Segment};
use crate::scenario::Micros;

/// Where the requests of a run are at a time. What begins at that time has begun, and what ends
/// then has ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The time, in microseconds.
    pub at: Micros,
    /// Requests in all.
    pub requests: u32,
    /// Requests that are not sent yet.
    pub unsent: u32,
    /// Requests that are sent, and whose service has not begun.
    pub waiting: u32,
    /// Requests whose service has begun and not ended.
    pub in_service: u32,
    /// Requests that are answered.
    pub served: u32,
    /// Requests that were refused.
    pub refused: u32,
    /// Requests whose worker was killed.
    pub killed: u32,
    /// Worker processes.
    pub workers: u32,
    keep: usize,
    /// How many are at each place: at 0 all who wait; then two places for each worker, of its
    /// requests in service and of those that wait there.
    counts: Vec<u32>,
    /// The first `keep` of each place of which they are kept.
    first: Vec<u32>,
}

/// The requests at a place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Crowd<'a> {
    /// How many they are.
    pub count: u32,
    /// The first of them, from 0, in the order of sending: those that a moment keeps.
    pub first: &'a [u32],
}

impl Moment {
    /// The workers whose requests are kept. Of those after them they are only counted.
    pub const NAMED: u32 = 16;

    /// Looks at a run of so many workers at a time, in one pass. The first `keep` requests are kept of
    /// the queue and of the first [`Self::NAMED`] workers, so that the room it takes grows neither
    /// with the requests nor, by more than two counts each, with the workers.
    #[must_use]
    pub fn of(run: &Run, workers: u32, at: Micros, keep: usize) -> Self {
        let keep = keep.min(run.len());
        let places = |workers: u32| 1 + 2 * workers as usize;
        let mut moment = Self {
            at,
            requests: u32::try_from(run.len()).unwrap_or(u32::MAX),
            unsent: 0,
            waiting: 0,
            in_service: 0,
            served: 0,
            refused: 0,
            killed: 0,
            workers,
            keep,
            counts: vec![0; places(workers)],
            first: vec![0; places(workers.min(Self::NAMED)) * keep],
        };
        for (request, &sent) in (0..).zip(&run.sent) {
            if sent > at {
                // They stand in the order of sending.
                moment.unsent = moment.requests - request;
                break;
            }
            moment.place(run, request);
        }
        moment
    }

    /// Counts a request that has been sent.
    fn place(&mut self, run: &Run, request: u32) {
        let index = request as usize;
        if run.ended[index] <= self.at {
            *match run.outcome(index) {
                Outcome::Served => &mut self.served,
                Outcome::Refused => &mut self.refused,
                Outcome::Killed => &mut self.killed,
            } += 1;
            return;
        }
        let worker = run.worker(index).map(u32::from).filter(|&worker| worker < self.workers);
        if run.started[index] <= self.at {
            self.in_service += 1;
            if let Some(worker) = worker {
                self.put(1 + 2 * worker, request);
            }
            return;
        }
        self.waiting += 1;
        self.put(0, request);
        // In front of a pool nobody has a request before its service begins.
        if let Some(worker) = worker.filter(|_| run.entry.accepts_for_itself()) {
            self.put(2 + 2 * worker, request);
        }
    }

    fn put(&mut self, place: u32, request: u32) {
        let place = place as usize;
        let count = self.counts[place] as usize;
        if count < self.keep
            && let Some(first) = self.first.get_mut(place * self.keep + count)
        {
            *first = request;
        }
        self.counts[place] += 1;
    }

    /// All requests that wait for their service to begin, wherever they stand.
    #[must_use]
    pub fn queue(&self) -> Crowd<'_> {
        self.crowd(0)
    }

    /// How many of the workers have requests in service, from this one on.
    #[must_use]
    pub fn busy_from(&self, worker: u32) -> u32 {
        let busy = (worker..self.workers).filter(|&it| self.serving(it).count > 0).count();
        u32::try_from(busy).unwrap_or(u32::MAX)
    }

    /// The requests that a worker has in service.
    #[must_use]
    pub fn serving(&self, worker: u32) -> Crowd<'_> {
        if worker < self.workers { self.crowd(1 + 2 * worker) } else { Crowd::default() }
    }

    /// The requests that wait at a worker. In front of a pool they stand in its one queue, at no
    /// worker.
    #[must_use]
    pub fn waiting_at(&self, worker: u32) -> Crowd<'_> {
        if worker < self.workers { self.crowd(2 + 2 * worker) } else { Crowd::default() }
    }

    fn crowd(&self, place: u32) -> Crowd<'_> {
        let place = place as usize;
        let count = self.counts[place];
        let begin = place * self.keep;
        let first = self.first.get(begin..begin + self.keep.min(count as usize));
        Crowd { count, first: first.unwrap_or_default() }
    }
}

/// What requests are doing at a time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Doing {
    /// At most one for each request, by request.
    now: Vec<Segment>,
}

impl Doing {
    /// Takes those of the segments during which that time passes, from their beginning on.
    #[must_use]
    pub fn at(segments: &[Segment], at: Micros) -> Self {
        let passes = |it: &&Segment| it.from <= at && at < it.to;
        let now: Vec<Segment> = segments.iter().filter(passes).copied().collect();
        let requests: Vec<u64> = now.iter().map(|segment| segment.request.into()).collect();
        Self { now: order(&requests).into_iter().map(|place| now[place as usize]).collect() }
    }

    /// What a request is at, if the segments tell.
    #[must_use]
    pub fn of(&self, request: u32) -> Option<&Segment> {
        let place = self.now.binary_search_by_key(&request, |segment| segment.request).ok()?;
        self.now.get(place)
    }

    /// What the requests of a worker are at, in service or before.
    pub fn on(&self, worker: u32) -> impl Iterator<Item = &Segment> {
        self.now.iter().filter(move |segment| segment.worker.map(u32::from) == Some(worker))
    }

    /// How many of a worker's requests in service do that.
    #[must_use]
    pub fn count(&self, worker: u32, activity: Activity) -> usize {
        let same = |it: &&Segment| it.activity == activity && it.lane.is_some();
        self.on(worker).filter(same).count()
    }
}

/// All times at which a request is sent, or begins or ends to be served, in no order.
fn changes(run: &Run) -> impl Iterator<Item = Micros> {
    let columns = [&run.sent, &run.started, &run.ended];
    columns.into_iter().flatten().copied().filter(|&time| time != NEVER)
}

/// The next time at which a request is sent, or begins or ends to be served, in microseconds;
/// `None` if there is none after that one.
#[must_use]
pub fn next_event(run: &Run, at: Micros) -> Option<Micros> {
    changes(run).filter(|&time| time > at).min()
}

/// The last time before that one at which a request was sent, or began or ended to be served, in
/// microseconds.
#[must_use]
pub fn previous_event(run: &Run, at: Micros) -> Option<Micros> {
    changes(run).filter(|&time| time < at).max()
}

/// The requests that got a reply, from 0, in the order of completion; those of the same time in the
/// order of sending.
#[must_use]
pub fn order_of_ends(run: &Run) -> Vec<u32> {
    let served = |&request: &u32| run.response_time(request as usize).is_some();
    let requests = u32::try_from(run.len()).unwrap_or(u32::MAX);
    let served: Vec<u32> = (0..requests).filter(served).collect();
    let ended: Vec<Micros> = served.iter().map(|&request| run.ended[request as usize]).collect();
    // Many runs answer in the order of sending.
    if ended.is_sorted() {
        return served;
    }
    order(&ended).into_iter().map(|place| served[place as usize]).collect()
}

/// How many of the requests in the [`order_of_ends`] of a run have their reply at a time.
#[must_use]
pub fn finished_by(run: &Run, order: &[u32], at: Micros) -> usize {
    order.partition_point(|&request| run.ended(request as usize).is_some_and(|end| end <= at))
}
