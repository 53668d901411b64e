//! Changes that may help, and what each would do.

use crate::naive::scenarios;
use pool_vs_loop::explain::{best, change_label, plain};
use pool_vs_loop::scenario::{Entry, Link, MAX_LINEUP, Scenario};
use pool_vs_loop::sim::changes::{Advice, Change, Effects, Figures, candidates};
use pool_vs_loop::sim::{self, EntryResult};
use proptest::prelude::*;

fn linked(query: &str) -> Link {
    let (link, notices) = Link::decode(query);
    assert!(notices.is_empty(), "{query}: {notices:?}");
    link
}

fn result(scenario: &Scenario, entry: Entry) -> EntryResult {
    sim::run(&Scenario { lineup: vec![entry], ..scenario.clone() }).entries.remove(0)
}

/// What the changes would do for an entry, by steps of so many.
pub fn advice(scenario: &Scenario, result: &EntryResult, budget: u64) -> Advice {
    let mut effects = Effects::new(scenario, result);
    while !effects.advance(budget) {}
    effects.finish().expect("all is done")
}

/// The candidates' labels for a query's first entry.
fn labels(query: &str) -> String {
    let scenario = linked(query).scenario;
    let list = candidates(&scenario, scenario.lineup[0]);
    list.iter().map(change_label).collect::<Vec<_>>().join("; ")
}

#[test]
fn each_entry_has_its_candidates() {
    let cases = [
        (
            "lineup=pool:blocking",
            "8 workers; the wait split in two (gather); async def on an event loop; 4 threads a worker",
        ),
        (
            "lineup=pool:async&subtasks=1&workers=1",
            "2 workers; the wait split in four (gather); async def on an event loop; 4 threads a worker",
        ),
        ("lineup=pool:gather", "8 workers; 4 splits; an event loop; 4 threads a worker"),
        (
            "lineup=pool:gather&connections=1&cores=2&cpu=1ms&timeout=600ms&backlog=10",
            "8 workers; 4 cores; 2 connections a worker; 4 splits; an event loop; \
             4 threads a worker; a timeout of 2.002 s; a backlog of 2,048",
        ),
        ("lineup=pool:stuck", "8 workers; async def on an event loop; 4 threads a worker"),
        ("lineup=pool:blocking&io=0&cpu=250ms", "8 workers; 8 workers on 8 cores"),
        ("lineup=pool:blocking&workers=1024&io=0", ""),
        ("lineup=pool:blocking&workers=600&io=0", "1,024 workers"),
        (
            "lineup=threads:blocking&requests=100&connections=3",
            "8 workers; 8 threads a worker; 6 connections a worker; \
             the wait split in two (gather); async def on an event loop",
        ),
        // As many threads as requests of a worker, as many connections as threads: no more help.
        (
            "lineup=threads:blocking&connections=4",
            "8 workers; the wait split in two (gather); async def on an event loop",
        ),
        (
            "lineup=greenlets:blocking&accept=shares:4-3-2-1",
            "even shares; an event loop and the wait split in two (gather)",
        ),
        ("lineup=loop:async", "8 workers; the wait split in two (gather)"),
        ("lineup=loop:gather&subtasks=64", "8 workers"),
        ("lineup=loop:gather&subtasks=40", "8 workers; 64 splits"),
        (
            "lineup=loop:blocking&requests=164",
            "8 workers; 80 loop threads; the wait split in two (gather); async def that awaits",
        ),
        (
            "lineup=loop:stuck&overhead=measured",
            "8 workers; plain def in the loop’s threads; async def that awaits",
        ),
    ];
    for (query, expected) in cases {
        assert_eq!(labels(query), expected, "{query}");
    }
}

/// A link that looks at an entry of its line-up.
fn looking_at(scenario: &Scenario, place: usize) -> (Link, Entry) {
    let focus = place % scenario.lineup.len();
    let link = Link { scenario: scenario.clone(), focus, ..Link::default() };
    (link, scenario.lineup[focus])
}

/// The figures of a change, run afresh from the link that it makes.
fn fresh(change: &Change, link: &Link) -> Figures {
    let link = change.applied(link);
    let results = sim::run(&link.scenario);
    let entry = link.focused().expect("an entry");
    Figures::of(link.scenario.client, &results.of(entry).expect("a result").summary)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_change_makes_a_link_that_looks_at_its_entry(
        scenario in crate::strategies::scenario(),
        place in 0..MAX_LINEUP,
        hide in any::<bool>(),
    ) {
        // What chance deals out is counted one by one.
        let scenario = Scenario { requests: scenario.requests.min(2_000), ..scenario };
        let (mut link, entry) = looking_at(&scenario, place);
        if hide {
            link.hidden = scenario.lineup.clone();
        }
        let changes = candidates(&scenario, entry);
        prop_assert!(changes.len() <= 9);
        for (number, change) in changes.iter().enumerate() {
            let after = change.applied(&link);
            prop_assert_eq!(after.focused(), Some(change.entry));
            prop_assert!(after.shown().any(|shown| shown == change.entry));
            let lineup = after.scenario.lineup.clone();
            prop_assert!(lineup.len() <= MAX_LINEUP && lineup.contains(&change.entry));
            let simulated = Scenario { lineup, ..change.scenario.clone() };
            prop_assert_eq!(&after.scenario, &simulated, "what is simulated is what is made");
            let same = |other: &Change| {
                other.entry == change.entry && other.scenario == change.scenario
            };
            prop_assert!(!changes[..number].iter().any(same), "twice: {:?}", change);
            prop_assert!(change.entry != entry || change.scenario != scenario, "none: {:?}", change);
            prop_assert!(!change_label(change).is_empty());
            let (again, notices) = Link::decode(&after.encode());
            prop_assert!(notices.is_empty());
            prop_assert_eq!(again.scenario, after.scenario, "a link carries it");
        }
    }

    #[test]
    fn effects_are_those_of_fresh_runs_and_the_best_comes_first(
        scenario in scenarios::small(),
        place in 0..MAX_LINEUP,
        budget in 1..5_000_u64,
    ) {
        let (link, entry) = looking_at(&scenario, place);
        let result = result(&scenario, entry);
        let advice = advice(&scenario, &result, budget);
        prop_assert_eq!(&advice, &self::advice(&scenario, &result, u64::MAX));
        prop_assert_eq!(advice.now, Figures::of(scenario.client, &result.summary));
        prop_assert!(advice.too_large.is_empty());
        let tried = advice.helpful.len() + advice.useless.len();
        prop_assert_eq!(tried, candidates(&scenario, entry).len());
        for effect in &advice.helpful {
            prop_assert_eq!(effect.figures, fresh(&effect.change, &link));
            prop_assert!(effect.figures.are_better_than(&advice.now));
        }
        for change in &advice.useless {
            prop_assert!(!fresh(change, &link).are_better_than(&advice.now));
        }
        let rank = |pair: &[sim::changes::Effect]| {
            let [one, next] = pair else { return true };
            let last = |effect: &sim::changes::Effect| effect.change.is_no_option();
            (last(one), one.figures.lost, one.figures.time)
                <= (last(next), next.figures.lost, next.figures.time)
                || one.figures.time.is_none()
                || next.figures.time.is_none()
        };
        prop_assert!(advice.helpful.windows(2).all(rank));
    }
}

#[test]
fn better_is_by_two_hundredths_at_least() {
    let figures = |time, lost| Figures { time: Some(time), lost };
    let now = figures(1_000, 0);
    assert!(figures(980, 0).are_better_than(&now));
    assert!(!figures(981, 0).are_better_than(&now));
    assert!(!figures(10, 1).are_better_than(&now), "losing requests saves time");
    assert!(!now.are_better_than(&now));
    let now = figures(1_000, 100);
    assert!(figures(9_000, 98).are_better_than(&now));
    assert!(!figures(9_000, 99).are_better_than(&now));
    assert!(figures(900, 100).are_better_than(&now));
    assert!(!figures(0, 0).are_better_than(&figures(0, 0)));
    let silent = Figures { time: None, lost: 4 };
    assert!(figures(9_000, 0).are_better_than(&silent));
    assert!(!silent.are_better_than(&silent));
}

#[test]
fn a_full_line_up_loses_the_entry_that_is_replaced() {
    let lineup = "lineup=pool:blocking,pool:async,pool:gather,pool:stuck,threads:blocking,\
                  threads:async,threads:gather,threads:stuck&focus=4";
    let link = linked(lineup);
    let entry = link.focused().expect("an entry");
    assert_eq!(entry.to_string(), "pool:stuck");
    let changes = candidates(&link.scenario, entry);
    let find = |words: &str| {
        let change = changes.iter().find(|change| change_label(change) == words);
        change.expect("a candidate").applied(&link)
    };
    let after = find("async def on an event loop");
    assert!(after.encode().ends_with("threads:gather,threads:stuck,loop:async&focus=8"));
    assert!(!after.scenario.lineup.contains(&entry));
    // What stands in it is only looked at.
    let after = find("4 threads a worker");
    assert_eq!(after.scenario.lineup, link.scenario.lineup);
    assert_eq!(after.focused().map(|entry| entry.to_string()), Some("threads:stuck".into()));
}

#[test]
fn what_is_too_large_to_simulate_is_left_out() {
    // 64 pieces each of a million requests, on a loop all in line for one connection.
    let query = "requests=1000000&subtasks=64&connections=1&lineup=pool:async";
    let scenario = linked(query).scenario;
    let advice = advice(&scenario, &result(&scenario, scenario.lineup[0]), 100_000);
    let labels = |changes: &[Change]| changes.iter().map(change_label).collect::<Vec<_>>();
    assert_eq!(
        labels(&advice.too_large),
        ["the wait split in 64 (gather)", "async def on an event loop"]
    );
    assert_eq!(advice.helpful.len(), 1);
    assert_eq!(change_label(&advice.helpful[0].change), "8 workers");
    let best = plain(&best(&advice));
    assert!(best.starts_with("What would help most: 8 workers, "), "{best}");
    assert!(best.ends_with(" half the time; 2 more are too large to simulate."), "{best}");
}

#[test]
fn even_shares_are_no_option_and_come_last() {
    // One worker has 97 of 100: even shares would help more than anything else.
    let query = "requests=100&lineup=threads:blocking&accept=shares:97-1-1-1&connections=4";
    let scenario = linked(query).scenario;
    let advice = advice(&scenario, &result(&scenario, scenario.lineup[0]), 100_000);
    let labels: Vec<String> = advice.helpful.iter().map(|it| change_label(&it.change)).collect();
    assert_eq!(labels.last().map(String::as_str), Some("even shares"), "{labels:?}");
    let time = |place: usize| advice.helpful[place].figures.time;
    assert!(labels.len() > 1 && time(labels.len() - 1) < time(labels.len() - 2));
    // Where nothing else helps it is said.
    let query = "lineup=loop:stuck&io=0&cpu=10ms&accept=shares:97-1-1-1&cores=8";
    let scenario = linked(query).scenario;
    let advice = self::advice(&scenario, &result(&scenario, scenario.lineup[0]), 100_000);
    let labels: Vec<String> = advice.helpful.iter().map(|it| change_label(&it.change)).collect();
    assert_eq!(labels, ["even shares"]);
}
