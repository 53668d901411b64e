//! A file of data that is written slice by slice, since millions of requests take seconds.

use super::app::{App, Msg};
use super::parts::node;
use super::save::{Saving, told};
use crate::export::{File, Kind, Pieces};
use crate::platform::{self, Parts, now};
use crate::sim::Results;
use crate::words::t;
use std::rc::Rc;
use yew::html::Scope;
use yew::prelude::*;

/// The most requests, of all entries together, whose file is written without a word about it: that
/// takes no longer than a blink.
const SHORT: usize = 100_000;

/// Ids of the bar and of the button beside it.
const BAR: &str = "written";
const CANCEL: &str = "cancel-writing";

/// A file under way. Dropping it abandons it: nothing of it is saved.
pub struct Writing {
    file: File<Pieces<Rc<Results>>>,
    /// Which button has it.
    kind: Kind,
    /// What is written.
    parts: Parts,
    /// Whether it takes long enough for a bar.
    long: bool,
    /// How much the bar shows, in percent.
    shown: u32,
}

/// What came of a slice.
enum Progress {
    /// Nothing that the reader would see.
    Same,
    /// More than the bar shows.
    More,
    /// The file is saved, or can't be.
    Done(bool),
}

impl Writing {
    fn new(file: File<Pieces<Rc<Results>>>, kind: Kind) -> Self {
        let long = file.content.requests() > SHORT;
        Self { file, kind, parts: Parts::default(), long, shown: 0 }
    }

    /// Writes for about so many milliseconds.
    fn advance(&mut self, slice: f64) -> Progress {
        let until = now() + slice;
        loop {
            let Some(piece) = self.file.content.next() else {
                return Progress::Done(self.parts.save(&self.file.name, self.file.mime));
            };
            if !self.parts.push(&piece) {
                return Progress::Done(false);
            }
            if now() >= until {
                break;
            }
        }
        // All of it is shown when it is saved.
        let percent = (self.file.content.share() * 100.0) as u32;
        let more = self.long && percent != self.shown;
        self.shown = percent;
        if more { Progress::More } else { Progress::Same }
    }

    /// What is said to who asks for another file.
    pub(super) fn refusal(&self) -> String {
        t!("{file} is still being written.", file = &self.file.name)
    }

    /// Whether it takes long enough for a bar.
    pub(super) const fn is_long(&self) -> bool {
        self.long
    }

    /// The bar, if there is one.
    pub(super) fn view(&self, scope: &Scope<App>) -> Html {
        if !self.long {
            return Html::default();
        }
        let cancel = scope.callback(|_| Msg::Save(Saving::Cancel));
        let share = [&self.shown.to_string(), " %"].concat();
        html! {
            <div key="writing" class="writing">
                <label for={BAR}>{ t!("Writing {file}", file = &self.file.name) }</label>
                <div class="row">
                    <progress id={BAR} max="100" value={self.shown.to_string()} />
                    <span aria-hidden="true">{ share }</span>
                    <button id={CANCEL} type="button" class="quiet" onclick={cancel}>
                        { node(t!("Cancel")) }
                    </button>
                </div>
            </div>
        }
    }
}

impl App {
    /// Begins to write a file. A small one is there at once.
    pub(super) fn begin_to_write(
        &mut self,
        scope: &Scope<Self>,
        file: File<Pieces<Rc<Results>>>,
        kind: Kind,
    ) {
        let writing = Writing::new(file, kind);
        self.saved.clear();
        if writing.long {
            self.announced = t!("Writing {file}", file = &writing.file.name);
        }
        self.writing = Some(writing);
        self.write_on(super::work::SLICE);
        self.go_on(scope);
    }

    /// Writes for about so many milliseconds, if a file is under way. Whether there is something new
    /// to see.
    pub(super) fn write_on(&mut self, slice: f64) -> bool {
        let Some(writing) = &mut self.writing else { return false };
        match writing.advance(slice) {
            Progress::Same => false,
            Progress::More => true,
            Progress::Done(saved) => {
                let told = told(&writing.file.name, saved);
                self.end_writing(told);
                true
            }
        }
    }

    /// Abandons the file under way.
    pub(super) fn cancel_writing(&mut self) {
        if let Some(writing) = &self.writing {
            let told = t!("Cancelled: {file} is not saved.", file = &writing.file.name);
            self.end_writing(told);
        }
    }

    fn end_writing(&mut self, told: String) {
        let Some(writing) = self.writing.take() else { return };
        self.saved = told;
        // The same words are heard again only if others were there.
        self.announced.clear();
        // The button is going. Whoever is on it goes back to where the file was asked for.
        if platform::has_focus(CANCEL) {
            self.refocus = match writing.kind {
                Kind::Json => Some("#data-as-json"),
                _ => Some("#data-as-csv"),
            };
        }
    }
}
