//! Lines that are drawn by hand: they have a few handles, and go straight from one to the next.

use crate::scenario::Micros;

/// Requests that have a handle each.
const EACH: u32 = 48;

/// Handles where requests are more.
const FEW: u64 = 33;

/// The requests that have a handle, the first being 1: each, or where they are many, a few all
/// along, the first and the last among them.
///
/// ```
/// use pool_vs_loop::lesson::handles::places;
///
/// assert_eq!(places(3), [1, 2, 3]);
/// assert_eq!(places(10_000).len(), 33);
/// assert_eq!(places(10_000).last(), Some(&10_000));
/// ```
#[must_use]
pub fn places(requests: u32) -> Vec<u64> {
    let all = u64::from(requests);
    if requests <= EACH {
        return (1..=all).collect();
    }
    (0..FEW).map(|part| 1 + part * (all - 1) / (FEW - 1)).collect()
}

/// The times of all requests, of a line with these times at these places.
///
/// ```
/// use pool_vs_loop::lesson::handles::line;
///
/// assert_eq!(line(&[1, 2, 5], &[10, 20, 50]), [10, 20, 30, 40, 50]);
/// assert_eq!(line(&[1, 3], &[9, 0]), [9, 5, 0]);
/// ```
#[must_use]
pub fn line(places: &[u64], times: &[Micros]) -> Vec<Micros> {
    let mut line: Vec<Micros> = times.first().copied().into_iter().collect();
    for (place, time) in places.windows(2).zip(times.windows(2)) {
        let (&[from, to], &[low, high]) = (place, time) else { continue };
        let all = to.saturating_sub(from);
        line.extend((1..=all).map(|gone| between(low, high, gone, all)));
    }
    line
}

/// What a value has become on its way to another, after so many parts of all.
#[must_use]
pub fn between(from: u64, to: u64, gone: u64, all: u64) -> u64 {
    let all = all.max(1);
    let way = from.abs_diff(to);
    let part = way / all * gone + way % all * gone / all;
    if to > from { from + part } else { from - part }
}

/// The times of a line at its handles.
#[must_use]
pub fn at_handles(line: &[Micros]) -> Vec<Micros> {
    let places = places(u32::try_from(line.len()).unwrap_or(u32::MAX));
    let at = |place: &u64| line.get(usize::try_from(*place).ok()?.checked_sub(1)?).copied();
    places.iter().filter_map(at).collect()
}
