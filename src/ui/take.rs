//! What to take along: the link, code that embeds it, pictures, data and command lines.

use super::app::{App, Msg};
use super::commands::Commands;
use super::parts::node;
use super::save;
use super::share::Share;
use crate::export::plot_name;
use crate::scenario::Link;
use crate::words::t;
use yew::html::Scope;
use yew::prelude::*;

/// The panel.
pub fn view(scope: &Scope<App>, app: &App) -> Html {
    let link = &app.link.opened();
    // Commands don't change while a run is played.
    let still = Link { at: None, ..link.clone() };
    html! {
        <section key="take" id="take" class="take" aria-labelledby="take-title">
            <h2 id="take-title">{ node(t!("Take it along")) }</h2>
            <Share link={link.clone()} picture={plot_name(link)} />
            { save::view(scope, app.writing.as_ref(), &app.saved) }
            <Commands link={still} apply={scope.callback(Msg::Take)} />
        </section>
    }
}
