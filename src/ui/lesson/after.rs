//! After the prediction: what came of it, why, and what to change next.

use super::card::go;
use super::desk::{At, Desk, Step, tongue};
use super::{axis, list};
use crate::explain::terms_in;
use crate::lesson::{Check, Exercise, Said};
use crate::ui::app::{App, Msg};
use crate::ui::parts::text;
use crate::ui::terms;
use crate::words::t;
use yew::html::Scope;
use yew::prelude::*;

/// The question, what came of the prediction, and the way on.
pub fn view(
    link: &Scope<App>,
    desk: &Desk,
    place: usize,
    exercise: &Exercise,
    situation: Html,
) -> Html {
    let Some(shown) = &desk.shown else { return Html::default() };
    let texts = &desk.texts.0;
    let right = shown.verdict.right;
    let predicted = shown.prediction.words(exercise, tongue());
    let answer = shown.verdict.answer.words(exercise, tongue());
    let told = match shown.verdict.said {
        // These say what is right themselves.
        Said::Right => None,
        Said::TooHigh | Said::TooLow if shown.verdict.near.is_none() => {
            Some(t!("You predicted: {value}.", value = predicted))
        }
        _ => Some(t!(
            "You predicted: {value}. The run says: {answer}.",
            value = predicted,
            answer = answer
        )),
    };
    let first = desk.tried_here().filter(|tried| tried.tries > 1 && !tried.right);
    let again = link.callback(|_| Msg::Lesson(Step::Again));
    html! {
        <>
            <div class="beside">
                <div>
                    { situation }
                    <p class="question">{ &texts.question }</p>
                </div>
                <div class={classes!("verdict", if right { "right" } else { "wrong" })}>
                    <h3 id="verdict" tabindex="-1">{ if right { t!("✓ Right") } else { t!("✗ Not quite") } }</h3>
                    { for told.map(|words| text("p", words)) }
                    <p id="feedback">{ &texts.feedback }</p>
                    <p id="explanation">{ glossed(&texts.explanation) }</p>
                    if first.is_some() {
                        { text("p", t!("Your first prediction is the one that counts.")) }
                    }
                </div>
            </div>
            <div class="row">
                { onward(link, desk, place) }
                if axis::sketch(exercise, &shown.prediction, exercise.scenario.view).is_some() {
                    { within(link, "plot", t!("See it beside the run"), || Step::ToPlot) }
                }
                if !right {
                    <button id="again" type="button" class="quiet" onclick={again}>{ t!("Predict again") }</button>
                }
                if !exercise.goals.is_empty() {
                    { within(link, "goals", t!("Your turn: change it"), || Step::ToGoals) }
                }
            </div>
        </>
    }
}

/// A text in which each term explains itself where it first stands.
fn glossed(text: &str) -> Html {
    let mut parts: Vec<Html> = Vec::new();
    let mut from = 0;
    for (place, term) in terms_in(text) {
        parts.push(text[from..place.start].into());
        from = place.end;
        parts.push(terms::as_written(term, text[place].into()));
    }
    parts.push(text[from..].into());
    parts.into_iter().collect()
}

/// A link to another part of the page. The fragment of the address says where in the exercises the
/// reader is, so it stays.
pub fn within(
    link: &Scope<App>,
    id: &'static str,
    words: &'static str,
    step: fn() -> Step,
) -> Html {
    let onclick = link.batch_callback(move |event: MouseEvent| {
        event.prevent_default();
        Some(Msg::Lesson(step()))
    });
    html! { <a key={id} href={["#", id].concat()} class="quiet" {onclick}>{ words }</a> }
}

/// The way to the next exercise, or back to the list after the last.
fn onward(link: &Scope<App>, desk: &Desk, place: usize) -> Html {
    let next = desk.set.as_ref().and_then(|set| {
        let (next, exercise) = list::next(set, place)?;
        Some((next, exercise.title.in_language(tongue()).to_owned()))
    });
    match next {
        Some((next, title)) => {
            go(link, desk, At::Exercise(next), "main", t!("Next: {title}", title = title).into())
        }
        None => go(link, desk, At::List, "main", t!("That was the last: see how it went").into()),
    }
}

/// "Now change it so that …", above the settings: what is reached, and how far the rest is.
pub fn goals(link: &Scope<App>, desk: &Desk) -> Html {
    let Some(exercise) = desk.exercise().filter(|it| !desk.hides() && !it.goals.is_empty()) else {
        return Html::default();
    };
    let At::Exercise(place) = desk.at else { return Html::default() };
    let goal = |(index, words): (usize, &String)| -> Html {
        let met = desk.has_met(index);
        let active = desk.goal == Some(index);
        let begin = link.callback(move |_| Msg::Lesson(Step::Goal(index)));
        let word = match (active, met) {
            (true, _) => t!("Start over"),
            (_, true) => t!("Again"),
            (false, false) => t!("Start"),
        };
        html! {
            <li key={index} tabindex="-1" class={met.then_some("met")}
                aria-current={active.then_some("step")}>
                <div>
                    <span class="mark">{ mark(met) }</span>
                    <span>
                        { words }
                        <span class="unseen">{ if met { t!("(met)") } else { t!("(not met yet)") } }</span>
                        if active {
                            <ul>{ for checks(desk, exercise, index).map(check) }</ul>
                        }
                        <button type="button" class="quiet" value={index.to_string()} onclick={begin}>{ word }</button>
                    </span>
                </div>
            </li>
        }
    };
    let all = (0..exercise.goals.len()).all(|goal| desk.has_met(goal));
    html! {
        <div key="goals" id="goals" class="goals" role="group" aria-labelledby="goals-title">
            <h3 id="goals-title" tabindex="-1">{ t!("Your turn") }</h3>
            <ol>{ for desk.texts.0.goals.iter().enumerate().map(goal) }</ol>
            if all {
                <div class="row">{ onward(link, desk, place) }</div>
            }
        </div>
    }
}

/// The conditions of the goal that is under way. What has to stay as it is, is worth a word only
/// where it doesn't.
fn checks<'a>(desk: &'a Desk, exercise: &Exercise, goal: usize) -> impl Iterator<Item = &'a Check> {
    let fixed = exercise.goals.get(goal).map_or(0, |goal| goal.fixed.len());
    let said = move |(place, check): &(usize, &Check)| *place >= fixed || !check.holds;
    desk.checks.iter().enumerate().filter(said).map(|(_, check)| check)
}

const fn mark(met: bool) -> &'static str {
    if met { "✓" } else { "○" }
}

/// A condition, and the value that it has now.
fn check(check: &Check) -> Html {
    let now = check.measured.as_ref().map(|it| [": ", &t!("now {value}", value = it)].concat());
    html! {
        <li>
            <span class="mark">{ mark(check.holds) }</span>
            <span>{ &check.text }{ for now }</span>
            <span class="unseen">{ if check.holds { t!("(holds)") } else { t!("(does not hold)") } }</span>
        </li>
    }
}
