//! What expressions give.

use crate::explain::number;
use crate::scenario::{Kind as SettingKind, Setting};
use crate::words::t;
use std::fmt;

/// What an expression gives: a condition, or a quantity of a dimension.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Something that holds or doesn't.
    Condition,
    /// A quantity with time to this power: 1 for a time, 0 for a plain number, -1 for so many per
    /// second.
    Quantity(i8),
}

impl Kind {
    /// A number: of requests, of workers, a share, a ratio.
    pub const PLAIN: Self = Self::Quantity(0);
    /// A time.
    pub const TIME: Self = Self::Quantity(1);
    /// So many per second.
    pub const RATE: Self = Self::Quantity(-1);

    /// What a setting's values are.
    #[must_use]
    pub const fn of(setting: Setting) -> Self {
        match (setting, setting.kind()) {
            (Setting::Rate, _) => Self::RATE,
            (_, SettingKind::Time) => Self::TIME,
            (_, SettingKind::Count | SettingKind::Decimal) => Self::PLAIN,
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match *self {
            Self::Condition => t!("a condition"),
            Self::PLAIN => t!("a number without unit"),
            Self::TIME => t!("a time"),
            Self::RATE => t!("a number per second"),
            Self::Quantity(_) => t!("a power of a time"),
        })
    }
}

/// What an expression came to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Value {
    /// In base units: microseconds, a plain number, or so many per microsecond. Not a number where
    /// there is none: no request was served, no value was found, or something was divided by 0. Of a
    /// condition 1 where it holds, else 0.
    pub number: f64,
    /// What it is.
    pub kind: Kind,
}

impl Value {
    /// Whether there is one.
    #[must_use]
    pub fn is_some(&self) -> bool {
        self.number.is_finite()
    }

    /// Whether a condition holds.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.kind == Kind::Condition && self.number > 0.5
    }

    /// It as people read it: three significant digits and a unit; a dash where there is none.
    #[must_use]
    pub fn words(&self) -> String {
        if !self.is_some() {
            return "–".into();
        }
        let sign = if self.number < 0.0 { "−" } else { "" };
        let size = self.number.abs();
        let words = match self.kind {
            Kind::TIME => number::duration((size + 0.5) as u64),
            Kind::RATE => number::decimal(size * 1e6) + " /s",
            // Counts are exact.
            _ if size.fract() < 1e-9 && size < 1e12 => number::count(size as u64),
            _ => number::decimal(size),
        };
        [sign, &words].concat()
    }
}
