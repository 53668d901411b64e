//! The chapters follow the post: their numbers are the post's, and what they say to watch is there.

use pool_vs_loop::explain::CHAPTERS;
use pool_vs_loop::scenario::{Entry, Link};
use pool_vs_loop::sim::{self, Results};

fn results(title: &str) -> Results {
    let chapter = CHAPTERS.iter().find(|chapter| chapter.title == title).expect("a chapter");
    sim::run(&chapter.link().scenario)
}

/// The time of an entry's last reply, in milliseconds.
fn last(results: &Results, entry: &str) -> u64 {
    let entry: Entry = entry.parse().expect("an entry");
    results.of(entry).expect("in the line-up").summary.makespan / 1_000
}

fn times(results: &Results, entry: &str) -> Vec<u64> {
    let entry: Entry = entry.parse().expect("an entry");
    let run = &results.of(entry).expect("in the line-up").run;
    run.response_times().map(|time| time / 1_000).collect()
}

#[test]
fn all_ten_are_links_of_the_grammar() {
    for chapter in CHAPTERS {
        let (link, notices) = Link::decode(chapter.query);
        assert_eq!(notices, [], "{}", chapter.title);
        assert_eq!(link.encode(), chapter.query.replace(' ', ""), "{} is canonical", chapter.title);
        assert!(chapter.is_of(&link));
        let others = CHAPTERS.iter().filter(|other| other.is_of(&link));
        assert_eq!(others.count(), 1, "{} is another one too", chapter.title);
        assert!(chapter.watch.starts_with("Watch ") && chapter.watch.ends_with('.'));
        let end = sim::run(&link.scenario)
            .of(link.focused().expect("a focus"))
            .map(|result| result.run.sent()[0] + result.summary.makespan);
        assert!(
            link.at.is_none_or(|at| Some(at) < end),
            "{}: the playhead is in the run",
            chapter.title
        );
    }
}

#[test]
fn four_at_a_time() {
    let results = results("Four at a time");
    let fours: Vec<u64> = (1..=4).flat_map(|second| [second * 1_000; 4]).collect();
    assert_eq!(times(&results, "pool:blocking"), fours, "the stairs of the post's first log");
}

#[test]
fn async_changes_nothing() {
    let results = results("async changes nothing");
    assert_eq!(times(&results, "pool:blocking"), times(&results, "pool:async"));
}

#[test]
fn split_the_wait() {
    let results = results("Split the wait");
    assert_eq!(last(&results, "pool:gather"), 2_000, "16 requests in 2 seconds, a 2x speed-up");
    assert_eq!(last(&results, "pool:async"), 4_000);
}

#[test]
fn let_the_loop_switch() {
    let results = results("Let the loop switch");
    assert_eq!(times(&results, "loop:async"), [1_000; 16]);
}

#[test]
fn the_whole_comparison() {
    let results = results("The whole comparison");
    let makespans: Vec<u64> =
        results.entries.iter().map(|entry| entry.summary.makespan / 1_000).collect();
    assert_eq!(makespans, [25_000, 25_000, 12_500, 1_000, 1_000, 500]);
}

#[test]
fn the_41st_request() {
    let results = results("The 41st request");
    let entry: Entry = "loop:blocking".parse().expect("an entry");
    let run = &results.of(entry).expect("in the line-up").run;
    let late = (0..run.len()).filter(|&it| run.response_time(it).is_some_and(|it| it > 1_500_000));
    let late: Vec<usize> = late.collect();
    assert_eq!(late.len(), 4, "44 requests, 40 threads");
    assert!(late.iter().all(|&it| run.worker(it) == Some(0)));
    // The post's plot has about 2.07 s.
    let makespan = last(&results, "loop:blocking");
    assert!((2_000..2_150).contains(&makespan), "{makespan} ms");
}

#[test]
fn one_blocking_call() {
    let results = results("One blocking call");
    let mut stuck = times(&results, "loop:stuck");
    stuck.sort_unstable();
    assert_eq!(stuck, times(&results, "pool:blocking"), "the loop has become a pool");
    assert_eq!(last(&results, "loop:async"), 1_000);
}

#[test]
fn when_cpu_is_the_work() {
    let results = results("When CPU is the work");
    let makespans: Vec<u64> =
        results.entries.iter().map(|entry| entry.summary.makespan / 1_000).collect();
    assert!(makespans.iter().all(|&it| (1_000..1_100).contains(&it)), "{makespans:?}");
}

#[test]
fn a_steady_stream() {
    let results = results("A steady stream");
    let pool = times(&results, "pool:blocking");
    assert!(pool.is_sorted() && pool[99] > 5 * pool[0], "each waits longer than the one before");
    assert_eq!(times(&results, "loop:async"), [1_000; 100], "the loop doesn’t notice");
}

#[test]
fn the_database_pool() {
    let results = results("The database pool");
    assert_eq!(last(&results, "loop:async"), 5_000, "20 connections, 100 requests");
    assert_eq!(last(&results, "pool:blocking"), 25_000);
}
