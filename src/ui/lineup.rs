//! The line-up: which entries are drawn.

use super::app::{App, Msg};
use crate::chart::{Tone, dashes};
use crate::explain::{entry_name, entry_note};
use crate::scenario::{Edit, Entry};
use yew::html::Scope;
use yew::prelude::*;

/// A tick box per entry, with its line's colour and style.
pub fn view(link: &Scope<App>, lineup: &[Entry], shown: &[Entry]) -> Html {
    let item = |&entry: &Entry| {
        let checked = shown.contains(&entry);
        let onchange = link.callback(move |_| Msg::Edit(Edit::Show(entry, !checked)));
        html! {
            <li key={entry.to_string()}>
                <label>
                    <input type="checkbox" value={entry.to_string()} {checked} {onchange} />
                    { swatch(entry) }
                    <span>
                        { entry_name(entry) }
                        <small>{ entry_note(entry) }</small>
                    </span>
                </label>
            </li>
        }
    };
    html! {
        <section key="lineup" id="lineup" class="lineup" aria-labelledby="lineup-title">
            <h2 id="lineup-title">{ "Line-up" }</h2>
            <ul>{ for lineup.iter().map(item) }</ul>
        </section>
    }
}

/// A piece of an entry's line.
fn swatch(entry: Entry) -> Html {
    let dashes = dashes(entry.handler).map(|(dash, gap)| format!("{dash} {gap}"));
    html! {
        <svg class="swatch" width="28" height="12" aria-hidden="true">
            <path class={classes!("series", Tone::of(entry).class)} d="M0 6H28"
                stroke-dasharray={dashes} />
        </svg>
    }
}
