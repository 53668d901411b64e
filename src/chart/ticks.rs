//! Round numbers for an axis.

use crate::explain::number::{count, fixed};
use crate::scenario::Micros;

/// Percentiles at an axis, those first that matter most where there is little room.
const PERCENTILES: [u64; 6] = [50, 95, 0, 99, 25, 75];

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

/// The same in a range: its multiples of a step that suits its length. There may be none.
///
/// ```
/// use pool_vs_loop::chart::ticks::ticks_between;
///
/// assert_eq!(ticks_between(1_300, 2_100, 4), [1_400, 1_600, 1_800, 2_000]);
/// ```
#[must_use]
pub fn ticks_between(from: u64, to: u64, about: u64) -> Vec<u64> {
    let step = step(to.saturating_sub(from), about);
    (from.div_ceil(step)..=to / step).map(|place| place * step).collect()
}

pub(super) fn step(max: u64, about: u64) -> u64 {
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
    let step = match ticks {
        [first, second, ..] => second - first,
        // Alone it needs as many decimals as it has.
        _ => last,
    };
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

/// Numbers of replies for an axis `height` pixels high, from 0: round ones, and at the top the
/// number of all requests, which takes the place of a round one that is too near.
///
/// ```
/// use pool_vs_loop::chart::ticks::reply_ticks;
///
/// assert_eq!(reply_ticks(16, 250), [0, 5, 10, 16]);
/// ```
#[must_use]
pub fn reply_ticks(requests: u32, height: i32) -> Vec<u64> {
    let top = u64::from(requests);
    let mut ticks = ticks(top, (height / 80).max(1).unsigned_abs().into());
    let height = u64::from(height.unsigned_abs());
    let near = |last: u64| last > 0 && (top - last) * height < 24 * top;
    if ticks.last().is_some_and(|&last| near(last)) {
        ticks.pop();
    }
    ticks.push(top);
    ticks
}

/// Times from 0 to `until` for an axis `width` pixels wide, as close as their texts allow.
///
/// ```
/// use pool_vs_loop::chart::ticks::time_ticks;
///
/// let (times, texts): (Vec<u64>, Vec<String>) = time_ticks(4_000_000, 600).into_iter().unzip();
/// assert_eq!(texts, ["0", "1", "2", "3", "4 s"]);
/// assert_eq!(times[1], 1_000_000);
/// ```
#[must_use]
pub fn time_ticks(until: Micros, width: i32) -> Vec<(Micros, String)> {
    let width = u64::from(width.unsigned_abs());
    let fitting = |about| {
        let ticks = ticks(until, about);
        let texts = time_labels(&ticks);
        let letters = texts.iter().map(|text| text.chars().count()).max().unwrap_or(0) as u64;
        let apart =
            ticks.get(1).is_none_or(|&step| step * width / until.max(1) >= letters * 8 + 14);
        apart.then(|| ticks.into_iter().zip(texts).collect())
    };
    (1..=5).rev().find_map(fitting).unwrap_or_else(|| vec![(0, time_labels(&[0]).concat())])
}

/// The percentiles to write at an axis so many pixels wide. The axis ends at 100, next to 99.
///
/// ```
/// use pool_vs_loop::chart::ticks::percent_ticks;
///
/// assert_eq!(percent_ticks(600), [0, 25, 50, 75, 95, 99]);
/// ```
#[must_use]
pub fn percent_ticks(width: i32) -> Vec<u64> {
    let place = |percent: u64| i64::from(width) * percent as i64 / 100;
    let letters = |percent: u64| 1 + i64::from(percent > 9);
    let mut chosen: Vec<u64> = Vec::new();
    for tick in PERCENTILES {
        let clear = |other: &u64| {
            let room = (letters(tick) + letters(*other)) * 4 + 6;
            (place(tick) - place(*other)).abs() >= room
        };
        if chosen.iter().all(clear) {
            chosen.push(tick);
        }
    }
    chosen.sort_unstable();
    chosen
}
