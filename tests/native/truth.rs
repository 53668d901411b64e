//! The measured runs as the page has them, and what is computed from them.

use pool_vs_loop::measured::{Comparison, PUBLISHED, PUBLISHED_QUERIES, parse};
use pool_vs_loop::scenario::{
    Accept, Client, Entry, Handler, Link, Micros, Overhead, Scenario, Server,
};
use pool_vs_loop::sim;
use proptest::prelude::*;
use serde::Deserialize;
use std::fmt::Write;

/// A measured run of `tests/measured/servers.json`, in seconds.
#[derive(Debug, Deserialize)]
pub struct Row {
    server: String,
    workers: u32,
    threads: u32,
    path: String,
    client: String,
    requests: u32,
    io_s: f64,
    subtasks: u32,
    cpu_s: f64,
    failed: u32,
    sent_s: Vec<f64>,
    completion_s: Vec<f64>,
    worker: Vec<Option<u32>>,
}

/// The runs of a file of measured data.
pub fn rows(text: &str) -> Vec<Row> {
    serde_json::from_str(text).expect("measured runs")
}

/// Runs as text that the page reads.
pub fn file_of(rows: &[Row]) -> String {
    let mut text = String::new();
    for row in rows {
        let query = Link { scenario: row.scenario(), ..Link::default() }.encode();
        let times: Vec<String> = row.times().iter().map(ToString::to_string).collect();
        writeln!(text, "{query}\t{} {}\t{}", row.server, row.path, times.join(","))
            .expect("a line");
    }
    text
}

fn servers() -> Vec<Row> {
    rows(include_str!("../measured/servers.json"))
}

fn micros(seconds: f64) -> Micros {
    (seconds * 1e6).round() as Micros
}

impl Row {
    fn entry(&self) -> Entry {
        let server = match self.server.as_str() {
            "gunicorn-sync" => Server::Pool,
            "gunicorn-gthread" => Server::Threads,
            "gunicorn-gevent" => Server::Greenlets,
            "uvicorn" => Server::Loop,
            other => panic!("a server of another kind: {other}"),
        };
        let handler = match self.path.as_str() {
            "/io" => Handler::Blocking,
            "/async-io" => Handler::Async,
            "/async-io-multi" => Handler::Gather,
            "/async-blocking" => Handler::Stuck,
            other => panic!("a path of another kind: {other}"),
        };
        Entry::new(server, handler)
    }

    fn scenario(&self) -> Scenario {
        let entry = self.entry();
        let default = Scenario::default();
        let shares = (0..self.workers)
            .map(|worker| self.worker.iter().filter(|&&other| other == Some(worker)).count() as u32)
            .collect::<Vec<u32>>();
        let dealt =
            entry.server != Server::Pool && self.workers > 1 && shares.iter().sum::<u32>() > 0;
        Scenario {
            workers: self.workers,
            requests: self.requests,
            io: micros(self.io_s),
            subtasks: self.subtasks,
            cpu: micros(self.cpu_s),
            lineup: vec![entry],
            threads: if entry.server == Server::Threads { self.threads } else { default.threads },
            cores: 2,
            client: self.client.parse::<Client>().expect("a client"),
            accept: if dealt { Accept::Shares(shares) } else { Accept::Even },
            overhead: Overhead::Measured,
            ..default
        }
    }

    fn times(&self) -> Vec<Micros> {
        assert_eq!(self.failed, 0);
        let pairs = self.completion_s.iter().zip(&self.sent_s);
        let mut times: Vec<Micros> = pairs.map(|(end, sent)| micros(end - sent)).collect();
        times.sort_unstable();
        times
    }
}

#[test]
fn the_pages_file_is_made_of_the_measured_runs() {
    let text = file_of(&servers());
    expect_test::expect_file!["../../static/measured.txt"].assert_eq(&text);
    assert_eq!(parse(&text).len(), servers().len(), "the page reads all of them");
}

#[test]
fn the_published_figures_are_those_of_the_measured_runs() {
    for (entry, _, measured) in PUBLISHED {
        let row = servers().into_iter().find(|row| {
            row.entry() == entry
                && row.client == "burst"
                && (row.workers, row.requests, micros(row.io_s)) == (4, 100, 1_000_000)
                && (entry.handler != Handler::Gather || row.subtasks == 2)
        });
        let last = row.map(|row| row.completion_s.iter().copied().fold(0.0, f64::max));
        let last = last.unwrap_or_else(|| panic!("no run of {entry}"));
        assert!((last - measured as f64 / 1e6).abs() <= 0.0051, "{entry}: {last} s");
    }
    for query in PUBLISHED_QUERIES {
        let (link, notices) = Link::decode(query);
        assert!(notices.is_empty());
        assert_eq!(link.encode(), query);
        assert!(link.scenario.lineup.iter().copied().eq(PUBLISHED.map(|(entry, ..)| entry)));
    }
}

#[test]
fn a_comparison_gives_what_the_simulation_and_arithmetic_give() {
    let text = "requests=3&lineup=pool:blocking&workers=1\tone\t1100000,2000000,2900000\n\
                requests=1&lineup=loop:async\ttwo\t1000000\n";
    let runs = parse(text);
    let mut comparison = Comparison::new(runs.clone());
    let mut steps = 0;
    while !comparison.advance(1) {
        steps += 1;
        assert!(steps < 100_000, "it ends");
    }
    assert_eq!(comparison.progress(), (2, 2));
    let worst = comparison.worst_first();
    let fit = worst[0].1.expect("a fit");
    assert_eq!(worst[0].0, 0);
    assert_eq!((fit.median, fit.longest), ([2_000_000; 2], [2_900_000, 3_000_000]));
    assert_eq!(fit.error, 200_000 * 1_000_000 / 6_000_000);
    assert_eq!(worst[1].1.map(|fit| fit.error), Some(0));
    assert_eq!(comparison.errors(), Some([16_667, 30_000, 33_333]));
    let ideal = sim::run(&Link::decode("requests=100").0.scenario);
    for (place, result) in ideal.entries.iter().enumerate() {
        assert_eq!(comparison.published(place)[0], Some(result.summary.makespan));
    }
    assert!(comparison.advance(1), "done is done");
}

#[test]
fn rubbish_is_left_out() {
    for line in [
        "",
        "\t\t",
        "<html>",
        "requests=1\tsix entries\t1000000",
        "requests=2&lineup=loop:async\ttoo few\t1000000",
        "requests=1&lineup=loop:async\ttoo many\t1,2",
        "requests=2&lineup=loop:async\tfalling\t2,1",
        "requests=1&lineup=loop:async\tnothing\t0",
        "requests=1&lineup=loop:async\tno number\t1e6",
        "requests=1&lineup=loop:async\tno times",
        "requests=1&lineup=loop:async&colour=red\tunknown\t1000000",
        "requests=1000000&lineup=loop:async\ttoo large\t1,2,3",
    ] {
        assert_eq!(parse(line), [], "{line}");
    }
    let line = "requests=1&lineup=loop:async\tfine\t1000000\n";
    assert!(parse(&line.repeat(5_000)).len() <= 200);
    assert!(Comparison::new(Vec::new()).errors().is_none());
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "[\\PC\t\n,=&:0-9]{0,200}") {
        let _ = parse(&text);
    }
}
