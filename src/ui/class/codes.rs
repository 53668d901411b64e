//! Where codes are put in, and what came of them.

use super::teach::{Msg, Teach};
use super::{given, tellings};
use crate::explain::number::count;
use crate::platform;
use crate::ui::commands::told;
use crate::ui::parts::text;
use crate::words::t;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::html::Scope;
use yew::prelude::*;

/// Id of the field.
pub const FIELD: &str = "class-codes";

/// The field, what can be done with it, and what counts. On a projector the codes are folded away, as
/// long as nobody wants to add some.
pub fn view(link: &Scope<Teach>, teach: &Teach) -> Html {
    html! {
        <>
            if teach.projector {
                <details key="fold" id="codes-fold">
                    <summary>{ t!("Add codes") }</summary>
                    { input(link, teach) }
                </details>
            } else {
                { input(link, teach) }
            }
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
            <label for={FIELD}>
                { t!("Paste the codes, one a line, or the whole chat that they are in; or drop text files \
                      anywhere on the page. They stay in this browser.") }
            </label>
            <textarea id={FIELD} rows="6" autocomplete="off" autocapitalize="off" spellcheck="false"
                aria-describedby="counted" value={teach.codes.text().to_owned()} {oninput} />
            <div class="row">
                <label class="quiet button">
                    { t!("Load files") }
                    <input id="class-files" class="unseen" type="file" multiple=true
                        accept=".txt,.csv,.json,text/plain" {onchange} />
                </label>
                <button id="class-copy" type="button" class="quiet"
                    aria-disabled={teach.codes.text().is_empty().then_some("true")}
                    onclick={link.callback(|_| Msg::Copy)}>{ t!("Copy all codes") }</button>
                { clear(link, teach) }
                <label class="tick">
                    <input id="class-keep" type="checkbox" checked={teach.codes.is_kept()} onchange={keep} />
                    { t!("Keep them on this device") }
                </label>
            </div>
            <p class="told" role="status">{ teach.copied.map(told).unwrap_or_default() }</p>
            if teach.scanned && teach.codes.is_kept() {
                <p id="scanned">
                    { t!("Codes that come by a link, as by scanning, are kept on this device, so that one adds \
                          to the other. “Clear” takes all of them away.") }
                </p>
            }
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
    let (left_out, others) = tellings::left_out(class, teach.codes.text());
    let names = class.names();
    let empty = class.records.is_empty() && left_out.is_empty() && others.is_empty();
    html! {
        <section key="counted" class="counted">
            <div id="counted" role="status">
                if empty {
                    { text("p", t!("No codes yet. Each student finds a result code under “All exercises”, from the \
                                    first answer on. Have them post it in the class chat, and paste the whole \
                                    chat here; or scan their QR pictures one after the other with one device: \
                                    there they add up, and “Copy all codes” takes them along.")) }
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
            if !others.is_empty() {
                <details id="no-codes">
                    <summary>{ t!("{n} line without a code|{n} lines without a code", n = others.len() as u64) }</summary>
                    <ul>{ for others.iter().take(50).map(|it| text("li", it.clone())) }</ul>
                </details>
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
