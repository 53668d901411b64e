//! An event loop works in iterations, and each handler runs to completion (rule 2 of the server
//! models).

use super::gil::LOOP;
use super::{Activity, Model, NONE, Process, Simulation, Stage, State};
use crate::scenario::Handler;

/// The most that a loop does in one step of the simulation: a slice of a long run must end.
const ITEMS_A_STEP: u32 = 32;

impl Simulation {
    /// The loop wakes up, runs its items, and polls. Whether it may have more to do now.
    pub(super) fn dispatch_loop(&mut self, process: u16) -> bool {
        let it = &self.processes[usize::from(process)];
        if it.state == State::Idle && !(it.has_news() && self.wake(process)) {
            return false;
        }
        while self.run_items(process) {
            if self.processes[usize::from(process)].batch > 0 {
                return true;
            }
            self.poll(process);
        }
        false
    }

    /// Runs the items of this iteration, but only some at a time. Whether the loop still runs.
    fn run_items(&mut self, process: u16) -> bool {
        for _ in 0..ITEMS_A_STEP {
            let it = &mut self.processes[usize::from(process)];
            if it.state != State::Running || it.batch == 0 {
                break;
            }
            it.batch -= 1;
            if let Some(item) = self.links.pop(&mut it.ready) {
                self.run_item(process, item);
            }
        }
        self.processes[usize::from(process)].state == State::Running
    }

    /// An idle loop has something to do: it needs a core, or its thread the GIL. Whether it runs.
    fn wake(&mut self, process: u16) -> bool {
        let it = &mut self.processes[usize::from(process)];
        it.state = State::Waking;
        if !self.computes {
            it.state = State::Running;
        } else if self.model == Model::LoopThreads {
            self.want_gil(process, LOOP);
        } else if self.cores.wake(process, self.now) {
            it.state = State::Running;
        }
        self.processes[usize::from(process)].state == State::Running
    }

    /// Between two iterations: accepted connections become ready, new ones are accepted, ended I/O
    /// becomes ready. With nothing of all this the loop sleeps.
    fn poll(&mut self, process: u16) {
        let it = &mut self.processes[usize::from(process)];
        self.links.append(&mut it.ready, &mut it.accepted);
        let (items, run, burst) = (self.items, &self.run, self.arrivals.is_burst());
        let sent = |item: u32| if burst { 0 } else { run.sent[items.request_of(item) as usize] };
        let mut accepts = self.accepts;
        let mut last = None;
        let mut together = 0;
        while let Some(item) = it.kernel.front()
            // A burst has connected before its data arrive: all of it is accepted at once.
            && (accepts > 0 || last == Some(sent(item)) && together < self.together)
        {
            last = Some(sent(item));
            together += 1;
            accepts = accepts.saturating_sub(1);
            self.links.pop(&mut it.kernel);
            self.links.push(&mut it.accepted, item);
            if let Some(trace) = &mut self.trace {
                let request = items.request_of(item);
                trace.enter(request, Some(process), Some(Activity::AwaitingLoop), self.now);
            }
        }
        self.links.append(&mut it.ready, &mut it.ended);
        it.batch = it.ready.len();
        if it.batch > 0 || !it.accepted.is_empty() {
            if self.model == Model::LoopThreads && self.computes {
                // Each callback of the loop takes the GIL anew.
                self.yield_gil(process);
            }
            return;
        }
        it.state = State::Idle;
        if self.model == Model::LoopThreads && self.computes {
            self.release_gil(process);
        } else {
            self.cores.leave(process, self.now);
        }
    }

    /// An item leaves the ready queue.
    fn run_item(&mut self, process: u16, item: u32) {
        let request = self.items.request_of(item);
        let index = request as usize;
        match self.stages[index] {
            Stage::Unread if self.reading > 0 => {
                let it = &mut self.processes[usize::from(process)];
                it.state = State::Busy;
                it.current = item;
                if self.model == Model::LoopThreads {
                    self.compute_on_loop(process, self.reading);
                } else {
                    it.busy_since = self.now;
                    self.cores.want(process, self.reading, self.now);
                }
                self.mark_computing(process, request);
            }
            Stage::Unread => {
                self.stages[index] = Stage::New;
                self.run_item(process, item);
            }
            Stage::New if self.model == Model::LoopThreads => self.want_token(process, item),
            Stage::New => {
                self.begin_service(request, process);
                if self.cpu > 0 {
                    let it = &mut self.processes[usize::from(process)];
                    it.state = State::Busy;
                    it.current = item;
                    it.busy_since = self.now;
                    self.cores.want(process, self.cpu, self.now);
                    self.mark_computing(process, request);
                } else {
                    self.after_cpu(process, item);
                }
            }
            Stage::Granted => self.hand_over(process, request),
            Stage::Starting => {
                self.stages[index] = Stage::Awaiting;
                self.begin_io(process, request);
            }
            Stage::Awaiting => {
                // The task resumes: only now it lets its connection go.
                self.release_connection(process);
                let last = self.piece_done(request);
                match (self.handler, last) {
                    (Handler::Gather, true) => self.next_iteration(process, item, Stage::Gathered),
                    (Handler::Gather, false) => {}
                    (_, true) => self.reply(request),
                    (_, false) => self.begin_piece(process, item),
                }
            }
            Stage::Gathered => self.next_iteration(process, item, Stage::Replying),
            Stage::Replying if self.model == Model::LoopThreads => {
                self.reply_for_thread(process, request);
            }
            Stage::Replying => self.reply(request),
        }
    }

    /// A handler's CPU part is over: it awaits its I/O, or blocks on it.
    fn after_cpu(&mut self, process: u16, item: u32) {
        let request = self.items.request_of(item);
        match self.handler {
            Handler::Gather => self.next_iteration(process, item, Stage::Starting),
            Handler::Stuck => {
                let it = &mut self.processes[usize::from(process)];
                it.state = State::Busy;
                it.current = item;
                it.busy_since = self.now;
                self.stages[request as usize] = Stage::Replying;
                self.cores.leave(process, self.now);
                self.begin_io(process, request);
            }
            Handler::Blocking | Handler::Async => {
                self.stages[request as usize] = Stage::Awaiting;
                self.begin_io(process, request);
            }
        }
    }

    fn next_iteration(&mut self, process: u16, item: u32, stage: Stage) {
        let request = self.items.request_of(item);
        self.stages[request as usize] = stage;
        self.mark(request, Activity::AwaitingLoop);
        let it = &mut self.processes[usize::from(process)];
        self.links.push(&mut it.ready, item);
    }

    /// The loop has its core, or the handler that it ran has had its CPU time.
    pub(super) fn loop_cpu_done(&mut self, process: u16) {
        let it = &mut self.processes[usize::from(process)];
        it.state = State::Running;
        let item = std::mem::replace(&mut it.current, NONE);
        if item == NONE {
            return self.make_due(process);
        }
        if self.model == Model::Loop {
            let busy = self.now - self.processes[usize::from(process)].busy_since;
            self.run.totals.held += u128::from(busy);
        }
        match self.stages[self.items.request_of(item) as usize] {
            Stage::Replying => self.run_item(process, item),
            Stage::Unread => self.next_iteration(process, item, Stage::New),
            _ => self.after_cpu(process, item),
        }
        self.iterate(process);
    }

    /// An iteration goes on at once; to poll, the loop waits for what else this instant brings.
    pub(super) fn iterate(&mut self, process: u16) {
        if !self.run_items(process) {
            return;
        }
        if self.processes[usize::from(process)].batch > 0 {
            self.iterating = Some(process);
        } else {
            self.make_due(process);
        }
    }

    /// I/O has ended: the loop sees it when it polls. If it was stuck in it, it goes on.
    pub(super) fn loop_io_ended(&mut self, process: u16, item: u32) {
        let it = &mut self.processes[usize::from(process)];
        if it.current != item || it.state != State::Busy || self.handler != Handler::Stuck {
            self.links.push(&mut it.ended, item);
            let idle = it.state == State::Idle;
            let request = self.items.request_of(item);
            if self.items.are_requests() || self.pieces[request as usize] == 1 {
                self.mark(request, Activity::AwaitingLoop);
            }
            if idle {
                self.make_due(process);
            }
            return;
        }
        if !self.computes || self.cores.wake(process, self.now) {
            self.loop_cpu_done(process);
        } else {
            self.mark(self.items.request_of(item), Activity::AwaitingCore);
        }
    }
}

impl Process {
    /// Whether an idle loop has something to do.
    const fn has_news(&self) -> bool {
        !(self.kernel.is_empty() && self.accepted.is_empty() && self.ended.is_empty())
    }
}
