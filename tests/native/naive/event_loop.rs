//! `loop` and `greenlets`: processes with one event loop each.

use super::gil::{Gil, Thread};
use super::world::{Inside, World};
use pool_vs_loop::scenario::{Handler, Server};
use pool_vs_loop::sim::Outcome;

/// What an iteration runs.
enum Item {
    New(usize),
    Read(usize),
    /// A gathering request has computed, and begins its pieces.
    Begins(usize),
    /// A piece of I/O has ended.
    Waited(usize),
    /// All pieces have ended; the request replies after so many iterations more.
    Gathered(usize, u32),
    /// The thread of a request is done.
    Done(usize),
    /// A token is for this request.
    Granted(usize),
}

/// What the loop does, or what it stands still for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Asleep,
    /// It waits for a core or the GIL.
    Waking,
    /// It may go on.
    Running,
    Reading(usize),
    Computing(usize),
    Stuck(usize),
}

struct Process {
    kernel: Vec<usize>,
    accepted: Vec<usize>,
    ready: Vec<Item>,
    ended: Vec<Item>,
    /// Items that the iteration has not run yet.
    batch: usize,
    state: State,
    gil: Gil,
    free: usize,
    waiting: Vec<usize>,
}

pub struct EventLoops {
    processes: Vec<Process>,
    handler: Handler,
    at_a_time: usize,
}

impl EventLoops {
    pub fn new(world: &World) -> Self {
        let process = |place| Process {
            kernel: Vec::new(),
            accepted: Vec::new(),
            ready: Vec::new(),
            ended: Vec::new(),
            batch: 0,
            state: State::Asleep,
            gil: Gil::new(place),
            free: world.scenario.tokens as usize,
            waiting: Vec::new(),
        };
        let greenlets = world.entry.server == Server::Greenlets;
        Self {
            processes: (0..world.scenario.workers as usize).map(process).collect(),
            handler: if greenlets { Handler::Async } else { world.entry.handler },
            at_a_time: if greenlets && world.scenario.workers == 1 { 100 } else { 1 },
        }
    }

    /// Whether threads compute beside the loop.
    fn has_gil(&self, world: &World) -> bool {
        self.handler == Handler::Blocking && world.computes()
    }

    /// A sleeping loop with something to see to wakes.
    fn wake(&mut self, world: &mut World, process: usize) {
        let has_gil = self.has_gil(world);
        let own = &mut self.processes[process];
        own.state = State::Waking;
        if has_gil {
            own.gil.want(world, Thread::Loop, 0);
        } else if !world.computes() || world.cores.get(world.now, process) {
            own.state = State::Running;
        }
    }

    /// The loop has what it stood still for.
    fn goes_on(&mut self, world: &mut World, process: usize) {
        let state = std::mem::replace(&mut self.processes[process].state, State::Running);
        match state {
            State::Reading(request) => self.processes[process].ready.push(Item::Read(request)),
            State::Computing(request) => self.after_computing(world, process, request),
            State::Stuck(request) => world.end(request, Outcome::Served),
            State::Asleep | State::Waking | State::Running => return world.happens(process),
        }
        // The iteration goes on at once; the loop polls when its turn comes.
        while self.processes[process].state == State::Running && self.processes[process].batch > 0 {
            self.next_item(world, process);
        }
        if self.processes[process].state == State::Running {
            world.happens(process);
        }
    }

    fn next_item(&mut self, world: &mut World, process: usize) {
        self.processes[process].batch -= 1;
        let item = self.processes[process].ready.remove(0);
        self.item(world, process, item);
    }

    /// The loop runs until it has to compute, to stand still or to sleep.
    fn run(&mut self, world: &mut World, process: usize) {
        while self.processes[process].state == State::Running {
            if self.processes[process].batch > 0 {
                self.next_item(world, process);
                continue;
            }
            self.poll(world, process);
            let has_gil = self.has_gil(world);
            let own = &mut self.processes[process];
            own.batch = own.ready.len();
            if own.ready.is_empty() && own.accepted.is_empty() {
                own.state = State::Asleep;
                if has_gil {
                    own.gil.let_go(world);
                } else {
                    world.cores.leave(world.now, process);
                }
            } else if has_gil {
                own.state = State::Waking;
                own.gil.let_go(world);
                own.gil.want(world, Thread::Loop, 0);
            }
        }
    }

    fn poll(&mut self, world: &World, process: usize) {
        let at_a_time = self.at_a_time;
        let together = if self.has_gil(world) { 2 } else { usize::MAX };
        let Process { kernel, accepted, ready, ended, .. } = &mut self.processes[process];
        ready.extend(accepted.drain(..).map(Item::New));
        let sent = |request: &usize| world.fates[*request].sent;
        while !kernel.is_empty()
            && (accepted.len() < at_a_time
                || accepted.len() < together
                    && kernel.first().map(sent) == accepted.last().map(sent))
        {
            accepted.push(kernel.remove(0));
        }
        ready.append(ended);
    }

    fn item(&mut self, world: &mut World, process: usize, item: Item) {
        match item {
            Item::New(request) if world.cpu.reading > 0 => {
                let reading = world.cpu.reading;
                self.processes[process].state = State::Reading(request);
                if self.handler == Handler::Blocking {
                    self.processes[process].gil.burst(world, reading);
                } else {
                    world.cores.want(world.now, process, reading);
                }
            }
            Item::New(request) | Item::Read(request) => self.begin(world, process, request),
            Item::Begins(request) => world.wait(process, request),
            Item::Waited(request) => {
                world.disconnect(process);
                if world.waited(request) {
                    if self.handler == Handler::Gather {
                        self.processes[process].ready.push(Item::Gathered(request, 1));
                    } else if world.has_to_wait(request) {
                        world.wait(process, request);
                    } else {
                        world.end(request, Outcome::Served);
                    }
                }
            }
            Item::Gathered(request, 1) => {
                self.processes[process].ready.push(Item::Gathered(request, 2));
            }
            Item::Gathered(request, _) => world.end(request, Outcome::Served),
            Item::Done(request) => {
                world.end(request, Outcome::Served);
                let own = &mut self.processes[process];
                if own.waiting.is_empty() {
                    own.free += 1;
                } else {
                    own.ready.push(Item::Granted(own.waiting.remove(0)));
                }
            }
            Item::Granted(request) => self.grant(world, process, request),
        }
    }

    /// A request's handler begins.
    fn begin(&mut self, world: &mut World, process: usize, request: usize) {
        let own = &mut self.processes[process];
        if self.handler == Handler::Blocking {
            if own.free > 0 {
                own.free -= 1;
                self.grant(world, process, request);
            } else {
                own.waiting.push(request);
            }
            return;
        }
        world.start(process, request);
        if world.cpu.handler > 0 {
            own.state = State::Computing(request);
            world.cores.want(world.now, process, world.cpu.handler);
        } else {
            self.after_computing(world, process, request);
        }
    }

    /// A request's CPU part is over.
    fn after_computing(&mut self, world: &mut World, process: usize, request: usize) {
        match self.handler {
            Handler::Gather => self.processes[process].ready.push(Item::Begins(request)),
            Handler::Stuck => {
                self.processes[process].state = State::Stuck(request);
                world.cores.leave(world.now, process);
                world.wait(process, request);
            }
            _ => world.wait(process, request),
        }
    }

    fn grant(&mut self, world: &mut World, process: usize, request: usize) {
        world.start(process, request);
        if world.computes() {
            let cpu = world.cpu.handler;
            self.processes[process].gil.want(world, Thread::Of(request), cpu);
        } else {
            world.wait(process, request);
        }
    }

    /// The thread of a request goes on: to its next I/O, or it is done.
    fn thread(&mut self, world: &mut World, process: usize, request: usize) {
        if world.has_to_wait(request) {
            world.wait(process, request);
        } else {
            self.processes[process].ended.push(Item::Done(request));
            self.stir(world, process);
        }
    }
}

impl EventLoops {
    /// Something has come for a loop: one that is awake looks when it polls.
    fn stir(&self, world: &mut World, process: usize) {
        if self.processes[process].state == State::Asleep {
            world.happens(process);
        }
    }
}

impl Inside for EventLoops {
    fn arrived(&mut self, world: &mut World, process: usize, request: usize) {
        self.processes[process].kernel.push(request);
        self.stir(world, process);
    }

    fn waited(&mut self, world: &mut World, process: usize, request: usize) {
        match self.handler {
            Handler::Stuck => {
                if !world.computes() || world.cores.get(world.now, process) {
                    self.goes_on(world, process);
                }
            }
            Handler::Blocking => {
                world.disconnect(process);
                if !world.waited(request) {
                    return;
                }
                if world.computes() {
                    self.processes[process].gil.want(world, Thread::Of(request), 0);
                } else {
                    self.thread(world, process, request);
                }
            }
            _ => {
                self.processes[process].ended.push(Item::Waited(request));
                self.stir(world, process);
            }
        }
    }

    fn computed(&mut self, world: &mut World, process: usize) {
        if !self.has_gil(world) {
            return self.goes_on(world, process);
        }
        match self.processes[process].gil.stretch_is_over(world) {
            Some(Thread::Loop) => self.goes_on(world, process),
            Some(Thread::Of(request)) => {
                self.thread(world, process, request);
                self.processes[process].gil.let_go(world);
            }
            None => {}
        }
    }

    fn act(&mut self, world: &mut World, process: usize) {
        let own = &self.processes[process];
        let news = !own.kernel.is_empty() || !own.ended.is_empty();
        if own.state == State::Asleep && news {
            self.wake(world, process);
        }
        self.run(world, process);
    }
}
