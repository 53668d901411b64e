//! The work of a request: its CPU time and its pieces of I/O. The same for every entry.

use super::random::{Source, Stream};
use crate::scenario::{Decimal, Micros, Scenario, Spread};

/// I/O times, by request and piece (rule 8 of the server models).
#[derive(Clone, Copy, Debug)]
pub struct Work {
    io: Micros,
    /// Pieces of a request, 1 to 64.
    pub subtasks: u32,
    /// An even split of the I/O time, rounded down, and how many pieces are 1 µs longer.
    split: (Micros, u32),
    spread: Shape,
    draws: Source,
}

/// A distribution by its shape; its mean is 1.
#[derive(Clone, Copy, Debug)]
enum Shape {
    Fixed,
    Uniform { half: f64 },
    Exponential,
    Lognormal { sigma: f64 },
}

impl Work {
    /// The work of a scenario's requests.
    #[must_use]
    pub fn new(scenario: &Scenario) -> Self {
        let spread = match scenario.spread {
            Spread::Fixed => Shape::Fixed,
            Spread::Uniform(half) => Shape::Uniform { half: half.as_f64() },
            Spread::Exponential => Shape::Exponential,
            Spread::Lognormal(cv) => Shape::Lognormal { sigma: sigma(cv) },
        };
        Self {
            io: scenario.io,
            subtasks: scenario.subtasks,
            split: (
                scenario.io / Micros::from(scenario.subtasks),
                u32::try_from(scenario.io % Micros::from(scenario.subtasks)).unwrap_or(0),
            ),
            spread,
            draws: Source::new(scenario.seed, Stream::Durations),
        }
    }

    /// Whether all requests are alike.
    #[must_use]
    pub const fn is_fixed(&self) -> bool {
        matches!(self.spread, Shape::Fixed)
    }

    /// I/O time of a piece of a request, in microseconds, rounded half up, at least 0. Fixed ones
    /// are an even split of the whole, the first `io mod subtasks` pieces 1 µs longer.
    #[must_use]
    pub fn piece(&self, request: u32, piece: u32) -> Micros {
        let mut draws = self.draws.at(request, piece);
        let factor = match self.spread {
            Shape::Fixed => return self.split.0 + Micros::from(piece < self.split.1),
            Shape::Uniform { half } => 1.0 + half * (2.0 * draws.unit() - 1.0),
            Shape::Exponential => draws.exponential(),
            Shape::Lognormal { sigma } => libm::exp(sigma * draws.normal() - sigma * sigma / 2.0),
        };
        // A cast saturates: what would be below 0 is 0.
        (self.io as f64 / f64::from(self.subtasks) * factor + 0.5) as Micros
    }

    /// I/O time of a request whose pieces pass one after another, in microseconds.
    #[must_use]
    pub fn total(&self, request: u32) -> Micros {
        match self.spread {
            Shape::Fixed => self.io,
            _ => (0..self.subtasks).map(|piece| self.piece(request, piece)).sum(),
        }
    }

    /// I/O time of a request whose pieces pass together: its slowest piece, in microseconds.
    #[must_use]
    pub fn slowest(&self, request: u32) -> Micros {
        match self.spread {
            Shape::Fixed => self.piece(0, 0),
            _ => (0..self.subtasks).map(|piece| self.piece(request, piece)).max().unwrap_or(0),
        }
    }

    /// Mean I/O time of requests whose pieces pass together, in microseconds, by the
    /// distribution, not by what is drawn: the expected longest of so many pieces. Of uniform and
    /// exponential ones that is textbook (David and Nagaraja, "Order Statistics", 2003, 2.2 and
    /// 2.5: `k / (k + 1)` of the range, and the k-th harmonic number); of log-normal ones the
    /// integral of `k φ(z - σ) Φ(z)^(k - 1)`, by the trapezoidal rule.
    #[must_use]
    pub fn mean_slowest(&self) -> f64 {
        let k = f64::from(self.subtasks);
        let mean = self.io as f64 / k;
        match self.spread {
            Shape::Fixed => self.piece(0, 0) as f64,
            Shape::Uniform { half } => mean * (1.0 + half * (k - 1.0) / (k + 1.0)),
            Shape::Exponential => {
                mean * (1..=self.subtasks).map(|place| 1.0 / f64::from(place)).sum::<f64>()
            }
            Shape::Lognormal { sigma } => mean * k * longest_normal(sigma, k - 1.0),
        }
    }
}

/// The integral of `φ(z - σ) Φ(z)^others` over all z.
fn longest_normal(sigma: f64, others: f64) -> f64 {
    const STEPS: i32 = 320;
    const STEP: f64 = 0.05;
    let density = |x: f64| libm::exp(-x * x / 2.0) / core::f64::consts::TAU.sqrt();
    let below = |z: f64| libm::erfc(-z * core::f64::consts::FRAC_1_SQRT_2) / 2.0;
    let at = |step: i32| {
        let x = f64::from(step - STEPS / 2) * STEP;
        density(x) * libm::pow(below(x + sigma), others)
    };
    (0..=STEPS).map(at).sum::<f64>() * STEP
}

/// The log-normal distribution's sigma for a coefficient of variation:
/// `sigma^2 = ln(1 + CV^2)`.
fn sigma(cv: Decimal) -> f64 {
    let cv = cv.as_f64();
    libm::log(1.0 + cv * cv).sqrt()
}
