//! Why a run took as long as it did, in words.

use crate::naive::scenarios;
use pool_vs_loop::explain::{self, CHAPTERS, Phrase, best, change_label, effect, plain, why};
use pool_vs_loop::scenario::{Entry, Link, Scenario};
use pool_vs_loop::sim::changes::{Advice, Effects};
use pool_vs_loop::sim::{self, Account, Results, Tracing};
use proptest::prelude::*;

/// Where the time of an entry's requests went.
pub fn account(scenario: &Scenario, entry: Entry) -> Account {
    let mut tracing = Tracing::new(scenario, entry, 0..1, 1);
    while !tracing.advance(u64::MAX) {}
    tracing.finish().expect("a finished run").account
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

const QUERIES: [&str; 0] = [];
