//! What is being typed into a number field, before it is a value.

use super::Setting;

/// The text of a field that is being typed in. Half-typed, it changes nothing.
///
/// ```
/// use pool_vs_loop::scenario::{Draft, Setting};
///
/// let mut draft = Draft::begin(Setting::Io, 1_000_000); // the field shows "1 s"
/// assert_eq!(draft.typed("2."), None);
/// assert_eq!(draft.typed("2.5"), Some(2_500_000)); // in seconds, as shown at the beginning
/// assert_eq!(draft.typed("2.5 m"), None);
/// assert!(draft.is_wrong());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    setting: Setting,
    /// The value when typing began: a bare number keeps its unit, whatever is typed meanwhile.
    beginning: u64,
    /// The text, once there is one that differs from how the value is written.
    text: Option<String>,
    valid: bool,
}

impl Draft {
    /// Nothing typed yet, in the field of a setting that has this value.
    #[must_use]
    pub fn begin(setting: Setting, value: u64) -> Self {
        Self { setting, beginning: value, text: None, valid: true }
    }

    /// Whose field it is.
    #[must_use]
    pub const fn setting(&self) -> Setting {
        self.setting
    }

    /// Takes the field's text after a key. The value that it means, if it means one.
    pub fn typed(&mut self, text: &str) -> Option<u64> {
        let value = self.setting.parse_typed(text, self.beginning);
        self.valid = value.is_some();
        self.text = Some(text.into());
        value
    }

    /// The text to show instead of the value.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        self.text.as_deref()
    }

    /// Whether the text is wrong, so that a sentence should say what is allowed. An empty field is
    /// on its way to a value: no need to complain.
    #[must_use]
    pub fn is_wrong(&self) -> bool {
        !self.valid && self.text().is_some_and(|text| !text.trim().is_empty())
    }
}
