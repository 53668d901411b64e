//! What is being written: the set, what can be taken back, and what is kept on the device.

use crate::lesson::{Draft, Set};
use crate::platform;
use crate::words::{self, t};
use std::cell::RefCell;
use std::rc::Rc;

/// The name under which the device keeps it.
const NAME: &str = "pool-vs-loop editor";

/// Where something is kept for a moment, to see whether anything is.
const PROBE: &str = "pool-vs-loop probe";

/// How many texts that can't be read are put aside at most, each under a name of its own.
const ASIDE: usize = 9;

/// Steps that can be taken back.
const DEPTH: usize = 100;

/// How far this device keeps what is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// All of it.
    All,
    /// Nothing, whatever it is.
    Nothing,
    /// What was there before the last changes: there is no room for more.
    Older,
}

impl Kept {
    /// What one has to know about it.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::All => t!(
                "What you write stays on this device, and travels only in the link or the file that you give away."
            ),
            Self::Nothing => t!(
                "This browser keeps nothing of what you write: save a file before you leave the page."
            ),
            Self::Older => t!(
                "This browser has no room for more: your last changes are not kept. Save a file before you leave the page."
            ),
        }
    }
}

/// A set being written. It outlives the editor: trying an exercise out leaves the editor.
#[derive(Debug)]
pub struct Work {
    /// The set.
    pub draft: Draft,
    /// The exercise on show, the first being 0.
    pub chosen: usize,
    /// The language of the texts on show; empty where it isn't named.
    pub tag: String,
    past: Vec<Draft>,
    future: Vec<Draft>,
    /// The place of the last change: the next one there belongs to the same step.
    last: String,
    /// Whether anything of it is the reader's own.
    begun: bool,
    kept: Kept,
    /// How far the reader knows that it is kept.
    known: Kept,
    /// What is kept under [`NAME`] can't be read, and there is no room to put it aside: it stays.
    taken: bool,
    /// The name of what was put aside last, because it couldn't be read.
    aside: Option<String>,
    /// What the reader has to be told.
    news: String,
}

/// The one that there is, once there is one.
#[derive(Clone, Debug, Default)]
pub struct Shared(pub Rc<RefCell<Option<Work>>>);

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Work {
    /// What the device has kept, or a new set with an exercise in this scenario. What it has kept and
    /// this page can't read, as that of a newer one, is put aside, never written over.
    pub fn open(scenario: &str) -> Self {
        let text = platform::kept(NAME).filter(|text| !text.is_empty());
        let read = text.as_deref().map(Draft::read);
        let begun = matches!(read, Some(Ok(_)));
        let unread = text.filter(|_| !begun);
        let keeps = match &unread {
            Some(text) => put_aside(text),
            None => begun || platform::keep(PROBE, ""),
        };
        platform::forget(PROBE);
        let taken = unread.is_some() && !keeps;
        let kept = if keeps { Kept::All } else { Kept::Nothing };
        let aside = (0..ASIDE).rev().map(name_aside).find(|name| platform::kept(name).is_some());
        let aside = if taken { Some(NAME.into()) } else { aside };
        let mut work = Self {
            draft: read.and_then(Result::ok).unwrap_or_else(|| Draft::new(scenario)),
            chosen: 0,
            tag: String::new(),
            past: Vec::new(),
            future: Vec::new(),
            last: String::new(),
            begun,
            kept,
            known: if taken { kept } else { Kept::All },
            aside,
            taken,
            news: String::new(),
        };
        work.settle();
        work
    }

    /// What the reader has to be told, once.
    pub fn news(&mut self) -> String {
        std::mem::take(&mut self.news)
    }

    /// How far the device keeps it.
    pub const fn kept(&self) -> Kept {
        self.kept
    }

    /// What was kept and could not be read, if there is any.
    pub fn unread(&self) -> Option<String> {
        platform::kept(self.aside.as_deref()?)
    }

    /// What there is to know of it.
    pub fn about_unread(&self) -> Option<&'static str> {
        self.aside.as_ref()?;
        Some(match self.taken {
            true => t!(
                "This page can not read what this browser has kept of the editor. It stays there, so what you write now is not kept."
            ),
            false => t!(
                "This page can not read what this browser had kept of the editor. It was put aside, and nothing of it is lost."
            ),
        })
    }

    /// Makes a change. Changes of the same place, one after another, are one step; those of no place
    /// are one each.
    pub fn change(&mut self, place: &str, change: &mut dyn FnMut(&mut Draft)) {
        let before = self.draft.clone();
        change(&mut self.draft);
        if before == self.draft {
            return;
        }
        let same = !place.is_empty() && place == self.last;
        place.clone_into(&mut self.last);
        if !same {
            if self.past.len() == DEPTH {
                self.past.remove(0);
            }
            self.past.push(before);
        }
        self.future.clear();
        self.begun = true;
        self.settle();
        self.keep();
    }

    /// Another set instead of this one, which can be taken back.
    pub fn replace(&mut self, draft: &Draft) {
        self.change("", &mut |own| own.clone_from(draft));
        self.chosen = 0;
        self.tag.clear();
        self.settle();
    }

    /// A set to write on instead of this one, which can be taken back; unless it is this one.
    pub fn write_on(&mut self, set: &Set) {
        if self.draft.set().is_ok_and(|own| own == *set) {
            return;
        }
        let Ok(draft) = Draft::read(&set.write_short()) else { return };
        let begun = self.begun;
        self.replace(&draft);
        if begun {
            self.tell(t!("These exercises are open. Undo brings back what was here."));
        } else {
            self.past.clear();
        }
    }

    /// Takes the last step back.
    pub fn undo(&mut self) {
        if let Some(draft) = self.past.pop() {
            self.future.push(std::mem::replace(&mut self.draft, draft));
            self.stepped();
        }
    }

    /// Makes it again.
    pub fn redo(&mut self) {
        if let Some(draft) = self.future.pop() {
            self.past.push(std::mem::replace(&mut self.draft, draft));
            self.stepped();
        }
    }

    /// Whether there is a step to take back, and one to make again.
    pub fn steps(&self) -> (bool, bool) {
        (!self.past.is_empty(), !self.future.is_empty())
    }

    fn stepped(&mut self) {
        self.last.clear();
        // In a language that it hasn't, it would look as if nothing stood there.
        if !self.draft.languages().contains(&self.tag) {
            self.tag.clear();
        }
        self.settle();
        self.keep();
    }

    /// The exercise on show is one that there is, in a language that its texts have.
    fn settle(&mut self) {
        self.chosen = self.chosen.min(self.draft.count("exercises").saturating_sub(1));
        let tags = self.draft.languages();
        if self.tag.is_empty() && !tags.is_empty() {
            let own = words::language().tag();
            let found = tags.iter().find(|tag| *tag == own).or_else(|| tags.first());
            self.tag = found.cloned().unwrap_or_default();
        }
    }

    fn keep(&mut self) {
        let kept = !self.taken && platform::keep(NAME, &self.draft.write_whole());
        self.kept = match kept {
            true => Kept::All,
            false if !self.taken && platform::kept(NAME).is_some() => Kept::Older,
            false => Kept::Nothing,
        };
        if std::mem::replace(&mut self.known, self.kept) != self.kept && !kept {
            self.tell(self.kept.sentence());
        }
    }

    fn tell(&mut self, sentence: &str) {
        let gap = if self.news.is_empty() { "" } else { " " };
        self.news.extend([gap, sentence]);
    }
}

/// The names of what is put aside.
fn name_aside(place: usize) -> String {
    [NAME, " aside ", &(place + 1).to_string()].concat()
}

/// Keeps what can't be read under another name than [`NAME`], over nothing else. Whether that is
/// done.
fn put_aside(text: &str) -> bool {
    let free = |name: &String| platform::kept(name).is_none_or(|other| other == text);
    let name = (0..ASIDE).map(name_aside).find(free);
    let done = name.is_some_and(|name| platform::keep(&name, text));
    if done {
        platform::forget(NAME);
    }
    done
}
