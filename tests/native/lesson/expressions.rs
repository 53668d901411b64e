//! Expressions against the engine asked directly.

use super::exercise;
use crate::strategies::small_scenario;
use expect_test::expect;
use pool_vs_loop::explain::number;
use pool_vs_loop::lesson::{Exercise, Expression, Kind, Text};
use pool_vs_loop::scenario::{Entry, Link, Scenario, Server};
use pool_vs_loop::sim;
use proptest::prelude::*;
use std::fmt::Write;

const LINE: &str = r#"{"kind": "line", "entry": "pool:blocking"}"#;

/// What an expression comes to in an exercise, as people read it.
fn computed(exercise: &Exercise, source: &str) -> String {
    exercise.words(&Text::plain(&["{", source, "}"].concat()), "en")
}

fn compute(query: &str, source: &str) -> String {
    computed(&exercise(query, LINE, ""), source)
}

#[test]
fn measures_of_the_seed_post() {
    for (source, words) in [
        ("makespan(pool:gather)", "2.00 s"),
        ("makespan(1)", "4.00 s"),
        ("makespan(8)", "–"),
        ("response(pool:blocking, 5)", "2.00 s"),
        ("response(pool:blocking, last)", "4.00 s"),
        ("response(pool:blocking, 17)", "–"),
        ("finish(pool:blocking, last - 4)", "3.00 s"),
        ("mean(pool:blocking)", "2.50 s"),
        ("workers * 2", "8"),
        ("io", "1 s"),
        ("timeout", "–"),
        ("io / 0", "–"),
        ("waves(pool:blocking)", "4"),
        ("waves(loop:blocking)", "1"),
        ("waves(loop:stuck)", "4"),
        ("with('requests=100&accept=shares:44-24-16-16', waves(loop:blocking))", "2"),
        ("first(requests, waves(pool:blocking) >= 2)", "5"),
        ("first(requests, waves(pool:blocking) >= 2, 7)", "7"),
        ("first(requests, waves(pool:blocking) >= 4, 1, 10)", "–"),
        ("first(io, makespan(pool:blocking) > 1s)", "0.300 s"),
        ("with('workers=1', first(requests, waves(loop:blocking) >= 2))", "41"),
        ("with('requests=12', makespan(1) - with('workers=12', makespan(1)))", "2.00 s"),
        ("throughput(pool:blocking)", "4.00 /s"),
        ("queueing(pool:blocking)", "60.0 %"),
        ("utilisation(pool:blocking)", "100 %"),
        ("in_flight(pool:blocking)", "16"),
        ("floor(7 / 2) * io + min(2s, 300ms)", "3.30 s"),
        ("ceil((0.1 + 0.2) * 10)", "3"),
        ("max(1s, 2s, 50us) - -1s", "3.00 s"),
        ("2 - 3 - 4", "−5"),
        ("2 + 3 * 4", "14"),
        ("12 / 2 / 3", "2"),
        ("5/s * io", "5"),
    ] {
        assert_eq!(compute("", source), words, "{source}");
    }
}

#[test]
fn what_is_refused_or_killed_has_no_response_time() {
    let query = "requests=10&workers=1&lineup=pool:blocking&backlog=2&timeout=10s";
    assert_eq!(compute(query, "refused(1)"), "6");
    assert_eq!(compute(query, "served(1)"), "4");
    assert_eq!(compute(query, "response(1, last)"), "–");
    assert_eq!(compute(query, "first(requests, refused(1) > 0)"), "5");
    let query = "requests=10&workers=1&lineup=pool:blocking&timeout=500ms";
    assert_eq!(compute(query, "killed(1)"), "10");
    assert_eq!(compute(query, "p95(1)"), "–");
}

/// What reading says, and where.
#[test]
fn misread() {
    let mut said = String::new();
    for source in [
        "",
        "makespan",
        "makespan()",
        "makespan(pool:blockin)",
        "makespan(9)",
        "makspan(1)",
        "makespan(1) <= 2",
        "makespan(1) + 2",
        "response(1)",
        "response(1, io)",
        "workers <= 8 and io",
        "workers and requests",
        "(workers",
        "workers)",
        "2x",
        "2.",
        "0.1234567",
        "workers ?",
        "first(pool:blocking, io > 1s)",
        "first(requests, io)",
        "first(requests, waves(1) > 1, 1s)",
        "with(requests=4, io)",
        "with('request=4', io)",
        "with('requests=4, io)",
        "floor(io)",
        "min(io, 3)",
        "1 < 2 < 3",
        "-(1 < 2)",
        "π",
        &"(".repeat(100),
        &"1+".repeat(200),
    ] {
        let misread = Expression::parse(source).expect_err(source);
        let short: String = source.chars().take(40).collect();
        let sentence: String = misread.sentence().chars().take(110).collect();
        let _ = writeln!(said, "{short}\n    {sentence}");
    }
    expect![[r#"

            character 1: here belongs a number, a setting, a measure or something in parentheses.
        makespan
            character 9: here belongs a ( and what it is of.
        makespan()
            character 10: here belongs an entry: its place in the line-up, 1 to 8, or pool:blocking, pool:async, pool:gath
        makespan(pool:blockin)
            character 10: here belongs an entry: its place in the line-up, 1 to 8, or pool:blocking, pool:async, pool:gath
        makespan(9)
            character 10: here belongs an entry: its place in the line-up, 1 to 8, or pool:blocking, pool:async, pool:gath
        makspan(1)
            character 1: “makspan” is not known; known are workers, requests, subtasks, io, cpu, threads, tokens, cores, c
        makespan(1) <= 2
            character 13: here are a time and a number without unit; both have to be of a kind.
        makespan(1) + 2
            character 13: here are a time and a number without unit; both have to be of a kind.
        response(1)
            character 11: here belongs a comma and the number of a request, or last.
        response(1, io)
            character 13: this is a time; needed is a number without unit.
        workers <= 8 and io
            character 14: conditions are joined by and, or; quantities are compared and computed with.
        workers and requests
            character 9: and, or join conditions.
        (workers
            character 9: here belongs a ).
        workers)
            character 8: here it should end.
        2x
            character 2: units are us, ms, s, /s and %.
        2.
            character 1: a number has a point with digits on both sides, and six decimals at most.
        0.1234567
            character 1: a number has a point with digits on both sides, and six decimals at most.
        workers ?
            character 9: “?” means nothing here.
        first(pool:blocking, io > 1s)
            character 7: here belongs a setting, such as requests.
        first(requests, io)
            character 17: this is a time; needed is a condition.
        first(requests, waves(1) > 1, 1s)
            character 31: this is a time; needed is a number without unit.
        with(requests=4, io)
            character 6: here belong changes in quotes, such as 'requests=12&workers=3'.
        with('request=4', io)
            character 6: The link’s “request” is not a setting of this page; the numbers leave it out.
        with('requests=4, io)
            character 6: the closing quote is missing.
        floor(io)
            character 7: this is a time; needed is a number without unit.
        min(io, 3)
            character 9: this is a number without unit; needed is a time.
        1 < 2 < 3
            character 7: conditions are joined by and, or; quantities are compared and computed with.
        -(1 < 2)
            character 1: a condition has no negative.
        π
            character 1: “π” means nothing here.
        ((((((((((((((((((((((((((((((((((((((((
            character 25: too many parts stand in one another.
        1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+
            character 301: an expression has 300 characters at most.
    "#]].assert_eq(&said);
}

#[test]
fn kinds() {
    for (source, kind) in [
        ("makespan(1)", Kind::TIME),
        ("io * workers", Kind::TIME),
        ("io / makespan(1)", Kind::PLAIN),
        ("requests / makespan(1)", Kind::RATE),
        ("throughput(1) * io", Kind::PLAIN),
        ("rate", Kind::RATE),
        ("width", Kind::PLAIN),
        ("io * io", Kind::Quantity(2)),
        ("first(io, io > 1s)", Kind::TIME),
        ("with('io=2s', io >= 1s or workers = 1)", Kind::Condition),
    ] {
        assert_eq!(Expression::parse(source).expect(source).kind(), kind, "{source}");
    }
}

/// No file hangs a page: what takes too much ends, soon, with no value and a sentence.
#[test]
fn work_is_limited() {
    use pool_vs_loop::lesson::answer;
    let begun = std::time::Instant::now();
    for source in [
        "first(requests, makespan(1) > 1000000s)",
        "first(seed, seed < 0)",
        "first(requests, first(requests, first(requests, 1 > 2) > 1) > 1)",
        "first(io, first(cpu, first(requests, makespan(1) < 0s) < 0) < 0s) / 1s",
        "with('requests=10000&spread=lognormal:1&subtasks=64&client=poisson:100000', first(seed, makespan(loop:gather) < 0s))",
        "with('requests=10000&workers=1024&accept=measured&cpu=1ms', first(seed, makespan(loop:async) < 0s))",
        "with('requests=10000&cpu=60s&cores=1&workers=64', makespan(threads:blocking)) / 1s",
    ] {
        let predict = format!(r#"{{"kind": "number", "unit": "times", "answer": "{source}"}}"#);
        let problem = answer(&exercise("lineup=pool:blocking", &predict, "")).expect_err(source);
        assert!(problem.what.contains("too much computing"), "{source}: {problem:?}");
    }
    // Unoptimised code on a busy machine; a page takes about as long for one.
    assert!(begun.elapsed().as_secs() < 60, "{:?}", begun.elapsed());
}

#[test]
fn more_requests_than_exercises_may_have_are_refused() {
    use pool_vs_loop::lesson::answer;
    let predict =
        r#"{"kind": "number", "unit": "s", "answer": "with('requests=10001', makespan(1))"}"#;
    let problem = answer(&exercise("", predict, "")).expect_err("too many");
    assert_eq!(problem.sentence(), "An exercise runs 10,000 requests at most.");
}

/// An exercise with this scenario, whose line-up has one entry at least.
fn with(scenario: &Scenario) -> Exercise {
    let link = Link { scenario: scenario.clone(), ..Link::default() };
    let predict = format!(r#"{{"kind": "line", "entry": "{}"}}"#, scenario.lineup[0]);
    exercise(&link.encode(), &predict, "")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Measures are those of the summary, whoever asks.
    #[test]
    fn measures_are_the_engines(scenario in small_scenario(), request in 1..=500_u32) {
        let exercise = with(&scenario);
        let results = sim::run(&scenario);
        for (place, result) in results.entries.iter().enumerate() {
            let entry = result.run.entry;
            let time = |time: Option<u64>| time.map_or("–".into(), number::duration);
            let response = |request: u32| result.run.response_time(request as usize - 1);
            let times = result.summary.response.expect("all are served");
            for (source, words) in [
                (format!("makespan({entry})"), time(Some(result.summary.makespan))),
                (format!("makespan({})", place + 1), time(Some(result.summary.makespan))),
                (format!("response({entry}, {request})"), time(response(request))),
                (format!("finish({entry}, {request})"), time(response(request))),
                (format!("response({entry}, last)"), time(response(scenario.requests))),
                (format!("mean({entry})"), time(Some(times.mean))),
                (format!("p50({entry})"), time(Some(times.p50))),
                (format!("p90({entry})"), time(Some(times.p90))),
                (format!("p95({entry})"), time(Some(times.p95))),
                (format!("p99({entry})"), time(Some(times.p99))),
                (format!("longest({entry})"), time(Some(times.max))),
                (format!("served({entry})"), number::count(result.summary.served.into())),
            ] {
                prop_assert_eq!(computed(&exercise, &source), words, "{}", source);
            }
        }
    }

    /// Waves of a burst of equal requests are those of the closed form, `ceil(N / W)` on a pool.
    #[test]
    fn waves_are_those_of_the_closed_form(scenario in small_scenario()) {
        prop_assume!(scenario.io > 0);
        let exercise = with(&scenario);
        for &entry in scenario.lineup.iter().filter(|entry| entry.server == Server::Pool) {
            let waves = scenario.requests.div_ceil(scenario.workers);
            prop_assert_eq!(computed(&exercise, &format!("waves({entry})")), waves.to_string());
        }
    }

    /// The same in a changed scenario is the changed scenario's own.
    #[test]
    fn changes_are_made(scenario in small_scenario(), workers in 1..=9_u32, requests in 1..=99_u32) {
        let changed = Scenario { workers, requests, ..scenario.clone() };
        let source = format!("with('workers={workers}&requests={requests}', makespan(1) + io)");
        prop_assert_eq!(
            computed(&with(&scenario), &source),
            computed(&with(&changed), "makespan(1) + io")
        );
    }

    /// The first value is the first: the condition holds for it and for none before it.
    #[test]
    fn the_first_is_the_first(workers in 1..=6_u32, wave in 2..=5_u32) {
        let scenario = Scenario { workers, ..Scenario::default() };
        let exercise = with(&scenario);
        let source = format!("first(requests, waves(pool:blocking) >= {wave})");
        prop_assert_eq!(computed(&exercise, &source), (workers * (wave - 1) + 1).to_string());
    }

    /// Arithmetic is that of numbers, by the usual precedence.
    #[test]
    fn arithmetic(a in 0..=999_u32, b in 0..=999_u32, c in 1..=999_u32) {
        let exercise = with(&Scenario::default());
        let (x, y, z) = (f64::from(a), f64::from(b), f64::from(c));
        let holds = |source: &str, holds: bool| {
            let condition = format!("first(workers, {source}, 1, 1)");
            prop_assert_eq!(computed(&exercise, &condition), if holds { "1" } else { "–" }, "{}", source);
            Ok(())
        };
        holds(&format!("{a} + {b} * {c} = {}", a + b * c), true)?;
        holds(&format!("({a} + {b}) * {c} = {}", (a + b) * c), true)?;
        holds(&format!("{a} < {b}"), x < y)?;
        holds(&format!("{a} >= {b}"), x >= y)?;
        holds(&format!("{a} != {b}"), a != b)?;
        holds(&format!("{a} < {b} and {b} < {c}"), x < y && y < z)?;
        holds(&format!("{a} < {b} or {b} < {c}"), x < y || y < z)?;
        holds(&format!("floor({a} / {c}) = {}", a / c), true)?;
        holds(&format!("ceil({a} / {c}) = {}", a.div_ceil(c)), true)?;
        holds(&format!("{a} / {c} * {c} = {a}"), true)?;
    }

    /// Nothing that is read panics, whatever it is made of.
    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,60}") {
        let _ = Expression::parse(&text);
    }

    #[test]
    fn any_words_are_read_or_refused(words in prop::collection::vec(prop::sample::select(vec![
        "makespan", "response", "first", "with", "(", ")", "1", "2s", ",", "+", "-", "<=", "and", "n",
        "requests", "io", "pool:gather", "'workers=2'", "last", "floor", "5/s", "%", "=", "/",
    ]), 0..14)) {
        let text = words.join(" ");
        if let Ok(expression) = Expression::parse(&text) {
            prop_assert_eq!(expression.text(), text.trim());
            let scenario = Scenario { lineup: vec![Entry::ALL[0]], ..Scenario::default() };
            let _ = computed(&with(&scenario), &text);
        }
    }
}
