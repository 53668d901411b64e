//! What was wrong with a link. The words for it are in [`crate::explain::notice`].

use super::Setting;

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
    /// Further notices that are not listed.
    More {
        /// How many.
        count: usize,
    },
}

/// What a key allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Allowed {
    /// The range of a setting.
    Setting(Setting),
    /// Entries, each once.
    Lineup,
    /// Positions in a line-up of this length, the first being 1.
    Positions(usize),
    /// A model version.
    Version,
}
