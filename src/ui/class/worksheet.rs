//! Questions on paper: the situation, the question, room for a prediction, the settings, and the way to
//! the run as a link and a QR picture. No answers.

use super::teach::{From, Loaded};
use crate::chart::{Plot, top_of_axis};
use crate::explain::{differences, label, shown_value};
use crate::lesson::address::{At, Origin};
use crate::lesson::code::{Guess, Item};
use crate::lesson::{Exercise, Predict, Unit, limits};
use crate::platform;
use crate::scenario::{Entry, Micros, Setting, View};
use crate::sim;
use crate::ui::parts::text;
use crate::ui::{qr, scene};
use crate::words::t;
use yew::prelude::*;

/// Pixels that axes on paper are wide.
const WIDTH: i32 = 620;

/// The worksheet of a set.
pub fn view(loaded: &Loaded, tag: &str) -> Html {
    let Loaded { set, sheet, from, link } = loaded;
    // Never the scenario alone: its run, in sight at once, is the answer.
    let origin = match from {
        From::Page => Some(Origin::BuiltIn),
        From::File(_) | From::Link(_) => link.as_deref().map(Origin::Own),
    };
    let exercises = set.exercises.iter().zip(&sheet.items).enumerate();
    html! {
        <section key="worksheet" class="paper-sheet worksheet" aria-labelledby="worksheet-title">
            <h2 id="worksheet-title">{ set.title.in_language(tag).to_owned() }</h2>
            <p class="about">
                { t!("Print it: each exercise stays whole on its page. Answers are in their own part.") }
            </p>
            <p class="fill"><span>{ t!("Name") }</span><span>{ t!("Date") }</span></p>
            { for exercises.map(|(place, (exercise, item))| one(place, exercise, item, origin, tag)) }
        </section>
    }
}

fn one(
    place: usize,
    exercise: &Exercise,
    item: &Item,
    origin: Option<Origin<'_>>,
    tag: &str,
) -> Html {
    let address = origin.map(|origin| {
        let fragment = At::Exercise(origin, &exercise.id).fragment();
        platform::address_beside(&["#", &fragment].concat())
    });
    let picture = address
        .as_deref()
        .and_then(|address| qr::on_paper(address, t!("The way to the exercise as a QR picture")));
    let missing = picture.is_none();
    // Nobody types the address of a set that is in it.
    let shown = match origin {
        Some(Origin::BuiltIn) => address.clone(),
        _ => None,
    };
    let words = shown.unwrap_or_else(|| t!("The exercise on the page").into());
    let class = if origin == Some(Origin::BuiltIn) { "address" } else { "address about" };
    html! {
        <article key={place} class="exercise">
            <h3>{ format!("{}. {}", place + 1, exercise.title.in_language(tag)) }</h3>
            <div class="beside">
                <div>
                    <p>{ exercise.words(&exercise.situation, tag) }</p>
                    <p class="settings">{ settings(exercise) }</p>
                    <p class="asked">{ exercise.words(&exercise.question, tag) }</p>
                </div>
                <div class="way">{ for picture }</div>
            </div>
            { room(exercise, item, tag) }
            <p class="fill"><span>{ t!("Because") }</span></p>
            if missing {
                <p class="no-way">{ t!("Open it by the link or the file of your teacher: it is too long for a QR picture.") }</p>
            }
            if let Some(address) = address {
                <p {class}><a href={address}>{ words }</a></p>
            }
        </article>
    }
}

/// What is set, in a line.
fn settings(exercise: &Exercise) -> String {
    let scenario = &exercise.scenario.scenario;
    let setting = |setting: Setting| {
        Some([label(setting), ": ", &shown_value(setting, scenario.get(setting)?)].concat())
    };
    let mut parts: Vec<String> = Setting::MAIN.into_iter().filter_map(setting).collect();
    let others = differences(scenario);
    if !others.is_empty() {
        parts.push(others);
    }
    parts.join(" · ")
}

/// Room for the prediction: options to tick, a line to write on, axes to draw into.
fn room(exercise: &Exercise, item: &Item, tag: &str) -> Html {
    match &exercise.predict {
        Predict::Choice { options } => {
            let option = |option: &crate::lesson::Choice| {
                html! { <li>{ exercise.words(&option.text, tag) }</li> }
            };
            html! { <ul class="options">{ for options.iter().map(option) }</ul> }
        }
        Predict::Number { unit, .. } => html! {
            <>
                <p class="fill"><span>{ prediction_in(*unit) }</span></p>
                { axes(exercise, item) }
            </>
        },
        Predict::Point { .. } | Predict::Line { .. } => html! {
            <>
                { text("p", t!("My prediction, drawn:")) }
                { axes(exercise, item) }
            </>
        },
    }
}

fn prediction_in(unit: Unit) -> String {
    let unit = match unit {
        Unit::Seconds => "s",
        Unit::Milliseconds => "ms",
        Unit::Requests => t!("requests"),
        Unit::Workers => t!("workers"),
        Unit::PerSecond => t!("requests per second"),
        Unit::Percent => "%",
        Unit::Times => return t!("My prediction: so many times as much").into(),
    };
    t!("My prediction, in {unit}", unit = unit)
}

/// The axes of the plot by request, with nothing in them.
fn axes(exercise: &Exercise, item: &Item) -> Html {
    let link = &exercise.scenario;
    let results = sim::run_within(&link.scenario, limits::WORK);
    let shown: Vec<Entry> = link.shown().collect();
    // Room for the right answer and for every known mistake, so that the height tells nothing.
    let known = item.known.iter().map(|known| match (&exercise.predict, known.guess) {
        (Predict::Number { unit: Unit::Seconds | Unit::Milliseconds, .. }, Guess::Number(time)) => {
            time
        }
        (_, Guess::Point(time) | Guess::Line { end: time, .. }) => time,
        _ => 0,
    });
    let top = top_of_axis(&results, &shown, View::Request).max(1);
    let highest = known.max().unwrap_or(0).clamp(top, top.saturating_mul(6));
    let plot = Plot {
        results: &results,
        shown: &[],
        view: View::Request,
        until: round(highest.saturating_mul(6) / 5),
        width: WIDTH,
        at: None,
    };
    html! { <div class="plot axes">{ scene::draw(&plot.scene(), &[]) }</div> }
}

/// The next larger 1, 2 or 5 times a power of ten.
fn round(time: Micros) -> Micros {
    let digits = [1, 2, 5].into_iter();
    let steps = (0..18).flat_map(|power| digits.clone().map(move |it| it * 10_u64.pow(power)));
    steps.into_iter().find(|step| *step >= time).unwrap_or(time)
}
