//! Exercises: predict, run, explain.
//!
//! While the reader predicts, nothing on the page gives the answer away: [`Desk::hides`]. The
//! fragment of the address says where the reader is, and the one way for a set to come in is
//! [`App::open_set`].

mod after;
mod ask;
mod axis;
mod board;
mod card;
mod desk;
mod editor;
mod editor_compute;
mod editor_fields;
mod editor_form;
mod editor_press;
mod editor_work;
mod editor_write;
mod goals;
mod guess;
mod list;
pub mod opening;
mod predicting;
mod result;

pub use card::{that_matter, view};
pub use desk::{At, Desk, Step};
use editor::Editor;
pub use editor_work::Shared;
pub use goals::view as goals;
pub use guess::Guess;
pub use opening::{LIMIT, Opening};

use super::app::{App, Msg};
use crate::explain::Action;
use crate::lesson::Set;
use crate::lesson::address::{At as Address, Origin};
use crate::platform::{self, Fetch};
use crate::scenario::{History, Link, Scenario};
use desk::{FILE, Supply};
use yew::html::Scope;
use yew::prelude::*;

/// The editor, with what is written in it.
pub fn editor(link: &Scope<App>, app: &App) -> Html {
    html! {
        <Editor key="editor" work={app.editor.clone()} page={app.link.clone()}
            apply={link.callback(Msg::Take)}
            go={link.callback(|(set, id)| Msg::Open(Opening::Try(set, id)))} />
    }
}

impl App {
    /// Goes where the fragment of the address says. Inside another page there are no exercises.
    pub(super) fn route(&mut self, scope: &Scope<Self>) {
        // Dropped on the page while it was without exercises.
        if let Some(given) = platform::handed_over() {
            scope.send_message(Msg::Open(Opening::Given(given)));
        }
        let fragment = self.address.fragment();
        let address = Address::parse(&fragment);
        self.editing = address == Address::Editor && !self.link.embed;
        self.refused.clear();
        let origin = address.origin().filter(|_| !self.link.embed);
        let Some(origin) = origin else {
            self.desk.at = At::Page;
            self.desk.outside = None;
            // A set that is still on its way would lead into its list.
            self.desk.supply = Supply::Idle;
            self.redraw();
            return;
        };
        if !self.desk.is_on() {
            self.desk.outside = Some(self.link.clone());
            self.desk.at = At::List;
        }
        if self.desk.set.is_some() && self.desk.is_of(origin) {
            // Back and forward among the settings of an exercise stay in it.
            let here = self.desk.exercise().is_some_and(|exercise| {
                address.exercise() == Some(&exercise.id) && !self.desk.hides()
            });
            if here {
                self.redraw();
                return self.look_at_goal();
            }
            return self.arrive(scope);
        }
        self.desk.set = None;
        match origin {
            Origin::BuiltIn => self.ask_for_set(scope),
            // It comes in by `open_set`.
            Origin::Own(data) => opening::unpack(scope, data),
        }
    }

    fn ask_for_set(&mut self, scope: &Scope<Self>) {
        let fetched = scope.callback(|()| Msg::Lesson(Step::Fetched));
        let fetch = Fetch::new(FILE, move || fetched.emit(()));
        self.desk.supply = fetch.map_or(Supply::Failed, Supply::Asked);
    }

    /// Takes a set of exercises, and goes to where in it the address says. `data` is what the
    /// fragment has of it.
    pub(super) fn open_set(&mut self, scope: &Scope<Self>, set: Set, data: String) {
        self.desk.take(set, Some(data));
        self.arrive(scope);
    }

    /// Comes by the address to a place in the set that is there.
    fn arrive(&mut self, scope: &Scope<Self>) {
        let fragment = self.address.fragment();
        self.desk.unknown = false;
        let Some(set) = self.desk.set.clone() else { return };
        let place = match Address::parse(&fragment) {
            Address::Exercise(_, id) => {
                let place = set.exercises.iter().position(|exercise| exercise.id == id);
                self.desk.unknown = place.is_none();
                place
            }
            _ => None,
        };
        match place {
            Some(place) => self.come_to(scope, place, true),
            None => self.desk.at = At::List,
        }
        self.refocus = Some("#lesson h2");
    }

    /// Comes to an exercise. What the address sets counts only after a prediction.
    fn come_to(&mut self, scope: &Scope<Self>, place: usize, by_address: bool) {
        self.desk.begin(place);
        self.history = History::default();
        let own = by_address && self.link.scenario != Scenario::default() && !self.desk.hides();
        let link = self.desk.exercise().map(|exercise| exercise.scenario.clone());
        if let Some(link) = link.filter(|_| !own) {
            self.set_up(scope, link);
        } else {
            self.redraw();
        }
        self.refocus = Some("#lesson h2");
    }

    /// Sets the page to a link of the set, and the address with it.
    fn set_up(&mut self, scope: &Scope<Self>, link: Link) {
        let Link { theme, lang, .. } = self.link.clone();
        let link = Link { theme, lang, embed: false, show: None, ..link };
        self.fields.clear();
        self.notices.clear();
        self.playhead.stop();
        self.timeline.reset();
        self.dragging = false;
        self.more = !crate::explain::differences(&link.scenario).is_empty();
        self.address.go(&link.encode(), self.desk.fragment().trim_start_matches('#'), false);
        self.change(scope, link);
        self.redraw();
    }

    /// Goes to a place in the exercises, or out of them, from which the reader can come back.
    fn go(&mut self, scope: &Scope<Self>, at: At) {
        let query = self.link.encode();
        self.desk.at = at;
        self.desk.asked = false;
        self.address.go(&query, &self.desk.fragment(), true);
        match at {
            At::Exercise(place) => self.come_to(scope, place, false),
            At::List => self.refocus = Some("#lesson h2"),
            At::Page => {
                self.history = History::default();
                let link = self.desk.outside.take().unwrap_or_default();
                self.set_up(scope, link);
                self.refocus = Some("#answer");
            }
        }
    }

    /// What the page began with in the exercise or the goal that the reader is at, if in any.
    pub(super) fn beginning(&self) -> Option<Link> {
        let exercise = self.desk.exercise()?;
        let goal = self.desk.goal.and_then(|place| exercise.goals.get(place));
        let start = goal.map_or_else(|| exercise.scenario.clone(), |goal| goal.start(exercise));
        Some(Link { scenario: start.scenario, hidden: start.hidden, ..self.link.clone() })
    }

    /// Whether something that happens is not to happen while the run must not be seen.
    pub(super) fn is_off(&self, msg: &Msg) -> bool {
        let off = match msg {
            Msg::Key(action) => *action != Action::Help,
            Msg::Edit(_) | Msg::Chapter(_) | Msg::Undo | Msg::Redo | Msg::Settled => true,
            Msg::Play(step) => !matches!(step, super::playhead::Move::Seen),
            _ => false,
        };
        off && self.desk.hides()
    }

    /// Takes what happens in the exercises. Whether there is something new to see.
    pub(super) fn lesson(&mut self, scope: &Scope<Self>, step: Step) -> bool {
        match step {
            Step::Fetched => {
                let Supply::Asked(fetch) = &self.desk.supply else { return false };
                // A host may answer with a page of its own instead of the file.
                match fetch.text().and_then(|text| Set::read(&text).ok()) {
                    Some(set) => {
                        self.desk.take(set, None);
                        self.arrive(scope);
                    }
                    None => self.desk.supply = Supply::Failed,
                }
            }
            Step::Retry => {
                self.ask_for_set(scope);
                self.refocus = Some("#lesson h2");
            }
            Step::List => self.go(scope, At::List),
            Step::Go(place) => self.go(scope, At::Exercise(place)),
            Step::Leave => self.go(scope, At::Page),
            Step::Commit => {
                if self.desk.commit() {
                    self.redraw();
                    self.refocus = Some("#verdict");
                    self.look_at_goal();
                } else {
                    self.refocus = Some(self.desk.input());
                }
            }
            Step::Again => {
                self.desk.again = true;
                self.desk.draft.problem.clear();
                let link = self.desk.exercise().map(|exercise| exercise.scenario.clone());
                if let Some(link) = link {
                    // What the reader set is there again once the run may be seen.
                    self.history.record(&self.link, &link, None);
                    self.set_up(scope, link);
                }
                self.refocus = Some(self.desk.input());
            }
            Step::Goal(place) => return self.begin_goal(scope, place),
            Step::AskReset(asked) => {
                self.desk.asked = asked;
                self.refocus = Some(if asked { "#reset-keep" } else { "#reset-progress" });
            }
            Step::Reset => {
                self.desk.forget();
                self.refocus = Some("#lesson h2");
            }
            Step::Room(width) => return self.desk.board.resize(width),
            Step::ToGoals => platform::come_to("#goals-title", "#goals"),
            Step::ToPlot => platform::come_to("#plot .reader", "#plot"),
            Step::ToResult => platform::come_to("#result-title", "#result"),
            step => return self.desk.draft(step),
        }
        true
    }

    /// What the reader predicted, if the plot shows the run that it is about.
    pub(super) fn guess(&self) -> Option<Guess> {
        let (set, shown) = (self.desk.set.clone()?, self.desk.shown.clone()?);
        let At::Exercise(place) = self.desk.at else { return None };
        let same = set.exercises.get(place)?.scenario.scenario == self.link.scenario;
        same.then(|| Guess::new(set, place, shown))
    }
}
