//! The simulation beside what real servers did: the measured runs of bursts that only wait, which
//! is what this version simulates. The data and how they were recorded are in tests/measured.

use pool_vs_loop::scenario::{Entry, Handler, Micros, Scenario, Server};
use pool_vs_loop::sim;
use serde::Deserialize;

/// A measured run, in seconds.
#[derive(Debug, Deserialize)]
struct Measured {
    server: String,
    workers: u32,
    path: String,
    client: String,
    requests: u32,
    io_s: f64,
    subtasks: u32,
    cpu_s: f64,
    failed: u32,
    sent_s: Vec<f64>,
    completion_s: Vec<f64>,
}

impl Measured {
    /// The scenario and the entry that simulate it, if this version can: plain `def` handlers on a
    /// loop need the shares that each worker got.
    fn simulated(&self) -> Option<(Scenario, Entry)> {
        let handler = match self.path.as_str() {
            "/io" => Handler::Blocking,
            "/async-io" => Handler::Async,
            "/async-io-multi" => Handler::Gather,
            _ => return None,
        };
        let server = match self.server.as_str() {
            "gunicorn-sync" => Server::Pool,
            "uvicorn" if handler != Handler::Blocking => Server::Loop,
            _ => return None,
        };
        let scenario = Scenario {
            workers: self.workers,
            requests: self.requests,
            io: (self.io_s * 1e6).round() as Micros,
            subtasks: self.subtasks,
            lineup: vec![Entry::new(server, handler)],
            ..Scenario::default()
        };
        let covered = self.client == "burst" && self.cpu_s == 0.0 && self.failed == 0;
        covered.then(|| (scenario, Entry::new(server, handler)))
    }

    /// The distribution error: mean difference of the sorted response times by their mean.
    fn error_of(&self, times: impl Iterator<Item = Micros>) -> f64 {
        let measured = self.completion_s.iter().zip(&self.sent_s).map(|(end, sent)| end - sent);
        let mut measured: Vec<f64> = measured.collect();
        let mut simulated: Vec<f64> = times.map(|time| time as f64 / 1e6).collect();
        measured.sort_by(f64::total_cmp);
        simulated.sort_by(f64::total_cmp);
        assert_eq!(measured.len(), simulated.len());
        let difference = measured.iter().zip(&simulated).map(|(a, b)| (a - b).abs());
        difference.sum::<f64>() / measured.iter().sum::<f64>()
    }
}

#[test]
fn bursts_that_only_wait_take_what_real_servers_took() {
    let text = include_str!("../measured/servers.json");
    let runs: Vec<Measured> = serde_json::from_str(text).expect("the measured runs");
    let mut pool = Vec::new();
    let mut all = Vec::new();
    for run in &runs {
        if let Some((scenario, entry)) = run.simulated() {
            let error = run.error_of(sim::run(&scenario).entries[0].run.response_times());
            println!("{:5.2} %  {entry} {} x {} s", error * 100.0, run.requests, run.io_s);
            all.push(error);
            pool.extend((entry.server == Server::Pool).then_some(error));
        }
    }
    all.sort_by(f64::total_cmp);
    pool.sort_by(f64::total_cmp);
    assert_eq!((all.len(), pool.len()), (19, 12), "all runs of this kind are compared");
    // The framework's own CPU time is missing, which a pool hides in its waits. On a loop it adds
    // up over the batch: 15 % where one loop has 250 requests that wait for half a second.
    assert!(pool[11] < 0.04, "every run of a pool within 4 %: {pool:?}");
    assert!(all[9] < 0.015, "half of all runs within 1.5 %: {all:?}");
    assert!(all[18] < 0.16, "and the worst within 16 %: {all:?}");
}
