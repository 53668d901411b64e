//! What a reader can change, as pure functions from one link to the next.

use super::{Entry, Link, Scenario, Setting};

/// One change that the reader makes on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Give a setting a value (a number, or microseconds). Out of range, the nearest end counts.
    Set(Setting, u64),
    /// Draw an entry, or stop drawing it.
    Show(Entry, bool),
    /// Back to the defaults.
    Reset,
}

impl Link {
    /// The link after an edit.
    #[must_use]
    pub fn edited(&self, edit: Edit) -> Self {
        let mut link = self.clone();
        match edit {
            Edit::Set(setting, value) => link.scenario.set(setting, value),
            Edit::Show(entry, true) => link.hidden.retain(|hidden| *hidden != entry),
            Edit::Show(entry, false) => {
                let lineup = self.scenario.lineup.iter().copied();
                link.hidden =
                    lineup.filter(|other| *other == entry || self.hidden.contains(other)).collect();
            }
            Edit::Reset => link = Self::default(),
        }
        link
    }
}

impl Scenario {
    /// The value of a setting: a number, or microseconds for a time.
    #[must_use]
    pub fn get(&self, setting: Setting) -> u64 {
        match setting {
            Setting::Workers => self.workers.into(),
            Setting::Requests => self.requests.into(),
            Setting::Subtasks => self.subtasks.into(),
            Setting::Io => self.io,
        }
    }

    /// Sets a setting; out of range, the nearest end counts.
    pub fn set(&mut self, setting: Setting, value: u64) {
        let (min, max) = setting.range();
        let value = value.clamp(min, max);
        let count = u32::try_from(value).unwrap_or(u32::MAX);
        match setting {
            Setting::Workers => self.workers = count,
            Setting::Requests => self.requests = count,
            Setting::Subtasks => self.subtasks = count,
            Setting::Io => self.io = value,
        }
    }
}
