//! What a reader can change, as pure functions from one link to the next.

use super::limits::{AT_MAX, OVERHEAD_MAX};
use super::{
    Accept, Client, Decimal, Entry, Link, MAX_LINEUP, Micros, Notice, Overhead, Scenario, Setting,
    Spread, Theme, View,
};

/// One change that the reader makes on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Give a setting a value (a number, microseconds or millionths). Out of range, the nearest
    /// end counts. A part of another choice than the present one makes that choice.
    Set(Setting, u64),
    /// Take a setting's value away: it is none, or its default where it can't be.
    Clear(Setting),
    /// Another client. A part that is out of range becomes the nearest end, here and below.
    SetClient(Client),
    /// Another spread.
    SetSpread(Spread),
    /// Another accept policy. Shares that don't fit the workers become even.
    SetAccept(Accept),
    /// Another overhead.
    SetOverhead(Overhead),
    /// Draw an entry, or stop drawing it.
    Show(Entry, bool),
    /// Put an entry at the end of the line-up, if there is room and it isn't in it.
    AddEntry(Entry),
    /// Take an entry out of the line-up, unless it is the only one.
    RemoveEntry(Entry),
    /// Look at an entry of the line-up in the timeline and the log.
    Focus(Entry),
    /// Put the playhead at a time, or at the end.
    At(Option<Micros>),
    /// Plot something else.
    View(View),
    /// Other colours.
    Theme(Theme),
    /// Back to the default scenario, seen as at first. What the page consists of and how it looks
    /// (`embed`, `show`, `theme`, `lang`) stays.
    Reset,
}

impl Link {
    /// The link after an edit, and what the edit changed besides what was asked for.
    #[must_use]
    pub fn edited(&self, edit: Edit) -> (Self, Option<Notice>) {
        let mut link = self.clone();
        let scenario = &mut link.scenario;
        match edit {
            Edit::Set(setting, value) => scenario.set(setting, value),
            Edit::Clear(setting) => scenario.clear(setting),
            Edit::SetClient(client) => {
                scenario.client = client;
                scenario.clamp_part(client.part());
            }
            Edit::SetSpread(spread) => {
                scenario.spread = spread;
                scenario.clamp_part(spread.part());
            }
            Edit::SetAccept(accept) => scenario.accept = accept,
            Edit::SetOverhead(Overhead::Given(time)) => {
                scenario.overhead = Overhead::Given(time.min(OVERHEAD_MAX));
            }
            Edit::SetOverhead(overhead) => scenario.overhead = overhead,
            Edit::Show(entry, true) => link.hidden.retain(|hidden| *hidden != entry),
            Edit::Show(entry, false) => {
                let lineup = self.scenario.lineup.iter().copied();
                link.hidden =
                    lineup.filter(|other| *other == entry || self.hidden.contains(other)).collect();
            }
            Edit::AddEntry(entry) => {
                let lineup = &mut scenario.lineup;
                if lineup.len() < MAX_LINEUP && !lineup.contains(&entry) {
                    lineup.push(entry);
                }
            }
            Edit::RemoveEntry(entry) => link.remove(entry),
            Edit::Focus(entry) => {
                let place = scenario.lineup.iter().position(|other| *other == entry);
                link.focus = place.unwrap_or(self.focus);
            }
            Edit::At(at) => link.at = at.map(|at| at.min(AT_MAX)),
            Edit::View(view) => link.view = view,
            Edit::Theme(theme) => link.theme = theme,
            Edit::Reset => {
                let Self { embed, show, theme, lang, .. } = link;
                link = Self { embed, show, theme, lang, ..Self::default() };
            }
        }
        let notice = link.scenario.settle_shares();
        (link, notice)
    }

    /// Takes an entry out of the line-up, unless it is the only one. If it was in focus, the one
    /// that takes its place is, or at the end the last.
    fn remove(&mut self, entry: Entry) {
        let lineup = &mut self.scenario.lineup;
        let place = lineup.iter().position(|other| *other == entry);
        let Some(place) = place.filter(|_| lineup.len() > 1) else { return };
        lineup.remove(place);
        self.hidden.retain(|hidden| *hidden != entry);
        if self.focus > place || self.focus == lineup.len() {
            self.focus -= 1;
        }
    }
}

impl Scenario {
    /// The value of a setting: a number, microseconds or millionths. `None` where it is none, or
    /// part of another choice than the present one.
    #[must_use]
    pub fn get(&self, setting: Setting) -> Option<u64> {
        Some(match setting {
            Setting::Workers => self.workers.into(),
            Setting::Requests => self.requests.into(),
            Setting::Subtasks => self.subtasks.into(),
            Setting::Io => self.io,
            Setting::Cpu => self.cpu,
            Setting::Threads => self.threads.into(),
            Setting::Tokens => self.tokens.into(),
            Setting::Cores => self.cores.into(),
            Setting::Connections => self.connections?.into(),
            Setting::Timeout => self.timeout?,
            Setting::Backlog => self.backlog?.into(),
            Setting::Seed => self.seed.into(),
            Setting::Users => match self.client {
                Client::Closed(users) => users.into(),
                _ => return None,
            },
            Setting::Rate => match self.client {
                Client::Paced(rate) | Client::Poisson(rate) => rate.millionths(),
                _ => return None,
            },
            Setting::Width => match self.spread {
                Spread::Uniform(width) => width.millionths(),
                _ => return None,
            },
            Setting::Variation => match self.spread {
                Spread::Lognormal(variation) => variation.millionths(),
                _ => return None,
            },
            Setting::Overhead => match self.overhead {
                Overhead::Given(time) => time,
                _ => return None,
            },
        })
    }

    /// Sets a setting; out of range, the nearest end counts. Shares may be left that don't fit.
    pub(super) fn set(&mut self, setting: Setting, value: u64) {
        let (min, max) = setting.range();
        let value = value.clamp(min, max);
        let count = u32::try_from(value).unwrap_or(u32::MAX);
        let decimal = Decimal::from_millionths(value);
        match setting {
            Setting::Workers => self.workers = count,
            Setting::Requests => self.requests = count,
            Setting::Subtasks => self.subtasks = count,
            Setting::Io => self.io = value,
            Setting::Cpu => self.cpu = value,
            Setting::Threads => self.threads = count,
            Setting::Tokens => self.tokens = count,
            Setting::Cores => self.cores = count,
            Setting::Connections => self.connections = Some(count),
            Setting::Timeout => self.timeout = Some(value),
            Setting::Backlog => self.backlog = Some(count),
            Setting::Seed => self.seed = count,
            Setting::Users => self.client = Client::Closed(count),
            Setting::Rate => match &mut self.client {
                Client::Poisson(rate) => *rate = decimal,
                client => *client = Client::Paced(decimal),
            },
            Setting::Width => self.spread = Spread::Uniform(decimal),
            Setting::Variation => self.spread = Spread::Lognormal(decimal),
            Setting::Overhead => self.overhead = Overhead::Given(value),
        }
    }

    fn clear(&mut self, setting: Setting) {
        let present = self.get(setting).is_some();
        match setting {
            Setting::Connections => self.connections = None,
            Setting::Timeout => self.timeout = None,
            Setting::Backlog => self.backlog = None,
            Setting::Users | Setting::Rate if present => self.client = Client::Burst,
            Setting::Width | Setting::Variation if present => self.spread = Spread::Fixed,
            Setting::Overhead if present => self.overhead = Overhead::None,
            _ if present => self.set(setting, setting.start()),
            _ => {}
        }
    }

    /// Brings the part of a choice into its range.
    fn clamp_part(&mut self, part: Option<Setting>) {
        if let Some((part, value)) = part.and_then(|part| Some((part, self.get(part)?))) {
            self.set(part, value);
        }
    }

    /// Makes shares that don't fit the workers even, and says so.
    fn settle_shares(&mut self) -> Option<Notice> {
        let Accept::Shares(weights) = &self.accept else { return None };
        if self.accept.fits(self.workers) {
            return None;
        }
        let weights = weights.len();
        self.accept = Accept::Even;
        Some(Notice::SharesDropped { weights, workers: self.workers })
    }
}
