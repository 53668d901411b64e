//! Choices with parts of their own: client, spread, accept policy, overhead. How links write
//! them, and what the page can choose from.

use super::limits::WEIGHT_MAX;
use super::time::digits;
use super::{Accept, Client, Decimal, Overhead, Setting, Spread, write_duration};
use std::fmt;
use std::str::FromStr;

/// The most workers that `accept=shares:` can weigh.
pub const MAX_SHARES: usize = 64;

impl Client {
    /// One of each kind, with the parts that a choice begins with.
    pub const CHOICES: [Self; 4] = [
        Self::Burst,
        Self::Paced(Decimal::from_millionths(3_000_000)),
        Self::Poisson(Decimal::from_millionths(3_000_000)),
        Self::Closed(8),
    ];

    /// The word for its kind in links.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Burst => "burst",
            Self::Paced(_) => "paced",
            Self::Poisson(_) => "poisson",
            Self::Closed(_) => "closed",
        }
    }

    /// The setting that changes its part, if it has one.
    #[must_use]
    pub const fn part(self) -> Option<Setting> {
        match self {
            Self::Burst => None,
            Self::Paced(_) | Self::Poisson(_) => Some(Setting::Rate),
            Self::Closed(_) => Some(Setting::Users),
        }
    }
}

impl fmt::Display for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())?;
        match self {
            Self::Burst => Ok(()),
            Self::Paced(rate) | Self::Poisson(rate) => write!(f, ":{rate}"),
            Self::Closed(users) => write!(f, ":{users}"),
        }
    }
}

impl FromStr for Client {
    /// The text is no client. Nothing more is known: the caller says where it stood.
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text.split_once(':') {
            None if text == "burst" => Ok(Self::Burst),
            Some(("paced", rate)) => decimal(Setting::Rate, rate).map(Self::Paced),
            Some(("poisson", rate)) => decimal(Setting::Rate, rate).map(Self::Poisson),
            Some(("closed", users)) => count(Setting::Users, users).map(Self::Closed),
            _ => Err(()),
        }
    }
}

impl Spread {
    /// One of each kind, with the parts that a choice begins with.
    pub const CHOICES: [Self; 4] = [
        Self::Fixed,
        Self::Uniform(Decimal::from_millionths(500_000)),
        Self::Exponential,
        Self::Lognormal(Decimal::from_millionths(1_000_000)),
    ];

    /// The word for its kind in links.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Fixed => "fixed",
            Self::Uniform(_) => "uniform",
            Self::Exponential => "exponential",
            Self::Lognormal(_) => "lognormal",
        }
    }

    /// The setting that changes its part, if it has one.
    #[must_use]
    pub const fn part(self) -> Option<Setting> {
        match self {
            Self::Fixed | Self::Exponential => None,
            Self::Uniform(_) => Some(Setting::Width),
            Self::Lognormal(_) => Some(Setting::Variation),
        }
    }
}

impl fmt::Display for Spread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())?;
        match self {
            Self::Fixed | Self::Exponential => Ok(()),
            Self::Uniform(part) | Self::Lognormal(part) => write!(f, ":{part}"),
        }
    }
}

impl FromStr for Spread {
    /// The text is no spread. Nothing more is known: the caller says where it stood.
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text.split_once(':') {
            None if text == "fixed" => Ok(Self::Fixed),
            None if text == "exponential" => Ok(Self::Exponential),
            Some(("uniform", width)) => decimal(Setting::Width, width).map(Self::Uniform),
            Some(("lognormal", cv)) => decimal(Setting::Variation, cv).map(Self::Lognormal),
            _ => Err(()),
        }
    }
}

impl Accept {
    /// One of each kind that so many workers allow; shares begin as falling weights, `4-3-2-1`.
    #[must_use]
    pub fn choices(workers: u32) -> Vec<Self> {
        let mut choices = vec![Self::Even, Self::Random, Self::Measured];
        if usize::try_from(workers).is_ok_and(|workers| workers <= MAX_SHARES) {
            choices.push(Self::Shares((1..=workers).rev().collect()));
        }
        choices
    }

    /// The word for its kind in links.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Even => "even",
            Self::Random => "random",
            Self::Measured => "measured",
            Self::Shares(_) => "shares",
        }
    }

    /// Whether it can be followed with so many workers: shares need one weight for each, not all
    /// 0, for at most [`MAX_SHARES`] of them.
    #[must_use]
    pub fn fits(&self, workers: u32) -> bool {
        match self {
            Self::Shares(weights) => {
                usize::try_from(workers).is_ok_and(|workers| workers == weights.len())
                    && possible(weights)
            }
            _ => true,
        }
    }
}

/// Whether there are some workers that these weights are for.
fn possible(weights: &[u32]) -> bool {
    weights.len() <= MAX_SHARES
        && weights.iter().all(|&weight| weight <= WEIGHT_MAX)
        && weights.iter().any(|&weight| weight > 0)
}

impl fmt::Display for Accept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())?;
        if let Self::Shares(weights) = self {
            for (place, weight) in weights.iter().enumerate() {
                write!(f, "{}{weight}", if place == 0 { ':' } else { '-' })?;
            }
        }
        Ok(())
    }
}

impl FromStr for Accept {
    /// The text is no accept policy, whatever the number of workers. Nothing more is known: the
    /// caller says where it stood.
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text.split_once(':') {
            None if text == "even" => Ok(Self::Even),
            None if text == "random" => Ok(Self::Random),
            None if text == "measured" => Ok(Self::Measured),
            Some(("shares", weights)) => {
                let weight = |word: &str| u32::try_from(digits(word)?).ok();
                let weights: Option<Vec<u32>> = weights.split('-').map(weight).collect();
                weights.filter(|weights| possible(weights)).map(Self::Shares).ok_or(())
            }
            _ => Err(()),
        }
    }
}

impl Overhead {
    /// One of each kind, with the time that a choice begins with.
    pub const CHOICES: [Self; 3] = [Self::None, Self::Measured, Self::Given(2_000)];

    /// The word for its kind: in links for `none` and `measured`, on the page for all.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Measured => "measured",
            Self::Given(_) => "given",
        }
    }

    /// The setting that changes its part, if it has one.
    #[must_use]
    pub const fn part(self) -> Option<Setting> {
        match self {
            Self::None | Self::Measured => None,
            Self::Given(_) => Some(Setting::Overhead),
        }
    }
}

impl fmt::Display for Overhead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Given(time) => f.write_str(&write_duration(*time)),
            _ => f.write_str(self.word()),
        }
    }
}

impl FromStr for Overhead {
    /// The text is no overhead. Nothing more is known: the caller says where it stood.
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text {
            "none" => Ok(Self::None),
            "measured" => Ok(Self::Measured),
            _ => Setting::Overhead.parse(text).map(Self::Given).ok_or(()),
        }
    }
}

fn decimal(setting: Setting, text: &str) -> Result<Decimal, ()> {
    setting.parse(text).map(Decimal::from_millionths).ok_or(())
}

fn count(setting: Setting, text: &str) -> Result<u32, ()> {
    setting.parse(text).and_then(|value| u32::try_from(value).ok()).ok_or(())
}
