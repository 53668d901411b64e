//! In place of the exercises where the program is built without them, to load sooner: whoever wants
//! them gets the program that has them. It answers as [`lesson`](super::lesson) does with nobody at
//! an exercise.

use super::app::{App, Msg};
use crate::chart::Sketch;
use crate::explain::Table;
use crate::lesson::address::At as Address;
use crate::platform::{self, Given};
use crate::scenario::{Micros, View};
use crate::words::t;
use yew::html::Scope;
use yew::prelude::*;

/// Bytes of a file that are read: of one that is dropped, only that there is one matters.
pub const LIMIT: u32 = 1;

/// Nothing happens in exercises that aren't there.
#[derive(Debug)]
pub enum Step {}

/// A file is dropped.
#[derive(Debug)]
pub enum Opening {
    /// It needs the other program.
    Given(Given),
}

/// Nobody is at an exercise.
#[derive(Debug, Default)]
pub struct Desk {}

impl Desk {
    /// Nobody is.
    #[expect(clippy::unused_self, reason = "as where there are exercises")]
    pub const fn is_on(&self) -> bool {
        false
    }

    /// Nothing has to be hidden.
    #[expect(clippy::unused_self, reason = "as where there are exercises")]
    pub const fn hides(&self) -> bool {
        false
    }
}

/// Nothing was predicted.
#[derive(Clone, Debug)]
pub enum Guess {}

impl Guess {
    /// Never asked.
    pub fn sketch(&self, _: View) -> Option<(Sketch, String)> {
        match *self {}
    }

    /// Never asked.
    pub fn reach(&self, _: View, _: Micros) -> Micros {
        match *self {}
    }

    /// Never asked.
    pub fn at(&self, _: View, _: u64) -> Option<String> {
        match *self {}
    }

    /// Never asked.
    pub fn beside(&self, _: Table, _: View) -> Table {
        match *self {}
    }
}

/// What is written in the editor: nothing.
pub type Shared = ();

/// Nothing stands above the page.
pub const fn stage(_: &Scope<App>, app: &App) -> Option<Html> {
    let () = app.editor;
    None
}

/// There are no goals.
pub fn goals(_: &Scope<App>, _: &Desk) -> Html {
    Html::default()
}

/// What could not be opened.
pub fn refused(_: &Scope<App>, refused: &str) -> Html {
    html! {
        <div key="refused" id="refused" role="alert">
            if !refused.is_empty() {
                <p class="refused">
                    <span>{ refused.to_owned() }{ " " }<a href="#exercises">{ t!("Exercises") }</a></span>
                </p>
            }
        </div>
    }
}

impl App {
    /// Goes where the fragment of the address says: to the program that has the exercises, if it says
    /// that. Inside another page there are none.
    pub(super) fn route(&mut self, _: &Scope<Self>) {
        let fragment = self.address.fragment();
        if Address::parse(&fragment) == Address::Page || self.link.embed {
            return;
        }
        if platform::has_whole_program() {
            platform::reload();
        } else {
            self.refused = t!("This build of the page has no exercises.").into();
        }
    }

    /// Nothing to follow.
    #[expect(clippy::unused_self, reason = "as where there are exercises")]
    pub(super) const fn follow_lesson(&mut self) -> bool {
        false
    }

    /// Nothing to observe.
    #[expect(clippy::unused_self, reason = "as where there are exercises")]
    pub(super) const fn observe_lesson(&mut self, _: &Scope<Self>) {}

    /// Nothing is off.
    #[expect(clippy::unused_self, reason = "as where there are exercises")]
    pub(super) const fn is_off(&self, _: &Msg) -> bool {
        false
    }

    /// Nothing happens.
    #[expect(clippy::unused_self, reason = "as where there are exercises")]
    pub(super) fn lesson(&mut self, _: &Scope<Self>, step: Step) -> bool {
        match step {}
    }

    /// There are no goals.
    #[expect(clippy::unused_self, reason = "as where there are exercises")]
    pub(super) const fn look_at_goal(&mut self) {}

    /// Nothing was predicted.
    #[expect(clippy::unused_self, reason = "as where there are exercises")]
    pub(super) const fn guess(&self) -> Option<Guess> {
        None
    }

    /// A file is dropped here, and read there.
    pub(super) fn opening(&mut self, _: &Scope<Self>, _: Opening) -> bool {
        self.refused =
            t!("Files with exercises are opened in the list of exercises: drop it there.").into();
        true
    }
}
