//! The language of the page: what the link asks for, else the reader's browser. Its texts are
//! fetched; until they are there, the page stands in the language that it has.

use super::app::{App, Msg};
use crate::explain::number;
use crate::platform::{self, Fetch};
use crate::scenario::{Link, Marks, Notice};
use crate::words::{self, Language, t};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlSelectElement};
use yew::html::Scope;
use yew::prelude::*;

/// Id of the list of languages.
pub const CHOICE: &str = "language";

/// What happens with the language.
#[derive(Debug)]
pub enum Speaking {
    /// The reader chooses the place in the list.
    Choose(i32),
    /// The texts of the one that is asked for are there, or can't be had.
    Fetched,
}

/// Which languages the reader and the page know.
#[derive(Debug)]
pub struct Speech {
    /// The reader's, the dearest first.
    reader: Vec<String>,
    /// What the reader has chosen here. It holds where an address doesn't say.
    chosen: Option<Language>,
    /// Whose texts are on their way.
    asked: Option<(Language, Fetch)>,
    /// Texts that came.
    files: Vec<(Language, String)>,
}

impl Default for Speech {
    fn default() -> Self {
        Self { reader: platform::languages(), chosen: None, asked: None, files: Vec::new() }
    }
}

impl Speech {
    /// Takes what a link asks for that the reader went back or forward to. What they have chosen
    /// stays where that says nothing.
    pub fn keep(&self, link: Link) -> Link {
        let chosen = || Some(self.chosen?.tag().to_owned());
        Link { lang: link.lang.clone().or_else(chosen), ..link }
    }
}

/// Speaks the language of the address or of the reader, before there is a page, and goes on; with
/// the language if its texts can't be had.
pub fn begin(then: impl FnOnce(Option<Language>) + 'static) {
    let (link, _) = Link::open(&platform::query());
    let (language, tag) = link.language(&platform::languages());
    if language == Language::English {
        speak(&tag);
        return then(None);
    }
    let asked = Rc::new(RefCell::new(Some((then, None::<Fetch>))));
    let waiting = asked.clone();
    let go_on = move || {
        let Some((then, fetch)) = waiting.borrow_mut().take() else { return };
        let text = fetch.and_then(|fetch| fetch.text());
        let missing = !text.is_some_and(|text| set(language, &text));
        speak(&tag);
        then(missing.then_some(language));
    };
    match Fetch::new(&file(language), go_on.clone()) {
        Some(fetch) => {
            if let Some((_, place)) = asked.borrow_mut().as_mut() {
                *place = Some(fetch);
            }
        }
        None => go_on(),
    }
}

/// The list of languages, each by its own name.
pub fn view(link: &Scope<App>, speech: &Speech) -> Html {
    let spoken = words::language();
    let wanted = speech.asked.as_ref().map_or(spoken, |(language, _)| *language);
    let onchange = link.callback(|event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        Msg::Language(Speaking::Choose(select.selected_index()))
    });
    let option = |language: Language| {
        html! {
            <option key={language.tag()} value={language.tag()} lang={language.full_tag()}
                selected={language == wanted}>{ language.own_name() }</option>
        }
    };
    let index = Language::ALL.iter().position(|language| *language == wanted).unwrap_or(0);
    html! {
        <select key={CHOICE} id={CHOICE} {onchange} aria-label={t!("Language")}
            title={t!("Language")} ~selectedIndex={i32::try_from(index).unwrap_or(0)}>
            { for Language::ALL.map(option) }
        </select>
    }
}

/// Whether the focus goes to the list of languages: whoever changes the language comes back to what
/// they were about to type.
pub fn is_next(event: &FocusEvent) -> bool {
    let next = event.related_target().and_then(|next| next.dyn_into::<Element>().ok());
    next.is_some_and(|next| next.id() == CHOICE)
}

/// The file with the texts of a language, beside the page.
pub(super) fn file(language: Language) -> String {
    ["languages/", language.tag(), ".txt"].concat()
}

/// Takes the texts of a language. Whether they are some: a host may answer with a page of its own
/// instead of the file.
pub(super) fn set(language: Language, text: &str) -> bool {
    words::entries(text).next().is_some() && words::set(language, text).is_ok()
}

/// Says which language the document is in, and writes numbers as who has this tag does.
pub(super) fn speak(tag: &str) {
    let language = words::language();
    // That of another language, where the texts of that are missing.
    let tag = if Language::from_tag(tag) == Some(language) { tag } else { language.tag() };
    let marks = platform::number_marks(tag).or_else(|| platform::number_marks(language.tag()));
    number::set_marks(marks.unwrap_or(Marks::ENGLISH));
    platform::set_language(language.full_tag(), t!("Pool vs Loop: why requests wait"));
}

impl App {
    /// Takes what happens with the language.
    pub(super) fn talk(&mut self, scope: &Scope<Self>, step: Speaking) {
        match step {
            Speaking::Choose(place) => {
                let language = usize::try_from(place).ok().and_then(|at| Language::ALL.get(at));
                if let Some(&language) = language {
                    self.choose(scope, language);
                }
            }
            Speaking::Fetched => {
                let Some((language, fetch)) = self.speech.asked.take() else { return };
                if let Some(text) = fetch.text().filter(|text| set(language, text)) {
                    self.speech.files.push((language, text));
                    self.say_anew(scope);
                    return;
                }
                // The link says what is so, unless it came with what it says.
                if self.speech.chosen == Some(language) {
                    self.choose(scope, words::language());
                }
                self.lack(language);
            }
        }
    }

    /// Sees to it that the page speaks what its link asks for.
    pub(super) fn listen(&mut self, scope: &Scope<Self>) {
        let (language, _) = self.link.language(&self.speech.reader);
        self.speech.asked = None;
        let known = self.speech.files.iter().find(|(other, _)| *other == language);
        let known = known.map(|(_, text)| text.as_str());
        if language == Language::English || known.is_some() {
            // It was taken before.
            let _ = words::set(language, known.unwrap_or_default());
        }
        if language == words::language() {
            self.say_anew(scope);
            return;
        }
        let fetched = scope.callback(|()| Msg::Language(Speaking::Fetched));
        match Fetch::new(&file(language), move || fetched.emit(())) {
            Some(fetch) => self.speech.asked = Some((language, fetch)),
            None => self.lack(language),
        }
    }

    /// Sees to the language of a page that has just been made, where the texts of one may be
    /// missing.
    pub(super) fn begin_to_speak(&mut self, scope: &Scope<Self>, missing: Option<Language>) {
        let (wanted, _) = self.link.language(&self.speech.reader);
        if let Some(language) = missing.filter(|missing| *missing == wanted) {
            self.lack(language);
        } else if wanted != words::language() {
            // The address is another one than when they were asked for.
            self.listen(scope);
        }
    }

    fn lack(&mut self, language: Language) {
        self.notices.retain(|notice| !matches!(notice, Notice::NoTexts { .. }));
        self.notices.push(Notice::NoTexts { language });
    }

    fn choose(&mut self, scope: &Scope<Self>, language: Language) {
        self.speech.chosen = Some(language);
        self.link.lang = Some(language.tag().into());
        self.address.write(self.link.encode());
        self.listen(scope);
    }

    /// Says and draws everything in the language that is spoken now.
    fn say_anew(&mut self, scope: &Scope<Self>) {
        let (_, tag) = self.link.language(&self.speech.reader);
        speak(&tag);
        self.notices.retain(|notice| !matches!(notice, Notice::NoTexts { .. }));
        self.saved.clear();
        self.redraw();
        self.redraw_inside();
        self.announce_soon(scope);
    }
}
