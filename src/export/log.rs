//! The access log of an entry, as in the seed post.

use crate::explain;
use crate::scenario::Micros;
use crate::sim::{Run, order_of_ends};
use std::fmt::Write;
use std::iter;

/// When time 0 was: 2024-10-29 17:04:14.5, as microseconds of the civil calendar since 1970.
const START: u64 = 1_730_221_454_500_000;

/// Lines of a piece.
const LINES: usize = 4_096;

/// Writes the access log of a run, piece by piece: a line for each reply in the order of completion,
/// stamped when the reply ends, as Gunicorn does. Requests without a reply have none.
///
/// ```
/// use pool_vs_loop::{export, scenario::Link, sim};
///
/// let (link, _) = Link::decode("workers=1&requests=2&lineup=pool:async");
/// let results = sim::run(&link.scenario);
/// assert_eq!(
///     export::log(&results.entries[0].run).collect::<String>(),
///     "[2024-10-29 17:04:15] [pid-worker0] GET /async-io\n\
///      [2024-10-29 17:04:16] [pid-worker0] GET /async-io\n"
/// );
/// ```
pub fn log(run: &Run) -> impl Iterator<Item = String> {
    let mut order = order_of_ends(run).into_iter();
    iter::from_fn(move || {
        let mut text = String::new();
        for request in order.by_ref().take(LINES) {
            write_line(&mut text, run, request);
            text.push('\n');
        }
        (!text.is_empty()).then_some(text)
    })
}

/// The line of the access log for one request, from 0, without its line feed; empty if it got no
/// reply. [`order_of_ends`] has the requests in the order of the log.
#[must_use]
pub fn log_line(run: &Run, request: u32) -> String {
    let mut text = String::new();
    write_line(&mut text, run, request);
    text
}

fn write_line(text: &mut String, run: &Run, request: u32) {
    let index = request as usize;
    if let (Some(_), Some(time)) = (run.response_time(index), run.ended(index)) {
        let worker = run.worker(index).unwrap_or_default();
        let path = explain::path(run.entry.handler);
        // Writing to a string cannot fail.
        let _ = write!(text, "[{}] [pid-worker{worker}] GET {path}", stamp(time));
    }
}

/// Date and time to the second, rounded down.
fn stamp(time: Micros) -> String {
    let seconds = START.saturating_add(time) / 1_000_000;
    let (day, second) = (seconds / 86_400, seconds % 86_400);
    let (year, month, day) = civil(day);
    let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
    format!("{year}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
}

/// The date of a day since 1970-01-01 in the Gregorian calendar (Howard Hinnant's algorithm
/// `civil_from_days`, for days that are not before).
const fn civil(day: u64) -> (u64, u64, u64) {
    let day = day + 719_468; // since 0000-03-01, where years begin with March
    let (era, day) = (day / 146_097, day % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (era * 400 + year + if month <= 2 { 1 } else { 0 }, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_become_dates() {
        assert_eq!(civil(0), (1970, 1, 1));
        assert_eq!(civil(59), (1970, 3, 1));
        assert_eq!(civil(11_016), (2000, 2, 29));
        assert_eq!(civil(20_025), (2024, 10, 29));
        assert_eq!(civil(47_541), (2100, 3, 1));
    }

    #[test]
    fn stamps_go_on_past_midnight() {
        assert_eq!(stamp(0), "2024-10-29 17:04:14");
        assert_eq!(stamp(500_000), "2024-10-29 17:04:15");
        assert_eq!(stamp(7 * 3_600_000_000), "2024-10-30 00:04:14");
    }
}
