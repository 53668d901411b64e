//! Limits and defaults of the settings, as the link grammar gives them.

use super::time::digits;
use super::{Micros, parse_duration, shown_unit};

/// The task's I/O time by default: 1 s.
pub(super) const IO_DEFAULT: Micros = 1_000_000;

/// The most I/O time a request can have: one hour.
pub(super) const IO_MAX: Micros = 3_600_000_000;

/// The range of a whole-number setting, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// Smallest value.
    pub min: u32,
    /// Largest value.
    pub max: u32,
    /// Value where a link says nothing.
    pub default: u32,
}

impl Count {
    /// Worker processes of each server.
    pub const WORKERS: Self = Self { min: 1, max: 1_024, default: 4 };
    /// Requests in the burst.
    pub const REQUESTS: Self = Self { min: 1, max: 1_000_000, default: 16 };
    /// Pieces that a request's I/O is split into.
    pub const SUBTASKS: Self = Self { min: 1, max: 64, default: 2 };
    /// Threads of each process of the `threads` server.
    pub const THREADS: Self = Self { min: 1, max: 1_024, default: 4 };
    /// Threads for plain `def` handlers in each event-loop process. The default is that of
    /// `AnyIO`'s limiter, which FastAPI and Starlette use.
    pub const TOKENS: Self = Self { min: 1, max: 1_024, default: 40 };
    /// CPU cores.
    pub const CORES: Self = Self { min: 1, max: 1_024, default: 4 };

    /// The value that a text of plain digits means, if it is in range.
    pub(super) fn parse(self, text: &str) -> Option<u32> {
        let value = u32::try_from(digits(text)?).ok()?;
        (self.min..=self.max).contains(&value).then_some(value)
    }
}

/// A setting that a slider and a number field change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Setting {
    /// Worker processes.
    Workers,
    /// Requests.
    Requests,
    /// Subtask splits.
    Subtasks,
    /// The task's I/O time, in microseconds.
    Io,
}

impl Setting {
    /// All of them, in the order of the page and of the link.
    pub const ALL: [Self; 4] = [Self::Workers, Self::Requests, Self::Subtasks, Self::Io];

    /// Its key in a link.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Workers => "workers",
            Self::Requests => "requests",
            Self::Subtasks => "subtasks",
            Self::Io => "io",
        }
    }

    /// The range of a whole-number setting; `None` for a time.
    #[must_use]
    pub const fn count(self) -> Option<Count> {
        match self {
            Self::Workers => Some(Count::WORKERS),
            Self::Requests => Some(Count::REQUESTS),
            Self::Subtasks => Some(Count::SUBTASKS),
            Self::Io => None,
        }
    }

    /// Smallest and largest value: a number, or microseconds for a time.
    #[must_use]
    pub fn range(self) -> (u64, u64) {
        self.count().map_or((0, IO_MAX), |count| (count.min.into(), count.max.into()))
    }

    /// Reads a value as it stands in a link: plain digits, or a time with its unit. `None` if it
    /// is malformed or out of range.
    #[must_use]
    pub fn parse(self, text: &str) -> Option<u64> {
        match self.count() {
            Some(count) => count.parse(text).map(u64::from),
            None => parse_duration(text).filter(|&io| io <= IO_MAX),
        }
    }

    /// Reads a value as a person types it: spaces around it, grouped thousands, minutes and hours
    /// are fine, and a bare time has the unit that the field shows now (`shown`, in microseconds).
    ///
    /// ```
    /// use pool_vs_loop::scenario::Setting;
    ///
    /// assert_eq!(Setting::Requests.parse_typed(" 1,000 ", 16), Some(1_000));
    /// assert_eq!(Setting::Io.parse_typed("2", 1_500_000), Some(2_000_000)); // shown: 1.5 s
    /// assert_eq!(Setting::Io.parse_typed("2 ms", 1_500_000), Some(2_000));
    /// assert_eq!(Setting::Io.parse_typed("0.5 h", 1_500_000), Some(1_800_000_000));
    /// assert_eq!(Setting::Workers.parse_typed("", 4), None);
    /// ```
    #[must_use]
    pub fn parse_typed(self, text: &str, shown: u64) -> Option<u64> {
        let text = text.trim().to_ascii_lowercase().replace(['µ', '\u{3bc}'], "u");
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let text = if grouped(&text) { text.replace(',', "") } else { text };
        if self != Self::Io {
            return self.parse(&text);
        }
        if text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
            return self.parse(&(text + shown_unit(shown).0));
        }
        for (unit, seconds) in [("sec", 1), ("min", 60), ("h", 3_600)] {
            if let Some(number) = text.strip_suffix(unit) {
                let time = parse_duration(&format!("{number}s"))?.checked_mul(seconds)?;
                return (time <= IO_MAX).then_some(time);
            }
        }
        self.parse(&text)
    }
}

/// Whether the commas of a text are thousands separators: `1,000,000`, not `1,5`.
fn grouped(text: &str) -> bool {
    let whole = text.split_once('.').map_or(text, |(whole, _)| whole);
    let digits = whole.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let mut groups = digits.split(',');
    let head = groups.next().is_some_and(|head| (1..=3).contains(&head.len()));
    let mut more = groups.peekable();
    head && more.peek().is_some() && more.all(|group| group.len() == 3)
}
