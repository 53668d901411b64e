//! A choice of one among few, and the weights of an accept policy.

use super::app::{App, Msg};
use crate::explain::{allowed_shares, quoted, shares};
use crate::scenario::Edit;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement};
use yew::html::Scope;
use yew::prelude::*;

/// Whether the element is open now that has told of being opened or closed.
pub fn is_open(event: &Event) -> bool {
    let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    element.is_some_and(|element| element.has_attribute("open"))
}

/// A list to choose from: `words` are its id, its name and a sentence on what is chosen. `edit` is
/// what follows from the choice of a place.
pub fn view(
    link: &Scope<App>,
    (id, label, help): (&'static str, &'static str, &'static str),
    names: &[&'static str],
    chosen: Option<usize>,
    edit: impl Fn(usize) -> Option<Edit> + 'static,
) -> Html {
    let onchange = link.batch_callback(move |event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        let place = usize::try_from(select.selected_index()).ok()?;
        edit(place).map(Msg::Edit)
    });
    // The options say what is chosen at first; after the reader has chosen, the list itself.
    let index = chosen.and_then(|place| i32::try_from(place).ok()).unwrap_or(-1);
    let option = |(place, name): (usize, &&'static str)| {
        html! { <option key={place} selected={chosen == Some(place)}>{ *name }</option> }
    };
    html! {
        <div key={id} class="control choice">
            <label for={id}>{ label }</label>
            <select {id} {onchange} ~selectedIndex={index} aria-describedby={format!("{id}-help")}>
                { for names.iter().enumerate().map(option) }
            </select>
            <p id={format!("{id}-help")} class="help">{ help }</p>
        </div>
    }
}

/// The field for weights, with what is being typed into it and whether the reader has left that.
pub fn weights(
    link: &Scope<App>,
    kept: &[u32],
    workers: u32,
    draft: Option<&(String, bool)>,
) -> Html {
    let kept = shares(kept);
    let message = draft.map(|(text, _)| {
        let text = quoted(text);
        format!("“{text}” is not possible: {} Kept {kept}.", allowed_shares(workers))
    });
    let left = draft.is_some_and(|(_, left)| *left);
    let text = draft.filter(|_| !left).map_or(kept, |(text, _)| text.clone());
    let oninput = link.callback(|event: InputEvent| {
        let input: HtmlInputElement = event.target_unchecked_into();
        Msg::Weights(input.value())
    });
    html! {
        <div key="weights" class="control choice">
            <label for="weights">{ "Weights" }</label>
            <input type="text" id="weights" value={text} autocomplete="off" spellcheck="false"
                aria-describedby="weights-help weights-error"
                aria-invalid={(draft.is_some() && !left).then_some("true")}
                {oninput} onblur={link.callback(|_| Msg::WeightsLeft)} />
            <p id="weights-help" class="help">{ allowed_shares(workers) }</p>
            <p id="weights-error" class="error" aria-live="polite">{ message }</p>
        </div>
    }
}
