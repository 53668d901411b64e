//! Predictions that are right, wrong, and no predictions.

use super::{exercise, post, right};
use pool_vs_loop::lesson::limits::LARGEST;
use pool_vs_loop::lesson::{Prediction, Said, answer, judge};

const NUMBER: &str = r#"{"kind": "number", "unit": "s", "answer": "makespan(1)"}"#;
const REQUESTS: &str = r#"{"kind": "number", "unit": "requests", "answer": "requests"}"#;
const POINT: &str = r#"{"kind": "point", "entry": "pool:blocking", "request": 9}"#;
const LINE: &str = r#"{"kind": "line", "entry": "pool:blocking"}"#;

#[test]
fn tolerances() {
    let said = |predict: &str, prediction: Prediction| {
        let verdict = judge(&exercise("", predict, ""), &prediction).expect("a verdict");
        assert_eq!(verdict.right, verdict.said == Said::Right);
        (verdict.said, verdict.exactly)
    };
    // 4 s, 5 %.
    assert_eq!(said(NUMBER, Prediction::Number(4_000_000)), (Said::Right, true));
    assert_eq!(said(NUMBER, Prediction::Number(3_800_000)), (Said::Right, false));
    assert_eq!(said(NUMBER, Prediction::Number(4_200_000)), (Said::Right, false));
    assert_eq!(said(NUMBER, Prediction::Number(3_799_999)), (Said::TooLow, false));
    assert_eq!(said(NUMBER, Prediction::Number(4_200_001)), (Said::TooHigh, false));
    // Counts are exact.
    assert_eq!(said(REQUESTS, Prediction::Number(16_000_000)), (Said::Right, true));
    assert_eq!(said(REQUESTS, Prediction::Number(15_000_000)), (Said::TooLow, false));
    // 3 s, 10 %.
    assert_eq!(said(POINT, Prediction::Point(2_700_000)), (Said::Right, false));
    assert_eq!(said(POINT, Prediction::Point(3_300_001)), (Said::TooHigh, false));
    let exact = NUMBER.replace('}', r#", "tolerance": "exact"}"#);
    assert_eq!(said(&exact, Prediction::Number(4_000_001)), (Said::TooHigh, true));
    let wide = NUMBER.replace('}', r#", "tolerance": "50%"}"#);
    assert_eq!(said(&wide, Prediction::Number(6_000_000)), (Said::Right, false));
}

#[test]
fn lines_are_right_from_nine_of_ten() {
    let exercise = exercise("requests=20", LINE, "");
    let Prediction::Line(times) = right(&answer(&exercise).expect("an answer")) else {
        panic!("a line")
    };
    let judged = |wrong: usize, factor: u64| {
        let mut times = times.clone();
        times[..wrong].iter_mut().for_each(|time| *time = *time * factor / 4);
        let verdict = judge(&exercise, &Prediction::Line(times)).expect("a verdict");
        (verdict.said, verdict.near, verdict.feedback(&exercise, "en"))
    };
    let right = "Near enough for 20 of 20 requests.".to_owned();
    assert_eq!(judged(0, 1), (Said::Right, Some((20, 20)), right));
    assert_eq!(judged(2, 1).0, Said::Right);
    assert_eq!(judged(3, 1).0, Said::TooLow);
    assert_eq!(judged(3, 9).0, Said::TooHigh);
    let flat = judge(&exercise, &Prediction::Line(vec![3_000_000; 20])).expect("a verdict");
    assert_eq!((flat.said, flat.near), (Said::Elsewhere, Some((4, 20))));
}

#[test]
fn of_several_mistakes_the_nearest_counts() {
    let mistakes = r#", "mistakes": [
        {"answer": "3s", "feedback": "three"}, {"answer": "3.2s", "feedback": "almost"},
        {"with": "workers=8&requests=8", "feedback": "one"}, {"with": "io=3s", "answer": "makespan(1)", "feedback": "twelve"}]"#;
    let exercise = exercise("", NUMBER, mistakes);
    for (micros, said) in [
        (3_000_000, "three"),
        (3_090_000, "three"),
        (3_110_000, "almost"),
        (1_000_000, "one"),
        (12_000_000, "twelve"),
        (2_000_000, "Too low: it is 4.00 s."),
        (20_000_000, "Too high: it is 4.00 s."),
        (3_900_000, "Near enough: it is 4.00 s."),
        (4_000_000, "It is 4.00 s."),
    ] {
        let verdict = judge(&exercise, &Prediction::Number(micros)).expect("a verdict");
        assert_eq!(verdict.feedback(&exercise, "en"), said);
    }
}

/// A mistake may be as near to the answer as the tolerance is wide: then it is the nearer one that
/// counts, so that nobody who makes it is told that they are right.
#[test]
fn a_mistake_near_the_answer_is_a_mistake() {
    let mistakes = r#", "mistakes": [{"answer": "3.9s", "feedback": "exactly divided"}]"#;
    let exercise = exercise("", NUMBER, mistakes);
    assert!(exercise.faults().is_empty(), "{:?}", exercise.faults());
    let said = |micros| judge(&exercise, &Prediction::Number(micros)).expect("a verdict").said;
    for (micros, expected) in [
        (3_900_000, Said::Mistake(0)),
        (3_850_000, Said::Mistake(0)),
        (3_940_000, Said::Mistake(0)),
        (3_950_000, Said::Right), // as near to both
        (4_000_000, Said::Right),
        (4_190_000, Said::Right),
        (4_300_000, Said::TooHigh),
    ] {
        assert_eq!(said(micros), expected, "{micros}");
    }
}

/// Low on axes a hand is as unsure as high on them.
#[test]
fn what_is_drawn_low_is_taken_as_it_is_meant() {
    let mistakes = r#", "mistakes": [{"with": "io=4s", "feedback": "all four waits"}]"#;
    let exercise =
        exercise("lineup=loop:async", &LINE.replace("pool:blocking", "loop:async"), mistakes);
    let said = |time: u64| {
        let verdict = judge(&exercise, &Prediction::Line(vec![time; 16])).expect("a verdict");
        verdict.said
    };
    // 10 % of the answer, 1 s, would be 0.1 s. Four after another at each worker: 5 % of 4 s are 0.2 s.
    assert_eq!(said(1_000_000), Said::Right);
    assert_eq!(said(1_190_000), Said::Right);
    assert_eq!(said(810_000), Said::Right);
    assert_eq!(said(1_210_000), Said::TooHigh);
    assert_eq!(said(780_000), Said::TooLow);
    assert_eq!(said(4_100_000), Said::Mistake(0));
}

/// What is no prediction is refused, and counts as none.
#[test]
fn nonsense_is_refused() {
    let refused = |predict: &str, prediction: Prediction| {
        let problem = judge(&exercise("", predict, ""), &prediction).expect_err("nonsense");
        assert!(problem.place.is_none());
        problem.sentence()
    };
    let large = "This is more than anything here can be.";
    assert_eq!(refused(NUMBER, Prediction::Number(LARGEST + 1)), large);
    assert_eq!(refused(POINT, Prediction::Point(u64::MAX)), large);
    assert_eq!(refused(LINE, Prediction::Line(vec![u64::MAX; 16])), large);
    assert_eq!(
        refused(REQUESTS, Prediction::Number(15_500_000)),
        "This is counted: a whole number, please."
    );
    assert_eq!(refused(LINE, Prediction::Line(vec![0; 15])), "A line has a time for each request.");
    let other = "This exercise asks for another kind of prediction.";
    assert_eq!(refused(NUMBER, Prediction::Choice(0)), other);
    assert_eq!(refused(NUMBER, Prediction::Point(0)), other);
    assert_eq!(refused(POINT, Prediction::Line(vec![0; 16])), other);
    for exercise in &post().exercises {
        for prediction in [
            Prediction::Choice(99),
            Prediction::Line(Vec::new()),
            Prediction::Point(u64::MAX),
            Prediction::Number(u64::MAX),
        ] {
            assert!(judge(exercise, &prediction).is_err(), "{}: {prediction:?}", exercise.id);
        }
    }
}

#[test]
fn without_an_answer_nothing_is_judged() {
    let killed = exercise(
        "timeout=500ms&lineup=pool:blocking",
        r#"{"kind": "number", "unit": "s", "answer": "mean(1)"}"#,
        "",
    );
    let problem = judge(&killed, &Prediction::Number(1)).expect_err("no answer");
    assert_eq!(problem.sentence(), "There is no answer here: nothing that could be measured.");
    let option = |right: &str| format!(r#"{{"text": "t", "right": "{right}", "feedback": "f"}}"#);
    let choice = |a: &str, b: &str| {
        let predict =
            [r#"{"kind": "choice", "options": ["#, &option(a), ",", &option(b), "]}"].concat();
        exercise("", &predict, "")
    };
    let problem = judge(&choice("1 > 2", "2 > 3"), &Prediction::Choice(0)).expect_err("no answer");
    assert_eq!(problem.sentence(), "No option is right here.");
    let faults = choice("1 < 2", "2 < 3").faults();
    assert_eq!(faults[0].sentence(), "Options 1 and 2 are both right.");
}

#[test]
fn faults_are_found() {
    let mistakes = r#", "mistakes": [
        {"answer": "4000ms", "feedback": "f"}, {"answer": "4.1s", "feedback": "f"}, {"answer": "3s", "feedback": "f"}, {"answer": "3 * io", "feedback": "f"},
        {"answer": "io - 2s", "feedback": "f"}],
        "goals": [{"text": "t", "conditions": ["workers >= 4"]}]"#;
    let faults: Vec<String> =
        exercise("", NUMBER, mistakes).faults().iter().map(|fault| fault.sentence()).collect();
    assert_eq!(
        faults,
        [
            "The answer of mistake 1 is right.",
            "Mistakes 3 and 4 have the same answer.",
            "Mistake 5 has no answer.",
            "Goal 1 is reached from the start."
        ]
    );
    let line = r#", "mistakes": [{"with": "workers=4", "feedback": "f"}, {"answer": "n * io", "feedback": "f"}, {"with": "workers=1", "feedback": "f"}]"#;
    let faults: Vec<String> =
        exercise("", LINE, line).faults().iter().map(|fault| fault.sentence()).collect();
    assert_eq!(
        faults,
        ["The answer of mistake 1 is right.", "Mistakes 2 and 3 have the same answer."]
    );
}
