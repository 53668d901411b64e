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
    let below = |first: u64| one_two_five(first).take_while(move |&step| step < max);
    let mut steps: Vec<u64> = match setting {
        Setting::Io | Setting::Timeout => times(),
        Setting::Cpu | Setting::Overhead => std::iter::once(0).chain(below(100)).collect(),
        Setting::Connections => below(1).collect(),
        Setting::Backlog => (0..32).map(|power| 1 << power).collect(),
        Setting::Rate => {
            let slow = one_two_five(min).take_while(|&step| step < ONE);
            slow.chain(numbers(max / ONE).map(|step| step * ONE)).collect()
        }
        Setting::Width | Setting::Variation => {
            let fine = (ONE / 20..ONE).step_by(50_000);
            fine.chain((ONE..max).step_by(500_000)).collect()
        }
        _ => numbers(max).collect(),
    };
    steps.retain(|step| (min..max).contains(step));
    steps.push(max);
    steps
}

/// Every integer to 20, tens to 100, then 1-2-5 below a number.
fn numbers(max: u64) -> impl Iterator<Item = u64> {
    let fine = (0..=20).chain((30..=100).step_by(10));
    fine.chain(one_two_five(200)).take_while(move |&step| step < max)
}

/// 1-2-5 steps from the first, which starts with a 1, 2 or 5, without end.
fn one_two_five(first: u64) -> impl Iterator<Item = u64> {
    std::iter::successors(Some(first), |&step| {
        let leading = step / 10_u64.pow(step.ilog10());
        Some(if leading == 2 { step / 2 * 5 } else { step * 2 })
    })
}

fn times() -> Vec<u64> {
    const MINUTE: u64 = 60 * S;
    std::iter::once(0)
        .chain(one_two_five(MS).take_while(|&step| step < 100 * MS))
        .chain((100 * MS..S).step_by(50_000))
        .chain((S..10 * S).step_by(500_000))
        .chain((10 * S..MINUTE).step_by(10_000_000))
        .chain([1, 2, 5, 10, 20, 30].map(|minutes| minutes * MINUTE))
        .collect()
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
