//! The teacher's page as a whole: the set, the codes, and which part is on show.

use super::part::{Part, Place};
use super::{answers, bars, codes, frame, plan, speech, worksheet};
use crate::lesson::class::{Class, TEXT};
use crate::lesson::code::Sheet;
use crate::lesson::packed::{self, Source, Unreadable};
use crate::lesson::{Set, limits};
use crate::platform::{self, Fetch, Listener, TextFile};
use crate::ui::lesson::opening;
use crate::words::{self, Language, t};
use yew::html::Scope;
use yew::prelude::*;

/// The built-in set.
const BUILT_IN: &str = "exercises/post.json";

/// The name under which codes are kept, if the teacher asks for that.
const KEPT: &str = "pool-vs-loop class";

/// What happens on the page.
#[derive(Debug)]
pub enum Msg {
    /// The built-in set is there, or can't be had.
    Fetched,
    /// The teacher goes back to the built-in set.
    BuiltIn,
    /// The codes were changed.
    Typed(String),
    /// A link to a set of one's own was typed.
    Link(String),
    /// The set of that link is to be opened.
    Open,
    /// It is unpacked, or can't be.
    Unpacked(Result<Vec<u8>, Unreadable>),
    /// Files were given.
    Files(Vec<TextFile>),
    /// Codes are kept on this device, or no more.
    Keep(bool),
    /// All codes are taken away.
    Clear,
    /// The fragment has changed.
    Navigated,
    /// For a projector, or not.
    Projector,
    /// Another language.
    Speak(Language),
    /// The texts of another language are there, or can't be had.
    Spoken,
}

/// A set of exercises and what codes have to know of it.
pub struct Loaded {
    pub set: Set,
    pub sheet: Sheet,
    /// Where it comes from.
    pub from: From,
}

/// Where a set comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum From {
    /// It is the built-in one.
    Page,
    /// A file of this name.
    File(String),
    /// A link with this in it.
    Link(String),
}

/// The teacher's page.
pub struct Teach {
    pub(super) loaded: Option<Loaded>,
    fetch: Option<Fetch>,
    /// What has to be said: of a file that can't be read, or of the built-in set.
    pub(super) notes: Vec<String>,
    pub(super) text: String,
    /// What is typed as a link.
    pub(super) link: String,
    /// What of the last link is a packed set.
    packed: String,
    pub(super) class: Class,
    pub(super) part: Part,
    pub(super) keep: bool,
    pub(super) projector: bool,
    pub(super) texts: Option<(Language, Fetch)>,
    _listeners: Vec<Listener>,
}

impl Component for Teach {
    type Message = Msg;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let navigated = ctx.link().callback(|()| Msg::Navigated);
        let files = ctx.link().callback(Msg::Files);
        let mut listeners = platform::on_texts(limit(), move |given| files.emit(given));
        listeners.extend(platform::on_fragment(move || navigated.emit(())));
        let kept = platform::kept(KEPT).filter(|text| text.len() <= TEXT);
        let mut teach = Self {
            loaded: None,
            fetch: None,
            notes: Vec::new(),
            keep: kept.is_some(),
            text: kept.unwrap_or_default(),
            link: String::new(),
            packed: String::new(),
            class: Class::default(),
            part: Part::default(),
            projector: false,
            texts: None,
            _listeners: listeners,
        };
        teach.go(ctx.link());
        if teach.packed.is_empty() {
            teach.fetch(ctx.link());
        }
        speech::name();
        teach
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Fetched => self.fetched(),
            Msg::BuiltIn => self.fetch(ctx.link()),
            Msg::Typed(text) => self.take(text),
            Msg::Link(link) => self.link = link,
            Msg::Open => match self.link.rsplit_once("lesson=") {
                Some((_, packed)) => {
                    let packed = packed.split('&').next().unwrap_or_default().to_owned();
                    self.unpack(ctx.link(), &packed);
                }
                None => {
                    let what = t!(
                        "This link has no exercises in it: it has to have #lesson= and what follows."
                    );
                    self.notes = vec![what.into()];
                }
            },
            Msg::Unpacked(came) => self.unpacked(ctx.link(), came),
            Msg::Files(files) => self.read(files),
            Msg::Keep(keep) => {
                self.keep = keep;
                self.store();
            }
            Msg::Clear => self.take(String::new()),
            Msg::Navigated => self.go(ctx.link()),
            Msg::Projector => {
                self.projector = !self.projector;
                platform::mark_root("data-projector", self.projector);
            }
            Msg::Speak(language) => self.texts = speech::ask(ctx.link(), language),
            Msg::Spoken => {
                if let Some((language, fetch)) = self.texts.take() {
                    speech::speak(language, fetch.text());
                }
            }
        }
        true
    }

    fn rendered(&mut self, _: &Context<Self>, first: bool) {
        if first {
            platform::set_state("ready");
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let tag = words::language().tag();
        let part = |loaded: &Loaded| match self.part {
            Part::Class if self.class.records.is_empty() => Html::default(),
            Part::Class => bars::view(&loaded.set, &loaded.sheet, &self.class, tag),
            Part::Plan => plan::view(),
            Part::Answers => answers::view(&loaded.set, &loaded.sheet, tag),
            Part::Worksheet => {
                worksheet::view(&loaded.set, &loaded.sheet, loaded.from == From::Page, tag)
            }
        };
        html! {
            <>
                { frame::header(ctx.link(), self) }
                <main class="teach" data-part={self.part.word()}>
                    { frame::notes(&self.notes) }
                    { frame::set(ctx.link(), self, tag) }
                    if self.part == Part::Class {
                        { codes::view(ctx.link(), self) }
                    }
                    { for self.loaded.as_ref().map(part) }
                </main>
                { frame::footer() }
            </>
        }
    }
}

impl Teach {
    /// Asks for the built-in set.
    fn fetch(&mut self, link: &Scope<Self>) {
        let done = link.callback(|()| Msg::Fetched);
        self.fetch = Fetch::new(BUILT_IN, move || done.emit(()));
    }

    fn fetched(&mut self) {
        self.packed.clear();
        let text = self.fetch.take().and_then(|fetch| fetch.text());
        match text.as_deref().map(Set::read) {
            Some(Ok(set)) => {
                self.load(set, From::Page);
            }
            _ => self.notes = vec![t!("The built-in exercises could not be loaded.").into()],
        }
    }

    fn load(&mut self, set: Set, from: From) {
        let sheet = Sheet::of(&set);
        self.loaded = Some(Loaded { set, sheet, from });
        self.count();
    }

    /// Reads the codes anew.
    fn count(&mut self) {
        if let Some(Loaded { sheet, .. }) = &self.loaded {
            self.class = Class::read(&self.text, sheet);
        }
    }

    fn take(&mut self, text: String) {
        self.text = text;
        self.store();
        self.count();
    }

    fn store(&self) {
        match self.keep {
            true => _ = platform::keep(KEPT, &self.text),
            false => platform::forget(KEPT),
        }
    }

    /// Goes where the fragment says, and takes the codes that are in it.
    fn go(&mut self, link: &Scope<Self>) {
        let place = Place::read(&platform::fragment_now());
        self.part = place.part;
        if let Some(codes) = place.codes.filter(|codes| !self.text.contains(codes)) {
            self.add(&codes);
        }
        if let Some(packed) = place.set.filter(|packed| *packed != self.packed) {
            self.unpack(link, &packed);
        }
    }

    /// Asks for the set that is packed in a link.
    fn unpack(&mut self, link: &Scope<Self>, packed: &str) {
        self.packed = packed.to_owned();
        let told = link.callback(Msg::Unpacked);
        opening::unpacked(packed, move |came| told.emit(came));
    }

    fn unpacked(&mut self, link: &Scope<Self>, came: Result<Vec<u8>, Unreadable>) {
        let text = came.and_then(packed::text).map_err(|why| why.sentence(Source::Link));
        match text.and_then(|text| Set::read(&text).map_err(|problem| problem.sentence())) {
            Ok(set) => {
                self.notes.clear();
                self.load(set, From::Link(self.packed.clone()));
            }
            Err(sentence) => {
                self.notes = vec![sentence];
                if self.loaded.is_none() {
                    self.fetch(link);
                }
            }
        }
    }

    fn add(&mut self, codes: &str) {
        let mut text = self.text.trim_end().to_owned();
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(codes.trim_end());
        text.push('\n');
        self.take(text);
    }

    /// Takes files: a set of exercises where it is JSON, else codes.
    fn read(&mut self, files: Vec<TextFile>) {
        self.notes.clear();
        for (name, text) in files {
            let Some(text) = text else {
                let note = t!(
                    "{file} could not be read: it has to be a text file of at most 200 kB.",
                    file = name
                );
                self.notes.push(note);
                continue;
            };
            if !text.trim_start_matches('\u{feff}').trim_start().starts_with('{') {
                self.add(&text);
                continue;
            }
            match Set::read(&text) {
                Ok(set) => self.load(set, From::File(name)),
                Err(problem) => self.notes.push([&name, ": ", &problem.sentence()].concat()),
            }
        }
    }
}

/// Bytes of a file that are read.
pub const fn limit() -> u32 {
    (if TEXT > limits::FILE { TEXT } else { limits::FILE }) as u32
}
