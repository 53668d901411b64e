//! What follows from what happens.

use super::app::{App, Msg, Next};
use super::keys;
use super::layout;
use super::measured::Step;
use super::playhead::Move;
use super::plot::{self, Reading};
use super::timeline::Look;
use super::work::SLICE;
use crate::explain::number::duration;
use crate::explain::{self, Action, CHAPTERS};
use crate::platform;
use crate::scenario::{Edit, Entry, Link, Micros, Setting, View};
use crate::sim::finished_by;
use crate::words::t;
use gloo_timers::callback::Timeout;
use yew::html::Scope;
use yew::prelude::*;

/// Milliseconds without a change after which a screen reader hears the new answer.
const PAUSE: u32 = 700;

impl App {
    /// Takes what happens. Whether there is something new to see.
    pub(super) fn take(&mut self, scope: &Scope<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Edit(edit) => {
                if edit == Edit::Reset {
                    self.fields.clear();
                    self.notices.clear();
                    self.timeline.reset();
                    self.playhead.stop();
                    self.chapter = None;
                }
                self.dragging = false;
                match self.beginning().filter(|_| edit == Edit::Reset) {
                    Some(link) => self.apply(scope, link),
                    None => self.edit(scope, edit, None),
                }
                self.history.close();
            }
            Msg::Drag(setting, value) => {
                self.dragging = true;
                self.fields.forget(setting);
                self.edit(scope, Edit::Set(setting, value), Some(setting));
            }
            Msg::Released | Msg::Chosen => {
                if std::mem::take(&mut self.dragging) {
                    self.redraw();
                    self.look_at_goal();
                }
                if matches!(msg, Msg::Chosen) {
                    self.address.flush();
                    self.history.close();
                }
            }
            Msg::Type(typing) => {
                let (setting, left) = typing.of();
                if let Some(edit) = self.fields.update(typing, &self.link.scenario) {
                    self.dragging = false;
                    self.edit(scope, edit, setting);
                }
                if left {
                    self.history.close();
                }
            }
            Msg::Choose(choice, place) => {
                let place = usize::try_from(place).unwrap_or(0);
                if let Some(edit) = choice.edit(&self.link.scenario, place) {
                    self.edit(scope, edit, None);
                }
            }
            Msg::Add => {
                if let Ok(entry) = platform::chosen("add-entry").parse() {
                    self.edit(scope, Edit::AddEntry(entry), None);
                }
            }
            Msg::Remove(entry) => {
                self.refocus = Some("#add-entry");
                self.edit(scope, Edit::RemoveEntry(entry), None);
            }
            Msg::Chapter(place) => {
                if let Some(chapter) = CHAPTERS.get(place) {
                    self.visit(scope, chapter.link());
                    self.chapter = Some(place);
                    self.reveal = true;
                    // After the last one there is no next, whose button may have been pressed.
                    if place + 1 == CHAPTERS.len() {
                        self.refocus = Some("#chapters [aria-current]");
                    }
                }
            }
            Msg::Load(scenario) => {
                self.refocus = Some("#answer");
                self.more = !explain::differences(&scenario).is_empty();
                self.visit(scope, Link { scenario, ..Link::default() });
            }
            Msg::Apply(change) => {
                let link = change.applied(&self.link);
                self.apply(scope, link);
                self.refocus = Some("#answer");
            }
            Msg::Take(link) => {
                self.more |= !explain::differences(&link.scenario).is_empty();
                let Link { scenario, hidden, focus, .. } = link;
                let link = Link { scenario, hidden, focus, ..self.link.clone() };
                self.apply(scope, link);
            }
            Msg::Undo | Msg::Redo => {
                let link = match msg {
                    Msg::Undo => self.history.undo(&self.link),
                    _ => self.history.redo(&self.link),
                };
                let Some(link) = link else { return false };
                self.fields.clear();
                self.dragging = false;
                self.more |= !explain::differences(&link.scenario).is_empty();
                self.write(&link, true);
                self.change(scope, link);
                self.chapter = self.chapter_of_settings().or(self.chapter);
            }
            Msg::Unfold(id, open) => {
                if self.is_open(id) == open {
                    return false;
                }
                self.tables.retain(|other| *other != id);
                self.tables.extend(open.then_some(id));
                if id == plot::TABLE {
                    self.redraw();
                }
            }
            Msg::More(open) => return std::mem::replace(&mut self.more, open) != open,
            Msg::Measured(step) => {
                // What the reader sets comes first.
                let slice = if self.study.has_more() && matches!(step, Step::Compare) {
                    0.0
                } else {
                    SLICE
                };
                self.measured.update(scope, step, slice);
            }
            Msg::Read(reading) => return self.read(reading),
            Msg::Look(look) => return self.look(scope, look),
            Msg::Room(width) => {
                if !self.plot.resize(width) {
                    return false;
                }
                self.redraw();
            }
            Msg::Wide(width) => {
                if !self.diagram.resize(width) {
                    return false;
                }
                self.redraw_moment();
            }
            Msg::Play(step) => return self.play(scope, step),
            Msg::Focus(place) => {
                let Some(&entry) = self.link.scenario.lineup.get(place) else { return false };
                self.edit(scope, Edit::Focus(entry), None);
                self.announced = t!("Inside {entry}.", entry = explain::entry_name(entry));
            }
            Msg::Scrolled(element) => return self.log.scrolled(&element),
            Msg::Key(action) => return self.press(scope, action),
            Msg::Lesson(step) => return self.lesson(scope, step),
            Msg::Open(step) => return self.opening(scope, step),
            Msg::Save(step) => self.save(scope, step),
            Msg::Language(step) => self.talk(scope, step),
            Msg::SingleKeys => self.single_keys.set(!self.single_keys.get()),
            Msg::Work => {
                self.work = None;
                return self.work(scope);
            }
            Msg::Turn if matches!(self.work, Some(Next::Turn)) => {
                self.work = None;
                return self.work(scope);
            }
            // A turn for what has been done since.
            Msg::Turn => return false,
            Msg::Navigated => {
                let Some(place) = self.address.navigated() else { return false };
                let (link, notices) = Link::open(&place.query);
                self.notices = notices;
                let said = link.lang.is_some();
                let link = self.speech.keep(link);
                if link.lang.is_some() && !said {
                    self.address.write(link.encode());
                }
                self.fields.clear();
                self.playhead.stop();
                self.timeline.reset();
                self.more |= !explain::differences(&link.scenario).is_empty();
                self.dragging = false;
                self.history.record(&self.link, &link, None);
                self.change(scope, link);
                self.chapter = self.chapter_of_settings();
                self.reveal = true;
                self.route(scope);
            }
            Msg::Dismiss(notice) => {
                self.notices.retain(|other| *other != notice);
                self.refocus = Some("#notices button, #workers");
            }
            Msg::Settled => {
                if let Some(results) = self.study.results() {
                    let shown: Vec<Entry> = self.link.shown().collect();
                    self.announced = explain::plain(&explain::answer(results, &shown));
                }
            }
        }
        true
    }

    /// Whether there is nothing to reset. The button stays reachable even so: pressing it must not
    /// cast a keyboard's user back to the top of the page.
    pub(super) fn is_default(&self) -> bool {
        let reset = || self.link.edited(Edit::Reset).0;
        self.link == self.beginning().unwrap_or_else(reset) && !self.fields.is_wrong()
    }

    /// Whether the settings are those of the chapter that the reader is in.
    pub(super) fn is_as_in_chapter(&self) -> bool {
        let chapter = self.chapter.and_then(|place| CHAPTERS.get(place));
        chapter.is_some_and(|chapter| chapter.is_of(&self.link))
    }

    /// The chapter that has these settings, if any.
    pub(super) fn chapter_of_settings(&self) -> Option<usize> {
        CHAPTERS.iter().position(|chapter| chapter.is_of(&self.link))
    }

    /// Whether a picture is also shown as a table.
    pub(super) fn is_open(&self, table: &str) -> bool {
        self.tables.contains(&table)
    }

    /// When the run of the entry in focus ends, in microseconds; 0 if it has none.
    pub(super) fn end(&self) -> Micros {
        let result = self.study.of(self.link.focused());
        result.map_or(0, |result| {
            result.run.sent().first().copied().unwrap_or(0) + result.summary.makespan
        })
    }

    /// Where the playhead is, in microseconds.
    pub(super) fn at(&self) -> Micros {
        self.link.at.map_or(self.end(), |at| at.min(self.end()))
    }

    /// The access log of the entry in focus.
    pub(super) fn log_view(&self, scope: &Scope<Self>) -> Html {
        let run = self.study.of(self.link.focused()).map(|result| &result.run);
        self.log.view(scope, run, &self.study.order()[..self.replies()])
    }

    /// How many replies the entry in focus has made up to the playhead.
    pub(super) fn replies(&self) -> usize {
        let run = self.study.of(self.link.focused()).map(|result| &result.run);
        run.map_or(0, |run| finished_by(run, self.study.order(), self.at()))
    }

    fn edit(&mut self, scope: &Scope<Self>, edit: Edit, of: Option<Setting>) {
        let (link, notice) = self.link.edited(edit);
        // What the last edit changed besides is said once, however often it happens.
        self.notices.extend(notice.filter(|notice| !self.notices.contains(notice)));
        let step = self.history.record(&self.link, &link, of);
        self.write(&link, step);
        self.change(scope, link);
    }

    /// Writes a link into the address, as an entry of its own in the browser's history where a step
    /// of the reader's begins. Not inside another page: its readers want to go back to the page
    /// that they came from.
    fn write(&self, link: &Link, step: bool) {
        if step && !link.embed {
            self.address.step(&link.encode());
        } else {
            self.address.write(link.encode());
        }
    }

    /// Goes to another scenario, from which the reader can come back.
    fn visit(&mut self, scope: &Scope<Self>, link: Link) {
        let Link { embed, show, theme, lang, .. } = self.link.clone();
        let link = Link { embed, show, theme, lang, ..link };
        self.fields.clear();
        self.notices.clear();
        self.playhead.stop();
        self.timeline.reset();
        self.dragging = false;
        self.history.record(&self.link, &link, None);
        self.history.close();
        if link.embed {
            self.address.write(link.encode());
        } else {
            self.address.visit(&link.encode());
        }
        self.change(scope, link);
    }

    /// Takes the settings of another link, in one step.
    pub(super) fn apply(&mut self, scope: &Scope<Self>, link: Link) {
        self.fields.clear();
        let lost = self.link.lost(&link);
        self.notices.extend(lost.filter(|notice| !self.notices.contains(notice)));
        let step = self.history.record(&self.link, &link, None);
        self.write(&link, step);
        self.change(scope, link);
        self.history.close();
    }

    /// Takes a new link: its results follow in this very frame if they can.
    pub(super) fn change(&mut self, scope: &Scope<Self>, link: Link) {
        let rerun = link.scenario != self.link.scenario;
        let reshown = !link.shown().eq(self.link.shown()) || link.view != self.link.view;
        let refocused = link.focused() != self.link.focused();
        if link.view != self.link.view {
            self.plot.forget();
        }
        if (link.theme, link.embed) != (self.link.theme, self.link.embed) {
            platform::set_look(link.theme.word(), link.embed);
        }
        let unfolded = layout::needs_detail(&link) && !layout::needs_detail(&self.link);
        let retold = link.lang != self.link.lang;
        self.link = link;
        if retold {
            self.listen(scope);
        }
        self.fields.settle(&self.link.scenario);
        if refocused {
            self.timeline.reset();
        }
        let redrawn = rerun && {
            self.study.request(self.link.scenario.clone());
            self.work(scope)
        };
        if !redrawn {
            // Other entries can be shown before there are other results.
            if reshown {
                self.redraw();
            }
            if refocused || unfolded {
                self.look_inside(true);
                self.redraw_moment();
                self.work(scope);
            }
        }
        self.announce_soon(scope);
    }

    /// Has the answer read out once nothing has changed for a while.
    pub(super) fn announce_soon(&mut self, scope: &Scope<Self>) {
        let settled = scope.callback(|()| Msg::Settled);
        self.settle = Some(Timeout::new(PAUSE, move || settled.emit(())));
    }

    fn read(&mut self, reading: Reading) -> bool {
        let Some(results) = self.study.results() else { return false };
        self.plot.update(reading, results, &self.link)
    }

    fn look(&mut self, scope: &Scope<Self>, look: Look) -> bool {
        let (at, end) = (self.at(), self.end());
        let drawn = self.study.results().zip(self.study.traced());
        let change = self.timeline.update(look, drawn, at, end);
        if change.window {
            self.look_inside(false);
            self.work(scope);
        }
        match change.at {
            Some(at) => self.play(scope, Move::To(at)) || change.seen,
            None => change.seen,
        }
    }

    fn play(&mut self, scope: &Scope<Self>, step: Move) -> bool {
        let end = self.end();
        let Some(result) = self.study.of(self.link.focused()) else {
            let playing = self.playhead.is_playing();
            self.playhead.stop();
            return playing;
        };
        let was_playing = self.playhead.is_playing();
        let at = self.playhead.update(scope, step, self.link.at, &result.run, end);
        let (link, _) = self.link.edited(Edit::At(at));
        self.link = link;
        // While it plays, the address would change with every frame.
        if !self.playhead.is_playing() {
            self.address.write(self.link.encode());
            if was_playing {
                self.announced = t!("Stopped at {time}.", time = duration(self.at()));
            }
        }
        self.redraw_moment();
        if self.timeline.follow(self.at(), end) {
            self.look_inside(false);
            self.work(scope);
        }
        true
    }

    fn press(&mut self, scope: &Scope<Self>, action: Action) -> bool {
        let msg = match action {
            Action::Help => {
                platform::open_dialog(keys::DIALOG);
                return false;
            }
            Action::Play => Msg::Play(Move::Toggle),
            Action::Back => Msg::Play(Move::Back),
            Action::Forward => Msg::Play(Move::Forward),
            Action::Start => Msg::Play(Move::Start),
            Action::End => Msg::Play(Move::End),
            Action::ZoomIn => Msg::Look(Look::ZoomIn),
            Action::ZoomOut => Msg::Look(Look::ZoomOut),
            Action::NextEntry => {
                Msg::Focus((self.link.focus + 1) % self.link.scenario.lineup.len())
            }
            Action::NextView => {
                let place = View::ALL.iter().position(|view| *view == self.link.view);
                let next = place.map_or(0, |place| (place + 1) % View::ALL.len());
                Msg::Edit(Edit::View(View::ALL[next]))
            }
            // Chapters aren't there while an exercise is.
            Action::NextChapter | Action::PreviousChapter if self.desk.is_on() => return false,
            Action::NextChapter => Msg::Chapter(self.chapter.map_or(0, |place| place + 1)),
            Action::PreviousChapter => Msg::Chapter(self.chapter.map_or(0, |it| it.max(1) - 1)),
            Action::Undo => Msg::Undo,
            Action::Redo => Msg::Redo,
        };
        self.take(scope, msg)
    }
}
