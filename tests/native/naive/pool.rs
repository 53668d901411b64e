//! `pool`: processes that serve one request at a time, in front of them one queue.

use super::world::{Inside, World};
use pool_vs_loop::scenario::Micros;
use pool_vs_loop::sim::Outcome;

#[derive(Clone, Copy)]
enum Worker {
    IdleSince(Micros),
    Serving { request: usize, killed: Option<Micros> },
}

pub struct Pool {
    workers: Vec<Worker>,
    queue: Vec<usize>,
}

impl Pool {
    pub fn new(workers: usize) -> Self {
        Self { workers: vec![Worker::IdleSince(0); workers], queue: Vec::new() }
    }

    /// The worker that has been idle longest.
    fn idle(&self) -> Option<usize> {
        let idle = self.workers.iter().enumerate().filter_map(|(place, worker)| match worker {
            Worker::IdleSince(time) => Some((time, place)),
            Worker::Serving { .. } => None,
        });
        idle.min().map(|(_, place)| place)
    }

    fn ends(&mut self, world: &mut World, worker: usize, outcome: Outcome) {
        if let Worker::Serving { request, .. } = self.workers[worker] {
            self.workers[worker] = Worker::IdleSince(world.now);
            world.end(request, outcome);
            world.happens(worker);
        }
    }

    fn kill_of(worker: &Worker) -> Option<Micros> {
        match worker {
            Worker::Serving { killed, .. } => *killed,
            Worker::IdleSince(_) => None,
        }
    }
}

impl Inside for Pool {
    fn arrived(&mut self, world: &mut World, _: usize, request: usize) {
        let idle = |worker: &&Worker| matches!(worker, Worker::IdleSince(_));
        let idle = self.workers.iter().filter(idle).count();
        let waiting = self.queue.len().saturating_sub(idle);
        if world.scenario.backlog.is_some_and(|backlog| waiting > backlog as usize) {
            world.end(request, Outcome::Refused);
        } else {
            self.queue.push(request);
            world.happens(0);
        }
    }

    fn waited(&mut self, world: &mut World, worker: usize, request: usize) {
        world.disconnect(worker);
        if world.waited(request) {
            self.ends(world, worker, Outcome::Served);
        }
    }

    fn computed(&mut self, world: &mut World, worker: usize) {
        world.cores.leave(world.now, worker);
        if let Worker::Serving { request, .. } = self.workers[worker] {
            world.wait(worker, request);
        }
    }

    fn act(&mut self, world: &mut World, _: usize) {
        while !self.queue.is_empty()
            && let Some(worker) = self.idle()
        {
            let request = self.queue.remove(0);
            let killed = world.scenario.timeout.map(|timeout| world.now + timeout);
            self.workers[worker] = Worker::Serving { request, killed };
            world.start(worker, request);
            if world.computes() {
                world.cores.want(world.now, worker, world.cpu.total());
            } else {
                world.wait(worker, request);
            }
        }
    }

    fn next_kill(&self) -> Option<Micros> {
        self.workers.iter().filter_map(Self::kill_of).min()
    }

    fn kill(&mut self, world: &mut World) {
        let due = |worker: &Worker| Self::kill_of(worker) == Some(world.now);
        if let Some(worker) = self.workers.iter().position(due) {
            world.dies(worker);
            self.ends(world, worker, Outcome::Killed);
        }
    }
}
