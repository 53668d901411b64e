//! The reader's languages, the document's, and how numbers are written in them.

use super::{document, window};
use crate::scenario::Marks;
use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The tags of the languages that the reader has told the browser of, the dearest first.
#[must_use]
pub fn languages() -> Vec<String> {
    let listed = window().map(|window| window.navigator().languages());
    listed.iter().flat_map(Array::iter).filter_map(|tag| tag.as_string()).collect()
}

/// How `Intl` marks numbers in the language of a tag; `None` where the browser can't tell.
#[must_use]
pub fn number_marks(tag: &str) -> Option<Marks> {
    let get = |of: &JsValue, key: &str| Reflect::get(of, &JsValue::from_str(key)).ok();
    let intl = get(&js_sys::global(), "Intl")?;
    let make: Function = get(&intl, "NumberFormat")?.dyn_into().ok()?;
    // Of a tag that is none it throws.
    let format = make.call1(&intl, &JsValue::from_str(tag)).ok()?;
    let format: Function = get(&format, "format")?.dyn_into().ok()?;
    let write = |number: f64| format.call1(&JsValue::NULL, &number.into()).ok()?.as_string();
    Marks::of_samples(&write(1.5)?, &write(1_000.0)?, &write(10_000.0)?)
}

/// Says which language the document is in, by its tag, and what it is called in that. All of them
/// are written from left to right.
pub fn set_language(tag: &str, title: &str) {
    let Some(document) = document() else { return };
    if let Some(root) = document.document_element() {
        // A refusal would leave what early.js has said.
        let _ = root.set_attribute("lang", tag);
        let _ = root.set_attribute("dir", "ltr");
    }
    document.set_title(title);
}
