//! `pool`: processes that serve one request at a time, in front of them one queue.

use super::{NONE, Outcome, Simulation};
use crate::scenario::Micros;

impl Simulation {
    /// A request arrives in front of the pool. It is refused when more than `backlog` requests
    /// would stand there already, those left out that idle workers take.
    pub(super) fn arrive_at_pool(&mut self, request: u32) {
        let idle = u32::try_from(self.idle.len()).unwrap_or(NONE);
        let full = |backlog: u32| self.waiting > idle.saturating_add(backlog);
        if self.backlog.is_some_and(full) {
            return self.fail(request, Outcome::Refused);
        }
        self.waiting += 1;
        // One entry on the list of those that are due stands for the whole pool.
        self.make_due(0);
    }

    /// The longest idle worker takes the request that has waited longest. Whether that was possible.
    pub(super) fn dispatch_pool(&mut self) -> bool {
        if self.waiting == 0 {
            return false;
        }
        let Some((_, worker)) = self.idle.pop_front() else {
            return false;
        };
        while self.run.outcome(self.untaken as usize) == Outcome::Refused {
            self.untaken += 1;
        }
        let request = self.untaken;
        self.untaken += 1;
        self.waiting -= 1;
        self.run.worker[request as usize] = worker;
        self.begin_service(request, worker);
        self.processes[usize::from(worker)].current = request;
        self.hold_threads(1);
        if let Some(timeout) = self.timeout {
            self.kills.set(worker, self.now + timeout);
        }
        if self.cpu > 0 {
            self.cores.want(worker, self.cpu, self.now);
            self.mark_computing(worker, request);
        } else {
            self.begin_io(worker, request);
        }
        true
    }

    pub(super) fn pool_cpu_done(&mut self, worker: u16) {
        self.cores.leave(worker, self.now);
        self.begin_io(worker, self.processes[usize::from(worker)].current);
    }

    pub(super) fn pool_io_ended(&mut self, worker: u16, item: u32) {
        let request = self.items.request_of(item);
        if self.processes[usize::from(worker)].current != request {
            return; // it was killed meanwhile
        }
        self.release_connection(worker);
        if self.piece_done(request) {
            self.kills.clear(worker);
            self.reply(request);
            self.free_worker(worker);
        } else if self.items.are_requests() {
            self.begin_piece(worker, item);
        }
    }

    /// A worker has served its request for too long.
    pub(super) fn kill(&mut self, worker: u16) {
        self.kills.clear(worker);
        let computed = self.cores.leave(worker, self.now);
        let it = &mut self.processes[usize::from(worker)];
        it.connection_queue = super::List::default();
        it.free_connections = self.connections;
        let request = it.current;
        if !computed {
            // It will not have been work for a reply.
            self.run.totals.work -= u128::from(self.own_io(request));
        }
        self.fail(request, Outcome::Killed);
        self.free_worker(worker);
    }

    fn free_worker(&mut self, worker: u16) {
        self.processes[usize::from(worker)].current = NONE;
        self.hold_threads(-1);
        // Workers mostly free themselves in order of index, so the place is near the end.
        let idle: (Micros, u16) = (self.now, worker);
        let later = self.idle.iter().rev().take_while(|&&last| last > idle).count();
        self.idle.insert(self.idle.len() - later, idle);
        if self.waiting > 0 {
            self.make_due(0);
        }
    }
}
