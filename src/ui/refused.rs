//! What could not be opened.

use super::app::{App, Msg};
use super::lesson::Opening;
use super::parts::node;
use crate::words::t;
use yew::html::Scope;
use yew::prelude::*;

/// Why something that the reader gave is not opened; an empty text where all is well.
pub fn view(link: &Scope<App>, refused: &str) -> Html {
    let onclick = link.callback(|_| Msg::Open(Opening::Dismiss));
    html! {
        <div key="refused" id="refused" role="alert">
            if !refused.is_empty() {
                <p class="refused">
                    <span>{ refused.to_owned() }</span>
                    <button type="button" class="quiet" {onclick}>{ node(t!("Dismiss")) }</button>
                </p>
            }
        </div>
    }
}
