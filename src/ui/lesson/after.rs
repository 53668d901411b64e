//! After the prediction: what came of it, and why.

use super::card::go;
use super::desk::{At, Desk, Step, tongue};
use super::{axis, list};
use crate::explain::terms_in;
use crate::lesson::progress::Tried;
use crate::lesson::{Exercise, Said};
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
    let retried = desk.tried_here().is_some_and(|tried| tried.tries > 1 && !tried.right);
    let solved = desk.tried_here().and_then(Tried::solved).filter(|solved| right && *solved > 1);
    let head: String = match (right, solved) {
        (true, Some(solved)) => t!("✓ Right, {when}", when = list::at_try(solved)),
        (true, None) => t!("✓ Right").into(),
        (false, _) => t!("✗ Not quite").into(),
    };
    let again = link.callback(|_| Msg::Lesson(Step::Again));
    html! {
        <>
            <div class="beside">
                <div>
                    { situation }
                    <p class="question">{ &texts.question }</p>
                </div>
                <div class={classes!("verdict", if right { "right" } else { "wrong" })}>
                    <h3 id="verdict" tabindex="-1">{ head }</h3>
                    { for told.map(|words| text("p", words)) }
                    <p id="feedback">{ &texts.feedback }</p>
                    <p id="explanation">{ glossed(&texts.explanation) }</p>
                    if retried {
                        { text("p", t!("For the result code your first prediction is the one that counts.")) }
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
    onward_as(link, desk, place, "main")
}

/// The same in another look.
pub fn onward_as(link: &Scope<App>, desk: &Desk, place: usize, class: &'static str) -> Html {
    let next = desk.set.as_ref().and_then(|set| {
        let (next, exercise) = list::next(set, place)?;
        Some((next, exercise.title.in_language(tongue()).to_owned()))
    });
    match next {
        Some((next, title)) => {
            go(link, desk, At::Exercise(next), class, t!("Next: {title}", title = title).into())
        }
        None => go(link, desk, At::List, class, t!("That was the last: see how it went").into()),
    }
}
