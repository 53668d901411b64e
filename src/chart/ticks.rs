//! Round numbers for an axis.

use crate::explain::number::{count, fixed};
use crate::scenario::Micros;

/// Multiples of 1, 2 or 5 times a power of ten from 0 to `max`, about so many; always whole
/// numbers. The step is the one that comes nearest to the number wanted in ratio, as in d3's
/// `ticks`.
///
/// ```
/// use pool_vs_loop::chart::ticks::ticks;
///
/// assert_eq!(ticks(4_000_000, 5), [0, 1_000_000, 2_000_000, 3_000_000, 4_000_000]);
/// assert_eq!(ticks(3, 10), [0, 1, 2, 3]);
/// assert_eq!(ticks(0, 5), [0]);
/// ```
#[must_use]
pub fn ticks(max: u64, about: u64) -> Vec<u64> {
    let step = step(max, about);
    (0..=max / step).map(|place| place * step).collect()
}

fn step(max: u64, about: u64) -> u64 {
    let about = about.max(1);
    let rough = max / about;
    if rough == 0 {
        return 1;
    }
    let power = 10_u64.pow(rough.ilog10());
    // Thresholds are the geometric means between 1, 2, 5 and 10: √2, √10 and √50.
    let tenths = max * 10 / about / power;
    power
        * match tenths * tenths {
            0..200 => 1,
            200..1_000 => 2,
            1_000..5_000 => 5,
            _ => 10,
        }
}

/// Texts for the ticks of a time axis: one unit for all, said at the last, and no more decimals
/// than the step needs.
///
/// ```
/// use pool_vs_loop::chart::ticks::time_labels;
///
/// assert_eq!(time_labels(&[0, 500_000, 1_000_000]), ["0", "0.5", "1.0 s"]);
/// assert_eq!(time_labels(&[0, 20_000, 40_000]), ["0", "20", "40 ms"]);
/// ```
#[must_use]
pub fn time_labels(ticks: &[Micros]) -> Vec<String> {
    let last = ticks.last().copied().unwrap_or(0);
    let step = ticks.get(1).copied().unwrap_or(0);
    let (unit, size) = match last {
        100_000.. | 0 => ("s", 1_000_000),
        1_000.. => ("ms", 1_000),
        _ => ("µs", 1),
    };
    let decimals =
        (0..6).find(|&decimals| (step * 10_u64.pow(decimals)).is_multiple_of(size)).unwrap_or(6);
    let label = |&tick: &Micros| match tick {
        0 => "0".into(),
        _ => fixed(tick, size, decimals),
    };
    let mut labels: Vec<String> = ticks.iter().map(label).collect();
    if let Some(last) = labels.last_mut() {
        *last += " ";
        *last += unit;
    }
    labels
}

/// Numbers of requests for an axis `width` pixels wide: the first, round ones as close as their
/// texts allow, and the last if it is clear of these.
#[must_use]
pub fn request_ticks(requests: u32, width: i32) -> Vec<(u32, String)> {
    let text = |request: u32| (request, count(request.into()));
    let room = text(requests).1.len() as i64 * 8 + 14;
    let place = |request: u32| i64::from(request) * i64::from(width) / i64::from(requests);
    let apart = |a: u32, b: u32| place(b) - place(a) >= room;
    let round = |about| {
        let ticks = ticks(requests.into(), about).into_iter().skip(1);
        ticks.filter_map(|tick| u32::try_from(tick).ok()).filter(|&tick| tick > 1)
    };
    let mut chosen = vec![1];
    chosen.extend(
        (1..=10)
            .rev()
            .map(round)
            .find_map(|ticks| {
                let ticks: Vec<u32> = ticks.collect();
                ticks.first().is_none_or(|&first| apart(1, first)).then_some(ticks)
            })
            .unwrap_or_default(),
    );
    if chosen.last().is_some_and(|&last| apart(last, requests)) {
        chosen.push(requests);
    }
    chosen.into_iter().map(text).collect()
}
