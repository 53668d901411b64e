//! The language of the teacher's page.

use super::teach::{Msg, Teach};
use crate::platform::{self, Fetch};
use crate::words::{self, Language};
use yew::html::Scope;

/// Asks for the texts of the language that the link or the browser wants, unless it is English.
pub fn begin(link: &Scope<Teach>) -> Option<(Language, Fetch)> {
    let wanted = platform::wanted_languages();
    let language = wanted.iter().find_map(|tag| Language::from_tag(tag))?;
    ask(link, language)
}

/// Asks for the texts of a language. English is there.
pub fn ask(link: &Scope<Teach>, language: Language) -> Option<(Language, Fetch)> {
    if language == Language::English {
        speak(language, Some(String::new()));
        return None;
    }
    let done = link.callback(|()| Msg::Spoken);
    let file = ["languages/", language.tag(), ".txt"].concat();
    Some((language, Fetch::new(&file, move || done.emit(()))?))
}

/// Speaks a language whose texts are there; else all stays as it is.
pub fn speak(language: Language, texts: Option<String>) {
    if texts.is_some_and(|texts| words::set(language, &texts).is_ok()) {
        platform::set_document_language(language.full_tag());
    }
}
