//! Settings: what a slider and a number field change.

use super::limits::{CPU_MAX, IO_DEFAULT, IO_MAX, OVERHEAD_MAX, RATE, SECOND, VARIATION, WIDTH};
use super::time::digits;
use super::{Count, Decimal, Marks, parse_duration, shown_unit};

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
    /// CPU time of a request, in microseconds.
    Cpu,
    /// Threads of each process of the `threads` server.
    Threads,
    /// Threads for plain `def` handlers in each process of the `loop` server.
    Tokens,
    /// CPU cores.
    Cores,
    /// Downstream connections of each process; may be none.
    Connections,
    /// Time in service after which `pool` kills a request, in microseconds; may be none.
    Timeout,
    /// Requests that may stand unaccepted in front of `pool`; may be none.
    Backlog,
    /// What random draws begin from.
    Seed,
    /// Users of a closed client; none of another.
    Users,
    /// Requests per second, in millionths, of a paced or Poisson client; none of another.
    Rate,
    /// S of a uniform spread, in millionths; none of another.
    Width,
    /// CV of a log-normal spread, in millionths; none of another.
    Variation,
    /// CPU time of every framework, in microseconds, where it is given; else none.
    Overhead,
}

/// What the values of a setting are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Whole numbers.
    Count,
    /// Times, in microseconds.
    Time,
    /// [`Decimal`]s, in millionths.
    Decimal,
}

impl Setting {
    /// Those always in sight, in the order of the page.
    pub const MAIN: [Self; 5] =
        [Self::Workers, Self::Requests, Self::Subtasks, Self::Io, Self::Cpu];

    /// Those that the page keeps behind "more", in its order. Each has a key of its own in links.
    pub const MORE: [Self; 7] = [
        Self::Threads,
        Self::Tokens,
        Self::Cores,
        Self::Connections,
        Self::Timeout,
        Self::Backlog,
        Self::Seed,
    ];

    /// Parts of a choice: of the client, the spread or the overhead.
    pub const PARTS: [Self; 5] =
        [Self::Users, Self::Rate, Self::Width, Self::Variation, Self::Overhead];

    /// Its key in a link; of a part of a choice, which has none, a word for it.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Workers => "workers",
            Self::Requests => "requests",
            Self::Subtasks => "subtasks",
            Self::Io => "io",
            Self::Cpu => "cpu",
            Self::Threads => "threads",
            Self::Tokens => "tokens",
            Self::Cores => "cores",
            Self::Connections => "connections",
            Self::Timeout => "timeout",
            Self::Backlog => "backlog",
            Self::Seed => "seed",
            Self::Users => "users",
            Self::Rate => "rate",
            Self::Width => "width",
            Self::Variation => "variation",
            Self::Overhead => "overhead",
        }
    }

    /// What its values are.
    #[must_use]
    pub const fn kind(self) -> Kind {
        match self {
            Self::Io | Self::Cpu | Self::Timeout | Self::Overhead => Kind::Time,
            Self::Rate | Self::Width | Self::Variation => Kind::Decimal,
            _ => Kind::Count,
        }
    }

    /// Whether a link can say `none` to it.
    #[must_use]
    pub const fn is_optional(self) -> bool {
        matches!(self, Self::Connections | Self::Timeout | Self::Backlog)
    }

    /// Smallest and largest value: a number, microseconds or millionths.
    #[must_use]
    pub fn range(self) -> (u64, u64) {
        match self {
            Self::Workers => Count::WORKERS.range(),
            Self::Requests => Count::REQUESTS.range(),
            Self::Subtasks => Count::SUBTASKS.range(),
            Self::Io | Self::Timeout => (0, IO_MAX),
            Self::Cpu => (0, CPU_MAX),
            Self::Threads => Count::THREADS.range(),
            Self::Tokens => Count::TOKENS.range(),
            Self::Cores => Count::CORES.range(),
            Self::Connections => Count::CONNECTIONS.range(),
            Self::Backlog => Count::BACKLOG.range(),
            Self::Seed => Count::SEED.range(),
            Self::Users => Count::USERS.range(),
            Self::Rate => RATE,
            Self::Width => WIDTH,
            Self::Variation => VARIATION,
            Self::Overhead => (0, OVERHEAD_MAX),
        }
    }

    /// The value that it begins with: its default, or where that is none, what the page proposes
    /// when it is turned on.
    #[must_use]
    pub fn start(self) -> u64 {
        let count = match self {
            Self::Workers => Count::WORKERS,
            Self::Requests => Count::REQUESTS,
            Self::Subtasks => Count::SUBTASKS,
            Self::Threads => Count::THREADS,
            Self::Tokens => Count::TOKENS,
            Self::Cores => Count::CORES,
            Self::Connections => Count::CONNECTIONS,
            Self::Backlog => Count::BACKLOG,
            Self::Seed => Count::SEED,
            Self::Users => Count::USERS,
            Self::Io => return IO_DEFAULT,
            Self::Cpu => return 0,
            // Gunicorn's default.
            Self::Timeout => return 30 * SECOND,
            // Three quarters of what the default pool can serve.
            Self::Rate => return 3_000_000,
            Self::Width => return 500_000,
            Self::Variation => return 1_000_000,
            // About what Flask's sync workers were measured to add.
            Self::Overhead => return 2_000,
        };
        count.default.into()
    }

    /// Reads a value as it stands in a link: plain digits, a time with its unit, or a plain
    /// decimal. `None` if it is malformed or out of range.
    #[must_use]
    pub fn parse(self, text: &str) -> Option<u64> {
        let value = match self.kind() {
            Kind::Count => digits(text),
            Kind::Time => parse_duration(text),
            Kind::Decimal => text.parse().ok().map(Decimal::millionths),
        };
        self.in_range(value?)
    }

    fn in_range(self, value: u64) -> Option<u64> {
        let (min, max) = self.range();
        (min..=max).contains(&value).then_some(value)
    }

    /// Reads a value as a person types it, with the marks of their language: see [`Marks::plain`].
    /// Spaces anywhere, minutes and hours are fine, and a bare time has the unit that the field
    /// shows now (`shown`, in microseconds).
    ///
    /// ```
    /// use pool_vs_loop::scenario::{Marks, Setting};
    ///
    /// let typed = |setting: Setting, text| setting.parse_typed(text, 1_500_000, Marks::ENGLISH);
    /// assert_eq!(typed(Setting::Requests, " 1,000 "), Some(1_000));
    /// assert_eq!(typed(Setting::Io, "2"), Some(2_000_000)); // shown: 1.5 s
    /// assert_eq!(typed(Setting::Io, "2 ms"), Some(2_000));
    /// assert_eq!(typed(Setting::Io, "0.5 h"), Some(1_800_000_000));
    /// assert_eq!(typed(Setting::Rate, "2.5/s"), Some(2_500_000));
    /// assert_eq!(typed(Setting::Workers, ""), None);
    /// ```
    #[must_use]
    pub fn parse_typed(self, text: &str, shown: u64, marks: Marks) -> Option<u64> {
        let text = text.trim().to_ascii_lowercase().replace(['µ', '\u{3bc}'], "u");
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let text = match self {
            Self::Rate => text.strip_suffix("/s").unwrap_or(&text),
            _ => &text,
        };
        let text = marks.plain(text);
        if self.kind() != Kind::Time {
            return self.parse(&text);
        }
        if text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
            return self.parse(&(text + shown_unit(shown).0));
        }
        for (unit, seconds) in [("sec", 1), ("min", 60), ("h", 3_600)] {
            if let Some(number) = text.strip_suffix(unit) {
                let time = parse_duration(&format!("{number}s"))?.checked_mul(seconds)?;
                return self.in_range(time);
            }
        }
        self.parse(&text)
    }
}
