//! What was wrong with the address.

use super::app::{App, Msg};
use super::parts::node;
use crate::explain;
use crate::scenario::Notice;
use crate::words::t;
use yew::html::Scope;
use yew::prelude::*;

/// A list of sentences that the reader can put away.
pub fn view(link: &Scope<App>, notices: &[Notice]) -> Html {
    let item = |(place, notice): (usize, &Notice)| {
        let sentence = explain::notice(notice);
        let dismissed = notice.clone();
        html! {
            <li key={place}>
                <span>{ &sentence }</span>
                <button type="button" class="quiet" aria-label={t!("Dismiss: {sentence}", sentence = &sentence)}
                    onclick={link.callback(move |_| Msg::Dismiss(dismissed.clone()))}>
                    { node(t!("Dismiss")) }
                </button>
            </li>
        }
    };
    html! {
        <div key="notices" id="notices" role="status">
            <ul class="notices">{ for notices.iter().enumerate().map(item) }</ul>
        </div>
    }
}
