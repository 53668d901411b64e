//! Sets on their way through the editor: what stands in a file stays, whatever else is wrong with it,
//! and what is wrong is said at its place.

use pool_vs_loop::lesson::pieces::{Part, Pieces, RELATIONS, with};
use pool_vs_loop::lesson::{Draft, Expression, Measure, Set, mistaken};
use proptest::prelude::*;

/// An exercise as a teacher writes it, field by field.
fn written() -> Draft {
    let mut draft = Draft::new("requests=12&lineup=pool:blocking,loop:async");
    let own = |path: &str| ["exercises[0].", path].concat();
    draft.put_words("title", "", "Waves");
    for (path, words) in [
        ("title", "The last one"),
        ("situation", "Twelve requests, <b>four</b> workers."),
        ("question", "When is the last one answered?"),
        ("explanation", "{makespan(1)}: three waves."),
        ("hint", "Count waves."),
    ] {
        draft.put_words(&own(path), "", words);
    }
    draft.put(&own("predict.answer"), "makespan(pool:blocking)");
    draft.add(&own("mistakes"));
    draft.put(&own("mistakes[0].answer"), "makespan(pool:blocking) - io");
    draft.put_words(&own("mistakes[0].feedback"), "", "The first wave counts.");
    draft.add(&own("mistakes"));
    draft.put(&own("mistakes[1].with"), "requests=16");
    draft.put_words(&own("mistakes[1].feedback"), "", "There are twelve.");
    draft.add(&own("goals"));
    draft.put_words(&own("goals[0].text"), "", "In two waves");
    draft.add(&own("goals[0].conditions"));
    draft.put(&own("goals[0].conditions[0].holds"), "makespan(1) <= 2s");
    draft.tick(&own("goals[0].fixed"), "requests", true);
    draft
}

#[test]
fn what_a_teacher_writes_is_a_set() {
    let draft = written();
    let checked = draft.check(0);
    assert!(checked.is_complete(), "{checked:?}");
    let set = draft.set().expect("a set");
    assert_eq!(checked.exercise.as_ref(), set.exercises.first());
    let wrong = [0, 1].map(|place| mistaken(&set.exercises[0], place).expect("an answer"));
    assert_eq!(wrong.map(|it| it.words(&set.exercises[0], "")), ["2.00 s", "4.00 s"]);
    assert_eq!(Set::read(&draft.write()).as_ref(), Ok(&set));
    let again = Draft::read(&draft.write()).expect("the same file");
    assert_eq!(again.set().as_ref(), Ok(&set));
    assert_eq!(Draft::read(&draft.write_whole()).as_ref(), Ok(&draft), "as it is kept");
}

#[test]
fn what_is_missing_and_what_is_wrong_is_said_at_its_place() {
    let mut draft = Draft::new("lineup=pool:blocking");
    let missing = draft.check(0).missing;
    let own = ["title", "situation", "question", "predict.answer", "explanation"];
    assert_eq!(missing, own.map(|path| ["exercises[0].", path].concat()));
    // Faults come out all at once, also where others stand before them.
    draft.put("exercises[0].predict.answer", "makespan(pool:blocking");
    draft.put("exercises[0].id", "No Name");
    draft.add("exercises[0].goals");
    draft.add("exercises[0].goals[0].conditions");
    draft.put("exercises[0].goals[0].conditions[0].holds", "workers");
    let checked = draft.check(0);
    let places: Vec<&str> = checked.faults.iter().map(|(at, _)| at.as_str()).collect();
    assert_eq!(
        places,
        [
            "exercises[0].id",
            "exercises[0].predict.answer",
            "exercises[0].goals[0].conditions[0].holds"
        ]
    );
    assert!(checked.exercise.is_some(), "something stands in for all of them");
    assert!(!checked.is_sound("exercises[0].predict") && checked.is_sound("exercises[0].scenario"));
    // A scenario that is too large leaves the rest as it is.
    // Words that are missing change nothing of what is computed.
    let mut choice = Draft::new("lineup=pool:blocking");
    choice.put("exercises[0].predict.kind", "choice");
    for option in ["exercises[0].predict.options[0]", "exercises[0].predict.options[1]"] {
        choice.add("exercises[0].predict.options");
        choice.put(&[option, ".right"].concat(), "workers = 4");
    }
    assert!(choice.check(0).is_sound("exercises[0].predict"));
    draft.put("exercises[0].predict.answer", "makespan(loop:async)");
    draft.put("exercises[0].scenario", "requests=1000000&lineup=loop:async");
    let checked = draft.check(0);
    assert!(checked.fault("exercises[0].scenario").is_some_and(|what| what.contains("10,000")));
    assert!(checked.is_sound("exercises[0].predict"));
}

#[test]
fn another_kind_of_prediction_loses_nothing() {
    let mut draft = written();
    let before = draft.set().expect("a set");
    let kind = "exercises[0].predict.kind";
    for other in ["choice", "point", "line"] {
        draft.put(kind, other);
        let checked = draft.check(0);
        assert!(checked.faults.is_empty(), "{other}: {:?}", checked.faults);
    }
    draft.put(kind, "number");
    assert_eq!(draft.set(), Ok(before));
}

#[test]
fn exercises_are_moved_copied_and_taken_away() {
    let mut draft = written();
    draft.duplicate(0);
    draft.add_exercise("");
    assert_eq!(draft.count("exercises"), 3);
    let ids = |draft: &Draft| -> Vec<String> {
        (0..draft.count("exercises")).map(|it| draft.text(&format!("exercises[{it}].id"))).collect()
    };
    assert_eq!(ids(&draft), ["exercise-1", "exercise-2", "exercise-3"]);
    draft.shift("exercises", 2, -1);
    assert_eq!(ids(&draft), ["exercise-1", "exercise-3", "exercise-2"]);
    draft.shift("exercises", 2, 1);
    draft.shift("exercises", 0, -1);
    draft.take("exercises[1]");
    assert_eq!(ids(&draft), ["exercise-1", "exercise-2"]);
    assert!(draft.set().is_ok());
    assert_eq!(draft.text("exercises[1].scenario"), draft.text("exercises[0].scenario"));
}

#[test]
fn words_stay_in_the_languages_that_they_have() {
    let mut draft = Draft::new("");
    draft.put_words("title", "", "Waves");
    assert_eq!(draft.languages(), Vec::<String>::new());
    draft.put_words("title", "pt", "Ondas");
    assert_eq!(draft.languages(), ["en", "pt"]);
    let words = ["en", "pt", "es"].map(|tag| draft.words("title", tag));
    assert_eq!(words, ["Waves", "Ondas", ""]);
    draft.put_words("title", "en", "");
    draft.put_words("title", "pt", "");
    assert_eq!(draft.text("title"), "");
    assert_eq!(draft.languages(), Vec::<String>::new());
}

#[test]
fn files_of_another_shape_are_refused_with_line_and_field() {
    for (file, sentence) in [
        ("", "Line 1, column 1: the JSON is wrong here"),
        ("[1, 2]", "Line 1, column 1"),
        ("{\n \"format\": 2, \"title\": \"x\", \"exercises\": [{}]}", "Line 2, column 12, format"),
        ("{\"format\": 1, \"title\": \"x\", \"exercises\": {}}", "column 42, exercises"),
        ("{\"format\": 1, \"title\": \"x\", \"exercises\": []}", "column 42, exercises"),
        ("{\"format\": 1, \"title\": \"x\", \"exercises\": [", "the JSON is wrong here"),
    ] {
        let problem = Draft::read(file).expect_err(file).sentence();
        assert!(problem.contains(sentence), "{file}: {problem}");
    }
}

#[test]
fn the_built_in_exercises_are_written_on_and_come_out_as_they_were() {
    let draft = Draft::read(super::POST).expect("the built-in set");
    assert_eq!(draft.set(), Ok(super::post()));
    assert_eq!(draft.languages(), ["en", "pt", "es"]);
    for exercise in 0..draft.count("exercises") {
        let checked = draft.check(exercise);
        assert!(checked.is_complete(), "{exercise}: {checked:?}");
        assert_eq!(checked.exercise.as_ref(), super::post().exercises.get(exercise));
    }
}

#[test]
fn conditions_written_as_bare_texts_are_read() {
    let mut draft = written();
    let file = draft.write();
    assert!(file.contains("\"makespan(1) <= 2s\""), "a condition without words is a bare text");
    draft = Draft::read(&file).expect("the file");
    assert_eq!(draft.text("exercises[0].goals[0].conditions[0].holds"), "makespan(1) <= 2s");
}

#[test]
fn lists_make_expressions_that_are_read() {
    for measure in Measure::ALL {
        let text = with("", Part::What, measure.word(), "loop:gather");
        let read = Expression::parse(&text).expect(&text);
        assert_eq!(read.kind(), measure.kind(), "{text}");
        for relation in RELATIONS {
            let text =
                with(&with(&text, Part::Relation, relation, ""), Part::Value, "makespan(2)", "");
            assert_eq!(Pieces::of(&text).map(|pieces| pieces.text()), Some(text.clone()));
        }
    }
    let text = with("workers", Part::Value, "8", "");
    assert_eq!(text, "workers <= 8");
    assert!(Expression::parse(&text).is_ok());
    // What is more than the lists offer is replaced only as a whole.
    for more in ["makespan(1) - io", "a <= 1 and b <= 2", "first(requests, waves(1) >= 2)", "1 < 2"]
    {
        assert_eq!(Pieces::of(more), None, "{more}");
        assert_eq!(with(more, Part::What, "mean", "pool:async"), "mean(pool:async)");
    }
}

proptest! {
    #[test]
    fn any_text_is_taken_apart_or_not(text in "[a-z(), :<>=!0-9\"é]{0,40}") {
        if let Some(pieces) = Pieces::of(&text) {
            // The same pieces again, if not the same spaces.
            let again = pieces.text();
            prop_assert_eq!(Pieces::of(&again), Some(pieces));
        }
        for part in Part::ALL {
            let made = with(&text, part, &text, "pool:blocking");
            prop_assert!(made.len() <= 3 * text.len() + 60, "{}", made);
        }
    }

    #[test]
    fn any_place_can_be_written_to(
        places in prop::collection::vec("(exercises\\[[0-2]\\]|title|a)(\\.(goals|predict|b)(\\[[0-9]\\])?){0,3}", 1..12),
        text in ".{0,8}",
    ) {
        let mut draft = written();
        for place in &places {
            draft.put(place, &text);
            draft.put_words(place, "pt", &text);
            draft.add(place);
            draft.tick(place, &text, true);
            draft.take(place);
            draft.shift(place, 0, 1);
        }
        // Whatever that made of it, it can be looked at, and kept.
        for exercise in 0..draft.count("exercises") {
            let checked = draft.check(exercise);
            prop_assert!(checked.exercise.is_some() || !checked.faults.is_empty());
        }
        let _ = (draft.set().is_ok(), draft.languages());
        if let Ok(again) = Draft::read(&draft.write_whole()) {
            prop_assert_eq!(again.write_whole(), draft.write_whole());
        }
    }
}

/// What somebody does in the editor, at an exercise.
#[derive(Clone, Debug)]
enum Step {
    Another,
    Duplicate,
    Delete,
    Move(isize),
    Take(String),
    Words(&'static str, &'static str, String),
    Write(&'static str, String),
    Add(&'static str),
    Remove(&'static str),
    Tick(&'static str, bool),
}

fn steps() -> impl Strategy<Value = Vec<(usize, Step)>> {
    const WORDS: [&str; 7] = [
        "title",
        "situation",
        "question",
        "hint",
        "explanation",
        "predict.options[1].text",
        "mistakes[0].feedback",
    ];
    const CODES: [&str; 9] = [
        "id",
        "scenario",
        "predict.kind",
        "predict.answer",
        "predict.request",
        "predict.options[0].right",
        "predict.tolerance",
        "goals[0].conditions[0].holds",
        "goals[0].start",
    ];
    const LISTS: [&str; 4] = ["predict.options", "mistakes", "goals", "goals[0].conditions"];
    const ITEMS: [&str; 3] = ["predict.options[0]", "mistakes[1]", "goals[0]"];
    // Anything that can stand in a field, now and then more than a set may have.
    let text =
        || prop_oneof![8 => ".{0,60}", 2 => "[a-z0-9():<=., ]{0,40}", 1 => "\\PC{1300,1500}"];
    let kinds = ["number", "choice", "point", "line"];
    let step = prop_oneof![
        1 => Just(Step::Another),
        3 => Just(Step::Duplicate),
        1 => Just(Step::Delete),
        1 => prop::sample::select(vec![-1, 1]).prop_map(Step::Move),
        1 => "[a-z]{1,9}=[0-9a-z:,]{0,20}".prop_map(Step::Take),
        4 => (prop::sample::select(WORDS.to_vec()), prop::sample::select(vec!["", "en", "pt"]), text())
            .prop_map(|(path, tag, text)| Step::Words(path, tag, text)),
        4 => (prop::sample::select(CODES.to_vec()), text()).prop_map(|(path, text)| Step::Write(path, text)),
        1 => prop::sample::select(kinds.to_vec())
            .prop_map(|kind| Step::Write("predict.kind", kind.into())),
        2 => prop::sample::select(LISTS.to_vec()).prop_map(Step::Add),
        1 => prop::sample::select(ITEMS.to_vec()).prop_map(Step::Remove),
        1 => (prop::sample::select(vec!["requests", "io", "lineup"]), any::<bool>())
            .prop_map(|(key, on)| Step::Tick(key, on)),
    ];
    prop::collection::vec((any::<usize>(), step), 1..90)
}

fn act(draft: &mut Draft, chosen: usize, step: &Step) {
    let own = |path: &str| format!("exercises[{chosen}].{path}");
    match step {
        Step::Another => draft.add_exercise("requests=12"),
        Step::Duplicate => draft.duplicate(chosen),
        Step::Delete if draft.count("exercises") > 1 => draft.take(&format!("exercises[{chosen}]")),
        Step::Delete => {}
        Step::Move(by) => draft.shift("exercises", chosen, *by),
        Step::Take(scenario) => draft.put(&own("scenario"), scenario),
        Step::Words(path, tag, text) => draft.put_words(&own(path), tag, text),
        Step::Write(path, text) => draft.put(&own(path), text),
        // Conditions stand in goals: the editor shows no button for them without one.
        Step::Add(path) if path.starts_with("goals[0]") && draft.count(&own("goals")) == 0 => {}
        Step::Add(path) => draft.add(&own(path)),
        Step::Remove(path) => draft.take(&own(path)),
        Step::Tick(key, on) => draft.tick(&own("goals[0].fixed"), key, *on),
    }
}

proptest! {
    #[test]
    fn whatever_is_written_opens_again_as_it_was(steps in steps(), bom in any::<bool>()) {
        let mut draft = Draft::new("lineup=pool:blocking");
        for (place, step) in &steps {
            let chosen = place % draft.count("exercises");
            act(&mut draft, chosen, step);
            let again = Draft::read(&draft.write_whole());
            prop_assert_eq!(again.as_ref(), Ok(&draft));
        }
        // As a file, too: where it is complete, it is the set's own.
        let file = [if bom { "\u{feff}" } else { "" }, &draft.write()].concat();
        let again = Draft::read(&file).map_err(|problem| TestCaseError::fail(problem.sentence()))?;
        match draft.set() {
            Ok(set) => prop_assert_eq!(again.set(), Ok(set)),
            Err(_) => prop_assert_eq!(again, draft),
        }
    }
}

#[test]
fn what_is_past_the_limits_of_a_set_stays_open_and_says_so() {
    let mut draft = written();
    assert_eq!(draft.excess(), None);
    while draft.count("exercises") < 41 {
        draft.duplicate(0);
    }
    assert_eq!(Draft::read(&draft.write_whole()).as_ref(), Ok(&draft));
    let ids: Vec<String> = (0..41).map(|it| draft.text(&format!("exercises[{it}].id"))).collect();
    let mut once = ids.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), 41, "{ids:?}");
    assert_eq!(draft.excess().as_deref(), Some("A set has at most 40 exercises."));
    assert!(draft.set().is_err() && Set::read(&draft.write()).is_err());
    draft.take("exercises[40]");
    assert_eq!(draft.excess(), None);
    assert!(draft.set().is_ok());

    // As large as a set may be, and a little larger: with its indent it would be long before.
    let long = |draft: &mut Draft, exercise: usize, letters: usize| {
        for (place, tag) in ["en", "pt", "es", "fr", "de"].into_iter().enumerate() {
            let letters = "x".repeat(letters / 5 + place);
            draft.put_words(&format!("exercises[{exercise}].explanation"), tag, &letters);
        }
    };
    let mut exercise = 0;
    while draft.write_whole().len() < 126 * 1_024 {
        long(&mut draft, exercise, 3_900);
        exercise += 1;
    }
    assert_eq!(draft.excess(), None);
    let set = draft.set().expect("a set");
    assert!(set.write().len() > 128 * 1_024, "only the indent makes it too large");
    assert_eq!(Set::read(&draft.write()), Ok(set), "so the file is without it");
    for next in exercise..exercise + 3 {
        long(&mut draft, next, 3_900);
    }
    assert!(draft.write_whole().len() > 128 * 1_024);
    let said = draft.excess().unwrap_or_default();
    assert!(said.contains("128 kB are the most"), "{said}");
    assert!(draft.set().is_err() && Set::read(&draft.write()).is_err());
    for text in [draft.write_whole(), draft.write()] {
        assert_eq!(Draft::read(&text).as_ref(), Ok(&draft));
    }
}
