//! The built-in set: each exercise with the right answer, every known mistake and its goals.

use super::{post, right};
use expect_test::{expect, expect_file};
use pool_vs_loop::explain::number;
use pool_vs_loop::lesson::{
    Check, Exercise, Goal, Predict, Prediction, Said, Set, Text, Unit, answer, judge, mistaken,
    parse_prediction,
};
use pool_vs_loop::scenario::{Kind, Link, Setting};
use std::fmt::Write;

const LANGUAGES: [&str; 3] = ["en", "pt", "es"];

#[test]
fn it_is_written_as_it_is_read() {
    let set = post();
    // UPDATE_EXPECT=1 brings the file into its canonical form.
    expect_file!["../../../static/exercises/post.json"].assert_eq(&set.write());
    assert!(Set::read(&set.write_short()) == Ok(set));
}

#[test]
fn it_is_all_there() {
    let set = post();
    assert!(set.exercises.len() >= 10);
    type Is = fn(&Predict) -> bool;
    let kinds: [Is; 4] = [
        |predict| matches!(predict, Predict::Number { .. }),
        |predict| matches!(predict, Predict::Choice { .. }),
        |predict| matches!(predict, Predict::Point { .. }),
        |predict| matches!(predict, Predict::Line { .. }),
    ];
    for (place, is) in kinds.iter().enumerate() {
        assert!(set.exercises.iter().any(|exercise| is(&exercise.predict)), "kind {place}");
    }
    for exercise in &set.exercises {
        assert!(exercise.hint.is_some(), "{}", exercise.id);
        assert!(!exercise.goals.is_empty(), "{}", exercise.id);
        let choice = matches!(exercise.predict, Predict::Choice { .. });
        assert!(choice || exercise.mistakes.len() >= 2, "{}", exercise.id);
        assert_eq!(exercise.faults(), [], "{}", exercise.id);
    }
}

/// What is right and what the known mistakes come to. Whoever changes the engine or the file sees it
/// here; the right ones are worked out by hand in docs/exercises.md's sense: waves times their length.
#[test]
fn answers_and_mistakes() {
    let mut table = String::new();
    for exercise in &post().exercises {
        let right = answer(exercise).expect("an answer");
        let _ = write!(table, "{}: {}", exercise.id, right.words(exercise, "en"));
        for place in 0..exercise.mistakes.len() {
            let mistaken = mistaken(exercise, place).expect("an answer");
            let _ = write!(table, " | {}", mistaken.words(exercise, "en"));
        }
        table.push('\n');
    }
    expect![[r#"
        first-wave: 6.00 s | 5.00 s | 1.00 s | 24.0 s
        nth-request: 1.50 s | 1.00 s | 1.25 s | 5.00 s | 0.500 s
        async-on-a-pool: Nothing: it takes as long as def
        split-the-wait: 1.00 s | 4.00 s | 0.250 s | 0.750 s
        one-after-another: 3.60 s | 1.20 s | 0.600 s | 3.00 s
        the-loop: 0.500 s | 0.50 s to 2.00 s | 0.50 s to 8.00 s | 0.125 s
        hundred-requests: 25 times | 4 times | 24 times | 100 times
        forty-first-request: 2.00 s | 1.00 s | 25.0 s | 3.00 s
        blocking-call: 4.00 s, as on the pool
        cpu-work: 1.00 s | 0.250 s | 4.00 s | 0.750 s
        steady-stream: 5.80 s | 1.00 s | 1.25 s | 25.6 s
        database-pool: 1.00 s to 2.00 s | 1.00 s | 1.00 s to 8.00 s | 1.0 s to 10.0 s
        threads: 1.60 s | 0.400 s | 0.100 s
    "#]]
    .assert_eq(&table);
}

#[test]
fn the_right_answer_is_right() {
    for exercise in &post().exercises {
        let right = right(&answer(exercise).expect("an answer"));
        let verdict = judge(exercise, &right).expect("a verdict");
        assert!(verdict.right, "{}", exercise.id);
        match &exercise.predict {
            Predict::Choice { options } => {
                let Prediction::Choice(place) = right else { panic!("a choice") };
                assert_eq!(verdict.said, Said::Option(place));
                let feedback = exercise.words(&options[place].feedback, "en");
                assert_eq!(verdict.feedback(exercise, "en"), feedback);
            }
            _ => assert_eq!(verdict.said, Said::Right, "{}", exercise.id),
        }
    }
}

#[test]
fn every_mistake_is_answered() {
    for exercise in &post().exercises {
        for (place, mistake) in exercise.mistakes.iter().enumerate() {
            let name = format!("{}, mistake {place}", exercise.id);
            let prediction = mistaken(exercise, place).expect(&name);
            let verdict = judge(exercise, &prediction).expect(&name);
            assert!(!verdict.right, "{name}");
            assert_eq!(verdict.said, Said::Mistake(place), "{name}");
            for language in LANGUAGES {
                let feedback = exercise.words(&mistake.feedback, language);
                assert_eq!(verdict.feedback(exercise, language), feedback, "{name}");
            }
        }
        if let Predict::Choice { options } = &exercise.predict {
            let judged = (0..options.len()).map(|place| {
                let verdict = judge(exercise, &Prediction::Choice(place)).expect("a verdict");
                assert_eq!(verdict.said, Said::Option(place), "{}", exercise.id);
                verdict.right
            });
            assert_eq!(judged.filter(|right| *right).count(), 1, "{}", exercise.id);
        }
    }
}

#[test]
fn what_is_no_known_mistake_is_too_high_or_too_low() {
    for exercise in &post().exercises {
        let (high, low) = match right(&answer(exercise).expect("an answer")) {
            Prediction::Number(number) => (
                // Whole, should things be counted.
                Prediction::Number((number * 1_000 / 1_000_000 + 1) * 1_000_000),
                Prediction::Number(number / 100 / 1_000_000 * 1_000_000),
            ),
            // Not at the floor, where a hand may mean a short time.
            Prediction::Point(time) => {
                (Prediction::Point(time * 1_000), Prediction::Point(time / 2))
            }
            Prediction::Line(times) => (
                Prediction::Line(times.iter().map(|time| time * 1_000).collect()),
                Prediction::Line(vec![0; times.len()]),
            ),
            Prediction::Choice(_) => continue,
        };
        for (prediction, said) in [(high, Said::TooHigh), (low, Said::TooLow)] {
            let verdict = judge(exercise, &prediction).expect("a verdict");
            assert_eq!((verdict.right, verdict.said), (false, said), "{}", exercise.id);
            assert_ne!(verdict.feedback(exercise, "en"), "");
        }
    }
}

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

/// Numbers in a text, as they stand there.
fn numbers(text: &str) -> impl Iterator<Item = f64> {
    let parts = text.split(|c: char| !c.is_ascii_digit() && c != '.' && c != ',');
    parts.filter_map(|part| part.trim_end_matches(['.', ',']).replace(',', ".").parse().ok())
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

/// What is said to somebody who types nonsense is nobody's answer.
#[test]
fn refusals_give_nothing_away() {
    for exercise in &post().exercises {
        let Predict::Number { unit, .. } = exercise.predict else { continue };
        let time = matches!(unit, Unit::Seconds | Unit::Milliseconds);
        let number = |prediction: &Prediction| match prediction {
            Prediction::Number(number) => *number as f64 / 1e6,
            other => panic!("{other:?}"),
        };
        let mut telling = vec![number(&right(&answer(exercise).expect("an answer")))];
        let mistakes = 0..exercise.mistakes.len();
        telling.extend(mistakes.map(|place| number(&mistaken(exercise, place).expect("one"))));
        let scenario = &exercise.scenario.scenario;
        let settings = Setting::MAIN.into_iter().chain(Setting::MORE);
        telling.extend(settings.filter_map(|setting| {
            let value = scenario.get(setting)? as f64;
            Some(if time && setting.kind() == Kind::Time { value / 1e6 } else { value })
        }));
        let told = |text: &str, mark| {
            let problem = parse_prediction(text, unit, mark).expect_err("nonsense").sentence();
            let thousandth = if unit == Unit::Milliseconds { 1e3 } else { 1.0 };
            let told: Vec<f64> = numbers(&problem).map(|number| number / thousandth).collect();
            assert!(!told.is_empty(), "{problem}");
            for number in told {
                assert!(telling.iter().all(|it| (it - number).abs() > 1e-9), "{problem}");
            }
        };
        for text in ["", "soon", "-x", "apples"] {
            told(text, '.');
            for (language, file) in crate::words::FILES {
                let _speaking = crate::words::Speaking::new(language, file);
                told(text, ',');
            }
        }
    }
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

/// All texts of an exercise, with a name each.
fn texts(exercise: &Exercise) -> Vec<(String, &Text)> {
    let mut texts = vec![
        ("title".into(), &exercise.title),
        ("situation".into(), &exercise.situation),
        ("question".into(), &exercise.question),
        ("explanation".into(), &exercise.explanation),
    ];
    texts.extend(exercise.hint.iter().map(|hint| ("hint".into(), hint)));
    for (place, mistake) in exercise.mistakes.iter().enumerate() {
        let title = mistake.title.as_ref().expect("teachers want to know its name");
        texts.push((format!("mistake {place}, title"), title));
        texts.push((format!("mistake {place}"), &mistake.feedback));
    }
    if let Predict::Choice { options } = &exercise.predict {
        for (place, option) in options.iter().enumerate() {
            texts.push((format!("option {place}"), &option.text));
            texts.push((format!("option {place}, feedback"), &option.feedback));
        }
    }
    for (place, Goal { text, conditions, .. }) in exercise.goals.iter().enumerate() {
        texts.push((format!("goal {place}"), text));
        let own = conditions.iter().filter_map(|condition| condition.text.as_ref());
        texts.extend(own.map(|text| (format!("goal {place}, condition"), text)));
    }
    texts
}

/// What stands in braces, sorted.
fn placeholders(text: &str) -> Vec<&str> {
    let mut all: Vec<&str> =
        text.split('{').skip(1).map(|part| part.split('}').next().unwrap_or(part)).collect();
    all.sort_unstable();
    all
}

#[test]
fn texts_are_complete_in_all_languages() {
    let set = post();
    let mut all = vec![("set".to_string(), "title".to_string(), set.title.clone(), None)];
    for exercise in &set.exercises {
        for (name, text) in texts(exercise) {
            all.push((exercise.id.clone(), name, text.clone(), Some(exercise)));
        }
    }
    for (id, name, text, exercise) in all {
        let languages: Vec<&str> = text.languages().map(|(tag, _)| tag).collect();
        assert_eq!(languages, LANGUAGES, "{id}, {name}");
        let english = text.in_language("en");
        for language in LANGUAGES {
            let own = text.in_language(language);
            assert_eq!(placeholders(own), placeholders(english), "{id}, {name}, {language}");
            assert_eq!(own, own.trim(), "{id}, {name}, {language}");
            if let Some(exercise) = exercise {
                let words = exercise.words(&text, language);
                assert!(!words.contains(['{', '}', '–']), "{id}, {name}, {language}: {words}");
            }
        }
    }
}

/// Nobody reads an answer before the prediction: what stands there until then is the same whatever
/// the run gives.
#[test]
fn nothing_gives_the_answer_away() {
    for exercise in &post().exercises {
        let mut before = vec![&exercise.title, &exercise.situation, &exercise.question];
        before.extend(&exercise.hint);
        for text in before {
            for placeholder in placeholders(text.in_language("en")) {
                assert!(!placeholder.contains('('), "{}: {placeholder}", exercise.id);
            }
        }
    }
}

#[test]
fn situations_are_two_sentences() {
    for exercise in &post().exercises {
        for language in LANGUAGES {
            let words = exercise.words(&exercise.situation, language);
            let ends = words.matches(". ").count() + usize::from(words.ends_with('.'));
            assert_eq!(ends, 2, "{}, {language}: {words}", exercise.id);
        }
    }
}
