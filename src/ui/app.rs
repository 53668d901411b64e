//! The page as a whole: what is set, what is on show, and what follows from a change.

use super::choice::Choice;
use super::fields::{Fields, Typing};
use super::measured::{Measured, Step};
use super::{answer, control, footer, lineup, more, notices, plot, summary, truth};
use crate::chart::{CompletionPlot, Scene, top_of_axis};
use crate::explain;
use crate::platform::{self, AddressBar, Listener, WidthObserver};
use crate::scenario::{Edit, Entry, Link, Micros, Notice, Scenario, Setting};
use super::truth::{self, Truth};
use super::{answer, control, footer, lineup, more, notices, plot, summary};
use crate::chart::{Plot, Scene, top_of_axis};
use crate::measured::{self, Comparison};
use crate::platform::{self, AddressBar, Fetch, Listener, WidthObserver};
use crate::scenario::{Accept, Draft, Edit, Entry, Link, Micros, Notice, Scenario, Setting, View};
use crate::sim::{Results, Runner};
use gloo_timers::callback::Timeout;
use yew::prelude::*;

/// Milliseconds without a change after which a screen reader hears the new answer.
const PAUSE: u32 = 700;

/// Milliseconds of a frame that a slice of simulation may use.
const SLICE: f64 = 8.0;

/// Width of the plot before it is known, in CSS pixels.
const FIRST_WIDTH: i32 = 640;

/// What happens on the page.
#[derive(Debug)]
pub enum Msg {
    /// The reader changes something, once.
    Edit(Edit),
    /// The reader moves a slider and still holds it.
    Drag(Setting, u64),
    /// The reader lets go of a slider.
    Released,
    /// A slider has the value that it is to have: a drag has ended.
    Chosen,
    /// Something happens in a field.
    Type(Typing),
    /// The reader chooses the place in a list.
    Choose(Choice, i32),
    /// The reader adds the entry that is chosen in the list.
    Add,
    /// The reader takes an entry out of the line-up.
    Remove(Entry),
    /// The further settings are opened or closed.
    More(bool),
    /// Something happens in the panel of measured runs.
    Measured(Step),
    /// The reader wants to see a scenario of the panel.
    Load(Scenario),
    /// It is time to go on with a long run.
    Slice,
    /// The plot has another width, in CSS pixels.
    Width(i32),
    /// The reader went back or forward.
    Navigated,
    /// The reader has read a notice.
    Dismiss(Notice),
    /// The answer has settled.
    Settled,
}

/// State by responsibility: the settings and what is being typed, the run, the plot, and what
/// reaches out of the page.
pub struct App {
    link: Link,
    fields: Fields,
    notices: Vec<Notice>,
    more: bool,

    runner: Runner,
    results: Option<Results>,
    slice: Option<Timeout>,

    scene: Scene,
    width: i32,
    /// Time at the top of the plot's axis, in microseconds.
    until: Micros,
    dragging: bool,
    node: NodeRef,
    observer: Option<WidthObserver>,

    measured: Measured,

    address: AddressBar,
    announced: String,
    /// The reader has pressed something that is no longer there: where the focus has to go.
    refocus: Option<&'static str>,
    settle: Option<Timeout>,
    _navigation: Option<Listener>,
}

impl Component for App {
    type Message = Msg;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let (address, query) = AddressBar::open();
        let (link, notices) = Link::open(&query);
        let navigated = ctx.link().callback(|()| Msg::Navigated);
        let mut app = Self {
            more: !explain::differences(&link.scenario).is_empty(),
            link,
            fields: Fields::default(),
            notices,
            runner: Runner::default(),
            results: None,
            slice: None,
            scene: Scene::default(),
            width: FIRST_WIDTH,
            until: 0,
            dragging: false,
            node: NodeRef::default(),
            observer: None,
            measured: Measured::default(),
            address,
            announced: String::new(),
            refocus: None,
            settle: None,
            _navigation: AddressBar::on_navigation(move || navigated.emit(())),
        };
        app.runner.request(app.link.scenario.clone(), platform::now());
        app.run_slice(ctx);
        app
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Edit(edit) => {
                if edit == Edit::Reset {
                    self.fields.clear();
                    self.notices.clear();
                }
                self.dragging = false;
                self.edit(ctx, edit);
            }
            Msg::Drag(setting, value) => {
                self.dragging = true;
                self.fields.forget(setting);
                self.edit(ctx, Edit::Set(setting, value));
            }
            Msg::Released | Msg::Chosen => {
                if std::mem::take(&mut self.dragging) {
                    self.redraw();
                }
                if matches!(msg, Msg::Chosen) {
                    self.address.flush();
                }
            }
            Msg::Type(typing) => {
                if let Some(edit) = self.fields.update(typing, &self.link.scenario) {
                    self.dragging = false;
                    self.edit(ctx, edit);
                }
            }
            Msg::Choose(choice, place) => {
                let place = usize::try_from(place).unwrap_or(0);
                if let Some(edit) = choice.edit(&self.link.scenario, place) {
                    self.edit(ctx, edit);
                }
            }
            Msg::Add => {
                if let Ok(entry) = platform::chosen("add-entry").parse() {
                    self.edit(ctx, Edit::AddEntry(entry));
                }
            }
            Msg::Remove(entry) => {
                self.refocus = Some("#add-entry");
                self.edit(ctx, Edit::RemoveEntry(entry));
            }
            Msg::More(open) => return std::mem::replace(&mut self.more, open) != open,
            Msg::Measured(step) => {
                // What the reader sets comes first.
                let slice = if self.runner.is_busy() { 0.0 } else { SLICE };
                self.measured.update(ctx.link(), step, slice);
            }
            Msg::Load(scenario) => {
                let (link, _) = self.link.edited(Edit::Reset);
                let link = Link { scenario, ..link };
                self.fields.clear();
                self.notices.clear();
                self.more = !explain::differences(&link.scenario).is_empty();
                self.refocus = Some("#answer");
                self.address.visit(&link.encode());
                self.change(ctx, link);
            }
            Msg::Slice => return self.run_slice(ctx),
            Msg::Width(width) => {
                if width == self.width {
                    return false;
                }
                self.width = width;
                self.redraw();
            }
            Msg::Navigated => match self.address.navigated() {
                Some(query) => {
                    let (link, notices) = Link::open(&query);
                    self.notices = notices;
                    self.fields.clear();
                    self.more |= !explain::differences(&link.scenario).is_empty();
                    self.dragging = false;
                    self.change(ctx, link);
                }
                None => return false,
            },
            Msg::Dismiss(notice) => {
                self.notices.retain(|other| *other != notice);
                self.refocus = Some("#notices button, #workers");
            }
            Msg::Settled => {
                if let Some(results) = &self.results {
                    let sentence = explain::answer(results, &self.shown());
                    self.announced = explain::plain(&sentence);
                }
            }
        }
        true
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if let Some(selector) = self.refocus.take() {
            platform::focus(selector);
        }
        if !first {
            return;
        }
        platform::set_state("ready");
        let resized = ctx.link().callback(Msg::Width);
        let element = self.node.cast::<web_sys::Element>();
        self.observer = element.and_then(|element| {
            // An element that is not displayed has no width, and nobody looks at it.
            WidthObserver::new(&element, move |width| {
                if width > 0 {
                    resized.emit(width);
                }
            })
        });
    }

    fn destroy(&mut self, _: &Context<Self>) {
        // The address may be another page's by the time that a write is due.
        self.address.forget();
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let link = ctx.link();
        let scenario = &self.link.scenario;
        let shown = self.shown();
        let control = |setting: Setting| {
            control::view(link, setting, scenario.get(setting), self.fields.draft(setting))
        };
        html! {
            <>
                <header key="header">
                    <h1>{ "Pool vs Loop" }</h1>
                    <p>{ "Why requests wait: Gunicorn’s workers against Uvicorn’s event loop" }</p>
                    <button id="reset" type="button" class="quiet"
                        aria-disabled={self.is_default().then_some("true")}
                        onclick={link.callback(|_| Msg::Edit(Edit::Reset))}>
                        { "Reset" }
                    </button>
                </header>
                { notices::view(link, &self.notices) }
                <main key="main" aria-busy={self.runner.is_busy().to_string()}>
                    { answer::view(self.results.as_ref(), &shown, scenario.requests) }
                    <section key="controls" class="controls" aria-labelledby="controls-title">
                        <h2 id="controls-title" class="unseen">{ "Settings" }</h2>
                        { for Setting::MAIN.into_iter().map(control) }
                    </section>
                    { plot::view(self.node.clone(), &self.scene, self.results.as_ref(), &shown, scenario) }
                    { more::view(link, scenario, self.more, &self.fields) }
                    { lineup::view(link, &scenario.lineup, &shown) }
                    { summary::view(self.results.as_ref(), &shown) }
                    { truth::view(link, &self.measured) }
                </main>
                { footer::view() }
                <p key="announce" id="announce" class="unseen" aria-live="polite">
                    { &self.announced }
                </p>
            </>
        }
    }
}

impl App {
    fn shown(&self) -> Vec<Entry> {
        self.link.shown().collect()
    }

    /// Whether there is nothing to reset. The button stays reachable even so: pressing it must not
    /// cast a keyboard's user back to the top of the page.
    fn is_default(&self) -> bool {
        self.link == self.link.edited(Edit::Reset).0 && !self.fields.is_wrong()
    }

    fn edit(&mut self, ctx: &Context<Self>, edit: Edit) {
        let (link, notice) = self.link.edited(edit);
        // What the last edit changed besides is said once, however often it happens.
        self.notices.extend(notice.filter(|notice| !self.notices.contains(notice)));
        self.address.write(link.encode());
        self.change(ctx, link);
    }

    /// Takes a new link: its results follow in this very frame if they can.
    fn change(&mut self, ctx: &Context<Self>, link: Link) {
        let rerun = link.scenario != self.link.scenario;
        let reshown = !link.shown().eq(self.link.shown());
        self.link = link;
        self.fields.settle(&self.link.scenario);
        let redrawn = rerun && {
            self.runner.request(self.link.scenario.clone(), platform::now());
            self.run_slice(ctx)
        };
        // Other entries can be shown before there are other results.
        if reshown && !redrawn {
            self.redraw();
        }
        self.announce_soon(ctx);
    }

    /// Has the answer read out once nothing has changed for a while.
    fn announce_soon(&mut self, ctx: &Context<Self>) {
        let settled = ctx.link().callback(|()| Msg::Settled);
        self.settle = Some(Timeout::new(PAUSE, move || settled.emit(())));
    }

    /// Goes on with a run. Whether the page has something new to show.
    fn run_slice(&mut self, ctx: &Context<Self>) -> bool {
        let results = self.runner.advance(SLICE, platform::now);
        let next = ctx.link().callback(|()| Msg::Slice);
        self.slice = self.runner.is_busy().then(|| Timeout::new(0, move || next.emit(())));
        let Some(results) = results else {
            return false;
        };
        // The first answer is there to be read with the page.
        if self.results.replace(results).is_some() {
            self.announce_soon(ctx);
        }
        self.redraw();
        true
    }

    /// Draws the plot anew. Its axis grows at once, and shrinks only when no slider is held: a
    /// plot that rescales under the reader's hand can't be compared with itself.
    fn redraw(&mut self) {
        if let Some(results) = &self.results {
            let shown: Vec<Entry> = self.link.shown().collect();
            let view = View::Request;
            let top = top_of_axis(results, &shown, view);
            self.until = if self.dragging { self.until.max(top) } else { top };
            let (until, width) = (self.until, self.width);
            let plot = Plot { results, shown: &shown, view, until, width, at: None };
            self.scene = plot.scene();
        }
    }
}
