//! Files: what is wrong with them and where, and what is written comes back.

use super::{POST, file};
use expect_test::expect;
use pool_vs_loop::lesson::{
    Choice, Condition, Exercise, Expression, Goal, Mistake, Predict, Set, Text, Tolerance, Unit,
    WhichRequest,
};
use pool_vs_loop::scenario::{Decimal, Link};
use proptest::prelude::*;
use std::fmt::Write;

const LINE: &str = r#"{"kind": "line", "entry": "pool:blocking"}"#;

/// What is said of files with something wrong in them: the built-in set with one thing replaced.
#[test]
fn problems() {
    let mut said = String::new();
    for (right, wrong) in [
        ("\"format\": 1", "\"format\": 2"),
        ("\"format\": 1,", ""),
        ("\"exercises\": [", "\"exercises\": ["),
        ("\"exercises\"", "\"exercise\""),
        ("\"id\": \"first-wave\"", "\"id\": \"First wave\""),
        ("\"id\": \"nth-request\"", "\"id\": \"first-wave\""),
        ("lineup=pool:blocking\"", "lineup=pool:blocking&requests=0\""),
        ("lineup=pool:blocking\"", "lineup=pool:blocking&theme=dark\""),
        ("lineup=pool:blocking\"", "lineup=pool:blocking&requests=10001\""),
        ("\"answer\": \"makespan(pool:blocking)\"", "\"answer\": \"makespan(pool)\""),
        ("\"answer\": \"makespan(pool:blocking)\"", "\"answer\": \"requests\""),
        ("\"answer\": \"makespan(pool:blocking)\"", "\"answer\": \"response(1, n)\""),
        ("\"answer\": \"makespan(pool:blocking)\"", "\"answer\": 4"),
        ("\"answer\": \"makespan(pool:blocking)\"", "\"anser\": \"makespan(pool:blocking)\""),
        ("\"unit\": \"s\"", "\"unit\": \"seconds\""),
        ("\"with\": \"workers=1\"", "\"with\": \"worker=1\""),
        ("\"with\": \"workers=1\"", "\"with\": \"workers=1&workers=2\""),
        ("\"request\": 10", "\"request\": 17"),
        ("\"entry\": \"pool:blocking\"", "\"entry\": \"pool:gather\""),
        ("\"tolerance\": \"2%\"", "\"tolerance\": \"51%\""),
        ("{waves(pool:blocking)} waves", "{wave(pool:blocking)} waves"),
        ("{waves(pool:blocking)} waves", "{waves(pool:blocking) waves"),
        ("\"en\": \"Four at a time\"", "\"EN\": \"Four at a time\""),
        ("\"en\": \"Four at a time\"", "\"en\": \" \""),
        ("\"en\": \"Four at a time\"", "\"en\": \"Four\", \"en\": \"Five\""),
        ("\"workers <= 8\"", "\"workers <= 8s\""),
        ("\"workers <= 8\"", "\"workers\""),
        ("\"requests\",", "\"request\","),
        ("\"kind\": \"choice\"", "\"kind\": \"options\""),
        ("\"title\": {", "\"title\": {,"),
        ("}\n  ]\n}\n", "}\n  ]\n"),
    ] {
        assert!(POST.contains(right), "{right}");
        let file = POST.replacen(right, wrong, 1);
        match Set::read(&file) {
            Err(problem) => {
                let sentence: String = problem.sentence().chars().take(170).collect();
                let _ = writeln!(said, "{sentence}");
            }
            Ok(_) => assert_eq!(right, wrong),
        }
    }
    expect![[r#"
        Line 2, column 13, format: this page reads format 1.
        Line 1, column 1: the field “format” is missing.
        Line 8, column 15, exercise: there is no such field here; fields of set are format, title, exercises, $schema.
        Line 10, column 13, exercises[0].id: a name has lower-case letters, digits and hyphens, 40 at most.
        Line 109, column 13, exercises[1].id: another exercise has this name.
        Line 16, column 19, exercises[0].scenario: The link has “requests” more than once; the first one counts.
        Line 16, column 19, exercises[0].scenario: “theme” is for the reader to choose, not for an exercise.
        Line 16, column 19, exercises[0].scenario: The link has “requests” more than once; the first one counts.
        Line 30, column 19, exercises[0].predict.answer: character 10: here belongs an entry: its place in the line-up, 1 to 8, or pool:blocking, pool:async, pool:gather, pool:st
        Line 30, column 19, exercises[0].predict.answer: this is a number without unit; needed is a time.
        Line 30, column 19, exercises[0].predict.answer: “n” is a request of a line; elsewhere name one, or “last”.
        Line 30, column 19, exercises[0].predict.answer: here belongs a text in quotes.
        Line 30, column 18, exercises[0].predict.anser: there is no such field here; fields of number are kind, unit, answer, tolerance.
        Line 29, column 17, exercises[0].predict.unit: units are “s”, “ms”, “requests”, “workers”, “per second”, “%”, “times”.
        Line 65, column 19, exercises[0].mistakes[2].with: The link’s “worker” is not a setting of this page; the numbers leave it out.
        Line 65, column 19, exercises[0].mistakes[2].with: The link has “workers” more than once; the first one counts.
        Line 129, column 20, exercises[1].predict.request: a request is a number from 1 to 16, or “last”.
        Line 128, column 18, exercises[1].predict.entry: entries that the scenario draws are pool:blocking.
        Line 652, column 22, exercises[6].predict.tolerance: a tolerance is “exact” or a percentage up to 50, such as “5%”.
        Line 78, column 22, exercises[0].explanation: character 1: “wave” is not known; known are workers, requests, subtasks, io, cpu, threads, tokens, cores, connections, timeo
        Line 78, column 22, exercises[0].explanation: character 22: here it should end.
        Line 12, column 15, exercises[0].title.EN: a language is a tag in lower case, such as “en” or “pt-br”.
        Line 12, column 15, exercises[0].title.en: a text here has 1 to 100 characters.
        Line 12, column 26: the JSON is wrong here: the field stands there twice.
        Line 393, column 13, exercises[3].goals[0].conditions[1]: character 9: here are a number without unit and a time; both have to be of a kind.
        Line 393, column 13, exercises[3].goals[0].conditions[1]: this is a number without unit; needed is a condition.
        Line 102, column 13, exercises[0].goals[0].fixed[0]: what can be fixed, each once: workers, requests, io, subtasks, cpu, lineup, threads, tokens, cores, client, spread, a
        Line 239, column 17, exercises[2].predict.kind: kinds are “number”, “choice”, “point” and “line”.
        Line 3, column 13: the JSON is wrong here: key must be a string.
        Line 1362, column 1: the JSON is wrong here: EOF while parsing an object.
    "#]].assert_eq(&said);
}

#[test]
fn sizes_are_limited() {
    let sentence = |file: &str| Set::read(file).expect_err("too much").sentence();
    assert_eq!(sentence(&" ".repeat(200_000)), "The file has 196 kB; 128 kB are the most.");
    let deep = "[".repeat(1_000);
    assert!(sentence(&deep).contains("recursion limit"), "{}", sentence(&deep));
    let long = file("", LINE, &format!(r#", "hint": "{}""#, "x".repeat(1_201)));
    assert!(sentence(&long).ends_with("exercises[0].hint: a text here has 1 to 1200 characters."));
    let many = file(
        "",
        LINE,
        &format!(
            r#", "mistakes": [{}]"#,
            [r#"{"with": "workers=1", "feedback": "f"}"#; 9].join(",")
        ),
    );
    assert!(
        sentence(&many).ends_with("here belongs a list of 0 to 8 items."),
        "{}",
        sentence(&many)
    );
    let mut shares = vec!["1"; 64].join("-");
    shares.insert_str(0, "workers=64&accept=shares:");
    assert!(Set::read(&file(&shares, LINE, "")).is_ok(), "long scenarios are fine");
}

#[test]
fn a_byte_order_mark_is_skipped() {
    assert!(Set::read(&("\u{feff}".to_string() + POST)).is_ok());
}

/// Texts with what JSON and braces make difficult.
fn text() -> impl Strategy<Value = Text> {
    let words = || {
        prop_oneof!["[a-zß\"\\\\/é💡\n\t ]{0,30}x", Just("{requests} {{ {makespan(1)}".to_string())]
    };
    prop_oneof![
        words().prop_map(|text| Text::plain(&text)),
        (words(), words()).prop_map(|(en, pt)| Text::in_languages(&[("en", &en), ("pt-br", &pt)])),
    ]
}

/// Titles have no computed parts.
fn title() -> impl Strategy<Value = Text> {
    prop_oneof![Just(Text::plain("{")), text()]
}

fn expression(sources: &'static [&'static str]) -> impl Strategy<Value = Expression> {
    prop::sample::select(sources).prop_map(|source| Expression::parse(source).expect("right"))
}

fn time() -> impl Strategy<Value = Expression> {
    expression(&["makespan(1)", "io * 2", "with(\"workers=2\", makespan(pool:gather))"])
}

fn condition() -> impl Strategy<Value = Expression> {
    expression(&["workers <= 8", "makespan(1) <= 2s and workers = 4", "1 < 2"])
}

fn tolerance() -> impl Strategy<Value = Tolerance> {
    let percent = (1..=50_000_000_u64).prop_map(Decimal::from_millionths);
    prop_oneof![
        Just(Tolerance::Exact),
        Just(Tolerance::NUMBER),
        Just(Tolerance::DRAWN),
        percent.prop_map(Tolerance::Percent)
    ]
}

fn predict() -> impl Strategy<Value = Predict> {
    let entry = pool_vs_loop::scenario::DEFAULT_LINEUP[0];
    let option = (text(), condition(), text()).prop_map(|(text, right, feedback)| Choice {
        text,
        right,
        feedback,
    });
    prop_oneof![
        (time(), tolerance()).prop_map(|(answer, tolerance)| Predict::Number {
            unit: Unit::Seconds,
            answer,
            tolerance
        }),
        (
            expression(&["requests", "served(1)", "queueing(1)"]),
            tolerance(),
            prop::sample::select(vec![Unit::Requests, Unit::Workers, Unit::Percent, Unit::Times])
        )
            .prop_map(|(answer, tolerance, unit)| Predict::Number {
                unit,
                answer,
                tolerance
            }),
        (expression(&["throughput(1)", "5/s"]), tolerance()).prop_map(|(answer, tolerance)| {
            Predict::Number { unit: Unit::PerSecond, answer, tolerance }
        }),
        prop::collection::vec(option, 2..=6).prop_map(|options| Predict::Choice { options }),
        (
            prop_oneof![Just(WhichRequest::Last), (1..=16_u32).prop_map(WhichRequest::Number)],
            tolerance()
        )
            .prop_map(move |(request, tolerance)| Predict::Point {
                entry,
                request,
                tolerance
            }),
        tolerance().prop_map(move |tolerance| Predict::Line { entry, tolerance }),
    ]
}

/// A mistake of an exercise that predicts this.
fn mistake(predict: &Predict) -> impl Strategy<Value = Mistake> + use<> {
    let sources: &[&str] = match predict {
        Predict::Number { unit: Unit::PerSecond, .. } => &["requests / makespan(1)", "1/s"],
        Predict::Number { unit, .. } if *unit != Unit::Seconds => &["1", "workers + 1"],
        Predict::Line { .. } => &["n * io", "response(pool:gather, n)"],
        _ => &["io", "makespan(2)"],
    };
    let with = || prop::option::of(Just("workers=1&requests=12".to_string()));
    (
        prop::option::of(title_without_braces()),
        with(),
        prop::option::of(expression(sources)),
        text(),
    )
        .prop_map(|(title, with, answer, feedback)| {
            let with = with.or_else(|| answer.is_none().then(|| "io=2s".into()));
            Mistake { title, with, answer, feedback }
        })
}

fn title_without_braces() -> impl Strategy<Value = Text> {
    "[A-Z][a-z ]{0,20}x".prop_map(|text| Text::plain(&text))
}

prop_compose! {
    fn goal()(
        text in text(),
        start in prop::option::of(Just("requests=64".to_string())),
        conditions in prop::collection::vec((condition(), prop::option::of(text())), 1..=6),
        fixed in prop::sample::subsequence(vec!["workers", "io", "lineup", "client"], 0..=4),
    ) -> Goal {
        let conditions = conditions.into_iter();
        let conditions = conditions.map(|(holds, text)| Condition { holds, text }).collect();
        let fixed = fixed.into_iter().map(String::from).collect();
        Goal { text, start, conditions, fixed }
    }
}

fn exercise() -> impl Strategy<Value = Exercise> {
    predict()
        .prop_flat_map(|predict| {
            let most = if matches!(predict, Predict::Choice { .. }) { 0 } else { 8 };
            let mistakes = prop::collection::vec(mistake(&predict), 0..=most);
            let texts = (title(), text(), text(), prop::option::of(text()), text());
            let scenario = prop::sample::select(vec![
                "",
                "requests=500&lineup=pool:blocking&at=1s",
                "io=20ms&cpu=3ms&view=request&focus=2",
            ]);
            (Just(predict), mistakes, texts, prop::collection::vec(goal(), 0..=5), scenario)
        })
        .prop_map(
            |(predict, mistakes, (title, situation, question, hint, explanation), goals, query)| {
                let scenario = Link::decode(query).0;
                let id = String::new(); // given where they stand
                Exercise {
                    id,
                    title,
                    scenario,
                    situation,
                    question,
                    predict,
                    mistakes,
                    hint,
                    explanation,
                    goals,
                }
            },
        )
}

prop_compose! {
    fn set()(title in title(), exercises in prop::collection::vec(exercise(), 1..=6)) -> Set {
        let named = exercises.into_iter().enumerate();
        let named = named.map(|(place, exercise)| Exercise { id: format!("e-{place}"), ..exercise });
        Set { title, exercises: named.collect() }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_written_is_read_again(set in set()) {
        for file in [set.write(), set.write_short()] {
            let read = Set::read(&file).map_err(|problem| TestCaseError::fail(problem.sentence() + &file))?;
            prop_assert_eq!(&read, &set);
        }
    }

    /// A file with anything put anywhere is read, or refused with a sentence and a place in it.
    #[test]
    fn any_file_is_read_or_refused(at in any::<prop::sample::Index>(), length in 0..40_usize, text in "\\PC{0,6}") {
        let characters: Vec<char> = POST.chars().collect();
        let at = at.index(characters.len());
        let end = (at + length).min(characters.len());
        let file: String = characters[..at].iter().copied().chain(text.chars()).chain(characters[end..].iter().copied()).collect();
        if let Err(problem) = Set::read(&file) {
            prop_assert!(problem.sentence().ends_with('.'), "{}", problem.sentence());
            let place = problem.place.expect("a place");
            let line = file.lines().nth(place.line - 1).unwrap_or_default();
            prop_assert!(place.column <= line.len() + 2, "{place:?}");
        }
    }

    #[test]
    fn any_bytes_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let text = String::from_utf8_lossy(&bytes);
        prop_assert!(Set::read(&text).is_err());
    }

    /// The place that a problem has is where the value begins.
    #[test]
    fn places_are_those_of_the_values(spaces in 0..4_usize, lines in 0..4_usize) {
        let space = [" ".repeat(spaces), "\n".repeat(lines)].concat();
        let file = format!(r#"{{{space}"title":{space}"t, \" [",{space}"format"{space}:{space}2,"exercises":[]}}"#);
        let place = Set::read(&file).expect_err("wrong").place.expect("a place");
        let at = file.find(":".to_string().as_str()).and_then(|_| file.rfind("2,")).expect("there");
        let before = &file[..at];
        prop_assert_eq!(place.line, before.matches('\n').count() + 1);
        prop_assert_eq!(place.column, before.rsplit('\n').next().unwrap_or_default().chars().count() + 1);
        prop_assert_eq!(place.field, "format");
    }
}
