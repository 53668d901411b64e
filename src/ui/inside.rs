//! Inside one entry: its timeline, the playhead, and the diagram at that moment.

use super::app::{App, Msg};
use super::lineup;
use super::parts::node;
use super::timeline::{self, Shown};
use crate::explain::entry_name;
use crate::scenario::{Entry, Panel};
use crate::words::t;
use web_sys::HtmlSelectElement;
use yew::html::Scope;
use yew::prelude::*;

/// The entry in focus, chosen from the line-up, and what it does.
pub fn view(scope: &Scope<App>, app: &App) -> Html {
    let entry = app.link.focused();
    let result = app.study.of(entry);
    let [timeline, diagram] =
        [Panel::Timeline, Panel::Diagram].map(|panel| app.link.shows(&[panel]));
    let content = result.map(|_| {
        let playing = app.playhead.is_playing();
        let shown = Shown { at: app.at(), end: app.end(), words: app.diagram.words(), playing };
        let drawn = app.study.results().zip(app.study.traced());
        let zoomed = app.timeline.is_zoomed();
        html! {
            <>
                if timeline {
                    { app.timeline.view(scope, drawn, &shown, app.is_open(timeline::TABLE)) }
                }
                { timeline::controls(scope, &app.playhead, &shown, zoomed) }
                if diagram {
                    { app.diagram.view() }
                }
            </>
        }
    });
    html! {
        <section key="inside" id="inside" class="inside" aria-labelledby="inside-title"
            aria-busy={(result.is_some() && !app.study.is_traced()).to_string()}>
            <div key="head" class="head">
                <h2 id="inside-title">{ node(t!("Inside")) }</h2>
                { choice(scope, &app.link.scenario.lineup, entry) }
            </div>
            { content.unwrap_or_else(|| nothing(result.is_none() && app.study.results().is_some())) }
        </section>
    }
}

fn nothing(too_large: bool) -> Html {
    let why =
        if too_large { t!("Nothing to show: this entry is too large to simulate.") } else { "" };
    html! { <p class="empty">{ why }</p> }
}

/// The entries of the line-up to look into.
fn choice(scope: &Scope<App>, entries: &[Entry], focused: Option<Entry>) -> Html {
    let onchange = scope.callback(|event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        Msg::Focus(usize::try_from(select.selected_index()).unwrap_or(0))
    });
    let place = entries.iter().position(|&entry| Some(entry) == focused).unwrap_or(0);
    let index = i32::try_from(place).unwrap_or(0);
    let option = |&entry: &Entry| {
        let chosen = Some(entry) == focused;
        html! { <option key={entry.to_string()} selected={chosen}>{ entry_name(entry) }</option> }
    };
    html! {
        <>
            { for focused.map(lineup::swatch) }
            <select id="focus" aria-labelledby="inside-title" {onchange} ~selectedIndex={index}>
                { for entries.iter().map(option) }
            </select>
        </>
    }
}
