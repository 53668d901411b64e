//! A second simulation, deliberately naive: it goes from microsecond to microsecond and looks at
//! everything each time. Slow, short and plain, for the real one to be compared with.

use pool_vs_loop::scenario::{Entry, Handler, Micros, Scenario, Server};
use pool_vs_loop::sim::{self, Run};
use proptest::prelude::*;

/// A request that is being served: by whom, and how much of each piece is left.
struct Service {
    request: usize,
    place: (usize, usize),
    pieces: Vec<Micros>,
}

impl Service {
    /// Whether all its waiting is over.
    fn over(&self) -> bool {
        self.pieces.iter().sum::<Micros>() == 0
    }

    /// A microsecond passes: for all pieces where the handler gathers, else for the first that
    /// is left.
    fn wait(&mut self, handler: Handler) {
        let left = self.pieces.iter_mut().filter(|piece| **piece > 0);
        let count = if handler == Handler::Gather { usize::MAX } else { 1 };
        left.take(count).for_each(|piece| *piece -= 1);
    }
}

/// Each request's start, end and worker.
fn simulate(scenario: &Scenario, entry: Entry) -> Vec<(Micros, Micros, usize)> {
    let workers = scenario.workers as usize;
    let requests = scenario.requests as usize;
    let pieces: Vec<Micros> = {
        let k = Micros::from(scenario.subtasks);
        (0..k).map(|piece| scenario.io / k + Micros::from(piece < scenario.io % k)).collect()
    };
    // Who could serve: (worker, slot) in order of how long it has been idle.
    let slots = match (entry.server, entry.handler) {
        (Server::Pool, _) => 1,
        (Server::Loop, Handler::Blocking) => 40,
        _ => requests,
    };
    let mut idle: Vec<(usize, usize)> =
        (0..workers).flat_map(|worker| (0..slots).map(move |slot| (worker, slot))).collect();
    let mut waiting: Vec<usize> = (0..requests).collect();
    let mut serving: Vec<Service> = Vec::new();
    let mut done = vec![(0, 0, 0); requests];
    for now in 0.. {
        loop {
            let mut over: Vec<Service> = Vec::new();
            while let Some(place) = serving.iter().position(Service::over) {
                over.push(serving.remove(place));
            }
            over.sort_by_key(|service| service.place);
            for service in over {
                done[service.request].1 = now;
                idle.push(service.place);
            }
            // A dealt-out request waits for its own worker, round robin; a pool's for any.
            let takes = |request: usize, worker: usize| {
                entry.server == Server::Pool || worker == request % workers
            };
            let pair = waiting.iter().enumerate().find_map(|(queue, &request)| {
                let place = idle.iter().position(|&(worker, _)| takes(request, worker))?;
                Some((queue, request, place))
            });
            let Some((queue, request, place)) = pair else { break };
            waiting.remove(queue);
            let place = idle.remove(place);
            done[request] = (now, now, place.0);
            serving.push(Service { request, place, pieces: pieces.clone() });
        }
        if serving.is_empty() && waiting.is_empty() {
            break;
        }
        serving.iter_mut().for_each(|service| service.wait(entry.handler));
    }
    done
}

fn columns(run: &Run) -> Vec<(Micros, Micros, usize)> {
    (0..run.sent.len())
        .map(|request| (run.started[request], run.ended[request], run.worker[request].into()))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn the_simulation_does_what_the_naive_one_does(
        workers in 1..=5_u32,
        requests in 1..=130_u32,
        io in 0..=12_u64,
        subtasks in 1..=5_u32,
    ) {
        let scenario = Scenario { workers, requests, io, subtasks, ..Scenario::default() };
        for result in sim::run(&scenario).entries {
            let expected = simulate(&scenario, result.run.entry);
            prop_assert_eq!(columns(&result.run), expected, "{} in {:?}", result.run.entry, scenario);
        }
    }
}
