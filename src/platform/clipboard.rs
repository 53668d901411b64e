//! The clipboard, where the browser lets a page write to it.

use super::{document, select, window};
use js_sys::Reflect;
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Clipboard, HtmlDocument};

/// Copies what stands in the field with an id, and calls back with whether that is done. Where it
/// can't be, as in a frame that isn't allowed to, all of the field is selected.
pub fn copy(field: &'static str, text: &str, done: impl Fn(bool) + 'static) {
    let done = Rc::new(done);
    let refused = {
        let done = done.clone();
        // The old way asks for no permission, but takes a selection.
        move || done(select(field) && copy_selection())
    };
    // Only pages from secure origins have one.
    let clipboard = window()
        .and_then(|window| Reflect::get(&window.navigator(), &JsValue::from_str("clipboard")).ok())
        .and_then(|clipboard| clipboard.dyn_into::<Clipboard>().ok());
    let Some(clipboard) = clipboard else {
        refused();
        return;
    };
    let copied = Closure::once(move |_: JsValue| done(true));
    let refused = Closure::once(move |_: JsValue| refused());
    let _ = clipboard.write_text(text).then2(&copied, &refused);
    // One of them is called, once.
    copied.forget();
    refused.forget();
}

fn copy_selection() -> bool {
    let document = document().and_then(|document| document.dyn_into::<HtmlDocument>().ok());
    document.is_some_and(|document| document.exec_command("copy").unwrap_or(false))
}
