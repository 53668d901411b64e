//! The browser: the only place that knows `web-sys` and `js-sys`, apart from the event types
//! that Yew hands out.
//!
//! Everything here tolerates a browser that refuses: a sandboxed frame has no address to write.

mod address;
mod beside;
mod build;
mod clipboard;
mod clock;
mod drop;
mod failure;
mod fetch;
mod frame;
mod keys;
mod language;
mod listener;
mod outside;
mod pack;
mod reader;
mod save;
mod size;
mod storage;
mod texts;
mod turn;
mod whole;

pub use address::{AddressBar, Place, query};
pub use beside::{
    address_beside, fragment_now, is_reachable, mark_root, on_fragment, print, public_address,
    random_below, set_fragment,
};
pub use build::{SINGLE_FILE, is_single_file, single_file_bytes};
pub use clipboard::copy;
pub use clock::now;
pub use drop::{Given, chosen_file, on_drop};
pub use failure::show_panic;
pub use fetch::Fetch;
pub use frame::Frame;
pub use keys::{Key, on_key};
pub use language::{languages, number_marks, set_language};
pub use listener::Listener;
pub use outside::on_frame_height;
pub use pack::{NotInflated, deflate, inflate};
pub use reader::{is_framed, is_hidden, on_change, wants_dark, wants_less_motion};
pub use save::{Parts, png, save, save_png};
pub use size::WidthObserver;
pub use storage::{forget, keep, kept, on_kept};
pub use texts::{Content, GivenFile, chosen_files, on_files};
pub use turn::Turns;
pub use whole::{hand_over, handed_over, is_for_teachers, load_whole};

use wasm_bindgen::JsCast;
use web_sys::{
    Document, Element, HtmlDialogElement, HtmlElement, HtmlInputElement, HtmlSelectElement,
    HtmlTextAreaElement, MouseEvent, PointerEvent, Window,
};

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

/// Whether the element with an id has the focus.
#[must_use]
pub fn has_focus(id: &str) -> bool {
    let focused = document().and_then(|document| document.active_element());
    focused.is_some_and(|element| element.id() == id)
}

/// Moves the focus to an element, and the top of another to the top of the window.
pub fn come_to(selector: &str, top: &str) {
    focus(selector);
    if let Some(top) = document().and_then(|document| document.query_selector(top).ok()?) {
        top.scroll_into_view();
    }
}

/// Selects all that stands in the element with an id, for the reader to copy. Whether it is there.
pub fn select(id: &str) -> bool {
    let select = || {
        let element = element(id)?;
        // Some browsers copy from what has the focus, and selecting alone doesn't give it that.
        if let Some(line) = element.dyn_ref::<HtmlInputElement>() {
            line.focus().ok()?;
            line.select();
        } else if let Some(text) = element.dyn_ref::<HtmlTextAreaElement>() {
            text.focus().ok()?;
            text.select();
        } else {
            window()?.get_selection().ok()??.select_all_children(&element).ok()?;
        }
        Some(())
    };
    select().is_some()
}

/// Opens the dialog with an id over the page.
pub fn open_dialog(id: &str) {
    let dialog = element(id).and_then(|element| element.dyn_into::<HtmlDialogElement>().ok());
    if let Some(dialog) = dialog.filter(|dialog| !dialog.open()) {
        // Without it the page stays as it is.
        let _ = dialog.show_modal();
    }
}

/// Closes the dialog with an id.
pub fn close_dialog(id: &str) {
    let dialog = element(id).and_then(|element| element.dyn_into::<HtmlDialogElement>().ok());
    if let Some(dialog) = dialog {
        dialog.close();
    }
}

/// Has an element get all of a pointer's events until it is let go, also from outside.
pub fn capture(event: &PointerEvent) {
    let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    if let Some(element) = element {
        // A pointer that is gone already can't be held.
        let _ = element.set_pointer_capture(event.pointer_id());
    }
}

/// Where a pointer is in the element that it is in, in shares of its width and height.
#[must_use]
pub fn place_in(event: &MouseEvent) -> Option<(f64, f64)> {
    let element = event.target().and_then(|target| target.dyn_into::<Element>().ok())?;
    let (width, height) = (element.client_width(), element.client_height());
    let share = |at: i32, of: i32| (f64::from(at) + 0.5) / f64::from(of);
    (width > 0 && height > 0)
        .then(|| (share(event.offset_x(), width), share(event.offset_y(), height)))
}

/// Scrolls an element with an id to its end.
pub fn scroll_to_end(id: &str) {
    if let Some(element) = element(id) {
        element.set_scroll_top(element.scroll_height());
    }
}

/// The address of the page with this query in place of its own, and its own fragment: what a teacher
/// wrote, and the exercise that the reader is in.
#[must_use]
pub fn address_with(query: &str) -> String {
    let fragment = || window()?.location().hash().ok();
    bare_address_with(query) + &fragment().unwrap_or_default()
}

/// The address of the page with this query in place of its own, and no fragment. That of a file on a
/// disk has no origin to begin with.
#[must_use]
pub fn bare_address_with(query: &str) -> String {
    let address = window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    let bare = address.split(['?', '#']).next().unwrap_or_default();
    let mark = if query.is_empty() { "" } else { "?" };
    [bare, mark, query].concat()
}

/// Scrolls a row sideways, and nothing else, until the element in it that a selector finds is in
/// view.
pub fn reveal(row: &str, selector: &str) {
    let find = |selector: &str| document()?.query_selector(selector).ok()?;
    if let Some((row, element)) = find(row).zip(find(selector)) {
        let (outer, inner) = (row.get_bounding_client_rect(), element.get_bounding_client_rect());
        let before = (outer.left() - inner.left()).max(0.0);
        let after = (inner.right() - outer.right()).max(0.0);
        row.set_scroll_left(row.scroll_left() + (after - before) as i32);
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

/// Says on the root element what colours it has to have, `light`, `dark` or `auto`, and whether it
/// stands inside another page: `early.js` does the same before the first paint.
pub fn set_look(theme: &str, embed: bool) {
    let root = document().and_then(|document| document.document_element());
    let set = |name: &str, value: Option<&str>| {
        // A refusal would leave the colours of the system, and the page's usual margins.
        let _ = match (&root, value) {
            (Some(root), Some(value)) => root.set_attribute(name, value),
            (Some(root), None) => root.remove_attribute(name),
            (None, _) => Ok(()),
        };
    };
    set("data-theme", Some(theme).filter(|&theme| theme != "auto"));
    set("data-embed", embed.then_some(""));
}

/// Says on `<body data-state>` how far the page is: `loading`, `ready` or `failed`.
pub fn set_state(state: &str) {
    if let Some(body) = document().and_then(|document| document.body()) {
        // A refusal would leave the old state, which is no worse.
        let _ = body.dataset().set("state", state);
    }
}
