//! The editor: a teacher sets the sliders, takes the settings, and writes the question.
//!
//! What is written is the tree of a set's file, [`Draft`]; fields are named by their places in it, so
//! that one listener hears all of them.

use super::editor_fields::{self as fields, Form, Shape, button, join};
use super::editor_form::{self as form, Computed};
use super::editor_work::{Kept, Shared, Work};
use super::editor_write::{pressed, write, wrote};
use super::opening::{self, refusal};
use crate::lesson::packed;
use crate::lesson::{Checked, Draft, Set, limits};
use crate::platform::{self, Fetch, Given, Listener};
use crate::scenario::Link;
use crate::ui::given::text_of;
use crate::ui::icon;
use crate::words::t;
use gloo_timers::callback::Timeout;
use std::rc::Rc;
use yew::prelude::*;

/// The name of the saved file.
pub(super) const FILE: &str = "pool-vs-loop-exercises.json";

/// The field with the link.
const LINK: &str = "lesson-link";

/// Milliseconds without a change after which the engine computes.
const PAUSE: u32 = 200;

/// What the editor gets from the page, and gives to it.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// What is being written.
    pub work: Shared,
    /// What the page has.
    pub page: Link,
    /// Sets the page.
    pub apply: Callback<Link>,
    /// Tries out an exercise of a set.
    pub go: Callback<(Rc<Set>, String)>,
}

/// What happens in the editor.
#[derive(Debug)]
pub enum Msg {
    /// Something stands in a field now.
    Wrote(String, String),
    /// A button is pressed.
    Pressed(String),
    /// A file is dropped or chosen.
    Given(Given),
    /// The set is packed.
    Packed(String),
    /// The browser has copied, or has refused to.
    Copied(bool),
    /// The built-in set is there, or can't be had.
    Fetched,
    /// It is time to compute.
    Compute,
    /// The editor is open: what there is to tell is told where a listener hears it.
    Opened,
}

/// The editor.
pub struct Editor {
    pub(super) checked: Checked,
    pub(super) computed: Computed,
    /// Whether what is missing is to be said.
    pub(super) asked: bool,
    /// What came of the last button.
    pub(super) said: String,
    /// The link, once it was asked for.
    link: String,
    pub(super) fetch: Option<Fetch>,
    timer: Option<Timeout>,
    pub(super) focus: Option<String>,
    _listeners: Vec<Listener>,
}

impl Component for Editor {
    type Message = Msg;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let given = ctx.link().callback(Msg::Given);
        let mut editor = Self {
            checked: Checked::default(),
            computed: Computed::default(),
            asked: false,
            said: String::new(),
            link: String::new(),
            fetch: None,
            timer: None,
            focus: Some("editor-title".into()),
            _listeners: platform::on_drop(limits::DRAFT as u32, move |file| given.emit(file)),
        };
        let mut work = ctx.props().work.0.borrow_mut();
        let work = work.get_or_insert_with(|| Work::open(&query(&ctx.props().page)));
        editor.check(work);
        editor.compute(ctx, work);
        ctx.link().send_message(Msg::Opened);
        editor
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &Props) -> bool {
        if ctx.props().page.scenario != old.page.scenario {
            self.later(ctx);
        }
        true
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        let shared = ctx.props().work.0.clone();
        let mut work = shared.borrow_mut();
        let Some(work) = work.as_mut() else { return false };
        match msg {
            Msg::Wrote(name, value) => write(work, &name, &value),
            Msg::Pressed(name) => {
                self.said.clear();
                self.press(ctx, work, &name);
            }
            Msg::Given(given) => {
                let draft = text_of(given, limits::DRAFT).and_then(|(name, text)| {
                    let draft = Draft::read(&text).map_err(|problem| refusal(&name, &problem))?;
                    Ok((draft, name))
                });
                self.said = match draft {
                    Ok((draft, name)) => {
                        work.replace(&draft);
                        self.asked = false;
                        let name = crate::explain::quoted(&name);
                        t!("“{name}” is open. Undo brings back what was here.", name = name)
                    }
                    Err(why) => why,
                };
            }
            Msg::Packed(data) => {
                let Some(page) = platform::public_address() else { return false };
                let address = [&page, "#lesson=", &data].concat();
                let (sentence, fits) = packed::length(address.chars().count());
                self.said = sentence;
                if fits {
                    let copied = ctx.link().callback(Msg::Copied);
                    platform::copy(LINK.into(), &address, move |done| copied.emit(done));
                    self.link = address;
                } else {
                    self.focus = Some("edit-save".into());
                }
                return true;
            }
            Msg::Copied(done) => {
                self.said = [&self.said, " ", crate::ui::commands::told(done)].concat();
                return true;
            }
            Msg::Fetched => {
                let text = self.fetch.take().and_then(|fetch| fetch.text());
                let draft = text.and_then(|text| Draft::read(&text).ok());
                self.said = match draft {
                    Some(draft) => {
                        work.replace(&draft);
                        t!("These are the built-in exercises. Undo brings back what was here.")
                    }
                    None => t!("The built-in exercises can’t be had now."),
                }
                .into();
            }
            Msg::Compute => {
                self.timer = None;
                self.compute(ctx, work);
                return true;
            }
            Msg::Opened => {}
        }
        if work.kept() == Kept::All && self.said == Kept::Older.sentence() {
            self.said.clear(); // there is room again
        }
        let news = work.news();
        if !news.is_empty() {
            let gap = if self.said.is_empty() { "" } else { " " };
            self.said.extend([gap, &news]);
        }
        self.link.clear();
        self.check(work);
        self.later(ctx);
        true
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        if let Some(id) = self.focus.take() {
            platform::focus(&join("#", &id));
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let work = ctx.props().work.0.borrow();
        let Some(work) = work.as_ref() else { return Html::default() };
        let scenario = own_link(&self.checked);
        let own = Form {
            work,
            checked: &self.checked,
            asked: self.asked,
            base: base(work),
            entries: scenario.shown().collect(),
        };
        let same = query(&scenario) == query(&ctx.props().page);
        html! {
            <section key="editor" id="editor" class="lesson editor" aria-labelledby="editor-title"
                oninput={ctx.link().batch_callback(|event: InputEvent| wrote(&event))}
                onclick={ctx.link().batch_callback(|event: MouseEvent| pressed(&event))}>
                <h2 id="editor-title" tabindex="-1">{ t!("Write exercises") }</h2>
                <p key="what">
                    { t!("Set the sliders, take the settings, write the question. Right answers are computed.") }
                    { " " }
                    <span id="editor-kept" class={(work.kept() != Kept::All).then_some("warning")}>
                        { work.kept().sentence() }
                    </span>
                </p>
                if let Some(sentence) = work.about_unread() {
                    <p key="unread" id="editor-unread" class="warning">
                        { sentence }
                        { button("aside".into(), t!("Save it as a file"), false) }
                    </p>
                }
                { Self::beginnings(ctx) }
                { own.field("title", Shape::Line) }
                { form::language(&own) }
                { list(work) }
                { form::view(&own, &scenario, same, &self.computed) }
                { self.bar(work) }
            </section>
        }
    }
}

impl Editor {
    /// What to begin with.
    fn beginnings(ctx: &Context<Self>) -> Html {
        html! {
            <div key="beginnings" class="row">
                { opening::button("open-file", ctx.link().callback(Msg::Given)) }
                { button("built-in".into(), t!("Start from the built-in exercises"), false) }
                { button("new".into(), t!("Start anew"), false) }
                <a key="leave" class="quiet" href="#exercises">{ t!("To the exercises") }</a>
            </div>
        }
    }

    /// What to do with it, in sight all along.
    fn bar(&self, work: &Work) -> Html {
        let (past, future) = work.steps();
        let icon = |name: &'static str, words: &'static str, picture: &'static str, off: bool| {
            html! {
                <button key={name} id={fields::id(name)} type="button" class="icon" {name} title={words}
                    aria-label={words} aria-disabled={off.then_some("true")}>
                    <svg width="20" height="20" viewBox="0 0 24 24" aria-hidden="true"><path d={picture} /></svg>
                </button>
            }
        };
        html! {
            <div key="bar" class="bar">
                <p id="editor-said" role="status">{ self.said.clone() }</p>
                if !self.link.is_empty() {
                    <input id={LINK} type="text" class="code" readonly=true dir="ltr"
                        aria-label={t!("Link to these exercises")} value={self.link.clone()} />
                }
                <div class="row">
                    { button("try".into(), t!("Try it"), false) }
                    { button("copy".into(), t!("Copy link"), false) }
                    { button("save".into(), t!("Save a file"), false) }
                    { icon("undo", t!("Undo"), icon::UNDO, !past) }
                    { icon("redo", t!("Redo"), icon::REDO, !future) }
                </div>
            </div>
        }
    }

    fn check(&mut self, work: &Work) {
        self.checked = work.draft.check(work.chosen);
    }

    /// Has the engine compute once nothing has changed for a moment.
    fn later(&mut self, ctx: &Context<Self>) {
        let compute = ctx.link().callback(|()| Msg::Compute);
        self.timer = Some(Timeout::new(PAUSE, move || compute.emit(())));
    }
}

/// The exercises, and what can be done with the one on show.
fn list(work: &Work) -> Html {
    let (chosen, count) = (work.chosen, work.draft.count("exercises"));
    let item = |place: usize| -> Html {
        let path = ["exercises[", &place.to_string(), "].title"].concat();
        let title = match work.draft.words(&path, &work.tag) {
            title if title.is_empty() => t!("No title yet").to_owned(),
            title => title,
        };
        let name = join("choose:", &place.to_string());
        html! {
            <li key={place}>
                <button type="button" class="chapter" id={fields::id(&name)} {name}
                    aria-current={(place == chosen).then_some("true")}>
                    { (place + 1).to_string() }{ ". " }{ title }
                </button>
            </li>
        }
    };
    html! {
        <div key="list" class="list">
            <ol>{ for (0..count).map(item) }</ol>
            <div class="row">
                { button("another".into(), t!("Add an exercise"), false) }
                { button("duplicate".into(), t!("Duplicate"), false) }
                { button("earlier".into(), t!("Move up"), chosen == 0) }
                { button("later".into(), t!("Move down"), chosen + 1 == count) }
                { button("delete".into(), t!("Delete"), count == 1) }
            </div>
        </div>
    }
}

/// The place of the exercise on show.
pub(super) fn base(work: &Work) -> String {
    ["exercises[", &work.chosen.to_string(), "]"].concat()
}

/// What a page has as an exercise's scenario: what is the reader's own is left out.
pub(super) fn query(link: &Link) -> String {
    let Link { scenario, hidden, view, focus, .. } = link.clone();
    Link { scenario, hidden, view, focus, ..Link::default() }.encode()
}

/// The scenario of the exercise on show.
pub(super) fn own_link(checked: &Checked) -> Link {
    checked.exercise.as_ref().map(|exercise| exercise.scenario.clone()).unwrap_or_default()
}
