//! The browser: the only place that knows `web-sys` and `js-sys`, apart from the event types
//! that Yew hands out.
//!
//! Everything here tolerates a browser that refuses: a sandboxed frame has no address to write.

mod address;
mod clock;
mod failure;
mod listener;
mod size;

pub use address::AddressBar;
pub use clock::now;
pub use failure::show_panic;
pub use listener::Listener;
pub use size::WidthObserver;

use web_sys::{Document, Element, Window};

fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}

/// The element with an id, if the page has one.
#[must_use]
pub fn element(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

/// Says on `<body data-state>` how far the page is: `loading`, `ready` or `failed`.
pub fn set_state(state: &str) {
    if let Some(body) = document().and_then(|document| document.body()) {
        // A refusal would leave the old state, which is no worse.
        let _ = body.dataset().set("state", state);
    }
}
