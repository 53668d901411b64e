//! What is being typed into a number field, before it is a value.

use super::{Kind, Marks, Setting};

/// The text of a field that is being typed in. What it means applies at once; while it means
/// nothing, the value from before typing does, so that half a number never counts.
///
/// ```
/// use pool_vs_loop::scenario::{Draft, Marks, Setting};
///
/// let mut draft = Draft::begin(Setting::Workers, 4);
/// assert_eq!(draft.typed("102", Marks::ENGLISH), 102);
/// assert_eq!(draft.typed("1025", Marks::ENGLISH), 4); // too many: as before
/// assert!(draft.is_wrong());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    setting: Setting,
    /// The value when typing began. A bare number keeps its unit, whatever is typed meanwhile.
    beginning: u64,
    /// The text, once something is typed.
    text: Option<String>,
    state: State,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// The text means a value, or nothing is typed.
    Valid,
    /// The text is on its way to one: it is empty, or lacks the end of a unit or a thousand.
    Unfinished,
    /// The text means nothing that is allowed.
    Wrong,
    /// The reader has left the field with a text that meant nothing.
    Refused,
}

impl Draft {
    /// Nothing typed yet, in the field of a setting that has this value.
    #[must_use]
    pub const fn begin(setting: Setting, value: u64) -> Self {
        Self { setting, beginning: value, text: None, state: State::Valid }
    }

    /// Whose field it is.
    #[must_use]
    pub const fn setting(&self) -> Setting {
        self.setting
    }

    /// The value from before typing.
    #[must_use]
    pub const fn beginning(&self) -> u64 {
        self.beginning
    }

    /// Takes the field's text after a key, in a language with these marks. The value that is to
    /// apply.
    pub fn typed(&mut self, text: &str, marks: Marks) -> u64 {
        let value = |text: &str| self.setting.parse_typed(text, self.beginning, marks);
        let meant = value(text);
        let unfinished = || {
            let ends: &[&str] = match self.setting.kind() {
                // "0" is on its way to 0.5.
                Kind::Decimal => &["s", "/s", "0", "00", "000", ".001", "001", "01", "1"],
                Kind::Time => &["s", "0", "00", "000", "in", "n", "ec", "c"],
                // "1," is on its way to 1,000.
                Kind::Count => &["0", "00", "000"],
            };
            text.trim().is_empty() || ends.iter().any(|end| value(&[text, end].concat()).is_some())
        };
        self.state = match meant {
            Some(_) => State::Valid,
            None if unfinished() => State::Unfinished,
            None => State::Wrong,
        };
        self.text = Some(text.into());
        meant.unwrap_or(self.beginning)
    }

    /// The reader leaves the field: it shows the value again. Whether something is left to say.
    pub fn leave(&mut self) -> bool {
        let empty = self.text.as_deref().is_none_or(|text| text.trim().is_empty());
        match self.state {
            State::Unfinished | State::Wrong if !empty => self.state = State::Refused,
            State::Refused => {}
            _ => return false,
        }
        true
    }

    /// The text to show instead of the value.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        self.text.as_deref().filter(|_| self.state != State::Refused)
    }

    /// Whether the text, if any, means a value.
    #[must_use]
    pub const fn is_done(&self) -> bool {
        matches!(self.state, State::Valid)
    }

    /// Whether the text is wrong, so that a sentence should say what is allowed.
    #[must_use]
    pub const fn is_wrong(&self) -> bool {
        matches!(self.state, State::Wrong)
    }

    /// The text that was refused when the reader left the field.
    #[must_use]
    pub fn refused(&self) -> Option<&str> {
        self.text.as_deref().filter(|_| self.state == State::Refused)
    }
}
