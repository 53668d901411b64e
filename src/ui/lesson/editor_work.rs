//! What is being written: the set, what can be taken back, and what is kept on the device.

use crate::lesson::Draft;
use crate::platform;
use crate::words;
use std::cell::RefCell;
use std::rc::Rc;

/// The name under which the device keeps it.
const NAME: &str = "pool-vs-loop editor";

/// Steps that can be taken back.
const DEPTH: usize = 100;

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
    /// What the device has kept, or a new set with an exercise in this scenario.
    pub fn open(scenario: &str) -> Self {
        let kept = platform::kept(NAME).and_then(|text| Draft::read(&text).ok());
        Self::of(kept.unwrap_or_else(|| Draft::new(scenario)))
    }

    fn of(draft: Draft) -> Self {
        let mut work = Self {
            draft,
            chosen: 0,
            tag: String::new(),
            past: Vec::new(),
            future: Vec::new(),
            last: String::new(),
        };
        work.settle();
        work
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

    fn keep(&self) {
        platform::keep(NAME, &self.draft.write_whole());
    }
}
