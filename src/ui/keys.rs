//! The list of keys, over the page.

use super::app::{App, Msg};
use super::parts::{keyed, tag, text};
use crate::explain::{Action, LOCAL_KEYS, SHORTCUTS, action};
use crate::platform::{self, Key, Listener};
use yew::html::Scope;
use yew::prelude::*;

/// Id of the dialog.
pub const DIALOG: &str = "keys";

/// Passes on the keys that work all over the page.
pub fn listen(link: &Scope<App>) -> Option<Listener> {
    let link = link.clone();
    platform::on_key(move |key| {
        let known = meant(&key, true).is_some();
        if known {
            link.send_message(Msg::Key(key));
        }
        // A single key that is off does nothing, which the browser doesn't do either.
        known
    })
}

/// What a key means: Control with Z or Y as everywhere, and single keys if these are on.
pub fn meant(key: &Key, single: bool) -> Option<Action> {
    if key.command {
        return match key.name.as_str() {
            "z" if !key.shift => Some(Action::Undo),
            "y" | "z" | "Z" => Some(Action::Redo),
            _ => None,
        };
    }
    action(&key.name).filter(|_| single)
}

/// The dialog, closed at first. Single keys can be turned off, for who presses them without
/// meaning to (WCAG 2.2, 2.1.4).
pub fn view(link: &Scope<App>, single: bool) -> Html {
    let term = |(key, what): (&'static str, &'static str)| -> Html {
        let keys = tag("dt", vec![text("kbd", key)]);
        keyed("div", key, vec![keys.into(), text("dd", what)]).into()
    };
    let place = |(place, what): (&'static str, &'static str)| -> Html {
        keyed("div", place, vec![text("dt", place), text("dd", what)]).into()
    };
    html! {
        <dialog key="keys" id={DIALOG} aria-labelledby="keys-title">
            <div class="head">
                <h2 id="keys-title">{ "Keys" }</h2>
                <button id="keys-close" type="button" class="quiet"
                    onclick={Callback::from(|_| platform::close_dialog(DIALOG))}>{ "Close" }</button>
            </div>
            <dl class="keys">{ for SHORTCUTS.map(|(key, _, what)| term((key, what))) }</dl>
            <label class="tick">
                <input id="single-keys" type="checkbox" checked={single}
                    onchange={link.callback(|_| Msg::SingleKeys)} />
                { "These keys are on" }
            </label>
            <h3>{ "Where the focus is" }</h3>
            <dl class="keys">{ for LOCAL_KEYS.map(place) }</dl>
        </dialog>
    }
}
