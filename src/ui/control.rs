//! A setting: a slider for the hand and a field for the exact value.

use super::app::{App, Msg};
use super::fields::Typing;
use super::language;
use super::parts::node;
use crate::explain::{allowed, help, label, quoted, shown_value, spoken_value};
use crate::scenario::{Draft, Edit, Kind, Setting, steps};
use crate::words::t;
use web_sys::HtmlInputElement;
use yew::html::Scope;
use yew::prelude::*;

/// Stops that a page key moves a slider by.
const PAGE: isize = 5;

/// Slider and number field of a setting, with what is being typed into the field. One that can be
/// none has a tick box in front of its name, and as long as it is none nothing else.
pub fn view(
    link: &Scope<App>,
    setting: Setting,
    value: Option<u64>,
    draft: Option<&Draft>,
) -> Html {
    let key = setting.key();
    let name = if setting.is_optional() {
        let on = value.is_some();
        let edit = move |_| match on {
            true => Edit::Clear(setting),
            false => Edit::Set(setting, setting.start()),
        };
        let onchange = link.callback(move |event: Event| Msg::Edit(edit(event)));
        html! {
            <label class="tick">
                <input type="checkbox" id={format!("{key}-on")} checked={on} {onchange}
                    aria-describedby={format!("{key}-help")} />
                { label(setting) }
            </label>
        }
    } else {
        html! { <label for={key}>{ label(setting) }</label> }
    };
    let inputs = match value {
        Some(value) => html! {
            <>{ slider(link, setting, value) }{ field(link, setting, value, draft) }</>
        },
        None => html! { <span class="none">{ node(t!("none")) }</span> },
    };
    html! {
        <div {key} class="control">
            { name }
            { inputs }
            <p id={format!("{key}-help")} class="help">{ help(setting) }</p>
        </div>
    }
}

fn slider(link: &Scope<App>, setting: Setting, value: u64) -> Html {
    let key = setting.key();
    let scale = steps::scale(setting);
    let last = scale.len().saturating_sub(1);
    let place = steps::nearest(&scale, value);
    let oninput = link.batch_callback(move |event: InputEvent| {
        let input: HtmlInputElement = event.target_unchecked_into();
        let stop = steps::scale(setting).get(input.value_as_number() as usize).copied();
        stop.map(|value| Msg::Drag(setting, value))
    });
    // A value between two stops moves to the next one, which the browser's own keys would skip.
    let onkeydown = link.batch_callback(move |event: KeyboardEvent| {
        if event.alt_key() || event.ctrl_key() || event.meta_key() {
            return None; // the browser's own, such as back and forward
        }
        let steps = match event.key().as_str() {
            "ArrowRight" | "ArrowUp" => 1,
            "ArrowLeft" | "ArrowDown" => -1,
            "PageUp" => PAGE,
            "PageDown" => -PAGE,
            "Home" => isize::MIN,
            "End" => isize::MAX,
            _ => return None,
        };
        event.prevent_default();
        Some(Msg::Drag(setting, steps::moved(&steps::scale(setting), value, steps)))
    });
    fn released<E>(link: &Scope<App>) -> Callback<E> {
        link.callback(|_| Msg::Released)
    }
    // A slider is let go in more ways than by a change: a drag may end where it began, be taken
    // over by the browser, or a key may go up somewhere else.
    html! {
        <input type="range" id={key} min="0" max={last.to_string()} step="1"
            value={place.to_string()} aria-valuetext={spoken_value(setting, value)}
            aria-describedby={format!("{key}-help")} {oninput} {onkeydown}
            aria-label={setting.is_optional().then(|| label(setting))}
            onchange={link.callback(|_| Msg::Chosen)} onkeyup={link.callback(|_| Msg::Chosen)}
            onpointerup={released(link)} onpointercancel={released(link)}
            onblur={link.callback(|_| Msg::Chosen)} />
    }
}

fn field(link: &Scope<App>, setting: Setting, value: u64, draft: Option<&Draft>) -> Html {
    let key = setting.key();
    let text = draft.and_then(Draft::text).map(Into::into);
    let wrong = draft.is_some_and(Draft::is_wrong);
    let name = label(setting);
    let allowed = || t!("{setting} is {allowed}.", setting = name, allowed = allowed(setting));
    let message = match draft.and_then(Draft::refused) {
        Some(text) => {
            let (text, kept) = (quoted(text), shown_value(setting, value));
            let allowed = allowed();
            Some(t!("“{text}” is not possible: {allowed} Kept {kept}.", text, allowed, kept))
        }
        None => wrong.then(allowed),
    };
    let oninput = link.callback(move |event: InputEvent| {
        let input: HtmlInputElement = event.target_unchecked_into();
        Msg::Type(Typing::Typed(setting, input.value()))
    });
    let onkeydown = link.batch_callback(move |event: KeyboardEvent| match event.key().as_str() {
        "Enter" => Some(Msg::Type(Typing::Entered(setting))),
        "Escape" => Some(Msg::Type(Typing::GivenUp(setting))),
        _ => None,
    });
    html! {
        <>
            <input type="text" id={format!("{key}-field")} {oninput} {onkeydown}
                value={text.unwrap_or_else(|| shown_value(setting, value))}
                inputmode={if setting.kind() == Kind::Count { "numeric" } else { "text" }}
                autocomplete="off" spellcheck="false"
                aria-label={t!("{setting}, exact value", setting = name)}
                aria-invalid={wrong.then_some("true")} aria-describedby={format!("{key}-error")}
                onfocus={link.callback(move |_| Msg::Type(Typing::Focused(setting)))}
                onblur={link.batch_callback(move |event: FocusEvent| {
                    (!language::is_next(&event)).then_some(Msg::Type(Typing::Left(setting)))
                })} />
            <p id={format!("{key}-error")} class="error" aria-live="polite">
                { message }
            </p>
        </>
    }
}
