//! What a traced simulation notes down. Untraced ones pass by.

use super::super::segments::{Activity, Segment, Trace};
use super::gil::LOOP;
use super::{Entry, Handler, Micros, Model, NONE, Run, Scenario, Simulation};
use std::ops::Range;

impl Simulation {
    /// A simulation that also records what each request does, for a window of time, at most
    /// `limit` segments.
    #[must_use]
    pub fn traced(scenario: &Scenario, entry: Entry, window: Range<Micros>, limit: usize) -> Self {
        let mut simulation = Self::new(scenario, entry);
        let (requests, workers) = (scenario.requests as usize, scenario.workers as usize);
        simulation.skips = false;
        simulation.trace = Some(Box::new(Trace::new(requests, workers, window, limit)));
        simulation.cores.record_changes();
        simulation
    }

    /// The finished run of a traced simulation with its segments, in the order in which these
    /// ended; `None` if it has not come to its end.
    #[must_use]
    pub fn finish_traced(mut self) -> Option<(Run, Vec<Segment>)> {
        let trace = self.trace.take();
        self.finish().map(|run| (run, trace.map(|trace| trace.segments).unwrap_or_default()))
    }

    /// From now on a request does this.
    pub(super) fn mark(&mut self, request: u32, activity: Activity) {
        if let Some(trace) = &mut self.trace {
            let worker = self.run.worker(request as usize);
            trace.enter(request, worker, Some(activity), self.now);
        }
    }

    /// A request's handler computes, or its process waits for a core.
    pub(super) fn mark_computing(&mut self, process: u16, request: u32) {
        if self.trace.is_some() {
            let computing = self.cores.is_computing(process);
            let activity = if computing { Activity::Computing } else { Activity::AwaitingCore };
            self.mark(request, activity);
        }
    }

    /// A request waits for its I/O.
    pub(super) fn mark_io(&mut self, request: u32) {
        let free = self.model == Model::Loop && self.handler != Handler::Stuck;
        self.mark(request, if free { Activity::FreeIo } else { Activity::HoldingIo });
    }

    /// A request's service begins.
    pub(super) fn begin_service(&mut self, request: u32, worker: u16) {
        self.run.started[request as usize] = self.now;
        if let Some(trace) = &mut self.trace {
            trace.take_lane(request, worker, self.now);
        }
    }

    /// A request has ended.
    pub(super) fn mark_end(&mut self, request: u32) {
        if let Some(trace) = &mut self.trace {
            let worker = self.run.worker(request as usize);
            trace.enter(request, worker, None, self.now);
            if let Some(worker) = worker {
                trace.leave_lane(request, worker);
            }
        }
    }

    /// Notes which processes have got a core or lost it in this step.
    pub(super) fn mark_changes(&mut self) {
        while let Some(process) = self.cores.take_change() {
            let it = &self.processes[usize::from(process)];
            let job = match self.model {
                Model::Pool => it.current,
                Model::Loop => LOOP,
                Model::Threads | Model::LoopThreads => it.gil.holder(),
            };
            let blocks = self.model == Model::Loop && self.handler == Handler::Stuck;
            let in_io = blocks && !self.cores.wants(process);
            if let Some(request) = self.request_of_job(process, job)
                && !in_io
            {
                self.mark_computing(process, request);
            }
        }
    }

    /// The request that a thread is at; the loop's own may be at none.
    pub(super) fn request_of_job(&self, process: u16, job: u32) -> Option<u32> {
        let current = self.processes[usize::from(process)].current;
        match job {
            LOOP if current != NONE => Some(self.items.request_of(current)),
            LOOP | NONE => None,
            request => Some(request),
        }
    }
}
