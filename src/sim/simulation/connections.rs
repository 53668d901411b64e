//! Pieces of I/O and the downstream connections that they need (rule 9 of the server models).

use super::{Activity, Simulation};
use crate::scenario::{Handler, Micros};

impl Simulation {
    /// A request's I/O begins: its first piece, or with `gather` all of them.
    pub(super) fn begin_io(&mut self, process: u16, request: u32) {
        if self.lump {
            return self.begin_piece(process, request);
        }
        let pieces = self.work.subtasks;
        self.pieces[request as usize] = u8::try_from(pieces).unwrap_or(u8::MAX);
        if self.items.are_requests() {
            return self.begin_piece(process, request);
        }
        self.run.totals.work += u128::from(self.work.slowest(request));
        self.mark(request, Activity::AwaitingConnection);
        for piece in 0..pieces {
            self.begin_piece(process, request * self.items.each + piece);
        }
    }

    /// A piece begins its I/O when it has a connection.
    pub(super) fn begin_piece(&mut self, process: u16, item: u32) {
        let it = &mut self.processes[usize::from(process)];
        if it.free_connections == 0 {
            self.links.push(&mut it.connection_queue, item);
            if self.items.are_requests() {
                self.mark(item, Activity::AwaitingConnection);
            }
            return;
        }
        if self.connections != u32::MAX {
            it.free_connections -= 1;
        }
        self.connected(item);
    }

    /// A piece gives its connection to who waits first.
    pub(super) fn release_connection(&mut self, process: u16) {
        if self.connections == u32::MAX {
            return;
        }
        let it = &mut self.processes[usize::from(process)];
        match self.links.pop(&mut it.connection_queue) {
            Some(next) => self.connected(next),
            None => it.free_connections += 1,
        }
    }

    fn connected(&mut self, item: u32) {
        let time = self.io_time(item);
        if self.items.are_requests() {
            self.run.totals.work += u128::from(time);
        }
        self.mark_io(self.items.request_of(item));
        self.ends.push(self.now + time, item);
    }

    /// I/O time of an item: all of the request's, or that of its next piece.
    fn io_time(&self, item: u32) -> Micros {
        let request = self.items.request_of(item);
        if self.lump {
            return self.own_io(request);
        }
        let piece = if self.items.are_requests() {
            self.work.subtasks - u32::from(self.pieces[request as usize])
        } else {
            item % self.items.each
        };
        self.work.piece(request, piece)
    }

    /// I/O time of a request that waits for nothing else.
    pub(super) fn own_io(&self, request: u32) -> Micros {
        match self.handler {
            Handler::Gather => self.work.slowest(request),
            _ => self.work.total(request),
        }
    }

    /// A piece of a request is done. Whether it was the last.
    pub(super) fn piece_done(&mut self, request: u32) -> bool {
        if self.lump {
            return true;
        }
        let left = &mut self.pieces[request as usize];
        *left -= 1;
        *left == 0
    }
}
