//! The title, and what can be taken back.

use super::app::{App, Msg};
use super::language::{self, Speech};
use super::lesson::Desk;
use super::parts::node;
use super::{icon, keys};
use crate::platform;
use crate::scenario::{Edit, History};
use crate::words::t;
use yew::html::Scope;
use yew::prelude::*;

/// Title, the ways to the exercises and to what is for teachers, which students in an exercise don't
/// need, languages, undo, redo, reset, and the list of keys. What is to be predicted has no settings yet
/// that could be taken back.
pub fn view(
    link: &Scope<App>,
    history: &History,
    is_default: bool,
    speech: &Speech,
    desk: &Desk,
    lang: Option<&str>,
) -> Html {
    let teach = match lang {
        Some(lang) => ["teach.html?lang=", lang].concat(),
        None => "teach.html".into(),
    };
    let undo = link.callback(|_| Msg::Undo);
    let redo = link.callback(|_| Msg::Redo);
    html! {
        <header key="header">
            <h1>{ "Pool vs Loop" }</h1>
            if !desk.is_on() {
                <p>{ node(t!("Why requests wait: Gunicorn’s workers against Uvicorn’s event loop")) }</p>
            }
            <div class="actions">
                if !desk.is_on() {
                    <a key="exercises" id="start-exercises" class="quiet" href="#exercises">
                        { node(t!("Exercises")) }
                    </a>
                }
                if !desk.is_in_exercise() && !platform::is_single_file() {
                    <a key="teach" id="teach" class="quiet" href={teach}>{ t!("For teachers") }</a>
                }
                { language::view(link, speech) }
                if !desk.hides() {
                    { icon::button("undo", t!("Undo"), icon::UNDO, !history.has_past(), undo) }
                    { icon::button("redo", t!("Redo"), icon::REDO, !history.has_future(), redo) }
                    <button key="reset" id="reset" type="button" class="quiet"
                        aria-disabled={is_default.then_some("true")}
                        onclick={link.callback(|_| Msg::Edit(Edit::Reset))}>
                        { node(t!("Reset")) }
                    </button>
                }
                <button key="help" id="help" type="button" class="quiet" aria-label={t!("Keys")}
                    title={t!("Keys")} onclick={Callback::from(|_| platform::open_dialog(keys::DIALOG))}>
                    { "?" }
                </button>
            </div>
        </header>
    }
}
