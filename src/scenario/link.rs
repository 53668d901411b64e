//! The link grammar: one flat query string for a scenario and how it is looked at.

use super::time::digits;
use super::{Allowed, Entry, MAX_LINEUP, MODEL_VERSION, Notice, Scenario, Setting, write_duration};

/// Bytes of a query that are read. The longest canonical link has under 300, so more than this
/// is no link of ours.
const MAX_BYTES: usize = 8_192;

/// Notices that one query can cause; the rest are counted.
const MAX_NOTICES: usize = 8;

/// The keys, in the order of the canonical form. Reading and writing both go by this.
const KEYS: [Key; 7] = [
    Key::Version,
    Key::Setting(Setting::Workers),
    Key::Setting(Setting::Requests),
    Key::Setting(Setting::Io),
    Key::Setting(Setting::Subtasks),
    Key::Lineup,
    Key::Hide,
];

/// A key of the grammar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Version,
    Setting(Setting),
    Lineup,
    Hide,
}

/// A scenario and how it is looked at: what the address of the page holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// What is simulated.
    pub scenario: Scenario,
    /// Entries of the line-up that are not drawn, in the order of the line-up.
    pub hidden: Vec<Entry>,
}

impl Link {
    /// Reads a query string, with or without its leading `?`. Never fails: a bad value falls back
    /// to the default for its key alone, and a notice says so. Unknown keys are named and ignored;
    /// of a repeated key the first counts.
    #[must_use]
    pub fn decode(query: &str) -> (Self, Vec<Notice>) {
        let mut reader = Reader::default();
        let bytes = query.strip_prefix('?').unwrap_or(query).as_bytes();
        if bytes.len() > MAX_BYTES {
            reader.note(Notice::TooLong { limit: MAX_BYTES });
        }
        for (key, value) in form_urlencoded::parse(&bytes[..bytes.len().min(MAX_BYTES)]) {
            if !(key.is_empty() && value.is_empty()) {
                reader.pair(&key, &value);
            }
        }
        reader.finish()
    }

    /// Writes the canonical query: defaults left out, keys in the grammar's order, no leading `?`.
    /// Empty for the default scenario.
    #[must_use]
    pub fn encode(&self) -> String {
        let pairs = KEYS.iter().filter_map(|key| Some((key.name(), key.write(self)?)));
        pairs.map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&")
    }

    /// The entries that are drawn, in the order of the line-up.
    pub fn shown(&self) -> impl Iterator<Item = Entry> {
        let lineup = self.scenario.lineup.iter().copied();
        lineup.filter(|entry| !self.hidden.contains(entry))
    }
}

impl Key {
    const fn name(self) -> &'static str {
        match self {
            Self::Version => "v",
            Self::Setting(setting) => setting.key(),
            Self::Lineup => "lineup",
            Self::Hide => "hide",
        }
    }

    /// The value of a link for the key; `None` if that is the default.
    fn write(self, link: &Link) -> Option<String> {
        let default = Scenario::default();
        let lineup = &link.scenario.lineup;
        match self {
            Self::Version => None,
            Self::Setting(setting) => {
                let value = link.scenario.get(setting);
                let text = match setting {
                    Setting::Io => write_duration(value),
                    _ => value.to_string(),
                };
                (value != default.get(setting)).then_some(text)
            }
            Self::Lineup => (*lineup != default.lineup).then(|| comma_list(lineup.iter())),
            Self::Hide => {
                let places = (1..).zip(lineup).filter(|(_, entry)| link.hidden.contains(entry));
                let places = places.map(|(place, _): (u32, _)| place);
                (!link.hidden.is_empty()).then(|| comma_list(places))
            }
        }
    }
}

fn comma_list<T: ToString>(items: impl Iterator<Item = T>) -> String {
    items.map(|item| item.to_string()).collect::<Vec<_>>().join(",")
}

/// What has been read so far.
#[derive(Default)]
struct Reader {
    link: Link,
    seen: Vec<Key>,
    /// The line-up as it was written, its bad entries as gaps: `hide` counts these too.
    written: Option<Vec<Option<Entry>>>,
    /// Checked last: it depends on the line-up.
    hide: Option<String>,
    notices: Vec<Notice>,
    /// Notices beyond those that are listed.
    more: usize,
}

impl Reader {
    fn pair(&mut self, name: &str, value: &str) {
        let Some(key) = KEYS.into_iter().find(|key| key.name() == name) else {
            return self.note(Notice::UnknownKey { key: name.into() });
        };
        if self.seen.contains(&key) {
            return self.note(Notice::RepeatedKey { key: key.name() });
        }
        self.seen.push(key);
        match key {
            Key::Version => self.version(value),
            Key::Setting(setting) => match setting.parse(value) {
                Some(read) => self.link.scenario.set(setting, read),
                None => self.bad(key, value, Allowed::Setting(setting)),
            },
            Key::Lineup => self.lineup(value),
            Key::Hide => self.hide = Some(value.into()),
        }
    }

    /// Keeps a notice, unless it says what another says already or there are too many.
    fn note(&mut self, notice: Notice) {
        if self.notices.contains(&notice) {
            return;
        }
        if self.notices.len() < MAX_NOTICES {
            self.notices.push(notice);
        } else {
            self.more += 1;
        }
    }

    fn bad(&mut self, key: Key, value: &str, allowed: Allowed) {
        self.note(Notice::BadValue { key: key.name(), value: value.into(), allowed });
    }

    fn version(&mut self, value: &str) {
        match digits(value).and_then(|version| u32::try_from(version).ok()) {
            Some(MODEL_VERSION) => {}
            Some(asked) if asked > 0 => self.note(Notice::OtherVersion { asked }),
            _ => self.bad(Key::Version, value, Allowed::Version),
        }
    }

    /// A bad or repeated entry is dropped alone; with none left the default line-up stands.
    fn lineup(&mut self, value: &str) {
        let mut lineup = Vec::new();
        let mut written = Vec::new();
        for word in value.split(',') {
            let entry = word.parse().ok().filter(|entry| !lineup.contains(entry));
            match entry.filter(|_| lineup.len() < MAX_LINEUP) {
                Some(entry) => lineup.push(entry),
                None => self.bad(Key::Lineup, word, Allowed::Lineup),
            }
            written.push(entry);
        }
        if !lineup.is_empty() {
            self.link.scenario.lineup = lineup;
            self.written = Some(written);
        }
    }

    fn finish(mut self) -> (Link, Vec<Notice>) {
        if let Some(value) = self.hide.take() {
            let lineup = &self.link.scenario.lineup;
            let whole = || lineup.iter().copied().map(Some).collect();
            let written: Vec<Option<Entry>> = self.written.clone().unwrap_or_else(whole);
            let at = |word: &str| {
                let place = usize::try_from(digits(word)?).ok()?.checked_sub(1)?;
                written.get(place).copied()
            };
            match value.split(',').map(at).collect::<Option<Vec<_>>>() {
                Some(hidden) => {
                    let lineup = lineup.iter().copied();
                    self.link.hidden =
                        lineup.filter(|&entry| hidden.contains(&Some(entry))).collect();
                }
                None => self.bad(Key::Hide, &value, Allowed::Positions(written.len())),
            }
        }
        if self.more > 0 {
            self.notices.push(Notice::More { count: self.more });
        }
        (self.link, self.notices)
    }
}
