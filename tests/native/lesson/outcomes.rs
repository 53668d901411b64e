//! What codes have of the built-in set: each right answer, each known mistake, and what is neither, from
//! a prediction through a code to the bar of a class.

use super::{post, right};
use pool_vs_loop::lesson::class::{Bin, Class};
use pool_vs_loop::lesson::code::{
    Done, Form, Guess, Item, Outcome, Record, Sheet, decode, encode, rounded,
};
use pool_vs_loop::lesson::{Exercise, Predict, Prediction, answer, mistaken};

/// Every prediction that an exercise knows, in the order of the item's list.
fn known(exercise: &Exercise) -> Vec<(Prediction, bool)> {
    let answer = right(&answer(exercise).expect("an answer"));
    if let Predict::Choice { options } = &exercise.predict {
        let option = |place| (Prediction::Choice(place), Prediction::Choice(place) == answer);
        return (0..options.len()).map(option).collect();
    }
    let mistake = |place| (mistaken(exercise, place).expect("an answer"), false);
    let mistakes = (0..exercise.mistakes.len()).map(mistake);
    std::iter::once((answer, true)).chain(mistakes).collect()
}

/// A prediction that nobody expects; none where all options are known.
fn other(exercise: &Exercise) -> Option<Prediction> {
    Some(match right(&answer(exercise).expect("an answer")) {
        Prediction::Number(number) => {
            Prediction::Number((number / 1_000_000 * 777 + 5) * 1_000_000)
        }
        Prediction::Point(time) => Prediction::Point(time * 777),
        Prediction::Line(times) => Prediction::Line(times.iter().map(|time| time * 777).collect()),
        Prediction::Choice(_) => return None,
    })
}

fn outcome(exercise: &Exercise, item: &Item, first: &Prediction) -> Outcome {
    let done = Done { first, tries: 3, hint: true, goals: 1 };
    Outcome::of(exercise, item, &done).expect("an outcome")
}

#[test]
fn a_sheet_knows_what_judging_knows() {
    let set = post();
    let sheet = Sheet::of(&set);
    assert_eq!(sheet.items.len(), set.exercises.len());
    for (exercise, item) in set.exercises.iter().zip(&sheet.items) {
        let expected = known(exercise);
        assert_eq!(item.known.len(), expected.len(), "{}", exercise.id);
        assert_eq!(usize::from(item.goals), exercise.goals.len(), "{}", exercise.id);
        for (place, (prediction, is_right)) in expected.iter().enumerate() {
            let name = format!("{}, {place}", exercise.id);
            let listed = item.known[place];
            assert_eq!(listed.right, *is_right, "{name}");
            let outcome = outcome(exercise, item, prediction);
            assert_eq!(outcome.known.map(usize::from), Some(place), "{name}");
            assert_eq!(item.is_right(&outcome), *is_right, "{name}");
            // Up to three digits it is what the list has, so a code needs only its place there.
            match (listed.guess, prediction) {
                (Guess::Number(number), Prediction::Number(own)) => {
                    assert_eq!(rounded(number), rounded(*own), "{name}");
                }
                (Guess::Point(time), Prediction::Point(own)) => assert_eq!(time, *own, "{name}"),
                (Guess::Choice(option), Prediction::Choice(own)) => {
                    assert_eq!(usize::from(option), *own, "{name}");
                }
                (Guess::Line { end, .. }, Prediction::Line(times)) => {
                    assert_eq!(Some(&end), times.last(), "{name}");
                }
                (listed, own) => panic!("{name}: {listed:?} for {own:?}"),
            }
        }
        if let Some(prediction) = other(exercise) {
            let outcome = outcome(exercise, item, &prediction);
            assert_eq!(outcome.known, None, "{}", exercise.id);
            assert!(!item.is_right(&outcome), "{}", exercise.id);
        }
    }
}

#[test]
fn from_a_prediction_to_its_bar() {
    let set = post();
    let sheet = Sheet::of(&set);
    let mut lines = Vec::new();
    let mut shortest = usize::MAX;
    let mut longest = 0;
    // As many students as an exercise has predictions: the first makes the first of each, and so on.
    for student in 0..7 {
        let first = |(exercise, item): (&Exercise, &Item)| {
            let mut all: Vec<Prediction> = known(exercise).into_iter().map(|it| it.0).collect();
            all.extend(other(exercise));
            Some(outcome(exercise, item, all.get(student)?))
        };
        let outcomes = set.exercises.iter().zip(&sheet.items).map(first).collect();
        let record = Record { mark: 60_000 + student as u32, outcomes, name: String::new() };
        let code = encode(&record, &sheet).expect("a short set");
        assert_eq!(decode(&code, &sheet), Ok(record.tidy(&sheet)));
        if record.outcomes.iter().all(Option::is_some) {
            shortest = shortest.min(code.replace('-', "").len());
            longest = longest.max(code.replace('-', "").len());
        }
        lines.push(code);
    }
    // docs/teaching.md says so.
    assert_eq!([shortest, longest], [28, 32]);
    let none_known = set.exercises.iter().zip(&sheet.items).map(|(exercise, item)| {
        let wrong = known(exercise).into_iter().find(|it| !it.1).map(|it| it.0);
        Some(outcome(exercise, item, &other(exercise).or(wrong)?))
    });
    let record = Record { mark: 65_535, outcomes: none_known.collect(), name: String::new() };
    let worst = encode(&record, &sheet).expect("a short set").replace('-', "").len();
    assert_eq!(worst, 72);
    let class = Class::read(&lines.join("\n"), &sheet);
    assert_eq!((class.records.len(), class.left_out.len()), (7, 0));
    for (place, (exercise, item)) in set.exercises.iter().zip(&sheet.items).enumerate() {
        let tally = class.tally(place, item);
        let expected = known(exercise);
        assert_eq!(tally.right, 1, "{}", exercise.id);
        for known in 0..expected.len() {
            let bar = tally.bars.iter().find(|bar| bar.bin == Bin::Known(known));
            assert_eq!(bar.map(|bar| bar.count), Some(1), "{}, {known}", exercise.id);
        }
        let all = expected.len() + usize::from(!matches!(item.form, Form::Choice(_)));
        assert_eq!(tally.answered, all, "{}", exercise.id);
        assert_eq!(tally.bars.iter().map(|bar| bar.count).sum::<usize>(), all, "{}", exercise.id);
    }
}
