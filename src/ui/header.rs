//! The title, and what can be taken back.

use super::app::{App, Msg};
use super::language::{self, Speech};
use super::{icon, keys};
use crate::platform;
use crate::scenario::{Edit, History};
use yew::html::Scope;
use yew::prelude::*;

/// Title, languages, undo, redo, reset, and the list of keys.
pub fn view(link: &Scope<App>, history: &History, is_default: bool, speech: &Speech) -> Html {
    let undo = link.callback(|_| Msg::Undo);
    let redo = link.callback(|_| Msg::Redo);
    html! {
        <header key="header">
            <h1>{ "Pool vs Loop" }</h1>
            <p>{ "Why requests wait: Gunicorn’s workers against Uvicorn’s event loop" }</p>
            <div class="actions">
                { language::view(link, speech) }
                { icon::button("undo", "Undo", icon::UNDO, !history.has_past(), undo) }
                { icon::button("redo", "Redo", icon::REDO, !history.has_future(), redo) }
                <button key="reset" id="reset" type="button" class="quiet"
                    aria-disabled={is_default.then_some("true")}
                    onclick={link.callback(|_| Msg::Edit(Edit::Reset))}>
                    { "Reset" }
                </button>
                <button key="help" id="help" type="button" class="quiet" aria-label="Keys"
                    title="Keys" onclick={Callback::from(|_| platform::open_dialog(keys::DIALOG))}>
                    { "?" }
                </button>
            </div>
        </header>
    }
}
