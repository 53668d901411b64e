//! The list of a set's exercises: what is done, how it went, and where to go on.

use super::card::go;
use super::desk::{At, Desk, Step, Supply, tongue};
use super::{after, opening, result};
use crate::lesson::progress::Tried;
use crate::lesson::{Exercise, Set};
use crate::ui::app::{App, Msg};
use crate::ui::parts::{tag, text};
use crate::words::t;
use yew::html::Scope;
use yew::prelude::*;

/// Minutes that an exercise takes, about.
const MINUTES: usize = 3;

/// The list, or how far it is from being there.
pub fn view(link: &Scope<App>, desk: &Desk) -> Html {
    let Some(set) = &desk.set else { return waiting(link, desk) };
    let title = set.title.in_language(tongue()).to_owned();
    let all = set.exercises.len();
    let (done, right) = desk.progress.counts();
    let next = (0..all).find(|&place| !desk.progress.is_done(place));
    let intro = t!(
        "Predict first, then see the run and why it is so. One exercise, about {minutes} minutes.\
         |Predict first, then see the run and why it is so. {n} exercises, about {minutes} minutes.",
        n = all as u64,
        minutes = minutes(all).to_string()
    );
    let later = desk.progress.later();
    let came = (done > 0).then(|| {
        let (done, all, right) = (done.to_string(), all.to_string(), right.to_string());
        match later {
            0 => t!("{done} of {all} done, {right} right at first.", done, all, right),
            later => t!(
                "{done} of {all} done, {right} right at first, {later} later.",
                done,
                all,
                right,
                later = later.to_string()
            ),
        }
    });
    let item = |(place, exercise): (usize, &Exercise)| -> Html {
        let number = (place + 1).to_string();
        let name = exercise.title.in_language(tongue()).to_owned();
        let went = desk.progress.tried(place).map(|tried| went(tried, exercise.goals.len()));
        let content = html! {
            <>
                <span class="number">{ number }</span>
                <span class="name">{ name }</span>
                <span class="went">{ went.unwrap_or_default() }</span>
            </>
        };
        html! { <li key={place}>{ go(link, desk, At::Exercise(place), "", content) }</li> }
    };
    let onward = next.and_then(|place| {
        let name = set.exercises.get(place)?.title.in_language(tongue());
        let words = match done {
            0 => t!("First exercise: {title}", title = name),
            _ => t!("Go on: {title}", title = name),
        };
        Some(go(link, desk, At::Exercise(place), "main", words.into()))
    });
    html! {
        <>
            <h2 tabindex="-1">{ title }</h2>
            { text("p", intro) }
            if desk.unknown {
                <p role="status">{ t!("The address asks for an exercise that this set does not have. Here are those that it has.") }</p>
            }
            { for came.map(|words| text("p", words)) }
            if next.is_none() {
                { text("p", t!("That is all of them. Take your result code to your teacher, go back to any exercise, or try your own settings on the page.")) }
            }
            <div class="row">
                { for onward }
                if done > 0 {
                    { after::within(link, "result", t!("Your result code"), || Step::ToResult) }
                }
                { go(link, desk, At::Page, "quiet", t!("Back to the page").into()) }
            </div>
            <ol class="exercises">{ for set.exercises.iter().enumerate().map(item) }</ol>
            if done > 0 {
                { result::view(set, &desk.progress) }
            }
            { reset(link, desk, done > 0) }
            { opening::row(link) }
        </>
    }
}

/// Minutes that so many exercises take, in steps of five.
const fn minutes(exercises: usize) -> usize {
    (exercises * MINUTES).div_ceil(5) * 5
}

/// At which try something was right after all.
pub fn at_try(solved: u8) -> String {
    match solved {
        2 => t!("at the 2nd try").into(),
        3 => t!("at the 3rd try").into(),
        solved => t!("at try {number}", number = solved.to_string()),
    }
}

/// How an exercise went.
fn went(tried: &Tried, goals: usize) -> Html {
    let mut words: Vec<Html> = Vec::new();
    if tried.first.is_some() {
        words.push(match (tried.right, tried.solved()) {
            (true, _) => html! { <b>{ t!("✓ right at first") }</b> },
            (false, Some(solved)) => t!("✓ right {when}", when = at_try(solved)).into(),
            (false, None) => t!("✗ not at first").into(),
        });
    }
    if tried.hint {
        words.push(t!("with the hint").into());
    }
    let met = (0..goals).filter(|&goal| tried.met(goal)).count();
    if tried.first.is_some() && met > 0 {
        let (met, all) = (met.to_string(), goals.to_string());
        words.push(t!("“Your turn”: {met} of {all}", met = met, all = all).into());
    }
    let mut parts: Vec<Html> = Vec::new();
    for (place, word) in words.into_iter().enumerate() {
        if place > 0 {
            parts.push(" · ".into());
        }
        parts.push(word);
    }
    parts.into_iter().collect()
}

/// Forgetting asks once.
fn reset(link: &Scope<App>, desk: &Desk, any: bool) -> Html {
    let button = |id: &'static str, words: &'static str, step: fn() -> Step| -> Html {
        html! {
            <button key={id} {id} type="button" class="quiet"
                onclick={link.callback(move |_| Msg::Lesson(step()))}>{ words }</button>
        }
    };
    if desk.asked {
        return html! {
            <div class="row" role="group" aria-label={t!("Forget my answers")}>
                { text("span", t!("Forget all that you predicted here?")) }
                { button("reset-really", t!("Forget it"), || Step::Reset) }
                { button("reset-keep", t!("Keep it"), || Step::AskReset(false)) }
            </div>
        };
    }
    let reset =
        any.then(|| button("reset-progress", t!("Forget my answers"), || Step::AskReset(true)));
    Html::from(tag("div", reset.into_iter().collect()))
}

fn waiting(link: &Scope<App>, desk: &Desk) -> Html {
    let failed = matches!(desk.supply, Supply::Failed);
    let words = match failed {
        true => t!("The exercises could not be loaded. The page itself works without them."),
        false => t!("Loading the exercises …"),
    };
    html! {
        <>
            <h2 tabindex="-1">{ t!("Exercises") }</h2>
            <p role="status">{ words }</p>
            <div class="row">
                if failed {
                    <button id="retry" type="button" class="main"
                        onclick={link.callback(|_| Msg::Lesson(Step::Retry))}>{ t!("Try again") }</button>
                }
                { go(link, desk, At::Page, "quiet", t!("Back to the page").into()) }
            </div>
        </>
    }
}

/// Whether there is an exercise after one, and which.
pub fn next(set: &Set, place: usize) -> Option<(usize, &Exercise)> {
    set.exercises.get(place + 1).map(|exercise| (place + 1, exercise))
}
