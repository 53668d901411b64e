//! The line-up: which entries there are, and which are drawn.

use super::app::{App, Msg};
use super::parts::{keyed, node, text};
use crate::chart::{Tone, dashes};
use crate::explain::{entry_name, entry_note, handler_help, server_help};
use crate::scenario::{Edit, Entry, Handler, MAX_LINEUP, Server};
use crate::words::t;
use yew::html::Scope;
use yew::prelude::*;

/// A tick box per entry, with its line's colour and style, and what can be added.
pub fn view(link: &Scope<App>, lineup: &[Entry], shown: &[Entry]) -> Html {
    let only = lineup.len() == 1;
    let item = |&entry: &Entry| {
        let checked = shown.contains(&entry);
        let onchange = link.callback(move |_| Msg::Edit(Edit::Show(entry, !checked)));
        let name = entry_name(entry);
        let remove = t!("Remove {entry}", entry = &name);
        html! {
            <li key={entry.to_string()}>
                <label>
                    <input type="checkbox" value={entry.to_string()} {checked} {onchange} />
                    { swatch(entry) }
                    <span>
                        { &name }
                        <small>{ entry_note(entry) }</small>
                    </span>
                </label>
                <button type="button" class="remove" value={entry.to_string()} disabled={only}
                    aria-label={remove.clone()} title={remove}
                    onclick={link.callback(move |_| Msg::Remove(entry))}>{ "×" }</button>
            </li>
        }
    };
    html! {
        <section key="lineup" id="lineup" class="lineup" aria-labelledby="lineup-title">
            <h2 id="lineup-title">{ node(t!("Line-up")) }</h2>
            <ul>{ for lineup.iter().map(item) }</ul>
            { add(link, lineup) }
            <details>
                <summary>{ node(t!("Servers and handlers")) }</summary>
                <dl>
                    { for Server::ALL.map(|server| term(server.word(), server_help(server))) }
                    { for Handler::ALL.map(|handler| term(handler.word(), handler_help(handler))) }
                </dl>
            </details>
        </section>
    }
}

/// The entries that are not in the line-up, by server. Choosing one changes nothing yet: with the
/// keyboard, one goes through all that stand before it.
fn add(link: &Scope<App>, lineup: &[Entry]) -> Html {
    let full = lineup.len() >= MAX_LINEUP;
    let first = Entry::ALL.into_iter().find(|entry| !lineup.contains(entry));
    let group = |server: Server| {
        let entries = Entry::ALL.into_iter().filter(|entry| entry.server == server);
        let option = |entry: Entry| {
            let value = entry.to_string();
            html! { <option key={value.clone()} {value} selected={first == Some(entry)}>{ entry_name(entry) }</option> }
        };
        html! {
            <optgroup key={server.word()} label={server.word()}>
                { for entries.filter(|entry| !lineup.contains(entry)).map(option) }
            </optgroup>
        }
    };
    html! {
        <div class="add">
            <select id="add-entry" aria-label={t!("Entry to add")} disabled={full}>
                { for Server::ALL.map(group) }
            </select>
            <button id="add" type="button" class="quiet" aria-disabled={full.then_some("true")}
                onclick={link.callback(|_| Msg::Add)}>{ node(t!("Add")) }</button>
            <small>{ if full { t!("Eight at most: remove one first.") } else { "" } }</small>
        </div>
    }
}

fn term(word: &'static str, help: &'static str) -> Html {
    keyed("div", word, vec![text("dt", word), text("dd", help)]).into()
}

/// A piece of an entry's line.
pub fn swatch(entry: Entry) -> Html {
    let dashes = dashes(entry.handler).map(|(dash, gap)| format!("{dash} {gap}"));
    html! {
        <svg class="swatch" width="28" height="12" aria-hidden="true">
            <path class={classes!("series", Tone::of(entry).class)} d="M0 6H28"
                stroke-dasharray={dashes} />
        </svg>
    }
}
