//! Why it takes so long: what holds the entry in focus back, and what would help.

use super::answer;
use super::app::{App, Msg};
use super::parts::node;
use super::study::Study;
use crate::explain::{Phrase, best, change_label, effect, entry_name};
use crate::scenario::Entry;
use crate::sim::changes::{Advice, Effect};
use crate::words::t;
use yew::html::Scope;
use yew::prelude::*;

/// The most changes that are offered.
const MOST: usize = 3;

/// Sentences of the run, and the changes that help most as buttons.
pub fn view(scope: &Scope<App>, study: &Study, why: &[Vec<Phrase>], entry: Option<Entry>) -> Html {
    let name = entry.map(entry_name).unwrap_or_default();
    let there = study.of(entry).is_some();
    let too_large = !there && study.results().is_some();
    let sentence = |(place, phrases): (usize, &Vec<Phrase>)| {
        html! { <p key={place}>{ answer::phrases(phrases.clone()) }</p> }
    };
    let button = |advice: &Advice, effect: &Effect| {
        let change = effect.change.clone();
        html! {
            <li key={change_label(&effect.change)}>
                <button type="button" class="quiet"
                    onclick={scope.callback(move |_| Msg::Apply(change.clone()))}>
                    { change_label(&effect.change) }
                </button>
                <span>{ answer::phrases(self::effect(advice, effect)) }</span>
            </li>
        }
    };
    let advice = study.advice();
    let buttons = |advice: &Advice| -> Html {
        advice.helpful.iter().take(MOST).map(|effect| button(advice, effect)).collect()
    };
    html! {
        <section key="why" id="why" class="why" aria-labelledby="why-title"
            aria-busy={(there && !study.is_traced()).to_string()}>
            <h2 id="why-title">{ node(t!("Why")) }{ " " }<small>{ name }</small></h2>
            { for why.iter().enumerate().map(sentence) }
            if too_large {
                <p>{ node(t!("This entry is too large to simulate.")) }</p>
            }
            <div id="advice" aria-busy={(there && advice.is_none()).to_string()}>
                <p>{ for advice.map(best).map(answer::phrases) }</p>
                <ul class="changes">{ for advice.map(buttons) }</ul>
            </div>
        </section>
    }
}
