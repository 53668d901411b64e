//! One exercise: the situation, the question, and what the reader makes of it.

use super::desk::{At, Desk, Step, tongue};
use super::{after, ask, list};
use crate::explain::{differences, entry_name, entry_note, label, shown_value};
use crate::lesson::Exercise;
use crate::scenario::{Entry, Handler, Link, Setting};
use crate::ui::app::{App, Msg};
use crate::ui::lineup;
use crate::ui::parts::{keyed, text};
use crate::words::t;
use yew::html::Scope;
use yew::prelude::*;

/// The exercises' part of the page.
pub fn view(link: &Scope<App>, desk: &Desk) -> Html {
    let content = match (desk.at, desk.exercise()) {
        (At::Exercise(place), Some(exercise)) => card(link, desk, place, exercise),
        _ => list::view(link, desk),
    };
    let section = html! {
        <section key="lesson" id="lesson" class="lesson" aria-label={t!("Exercises")}>{ content }</section>
    };
    // Where the run isn't shown, this is what the page is about.
    match desk.hides() {
        true => html! { <main key="lesson" class="asking">{ section }</main> },
        false => section,
    }
}

fn card(link: &Scope<App>, desk: &Desk, place: usize, exercise: &Exercise) -> Html {
    let all = desk.set.as_ref().map_or(0, |set| set.exercises.len());
    let title = exercise.title.in_language(tongue()).to_owned();
    let (number, all) = ((place + 1).to_string(), all.to_string());
    let texts = &desk.texts.0;
    let situation = html! { <p class="situation">{ &texts.situation }</p> };
    let body = match desk.hides() {
        true => html! {
            <>
                { situation }
                { facts(&exercise.scenario) }
                { ask::view(link, desk, exercise) }
            </>
        },
        false => after::view(link, desk, place, exercise, situation),
    };
    html! {
        <div key={place} class="exercise">
            <div class="crumbs">
                { go(link, desk, At::List, "", t!("All exercises").into()) }
                <span>{ t!("{number} of {all}", number = number, all = all) }</span>
            </div>
            <h2 tabindex="-1">{ title }</h2>
            { body }
        </div>
    }
}

/// The main settings that a run depends on: those of a split and of computing only where there is any.
pub fn that_matter(link: &Link) -> impl Iterator<Item = Setting> + use<> {
    let computes = link.scenario.cpu > 0;
    let gathers = link.shown().any(|entry| entry.handler == Handler::Gather);
    Setting::MAIN.into_iter().filter(move |setting| match setting {
        Setting::Subtasks => gathers,
        Setting::Cpu => computes,
        _ => true,
    })
}

/// What is set, in words.
fn facts(link: &Link) -> Html {
    let scenario = &link.scenario;
    let pair = |key: &'static str, name: String, value: String| -> Html {
        keyed("div", key, vec![text("dt", name), text("dd", value)]).into()
    };
    let setting = |setting: Setting| {
        let value = shown_value(setting, scenario.get(setting)?);
        Some(pair(setting.key(), label(setting).into(), value))
    };
    let others = differences(scenario);
    let entry = |entry: Entry| {
        html! {
            <div key={entry.to_string()}>
                <dt>{ lineup::swatch(entry) }</dt>
                <dd>{ entry_name(entry) }{ " " }{ text("small", entry_note(entry)) }</dd>
            </div>
        }
    };
    html! {
        <dl class="facts">
            { for that_matter(link).filter_map(setting) }
            if !others.is_empty() {
                { pair("others", t!("Besides").into(), others) }
            }
            { for link.shown().map(entry) }
        </dl>
    }
}

/// A link to a place in the exercises. Opened in a page of its own, it is a link like any other.
pub fn go(link: &Scope<App>, desk: &Desk, to: At, class: &'static str, content: Html) -> Html {
    let onclick = link.batch_callback(move |event: MouseEvent| {
        if event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key() {
            return None;
        }
        event.prevent_default();
        Some(Msg::Lesson(match to {
            At::Page => Step::Leave,
            At::List => Step::List,
            At::Exercise(place) => Step::Go(place),
        }))
    });
    let href = ["#", &desk.fragment_of(to)].concat();
    html! { <a {href} {onclick} class={(!class.is_empty()).then_some(class)}>{ content }</a> }
}
