//! The stepped, roughly logarithmic scales of the sliders.
//!
//! ```
//! use pool_vs_loop::scenario::{Setting, steps};
//!
//! let scale = steps::scale(Setting::Workers);
//! assert_eq!(scale[..3], [1, 2, 3]);
//! assert_eq!(scale[19..], [20, 30, 40, 50, 60, 70, 80, 90, 100, 200, 500, 1_000, 1_024]);
//! assert_eq!(steps::moved(&scale, 37, 1), 40);
//! assert_eq!(steps::moved(&scale, 37, -1), 30);
//! ```

use super::Setting;

/// One second, in microseconds.
const S: u64 = 1_000 * MS;

/// One millisecond, in microseconds.
const MS: u64 = 1_000;

/// One, in millionths.
const ONE: u64 = 1_000_000;

/// The values that a setting's slider stops at, rising, from the least allowed to the most.
/// Numbers: every integer to 20, tens to 100, then 1-2-5; but connections 1-2-5, and a backlog
/// powers of two, as in kernels. Times: 0, then 1-2-5 from 1 ms, finer from 100 ms to 10 s where
/// the interesting waits are, and whole minutes at the end; CPU time 1-2-5 from 100 µs. Rates as
/// numbers, with 1-2-5 below 1. The parts of a spread begin at 0.05, above the least.
#[must_use]
pub fn scale(setting: Setting) -> Vec<u64> {
    let (min, max) = setting.range();
    let mut all = Vec::new();
    let steps = &mut all;
    match setting {
        Setting::Io | Setting::Timeout => times(steps),
        Setting::Cpu | Setting::Overhead => {
            steps.push(0);
            one_two_five(steps, 100, max);
        }
        Setting::Connections => one_two_five(steps, 1, max),
        Setting::Backlog => steps.extend((0..32).map(|power| 1 << power)),
        Setting::Rate => {
            one_two_five(steps, min, ONE);
            numbers(steps, ONE, max / ONE * ONE);
        }
        Setting::Width | Setting::Variation => {
            even(steps, ONE / 20, 50_000, ONE);
            even(steps, ONE, 500_000, max);
        }
        _ => numbers(steps, 1, max),
    }
    steps.retain(|step| (min..max).contains(step));
    steps.push(max);
    all
}

/// Every whole number of units to 20, tens to 100, then 1-2-5 below an end.
fn numbers(steps: &mut Vec<u64>, unit: u64, end: u64) {
    even(steps, 0, unit, end.min(21 * unit));
    even(steps, 30 * unit, 10 * unit, end.min(110 * unit));
    one_two_five(steps, 200 * unit, end);
}

/// Steps as wide as each other from the first on, below an end.
fn even(steps: &mut Vec<u64>, first: u64, width: u64, end: u64) {
    let mut step = first;
    while step < end {
        steps.push(step);
        step += width;
    }
}

/// 1-2-5 steps from the first, which starts with a 1, 2 or 5, below an end.
fn one_two_five(steps: &mut Vec<u64>, first: u64, end: u64) {
    let mut step = first;
    while step < end {
        steps.push(step);
        let leading = step / 10_u64.pow(step.ilog10());
        step = if leading == 2 { step / 2 * 5 } else { step * 2 };
    }
}

fn times(steps: &mut Vec<u64>) {
    const MINUTE: u64 = 60 * S;
    steps.push(0);
    one_two_five(steps, MS, 100 * MS);
    even(steps, 100 * MS, 50 * MS, S);
    even(steps, S, 500 * MS, 10 * S);
    even(steps, 10 * S, 10 * S, MINUTE);
    steps.extend([1, 2, 5, 10, 20, 30].map(|minutes| minutes * MINUTE));
}

/// The place on a scale that is nearest to a value; of two as near, the lower.
#[must_use]
pub fn nearest(scale: &[u64], value: u64) -> usize {
    let place = (0..scale.len()).min_by_key(|&place| scale[place].abs_diff(value));
    place.unwrap_or(0)
}

/// The value some steps up (or, negative, down) a rising scale. A value between two stops moves
/// to the next stop first; at the ends it stays.
#[must_use]
pub fn moved(scale: &[u64], value: u64, steps: isize) -> u64 {
    let last = scale.len().saturating_sub(1);
    let place = if steps < 0 {
        let stops_below = scale.partition_point(|&stop| stop < value);
        stops_below.saturating_sub(steps.unsigned_abs())
    } else {
        let stops_up_to = scale.partition_point(|&stop| stop <= value);
        (stops_up_to + steps.unsigned_abs()).saturating_sub(1).min(last)
    };
    scale.get(place).copied().unwrap_or(value)
}
