//! `threads`: processes with a few threads each, which share a GIL.

use super::gil::{Gil, Thread};
use super::world::{Inside, World};
use pool_vs_loop::sim::Outcome;

struct Process {
    queue: Vec<usize>,
    free: usize,
    gil: Gil,
}

pub struct Threads(Vec<Process>);

impl Threads {
    pub fn new(processes: usize, threads: usize) -> Self {
        let process = |place| Process { queue: Vec::new(), free: threads, gil: Gil::new(place) };
        Self((0..processes).map(process).collect())
    }

    /// The thread of a request goes on: to its next I/O, or to reply.
    fn goes_on(&mut self, world: &mut World, process: usize, request: usize) {
        if world.has_to_wait(request) {
            world.wait(process, request);
        } else {
            world.end(request, Outcome::Served);
            self.0[process].free += 1;
            world.happens(process);
        }
    }
}

impl Inside for Threads {
    fn arrived(&mut self, world: &mut World, process: usize, request: usize) {
        self.0[process].queue.push(request);
        world.happens(process);
    }

    fn waited(&mut self, world: &mut World, process: usize, request: usize) {
        world.disconnect(process);
        if !world.waited(request) {
            return;
        }
        if world.computes() {
            self.0[process].gil.want(world, Thread::Of(request), 0);
        } else {
            self.goes_on(world, process, request);
        }
    }

    fn computed(&mut self, world: &mut World, process: usize) {
        if let Some(Thread::Of(request)) = self.0[process].gil.stretch_is_over(world) {
            self.goes_on(world, process, request);
            self.0[process].gil.let_go(world);
        }
    }

    fn act(&mut self, world: &mut World, process: usize) {
        while self.0[process].free > 0 && !self.0[process].queue.is_empty() {
            let request = self.0[process].queue.remove(0);
            self.0[process].free -= 1;
            world.start(process, request);
            if world.computes() {
                let cpu = world.cpu.total();
                self.0[process].gil.want(world, Thread::Of(request), cpu);
            } else {
                world.wait(process, request);
            }
        }
    }
}
