//! What is being typed into number fields, before it is a setting.

use crate::explain::number;
use crate::scenario::{Accept, Draft, Edit, Scenario, Setting};

/// What happens in a field.
#[derive(Debug)]
pub enum Typing {
    /// The reader goes into a number field.
    Focused(Setting),
    /// The reader types into a number field.
    Typed(Setting, String),
    /// The reader is done with what is typed in a number field, but still there.
    Entered(Setting),
    /// The reader leaves a number field.
    Left(Setting),
    /// The reader gives up what is typed in a number field.
    GivenUp(Setting),
    /// The reader types weights of the accept policy.
    Weights(String),
    /// The reader leaves the field for these.
    WeightsLeft,
}

impl Typing {
    /// The setting whose field it is, and whether this is the end of typing into it.
    pub const fn of(&self) -> (Option<Setting>, bool) {
        match self {
            Self::Typed(setting, _) => (Some(*setting), false),
            Self::Focused(setting)
            | Self::Entered(setting)
            | Self::Left(setting)
            | Self::GivenUp(setting) => (Some(*setting), true),
            Self::Weights(_) => (None, false),
            Self::WeightsLeft => (None, true),
        }
    }
}

/// The texts that stand in fields instead of their settings' values.
#[derive(Debug, Default)]
pub struct Fields {
    /// What is being typed, at most one for each setting.
    drafts: Vec<Draft>,
    /// What is being typed as weights while they mean none, and whether the reader has left it.
    weights: Option<(String, bool)>,
}

impl Fields {
    /// Takes what happens in a field. The edit that follows from it, if any.
    pub fn update(&mut self, typing: Typing, scenario: &Scenario) -> Option<Edit> {
        match typing {
            // A new beginning, also after a text that was refused. What is half typed stays: the
            // reader was away for another language only.
            Typing::Focused(setting) => {
                if self.draft(setting).is_none_or(|draft| draft.text().is_none()) {
                    self.forget(setting);
                    self.begin(setting, scenario);
                }
            }
            Typing::Typed(setting, text) => {
                let value = self.begin(setting, scenario).typed(&text, number::marks());
                return Some(Edit::Set(setting, value));
            }
            Typing::Entered(setting) => {
                self.drafts.retain(|draft| draft.setting() != setting || !draft.is_done());
            }
            Typing::Left(setting) => {
                self.drafts.retain_mut(|draft| draft.setting() != setting || draft.leave());
            }
            Typing::GivenUp(setting) => {
                let value = self.begin(setting, scenario).beginning();
                self.forget(setting);
                return Some(Edit::Set(setting, value));
            }
            Typing::Weights(text) => {
                let words = text.split(|c: char| !c.is_ascii_digit());
                let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
                // The digits of something else, such as -1 or 1.5, are no weights.
                let plain = text.chars().all(|c| matches!(c, '0'..='9' | '-' | ',' | ' '));
                let meant: Option<Accept> = ["shares:", &words.join("-")].concat().parse().ok();
                match meant.filter(|accept| plain && accept.fits(scenario.workers)) {
                    Some(accept) => {
                        self.weights = None;
                        return Some(Edit::SetAccept(accept));
                    }
                    None => self.weights = Some((text, false)),
                }
            }
            Typing::WeightsLeft => {
                self.weights = self.weights.take().map(|(text, _)| (text, true));
            }
        }
        None
    }

    /// Forgets what is typed for a setting.
    pub fn forget(&mut self, setting: Setting) {
        self.drafts.retain(|draft| draft.setting() != setting);
    }

    /// Forgets all that is typed.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Forgets what is typed where the scenario has no field: what isn't there can't be typed into.
    pub fn settle(&mut self, scenario: &Scenario) {
        self.drafts.retain(|draft| scenario.get(draft.setting()).is_some());
        if !matches!(scenario.accept, Accept::Shares(_)) {
            self.weights = None;
        }
    }

    /// Whether a text stands somewhere that means nothing.
    pub fn is_wrong(&self) -> bool {
        self.drafts.iter().any(Draft::is_wrong) || self.weights.is_some()
    }

    /// What is typed for a setting.
    pub fn draft(&self, setting: Setting) -> Option<&Draft> {
        self.drafts.iter().find(|draft| draft.setting() == setting)
    }

    /// What is typed as weights, and whether the reader has left it.
    pub fn weights(&self) -> Option<&(String, bool)> {
        self.weights.as_ref()
    }

    /// What is being typed for a setting; nothing yet, if nothing was.
    fn begin(&mut self, setting: Setting, scenario: &Scenario) -> &mut Draft {
        let known = self.drafts.iter().position(|draft| draft.setting() == setting);
        let place = known.unwrap_or_else(|| {
            let value = scenario.get(setting).unwrap_or(setting.start());
            self.drafts.push(Draft::begin(setting, value));
            self.drafts.len() - 1
        });
        &mut self.drafts[place]
    }
}
