//! The built-in set: each exercise with the right answer, every known mistake and its goals.

use super::{LANGUAGES, numbers, post, right};
use expect_test::{expect, expect_file};
use pool_vs_loop::lesson::{
    Exercise, Goal, Predict, Prediction, Said, Set, Text, Unit, answer, judge, mistaken,
    parse_prediction,
};
use pool_vs_loop::scenario::{Kind, Setting};
use std::fmt::Write;

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
