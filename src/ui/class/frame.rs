//! What stands around the parts of the teacher's page.

use super::part::Part;
use super::teach::{From, Loaded, Msg, Teach};
use crate::explain::number::count;
use crate::platform;
use crate::ui::parts::text;
use crate::words::{self, Language, t};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::html::Scope;
use yew::prelude::*;

/// Sentences that are said at once.
const MOST: usize = 10;

/// The title, the parts, the projector and the language.
pub fn header(link: &Scope<Teach>, teach: &Teach) -> Html {
    // The set of a link stays in the address, so that it is there when the page is loaded anew.
    let own = match &teach.loaded {
        Some(Loaded { from: From::Link(packed), .. }) => ["&lesson=", packed].concat(),
        _ => String::new(),
    };
    let part = |part: Part| {
        let current = (part == teach.part).then_some("page");
        html! {
            <li key={part.word()}>
                <a href={["#", part.word(), &own].concat()} aria-current={current}>{ part.name() }</a>
            </li>
        }
    };
    let onchange = link.batch_callback(|event: Event| {
        let list: HtmlSelectElement = event.target_unchecked_into();
        Language::from_tag(&list.value()).map(Msg::Speak)
    });
    let language = |language: Language| {
        let selected = language == words::language();
        html! {
            <option key={language.tag()} value={language.tag()} lang={language.full_tag()} {selected}>
                { language.own_name() }
            </option>
        }
    };
    html! {
        <header key="header" class="teach-header">
            <h1>{ t!("Pool vs Loop: for teachers") }</h1>
            <p><a href="./">{ t!("The playground itself") }</a></p>
            <div class="actions">
                <select id="teach-language" aria-label={t!("Language")} {onchange}>
                    { for Language::ALL.into_iter().map(language) }
                </select>
                <button id="projector" type="button" class="quiet" aria-pressed={teach.projector.to_string()}
                    onclick={link.callback(|_| Msg::Projector)}>{ t!("Projector") }</button>
                <button id="print" type="button" class="quiet"
                    onclick={Callback::from(|_| platform::print())}>{ t!("Print") }</button>
            </div>
            <nav aria-label={t!("Parts of the page")}>
                <ul class="teach-parts">{ for Part::ALL.into_iter().map(part) }</ul>
            </nav>
        </header>
    }
}

/// What has to be said.
pub fn notes(notes: &[String]) -> Html {
    html! {
        <div key="notes" role="alert">
            if !notes.is_empty() {
                <ul class="notices">{ for notes.iter().take(MOST).map(|note| text("li", note.clone())) }</ul>
                if notes.len() > MOST {
                    <p>{ t!("And {count} more.", count = count((notes.len() - MOST) as u64)) }</p>
                }
            }
        </div>
    }
}

/// Which exercises it is about.
pub fn set(link: &Scope<Teach>, teach: &Teach, tag: &str) -> Html {
    let Some(Loaded { set, from, .. }) = &teach.loaded else {
        return html! { <p key="set" id="set">{ t!("Loading the exercises …") }</p> };
    };
    let title = set.title.in_language(tag).to_owned();
    html! {
        <div key="set" id="set" class="set">
            <p>
                <strong>{ title }</strong>
                { " · " }
                { t!("{n} exercise|{n} exercises", n = set.exercises.len() as u64) }
                { " · " }
                { match from {
                    From::Page => t!("built in").into(),
                    From::File(file) => t!("from {file}", file = file.clone()),
                    From::Link(_) => t!("from a link").into(),
                } }
            </p>
            if *from == From::Page {
                { own(link, teach) }
            } else {
                <button type="button" class="quiet" onclick={link.callback(|_| Msg::BuiltIn)}>
                    { t!("Back to the built-in ones") }
                </button>
            }
        </div>
    }
}

/// The ways to a set of one's own.
fn own(link: &Scope<Teach>, teach: &Teach) -> Html {
    let oninput = link.callback(|event: InputEvent| {
        let field: HtmlInputElement = event.target_unchecked_into();
        Msg::Link(field.value())
    });
    html! {
        <details>
            <summary>{ t!("The link of a set of your own") }</summary>
            <p>{ t!("A set of your own: drop its JSON file on the page, load it with the files, or paste \
                     its link.") }</p>
            <div class="row">
                <input id="set-link" type="text" autocomplete="off" spellcheck="false"
                    aria-label={t!("The link of a set of your own")} value={teach.link.clone()} {oninput} />
                <button id="set-open" type="button" class="quiet"
                    onclick={link.callback(|_| Msg::Open)}>{ t!("Open") }</button>
            </div>
        </details>
    }
}

/// What the page does with what it is given.
pub fn footer() -> Html {
    html! {
        <footer key="footer">
            <p>{ t!("Runs in your browser, and sends nothing: codes and files stay on this device. They are \
                     forgotten when you close the page, unless you tell it to keep them.") }</p>
        </footer>
    }
}
