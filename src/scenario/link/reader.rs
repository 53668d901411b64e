//! Reading a link, pair by pair.

use super::Link;
use super::keys::{KEYS, Key};
use crate::scenario::limits::AT_MAX;
use crate::scenario::look::is_locale;
use crate::scenario::time::digits;
use crate::scenario::{
    Accept, Allowed, Entry, Handler, MAX_LINEUP, MODEL_VERSION, Notice, Panel, Server, Theme, View,
    parse_duration,
};
use std::str::FromStr;

/// Notices that one query can cause; the rest are counted.
const MAX_NOTICES: usize = 8;

/// What has been read so far.
#[derive(Default)]
pub(super) struct Reader {
    link: Link,
    seen: Vec<Key>,
    /// The line-up as it was written, its bad entries as gaps: `hide` and `focus` count these too.
    written: Option<Vec<Option<Entry>>>,
    /// Checked last: it depends on the line-up.
    hide: Option<String>,
    /// Checked last: it depends on the line-up.
    focus: Option<String>,
    /// The text of `accept`, where it means a policy. Checked last: shares depend on `workers`.
    accept: Option<(String, Accept)>,
    notices: Vec<Notice>,
    /// Notices beyond those that are listed.
    more: usize,
}

impl Reader {
    pub(super) fn pair(&mut self, name: &str, value: &str) {
        let Some(key) = KEYS.into_iter().find(|key| key.name() == name) else {
            return self.note(Notice::UnknownKey { key: name.into() });
        };
        if self.seen.contains(&key) {
            return self.note(Notice::RepeatedKey { key: key.name() });
        }
        self.seen.push(key);
        if let Err(allowed) = self.read(key, value) {
            self.bad(key, value, allowed);
        }
    }

    /// Reads the value of a key; what the key allows, if that fails.
    fn read(&mut self, key: Key, value: &str) -> Result<(), Allowed> {
        let link = &mut self.link;
        match key {
            Key::Version => self.version(value)?,
            // Where a setting can be none, that is its default.
            Key::Setting(setting) if setting.is_optional() && value == "none" => {}
            Key::Setting(setting) => {
                let read = setting.parse(value).ok_or(Allowed::Setting(setting))?;
                link.scenario.set(setting, read);
            }
            Key::Lineup => self.lineup(value),
            Key::Hide => self.hide = Some(value.into()),
            Key::Client => link.scenario.client = parse(value, Allowed::Client)?,
            Key::Spread => link.scenario.spread = parse(value, Allowed::Spread)?,
            Key::Accept => self.accept = Some((value.into(), parse(value, Allowed::Accept)?)),
            Key::Overhead => link.scenario.overhead = parse(value, Allowed::Overhead)?,
            Key::Embed => link.embed = (value == "1").then_some(true).ok_or(Allowed::Embed)?,
            Key::Show => link.show = Some(Panel::parse_list(value).ok_or(Allowed::Show)?),
            Key::View => {
                let view = View::ALL.into_iter().find(|view| view.word() == value);
                link.view = view.ok_or(Allowed::View)?;
            }
            Key::Theme => {
                let theme = Theme::ALL.into_iter().find(|theme| theme.word() == value);
                link.theme = theme.ok_or(Allowed::Theme)?;
            }
            Key::Lang => {
                link.lang = Some(is_locale(value).then(|| value.into()).ok_or(Allowed::Lang)?);
            }
            Key::Focus => self.focus = Some(value.into()),
            Key::At => {
                let at = parse_duration(value).filter(|&at| at <= AT_MAX);
                link.at = Some(at.ok_or(Allowed::At(AT_MAX))?);
            }
        }
        Ok(())
    }

    /// Keeps a notice, unless it says what another says already or there are too many.
    pub(super) fn note(&mut self, notice: Notice) {
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

    fn version(&mut self, value: &str) -> Result<(), Allowed> {
        match digits(value).and_then(|version| u32::try_from(version).ok()) {
            Some(MODEL_VERSION) => {}
            Some(asked) if asked > 0 => self.note(Notice::OtherVersion { asked }),
            _ => return Err(Allowed::Version),
        }
        Ok(())
    }

    /// A bad or repeated entry is dropped alone; with none left the default line-up stands.
    fn lineup(&mut self, value: &str) {
        let mut lineup = Vec::new();
        let mut written = Vec::new();
        for word in value.split(',') {
            let entry = word.parse().ok().filter(|entry| !lineup.contains(entry));
            match entry.filter(|_| lineup.len() < MAX_LINEUP) {
                Some(entry) => lineup.push(entry),
                None => self.bad(Key::Lineup, word, why_no_entry(word)),
            }
            written.push(entry);
        }
        if !lineup.is_empty() {
            self.link.scenario.lineup = lineup;
            self.written = Some(written);
        }
    }

    /// Checks what depends on other keys.
    pub(super) fn finish(mut self) -> (Link, Vec<Notice>) {
        if let Some((value, accept)) = self.accept.take() {
            let workers = self.link.scenario.workers;
            if accept.fits(workers) {
                self.link.scenario.accept = accept;
            } else {
                self.bad(Key::Accept, &value, Allowed::Weights(workers));
            }
        }
        let lineup = self.link.scenario.lineup.clone();
        let whole = || lineup.iter().copied().map(Some).collect();
        let written: Vec<Option<Entry>> = self.written.take().unwrap_or_else(whole);
        let at = |word: &str| {
            let place = usize::try_from(digits(word)?).ok()?.checked_sub(1)?;
            written.get(place).copied()
        };
        if let Some(value) = self.hide.take() {
            match value.split(',').map(at).collect::<Option<Vec<_>>>() {
                Some(hidden) => {
                    let lineup = lineup.iter().copied();
                    self.link.hidden =
                        lineup.filter(|&entry| hidden.contains(&Some(entry))).collect();
                }
                None => self.bad(Key::Hide, &value, Allowed::Positions(written.len())),
            }
        }
        if let Some(value) = self.focus.take() {
            match at(&value) {
                // An entry that was dropped has a notice of its own; the first is in its stead.
                Some(entry) => {
                    let place = lineup.iter().position(|&other| Some(other) == entry);
                    self.link.focus = place.unwrap_or(0);
                }
                None => self.bad(Key::Focus, &value, Allowed::Position(written.len())),
            }
        }
        if self.more > 0 {
            self.notices.push(Notice::More { count: self.more });
        }
        (self.link, self.notices)
    }
}

fn parse<T: FromStr>(value: &str, allowed: Allowed) -> Result<T, Allowed> {
    value.parse().map_err(|_| allowed)
}

/// What is allowed instead of a bad entry: of a server and a handler that exist but do not go
/// together, the server's handlers.
fn why_no_entry(word: &str) -> Allowed {
    let pair = word.split_once(':').filter(|_| Entry::from_str(word).is_err());
    let server = pair.and_then(|(server, handler)| {
        Handler::ALL.into_iter().find(|known| known.word() == handler)?;
        Server::ALL.into_iter().find(|known| known.word() == server)
    });
    server.map_or(Allowed::Lineup, Allowed::Handlers)
}
