//! Exact decimals: rates, and the parameters of distributions.

use super::time::{digits, fraction_of};
use std::fmt;
use std::str::FromStr;

/// Millionths in one.
const ONE: u64 = 1_000_000;

/// Places after the point.
const PLACES: usize = 6;

/// A non-negative decimal with at most six places, exact. Text is plain: `0.5`, no sign, no
/// exponent, and digits on both sides of a point.
///
/// ```
/// use pool_vs_loop::scenario::Decimal;
///
/// let rate: Decimal = "1.50".parse().unwrap();
/// assert_eq!(rate, Decimal::from_millionths(1_500_000));
/// assert_eq!(rate.as_f64(), 1.5);
/// assert_eq!(rate.to_string(), "1.5");
/// assert_eq!("1.".parse::<Decimal>(), Err(()));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal(u64);

impl Decimal {
    /// A decimal of so many millionths.
    #[must_use]
    pub const fn from_millionths(millionths: u64) -> Self {
        Self(millionths)
    }

    /// It in millionths.
    #[must_use]
    pub const fn millionths(self) -> u64 {
        self.0
    }

    /// The nearest floating-point number.
    #[must_use]
    pub fn as_f64(self) -> f64 {
        self.0 as f64 / 1e6
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0 / ONE)?;
        match self.0 % ONE {
            0 => Ok(()),
            rest => write!(f, ".{}", format!("{rest:06}").trim_end_matches('0')),
        }
    }
}

impl FromStr for Decimal {
    /// The text is no such decimal. Nothing more is known: the caller says where it stood.
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
        let parse = || {
            let fraction = fraction_of(fraction, ONE).filter(|_| fraction.len() <= PLACES)?;
            digits(whole)?.checked_mul(ONE)?.checked_add(fraction)
        };
        parse().map(Self).ok_or(())
    }
}
