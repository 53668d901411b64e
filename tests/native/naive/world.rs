//! What all servers have in common: time, clients, I/O, connections and cores.

use super::clients::{dealt, first_times};
use super::cores::{Cores, Tick};
use pool_vs_loop::scenario::{Client, Entry, Handler, Micros, Scenario, Server};
use pool_vs_loop::sim::Outcome;
use pool_vs_loop::sim::overhead::Cpu;
use pool_vs_loop::sim::random::{Source, Stream};
use pool_vs_loop::sim::work::Work;

/// After a refusal a user waits this long.
const RETRY: Micros = 1_000_000;

/// What became of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fate {
    pub sent: Micros,
    pub started: Option<Micros>,
    pub ended: Option<Micros>,
    pub worker: Option<usize>,
    pub outcome: Outcome,
}

/// What is left of a request's I/O: steps, and in each the pieces that pass together.
#[derive(Default)]
struct Waits {
    steps: Vec<Vec<Micros>>,
    under_way: usize,
}

struct Io {
    end: Micros,
    process: usize,
    request: usize,
}

#[derive(Clone, Default)]
struct Connections {
    used: usize,
    waiting: Vec<(usize, Micros)>,
}

pub struct World<'a> {
    pub scenario: &'a Scenario,
    pub entry: Entry,
    pub cpu: Cpu,
    pub gil_draws: Source,
    pub now: Micros,
    pub fates: Vec<Fate>,
    pub cores: Cores,
    waits: Vec<Waits>,
    to_send: Vec<Micros>,
    io: Vec<Io>,
    connections: Vec<Connections>,
    /// Connections of a process, if there may be too few.
    pub limit: Option<usize>,
    happened: Vec<usize>,
}

/// A server. Each function is told the process, and what happened to it.
pub trait Inside {
    /// A request has been sent; of a pool, to nobody in particular.
    fn arrived(&mut self, world: &mut World, process: usize, request: usize);
    /// A piece of a request's I/O is over.
    fn waited(&mut self, world: &mut World, process: usize, request: usize);
    /// The process has computed its stretch.
    fn computed(&mut self, world: &mut World, process: usize);
    /// The process does all that it can do now.
    fn act(&mut self, world: &mut World, process: usize);
    /// When the next request is killed.
    fn next_kill(&self) -> Option<Micros> {
        None
    }
    fn kill(&mut self, _: &mut World) {}
}

impl<'a> World<'a> {
    pub fn new(scenario: &'a Scenario, entry: Entry) -> Self {
        let (workers, requests) = (scenario.workers as usize, scenario.requests as usize);
        let together = match entry.handler {
            Handler::Gather => scenario.subtasks as usize,
            _ => 1,
        };
        let at_once = match (entry.server, entry.handler) {
            (Server::Loop, Handler::Stuck) => 0,
            (Server::Pool, _) => together,
            (Server::Threads, _) => together * scenario.threads as usize,
            (Server::Loop, Handler::Blocking) => scenario.tokens as usize,
            _ => together * requests,
        };
        let limit = scenario.connections.map(|limit| limit as usize);
        let cores = Cores::new(
            (scenario.cores as usize).min(workers),
            workers,
            Source::new(scenario.seed, Stream::Cores),
        );
        Self {
            scenario,
            entry,
            cpu: Cpu::of(scenario, entry),
            gil_draws: Source::new(scenario.seed, Stream::Gil),
            now: 0,
            fates: Vec::new(),
            cores,
            waits: Vec::new(),
            to_send: first_times(scenario),
            io: Vec::new(),
            connections: vec![Connections::default(); workers],
            limit: limit.filter(|&limit| limit < at_once),
            happened: Vec::new(),
        }
    }

    /// Whether processes ever compute.
    pub fn computes(&self) -> bool {
        self.cpu.total() > 0
    }

    pub fn run(&mut self, server: &mut dyn Inside) {
        let dealt = dealt(self.scenario, self.entry.server);
        loop {
            self.instant(server, &dealt);
            let mut times: Vec<Micros> = self.io.iter().map(|io| io.end).collect();
            times.extend(&self.to_send);
            times.extend(self.cores.next(self.now));
            times.extend(server.next_kill());
            let Some(next) = times.into_iter().min() else { break };
            self.cores.pass(next - self.now);
            self.now = next;
        }
    }

    /// All that is to be done at one time.
    fn instant(&mut self, server: &mut dyn Inside, dealt: &[usize]) {
        loop {
            let mut idle = true;
            loop {
                if let Some(place) = self.io.iter().position(|io| io.end == self.now) {
                    let io = self.io.remove(place);
                    server.waited(self, io.process, io.request);
                } else if let Some(tick) = self.cores.tick(self.now) {
                    if let Tick::Over(process) = tick {
                        server.computed(self, process);
                    }
                } else if server.next_kill() == Some(self.now) {
                    server.kill(self);
                } else {
                    break;
                }
                idle = false;
            }
            while let Some(place) = self.to_send.iter().position(|&time| time == self.now) {
                self.to_send.remove(place);
                self.send(server, dealt);
                idle = false;
            }
            while !self.happened.is_empty() {
                let process = self.happened.remove(0);
                server.act(self, process);
                idle = false;
            }
            if idle {
                break;
            }
        }
    }

    fn send(&mut self, server: &mut dyn Inside, dealt: &[usize]) {
        let request = self.fates.len();
        let pool = self.entry.server == Server::Pool;
        let worker = (!pool).then(|| dealt[request]);
        let outcome = Outcome::Served;
        self.fates.push(Fate { sent: self.now, started: None, ended: None, worker, outcome });
        self.waits.push(self.waits_of(request));
        if self.fates.len() == self.scenario.requests as usize {
            self.to_send.clear();
        }
        let process = worker.unwrap_or(0);
        server.arrived(self, process, request);
    }

    fn waits_of(&self, request: usize) -> Waits {
        let work = Work::new(self.scenario);
        let pieces: Vec<Micros> =
            (0..self.scenario.subtasks).map(|piece| work.piece(request as u32, piece)).collect();
        let one_by_one = self.limit.is_some() || self.computes();
        let steps = match (self.entry.server, self.entry.handler) {
            (_, Handler::Gather) if self.limit.is_some() => vec![pieces],
            (_, Handler::Gather) => vec![pieces.into_iter().max().into_iter().collect()],
            (Server::Loop, Handler::Stuck) | (Server::Pool, _) => vec![vec![pieces.iter().sum()]],
            _ if one_by_one => pieces.into_iter().map(|piece| vec![piece]).collect(),
            _ => vec![vec![pieces.iter().sum()]],
        };
        Waits { steps, under_way: 0 }
    }

    /// Notes that something has happened at a process.
    pub fn happens(&mut self, process: usize) {
        if !self.happened.contains(&process) {
            self.happened.push(process);
        }
    }

    /// A request's service begins.
    pub fn start(&mut self, process: usize, request: usize) {
        self.fates[request].started = Some(self.now);
        self.fates[request].worker = Some(process);
    }

    /// A request ends.
    pub fn end(&mut self, request: usize, outcome: Outcome) {
        self.fates[request].ended = Some(self.now);
        self.fates[request].outcome = outcome;
        let all_sent = self.fates.len() == self.scenario.requests as usize;
        if matches!(self.scenario.client, Client::Closed(_)) && !all_sent {
            let later = if outcome == Outcome::Refused { RETRY } else { 0 };
            self.to_send.push(self.now + later);
        }
    }

    /// Whether a request has I/O before it.
    pub fn has_to_wait(&self, request: usize) -> bool {
        !self.waits[request].steps.is_empty()
    }

    /// A request begins the next step of its I/O.
    pub fn wait(&mut self, process: usize, request: usize) {
        let step = self.waits[request].steps.remove(0);
        self.waits[request].under_way = step.len();
        for time in step {
            self.connections[process].waiting.push((request, time));
        }
        self.connect(process);
    }

    /// Pieces of I/O that have a connection begin.
    fn connect(&mut self, process: usize) {
        let Connections { used, waiting } = &mut self.connections[process];
        while !waiting.is_empty() && self.limit.is_none_or(|limit| *used < limit) {
            *used += 1;
            let (request, time) = waiting.remove(0);
            self.io.push(Io { end: self.now + time, process, request });
        }
    }

    /// A piece of I/O gives its connection back.
    pub fn disconnect(&mut self, process: usize) {
        self.connections[process].used -= 1;
        self.connect(process);
    }

    /// A piece of a request's I/O is done with. Whether the step is complete.
    pub fn waited(&mut self, request: usize) -> bool {
        self.waits[request].under_way -= 1;
        self.waits[request].under_way == 0
    }

    /// A process dies, and all that it has under way.
    pub fn dies(&mut self, process: usize) {
        self.io.retain(|io| io.process != process);
        self.connections[process] = Connections::default();
        self.cores.leave(self.now, process);
    }
}
