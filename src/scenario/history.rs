//! Undo and redo of settings.

use super::{Entry, Link, Scenario, Setting};

/// Steps that can be undone.
const DEPTH: usize = 200;

/// What undo brings back: all that is set, not how it is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Settings {
    scenario: Scenario,
    hidden: Vec<Entry>,
}

/// The settings before and after. A step is what the reader would call one: a whole drag of a
/// slider, all that is typed into a field in one go, a press of a button.
///
/// ```
/// use pool_vs_loop::scenario::{Edit, History, Link, Setting};
///
/// let mut history = History::default();
/// let before = Link::default();
/// let (after, _) = before.edited(Edit::Set(Setting::Workers, 8));
/// history.record(&before, &after, None);
/// assert_eq!(history.undo(&after), Some(before.clone()));
/// assert_eq!(history.redo(&before), Some(after));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    past: Vec<Settings>,
    future: Vec<Settings>,
    /// The setting that is under way: its next change belongs to the same step.
    open: Option<Setting>,
    /// The setting whose changes since [`History::close`] have been told of as a step: a drag that
    /// comes by where it began is still the same one.
    told: Option<Setting>,
}

impl History {
    /// Notes a change from one link to another, if it changes settings. `of` is the setting that is
    /// being dragged or typed: changes of the same one are one step until [`History::close`].
    /// Whether that is the first change of what the reader would call a step.
    pub fn record(&mut self, before: &Link, after: &Link, of: Option<Setting>) -> bool {
        let old = Settings::of(before);
        if old == Settings::of(after) {
            return false;
        }
        let first = of.is_none() || self.told != of;
        self.told = of;
        self.future.clear();
        if of.is_some() && self.open == of {
            // Back where the step began, there is nothing to undo.
            if self.past.last() == Some(&Settings::of(after)) {
                self.past.pop();
                self.open = None;
            }
            return false;
        }
        self.open = of;
        if self.past.len() == DEPTH {
            self.past.remove(0);
        }
        self.past.push(old);
        first
    }

    /// The step under way is complete.
    pub fn close(&mut self) {
        self.open = None;
        self.told = None;
    }

    /// Whether there is something to undo.
    #[must_use]
    pub fn has_past(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is something to redo.
    #[must_use]
    pub fn has_future(&self) -> bool {
        !self.future.is_empty()
    }

    /// The link with the settings before the last step; `None` if there was none.
    pub fn undo(&mut self, now: &Link) -> Option<Link> {
        let settings = self.past.pop()?;
        self.future.push(Settings::of(now));
        self.open = None;
        Some(settings.applied(now))
    }

    /// The link with the settings after the step that was undone last; `None` if there is none.
    pub fn redo(&mut self, now: &Link) -> Option<Link> {
        let settings = self.future.pop()?;
        self.past.push(Settings::of(now));
        self.open = None;
        Some(settings.applied(now))
    }
}

impl Settings {
    fn of(link: &Link) -> Self {
        Self { scenario: link.scenario.clone(), hidden: link.hidden.clone() }
    }

    /// These settings, looked at as before. The focus stays on its entry where it can.
    fn applied(self, link: &Link) -> Link {
        let entry = link.focused();
        let place = self.scenario.lineup.iter().position(|other| Some(*other) == entry);
        let focus = place.unwrap_or(link.focus.min(self.scenario.lineup.len().saturating_sub(1)));
        Link { scenario: self.scenario, hidden: self.hidden, focus, ..link.clone() }
    }
}
