//! The teacher's page as a whole: the set, the codes, and which part is on show.

use super::kept::Codes;
use super::part::{Part, Place};
use super::{answers, bars, codes, frame, given, plan, speech, way, worksheet};
use crate::lesson::Set;
use crate::lesson::address::Origin;
use crate::lesson::class::Class;
use crate::lesson::code::Sheet;
use crate::lesson::packed::{self, Source, Unreadable};
use crate::platform::{self, Fetch, GivenFile, Listener};
use crate::ui::lesson::opening;
use crate::words::{self, Language, t};
use yew::html::Scope;
use yew::prelude::*;

/// The built-in set.
const BUILT_IN: &str = "exercises/post.json";

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
    Files(Vec<GivenFile>),
    /// Codes are kept on this device, or no more.
    Keep(bool),
    /// All codes are taken away.
    Clear,
    /// They are brought back.
    Undo,
    /// All codes are to be copied.
    Copy,
    /// The browser has copied them, or has refused to.
    Copied(bool),
    /// Another page of this browser has kept something.
    Followed,
    /// The set of one's own that was loaded so many times before is packed for links.
    Packed(u32, String),
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
    /// One's own as links have it, as soon as it is packed.
    pub link: Option<String>,
}

impl Loaded {
    /// Where in addresses the set is; `None` as long as one's own isn't packed.
    pub fn origin(&self) -> Option<Origin<'_>> {
        match self.from {
            From::Page => Some(Origin::BuiltIn),
            From::File(_) | From::Link(_) => self.link.as_deref().map(Origin::Own),
        }
    }
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
    pub(super) codes: Codes,
    /// Whether some came by the address.
    pub(super) scanned: bool,
    /// Whether they were copied, once the teacher wanted that.
    pub(super) copied: Option<bool>,
    /// What is typed as a link.
    pub(super) link: String,
    /// What of the last link is a packed set.
    packed: String,
    /// How many sets were loaded.
    loads: u32,
    /// A set of one's own that is to be packed.
    to_pack: Option<String>,
    pub(super) class: Class,
    pub(super) part: Part,
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
        let followed = ctx.link().callback(|()| Msg::Followed);
        let mut listeners = platform::on_files(given::LIMIT, move |given| files.emit(given));
        listeners.extend(platform::on_fragment(move || navigated.emit(())));
        listeners.extend(platform::on_kept(move || followed.emit(())));
        let mut teach = Self {
            loaded: None,
            fetch: None,
            notes: Vec::new(),
            codes: Codes::begin(),
            scanned: false,
            copied: None,
            link: String::new(),
            packed: String::new(),
            loads: 0,
            to_pack: None,
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
            Msg::Typed(text) => {
                let taken = self.codes.typed(text);
                self.say(taken);
            }
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
                let done = self.codes.set_keep(keep);
                self.say(done);
            }
            Msg::Clear => {
                self.codes.clear();
                self.say(Ok(()));
            }
            Msg::Undo => {
                self.codes.undo();
                self.say(Ok(()));
            }
            Msg::Copy => {
                let done = ctx.link().callback(Msg::Copied);
                let copied = move |copied| done.emit(copied);
                platform::copy(codes::FIELD.into(), self.codes.text(), copied);
                return false;
            }
            Msg::Copied(done) => self.copied = Some(done),
            Msg::Followed if !self.codes.follow() => return false,
            Msg::Followed => self.count(),
            Msg::Packed(load, packed) => match &mut self.loaded {
                Some(loaded) if load == self.loads => loaded.link = Some(packed),
                _ => return false,
            },
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
        if let Some(text) = self.to_pack.take() {
            let load = self.loads;
            let told = ctx.link().callback(move |packed| Msg::Packed(load, packed));
            opening::pack(text, move |packed| told.emit(packed));
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
            Part::Worksheet => worksheet::view(loaded, tag),
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
                { for self.loaded.as_ref().map(way::view) }
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

    pub(super) fn load(&mut self, set: Set, from: From) {
        let sheet = Sheet::of(&set);
        self.loads += 1;
        self.to_pack = (from != From::Page).then(|| set.write_short());
        self.loaded = Some(Loaded { set, sheet, from, link: None });
        self.count();
    }

    /// Reads the codes anew.
    pub(super) fn count(&mut self) {
        if let Some(Loaded { sheet, .. }) = &self.loaded {
            self.class = Class::read(self.codes.text(), sheet);
        }
    }

    /// Reads the codes anew after something was done with them, and says what went wrong.
    fn say(&mut self, done: Result<(), String>) {
        self.copied = None;
        self.notes = done.err().into_iter().collect();
        self.count();
    }

    /// Goes where the fragment says, and takes the codes that are in it.
    fn go(&mut self, link: &Scope<Self>) {
        let place = Place::read(&platform::fragment_now());
        self.part = place.part;
        if let Some(codes) =
            place.codes.as_ref().filter(|codes| !self.codes.text().contains(*codes))
        {
            // Each picture that a camera reads opens a page of its own: they can only add up where
            // they are kept.
            let kept = self.codes.set_keep(true);
            let taken = self.codes.add(t!("The link").into(), codes);
            self.scanned = true;
            self.say(taken.and(kept));
            // A page that is loaded anew must not bring back what was cleared meanwhile.
            platform::set_fragment(&place.without_codes());
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
                // But not what was said of codes that came along.
                if !self.scanned {
                    self.notes.clear();
                }
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
}
