//! What happens in the editor's fields, and what of it goes into the set.

use super::editor::{Msg, base};
use super::editor_fields::{is_words, join};
use super::editor_work::Work;
use crate::lesson::Draft;
use crate::lesson::pieces::{self, Part};
use crate::scenario::Link;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

/// Writes what stands in a field.
pub fn write(work: &mut Work, name: &str, value: &str) {
    if name == "tag" {
        value.clone_into(&mut work.tag);
        return;
    }
    let tag = work.tag.clone();
    let link = Link::decode(&work.draft.text(&join(&base(work), ".scenario"))).0;
    work.change(name, &mut |draft| match name.split_once('#') {
        Some((path, part)) => match Part::ALL.into_iter().find(|it| it.word() == part) {
            Some(part) => {
                let entry = link.shown().next().map_or_else(String::new, |entry| entry.to_string());
                let whole = pieces::with(&draft.text(path), part, value, &entry);
                draft.put(path, &whole);
            }
            None => draft.tick(path, part, value == "on"),
        },
        None if is_words(name) => draft.put_words(name, &tag, value),
        None => {
            draft.put(name, value);
            if let Some(predict) = name.strip_suffix(".kind") {
                begin(draft, predict, value, &link);
            }
        }
    });
}

/// Begins with another kind of prediction: what it needs and hasn't yet.
fn begin(draft: &mut Draft, predict: &str, kind: &str, link: &Link) {
    let at = |own: &str| join(predict, own);
    if kind == "choice" {
        while draft.count(&at(".options")) < 2 {
            draft.add(&at(".options"));
        }
    } else if kind != "number" {
        let entry = link.shown().next().map_or_else(String::new, |entry| entry.to_string());
        for (own, usual) in [(".entry", entry.as_str()), (".request", "last")] {
            if draft.text(&at(own)).is_empty() {
                draft.put(&at(own), usual);
            }
        }
    }
}

/// What stands in the field that was written in, and its name.
pub fn wrote(event: &InputEvent) -> Option<Msg> {
    let field = event.target()?.dyn_into::<Element>().ok()?;
    let value = if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
        match input.type_().as_str() {
            "checkbox" => if input.checked() { "on" } else { "" }.to_owned(),
            _ => input.value(),
        }
    } else if let Some(list) = field.dyn_ref::<HtmlSelectElement>() {
        list.value()
    } else {
        field.dyn_ref::<HtmlTextAreaElement>()?.value()
    };
    Some(Msg::Wrote(field.get_attribute("name")?, value))
}

/// The name of the button that was pressed.
pub fn pressed(event: &MouseEvent) -> Option<Msg> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let button = target.closest("button[name]:not([aria-disabled])").ok()??;
    Some(Msg::Pressed(button.get_attribute("name")?))
}
