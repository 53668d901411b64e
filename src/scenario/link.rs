//! The link grammar: one flat query string for a scenario and how it is looked at.

use super::{Allowed, Entry, MAX_LINEUP, MODEL_VERSION, Notice, Scenario, Setting, write_duration};
use form_urlencoded::parse;

/// Bytes of a query that are read. The longest canonical link has under 300, so more than this
/// is no link of ours.
const MAX_BYTES: usize = 8_192;

/// Notices that one query can cause; the rest are counted.
const MAX_NOTICES: usize = 8;

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
        let query = query.strip_prefix('?').unwrap_or(query);
        let bytes = query.as_bytes();
        if bytes.len() > MAX_BYTES {
            reader.note(Notice::TooLong { limit: MAX_BYTES });
        }
        for (key, value) in parse(&bytes[..bytes.len().min(MAX_BYTES)]) {
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
        let default = Scenario::default();
        let mut pairs = Vec::new();
        for setting in Setting::ALL {
            let value = self.scenario.get(setting);
            if value != default.get(setting) {
                let text = match setting {
                    Setting::Io => write_duration(value),
                    _ => value.to_string(),
                };
                pairs.push(format!("{}={text}", setting.key()));
            }
        }
        let lineup = &self.scenario.lineup;
        if *lineup != default.lineup {
            pairs.push(format!("lineup={}", comma_list(lineup.iter())));
        }
        let hide = (1..).zip(lineup).filter(|(_, entry)| self.hidden.contains(entry));
        let hide = comma_list(hide.map(|(position, _): (u32, _)| position));
        if !hide.is_empty() {
            pairs.push(format!("hide={hide}"));
        }
        pairs.join("&")
    }

    /// The entries that are drawn, in the order of the line-up.
    pub fn shown(&self) -> impl Iterator<Item = Entry> {
        let lineup = self.scenario.lineup.iter().copied();
        lineup.filter(|entry| !self.hidden.contains(entry))
    }
}

fn comma_list<T: ToString>(items: impl Iterator<Item = T>) -> String {
    items.map(|item| item.to_string()).collect::<Vec<_>>().join(",")
}

/// What has been read so far.
#[derive(Default)]
struct Reader {
    link: Link,
    seen: Vec<&'static str>,
    /// Checked last: positions depend on the line-up.
    hide: Option<String>,
    notices: Vec<Notice>,
    /// Notices beyond those that are listed.
    more: usize,
}

/// All keys of the grammar.
const KEYS: [&str; 7] = ["v", "workers", "requests", "io", "subtasks", "lineup", "hide"];

impl Reader {
    fn pair(&mut self, key: &str, value: &str) {
        let Some(known) = KEYS.into_iter().find(|&known| known == key) else {
            return self.note(Notice::UnknownKey { key: key.into() });
        };
        if self.seen.contains(&known) {
            return self.note(Notice::RepeatedKey { key: known });
        }
        self.seen.push(known);
        match known {
            "v" => self.version(value),
            "lineup" => self.lineup(value),
            "hide" => self.hide = Some(value.into()),
            _ => self.setting(known, value),
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

    fn setting(&mut self, key: &'static str, value: &str) {
        let Some(setting) = Setting::ALL.into_iter().find(|setting| setting.key() == key) else {
            return;
        };
        match setting.parse(value) {
            Some(read) => self.link.scenario.set(setting, read),
            None => self.bad(key, value, Allowed::Setting(setting)),
        }
    }

    fn version(&mut self, value: &str) {
        match value.parse::<u32>() {
            Ok(MODEL_VERSION) => {}
            Ok(asked) if asked > 0 => self.note(Notice::OtherVersion { asked }),
            _ => self.bad("v", value, Allowed::Version),
        }
    }

    fn bad(&mut self, key: &'static str, value: &str, allowed: Allowed) {
        self.note(Notice::BadValue { key, value: value.into(), allowed });
    }

    /// A bad or repeated entry is dropped alone; with none left the default line-up stands.
    fn lineup(&mut self, value: &str) {
        let mut lineup = Vec::new();
        for word in value.split(',') {
            match word.parse() {
                Ok(entry) if !lineup.contains(&entry) && lineup.len() < MAX_LINEUP => {
                    lineup.push(entry);
                }
                _ => self.bad("lineup", word, Allowed::Lineup),
            }
        }
        if !lineup.is_empty() {
            self.link.scenario.lineup = lineup;
        }
    }

    fn finish(mut self) -> (Link, Vec<Notice>) {
        if let Some(value) = self.hide.take() {
            let lineup = &self.link.scenario.lineup;
            let position = |word: &str| {
                let index = word.parse::<usize>().ok()?.checked_sub(1)?;
                lineup.get(index).copied()
            };
            match value.split(',').map(position).collect::<Option<Vec<_>>>() {
                Some(hidden) => {
                    let lineup = lineup.iter().copied();
                    self.link.hidden = lineup.filter(|entry| hidden.contains(entry)).collect();
                }
                None => self.bad("hide", &value, Allowed::Positions(lineup.len())),
            }
        }
        if self.more > 0 {
            self.notices.push(Notice::More { count: self.more });
        }
        (self.link, self.notices)
    }
}
