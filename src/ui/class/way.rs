//! The way to the exercises, large enough for a wall: 28 phones have to get there.

use super::speech;
use super::teach::Loaded;
use crate::lesson::address::{At, Origin};
use crate::platform;
use crate::ui::parts::text;
use crate::ui::qr;
use crate::words::{self, t};
use yew::prelude::*;

/// Id of the dialog.
const DIALOG: &str = "way";

/// The button that shows it.
pub fn button() -> Html {
    html! {
        <button id="show-way" type="button" class="quiet"
            onclick={Callback::from(|_| platform::open_dialog(DIALOG))}>{ t!("Show the way") }</button>
    }
}

/// The address of a set's list as a QR picture, and in words where somebody can type it.
pub fn view(loaded: &Loaded) -> Html {
    let title = loaded.set.title.in_language(words::language().tag()).to_owned();
    let address = loaded.origin().map(|origin| address(At::Overview(origin)));
    let label = t!("The way to the exercise as a QR picture");
    let picture = address.as_deref().and_then(|address| qr::on_paper(address, label));
    let missing = picture.is_none();
    let short = address.filter(|_| matches!(loaded.origin(), Some(Origin::BuiltIn)));
    html! {
        <dialog key="way" id={DIALOG} class="wall" aria-labelledby="way-title">
            <div class="head">
                <h2 id="way-title">{ title }</h2>
                <button id="way-close" type="button" class="quiet"
                    onclick={Callback::from(|_| platform::close_dialog(DIALOG))}>{ t!("Close") }</button>
            </div>
            { for picture }
            if missing {
                { text("p", t!("This set is too long for a QR picture: give its link or its file away.")) }
            }
            if let Some(address) = short {
                <p id="way-address" class="spelled">{ address }</p>
            }
            if !platform::is_reachable() {
                <p><small>{ t!("Only this device can open this address: for others, the page has to be on a \
                                web server.") }</small></p>
            }
        </dialog>
    }
}

/// The address of a place in the exercises, in the language that the teacher has chosen.
pub fn address(at: At<'_>) -> String {
    platform::address_beside(&[&speech::query(), "#", &at.fragment()].concat())
}
