//! What a traced simulation notes down. Untraced ones pass by.

use super::super::Bands;
use super::gil::LOOP;
use super::{Activity, Entry, Handler, Model, NONE, Run, Scenario, Simulation, Trace};

impl Simulation {
    /// A simulation that also records what each request does.
    pub(in super::super) fn traced(
        scenario: &Scenario,
        entry: Entry,
        bands: Bands,
        limit: usize,
    ) -> Self {
        let mut simulation = Self::new(scenario, entry);
        // What will not run needs no room.
        let requests = if simulation.is_too_large() { 0 } else { scenario.requests as usize };
        let workers = scenario.workers as usize;
        simulation.skips = false;
        simulation.trace = Some(Box::new(Trace::new(requests, workers, bands, limit)));
        simulation.cores.record_changes();
        simulation
    }

    /// The finished run of a traced simulation with what was recorded; `None` if it has not come
    /// to its end.
    pub(in super::super) fn finish_traced(mut self) -> Option<(Run, Trace)> {
        let trace = self.trace.take()?;
        self.finish().map(|run| (run, *trace))
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
