//! The settings that are not always in sight.

use super::app::{App, Msg};
use super::choice::{self, Choice};
use super::control;
use super::fields::Fields;
use crate::explain::differences;
use crate::scenario::{Accept, Scenario, Setting};
use crate::words::t;
use yew::html::Scope;
use yew::prelude::*;

/// The settings behind "More", in groups, and in its summary what in them is not as by default.
pub fn view(link: &Scope<App>, scenario: &Scenario, open: bool, fields: &Fields) -> Html {
    let summary = match differences(scenario) {
        list if list.is_empty() => t!("More").into(),
        list => t!("More: {list}", list),
    };
    let control = |setting: Setting| -> Html {
        control::view(link, setting, scenario.get(setting), fields.draft(setting))
    };
    let part = |part: Option<Setting>| part.map(control);
    let group = |name: &'static str, controls: Html| {
        html! { <fieldset key={name}><legend>{ name }</legend>{ controls }</fieldset> }
    };
    let toggled = link.callback(|event: Event| Msg::More(choice::is_open(&event)));
    html! {
        <details key="more" id="more" class="more" {open} ontoggle={toggled}>
            <summary>{ summary }</summary>
            { group(t!("Clients"), html! { <>
                { choice::view(link, Choice::Client, scenario) }
                { part(scenario.client.part()) }
            </> }) }
            { group(t!("Servers"), html! { <>
                { control(Setting::Threads) }
                { control(Setting::Tokens) }
                { control(Setting::Cores) }
                { accept(link, scenario, fields.weights()) }
            </> }) }
            { group(t!("Work"), html! { <>
                { choice::view(link, Choice::Spread, scenario) }
                { part(scenario.spread.part()) }
                { control(Setting::Connections) }
            </> }) }
            { group(t!("Limits of the pool"), html! { <>
                { control(Setting::Timeout) }
                { control(Setting::Backlog) }
            </> }) }
            { group(t!("Model"), html! { <>
                { choice::view(link, Choice::Frameworks, scenario) }
                { part(scenario.overhead.part()) }
                { control(Setting::Seed) }
            </> }) }
        </details>
    }
}

/// The accept policy, and below it the weights where it is by weights.
fn accept(link: &Scope<App>, scenario: &Scenario, weights: Option<&(String, bool)>) -> Html {
    let field = match &scenario.accept {
        Accept::Shares(shares) => Some(choice::weights(link, shares, scenario.workers, weights)),
        _ => None,
    };
    html! { <>{ choice::view(link, Choice::Accept, scenario) }{ field }</> }
}
