//! The simulation beside what real servers did: every measured run, given its own shares, two cores
//! and the measured overhead. The data and how they were recorded are in tests/measured.

use pool_vs_loop::explain::entry_name;
use pool_vs_loop::measured::{Comparison, parse};

#[test]
fn the_distribution_error_of_the_measured_runs_is_within_what_is_aimed_at() {
    let mut comparison = Comparison::new(parse(include_str!("../../static/measured.txt")));
    while !comparison.advance(u64::MAX) {}
    let percent = |millionths: u64| millionths as f64 / 1e4;
    for (place, fit) in comparison.worst_first() {
        let (run, fit) = (comparison.run(place).expect("a run"), fit.expect("all were served"));
        let name = entry_name(run.scenario.lineup[0]);
        let (client, cpu) = (run.scenario.client.to_string(), run.scenario.cpu / 1_000);
        let requests = run.scenario.requests;
        println!(
            "{:5.2} %  row {place}: {requests} to {name}, {client}, {cpu} ms CPU",
            percent(fit.error)
        );
    }
    let [median, ninetieth, worst] = comparison.errors().expect("errors").map(percent);
    println!("median {median:.2} %, 90th percentile {ninetieth:.2} %, worst {worst:.2} %");
    assert_eq!(comparison.progress(), (55, 55), "all runs are compared");
    assert!(median <= 1.0, "median {median} %");
    assert!(ninetieth <= 5.0, "90th percentile {ninetieth} %");
    assert!(worst <= 10.0, "worst {worst} %");
}
