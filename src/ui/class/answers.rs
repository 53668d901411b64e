//! Answers with their reasons, and what students get wrong. All of it is computed when it is shown.

use crate::lesson::code::{Item, Known, Sheet};
use crate::lesson::{Exercise, Predict, Prediction, Set, answer};
use crate::ui::parts::{head, text};
use crate::words::t;
use yew::prelude::*;

/// The answer sheet of a set.
pub fn view(set: &Set, sheet: &Sheet, tag: &str) -> Html {
    let exercises = set.exercises.iter().zip(&sheet.items).enumerate();
    html! {
        <section key="answers" class="paper-sheet answers" aria-labelledby="answers-title">
            <h2 id="answers-title">{ t!("Answers: {title}", title = set.title.in_language(tag)) }</h2>
            <p class="about">
                { t!("Every number here is computed by the simulation from the exercise’s settings, as on \
                      the students’ page.") }
            </p>
            { for exercises.map(|(place, (exercise, item))| one(place, exercise, item, tag)) }
        </section>
    }
}

fn one(place: usize, exercise: &Exercise, item: &Item, tag: &str) -> Html {
    let right = answer(exercise).map(|answer| answer.words(exercise, tag));
    let right = right.unwrap_or_else(|problem| problem.what);
    let goal = |goal: &crate::lesson::Goal| {
        let way = goal.solution_words(exercise);
        html! {
            <li>
                { exercise.words(&goal.text, tag) }
                if let Some(way) = way {
                    { " " }{ text("strong", t!("One way: {settings}.", settings = way)) }
                }
            </li>
        }
    };
    html! {
        <article key={place} class="exercise">
            <h3>{ format!("{}. {}", place + 1, exercise.title.in_language(tag)) }</h3>
            <p>{ exercise.words(&exercise.situation, tag) }</p>
            <p class="asked">{ exercise.words(&exercise.question, tag) }</p>
            <p class="solution">{ t!("Answer: {answer}", answer = right) }</p>
            <p>{ exercise.words(&exercise.explanation, tag) }</p>
            { for exercise.hint.as_ref().map(|hint| {
                text("p", t!("Hint: {hint}", hint = exercise.words(hint, tag)))
            }) }
            { mistakes(exercise, item, tag) }
            if !exercise.goals.is_empty() {
                <h4>{ t!("Then change it") }</h4>
                <ul>{ for exercise.goals.iter().map(goal) }</ul>
            }
        </article>
    }
}

/// What students answer instead, why, and what helps them.
fn mistakes(exercise: &Exercise, item: &Item, tag: &str) -> Html {
    let mut rows: Vec<[String; 3]> = Vec::new();
    if let Predict::Choice { options } = &exercise.predict {
        let wrong = options.iter().zip(&item.known).filter(|(_, known)| !known.right);
        rows.extend(wrong.map(|(option, _)| {
            [
                exercise.words(&option.text, tag),
                String::new(),
                exercise.words(&option.feedback, tag),
            ]
        }));
    }
    for (mistake, known) in exercise.mistakes.iter().zip(item.known.iter().skip(1)) {
        let title = mistake.title.as_ref().map(|title| title.in_language(tag).to_owned());
        let feedback = exercise.words(&mistake.feedback, tag);
        rows.push([value(exercise, known, tag), title.unwrap_or_default(), feedback]);
    }
    if rows.is_empty() {
        return Html::default();
    }
    let row = |(place, [value, title, feedback]): (usize, [String; 3])| {
        let (value, title) = if value.is_empty() { (title, value) } else { (value, title) };
        html! {
            <tr key={place}>
                <th scope="row">
                    { value }
                    if !title.is_empty() { <small>{ title }</small> }
                </th>
                <td>{ feedback }</td>
            </tr>
        }
    };
    html! {
        <table class="mistakes">
            <caption>{ t!("Common misconceptions") }</caption>
            <thead><tr>{ head(t!("Who answers")) }{ head(t!("may need to hear")) }</tr></thead>
            <tbody>{ for rows.into_iter().enumerate().map(row) }</tbody>
        </table>
    }
}

/// What those who make a mistake answer; nothing for a line, which has no short name.
fn value(exercise: &Exercise, known: &Known, tag: &str) -> String {
    use crate::lesson::code::Guess;
    match known.guess {
        Guess::Number(number) => Prediction::Number(number).words(exercise, tag),
        Guess::Point(time) => Prediction::Point(time).words(exercise, tag),
        Guess::Choice(_) | Guess::Line { .. } => String::new(),
    }
}
