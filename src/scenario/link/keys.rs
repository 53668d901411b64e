//! The keys of the grammar, and what is written for each.

use super::Link;
use crate::scenario::{Kind, Setting, write_duration};

/// The keys, in the order of the canonical form. Reading and writing both go by this.
pub(super) const KEYS: [Key; 26] = [
    Key::Version,
    Key::Setting(Setting::Workers),
    Key::Setting(Setting::Requests),
    Key::Setting(Setting::Io),
    Key::Setting(Setting::Subtasks),
    Key::Setting(Setting::Cpu),
    Key::Lineup,
    Key::Hide,
    Key::Setting(Setting::Threads),
    Key::Setting(Setting::Tokens),
    Key::Setting(Setting::Cores),
    Key::Client,
    Key::Spread,
    Key::Accept,
    Key::Setting(Setting::Connections),
    Key::Overhead,
    Key::Setting(Setting::Timeout),
    Key::Setting(Setting::Backlog),
    Key::Setting(Setting::Seed),
    Key::Embed,
    Key::Show,
    Key::View,
    Key::Theme,
    Key::Lang,
    Key::Focus,
    Key::At,
];

/// A key of the grammar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    Version,
    /// A setting with a key of its own.
    Setting(Setting),
    Lineup,
    Hide,
    Client,
    Spread,
    Accept,
    Overhead,
    Embed,
    Show,
    View,
    Theme,
    Lang,
    Focus,
    At,
}

impl Key {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Version => "v",
            Self::Setting(setting) => setting.key(),
            Self::Lineup => "lineup",
            Self::Hide => "hide",
            Self::Client => "client",
            Self::Spread => "spread",
            Self::Accept => "accept",
            Self::Overhead => "overhead",
            Self::Embed => "embed",
            Self::Show => "show",
            Self::View => "view",
            Self::Theme => "theme",
            Self::Lang => "lang",
            Self::Focus => "focus",
            Self::At => "at",
        }
    }

    /// The value of a link for the key; `None` if that is the default.
    pub(super) fn write(self, link: &Link, default: &Link) -> Option<String> {
        let (scenario, usual) = (&link.scenario, &default.scenario);
        match self {
            Self::Version => None,
            Self::Setting(setting) => {
                let value = scenario.get(setting);
                let value = value.filter(|_| value != usual.get(setting))?;
                Some(match setting.kind() {
                    Kind::Time => write_duration(value),
                    _ => value.to_string(),
                })
            }
            Self::Lineup => {
                let lineup = &scenario.lineup;
                (*lineup != usual.lineup).then(|| comma_list(lineup.iter()))
            }
            Self::Hide => {
                let places = (1..).zip(&scenario.lineup);
                let hidden = places.filter(|(_, entry)| link.hidden.contains(entry));
                let places = hidden.map(|(place, _): (u32, _)| place);
                (!link.hidden.is_empty()).then(|| comma_list(places))
            }
            Self::Client => different(&scenario.client, &usual.client),
            Self::Spread => different(&scenario.spread, &usual.spread),
            Self::Accept => different(&scenario.accept, &usual.accept),
            Self::Overhead => different(&scenario.overhead, &usual.overhead),
            Self::Embed => link.embed.then(|| "1".into()),
            Self::Show => {
                let panels = link.show.as_ref().filter(|panels| !panels.is_empty())?;
                Some(comma_list(panels.iter().map(|panel| panel.word())))
            }
            Self::View => (link.view != default.view).then(|| link.view.word().into()),
            Self::Theme => (link.theme != default.theme).then(|| link.theme.word().into()),
            Self::Lang => link.lang.clone(),
            Self::Focus => (link.focus != default.focus).then(|| (link.focus + 1).to_string()),
            Self::At => link.at.map(write_duration),
        }
    }
}

fn different<T: ToString + PartialEq>(value: &T, usual: &T) -> Option<String> {
    (value != usual).then(|| value.to_string())
}

fn comma_list<T: ToString>(items: impl Iterator<Item = T>) -> String {
    items.map(|item| item.to_string()).collect::<Vec<_>>().join(",")
}
