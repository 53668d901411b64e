//! The list of keys, over the page.

use super::app::{App, Msg};
use super::parts::{keyed, node, tag, text};
use crate::explain::{Action, LOCAL_KEYS, SHORTCUTS, action};
use crate::platform::{self, Key, Listener};
use crate::words::{look_up, t};
use std::cell::Cell;
use std::rc::Rc;
use yew::html::Scope;
use yew::prelude::*;

/// Id of the dialog.
pub const DIALOG: &str = "keys";

/// Passes on what is meant by keys all over the page; of single keys only while these are on.
pub fn listen(link: &Scope<App>, single: Rc<Cell<bool>>) -> Option<Listener> {
    let link = link.clone();
    platform::on_key(move |key| {
        let meant = meant(&key, single.get());
        if let Some(action) = meant {
            link.send_message(Msg::Key(action));
        }
        meant.is_some()
    })
}

/// What a key means: Control with Z or Y as everywhere, and single keys if these are on. Capitals
/// are the same keys. A key that is held down goes on only where that leads step by step.
fn meant(key: &Key, single: bool) -> Option<Action> {
    let name = key.name.to_ascii_lowercase();
    let meant = match (&*name, key.command) {
        ("z", true) if !key.shift => Some(Action::Undo),
        ("z" | "y", true) => Some(Action::Redo),
        (_, true) => None,
        (name, false) => action(name).filter(|_| single),
    };
    meant.filter(|action| !key.again || action.is_a_step())
}

/// The dialog, closed at first. Single keys can be turned off, for who presses them without
/// meaning to (WCAG 2.2, 2.1.4).
pub fn view(link: &Scope<App>, single: bool) -> Html {
    let term = |(key, what): (&'static str, &'static str)| -> Html {
        let keys = tag("dt", vec![text("kbd", key)]);
        keyed("div", key, vec![keys.into(), text("dd", look_up(what))]).into()
    };
    let place = |(place, what): (&'static str, &'static str)| -> Html {
        keyed("div", place, vec![text("dt", look_up(place)), text("dd", look_up(what))]).into()
    };
    html! {
        <dialog key="keys" id={DIALOG} aria-labelledby="keys-title">
            <div class="head">
                <h2 id="keys-title">{ node(t!("Keys")) }</h2>
                <button id="keys-close" type="button" class="quiet"
                    onclick={Callback::from(|_| platform::close_dialog(DIALOG))}>{ node(t!("Close")) }</button>
            </div>
            <dl class="keys">{ for SHORTCUTS.map(|(key, _, what)| term((key, what))) }</dl>
            <label class="tick">
                <input id="single-keys" type="checkbox" checked={single}
                    onchange={link.callback(|_| Msg::SingleKeys)} />
                { node(t!("These keys are on")) }
            </label>
            <h3>{ node(t!("Where the focus is")) }</h3>
            <dl class="keys">{ for LOCAL_KEYS.map(place) }</dl>
        </dialog>
    }
}
