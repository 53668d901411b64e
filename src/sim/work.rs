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
}

/// The log-normal distribution's sigma for a coefficient of variation:
/// `sigma^2 = ln(1 + CV^2)`.
fn sigma(cv: Decimal) -> f64 {
    let cv = cv.as_f64();
    libm::log(1.0 + cv * cv).sqrt()
}
