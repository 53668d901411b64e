//! What is read out of the plot, and its tables.

use crate::strategies;
use expect_test::expect;
use pool_vs_loop::explain::{Table, plot_description, readout, twin};
use pool_vs_loop::scenario::{Entry, Link, Scenario, View};
use pool_vs_loop::sim;
use proptest::prelude::*;

/// What is read out of a query's plot at a place, in a sentence.
fn read(query: &str, view: View, place: u64) -> String {
    let (link, _) = Link::decode(query);
    let shown: Vec<Entry> = link.shown().collect();
    readout(&sim::run(&link.scenario), &shown, view, place).sentence()
}

#[test]
fn one_request_across_all_entries() {
    assert_eq!(
        read("", View::Request, 9),
        "Request 9. pool: blocking, pool: async: 3.00 s. pool: gather: 1.50 s. \
         loop: blocking, loop: async: 1.00 s. loop: gather: 0.500 s."
    );
    // Equal values of different servers are joined as well; hidden entries are left out.
    assert_eq!(
        read("hide=2,4", View::Request, 1),
        "Request 1. pool: blocking, loop: async: 1.00 s. pool: gather, loop: gather: 0.500 s."
    );
    let last = read("requests=1234", View::Request, 99_999);
    assert!(last.starts_with("Request 1,234. pool:"), "{last}");
    assert!(read("", View::Request, 0).starts_with("Request 1. "));
}

#[test]
fn what_got_no_reply_is_read_out() {
    let query = "backlog=2&lineup=pool:blocking,loop:async";
    assert_eq!(
        read(query, View::Request, 16),
        "Request 16. pool: blocking: refused. loop: async: 1.00 s."
    );
    let query = "io=5s&timeout=2s&lineup=pool:blocking,pool:async,loop:async";
    assert_eq!(
        read(query, View::Request, 1),
        "Request 1. pool: blocking, pool: async: killed after 2.00 s. loop: async: 5.00 s."
    );
    assert_eq!(
        read(query, View::Finished, 5_000_000),
        "At 5.00 s. pool: blocking, pool: async: 0 of 16 finished. loop: async: 16 of 16 finished."
    );
    assert_eq!(
        read(query, View::Percentiles, 95),
        "p95. pool: blocking, pool: async: no reply. loop: async: 5.00 s."
    );
}

#[test]
fn a_time_and_a_percentile_across_all_entries() {
    assert_eq!(
        read("", View::Finished, 1_200_000),
        "At 1.20 s. pool: blocking, pool: async: 4 of 16 finished. pool: gather: 8 of 16 finished. \
         loop: blocking, loop: async, loop: gather: 16 of 16 finished."
    );
    // A reply that ends right then is finished.
    assert!(read("", View::Finished, 500_000).contains("loop: gather: 16 of 16 finished"));
    assert!(read("", View::Finished, 499_999).contains("gather: 0 of 16 finished"));
    assert_eq!(
        read("hide=2,4,5", View::Percentiles, 50),
        "p50, the median. pool: blocking: 2.50 s. pool: gather: 1.25 s. loop: gather: 0.500 s."
    );
    assert!(read("", View::Percentiles, 0).starts_with("p0, the shortest. "));
    assert!(read("", View::Percentiles, 100).starts_with("p100, the longest. "));
}

#[test]
fn times_count_from_the_first_sending() {
    let query = "client=poisson:2&requests=5&workers=1&lineup=loop:async";
    let run = &sim::run(&Link::decode(query).0.scenario).entries[0].run;
    let (first, end) = (run.sent()[0], run.ended(0).expect("an end"));
    assert!(first > 0, "the first request of this seed is not sent at once");
    let by = |time| read(query, View::Finished, time);
    assert!(by(end - first).ends_with("loop: async: 1 of 5 finished."));
    assert!(by(end - first - 1).ends_with("loop: async: 0 of 5 finished."));
}

/// A table as lines.
fn lines(table: &Table) -> String {
    let mut text = [&table.caption, "\n", &table.heads.join(" | "), "\n"].concat();
    for row in &table.rows {
        text += &(row.join(" | ") + "\n");
    }
    text
}

fn tabled(query: &str, view: View) -> String {
    let (link, _) = Link::decode(query);
    let shown: Vec<Entry> = link.shown().collect();
    lines(&twin(&sim::run(&link.scenario), &shown, view))
}

#[test]
fn a_table_by_request() {
    expect![[r#"
        Completion time of 5 requests
        Request | pool: blocking | pool: gather | loop: gather
        1 | 1.00 s | 0.500 s | 0.500 s
        2 | 1.00 s | 0.500 s | 0.500 s
        3 | 2.00 s | 1.00 s | 0.500 s
        4 | 2.00 s | 1.00 s | 0.500 s
        5 | refused | refused | 0.500 s
    "#]]
    .assert_eq(&tabled("requests=5&backlog=1&workers=2&hide=2,4,5", View::Request));
    expect![[r#"
        Completion time of 14 of 100,000 requests: the first, the last, round numbers, and each entry’s shortest and longest
        Request | pool: blocking | loop: async
        1 | 0.247 s | 0.247 s
        9,243 | 2,330 s | 7.68 s
        10,000 | 2,510 s | 0.643 s
        20,000 | 5,030 s | 0.298 s
        30,000 | 7,550 s | 1.88 s
        40,000 | 10,100 s | 0.394 s
        50,000 | 12,500 s | 0.357 s
        60,000 | 15,000 s | 1.27 s
        70,000 | 17,500 s | 0.552 s
        80,000 | 20,000 s | 0.300 s
        89,558 | 22,400 s | 459 µs
        90,000 | 22,500 s | 1.34 s
        99,996 | 25,000 s | 2.24 s
        100,000 | 25,000 s | 1.23 s
    "#]].assert_eq(&tabled(
        "requests=100000&spread=exponential&seed=3&lineup=pool:blocking,loop:async",
        View::Request,
    ));
}

#[test]
fn what_was_refused_is_not_the_shortest() {
    // Three are answered. Refused at once, the 4th would be the shortest.
    let table = tabled("requests=60&backlog=1&workers=1&lineup=pool:blocking", View::Request);
    let requests: Vec<&str> = table.lines().filter_map(|line| line.split(" | ").next()).collect();
    assert!(!requests.contains(&"4"), "{table}");
    assert!(requests.contains(&"1") && requests.contains(&"3"), "{table}");
}

#[test]
fn a_table_over_time() {
    expect![[r#"
        Time until a share of the requests is finished
        Finished | pool: blocking | pool: gather | loop: blocking | loop: gather
        25 %: 4 of 16 | 1.00 s | 0.500 s | 1.00 s | 0.500 s
        50 %: 8 of 16 | 2.00 s | 1.00 s | 1.00 s | 0.500 s
        75 %: 12 of 16 | 3.00 s | 1.50 s | 1.00 s | 0.500 s
        100 %: 16 of 16 | 4.00 s | 2.00 s | 1.00 s | 0.500 s
    "#]]
    .assert_eq(&tabled("hide=2,5", View::Finished));
    expect![[r#"
        Time until a share of the requests is finished
        Finished | pool: blocking | loop: async
        25 %: 4 of 16 | 1.00 s | 1.00 s
        50 %: 8 of 16 | never | 1.00 s
        75 %: 12 of 16 | never | 1.00 s
        100 %: 16 of 16 | never | 1.00 s
        Refused | 9 | 0
    "#]]
    .assert_eq(&tabled("backlog=2&lineup=pool:blocking,loop:async", View::Finished));
}

#[test]
fn a_table_by_percentile() {
    expect![[r#"
        Completion time by percentile, of 16 requests
        Percentile | pool: blocking | pool: gather | loop: blocking | loop: gather
        p50 | 2.50 s | 1.25 s | 1.00 s | 0.500 s
        p90 | 4.00 s | 2.00 s | 1.00 s | 0.500 s
        p95 | 4.00 s | 2.00 s | 1.00 s | 0.500 s
        p99 | 4.00 s | 2.00 s | 1.00 s | 0.500 s
        Longest | 4.00 s | 2.00 s | 1.00 s | 0.500 s
    "#]]
    .assert_eq(&tabled("hide=2,5", View::Percentiles));
    expect![[r#"
        Completion time by percentile, of the requests answered
        Percentile | pool: blocking | loop: async
        p50 | no reply | 5.00 s
        p90 | no reply | 5.00 s
        p95 | no reply | 5.00 s
        p99 | no reply | 5.00 s
        Longest | no reply | 5.00 s
        Killed | 16 | 0
    "#]]
    .assert_eq(&tabled("io=5s&timeout=2s&lineup=pool:blocking,loop:async", View::Percentiles));
}

#[test]
fn views_are_described() {
    let described = |query, view| {
        let (link, _) = Link::decode(query);
        let groups: Vec<Vec<Entry>> = link.shown().map(|entry| vec![entry]).collect();
        plot_description(&sim::run(&link.scenario), &groups, view)
    };
    let query = "backlog=2&lineup=pool:blocking,loop:async";
    assert_eq!(
        described(query, View::Finished),
        "How many of 16 requests are finished, over time. pool: blocking: the first at 1.00 s, \
         the last at 2.00 s, 9 refused. loop: async: all at 1.00 s."
    );
    assert_eq!(
        described(query, View::Percentiles),
        "Completion time by percentile of the requests answered, out of 16 requests. pool: \
         blocking: p50 1.00 s, p95 2.00 s, p99 2.00 s, the longest 2.00 s, 9 refused. loop: async: \
         all at 1.00 s."
    );
    assert!(described("", View::Percentiles).starts_with("Completion time by percentile, of 16 r"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn what_is_read_out_are_the_figures(
        scenario in strategies::small_scenario(),
        spread in strategies::spread(),
        client in strategies::client(),
    ) {
        let scenario = Scenario { spread, client, backlog: Some(100), ..scenario };
        for result in sim::run(&scenario).entries {
            let run = &result.run;
            let figures = result.summary.response;
            for (percent, figure) in [
                (0, run.response_times().min()),
                (50, figures.map(|times| times.p50)),
                (90, figures.map(|times| times.p90)),
                (95, figures.map(|times| times.p95)),
                (99, figures.map(|times| times.p99)),
                (100, figures.map(|times| times.max)),
            ] {
                prop_assert_eq!(run.percentile(percent), figure, "p{}", percent);
                let known = result.summary.percentiles.get(percent as usize).copied();
                prop_assert_eq!(known, figure, "p{}", percent);
            }
            // As many replies have ended by the time at which so many had, and not before.
            let served = result.summary.served;
            for replies in [1, served / 2, served].into_iter().filter(|&replies| replies > 0) {
                let time = run.finished_at(replies).expect("a time");
                prop_assert!(run.finished_by(time) >= replies);
                prop_assert!(time == 0 || run.finished_by(time - 1) < replies);
            }
            prop_assert_eq!(run.finished_at(served + 1), None);
            prop_assert_eq!(run.finished_at(0), Some(0));
        }
    }

    #[test]
    fn tables_are_whole_and_bounded(
        scenario in strategies::small_scenario(),
        requests in prop_oneof![1..60_u32, 1..20_000_u32],
        spread in strategies::spread(),
        view in prop::sample::select(View::ALL.to_vec()),
    ) {
        let scenario = Scenario { requests, spread, ..scenario };
        let results = sim::run(&scenario);
        let table = twin(&results, &scenario.lineup, view);
        prop_assert_eq!(table.heads.len(), 1 + scenario.lineup.len());
        prop_assert!(table.rows.iter().all(|row| row.len() == table.heads.len()));
        prop_assert!((1..=20).contains(&table.rows.len()), "{} rows", table.rows.len());
        if view != View::Request {
            return Ok(());
        }
        // The first, the last, and where each entry is longest are among them, in their order.
        let number = |row: &Vec<String>| row[0].replace(',', "").parse::<usize>().expect("a number");
        let chosen: Vec<usize> = table.rows.iter().map(number).collect();
        prop_assert!(chosen.is_sorted_by(|a, b| a < b));
        prop_assert_eq!((chosen[0], chosen[chosen.len() - 1]), (1, requests as usize));
        for result in &results.entries {
            let longest = result.summary.longest();
            let there = |&request: &usize| result.run.response_time(request - 1) == Some(longest);
            prop_assert!(chosen.iter().any(there), "{}", result.run.entry);
        }
    }
}
