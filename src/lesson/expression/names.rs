//! The words of expressions.

use super::Kind;
use crate::scenario::Setting;

/// What can be measured of an entry's run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// From the first request sent to the last end of any.
    Makespan,
    /// Response time of one request: from its sending to its reply.
    Response,
    /// When one request was answered, since the first was sent.
    Finish,
    /// Mean response time.
    Mean,
    /// Median response time.
    P50,
    /// 90th percentile of the response times.
    P90,
    /// 95th percentile of the response times.
    P95,
    /// 99th percentile of the response times.
    P99,
    /// The longest response time.
    Longest,
    /// Replies per second.
    Throughput,
    /// Share of all response time spent queueing.
    Queueing,
    /// Share of the makespan for which the places were held.
    Utilisation,
    /// Requests that were answered.
    Served,
    /// Requests that were refused.
    Refused,
    /// Requests whose worker was killed.
    Killed,
    /// The most requests at a time between sending and end.
    InFlight,
    /// The most requests of one worker that were in service one after another, each from the end of
    /// the one before or later.
    Waves,
}

impl Measure {
    /// All of them.
    pub const ALL: [Self; 17] = [
        Self::Makespan,
        Self::Response,
        Self::Finish,
        Self::Mean,
        Self::P50,
        Self::P90,
        Self::P95,
        Self::P99,
        Self::Longest,
        Self::Throughput,
        Self::Queueing,
        Self::Utilisation,
        Self::Served,
        Self::Refused,
        Self::Killed,
        Self::InFlight,
        Self::Waves,
    ];

    /// The word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Makespan => "makespan",
            Self::Response => "response",
            Self::Finish => "finish",
            Self::Mean => "mean",
            Self::P50 => "p50",
            Self::P90 => "p90",
            Self::P95 => "p95",
            Self::P99 => "p99",
            Self::Longest => "longest",
            Self::Throughput => "throughput",
            Self::Queueing => "queueing",
            Self::Utilisation => "utilisation",
            Self::Served => "served",
            Self::Refused => "refused",
            Self::Killed => "killed",
            Self::InFlight => "in_flight",
            Self::Waves => "waves",
        }
    }

    /// What it gives.
    #[must_use]
    pub const fn kind(self) -> Kind {
        match self {
            Self::Throughput => Kind::RATE,
            Self::Queueing
            | Self::Utilisation
            | Self::Served
            | Self::Refused
            | Self::Killed
            | Self::InFlight
            | Self::Waves => Kind::PLAIN,
            _ => Kind::TIME,
        }
    }

    /// Whether it is of one request, not of all.
    #[must_use]
    pub const fn is_of_a_request(self) -> bool {
        matches!(self, Self::Response | Self::Finish)
    }

    /// Whether it is a share, which people read as a percentage.
    #[must_use]
    pub const fn is_a_share(self) -> bool {
        matches!(self, Self::Queueing | Self::Utilisation)
    }
}

/// A function of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Function {
    Floor,
    Ceil,
    Min,
    Max,
}

impl Function {
    pub(super) const ALL: [Self; 4] = [Self::Floor, Self::Ceil, Self::Min, Self::Max];

    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Floor => "floor",
            Self::Ceil => "ceil",
            Self::Min => "min",
            Self::Max => "max",
        }
    }
}

/// What stands between two parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Op {
    Or,
    And,
    Less,
    AtMost,
    More,
    AtLeast,
    Equal,
    Unequal,
    Plus,
    Minus,
    Times,
    Over,
}

impl Op {
    /// All of them; of two that begin alike, the longer first.
    pub(super) const ALL: [(&'static str, Self); 13] = [
        ("or", Self::Or),
        ("and", Self::And),
        ("<=", Self::AtMost),
        (">=", Self::AtLeast),
        ("!=", Self::Unequal),
        ("==", Self::Equal),
        ("<", Self::Less),
        (">", Self::More),
        ("=", Self::Equal),
        ("+", Self::Plus),
        ("-", Self::Minus),
        ("*", Self::Times),
        ("/", Self::Over),
    ];

    /// How tightly it binds its two sides.
    pub(super) const fn rank(self) -> u8 {
        match self {
            Self::Or => 1,
            Self::And => 2,
            Self::Plus | Self::Minus => 4,
            Self::Times | Self::Over => 5,
            _ => 3,
        }
    }

    pub(crate) const fn compares(self) -> bool {
        self.rank() == 3
    }
}

/// The setting of this word: a key of links, or the word for a part of a choice.
pub(super) fn setting(word: &str) -> Option<Setting> {
    let settings = || Setting::MAIN.into_iter().chain(Setting::MORE).chain(Setting::PARTS);
    settings().find(|setting| setting.key() == word)
}

/// Every word that stands for a value, for those who wrote another.
pub(super) fn known() -> String {
    let settings = Setting::MAIN.into_iter().chain(Setting::MORE).chain(Setting::PARTS);
    let mut words: Vec<&str> = settings.map(Setting::key).collect();
    words.push("last");
    words.extend(Measure::ALL.map(Measure::word));
    words.extend(Function::ALL.map(Function::word));
    words.extend(["first", "with"]);
    words.join(", ")
}
