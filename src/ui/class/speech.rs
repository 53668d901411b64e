//! The language of the teacher's page. Which one it begins with is chosen as for the main page.

use super::teach::{Msg, Teach};
use crate::platform::{self, AddressBar, Fetch};
use crate::scenario::Link;
use crate::ui::language;
use crate::words::{self, Language, t};
use yew::html::Scope;

/// What addresses of this page and from it say of the language: that which the reader has chosen,
/// here or before they came, with its `?`; nothing where the browser decides.
pub fn query() -> String {
    let (link, _) = Link::open(&platform::query());
    link.lang.map_or_else(String::new, |tag| ["?lang=", &tag].concat())
}

/// Names the document in the language that is spoken.
pub fn name() {
    platform::set_language(words::language().full_tag(), t!("Pool vs Loop: for teachers"));
}

/// Asks for the texts of a language; English is there.
pub fn ask(link: &Scope<Teach>, language: Language) -> Option<(Language, Fetch)> {
    if language == Language::English {
        speak(language, Some(String::new()));
        return None;
    }
    let done = link.callback(|()| Msg::Spoken);
    Some((language, Fetch::new(&language::file(language), move || done.emit(()))?))
}

/// Speaks a language whose texts are there; else all stays as it is.
pub fn speak(language: Language, texts: Option<String>) {
    let Some(texts) = texts else { return };
    if language == Language::English {
        // English takes no texts, so that it can't be refused.
        let _ = words::set(language, "");
    } else if !language::set(language, &texts) {
        return;
    }
    language::speak(language.tag());
    // It stays chosen when the page is loaded anew, and where its links lead.
    let (bar, _) = AddressBar::open();
    bar.write(["lang=", language.tag()].concat());
    name();
}
