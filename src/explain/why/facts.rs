//! What the sentences are made from: the facts of one run.

use crate::scenario::{Entry, Handler, Micros, Scenario, Server};
use crate::sim::capacity::{Capacity, Resource, short_connections};
use crate::sim::overhead::Cpu;
use crate::sim::{Account, Activity, EntryResult, Outcome};

/// A resource that requests waited for counts as the cause of other waits from this many
/// hundredths of the time on for which they used it.
const MATTERS: u128 = 10;

/// What allows so many times the throughput of something else is clearly tighter than that.
const TIGHTER: f64 = 0.9;

/// The facts of a run.
pub(super) struct Facts<'a> {
    pub(super) scenario: &'a Scenario,
    pub(super) result: &'a EntryResult,
    pub(super) entry: Entry,
    pub(super) account: &'a Account,
    pub(super) capacity: Capacity,
    /// CPU time of a request with the framework's, in microseconds.
    pub(super) cpu: Micros,
    /// Requests that each worker had.
    pub(super) counts: Vec<u32>,
    /// Requests that were not taken at once, refused ones left out.
    pub(super) late: u32,
    /// Time that `gather`'s requests waited for connections while some of their pieces had one.
    hidden: u128,
}

/// What holds a run back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cause {
    /// Requests waited for nothing but their own work.
    Nothing,
    /// They waited for next to nothing else.
    Hardly,
    /// They waited for this.
    Short(Resource),
}

impl<'a> Facts<'a> {
    pub(super) fn new(
        scenario: &'a Scenario,
        result: &'a EntryResult,
        account: &'a Account,
    ) -> Self {
        let run = &result.run;
        let entry = run.entry;
        let mut counts = vec![0_u32; scenario.workers as usize];
        let mut late = 0;
        for request in 0..run.len() {
            let worker = run.worker(request).map(usize::from);
            if let Some(count) = worker.and_then(|worker| counts.get_mut(worker)) {
                *count += 1;
            }
            let refused = run.outcome(request) == Outcome::Refused;
            late += u32::from(!refused && run.started(request) != run.sent().get(request).copied());
        }
        let mut facts = Self {
            scenario,
            result,
            entry,
            account,
            capacity: Capacity::of(scenario, entry),
            cpu: Cpu::of(scenario, entry).total(),
            counts,
            late,
            hidden: 0,
        };
        facts.hidden = facts.hidden_waiting();
        facts
    }

    /// A request that gathers is in I/O while any of its pieces is: what its slowest piece alone
    /// doesn't explain, others waited for.
    fn hidden_waiting(&self) -> u128 {
        let limited = short_connections(self.scenario, self.entry).is_some();
        let Some(queueing) = self.result.summary.queueing.filter(|_| limited) else { return 0 };
        if self.entry.handler != Handler::Gather || self.lost() > 0 {
            return 0;
        }
        let all = self.account.total();
        let waiting = (queueing * all as f64) as u128;
        let hidden = waiting.saturating_sub(self.waiting());
        // Sums of floating-point numbers are not exact.
        if hidden * 1_000_000 < all { 0 } else { hidden }
    }

    pub(super) fn lost(&self) -> u32 {
        self.result.summary.refused + self.result.summary.killed
    }

    /// Requests of the worker that had the most.
    pub(super) fn fullest(&self) -> u32 {
        self.counts.iter().copied().max().unwrap_or(0)
    }

    /// Whether handlers run in threads beside an event loop.
    pub(super) fn has_tokens(&self) -> bool {
        (self.entry.server, self.entry.handler) == (Server::Loop, Handler::Blocking)
    }

    /// Threads of a process, one request each; 0 where none has any.
    pub(super) fn thread_number(&self) -> u32 {
        match (self.entry.server, self.entry.handler) {
            (Server::Threads, _) => self.scenario.threads,
            (Server::Loop, Handler::Blocking) => self.scenario.tokens,
            _ => 0,
        }
    }

    /// Whether handlers block their event loop.
    pub(super) fn is_stuck(&self) -> bool {
        (self.entry.server, self.entry.handler) == (Server::Loop, Handler::Stuck)
    }

    pub(super) fn time(&self, activity: Activity) -> u128 {
        self.account.time(activity)
    }

    /// Time in which requests neither computed nor were in I/O.
    fn waiting(&self) -> u128 {
        let own = [Activity::Computing, Activity::HoldingIo, Activity::FreeIo];
        self.account.total() - own.map(|activity| self.time(activity)).iter().sum::<u128>()
    }

    /// Time in which requests neither computed nor waited for their own I/O.
    pub(super) fn all_waiting(&self) -> u128 {
        self.waiting() + self.hidden
    }

    /// Time that requests waited for a resource, as far as they stood in line for it.
    pub(super) fn waiting_for(&self, resource: Resource) -> u128 {
        let queueing = self.time(Activity::Queueing);
        match resource {
            Resource::Workers | Resource::Threads => queueing,
            Resource::Tokens => self.time(Activity::AwaitingToken),
            Resource::Loop => queueing + self.time(Activity::AwaitingLoop),
            Resource::Gil => self.time(Activity::AwaitingGil),
            Resource::Cores => self.time(Activity::AwaitingCore),
            Resource::Connections => self.time(Activity::AwaitingConnection) + self.hidden,
        }
    }

    /// What requests stand in line for before they are served.
    fn outer(&self) -> Resource {
        match (self.entry.server, self.entry.handler) {
            (Server::Pool, _) => Resource::Workers,
            (Server::Threads, _) => Resource::Threads,
            (Server::Loop, Handler::Blocking) => Resource::Tokens,
            (Server::Greenlets | Server::Loop, _) => Resource::Loop,
        }
    }

    /// Whether requests wait for an inner resource for a while, beside how long they use it.
    fn is_felt(&self, resource: Resource) -> bool {
        let waiting = self.waiting_for(resource);
        let using = match resource {
            Resource::Connections => {
                self.time(Activity::HoldingIo) + self.time(Activity::FreeIo) - self.hidden
            }
            _ => self.time(Activity::Computing),
        };
        waiting > 0 && waiting * 100 >= using * MATTERS
    }

    /// What holds the run back: what most time was spent waiting for. But a line in front of the
    /// server may only be there because those inside wait for something tighter, by the bottleneck
    /// law: then it is that.
    pub(super) fn cause(&self) -> Cause {
        let (waiting, total) = (self.all_waiting(), self.account.total());
        if waiting == 0 {
            return Cause::Nothing;
        }
        if waiting * 50 < total {
            return Cause::Hardly;
        }
        let inner = [Resource::Gil, Resource::Cores, Resource::Connections];
        let mut cause = self.outer();
        // Its loop is late because its thread, too, needs the GIL.
        let mut most = self.waiting_for(cause);
        if self.has_tokens() {
            let for_loop = self.waiting_for(Resource::Loop) + self.waiting_for(Resource::Gil);
            if for_loop > most {
                (cause, most) = (Resource::Gil, for_loop);
            }
        }
        for resource in inner {
            if self.waiting_for(resource) > most {
                (cause, most) = (resource, self.waiting_for(resource));
            }
        }
        let own = self.capacity.of_resource(cause).map_or(f64::INFINITY, |limit| limit.rate);
        let tighter = self.capacity.limits().iter().filter(|limit| limit.rate < own * TIGHTER);
        let mut tighter = tighter.map(|limit| limit.resource);
        let found = tighter.find(|resource| inner.contains(resource) && self.is_felt(*resource));
        Cause::Short(found.unwrap_or(cause))
    }
}
