//! The page as a whole: what is set, what is on show, and what happens.

use super::choice::Choice;
use super::diagram::DiagramPanel;
use super::fields::{Fields, Typing};
use super::language::{Speaking, Speech};
use super::layout::Part;
use super::lesson::{Desk, LIMIT, Opening, Shared, Step as LessonStep};
use super::log::Log;
use super::measured::{Measured, Step};
use super::parts::node;
use super::playhead::{Move, Playhead};
use super::plot::{PlotPanel, Reading};
use super::save::Saving;
use super::study::Study;
use super::timeline::{Look, TimelinePanel};
use super::writing::Writing;
use super::{
    answer, chapters, control, footer, header, inside, keys, layout, lesson, lineup, more, notices,
};
use super::{opener, paper, plot, refused, summary, take, terms, truth, why};
use crate::explain::{self, Action, Phrase};
use crate::platform::{self, AddressBar, Listener, Turns};
use crate::scenario::{Edit, Entry, History, Link, Notice, Panel, Scenario, Setting};
use crate::sim::changes::Change;
use crate::words::{Language, t};
use gloo_timers::callback::Timeout;
use std::cell::Cell;
use std::rc::Rc;
use web_sys::Element;
use yew::prelude::*;

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
    /// The reader goes to a chapter.
    Chapter(usize),
    /// The reader wants to see a scenario of the panel of measured runs.
    Load(Scenario),
    /// The reader makes a change that helps.
    Apply(Change),
    /// A command line that was pasted leads to this.
    Take(Link),
    /// The reader takes the last change back.
    Undo,
    /// The reader makes it again.
    Redo,
    /// The further settings are opened or closed.
    More(bool),
    /// A picture as a table is opened or closed.
    Unfold(&'static str, bool),
    /// Something happens in the panel of measured runs.
    Measured(Step),
    /// Something happens in the plot.
    Read(Reading),
    /// Something happens in the timeline.
    Look(Look),
    /// The plot has another width, in CSS pixels.
    Room(i32),
    /// The diagram has another width, in CSS pixels.
    Wide(i32),
    /// The playhead moves.
    Play(Move),
    /// The reader looks inside the entry in this place of the line-up.
    Focus(usize),
    /// The log was scrolled.
    Scrolled(Element),
    /// A key was pressed that works all over the page.
    Key(Action),
    /// Single keys are turned on or off.
    SingleKeys,
    /// Something happens in the exercises.
    Lesson(LessonStep),
    /// A file is saved.
    Save(Saving),
    /// It is time to go on with what is simulated.
    Work,
    /// A turn has come that was asked for.
    Turn,
    /// The reader went back or forward.
    Navigated,
    /// The reader has read a notice.
    Dismiss(Notice),
    /// The answer has settled.
    Settled,
    /// A set of exercises comes in.
    Open(Opening),
    /// Something happens with the page's language.
    Language(Speaking),
}

/// What is known before there is a page.
#[derive(Clone, Debug, Default, PartialEq, Properties)]
pub struct Props {
    /// The language that was asked for, if its texts can't be had.
    pub missing: Option<Language>,
}

/// When the page goes on with what is simulated.
#[derive(Debug)]
pub(super) enum Next {
    /// In a turn that is asked for already.
    Turn,
    /// After a while.
    Later(#[expect(dead_code, reason = "dropping it takes it back")] Timeout),
}

/// State by responsibility: the settings and what is being typed, what is simulated, the panels
/// that have a state of their own, and what reaches out of the page.
pub struct App {
    pub(super) link: Link,
    pub(super) history: History,
    /// The chapter that the reader is in.
    pub(super) chapter: Option<usize>,
    pub(super) fields: Fields,
    pub(super) notices: Vec<Notice>,
    pub(super) more: bool,
    pub(super) dragging: bool,
    /// Pictures that are also shown as tables.
    pub(super) tables: Vec<&'static str>,

    pub(super) study: Study,
    pub(super) work: Option<Next>,
    pub(super) turns: Option<Turns>,
    /// Why the entry in focus takes so long.
    pub(super) why: Vec<Vec<Phrase>>,

    pub(super) plot: PlotPanel,
    pub(super) timeline: TimelinePanel,
    pub(super) diagram: DiagramPanel,
    pub(super) playhead: Playhead,
    pub(super) log: Log,
    pub(super) measured: Measured,

    pub(super) desk: Desk,
    /// Whether the editor is open, and what is written in it.
    pub(super) editing: bool,
    pub(super) editor: Shared,
    /// What could not be opened.
    pub(super) refused: String,
    /// The file of data that is being written.
    pub(super) writing: Option<Writing>,
    /// What came of the last file that was saved.
    pub(super) saved: String,
    pub(super) address: AddressBar,
    pub(super) speech: Speech,
    pub(super) announced: String,
    /// The reader has pressed something that is no longer there: where the focus has to go.
    pub(super) refocus: Option<&'static str>,
    /// The chapter has to come into view.
    pub(super) reveal: bool,
    pub(super) settle: Option<Timeout>,
    /// Whether single keys are on.
    pub(super) single_keys: Rc<Cell<bool>>,
    _listeners: Vec<Listener>,
}

impl Component for App {
    type Message = Msg;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let (address, place) = AddressBar::open();
        let (link, notices) = Link::open(&place.query);
        let navigated = ctx.link().callback(|()| Msg::Navigated);
        let seen = ctx.link().callback(|()| Msg::Play(Move::Seen));
        let mut listeners = platform::on_change(move || seen.emit(()));
        listeners.extend(AddressBar::on_navigation(move || navigated.emit(())));
        let given = ctx.link().callback(|given| Msg::Open(Opening::Given(given)));
        listeners.extend(platform::on_drop(LIMIT, move |file| given.emit(file)));
        let turn = ctx.link().callback(|()| Msg::Turn);
        let single_keys = Rc::new(Cell::new(true));
        listeners.extend(keys::listen(ctx.link(), single_keys.clone()));
        let mut app = Self {
            more: !explain::differences(&link.scenario).is_empty(),
            chapter: None,
            link,
            history: History::default(),
            fields: Fields::default(),
            notices,
            dragging: false,
            tables: Vec::new(),
            study: Study::default(),
            work: None,
            turns: Turns::new(move || turn.emit(())),
            why: Vec::new(),
            plot: PlotPanel::default(),
            timeline: TimelinePanel::default(),
            diagram: DiagramPanel::default(),
            playhead: Playhead::default(),
            log: Log::default(),
            measured: Measured::default(),
            desk: Desk::default(),
            editing: false,
            editor: Shared::default(),
            refused: String::new(),
            writing: None,
            saved: String::new(),
            address,
            speech: Speech::default(),
            announced: String::new(),
            refocus: None,
            reveal: true,
            settle: None,
            single_keys,
            _listeners: listeners,
        };
        app.chapter = app.chapter_of_settings();
        platform::set_look(app.link.theme.word(), app.link.embed);
        app.begin_to_speak(ctx.link(), ctx.props().missing);
        app.study.request(app.link.scenario.clone());
        app.route(ctx.link());
        app.work(ctx.link());
        app
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        if self.is_off(&msg) {
            return false;
        }
        let seen = self.take(ctx.link(), msg);
        let retold = self.desk.follow_language();
        if retold {
            self.look_at_goal();
        }
        seen || retold
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if let Some(selector) = self.refocus.take() {
            platform::focus(selector);
        }
        if std::mem::take(&mut self.reveal) {
            platform::reveal("#chapters ol", "#chapters [aria-current]");
        }
        // Also where no row came: rows that went and came back leave it scrolled elsewhere.
        if self.log.follows() {
            platform::scroll_to_end("log-rows");
        }
        if first {
            platform::set_state("ready");
        }
        self.plot.observe(ctx.link());
        self.timeline.observe(ctx.link());
        self.diagram.observe(ctx.link());
        self.desk.observe(ctx.link());
    }

    fn destroy(&mut self, _: &Context<Self>) {
        // The address may be another page's by the time that a write is due.
        self.address.forget();
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let link = ctx.link();
        let scenario = &self.link.scenario;
        let results = self.study.results();
        let shown: Vec<Entry> = self.link.shown().collect();
        let control = |setting: Setting| {
            control::view(link, setting, scenario.get(setting), self.fields.draft(setting))
        };
        let part = |part: Part| match part {
            Part::Answer => answer::view(results, &shown, scenario.requests),
            Part::Plot => self.plot.view(link, results, &self.link, self.is_open(plot::TABLE)),
            Part::Controls => html! {
                <section key="controls" class="controls" aria-labelledby="controls-title">
                    <h2 id="controls-title" class="unseen">{ node(t!("Settings")) }</h2>
                    { lesson::goals(link, &self.desk) }
                    { for Setting::MAIN.into_iter().map(control) }
                </section>
            },
            Part::More => more::view(link, scenario, self.more, &self.fields),
            Part::Lineup => lineup::view(link, &scenario.lineup, &shown),
            Part::Inside => inside::view(link, self),
            Part::Pair => html! {
                <div key="pair" class="pair">
                    if self.link.shows(&[Panel::Why]) {
                        { why::view(link, &self.study, &self.why, self.link.focused()) }
                    }
                    if self.link.shows(&[Panel::Log]) {
                        { self.log_view(link) }
                    }
                </div>
            },
            Part::Summary => summary::view(results, &shown),
            Part::Take => take::view(link, self),
            Part::Truth => truth::view(link, &self.measured),
        };
        let page = !self.link.embed;
        let whole = layout::is_whole(&self.link);
        let needed = |part: &Part| !self.editing || part.is_for_writing();
        html! {
            <>
                if page {
                    { header::view(link, &self.history, self.is_default(), &self.speech, &self.desk, self.link.lang.as_deref()) }
                }
                { notices::view(link, &self.notices) }
                { refused::view(link, &self.refused) }
                if self.editing {
                    { lesson::editor(link, self) }
                } else if self.desk.is_on() {
                    { lesson::view(link, &self.desk) }
                } else if self.link.shows(&[Panel::Chapters]) {
                    { chapters::view(link, self.chapter, self.is_as_in_chapter()) }
                }
                // Nothing of a run that is to be predicted.
                if !self.desk.hides() {
                    { paper::view(&self.link) }
                    <main key="main" class={(!whole || self.editing).then_some("chosen")}
                        aria-busy={self.study.is_busy().to_string()}>
                        { for layout::parts(&self.link).into_iter().filter(needed).map(part) }
                        { terms::view() }
                    </main>
                }
                { if page { footer::view() } else { opener::view(&self.link) } }
                { keys::view(link, self.single_keys.get()) }
                <p key="announce" id="announce" class="unseen" aria-live="polite">
                    { &self.announced }
                </p>
            </>
        }
    }
}
