//! The clipboard, where the browser lets a page write to it.

use super::{document, select, window};
use js_sys::Reflect;
use js_sys::futures::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Clipboard, HtmlDocument};

/// Copies the text of the element with an id, and calls back with whether that is done. Where it
/// can't be, as in a frame that isn't allowed to, all of the element is selected.
pub fn copy(id: String, text: &str, done: impl FnOnce(bool) + 'static) {
    // Only pages from secure origins have a clipboard.
    let written = window()
        .and_then(|window| Reflect::get(&window.navigator(), &JsValue::from_str("clipboard")).ok())
        .and_then(|clipboard| clipboard.dyn_into::<Clipboard>().ok())
        .map(|clipboard| clipboard.write_text(text));
    spawn_local(async move {
        let written = match written {
            Some(promise) => promise.await.is_ok(),
            None => false,
        };
        // The old way asks for no permission, but takes a selection.
        done(written || (select(&id) && copy_selection()));
    });
}

fn copy_selection() -> bool {
    let document = document().and_then(|document| document.dyn_into::<HtmlDocument>().ok());
    document.is_some_and(|document| document.exec_command("copy").unwrap_or(false))
}
