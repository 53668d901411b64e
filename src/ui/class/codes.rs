//! Where codes are put in, and what came of them.

use super::teach::{Msg, Teach};
use super::{given, tellings};
use crate::explain::number::count;
use crate::platform;
use crate::ui::parts::text;
use crate::words::t;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::html::Scope;
use yew::prelude::*;

/// The field, what can be done with it, and what counts.
pub fn view(link: &Scope<Teach>, teach: &Teach) -> Html {
    html! {
        <>
            { input(link, teach) }
            { counted(teach) }
        </>
    }
}

fn input(link: &Scope<Teach>, teach: &Teach) -> Html {
    let oninput = link.callback(|event: InputEvent| {
        let field: HtmlTextAreaElement = event.target_unchecked_into();
        Msg::Typed(field.value())
    });
    let files = link.callback(Msg::Files);
    let onchange = Callback::from(move |event: Event| {
        let files = files.clone();
        platform::chosen_files(&event, given::LIMIT, move |given| files.emit(given));
    });
    let keep = link.callback(|event: Event| {
        let field: HtmlInputElement = event.target_unchecked_into();
        Msg::Keep(field.checked())
    });
    html! {
        <section key="codes" class="codes" aria-labelledby="codes-title">
            <h2 id="codes-title">{ t!("Result codes") }</h2>
            <label for="class-codes">
                { t!("Paste the codes, one a line, or drop text files anywhere on the page. They stay in \
                      this browser.") }
            </label>
            <textarea id="class-codes" rows="6" autocomplete="off" autocapitalize="off" spellcheck="false"
                aria-describedby="counted" value={teach.codes.text().to_owned()} {oninput} />
            <div class="row">
                <label class="quiet button">
                    { t!("Load files") }
                    <input id="class-files" class="unseen" type="file" multiple=true
                        accept=".txt,.csv,.json,text/plain" {onchange} />
                </label>
                { clear(link, teach) }
                <label class="tick">
                    <input id="class-keep" type="checkbox" checked={teach.codes.is_kept()} onchange={keep} />
                    { t!("Keep them on this device") }
                </label>
            </div>
        </section>
    }
}

/// Clears all, which can be undone in the very same place; once there are codes again, beside it.
fn clear(link: &Scope<Teach>, teach: &Teach) -> Html {
    let codes = &teach.codes;
    let (empty, undo) = (codes.text().is_empty(), codes.can_undo());
    let in_its_place = empty && undo;
    let onclick = link.callback(move |_| if in_its_place { Msg::Undo } else { Msg::Clear });
    // One button, which keeps the focus.
    html! {
        <>
            <button id="class-clear" type="button" class="quiet"
                aria-disabled={(empty && !undo).then_some("true")} {onclick}>
                { if in_its_place { t!("Undo") } else { t!("Clear") } }
            </button>
            if undo && !empty {
                <button id="class-undo" type="button" class="quiet"
                    onclick={link.callback(|_| Msg::Undo)}>{ t!("Bring back what was cleared") }</button>
            }
        </>
    }
}

/// How many codes count, which ones don't, and who gave a name.
fn counted(teach: &Teach) -> Html {
    let class = &teach.class;
    let left_out = tellings::left_out(class);
    let names = class.names();
    let empty = class.records.is_empty() && left_out.is_empty();
    html! {
        <section key="counted" class="counted">
            <div id="counted" role="status">
                if empty {
                    { text("p", t!("No codes yet. Students find theirs at the end of the exercises.")) }
                } else {
                    <p class="answer">
                        { t!("{n} code counts.|{n} codes count.", n = class.records.len() as u64) }
                        if !left_out.is_empty() {
                            { " " }
                            { t!("{n} line does not count as it stands.|{n} lines do not count as they stand.",
                                n = left_out.len() as u64) }
                        }
                    </p>
                }
            </div>
            if !left_out.is_empty() {
                <ul id="left-out" class="left-out">{ for left_out.iter().take(50).map(|it| text("li", it.clone())) }</ul>
                if left_out.len() > 50 {
                    <p>{ t!("And {count} more.", count = count((left_out.len() - 50) as u64)) }</p>
                }
            }
            if !names.is_empty() {
                <details id="names">
                    <summary>{ t!("{n} student typed a name|{n} students typed a name", n = names.len() as u64) }</summary>
                    <p>{ names.join(", ") }</p>
                </details>
            }
            if !empty {
                <p><small>{ t!("Codes are no proof against cheating: whoever wants to can make one up.") }</small></p>
            }
        </section>
    }
}
