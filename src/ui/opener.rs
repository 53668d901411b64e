//! What an embedded page has in place of a title and a footer.

use super::parts::node;
use crate::platform;
use crate::scenario::Link;
use crate::words::t;
use yew::prelude::*;

/// The way out: the page of its own, as everything stands now.
pub fn view(link: &Link) -> Html {
    let address = platform::bare_address_with(&link.opened().encode());
    html! {
        <footer key="opener" class="opener">
            <a id="open" href={address} target="_blank" rel="noopener">
                { node(t!("Open in Pool vs Loop")) }
            </a>
        </footer>
    }
}
