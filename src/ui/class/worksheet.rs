//! Questions on paper: the situation, the question, room for a prediction, the settings, and the way to
//! the run as a link and a QR picture. No answers.

use super::teach::Loaded;
use super::way;
use crate::chart::{blank, top_of_axis};
use crate::explain::{differences, entry_name, entry_note, label, shown_value};
use crate::lesson::address::{At, Origin};
use crate::lesson::code::{Guess, Item, Known};
use crate::lesson::{Exercise, Predict, Unit, limits};
use crate::scenario::{Entry, Setting, View};
use crate::sim;
use crate::ui::lesson::that_matter;
use crate::ui::parts::text;
use crate::ui::{qr, scene};
use crate::words::t;
use yew::prelude::*;

/// Pixels that axes on paper are wide.
const WIDTH: i32 = 700;

/// The worksheet of a set.
pub fn view(loaded: &Loaded, tag: &str) -> Html {
    let Loaded { set, sheet, .. } = loaded;
    // Never the scenario alone: its run, in sight at once, is the answer.
    let origin = loaded.origin();
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
    let address = origin.map(|origin| way::address(At::Exercise(origin, &exercise.id)));
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

/// What is set and what runs, in a line: all that the answer depends on, as on the page.
fn settings(exercise: &Exercise) -> String {
    let scenario = &exercise.scenario.scenario;
    let setting = |setting: Setting| {
        Some([label(setting), ": ", &shown_value(setting, scenario.get(setting)?)].concat())
    };
    let mut parts: Vec<String> = that_matter(&exercise.scenario).filter_map(setting).collect();
    let others = differences(scenario);
    if !others.is_empty() {
        parts.push(others);
    }
    let entry = |entry| [&entry_name(entry), " (", entry_note(entry), ")"].concat();
    parts.extend(exercise.scenario.shown().map(entry));
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
        Predict::Number { unit: Unit::Times, .. } => html! {
            <p class="fill short">
                <span>{ t!("My prediction:") }</span>{ " " }{ t!("times as long") }
            </p>
        },
        Predict::Number { unit, .. } => html! {
            <p class="fill short"><span>{ t!("My prediction:") }</span>{ " " }{ unit_word(*unit) }</p>
        },
        Predict::Point { .. } | Predict::Line { .. } => html! {
            <>
                { text("p", t!("My prediction, drawn:")) }
                { axes(exercise, item) }
            </>
        },
    }
}

fn unit_word(unit: Unit) -> &'static str {
    match unit {
        Unit::Seconds => "s",
        Unit::Milliseconds => "ms",
        Unit::Requests => t!("requests"),
        Unit::Workers => t!("workers"),
        Unit::PerSecond => t!("requests per second"),
        Unit::Percent => "%",
        Unit::Times => t!("times as long"),
    }
}

/// The axes of the plot by request, with nothing in them.
fn axes(exercise: &Exercise, item: &Item) -> Html {
    let link = &exercise.scenario;
    let results = sim::run_within(&link.scenario, limits::WORK);
    let shown: Vec<Entry> = link.shown().collect();
    let drawn = |known: &Known| match known.guess {
        Guess::Point(time) | Guess::Line { end: time, .. } => time,
        Guess::Number(_) | Guess::Choice(_) => 0,
    };
    let run = top_of_axis(&results, &shown, View::Request).max(1);
    let mistakes = item.known.iter().filter(|known| !known.right).map(drawn).max().unwrap_or(0);
    // Where nothing known is above what the run gives, the height must not tell it.
    let top = if mistakes > run { mistakes / 4 * 5 } else { run.saturating_mul(2) };
    let top = top.min(run.saturating_mul(8));
    html! { <div class="plot axes">{ scene::draw(&blank(&link.scenario, top, WIDTH), &[]) }</div> }
}
