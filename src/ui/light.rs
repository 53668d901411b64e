//! The page without its exercises, as most readers load it: in place of `lesson`, where the feature
//! `exercises` is off. Exercises, their editor and all that they need are in another program, which
//! `boot.js` starts in place of this one where the address asks for them.

use super::app::{App, Msg};
use crate::chart::Sketch;
use crate::explain::Table;
use crate::lesson::address::At;
use crate::lesson::limits;
use crate::lesson::packed::Unreadable;
use crate::platform::{self, Given};
use crate::scenario::{Link, Micros, View};
use crate::ui::given::text_of;
use crate::words::t;
use yew::html::Scope;
use yew::prelude::*;

/// Bytes of a file that are read, besides one more that tells that there are more.
pub const LIMIT: u32 = limits::FILE as u32;

/// Nothing happens in exercises that aren't there.
#[derive(Debug)]
pub enum Step {}

/// What happens with files.
#[derive(Debug)]
pub enum Opening {
    /// A file is dropped.
    Given(Given),
    /// The reader has read what could not be opened.
    Dismiss,
}

/// Where exercises would be done.
#[derive(Debug, Default)]
pub struct Desk {}

impl Desk {
    /// Whether the reader is anywhere in the exercises.
    #[expect(clippy::unused_self, reason = "as where there are exercises")]
    pub const fn is_on(&self) -> bool {
        false
    }

    /// Whether the reader is at one of them.
    #[expect(clippy::unused_self, reason = "as where there are exercises")]
    pub const fn is_in_exercise(&self) -> bool {
        false
    }

    /// Whether the run must not be seen.
    #[expect(clippy::unused_self, reason = "as where there are exercises")]
    pub const fn hides(&self) -> bool {
        false
    }

    /// Says anew what is kept as text; whether there is any.
    #[expect(clippy::unused_self, reason = "as where there are exercises")]
    pub const fn follow_language(&self) -> bool {
        false
    }

    /// Follows the width of what is drawn on.
    #[expect(clippy::unused_self, reason = "as where there are exercises")]
    pub const fn observe(&self, _: &Scope<App>) {}
}

/// What would be written in the editor.
#[derive(Debug, Default)]
pub struct Shared {}

/// A prediction, of which there are none.
#[derive(Clone, Debug)]
pub enum Guess {}

impl Guess {
    /// What is drawn of it in a view, with its name.
    pub const fn sketch(&self, _: View) -> Option<(Sketch, String)> {
        match *self {}
    }

    /// The time that a view's axis has to reach for it.
    pub const fn reach(&self, _: View, _: Micros) -> Micros {
        match *self {}
    }

    /// It in words, at a place of a view.
    pub const fn at(&self, _: View, _: u64) -> Option<String> {
        match *self {}
    }

    /// A table with it in it.
    pub fn beside(&self, _: Table, _: View) -> Table {
        match *self {}
    }
}

/// The goals of an exercise.
pub fn goals(_: &Scope<App>, _: &Desk) -> Html {
    Html::default()
}

/// The exercises.
pub fn view(_: &Scope<App>, _: &Desk) -> Html {
    Html::default()
}

/// The editor.
pub fn editor(_: &Scope<App>, app: &App) -> Html {
    let Shared {} = &app.editor;
    Html::default()
}

impl App {
    /// Loads the program with the exercises where the address asks for them. Inside another page
    /// there are none.
    pub(super) fn route(&self, _: &Scope<Self>) {
        if At::parse(&self.address.fragment()) != At::Page && !self.link.embed {
            platform::load_whole();
        }
    }

    /// Takes a file to the exercises.
    pub(super) fn opening(&mut self, _: &Scope<Self>, step: Opening) -> bool {
        self.refused = match step {
            Opening::Given(_) if self.link.embed => {
                t!("Inside another page there are no exercises: open this one on its own.").into()
            }
            // Who has dropped something else stays where they are.
            Opening::Given(given) => match text_of(given.clone(), limits::FILE) {
                Err(why) => why,
                Ok((name, text)) if !text.trim_start().starts_with('{') => {
                    Unreadable::Empty.sentence_of_file(&name)
                }
                Ok(_) if platform::hand_over(&given) => {
                    self.address.go(&self.link.encode(), "exercises", true);
                    platform::load_whole();
                    String::new()
                }
                Ok(_) => {
                    t!("Files with exercises open among the exercises: go there and drop it again.")
                        .into()
                }
            },
            Opening::Dismiss => {
                self.refocus = Some("#answer");
                String::new()
            }
        };
        true
    }

    /// Nothing happens in exercises that aren't there.
    #[expect(clippy::unused_self, reason = "as where there are exercises")]
    pub(super) const fn lesson(&self, _: &Scope<Self>, step: Step) -> bool {
        match step {}
    }

    /// Whether something that happens is not to happen.
    #[expect(clippy::unused_self, reason = "as where there are exercises")]
    pub(super) const fn is_off(&self, _: &Msg) -> bool {
        false
    }

    /// Holds the newest results' settings against a goal.
    #[expect(clippy::unused_self, reason = "as where there are exercises")]
    pub(super) const fn look_at_goal(&self) {}

    /// What the page began with in an exercise: there is none.
    #[expect(clippy::unused_self, reason = "as where there are exercises")]
    pub(super) const fn beginning(&self) -> Option<Link> {
        None
    }

    /// What the reader predicted.
    #[expect(clippy::unused_self, reason = "as where there are exercises")]
    pub(super) const fn guess(&self) -> Option<Guess> {
        None
    }
}
