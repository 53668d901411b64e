//! A newer build of the page, which the reader may go to.

use super::app::{App, Msg};
use super::parts::text;
use crate::platform;
use crate::words::t;
use yew::html::Scope;
use yew::prelude::*;

/// What happens about it.
#[derive(Clone, Copy, Debug)]
pub enum Newer {
    /// It is there.
    There,
    /// The reader wants to go on with this one.
    Later,
    /// The reader wants it.
    Now,
}

/// A line at the lower edge that covers nothing but what is scrolled under it.
pub fn view(link: &Scope<App>, there: bool) -> Html {
    let button = |id: &'static str, name: &'static str, newer: Newer| {
        let onclick = link.callback(move |_| Msg::Newer(newer));
        html! { <button {id} type="button" class="quiet" {onclick}>{ name }</button> }
    };
    html! {
        <div key="newer" id="newer" role="status">
            if there {
                { text("span", t!("There is a new version of this page.")) }
                { button("newer-now", t!("Load it"), Newer::Now) }
                { button("newer-later", t!("Later"), Newer::Later) }
            }
        </div>
    }
}

impl App {
    /// Takes what happens about a newer build.
    pub(super) fn take_newer(&mut self, newer: Newer) {
        self.newer = matches!(newer, Newer::There);
        if let Newer::Now = newer {
            // It is loaded with the settings of the address.
            self.address.flush();
            platform::take_update();
        }
    }
}
