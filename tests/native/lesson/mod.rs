//! Exercises: the format, expressions, judging, goals, and the built-in set.

mod built_in;
mod drafts;
mod expressions;
mod goals;
mod judging;
mod outcomes;
mod reading;
mod schema;
mod typed;

use pool_vs_loop::lesson::{Answer, Exercise, Prediction, Set};

/// The built-in set, as a file.
const POST: &str = include_str!("../../../static/exercises/post.json");

const LANGUAGES: [&str; 3] = ["en", "pt", "es"];

fn post() -> Set {
    Set::read(POST).unwrap_or_else(|problem| panic!("{}", problem.sentence()))
}

/// A set of one exercise with this scenario, whose `predict` and fields after it are these.
fn exercise(scenario: &str, predict: &str, more: &str) -> Exercise {
    let file = file(scenario, predict, more);
    let mut set = Set::read(&file).unwrap_or_else(|problem| panic!("{}", problem.sentence()));
    set.exercises.remove(0)
}

fn file(scenario: &str, predict: &str, more: &str) -> String {
    [
        r#"{"format": 1, "title": "t", "exercises": [{"id": "x", "title": "t", "situation": "s",
        "question": "q", "explanation": "e", "scenario": ""#,
        scenario,
        r#"", "predict": "#,
        predict,
        more,
        "}]}",
    ]
    .concat()
}

/// The prediction of somebody who knows.
fn right(answer: &Answer) -> Prediction {
    match answer {
        Answer::Number(number, _) => Prediction::Number(*number),
        Answer::Choice(place) => Prediction::Choice(*place),
        Answer::Point { time, .. } => Prediction::Point(*time),
        Answer::Line { times, .. } => Prediction::Line(times.clone()),
    }
}

/// Numbers in a text, as they stand there.
fn numbers(text: &str) -> impl Iterator<Item = f64> {
    let parts = text.split(|c: char| !c.is_ascii_digit() && c != '.' && c != ',');
    parts.filter_map(|part| part.trim_end_matches(['.', ',']).replace(',', ".").parse().ok())
}
