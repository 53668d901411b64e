//! Exact decimals: rates, and the parameters of distributions.

/// A non-negative decimal with at most six places, exact.
///
/// ```
/// use pool_vs_loop::scenario::Decimal;
///
/// assert_eq!(Decimal::from_millionths(1_500_000).as_f64(), 1.5);
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
