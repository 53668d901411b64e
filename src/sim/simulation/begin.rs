//! A simulation before anything has happened.

use super::super::arrivals::Arrivals;
use super::super::cores::Cores;
use super::super::deadlines::Deadlines;
use super::super::deal::Deal;
use super::super::list::{Links, List, NONE};
use super::super::overhead::Cpu;
use super::super::queue::EventQueue;
use super::super::random::{Source, Stream};
use super::super::run::Run;
use super::super::work::Work;
use super::gil::Gil;
use super::{EVENT_LIMIT, Items, Model, PIECE_LIMIT, Phase, Process, Simulation, Stage, State};
use crate::scenario::{Client, Entry, Handler, Scenario, Server};
use std::collections::VecDeque;

/// Ends of I/O for which there is room from the beginning; more are rare, and make some.
const ROOM_FOR_ENDS: u64 = 1 << 20;

impl Simulation {
    /// The simulation of an entry at time 0, before anything has happened.
    #[must_use]
    pub fn new(scenario: &Scenario, entry: Entry) -> Self {
        let model = match (entry.server, entry.handler) {
            (Server::Pool, _) => Model::Pool,
            (Server::Threads, _) => Model::Threads,
            (Server::Loop, Handler::Blocking) => Model::LoopThreads,
            (Server::Greenlets | Server::Loop, _) => Model::Loop,
        };
        // gevent's patched sleep yields: that is an await.
        let handler = match (entry.server, entry.handler) {
            (Server::Greenlets, _) => Handler::Async,
            (_, handler) => handler,
        };
        let Cpu { reading, handler: cpu } = Cpu::of(scenario, entry);
        let computes = reading + cpu > 0;
        let gathers = handler == Handler::Gather;
        let threads = match model {
            Model::Pool => 1,
            Model::Threads => scenario.threads,
            Model::LoopThreads => scenario.tokens,
            Model::Loop => 0,
        };
        // As many connections as pieces that can wait at a time are as good as any number.
        let at_once = match (threads, handler) {
            (0, Handler::Stuck) => 1,
            (0, _) => scenario.requests,
            _ => threads,
        };
        let at_once = at_once.saturating_mul(if gathers { scenario.subtasks } else { 1 });
        let connections = scenario.connections.filter(|&limit| limit < at_once);
        let connections = connections.unwrap_or(u32::MAX);
        let limited = connections != u32::MAX;
        let stuck = model == Model::Loop && handler == Handler::Stuck;
        let alone = model == Model::Pool || stuck || !computes;
        let lump = !limited && (gathers || alone) || scenario.subtasks == 1;
        let unit = if gathers && !lump { scenario.subtasks } else { 1 };
        // Each request arrives, and each piece of it ends; on a pool with limits it may not begin.
        let limits =
            model == Model::Pool && (scenario.timeout.is_some() || scenario.backlog.is_some());
        let pieces = match (lump, limits) {
            (_, true) => 0,
            (true, false) => 1,
            (false, false) => scenario.subtasks,
        };
        let least_steps = u64::from(scenario.requests) * (1 + u64::from(pieces));
        let items = u64::from(scenario.requests) * u64::from(unit);
        let refused = least_steps > EVENT_LIMIT || unit > 1 && items > PIECE_LIMIT;
        // What will not run needs no room.
        let requests = if refused { 0 } else { scenario.requests as usize };
        let on_loop = matches!(model, Model::Loop | Model::LoopThreads);
        let with_gil = matches!(model, Model::Threads | Model::LoopThreads) && computes;
        let work = Work::new(scenario);
        let room = |wanted: bool| if wanted { requests } else { 0 };
        let workers = u16::try_from(scenario.workers).unwrap_or(u16::MAX);
        // On a loop that computes, awaits begin at most once in a handler's CPU time.
        let alone = handler == Handler::Async && lump;
        let overlapping = if model == Model::Loop && alone && work.is_fixed() && cpu > 0 {
            work.total(0) / cpu + 2
        } else {
            u64::MAX
        };
        let in_io = (u64::from(at_once).min(overlapping).min(connections.into())
            * u64::from(scenario.workers))
        .min(if refused { 0 } else { items })
        .min(ROOM_FOR_ENDS);
        let mut run = Run::new(entry, requests, scenario.client == Client::Burst);
        run.totals.places = u64::from(scenario.workers) * u64::from(threads.max(1));
        let mut simulation = Self {
            model,
            handler,
            cpu,
            reading,
            computes,
            lump,
            items: Items { each: unit },
            timeout: scenario.timeout,
            backlog: scenario.backlog,
            connections,
            together: if model == Model::LoopThreads && computes { 2 } else { u32::MAX },
            accepts: if entry.server == Server::Greenlets && workers == 1 { 100 } else { 1 },
            now: 0,
            phase: Phase::Arrivals,
            steps: 0,
            refused,
            arrivals: Arrivals::new(scenario),
            deal: Deal::new(scenario, entry.server),
            ends: EventQueue::with_capacity(usize::try_from(in_io).unwrap_or(0), work.is_fixed()),
            cores: Cores::new(scenario.cores, scenario.workers, scenario.seed),
            kills: Deadlines::new(usize::from(workers)),
            gil_draws: Source::new(scenario.seed, Stream::Gil),
            iterating: None,
            due: VecDeque::with_capacity(usize::from(workers)),
            processes: (0..workers)
                .map(|_| Process::new(threads, connections, if with_gil { threads } else { 0 }))
                .collect(),
            links: Links::new(if model == Model::Pool && !limited {
                0
            } else {
                requests * unit as usize
            }),
            idle: (0..workers).map(|worker| (0, worker)).collect(),
            untaken: 0,
            waiting: 0,
            stages: vec![Stage::Unread; room(on_loop || with_gil)],
            pieces: vec![0; room(!lump)],
            bursts: vec![0; room(with_gil)],
            in_flight: 0,
            held: (0, 0),
            skips: false,
            trace: None,
            work,
            run,
        };
        simulation.skips = simulation.may_skip_ahead(scenario);
        if simulation.skips {
            simulation.run.totals.most_in_flight = scenario.requests;
        }
        simulation
    }
}

impl Process {
    fn new(threads: u32, connections: u32, sharing: u32) -> Self {
        Self {
            kernel: List::default(),
            accepted: List::default(),
            ready: List::default(),
            batch: 0,
            ended: List::default(),
            state: State::Idle,
            current: NONE,
            busy_since: 0,
            // Beside the threads the loop waits. Few processes ever have more of them.
            gil: Gil::new(if sharing == 0 { 0 } else { sharing.min(64) as usize + 1 }),
            free_threads: threads,
            token_queue: List::default(),
            free_connections: connections,
            connection_queue: List::default(),
            due: false,
        }
    }
}
