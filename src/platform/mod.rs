//! The browser: the only place that knows `web-sys` and `js-sys`, apart from the event types
//! that Yew hands out.
//!
//! Everything here tolerates a browser that refuses: a sandboxed frame has no address to write.

mod address;
mod clock;
mod failure;
mod fetch;
mod listener;
mod size;

pub use address::AddressBar;
pub use clock::now;
pub use failure::show_panic;
pub use fetch::Fetch;
pub use listener::Listener;
pub use size::WidthObserver;

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, HtmlSelectElement, Window};

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

/// Moves the focus to the first element that a selector finds.
pub fn focus(selector: &str) {
    let found = document().and_then(|document| document.query_selector(selector).ok()?);
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // Without it the focus is where the browser puts it.
        let _ = element.focus();
    }
}

/// What is chosen in the list with an id; empty if nothing is.
#[must_use]
pub fn chosen(id: &str) -> String {
    let select = element(id).and_then(|element| element.dyn_into::<HtmlSelectElement>().ok());
    select.map(|select| select.value()).unwrap_or_default()
}

/// How many times as large as usual the reader has set the browser's text, by the root element.
#[must_use]
pub fn text_scale() -> f64 {
    let size = || {
        let root = document()?.document_element()?;
        let style = window()?.get_computed_style(&root).ok()??;
        let size = style.get_property_value("font-size").ok()?;
        Some(js_sys::parse_float(&size) / 16.0)
    };
    size().filter(|scale| scale.is_finite() && *scale > 0.0).unwrap_or(1.0)
}

/// Says on `<body data-state>` how far the page is: `loading`, `ready` or `failed`.
pub fn set_state(state: &str) {
    if let Some(body) = document().and_then(|document| document.body()) {
        // A refusal would leave the old state, which is no worse.
        let _ = body.dataset().set("state", state);
    }
}
