//! Why a run took as long as it did, in words.

use crate::naive::scenarios;
use pool_vs_loop::explain::{self, CHAPTERS, Phrase, best, change_label, effect, plain, why};
use pool_vs_loop::scenario::{Entry, Link, Micros, Scenario};
use pool_vs_loop::sim::changes::{Advice, Effects};
use pool_vs_loop::sim::{self, Account, Results, Simulation};
use proptest::prelude::*;

/// Where the time of an entry's requests went.
pub fn account(scenario: &Scenario, entry: Entry) -> Account {
    let mut simulation = Simulation::traced(scenario, entry, 0..Micros::MAX, usize::MAX);
    while !simulation.advance(u64::MAX) {}
    let (_, segments) = simulation.finish_traced().expect("a finished run");
    let mut account = Account::default();
    segments.iter().for_each(|segment| account.add(segment));
    account
}

/// What the changes would do for an entry.
pub fn advice(results: &Results, entry: Entry) -> Advice {
    let mut effects = Effects::new(&results.scenario, results.of(entry).expect("a result"));
    while !effects.advance(1_000) {}
    effects.finish().expect("all is done")
}

fn results_of(scenario: &Scenario, entry: Entry) -> Results {
    sim::run(&Scenario { lineup: vec![entry], ..scenario.clone() })
}

/// All that is said of a link's entry in focus, a sentence a line.
fn told(query: &str) -> String {
    let (link, notices) = Link::decode(query);
    assert!(notices.is_empty(), "{query}: {notices:?}");
    let entry = link.focused().expect("an entry");
    let results = results_of(&link.scenario, entry);
    let mut text: String = why(&results, entry, &account(&link.scenario, entry))
        .iter()
        .map(|sentence| plain(sentence) + "\n")
        .collect();
    let advice = advice(&results, entry);
    text += &(plain(&best(&advice)) + "\n");
    for helpful in advice.helpful.iter().skip(1) {
        text += &(plain(&effect(helpful, advice.client)) + "\n");
    }
    text
}

#[test]
fn print_all() {
    for chapter in &CHAPTERS {
        println!("## {} ({})\n{}", chapter.title, chapter.query, told(chapter.query));
    }
    for query in QUERIES {
        println!("{query}\n{}", told(query));
    }
}

const QUERIES: &[&str] = &[
    "workers=1&lineup=pool:blocking",
    "requests=1&lineup=pool:blocking",
    "requests=3&lineup=pool:blocking",
    "requests=18&lineup=pool:blocking&cpu=100ms",
    "requests=40&lineup=pool:blocking&cpu=500ms&io=0&cores=2",
    "requests=100&backlog=10&lineup=pool:blocking",
    "timeout=600ms&lineup=pool:blocking",
    "timeout=600ms&backlog=1&lineup=pool:blocking",
    "requests=41&workers=1&lineup=loop:blocking",
    "requests=100&lineup=threads:blocking",
    "requests=100&lineup=threads:blocking&cpu=50ms&io=100ms",
    "requests=100&lineup=threads:blocking&cpu=50ms&io=100ms&cores=2",
    "requests=100&lineup=threads:blocking&accept=shares:5-3-1-0",
    "lineup=greenlets:blocking&requests=100",
    "lineup=greenlets:blocking&requests=100&cpu=20ms",
    "lineup=loop:async&requests=100&cpu=10ms",
    "lineup=loop:async&requests=100&cpu=10ms&cores=2",
    "lineup=loop:gather&requests=100&connections=5&subtasks=4",
    "lineup=loop:blocking&requests=100&cpu=10ms",
    "lineup=loop:blocking&requests=100&cpu=50ms&io=20ms&cores=2",
    "lineup=loop:stuck&io=0",
    "lineup=loop:stuck&workers=1&requests=5&cpu=10ms",
    "io=0&lineup=pool:blocking",
    "io=0&lineup=loop:async&client=paced:5",
    "io=0&cpu=250ms&lineup=pool:blocking",
    "io=0&cpu=250ms&lineup=loop:blocking",
    "client=closed:3&lineup=pool:blocking",
    "client=closed:8&lineup=pool:blocking&requests=100",
    "client=poisson:15&io=200ms&lineup=pool:blocking&requests=200",
    "client=poisson:25&io=200ms&lineup=pool:blocking&requests=200",
    "client=poisson:15&io=200ms&lineup=pool:blocking&requests=200&spread=exponential",
    "client=paced:30&io=200ms&lineup=pool:blocking&requests=80&backlog=5",
    "client=paced:0.3&io=200ms&lineup=pool:blocking",
    "client=paced:60&cpu=20ms&lineup=loop:blocking&requests=200&workers=1",
    "client=paced:60&cpu=20ms&lineup=loop:async&requests=200&workers=1",
    "io=3600s&lineup=pool:blocking&requests=1000",
    "lineup=pool:gather&subtasks=1",
    "lineup=pool:gather&subtasks=8&connections=2",
    "requests=500&lineup=loop:gather&overhead=measured",
    "requests=500&lineup=loop:async&overhead=measured&accept=measured",
    "requests=50&workers=3&lineup=threads:gather&threads=1",
    "spread=exponential&lineup=pool:blocking&requests=50",
    "requests=3&workers=9&lineup=loop:stuck",
    "requests=100&lineup=loop:blocking&connections=5",
];
