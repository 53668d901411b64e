//! Handlers in threads: those of `threads`, and those that `loop` has for plain `def`.

use super::{Activity, Model, Simulation, Stage, State};

impl Simulation {
    /// A process gives its first request to a free thread. Whether it did.
    pub(super) fn dispatch_threads(&mut self, process: u16) -> bool {
        let it = &mut self.processes[usize::from(process)];
        if it.free_threads == 0 {
            return false;
        }
        let Some(item) = self.links.pop(&mut it.kernel) else {
            return false;
        };
        it.free_threads -= 1;
        self.begin_in_thread(process, self.items.request_of(item));
        true
    }

    /// A request's thread begins.
    pub(super) fn begin_in_thread(&mut self, process: u16, request: u32) {
        self.begin_service(request, process);
        self.hold_threads(1);
        if self.computes {
            self.stages[request as usize] = Stage::New;
            self.bursts[request as usize] = u32::try_from(self.cpu).unwrap_or(u32::MAX);
            self.want_gil(process, request);
        } else {
            self.begin_io(process, request);
        }
    }

    /// A thread has done what it had the GIL for.
    pub(super) fn burst_done(&mut self, process: u16, request: u32) {
        let stage = &mut self.stages[request as usize];
        match *stage {
            Stage::Replying => self.end_in_thread(process, request),
            Stage::Awaiting => self.begin_piece(process, request * self.items.each),
            _ => {
                *stage = Stage::Awaiting;
                self.begin_io(process, request);
            }
        }
    }

    /// The thread needs the GIL to go on after its I/O, and to reply.
    pub(super) fn thread_io_ended(&mut self, process: u16, item: u32) {
        let request = self.items.request_of(item);
        self.release_connection(process);
        let last = self.piece_done(request);
        if !self.computes {
            if last {
                self.end_in_thread(process, request);
            } else if self.items.are_requests() {
                self.begin_piece(process, item);
            }
            return;
        }
        if last {
            self.stages[request as usize] = Stage::Replying;
        }
        if last || self.items.are_requests() {
            self.want_gil(process, request);
        }
    }

    /// A request's thread is done. On a loop the reply is the loop's.
    fn end_in_thread(&mut self, process: u16, request: u32) {
        if self.model == Model::LoopThreads {
            self.stages[request as usize] = Stage::Replying;
            let it = &mut self.processes[usize::from(process)];
            self.links.push(&mut it.ended, request * self.items.each);
            let idle = it.state == State::Idle;
            self.mark(request, Activity::AwaitingLoop);
            if idle {
                self.make_due(process);
            }
            return;
        }
        self.reply(request);
        self.hold_threads(-1);
        self.processes[usize::from(process)].free_threads += 1;
        self.make_due(process);
    }

    /// A request in an event-loop process wants a thread token.
    pub(super) fn want_token(&mut self, process: u16, request: u32) {
        let it = &mut self.processes[usize::from(process)];
        if it.free_threads == 0 {
            self.links.push(&mut it.token_queue, request);
            return self.mark(self.items.request_of(request), Activity::AwaitingToken);
        }
        it.free_threads -= 1;
        self.hand_over(process, request);
    }

    /// The loop hands a request over to a thread.
    pub(super) fn hand_over(&mut self, process: u16, request: u32) {
        self.begin_in_thread(process, request);
    }

    /// The loop replies to a request whose thread is done. Its token goes to who waits first.
    pub(super) fn reply_for_thread(&mut self, process: u16, request: u32) {
        self.reply(request);
        self.hold_threads(-1);
        let it = &mut self.processes[usize::from(process)];
        match self.links.pop(&mut it.token_queue) {
            Some(next) => {
                self.stages[self.items.request_of(next) as usize] = Stage::Granted;
                self.links.push(&mut it.ready, next);
            }
            None => it.free_threads += 1,
        }
    }
}
