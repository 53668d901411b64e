//! What to take along: the link, code that embeds it, pictures, data and command lines.

use super::app::App;
use super::share::Share;
use yew::html::Scope;
use yew::prelude::*;

/// The panel.
pub fn view(_scope: &Scope<App>, app: &App) -> Html {
    html! {
        <section key="take" id="take" class="take" aria-labelledby="take-title">
            <h2 id="take-title">{ "Take it along" }</h2>
            <Share link={app.link.clone()} picture="pool-vs-loop.svg" />
        </section>
    }
}
