//! Why a run took as long as it did, in words.

use crate::changes;
use crate::naive::scenarios;
use crate::strategies;
use pool_vs_loop::explain::number::duration;
use pool_vs_loop::explain::{CHAPTERS, GLOSSARY, Phrase, best, effect, plain, why};
use pool_vs_loop::scenario::{Client, Entry, Link, MAX_LINEUP, Micros, Scenario};
use pool_vs_loop::sim::changes::Advice;
use pool_vs_loop::sim::{self, Account, Activity, Results, Segment, Traced, Tracing};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// What an entry's requests did.
fn traced(scenario: &Scenario, entry: Entry) -> Traced {
    let mut tracing = Tracing::with_limit(scenario, entry, 0..Micros::MAX, 1, usize::MAX);
    while !tracing.advance(u64::MAX) {}
    tracing.finish().expect("a finished run")
}

/// Where the time of an entry's requests went.
fn account(scenario: &Scenario, entry: Entry) -> Account {
    traced(scenario, entry).account
}

/// What the changes would do for an entry.
pub fn advice(results: &Results, entry: Entry) -> Advice {
    changes::advice(&results.scenario, results.of(entry).expect("a result"), 1_000)
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
        text += &(plain(&effect(&advice, helpful)) + "\n");
    }
    text
}

/// Each chapter, and a scenario of each kind.
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
    "lineup=loop:gather&connections=1&subtasks=4&workers=1&requests=16",
    "requests=100&lineup=loop:async&connections=50",
    "requests=2&client=paced:1000&lineup=pool:blocking&workers=1",
    "requests=3&lineup=loop:blocking",
    "workers=8&requests=1000&io=170ms&cpu=30ms&cores=2&client=poisson:25&lineup=pool:blocking",
    "workers=8&requests=1000&io=170ms&cpu=30ms&cores=2&client=poisson:37&lineup=pool:blocking",
    "requests=100&io=100ms&client=poisson:30&lineup=loop:stuck&accept=random",
    "requests=400&workers=2&io=100ms&cpu=20ms&client=poisson:40&lineup=loop:blocking&accept=random",
];

#[test]
fn all_kinds_of_runs_are_explained() {
    let chapters = CHAPTERS.iter().map(|chapter| chapter.query);
    let texts = chapters.chain(QUERIES.iter().copied()).map(|query| {
        let title = Link::decode(query).0.encode();
        format!("## {title}\n{}", told(query))
    });
    let text = texts.collect::<Vec<_>>().join("\n");
    expect_test::expect_file!["../golden/why.txt"].assert_eq(&text);
}

/// The sentences on a query's focused entry, without what would help.
fn sentences(query: &str) -> Vec<String> {
    let link = Link::decode(query).0;
    let entry = link.focused().expect("an entry");
    let results = results_of(&link.scenario, entry);
    why(&results, entry, &account(&link.scenario, entry)).iter().map(|it| plain(it)).collect()
}

#[test]
fn each_bottleneck_is_named_with_its_figures() {
    let cases = [
        (
            "workers waiting",
            "lineup=pool:blocking",
            "The 4 workers are the bottleneck: 12 of the 16 requests queue for one first, and \
             queueing is 60 % of all response time.",
        ),
        (
            "threads",
            "requests=100&lineup=threads:blocking",
            "The 4 threads of each worker are the bottleneck: 84 of the 100 requests queue for one \
             first, and queueing is 73 % of all response time.",
        ),
        (
            "a full thread pool",
            "requests=41&workers=1&lineup=loop:blocking",
            "The thread pool for def handlers is the bottleneck: the worker has 40 threads, 1 of \
             the 41 requests queues for one first, and queueing is 2 % of all response time.",
        ),
        (
            "a blocked loop",
            "lineup=loop:stuck",
            "The blocked event loops are the bottleneck: while one handler blocks, all other \
             requests of its worker wait, which is 60 % of all response time.",
        ),
        (
            "CPU on a loop",
            "io=0&cpu=250ms&lineup=loop:async",
            "The CPU time on the event loop is the bottleneck: one handler of a worker computes at \
             a time, and waiting for that is 75 % of all response time.",
        ),
        (
            "cores",
            "io=0&cpu=250ms&lineup=pool:blocking&cores=2",
            "The 2 CPU cores are the bottleneck: 4 workers share them, they are busy 99 % of \
             the time, and waiting is 80 % of all response time.",
        ),
        (
            "the GIL",
            "io=0&cpu=250ms&lineup=loop:blocking",
            "The GIL is the bottleneck: only one thread of a worker computes at a time, and waiting \
             is 75 % of all response time.",
        ),
        (
            "connections",
            "requests=100&connections=5&lineup=loop:async",
            "The downstream connections are the bottleneck: each worker has 5, so at most 20 calls \
             are under way at a time, and waiting for one is 75 % of all response time.",
        ),
        (
            "nothing",
            "lineup=loop:async",
            "Nothing holds it back: every reply takes its own I/O only, 1.00 s.",
        ),
    ];
    for (name, query, expected) in cases {
        assert_eq!(sentences(query)[1], expected, "{name}");
    }
    let cases = [
        (
            "arrivals",
            "requests=100&client=paced:5&lineup=pool:blocking",
            "Arrivals are faster than service: 5 requests a second come, and the workers can answer \
             4, so the queue grows by 1 a second, to 20 requests when the last is sent.",
        ),
        (
            "the fullest worker",
            "requests=100&lineup=loop:blocking&accept=shares:44-24-16-16",
            "The fullest worker got 44 of the 100 requests, 4 more than it has threads, and \
             gives the last reply; an even share is 25 requests.",
        ),
        (
            "refused",
            "requests=100&backlog=10&lineup=pool:blocking",
            "85 of the 100 requests are refused: the backlog of 10 requests is full when they come.",
        ),
        (
            "killed",
            "timeout=600ms&lineup=pool:blocking",
            "All 16 requests are killed: they are not done when a worker has had them for the \
             timeout of 600 ms.",
        ),
    ];
    for (name, query, expected) in cases {
        assert_eq!(sentences(query)[2], expected, "{name}");
    }
}

/// What no sentence may look like.
fn check(sentence: &[Phrase]) -> Result<(), TestCaseError> {
    let text = plain(sentence);
    prop_assert!(text.ends_with('.') && !text.ends_with(".."), "{}", text);
    prop_assert!(!text.contains("  ") && !text.contains(" ,") && !text.contains(" ."), "{}", text);
    let first = text.chars().next();
    prop_assert!(first.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit()), "{}", text);
    // Which is a word as well.
    let rest = text.strip_prefix("None of these changes").unwrap_or(&text);
    let words: Vec<&str> = rest.split([' ', ',', ':', ';', '(', ')']).collect();
    for wrong in ["NaN", "inf", "0 %", "100 %", "0 of", "nothing of", "None", "Some"] {
        let wrong: Vec<&str> = wrong.split(' ').collect();
        prop_assert!(
            !words.windows(wrong.len()).any(|part| part == wrong),
            "{:?}: {}",
            wrong,
            text
        );
    }
    for many in
        ["workers", "requests", "threads", "users", "cores", "connections", "splits", "pieces"]
    {
        prop_assert!(!words.windows(2).any(|part| part == ["1", many]), "1 {}: {}", many, text);
    }
    for phrase in sentence {
        if let Phrase::Term(term, _) = phrase {
            prop_assert!(GLOSSARY.contains(term), "{}", term.id);
        }
    }
    Ok(())
}

/// How many requests had to wait for a worker, a thread or a token, by their segments.
fn queued(segments: &[Segment]) -> usize {
    let waits = [Activity::Queueing, Activity::AwaitingToken];
    let queued = segments.iter().filter(|segment| waits.contains(&segment.activity));
    queued.map(|segment| segment.request).collect::<BTreeSet<_>>().len()
}

/// What is claimed of queueing must agree with the segments, and with the summary, which adds up
/// otherwise.
fn check_claims(results: &Results, texts: &[String]) -> Result<(), TestCaseError> {
    let result = &results.entries[0];
    let all = results.scenario.requests;
    let text = texts.join(" ");
    let queueing = result.summary.queueing.unwrap_or(0.0);
    if text.contains("Nothing holds it back") {
        prop_assert!(queueing <= 1e-9, "{}: {}", queueing, text);
    } else if text.contains("Hardly anything") {
        prop_assert!((0.0..0.021).contains(&queueing) || result.summary.killed > 0, "{}", queueing);
    } else if text.contains(" bottleneck: ") && result.summary.killed == 0 {
        prop_assert!(queueing > 0.019, "{}: {}", queueing, text);
    }
    if text.contains("queue for ") || text.contains("queues for ") {
        let number = match queued(
            &traced(&results.scenario, result.run.entry).segments.expect("segments"),
        ) {
            1 if all == 1 => "the one request queues for ".to_string(),
            2 if all == 2 => "both requests queue for ".into(),
            number if number == all as usize => format!("all {number} requests queue for "),
            1 => format!(" 1 of the {all} requests queues for "),
            number => format!(" {number} of the {all} requests queue for "),
        };
        prop_assert!(text.contains(&number), "{}: {}", number, text);
    }
    if let Some((_, rest)) = text.split_once("Arrivals are faster than service: ") {
        let answered = rest.split_once(" can ").is_some_and(|(come, _)| come.contains(" come"));
        let useful = queueing > 0.0 && result.summary.killed == 0;
        prop_assert!(answered && useful, "{}", text);
    }
    Ok(())
}

/// Checks all that is said of an entry.
fn check_all(scenario: &Scenario, entry: Entry) -> Result<(), TestCaseError> {
    let results = results_of(scenario, entry);
    let sentences = why(&results, entry, &account(scenario, entry));
    check_claims(&results, &sentences.iter().map(|it| plain(it)).collect::<Vec<_>>())?;
    prop_assert!((2..=6).contains(&sentences.len()), "{} sentences", sentences.len());
    sentences.iter().try_for_each(|sentence| check(sentence))
}

/// All durations of a sentence's figures.
fn figures(sentence: &[Phrase]) -> Vec<(Entry, String)> {
    let figure = |phrase: &Phrase| match phrase {
        Phrase::Figure(entry, text) => Some((*entry, text.clone())),
        _ => None,
    };
    sentence.iter().filter_map(figure).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn every_run_is_explained(scenario in scenarios::small(), place in 0..Entry::ALL.len()) {
        check_all(&scenario, Entry::ALL[place])?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn larger_runs_are_explained(scenario in scenarios::large(), place in 0..Entry::ALL.len()) {
        check_all(&scenario, Entry::ALL[place])?;
    }

    #[test]
    fn all_settings_are_explained(
        scenario in strategies::scenario(),
        requests in 1..=40_u32,
        place in 0..Entry::ALL.len(),
    ) {
        // Hours and 1,024 workers; but what they compete for must come to an end.
        let cpu = scenario.cpu % 1_000_000;
        let scenario = Scenario { requests, cpu, ..scenario };
        check_all(&scenario, Entry::ALL[place])?;
    }

    #[test]
    fn the_best_change_has_the_figures_of_a_fresh_run(
        scenario in scenarios::small(),
        place in 0..MAX_LINEUP,
    ) {
        let focus = place % scenario.lineup.len();
        let entry = scenario.lineup[focus];
        let link = Link { scenario, focus, ..Link::default() };
        let results = sim::run(&link.scenario);
        let advice = advice(&results, entry);
        let sentence = best(&advice);
        check(&sentence)?;
        let Some(first) = advice.helpful.first() else {
            prop_assert!(figures(&sentence).is_empty());
            return Ok(());
        };
        let after = first.change.applied(&link);
        let fresh = sim::run(&after.scenario);
        let entry = after.focused().expect("an entry");
        let summary = &fresh.of(entry).expect("a result").summary;
        let is_last = matches!(after.scenario.client, Client::Burst | Client::Closed(_));
        let time = summary.response.map(|times| if is_last { summary.makespan } else { times.p95 });
        let expected: Vec<_> = time.map(|time| (entry, duration(time))).into_iter().collect();
        prop_assert_eq!(figures(&sentence), expected);
        let lost = summary.refused + summary.killed;
        if lost < advice.now.lost {
            let words = match lost {
                0 => " and no request lost instead of ".to_string(),
                1 => " and 1 request lost instead of ".to_string(),
                _ => format!(" and {lost} requests lost instead of "),
            };
            prop_assert!(plain(&sentence).contains(&words), "{}", plain(&sentence));
        }
        for helpful in &advice.helpful {
            check(&effect(&advice, helpful))?;
        }
    }
}

#[test]
fn a_stream_with_room_has_no_bottleneck() {
    let query = "workers=8&requests=1000&io=170ms&cpu=30ms&cores=2&lineup=pool:blocking&client=";
    let told = sentences(&[query, "poisson:25"].concat());
    assert_eq!(
        told[1],
        "It holds: 25 requests a second come on average, and the 8 workers can answer 40, so 63 % \
         of that is used."
    );
    assert!(told[2].starts_with("Requests wait only where many come close together: "));
    assert!(told[2].ends_with(" % of all response time."));
    assert!(!told.iter().any(|text| text.contains("bottleneck")));
    // Near the capacity it may well run short.
    let told = sentences(&[query, "poisson:37"].concat());
    assert!(told[1].contains("bottleneck") && !told[1].contains("It holds"), "{}", told[1]);
}

#[test]
fn a_stuck_loop_under_a_stream_is_said_to_be_worse_than_it_is() {
    let query = "requests=100&io=100ms&client=poisson:30&accept=random&lineup=loop:stuck&workers=";
    let caveat = "Every request blocks here; a real server’s idle workers would take what a blocked \
                  loop doesn’t accept.";
    let told = |workers: &str| sentences(&[query, workers].concat());
    assert!(told("4").iter().any(|text| text == caveat));
    assert!(!told("1").iter().any(|text| text == caveat), "nobody is idle");
}

#[test]
fn what_was_not_simulated_is_not_explained() {
    let (link, _) = Link::decode("lineup=pool:blocking");
    let results = sim::run(&link.scenario);
    let other: Entry = "loop:async".parse().expect("an entry");
    assert!(why(&results, other, &Account::default()).is_empty());
}

#[test]
fn a_million_requests_are_explained() {
    let (link, _) = Link::decode("requests=1000000&io=3600s&lineup=pool:blocking");
    let entry = link.scenario.lineup[0];
    let results = sim::run(&link.scenario);
    // Nothing is traced here: 999,996 requests queue, the nth for (n - 1) / 4 hours.
    let segment = |request, activity, from: u64, to: u64| Segment {
        request,
        activity,
        from,
        to,
        worker: None,
        lane: None,
    };
    let mut account = Account::default();
    let hour = 3_600_000_000;
    for request in 0..1_000_000 {
        let turn = u64::from(request / 4) * hour;
        account.add(&segment(request, Activity::Queueing, 0, turn));
        account.add(&segment(request, Activity::HoldingIo, turn, turn + hour));
    }
    let said: Vec<String> = why(&results, entry, &account).iter().map(|it| plain(it)).collect();
    assert_eq!(
        said[1],
        "The 4 workers are the bottleneck: 999,996 of the 1,000,000 requests queue for one first, \
         and queueing is more than 99 % of all response time."
    );
}
