//! The settings that are not always in sight.

use super::app::{App, Msg};
use super::{choice, control};
use crate::explain::{
    accept_help, accept_name, client_help, client_name, differences, overhead_help, overhead_name,
    spread_help, spread_name,
};
use crate::scenario::{Accept, Client, Draft, Edit, Overhead, Scenario, Setting, Spread};
use yew::html::Scope;
use yew::prelude::*;

/// The settings behind "More", in groups, and in its summary what in them is not as by default.
pub fn view(
    link: &Scope<App>,
    scenario: &Scenario,
    open: bool,
    drafts: &[Draft],
    weights: Option<&(String, bool)>,
) -> Html {
    let summary = match differences(scenario) {
        list if list.is_empty() => "More".into(),
        list => format!("More: {list}"),
    };
    let control = |setting: Setting| -> Html {
        let draft = drafts.iter().find(|draft| draft.setting() == setting);
        control::view(link, setting, scenario.get(setting), draft)
    };
    let part = |part: Option<Setting>| part.map(control);
    let group = |name: &'static str, controls: Html| {
        html! { <fieldset key={name}><legend>{ name }</legend>{ controls }</fieldset> }
    };
    let toggled = link.callback(|event: Event| Msg::More(choice::is_open(&event)));
    html! {
        <details key="more" id="more" class="more" {open} ontoggle={toggled}>
            <summary>{ summary }</summary>
            { group("Clients", html! { <>
                { client(link, scenario.client) }
                { part(scenario.client.part()) }
            </> }) }
            { group("Servers", html! { <>
                { control(Setting::Threads) }
                { control(Setting::Tokens) }
                { control(Setting::Cores) }
                { accept(link, scenario, weights) }
            </> }) }
            { group("Work", html! { <>
                { spread(link, scenario.spread) }
                { part(scenario.spread.part()) }
                { control(Setting::Connections) }
            </> }) }
            { group("Limits of the pool", html! { <>
                { control(Setting::Timeout) }
                { control(Setting::Backlog) }
            </> }) }
            { group("Model", html! { <>
                { overhead(link, scenario.overhead) }
                { part(scenario.overhead.part()) }
                { control(Setting::Seed) }
            </> }) }
        </details>
    }
}

fn client(link: &Scope<App>, client: Client) -> Html {
    let choices = Client::CHOICES;
    let names = choices.map(client_name);
    let chosen = choices.iter().position(|other| other.word() == client.word());
    choice::view(link, ("client", "Client", client_help(client)), &names, chosen, move |place| {
        // A rate stays when only its kind changes.
        let wanted = match (choices.get(place)?, client) {
            (Client::Paced(_), Client::Poisson(rate)) => Client::Paced(rate),
            (Client::Poisson(_), Client::Paced(rate)) => Client::Poisson(rate),
            (wanted, _) => *wanted,
        };
        Some(Edit::SetClient(wanted))
    })
}

fn spread(link: &Scope<App>, spread: Spread) -> Html {
    let choices = Spread::CHOICES;
    let names = choices.map(spread_name);
    let chosen = choices.iter().position(|other| other.word() == spread.word());
    choice::view(link, ("spread", "Spread", spread_help(spread)), &names, chosen, move |place| {
        choices.get(place).copied().map(Edit::SetSpread)
    })
}

fn overhead(link: &Scope<App>, overhead: Overhead) -> Html {
    let choices = Overhead::CHOICES;
    let names = choices.map(overhead_name);
    let chosen = choices.iter().position(|other| other.word() == overhead.word());
    let words = ("frameworks", "Frameworks", overhead_help(overhead));
    choice::view(link, words, &names, chosen, move |place| {
        choices.get(place).copied().map(Edit::SetOverhead)
    })
}

/// The accept policy, and below it the weights where it is by weights.
fn accept(link: &Scope<App>, scenario: &Scenario, weights: Option<&(String, bool)>) -> Html {
    let choices = Accept::choices(scenario.workers);
    let names: Vec<_> = choices.iter().map(accept_name).collect();
    let chosen = choices.iter().position(|other| other.word() == scenario.accept.word());
    let words = ("accept", "Accept", accept_help(&scenario.accept));
    let choice = choice::view(link, words, &names, chosen, move |place| {
        choices.get(place).cloned().map(Edit::SetAccept)
    });
    let field = match &scenario.accept {
        Accept::Shares(shares) => Some(choice::weights(link, shares, scenario.workers, weights)),
        _ => None,
    };
    html! { <>{ choice }{ field }</> }
}
