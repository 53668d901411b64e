//! A choice of one among few, and the weights of an accept policy.

use super::app::{App, Msg};
use super::fields::Typing;
use super::language;
use super::parts::node;
use crate::explain::{
    accept_help, accept_name, allowed_shares, client_help, client_name, overhead_help,
    overhead_name, quoted, shares, spread_help, spread_name,
};
use crate::scenario::{Accept, Client, Edit, Overhead, Scenario, Spread};
use crate::words::t;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement};
use yew::html::Scope;
use yew::prelude::*;

/// Whether the element is open now that has told of being opened or closed.
pub fn is_open(event: &Event) -> bool {
    let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    element.is_some_and(|element| element.has_attribute("open"))
}

/// What is chosen from a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// When requests are sent.
    Client,
    /// How I/O times differ.
    Spread,
    /// Which process takes a request.
    Accept,
    /// CPU time that frameworks add.
    Frameworks,
}

impl Choice {
    /// Id, name, and one sentence on what is chosen.
    fn words(self, scenario: &Scenario) -> [&'static str; 3] {
        match self {
            Self::Client => ["client", t!("Client"), client_help(scenario.client)],
            Self::Spread => ["spread", t!("Spread"), spread_help(scenario.spread)],
            Self::Accept => ["accept", t!("Accept"), accept_help(&scenario.accept)],
            Self::Frameworks => ["frameworks", t!("Frameworks"), overhead_help(scenario.overhead)],
        }
    }

    /// The names to choose from, and the name of what is chosen.
    fn names(self, scenario: &Scenario) -> (Vec<&'static str>, &'static str) {
        match self {
            Self::Client => (Client::CHOICES.map(client_name).into(), client_name(scenario.client)),
            Self::Spread => (Spread::CHOICES.map(spread_name).into(), spread_name(scenario.spread)),
            Self::Accept => {
                let choices = Accept::choices(scenario.workers);
                (choices.iter().map(accept_name).collect(), accept_name(&scenario.accept))
            }
            Self::Frameworks => {
                (Overhead::CHOICES.map(overhead_name).into(), overhead_name(scenario.overhead))
            }
        }
    }

    /// What follows from choosing a place.
    pub fn edit(self, scenario: &Scenario, place: usize) -> Option<Edit> {
        Some(match self {
            // A rate stays when only its kind changes.
            Self::Client => Edit::SetClient(match (Client::CHOICES.get(place)?, scenario.client) {
                (Client::Paced(_), Client::Poisson(rate)) => Client::Paced(rate),
                (Client::Poisson(_), Client::Paced(rate)) => Client::Poisson(rate),
                (wanted, _) => *wanted,
            }),
            Self::Spread => Edit::SetSpread(*Spread::CHOICES.get(place)?),
            Self::Accept => {
                Edit::SetAccept(Accept::choices(scenario.workers).into_iter().nth(place)?)
            }
            Self::Frameworks => Edit::SetOverhead(*Overhead::CHOICES.get(place)?),
        })
    }
}

/// A list to choose from.
pub fn view(link: &Scope<App>, choice: Choice, scenario: &Scenario) -> Html {
    let [id, label, help] = choice.words(scenario);
    let (names, chosen) = choice.names(scenario);
    let onchange = link.callback(move |event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        Msg::Choose(choice, select.selected_index())
    });
    // The options say what is chosen at first; after the reader has chosen, the list itself.
    let place = names.iter().position(|name| *name == chosen);
    let index = place.and_then(|place| i32::try_from(place).ok()).unwrap_or(-1);
    let option = |name: &'static str| {
        html! { <option key={name} selected={name == chosen}>{ name }</option> }
    };
    html! {
        <div key={id} class="control choice">
            <label for={id}>{ label }</label>
            <select {id} {onchange} ~selectedIndex={index} aria-describedby={format!("{id}-help")}>
                { for names.into_iter().map(option) }
            </select>
            <p id={format!("{id}-help")} class="help">{ help }</p>
        </div>
    }
}

/// The field for weights, with what is being typed into it and whether the reader has left that.
pub fn weights(
    link: &Scope<App>,
    kept: &[u32],
    workers: u32,
    draft: Option<&(String, bool)>,
) -> Html {
    let kept = shares(kept);
    let message = draft.map(|(text, _)| {
        let text = quoted(text);
        let allowed = allowed_shares(workers);
        t!("“{text}” is not possible: {allowed} Kept {kept}.", text, allowed, kept = &kept)
    });
    let left = draft.is_some_and(|(_, left)| *left);
    let text = draft.filter(|_| !left).map_or(kept, |(text, _)| text.clone());
    let oninput = link.callback(|event: InputEvent| {
        let input: HtmlInputElement = event.target_unchecked_into();
        Msg::Type(Typing::Weights(input.value()))
    });
    html! {
        <div key="weights" class="control choice">
            <label for="weights">{ node(t!("Weights")) }</label>
            <input type="text" id="weights" value={text} autocomplete="off" spellcheck="false"
                aria-describedby="weights-help weights-error"
                aria-invalid={(draft.is_some() && !left).then_some("true")}
                {oninput} onblur={link.batch_callback(|event: FocusEvent| {
                    (!language::is_next(&event)).then_some(Msg::Type(Typing::WeightsLeft))
                })} />
            <p id="weights-help" class="help">{ allowed_shares(workers) }</p>
            <p id="weights-error" class="error" aria-live="polite">{ message }</p>
        </div>
    }
}
