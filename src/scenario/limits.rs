//! Limits and defaults of the settings, as the link grammar gives them.

use super::Micros;

/// One second, in microseconds.
pub(super) const SECOND: Micros = 1_000_000;

/// The task's I/O time by default.
pub(super) const IO_DEFAULT: Micros = SECOND;

/// The most I/O time that a request can have, and the longest timeout: one hour.
pub(super) const IO_MAX: Micros = 3_600 * SECOND;

/// The most CPU time that a request can have.
pub(super) const CPU_MAX: Micros = 60 * SECOND;

/// The most CPU time that a link can give to frameworks.
pub(super) const OVERHEAD_MAX: Micros = SECOND;

/// Requests per second that a client can send, in millionths: 0.001 to 100,000.
pub(super) const RATE: (u64, u64) = (1_000, 100_000_000_000);

/// S of `uniform:S`, in millionths: above 0, up to 1.
pub(super) const WIDTH: (u64, u64) = (1, 1_000_000);

/// CV of `lognormal:CV`, in millionths: above 0, up to 10.
pub(super) const VARIATION: (u64, u64) = (1, 10_000_000);

/// The most that one worker can weigh in `accept=shares:`.
pub(super) const WEIGHT_MAX: u32 = 1_000_000;

/// The latest time that a link can put the playhead at: 4,000,000,000 s, which a floating-point
/// number still holds to the microsecond.
pub(super) const AT_MAX: Micros = 4_000_000_000 * SECOND;

/// The range of a whole-number setting, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// Smallest value.
    pub min: u32,
    /// Largest value.
    pub max: u32,
    /// Value where a link says nothing; of a setting that can be none, the value that it begins
    /// with.
    pub default: u32,
}

impl Count {
    /// Worker processes of each server.
    pub const WORKERS: Self = Self { min: 1, max: 1_024, default: 4 };
    /// Requests in all.
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
    /// Downstream connections of each process, if they are limited.
    pub const CONNECTIONS: Self = Self { min: 1, max: 100_000, default: 10 };
    /// Requests that may stand unaccepted in front of `pool`, if they are limited. It begins with
    /// Gunicorn's default.
    pub const BACKLOG: Self = Self { min: 1, max: 1_000_000, default: 2_048 };
    /// What random draws begin from.
    pub const SEED: Self = Self { min: 0, max: u32::MAX, default: 1 };
    /// Users of a closed client.
    pub const USERS: Self = Self { min: 1, max: 100_000, default: 8 };

    pub(super) fn range(self) -> (u64, u64) {
        (self.min.into(), self.max.into())
    }
}
