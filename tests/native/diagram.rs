//! The diagram: kept pictures, and what must hold of any.

use crate::moment::{run, traced};
use expect_test::expect_file;
use pool_vs_loop::chart::{Diagram, Scene, to_svg};
use pool_vs_loop::scenario::{Link, Micros};
use pool_vs_loop::sim::{Doing, Moment};

/// The diagram of the first entry of a query at a time, a shape a line.
fn drawn(query: &str, at: Micros, width: i32) -> String {
    let (link, notices) = Link::decode(query);
    assert!(notices.is_empty(), "{query}");
    let scenario = &link.scenario;
    let entry = scenario.lineup[0];
    let (run, segments) = traced(scenario, entry);
    let moment = &Moment::of(&run, scenario.workers, at, Diagram::KEEP);
    let segments = Some(segments.as_slice());
    to_svg(&Diagram { scenario, entry, moment, segments, width }.scene()).replace("><", ">\n<")
}

#[test]
fn a_pool() {
    let picture = |width| drawn("lineup=pool:blocking", 1_500_000, width);
    expect_file!["pictures/diagram-pool-288.svg"].assert_eq(&picture(288));
    expect_file!["pictures/diagram-pool-700.svg"].assert_eq(&picture(700));
}

#[test]
fn a_pool_whose_handlers_gather() {
    let picture = |query: &str, at, width| drawn(query, at, width);
    let query = "lineup=pool:gather";
    expect_file!["pictures/diagram-gather-288.svg"].assert_eq(&picture(query, 750_000, 288));
    expect_file!["pictures/diagram-gather-700.svg"].assert_eq(&picture(query, 750_000, 700));
    let query = "lineup=pool:gather&subtasks=64&requests=100&cpu=5ms";
    expect_file!["pictures/diagram-splits-560.svg"].assert_eq(&picture(query, 8_000, 560));
}

#[test]
fn event_loops() {
    let query = "lineup=loop:async&requests=100&cpu=10ms&cores=2";
    expect_file!["pictures/diagram-async-288.svg"].assert_eq(&drawn(query, 205_000, 288));
    expect_file!["pictures/diagram-async-700.svg"].assert_eq(&drawn(query, 205_000, 700));
    let query = "lineup=loop:blocking&requests=100&accept=shares:44-24-16-16&overhead=measured";
    expect_file!["pictures/diagram-threads-288.svg"].assert_eq(&drawn(query, 600_000, 288));
    expect_file!["pictures/diagram-threads-700.svg"].assert_eq(&drawn(query, 600_000, 700));
    let query = "lineup=loop:stuck";
    expect_file!["pictures/diagram-stuck-288.svg"].assert_eq(&drawn(query, 1_500_000, 288));
    expect_file!["pictures/diagram-stuck-700.svg"].assert_eq(&drawn(query, 1_500_000, 700));
}

#[test]
fn threads_and_greenlets() {
    let query = "lineup=threads:blocking&requests=40&cpu=50ms&cores=2&workers=2";
    expect_file!["pictures/diagram-gthread-700.svg"].assert_eq(&drawn(query, 330_000, 700));
    let query = "lineup=threads:blocking&requests=40&cpu=50ms&cores=2";
    expect_file!["pictures/diagram-gthread-288.svg"].assert_eq(&drawn(query, 330_000, 288));
    let query = "lineup=greenlets:blocking&requests=40&cpu=50ms&workers=2&client=poisson:30";
    expect_file!["pictures/diagram-gevent-560.svg"].assert_eq(&drawn(query, 830_000, 560));
}

#[test]
fn many_workers() {
    let query =
        "lineup=pool:async&workers=64&requests=1000000&client=paced:100&timeout=0.9s&backlog=20";
    let query = query.replace("1000000", "1000");
    expect_file!["pictures/diagram-many-288.svg"].assert_eq(&drawn(&query, 1_830_000, 288));
    expect_file!["pictures/diagram-many-700.svg"].assert_eq(&drawn(&query, 1_830_000, 700));
    let query = "lineup=loop:async&workers=64&requests=1000&cpu=50ms";
    expect_file!["pictures/diagram-loops-1100.svg"].assert_eq(&drawn(query, 830_000, 1_100));
    let query = "lineup=pool:blocking&workers=11&requests=1000";
    expect_file!["pictures/diagram-eleven-700.svg"].assert_eq(&drawn(query, 830_000, 700));
}
