//! A factor is the ratio of the two times that a reader takes it to be of.

use super::reading::{ALL, Clause, Factor, Relation, Time, Words};
use crate::naive::scenarios;
use crate::words::{FILES, Speaking};
use pool_vs_loop::explain::number::duration;
use pool_vs_loop::explain::{answer, plain};
use pool_vs_loop::scenario::{
    Client, DEFAULT_LINEUP, Decimal, Entry, Handler, Link, MAX_LINEUP, Micros, Overhead, Scenario,
    Server,
};
use pool_vs_loop::sim::{self, Results};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// What the answer says in a language.
fn said(words: &Words, results: &Results, shown: &[Entry]) -> String {
    let file = FILES.iter().find(|(language, _)| *language == words.language);
    let _speaking = file.map(|&(language, file)| Speaking::new(language, file));
    plain(&answer(results, shown))
}

/// The time of an entry that is said: of a burst the last reply's, otherwise the median.
fn time(results: &Results, server: Server, handler: Handler) -> Option<Micros> {
    let summary = &results.of(Entry::new(server, handler))?.summary;
    let median = summary.response?.p50;
    Some(if results.scenario.client == Client::Burst { summary.makespan } else { median })
}

/// Whether a relation is that of two times, a number to three digits.
fn holds(relation: Relation, than: Micros, time: Micros) -> bool {
    let close = |number: f64, long: Micros, short: Micros| {
        short > 0 && (long as f64 / short as f64 / number - 1.0).abs() <= 0.005
    };
    match relation {
        Relation::Equal => time == than,
        Relation::NoTime => time == 0 && than > 0,
        Relation::BesideNoTime => time > 0 && than == 0,
        Relation::AboutEqual => {
            time.abs_diff(than) * 20 <= than || duration(time) == duration(than)
        }
        Relation::Part(of) => time * of == than,
        Relation::Faster(number) => number > 1.0 && close(number, than, time),
        Relation::Longer(number) => number > 1.0 && close(number, time, than),
    }
}

/// The time that is said with a handler.
fn with(clause: &Clause, handler: Handler) -> Option<&Time> {
    clause.times.iter().find(|time| time.handlers.contains(&handler))
}

/// The clause of the server that a factor compares with, as far as that is clear.
fn compared<'a>(clauses: &'a [Clause], factor: &Factor) -> Result<&'a Clause, String> {
    match (factor.than, clauses) {
        (Some(server), _) => {
            clauses.iter().find(|clause| clause.servers == [server]).ok_or("unknown server".into())
        }
        (None, [only]) => Ok(only),
        (None, _) => Err("than which server?".into()),
    }
}

/// The times that a factor in the last of these clauses is of, in pairs, as far as that is clear.
fn pairs<'a>(clauses: &'a [Clause], factor: &Factor) -> Result<Vec<(&'a Time, &'a Time)>, String> {
    let (clause, before) = clauses.split_last().ok_or("nothing is said")?;
    let than = compared(before, factor)?;
    let like = |handler: Handler| match (with(than, handler), with(clause, handler)) {
        (Some(one), Some(other)) => Ok((one, other)),
        _ => Err(format!("no two times with {handler:?}")),
    };
    if let Some(handler) = factor.handler {
        return Ok(vec![like(handler)?]);
    }
    match (&than.times[..], &clause.times[..]) {
        (_, [_]) if factor.each => Err("each of one time".into()),
        ([one], [other]) => Ok(vec![(one, other)]),
        (_, [_, _, ..]) if !factor.each => Err("which of the times?".into()),
        (_, times) => times.iter().flat_map(|time| &time.handlers).map(|it| like(*it)).collect(),
    }
}

/// The times of a server that are said in one.
fn of(results: &Results, server: Server, said: &Time) -> Vec<Micros> {
    said.handlers.iter().filter_map(|&handler| time(results, server, handler)).collect()
}

/// Each entry that answered is said with its time.
fn check_times(results: &Results, shown: &[Entry], clauses: &[Clause]) -> Result<(), String> {
    let mut entries = BTreeSet::new();
    for clause in clauses {
        let times = |server| clause.times.iter().map(move |time| (server, time));
        for (server, said) in clause.servers.iter().copied().flat_map(times) {
            let runs = of(results, server, said);
            let same = |&run: &Micros| duration(run) == said.figure;
            if runs.len() != said.handlers.len() || !runs.iter().all(same) {
                return Err(format!("{server:?} takes {runs:?}, not {said:?}"));
            }
            entries.extend(said.handlers.iter().map(|&handler| Entry::new(server, handler)));
        }
    }
    let answers = |entry: &&Entry| time(results, entry.server, entry.handler).is_some();
    let answered: BTreeSet<Entry> = shown.iter().filter(answers).copied().collect();
    // Where nothing takes any time, no entry is said.
    if !clauses.is_empty() && entries != answered {
        return Err(format!("{entries:?} are said, not {answered:?}"));
    }
    Ok(())
}

/// What is said is so, and it is clear of what.
fn check(results: &Results, shown: &[Entry], text: &str, words: &Words) -> Result<(), String> {
    let clauses = words.read(text)?;
    check_times(results, shown, &clauses)?;
    for (place, clause) in clauses.iter().enumerate() {
        let Some(factor) = &clause.factor else { continue };
        if factor.is_apart && clause.times.len() == 1 {
            return Err("another time stands before the factor".into());
        }
        let than = compared(&clauses[..place], factor)?.servers[0];
        for (one, other) in pairs(&clauses[..=place], factor)? {
            // Times that look alike are said in one: it is the ratio of two of them.
            let (long, short) = (of(results, than, one), of(results, clause.servers[0], other));
            let holds = |&than| short.iter().any(|&time| holds(factor.relation, than, time));
            if !long.iter().any(holds) {
                return Err(format!("{factor:?} is not of {one:?} and {other:?}"));
            }
        }
    }
    Ok(())
}

fn check_in_all_languages(results: &Results, shown: &[Entry]) -> Result<(), String> {
    for words in &ALL {
        let text = said(words, results, shown);
        check(results, shown, &text, words).map_err(|why| format!("{why}: {text}"))?;
    }
    Ok(())
}

prop_compose! {
    /// Scenarios with times as people set them.
    fn usual()(
        lineup in prop_oneof![
            2 => prop::sample::subsequence(Entry::ALL.to_vec(), 2..=MAX_LINEUP).prop_shuffle(),
            1 => prop::sample::subsequence(DEFAULT_LINEUP.to_vec(), 2..=6),
        ],
        cpu in prop::sample::select(vec![0, 0, 10_000, 30_000, 250_000]),
        io in prop::sample::select(vec![0, 200_000, 1_000_000, 1_000_001]),
        (workers, requests) in (1..=8_u32, 1..=120_u32),
        (subtasks, threads, tokens) in (1..=5_u32, 1..=4_u32, prop_oneof![Just(40), 1..=4_u32]),
        client in client(),
        overhead in prop::sample::select(vec![Overhead::None, Overhead::Measured]),
    ) -> Scenario {
        let counts = Scenario { workers, requests, subtasks, threads, tokens, ..Scenario::default() };
        Scenario { lineup, cpu, io, client, overhead, ..counts }
    }
}

fn client() -> impl Strategy<Value = Client> {
    let rate = || (1..=60_u64).prop_map(|rate| Decimal::from_millionths(rate * 1_000_000));
    prop_oneof![
        2 => Just(Client::Burst),
        1 => rate().prop_map(Client::Paced),
        1 => rate().prop_map(Client::Poisson),
        1 => (1..=12_u32).prop_map(Client::Closed),
    ]
}

/// Scenarios, and which of their entries are hidden.
fn scenario() -> impl Strategy<Value = (Scenario, [bool; MAX_LINEUP])> {
    let hidden = prop::array::uniform8(prop::bool::weighted(0.15));
    (prop_oneof![2 => usual(), 1 => scenarios::small()], hidden)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn a_factor_is_the_ratio_of_the_times_that_it_is_said_of((scenario, hidden) in scenario()) {
        let results = sim::run(&scenario);
        let shown = scenario.lineup.iter().zip(hidden).filter(|(_, hidden)| !hidden);
        let shown: Vec<Entry> = shown.map(|(entry, _)| *entry).collect();
        if !shown.is_empty() {
            check_in_all_languages(&results, &shown).map_err(TestCaseError::fail)?;
        }
    }
}

/// What the answer to a query says of its last server, in a language.
fn last_clause(query: &str, words: &Words) -> String {
    let (link, notices) = Link::decode(query);
    assert!(notices.is_empty(), "{query}");
    let results = sim::run(&link.scenario);
    let shown: Vec<Entry> = link.shown().collect();
    let text = said(words, &results, &shown);
    assert_eq!(check(&results, &shown, &text, words), Ok(()), "{text}");
    text.rsplit("; ").next().unwrap_or_default().into()
}

#[test]
fn a_factor_says_what_it_compares_in_every_language() {
    let cases = [
        (
            "",
            [
                "the event loop 1.00 s and 0.500 s, each a quarter of the time.",
                "o event loop, 1.00 s e 0.500 s, um quarto do tempo em cada caso.",
                "el event loop, 1.00 s y 0.500 s, una cuarta parte del tiempo en cada caso.",
            ],
        ),
        // What blocks the loop is as slow as the pool, and the pool is not the server before.
        (
            "lineup=pool:blocking,pool:gather,threads:blocking,threads:stuck,greenlets:blocking,\
             loop:blocking,loop:async,loop:stuck&cpu=30ms&requests=60&threads=4",
            [
                "the event loop 1.45 s with def and async def alike, 15.5 s with async def that \
                 blocks, 10.7 times as fast as the pool with def.",
                "o event loop, 1.45 s com def e async def igualmente, 15.5 s com async def que \
                 bloqueia, 10.7 vezes mais rápido que o pool com def.",
                "el event loop, 1.45 s con def y async def por igual, 15.5 s con async def que \
                 bloquea, 10.7 veces más rápido que el pool con def.",
            ],
        ),
        (
            "lineup=pool:async,threads:async,loop:async",
            [
                "the event loop 1.00 s, a quarter of the pool’s time.",
                "o event loop, 1.00 s, um quarto do tempo do pool.",
                "el event loop, 1.00 s, una cuarta parte del tiempo del pool.",
            ],
        ),
        // The factor is of the medians.
        (
            "requests=60&client=paced:20&lineup=pool:blocking,loop:blocking&tokens=2",
            [
                "that of the event loop 2.80 s, 2.36 times as fast (95 % within 5.20 s).",
                "a do event loop, 2.80 s, 2.36 vezes mais rápido (95 % em até 5.20 s).",
                "la del event loop, 2.80 s, 2.36 veces más rápido (el 95 % en 5.20 s como máximo).",
            ],
        ),
    ];
    for (query, clauses) in cases {
        for (words, clause) in ALL.iter().zip(clauses) {
            assert_eq!(last_clause(query, words), clause, "{query}");
        }
    }
}
