//! What a learner does with a set: lines drawn by hand, progress and its text, marks in the plot.

use pool_vs_loop::chart::{Anchor, Plot, Role, Shape, Sketch};
use pool_vs_loop::lesson::handles::{at_handles, between, line, places};
use pool_vs_loop::lesson::progress::{Progress, Tried, fingerprint};
use pool_vs_loop::lesson::{Exercise, Predict, Prediction, Set};
use pool_vs_loop::scenario::{Link, View};
use pool_vs_loop::sim;
use proptest::prelude::*;

fn set() -> Set {
    Set::read(include_str!("../../static/exercises/post.json")).expect("the built-in set")
}

/// Some prediction of the kind that an exercise asks for.
fn prediction(exercise: &Exercise) -> BoxedStrategy<Prediction> {
    let requests = exercise.scenario.scenario.requests;
    match &exercise.predict {
        Predict::Number { .. } => (0..1_u64 << 50).prop_map(Prediction::Number).boxed(),
        Predict::Choice { options } => (0..options.len()).prop_map(Prediction::Choice).boxed(),
        Predict::Point { .. } => (0..1_u64 << 50).prop_map(Prediction::Point).boxed(),
        Predict::Line { .. } => {
            let places = places(requests);
            let times = prop::collection::vec(0..1_u64 << 40, places.len());
            times.prop_map(move |times| Prediction::Line(line(&places, &times))).boxed()
        }
    }
}

/// What somebody did with an exercise: predictions with whether they were right, the hint, goals.
type Work = (Vec<(Prediction, bool)>, bool, Vec<bool>);

/// What somebody did with each exercise.
fn work(set: &Set) -> impl Strategy<Value = Vec<Work>> + use<> {
    let each = set.exercises.iter().map(|exercise| {
        let tries = prop::collection::vec((prediction(exercise), any::<bool>()), 0..4);
        (tries, any::<bool>(), prop::collection::vec(any::<bool>(), exercise.goals.len()))
    });
    each.collect::<Vec<_>>()
}

proptest! {
    #[test]
    fn progress_is_read_as_it_was_written(work in work(&set())) {
        let set = set();
        let mut progress = Progress::new(&set);
        for (place, (tries, hint, goals)) in work.iter().enumerate() {
            if *hint {
                progress.note(place, |tried| tried.hint = true);
            }
            for (prediction, right) in tries {
                progress.note(place, |tried| tried.predicted(prediction.clone(), *right));
            }
            for goal in (0..goals.len()).filter(|&goal| goals[goal] && !tries.is_empty()) {
                progress.note(place, |tried| tried.meet(goal));
            }
        }
        for (place, (tries, ..)) in work.iter().enumerate() {
            let tried = progress.tried(place);
            prop_assert_eq!(progress.is_done(place), !tries.is_empty());
            // Only the first counts; what came after is known, too.
            let first = tries.first().map(|(prediction, right)| (Some(prediction), *right));
            let kept = tried.map(|tried| (tried.first.as_ref(), tried.right));
            prop_assert_eq!(kept.unwrap_or_default(), first.unwrap_or_default());
            let last = tries.last().map(|(prediction, _)| prediction);
            prop_assert_eq!(tried.and_then(Tried::last), last);
            let solved = tries.iter().position(|(_, right)| *right).map(|place| place + 1);
            prop_assert_eq!(tried.and_then(|it| it.solved()).map(usize::from), solved);
        }
        let mut read = Progress::new(&set);
        read.read(&progress.write(), &set);
        prop_assert_eq!(read, progress);
    }

    /// As they were written before later predictions were kept.
    #[test]
    fn shorter_lines_are_read(work in work(&set())) {
        let set = set();
        let (mut progress, mut short) = (Progress::new(&set), Progress::new(&set));
        for (place, (tries, ..)) in work.iter().enumerate() {
            for (prediction, right) in tries {
                progress.note(place, |tried| tried.predicted(prediction.clone(), *right));
            }
        }
        let text = progress.write();
        let cut = |line: &str| line.split(' ').take(5).collect::<Vec<_>>().join(" ");
        short.read(&text.lines().map(cut).collect::<Vec<_>>().join("\n"), &set);
        for place in 0..set.exercises.len() {
            let (whole, short) = (progress.tried(place), short.tried(place));
            prop_assert_eq!(whole.map(|it| (&it.first, it.right, it.tries)),
                            short.map(|it| (&it.first, it.right, it.tries)));
            prop_assert_eq!(short.and_then(Tried::last), whole.and_then(|it| it.first.as_ref()));
        }
    }

    #[test]
    fn what_two_pages_of_a_device_did_is_joined(one in 0..13_usize, other in 0..13_usize) {
        let set = set();
        let did = |place: usize| {
            let mut progress = Progress::new(&set);
            progress.note(place, |tried| tried.hint = true);
            progress
        };
        let mut both = did(one);
        both.read(&did(other).write(), &set);
        let hinted = |place| both.tried(place).is_some_and(|tried| tried.hint);
        for place in 0..13 {
            prop_assert_eq!(hinted(place), place == one || place == other);
        }
    }

    #[test]
    fn no_text_breaks_progress(text in ".{0,400}", cut in 0..2_000_usize, put in any::<char>()) {
        let set = set();
        let mut progress = Progress::new(&set);
        progress.read(&text, &set);
        prop_assert_eq!(&progress, &Progress::new(&set), "no head, no progress");
        for (place, exercise) in set.exercises.iter().enumerate() {
            if let Predict::Choice { .. } = exercise.predict {
                progress.note(place, |tried| tried.predicted(Prediction::Choice(1), true));
            }
        }
        let mut written: Vec<char> = progress.write().chars().collect();
        let cut = cut % written.len();
        written[cut] = put;
        let mut read = Progress::new(&set);
        read.read(&written.iter().collect::<String>(), &set);
        for (place, exercise) in set.exercises.iter().enumerate() {
            let first = read.tried(place).and_then(|tried| tried.first.as_ref());
            if let (Some(Prediction::Choice(option)), Predict::Choice { options }) = (first, &exercise.predict) {
                prop_assert!(*option < options.len());
            }
        }
    }

    #[test]
    fn a_line_goes_through_its_handles(requests in 1..10_000_u32, seed in any::<u64>()) {
        let places = places(requests);
        prop_assert!(places.is_sorted_by(|a, b| a < b) && places.len() <= 48);
        prop_assert_eq!((places[0], places[places.len() - 1]), (1, requests.into()));
        let times: Vec<u64> = places.iter().map(|place| seed.wrapping_mul(*place) >> 24).collect();
        let line = line(&places, &times);
        prop_assert_eq!(line.len(), requests as usize);
        prop_assert_eq!(at_handles(&line), times);
    }

    #[test]
    fn on_the_way_there_is_no_turning_back(from in any::<u32>(), to in any::<u32>(), all in 1..200_u64) {
        let way: Vec<u64> = (0..=all).map(|gone| between(from.into(), to.into(), gone, all)).collect();
        prop_assert_eq!((way[0], way[way.len() - 1]), (from.into(), to.into()));
        let rises = if from < to { way.is_sorted() } else { way.iter().rev().is_sorted() };
        prop_assert!(rises, "{way:?}");
    }

    /// Whatever is drawn by hand stays within the picture, its name too.
    #[test]
    fn sketches_stay_in_the_picture(
        up in any::<u32>(), across in 0..2_000_u64, width in 288..1_200_i32, kind in 0..4_u8, view in 0..3_usize,
    ) {
        let (link, _) = Link::decode("requests=100");
        let results = sim::run(&link.scenario);
        let shown: Vec<_> = link.shown().collect();
        let plot = Plot {
            results: &results, shown: &shown, view: View::ALL[view], until: 25_000_000, width, at: None,
        };
        let sketch = match kind {
            0 => Sketch::Level(up.into()),
            1 => Sketch::Upright(across),
            2 => Sketch::Point(across, up.into()),
            _ => Sketch::Line(vec![(1, up.into()), (across, 0)]),
        };
        let scene = plot.scene();
        for shape in plot.sketch(&sketch, "your prediction: 12.5 s") {
            match shape {
                Shape::Path { role, data } => {
                    prop_assert!(matches!(role, Role::Sketch | Role::Handle), "{role:?}");
                    for move_to in data.split('M').skip(1) {
                        let mut numbers = move_to.split(|c: char| !c.is_ascii_digit() && c != '-');
                        let mut next = || numbers.next().and_then(|number| number.parse::<i32>().ok());
                        let (x, y) = (next().expect("x"), next().expect("y"));
                        prop_assert!((-6..=scene.width).contains(&x), "{x} of {}", scene.width);
                        prop_assert!((-6..=scene.height).contains(&y), "{y} of {}", scene.height);
                    }
                }
                Shape::Text { x, y, anchor, text, .. } => {
                    let wide = i32::try_from(text.chars().count()).expect("short") * 7;
                    let (from, to) = if anchor == Anchor::End { (x - wide, x) } else { (x, x + wide) };
                    prop_assert!(from >= 0 && to <= scene.width, "{from} to {to} of {}", scene.width);
                    prop_assert!((10..scene.height).contains(&y));
                }
            }
        }
    }

    /// Drawing where a value is gives that value, to a step of the keyboard.
    #[test]
    fn the_hand_finds_the_value(up in 0..10_000_000_u64, width in 288..1_200_i32) {
        let (link, _) = Link::decode("lineup=pool:blocking");
        let results = sim::run(&link.scenario);
        let plot = Plot {
            results: &results, shown: &[], view: View::Request, until: 10_000_000, width, at: None,
        };
        let point = plot.sketch(&Sketch::Point(3, up), "").remove(0);
        let Shape::Path { data, .. } = point else { panic!("a point is a path") };
        // The diamond begins at its left corner, as high as the point.
        let y = data[1..].split([' ', 'l']).nth(1).and_then(|y| y.parse().ok()).expect("a height");
        prop_assert!(plot.value_at(y).abs_diff(up) <= 100_000, "{} for {up}", plot.value_at(y));
        prop_assert!(plot.step_up(up, 1) > up && plot.step_up(up, -1) <= up);
        prop_assert_eq!(plot.step_up(plot.step_up(up, 1), 0), plot.step_up(up, 1));
    }
}

/// Changes of a file, each of which makes it ask something else.
const OTHERS: [(&str, &str); 11] = [
    (r#""makespan(pool:blocking) - io""#, r#""makespan(pool:blocking) + io""#),
    (r#""answer": "makespan(pool:blocking)""#, r#""answer": "mean(pool:blocking)""#),
    (r#""tolerance": "2%""#, r#""tolerance": "3%""#),
    (r#""with": "workers=1""#, r#""with": "workers=2""#),
    (r#""request": 10"#, r#""request": 11"#),
    (r#""request": "last""#, r#""request": 99"#),
    (r#""right": "makespan(pool:async) = makespan(pool:blocking)""#, r#""right": "workers = 4""#),
    (r#""entry": "loop:async""#, r#""entry": "pool:async""#),
    (r#""start": "requests=64&subtasks=2""#, r#""start": "requests=64&subtasks=3""#),
    (
        r#""fixed": [
            "requests","#,
        r#""fixed": ["#,
    ),
    (r#""makespan(loop:async) > makespan(pool:blocking)""#, r#""makespan(loop:async) >= 2s""#),
];

#[test]
fn wording_leaves_the_fingerprint_and_questions_do_not() {
    let set = set();
    let mut other = set.clone();
    other.exercises[0].title.set("en", "Another title");
    other.exercises[0].hint = None;
    other.exercises[0].mistakes[0].feedback.set("en", "Another sentence");
    assert_eq!(fingerprint(&set), fingerprint(&other));
    other.exercises[0].scenario = Link::decode("workers=5&lineup=pool:blocking").0;
    assert_ne!(fingerprint(&set), fingerprint(&other));
    other = set.clone();
    other.exercises.swap(0, 1);
    assert_ne!(fingerprint(&set), fingerprint(&other));
    other = set.clone();
    other.exercises[0].mistakes.swap(0, 1);
    assert_ne!(fingerprint(&set), fingerprint(&other), "of two as near the first counts");
    let text = include_str!("../../static/exercises/post.json");
    let mut seen = vec![fingerprint(&set)];
    for (old, new) in OTHERS {
        assert!(text.contains(old), "{old}");
        let other = Set::read(&text.replacen(old, new, 1)).expect("a set");
        seen.push(fingerprint(&other));
        let all = seen.len();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), all, "{new}");
    }
}
