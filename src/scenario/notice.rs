//! What was wrong with a link. The words for it are in [`crate::explain::notice`].

use super::{Micros, Server, Setting};
use crate::words::Language;

/// Something in a link that was not taken as it stood. The link opens all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// No such key; it was ignored.
    UnknownKey {
        /// The key, as it came.
        key: String,
    },
    /// The key stood there before; the first one counts.
    RepeatedKey {
        /// The key.
        key: &'static str,
    },
    /// Malformed or out of range; the default counts, for this key alone.
    BadValue {
        /// The key.
        key: &'static str,
        /// The value, as it came.
        value: String,
        /// What the key allows.
        allowed: Allowed,
    },
    /// The link was made for a model version that this build does not have.
    OtherVersion {
        /// The version it asks for.
        asked: u32,
    },
    /// Only the beginning of the query was read.
    TooLong {
        /// Bytes that were read.
        limit: usize,
    },
    /// The link asks for a language that the page doesn't have.
    OtherLanguage {
        /// The locale, as the link writes it.
        lang: String,
    },
    /// The texts of a language can't be had, so the page stays in the one that it has.
    NoTexts {
        /// The language.
        language: Language,
    },
    /// Further notices that are not listed.
    More {
        /// How many.
        count: usize,
    },
    /// An edit left shares that don't have one weight per worker; they are even now.
    SharesDropped {
        /// Weights that there were.
        weights: usize,
        /// Workers that there are.
        workers: u32,
    },
}

/// What a key allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Allowed {
    /// The range of a setting; where it can be, `none`.
    Setting(Setting),
    /// Entries, each once.
    Lineup,
    /// Entries of this server: it does not run the handler that was asked for.
    Handlers(Server),
    /// Positions in a line-up of this length, the first being 1.
    Positions(usize),
    /// One position in a line-up of this length.
    Position(usize),
    /// A model version.
    Version,
    /// A client.
    Client,
    /// A spread.
    Spread,
    /// An accept policy.
    Accept,
    /// As many weights as there are workers.
    Weights(u32),
    /// An overhead.
    Overhead,
    /// `1`.
    Embed,
    /// Panels, each once.
    Show,
    /// A view.
    View,
    /// A theme.
    Theme,
    /// A locale.
    Lang,
    /// A time up to this one.
    At(Micros),
}
