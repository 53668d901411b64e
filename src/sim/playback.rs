//! Playing a run: how fast simulated time passes beside the reader's.

use crate::scenario::Micros;

/// How many speeds there are to choose from.
pub const SPEEDS: usize = 5;

/// The place of the speed that a run is played at first.
pub const USUAL: usize = 2;

/// Seconds that a run lasts at the usual speed, about.
const SECONDS: Micros = 8;

/// Speeds for a run of this length, in simulated microseconds a second: powers of two around the
/// one at which it lasts about eight seconds, a round number (1, 2 or 5 times a power of ten).
///
/// ```
/// use pool_vs_loop::sim::playback::speeds;
///
/// assert_eq!(speeds(4_000_000), [125_000, 250_000, 500_000, 1_000_000, 2_000_000]);
/// ```
#[must_use]
pub fn speeds(makespan: Micros) -> [Micros; SPEEDS] {
    // At least 4 a second, so that a quarter of it is something.
    let wished = (makespan / SECONDS).max(4);
    let power = 10_u64.pow(wished.ilog10());
    let usual = match wished / power {
        5.. => 5,
        2.. => 2,
        _ => 1,
    } * power;
    [usual / 4, usual / 2, usual, usual.saturating_mul(2), usual.saturating_mul(4)]
}

/// The time after so many milliseconds of the reader's, at a speed in simulated microseconds a
/// second; `None` once the end is reached.
#[must_use]
pub fn advanced(at: Micros, end: Micros, speed: Micros, milliseconds: f64) -> Option<Micros> {
    // A cast from float saturates, and NaN becomes 0.
    let step = (speed as f64 * milliseconds / 1_000.0) as Micros;
    Some(at.saturating_add(step.max(1))).filter(|&time| time < end)
}
