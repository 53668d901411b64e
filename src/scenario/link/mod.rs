//! The link grammar: one flat query string for a scenario and how it is looked at.

mod keys;
mod reader;

use super::{Accept, Entry, Micros, Notice, Panel, Scenario, Theme, View};
use crate::words::Language;
use keys::{KEYS, Key};
use reader::Reader;

/// Bytes of a query that are read. The longest canonical link has about 1,200, so more than this
/// is no link of ours.
const MAX_BYTES: usize = 8_192;

/// A scenario and how it is looked at: what the address of the page holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// What is simulated.
    pub scenario: Scenario,
    /// Entries of the line-up that are not drawn, in the order of the line-up.
    pub hidden: Vec<Entry>,
    /// Whether the page stands inside another one.
    pub embed: bool,
    /// The panels to show, in this order, each once and at least one; `None` where the link
    /// doesn't say: see [`Link::panels`].
    pub show: Option<Vec<Panel>>,
    /// What the plot shows.
    pub view: View,
    /// The page's colours.
    pub theme: Theme,
    /// The page's locale, in lower case (`en`, `pt-br`); `None` for the browser's.
    pub lang: Option<String>,
    /// The entry in the timeline and the log: its place in the line-up, the first being 0.
    pub focus: usize,
    /// The playhead's time; `None` for the end of the run.
    pub at: Option<Micros>,
}

impl Link {
    /// Reads a query string, with or without its leading `?`. Never fails: a bad value falls back
    /// to the default for its key alone, and a notice says so. Unknown keys are named and ignored;
    /// of a repeated key the first counts.
    #[must_use]
    pub fn decode(query: &str) -> (Self, Vec<Notice>) {
        Self::decode_bytes(query.as_bytes())
    }

    /// [`Link::decode`] of any bytes: what is not UTF-8 counts as U+FFFD.
    #[must_use]
    pub fn decode_bytes(query: &[u8]) -> (Self, Vec<Notice>) {
        let mut reader = Reader::default();
        let bytes = query.strip_prefix(b"?").unwrap_or(query);
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
    /// Empty for the default link. No character of it has to be percent-encoded.
    #[must_use]
    pub fn encode(&self) -> String {
        self.changes_from(&Self::default())
    }

    /// Writes what this link says otherwise than another one, as a query without `?`: what the other
    /// one needs to be this one.
    #[must_use]
    pub fn changes_from(&self, other: &Self) -> String {
        let gone = |key: Key| match key {
            Key::Setting(it) if it.is_optional() => {
                let (own, other) = (self.scenario.get(it), other.scenario.get(it));
                (own.is_none() && other.is_some()).then(|| "none".into())
            }
            _ => None,
        };
        let value = |&key: &Key| Some((key.name(), key.write(self, other).or_else(|| gone(key))?));
        let pairs = KEYS.iter().filter_map(value);
        pairs.map(|(name, value)| [name, &value].join("=")).collect::<Vec<_>>().join("&")
    }

    /// Reads the query of the page's address: as [`Link::decode`], and says where the page hasn't
    /// the language that the link asks for. A reader of an embedded page could do nothing about it.
    #[must_use]
    pub fn open(query: &str) -> (Self, Vec<Notice>) {
        let (link, mut notices) = Self::decode(query);
        if !link.embed
            && let Some(lang) = link.lang.clone().filter(|lang| Language::from_tag(lang).is_none())
        {
            notices.push(Notice::OtherLanguage { lang });
        }
        (link, notices)
    }

    /// The language of the page, and the tag of who speaks it how, for its numbers: what the link
    /// asks for, else the first of the reader's languages that the page has, else English. Where the
    /// link doesn't say which country's usage it means, the reader's own is.
    ///
    /// ```
    /// use pool_vs_loop::scenario::Link;
    /// use pool_vs_loop::words::Language;
    ///
    /// let reader = ["de-AT", "es-MX", "pt-BR"].map(String::from);
    /// let language = |query| Link::decode(query).0.language(&reader);
    /// assert_eq!(language(""), (Language::Spanish, "es-MX".into()));
    /// assert_eq!(language("lang=pt"), (Language::Portuguese, "pt-BR".into()));
    /// assert_eq!(language("lang=pt-pt"), (Language::Portuguese, "pt-pt".into()));
    /// assert_eq!(language("lang=fr"), (Language::Spanish, "es-MX".into()));
    /// assert_eq!(Link::default().language(&[]), (Language::English, "en".into()));
    /// ```
    #[must_use]
    pub fn language(&self, reader: &[String]) -> (Language, String) {
        let of = |tag: &String| Some((Language::from_tag(tag)?, tag.clone()));
        let mut readers = reader.iter().filter_map(of);
        let english = || (Language::English, Language::English.tag().into());
        match self.lang.as_ref().and_then(of) {
            None => readers.next().unwrap_or_else(english),
            Some(own) if own.1.contains('-') => own,
            Some(own) => readers.find(|(language, _)| *language == own.0).unwrap_or(own),
        }
    }

    /// The same with all of the page around it, as readers of an embedded page take it along: its
    /// panels were chosen for the place that it stands in. Any other link is itself.
    #[must_use]
    pub fn opened(&self) -> Self {
        let show = self.show.clone().filter(|_| !self.embed);
        Self { embed: false, show, ..self.clone() }
    }

    /// What another link has lost of this one without its reader asking for it.
    #[must_use]
    pub fn lost(&self, after: &Self) -> Option<Notice> {
        match (&self.scenario.accept, &after.scenario.accept) {
            (Accept::Shares(weights), Accept::Even)
                if self.scenario.workers != after.scenario.workers =>
            {
                let (weights, workers) = (weights.len(), after.scenario.workers);
                Some(Notice::SharesDropped { weights, workers })
            }
            _ => None,
        }
    }

    /// Whether any of these panels is on show.
    #[must_use]
    pub fn shows(&self, panels: &[Panel]) -> bool {
        self.panels().iter().any(|panel| panels.contains(panel))
    }

    /// The entries that are drawn, in the order of the line-up.
    pub fn shown(&self) -> impl Iterator<Item = Entry> {
        let lineup = self.scenario.lineup.iter().copied();
        lineup.filter(|entry| !self.hidden.contains(entry))
    }

    /// The panels that are on show: those that the link asks for, else all, or the few of an
    /// embedded page.
    #[must_use]
    pub fn panels(&self) -> &[Panel] {
        match &self.show {
            Some(panels) => panels,
            None if self.embed => &Panel::EMBEDDED,
            None => &Panel::ALL,
        }
    }

    /// The entry in the timeline and the log.
    #[must_use]
    pub fn focused(&self) -> Option<Entry> {
        self.scenario.lineup.get(self.focus).copied()
    }
}
