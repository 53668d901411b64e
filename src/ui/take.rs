//! What to take along: the link, code that embeds it, pictures, data and command lines.

use super::app::{App, Msg};
use super::commands::Commands;
use super::save;
use super::share::Share;
use crate::export::plot_name;
use yew::html::Scope;
use yew::prelude::*;

/// The panel.
pub fn view(scope: &Scope<App>, app: &App) -> Html {
    let link = &app.link;
    html! {
        <section key="take" id="take" class="take" aria-labelledby="take-title">
            <h2 id="take-title">{ "Take it along" }</h2>
            <Share link={link.clone()} picture={plot_name(link)} />
            { save::view(scope, &app.saved) }
            <Commands link={link.clone()} apply={scope.callback(Msg::Take)} />
        </section>
    }
}
