//! What is simulated, written and drawn, slice by slice: first the line-up's results, then a file that
//! the reader waits for, and the detail.

use super::app::{App, Msg, Next};
use super::layout;
use super::plot;
use super::study::News;
use crate::explain;
use crate::platform::{self, Turns};
use gloo_timers::callback::Timeout;
use yew::html::Scope;

/// Milliseconds of a frame that a slice of simulation may use.
pub(super) const SLICE: f64 = 8.0;

/// Milliseconds of a frame.
const FRAME: u32 = 16;

/// Milliseconds of it that may go to what the reader looks at less while a slider moves.
const LESSER: f64 = 4.0;

impl App {
    /// Goes on with what is simulated. Whether the page has something new to show.
    pub(super) fn work(&mut self, scope: &Scope<Self>) -> bool {
        let begun = platform::now();
        let first = self.study.results().is_none();
        let results = self.study.simulate(SLICE);
        if results {
            // The first answer is there to be read with the page.
            if !first {
                self.announce_soon(scope);
            }
            self.look_inside(true);
            self.redraw();
            self.redraw_moment();
            self.look_at_goal();
        }
        // What follows from results may come a frame later, so that these are seen at once.
        let left = || SLICE - (platform::now() - begun);
        let later = results && left() < LESSER;
        let written = !later && !self.study.is_busy() && {
            let alone = !self.dragging && !self.study.has_more();
            self.write_on(if alone { left() } else { LESSER })
        };
        let news = match later {
            true => News::default(),
            false => self.study.detail(if self.dragging { LESSER } else { left().max(LESSER) }),
        };
        if news.traced {
            self.redraw_inside();
        }
        self.go_on(scope);
        results || written || news.traced || news.effects
    }

    /// Sees to it that [`App::work`] comes again if there is more to do.
    pub(super) fn go_on(&mut self, scope: &Scope<Self>) {
        let gentle = self.dragging && !self.study.is_busy();
        if !self.study.has_more() && self.writing.is_none() {
            self.work = None;
        } else if !gentle && self.turns.as_ref().is_some_and(Turns::ask) {
            self.work = Some(Next::Turn);
        } else {
            let next = scope.callback(|()| Msg::Work);
            let wait = if gentle { FRAME } else { 0 };
            self.work = Some(Next::Later(Timeout::new(wait, move || next.emit(()))));
        }
    }

    /// Has the entry in focus traced; `anew` if it or the results are others.
    pub(super) fn look_inside(&mut self, anew: bool) {
        let end = self.end();
        if self.study.of(self.link.focused()).is_none() {
            self.why.clear();
        }
        if !layout::needs_detail(&self.link) {
            return;
        }
        let (window, columns) = self.timeline.window(&self.link.scenario, end);
        if let Some(entry) = self.link.focused() {
            self.study.look(entry, window, columns, anew);
        }
    }

    pub(super) fn redraw(&mut self) {
        self.plot.guess = self.guess();
        if let Some(results) = self.study.results() {
            let table = self.is_open(plot::TABLE);
            self.plot.redraw(results, &self.link, self.dragging, table);
        }
    }

    /// Draws what the entry in focus did anew.
    pub(super) fn redraw_inside(&mut self) {
        if let Some((results, traced)) = self.study.results().zip(self.study.traced()) {
            self.timeline.redraw(results, traced);
            self.why = explain::why(results, traced.entry, &traced.account);
        }
        self.redraw_moment();
    }

    /// Draws where the requests are at the playhead.
    pub(super) fn redraw_moment(&mut self) {
        let at = self.at();
        let segments = self.study.fresh().and_then(|traced| traced.segments.as_deref());
        if let Some((results, result)) =
            self.study.results().zip(self.study.of(self.link.focused()))
        {
            self.diagram.redraw(&results.scenario, &result.run, segments, at);
        }
    }
}
