//! Goals: those of the built-in set can be reached and give nothing away; conditions in words.

use super::{LANGUAGES, exercise, numbers, post};
use expect_test::expect;
use pool_vs_loop::explain::number;
use pool_vs_loop::lesson::{Check, Set};
use pool_vs_loop::scenario::Link;
use std::fmt::Write;

const NUMBER: &str = r#"{"kind": "number", "unit": "s", "answer": "makespan(1)"}"#;

/// Changes of a goal's start that seem to reach it, but change what is fixed.
const CHEATS: [(&str, usize, &str); 16] = [
    ("first-wave", 0, "requests=8"),
    ("nth-request", 0, "workers=5&io=250ms"),
    ("async-on-a-pool", 0, "requests=4"),
    ("split-the-wait", 0, "workers=8&io=500ms"),
    ("one-after-another", 0, "workers=12&requests=12"),
    ("the-loop", 0, "workers=1&io=250ms"),
    ("the-loop", 1, "requests=5&workers=2"),
    ("hundred-requests", 0, "requests=20"),
    ("forty-first-request", 0, "requests=41&io=2s"),
    ("forty-first-request", 1, "accept=even"),
    ("blocking-call", 0, "io=500ms"),
    ("cpu-work", 0, "accept=shares:13-1-1-1&requests=32"),
    ("steady-stream", 0, "client=paced:4"),
    ("database-pool", 0, "workers=8"),
    ("threads", 0, "cpu=25ms"),
    ("threads", 1, "workers=4"),
];

/// What the set says that reaches a goal.
fn reached(set: &Set, id: &str, place: usize) -> String {
    let goal = &set.exercise(id).expect(id).goals[place];
    goal.solution.clone().unwrap_or_else(|| panic!("{id}: no solution for the teacher"))
}

#[test]
fn ways_to_reach_goals_are_said_in_words() {
    let set = post();
    let mut said = String::new();
    for exercise in &set.exercises {
        for goal in &exercise.goals {
            let words = goal.solution_words(exercise).expect("a solution");
            let _ = writeln!(said, "{}: {words}", exercise.id);
        }
    }
    expect![[r#"
        first-wave: Workers: 12
        nth-request: Workers: 5
        async-on-a-pool: Workers: 20
        split-the-wait: Workers: 8, Subtask splits: 4
        one-after-another: Workers: 12
        the-loop: Workers: 1
        the-loop: Requests: 10
        hundred-requests: Workers: 20
        forty-first-request: Requests: 41
        forty-first-request: Loop threads: 44
        blocking-call: Workers: 8
        cpu-work: Accept: shares:13-1-1-1
        steady-stream: Workers: 5
        database-pool: Connections: 10
        threads: Workers: 4
        threads: CPU time: 0 s, I/O time: 100 ms
    "#]]
    .assert_eq(&said);
}

#[test]
fn goals_can_be_reached_and_are_not_from_the_start() {
    let set = post();
    let goals: usize = set.exercises.iter().map(|exercise| exercise.goals.len()).sum();
    assert_eq!(goals, CHEATS.len());
    for (id, place, cheat) in CHEATS {
        let reached = &*reached(&set, id, place);
        let exercise = set.exercise(id).expect(id);
        let goal = &exercise.goals[place];
        let check = |change: &str| {
            let query = [change, &goal.start(exercise).encode()].join("&");
            let scenario = Link::decode(&query).0.scenario;
            goal.check(exercise, &scenario, "en").expect(id)
        };
        assert!(!Check::all_hold(&check("")), "{id}: reached from the start");
        let checks = check(reached);
        assert!(Check::all_hold(&checks), "{id}: {checks:?}");
        let cheated = check(cheat);
        // Who hasn't begun with it meets it by the same settings, and by no others.
        let met = |query: &str| goal.is_met(exercise, &Link::decode(query).0.scenario);
        for (change, wanted) in [("", false), (reached, true), (cheat, false)] {
            let query = [change, &goal.start(exercise).encode()].join("&");
            assert_eq!(met(&query), wanted, "{id}: {change:?}");
        }
        assert!(!met(&exercise.scenario.encode()), "{id}: met before anything is changed");
        let kept = |check: &&Check| check.text.contains("as at the start");
        assert!(!cheated.iter().filter(kept).all(|check| check.holds), "{id}: {cheated:?}");
    }
}

/// What the reader of a goal is to find is said nowhere, and is the one value that reaches it.
#[test]
fn as_few_as_possible_is_not_told() {
    let set = post();
    let mut seen = 0;
    for (id, place, _) in CHEATS {
        let reached = reached(&set, id, place);
        let exercise = set.exercise(id).expect(id);
        let goal = &exercise.goals[place];
        let asked = goal.text.in_language("en");
        if !["as few", "fewest", "find the number"].iter().any(|words| asked.contains(words)) {
            continue;
        }
        seen += 1;
        let (key, wanted) = reached.split_once('=').expect("a setting");
        let wanted: u32 = wanted.parse().expect("one number");
        let check = |value: u32, tag: &str| {
            let query = format!("{key}={value}&{}", goal.start(exercise).encode());
            goal.check(exercise, &Link::decode(&query).0.scenario, tag).expect(id)
        };
        for near in [wanted - 1, wanted + 1] {
            let checks = check(near, "en");
            let last = checks.last().expect("a condition");
            assert!(!last.holds, "{id} with {near}: {last:?}");
        }
        assert!(check(wanted, "en").iter().all(|check| check.holds));
        for tag in LANGUAGES {
            let checks = check(wanted - 1, tag);
            let texts = checks.iter().map(|check| check.text.as_str());
            for text in texts.chain([goal.text.in_language(tag)]) {
                assert!(numbers(text).all(|number| number != f64::from(wanted)), "{id}: {text}");
            }
        }
    }
    assert_eq!(seen, 8);
}

#[test]
fn what_goals_say() {
    let set = post();
    let mut said = String::new();
    for exercise in &set.exercises {
        for goal in &exercise.goals {
            let start = goal.start(exercise).scenario;
            let checks = goal.check(exercise, &start, "en").expect("checks");
            for Check { text, measured, holds } in checks {
                let mark = if holds { "+" } else { "-" };
                let measured = measured.unwrap_or_default();
                let line = format!("{mark} {}: {text} — now {measured}", exercise.id);
                // Numbers and units stay together.
                assert_eq!(number::unbroken(&line), line);
                let _ = writeln!(said, "{}", line.replace('\u{a0}', " "));
            }
        }
    }
    expect![[r#"
        + first-wave: Requests: as at the start — now 24
        + first-wave: I/O time: as at the start — now 1 s
        - first-wave: pool: blocking is done within 2 s — now 6.00 s
        - first-wave: As few workers as possible — now 4
        + nth-request: Requests: as at the start — now 16
        + nth-request: I/O time: as at the start — now 500 ms
        - nth-request: Request 10 of pool: blocking is answered within 1 s — now 1.50 s
        - nth-request: As few workers as possible — now 4
        + async-on-a-pool: Requests: as at the start — now 20
        + async-on-a-pool: I/O time: as at the start — now 1 s
        - async-on-a-pool: pool: async is done within 1 s — now 5.00 s
        + split-the-wait: Requests: as at the start — now 64
        + split-the-wait: I/O time: as at the start — now 1 s
        + split-the-wait: Line-up: as at the start — now pool: async, pool: gather
        - split-the-wait: pool: gather is done within 2 s — now 8.00 s
        + split-the-wait: Workers: at most 8 — now 4
        + one-after-another: Requests: as at the start — now 24
        + one-after-another: I/O time: as at the start — now 600 ms
        + one-after-another: Subtask splits: as at the start — now 3
        - one-after-another: pool: async is done within 1.20 s — now 3.60 s
        + the-loop: Requests: as at the start — now 16
        + the-loop: I/O time: as at the start — now 500 ms
        - the-loop: Workers: exactly 1 — now 4
        + the-loop: The loop takes no longer than before — now 0.500 s
        + the-loop: Workers: as at the start — now 1
        + the-loop: I/O time: as at the start — now 500 ms
        - the-loop: The pool takes ten times as long as the loop — now 4
        - the-loop: As few requests as possible — now 4
        + hundred-requests: Requests: as at the start — now 100
        + hundred-requests: I/O time: as at the start — now 1 s
        - hundred-requests: pool: blocking is done within 5 s — now 25.0 s
        - hundred-requests: As few workers as possible — now 4
        + forty-first-request: Workers: as at the start — now 1
        + forty-first-request: Loop threads: as at the start — now 40
        + forty-first-request: I/O time: as at the start — now 1 s
        + forty-first-request: Line-up: as at the start — now loop: blocking
        - forty-first-request: This is the first number of requests with a second wave — now 20
        + forty-first-request: Requests: as at the start — now 100
        + forty-first-request: I/O time: as at the start — now 1 s
        + forty-first-request: Line-up: as at the start — now loop: blocking
        + forty-first-request: Accept: as at the start — now shares:44-24-16-16
        - forty-first-request: loop: blocking is done within 1 s — now 2.00 s
        + blocking-call: Requests: as at the start — now 16
        + blocking-call: I/O time: as at the start — now 1 s
        - blocking-call: loop: stuck is done within 2 s — now 4.00 s
        - blocking-call: As few workers as possible — now 4
        + cpu-work: Requests: as at the start — now 16
        + cpu-work: CPU time: as at the start — now 250 ms
        + cpu-work: Line-up: as at the start — now pool: blocking, loop: async
        - cpu-work: loop: async takes longer than pool: blocking (1.00 s) — now 1.00 s
        + cpu-work: The pool answers all 16 — now 16
        + steady-stream: Requests: as at the start — now 100
        + steady-stream: I/O time: as at the start — now 1 s
        + steady-stream: Client: as at the start — now paced:5
        - steady-stream: The last request of pool: blocking is answered within 1 s — now 5.80 s
        - steady-stream: As few workers as possible — now 4
        + database-pool: Workers: as at the start — now 4
        + database-pool: Requests: as at the start — now 40
        + database-pool: I/O time: as at the start — now 1 s
        + database-pool: Line-up: as at the start — now loop: async
        - database-pool: loop: async is done within 1 s — now 2.00 s
        - database-pool: As few connections as possible — now 5
        + threads: Requests: as at the start — now 16
        + threads: CPU time: as at the start — now 100 ms
        + threads: I/O time: as at the start — now 0 s
        + threads: Line-up: as at the start — now threads: blocking
        - threads: threads: blocking is done within 400 ms — now 1.60 s
        + threads: Workers: as at the start — now 1
        + threads: Threads: as at the start — now 4
        + threads: Requests: as at the start — now 16
        + threads: Line-up: as at the start — now threads: blocking
        - threads: threads: blocking is done within 400 ms — now 1.60 s
        + threads: Each request takes 100 ms or more — now 0.100 s
    "#]]
    .assert_eq(&said);
}

/// What the page makes of conditions that have no text of their own.
#[test]
fn conditions_in_words() {
    let said = |condition: &str| {
        let goals =
            [r#", "goals": [{"text": "t", "conditions": [""#, condition, r#""]}]"#].concat();
        let exercise = exercise("lineup=pool:blocking,loop:async", NUMBER, &goals);
        let scenario = &exercise.scenario.scenario;
        let checks = exercise.goals[0].check(&exercise, scenario, "en").expect("checks");
        let line = |check: &Check| match &check.measured {
            Some(now) => [&check.text, " — now ", now].concat(),
            None => check.text.clone(),
        };
        checks.iter().map(line).collect::<Vec<_>>().join("; ").replace('\u{a0}', " ")
    };
    for (condition, words) in [
        ("makespan(1) <= 2s", "entry 1 is done within 2 s — now 4.00 s"),
        ("makespan(pool:async) < 2s", "pool: async takes less than 2 s — now 4.00 s"),
        ("makespan(pool:async) >= 2s", "pool: async takes 2 s or longer — now 4.00 s"),
        ("makespan(pool:async) = 2s", "pool: async takes exactly 2 s — now 4.00 s"),
        ("makespan(pool:async) != 2s", "pool: async does not take exactly 2 s — now 4.00 s"),
        (
            "makespan(loop:async) > makespan(pool:blocking)",
            "loop: async takes longer than pool: blocking (4.00 s) — now 1.00 s",
        ),
        ("makespan(2) <= io", "entry 2 takes no longer than 1 s (I/O time) — now 1.00 s"),
        (
            "response(pool:blocking, 10) <= 2s",
            "Request 10 of pool: blocking is answered within 2 s — now 3.00 s",
        ),
        (
            "response(pool:blocking, last) > mean(pool:blocking)",
            "The last request of pool: blocking takes longer than 2.50 s (Mean response time, pool: blocking) — now 4.00 s",
        ),
        ("waves(pool:blocking) >= 2", "Waves (pool: blocking): at least 2 — now 4"),
        ("served(1) = requests", "Served (entry 1): exactly 16 (Requests) — now 16"),
        (
            "finish(1, 3) < 1500ms",
            "Completion time (Request 3 of entry 1): less than 1.5 s — now 1.00 s",
        ),
        (
            "workers <= 8 and makespan(1) <= 2s",
            "Workers: at most 8 — now 4; entry 1 is done within 2 s — now 4.00 s",
        ),
        ("workers = 1 or workers = 2", "workers = 1 or workers = 2"),
    ] {
        assert_eq!(said(condition), words);
    }
}

/// What can't be computed does not hold, and the rest is said all the same.
#[test]
fn too_much_computing_holds_nothing() {
    let goals =
        r#", "goals": [{"text": "t", "conditions": ["makespan(1) <= 2s", "workers <= 8"]}]"#;
    let exercise = exercise("lineup=pool:blocking", NUMBER, goals);
    let mut scenario = exercise.scenario.scenario.clone();
    scenario.requests = 50_000;
    let goal = &exercise.goals[0];
    assert!(goal.check(&exercise, &scenario, "en").is_err());
    assert!(!goal.is_met(&exercise, &scenario));
    let checks = goal.look(&exercise, &scenario, "en");
    let said: Vec<_> = checks.iter().map(|it| (it.holds, it.measured.as_deref())).collect();
    assert_eq!(said, [(false, Some("–")), (true, Some("4"))]);
}
