//! Numbers as people read them: three significant digits, grouped thousands, a unit.

use crate::scenario::{Marks, Micros};
use crate::words::t;
use std::cell::Cell;

thread_local! {
    static MARKS: Cell<Marks> = const { Cell::new(Marks::ENGLISH) };
}

/// The marks in all numbers that are written here: English ones until others are set.
#[must_use]
pub fn marks() -> Marks {
    MARKS.get()
}

/// Writes numbers with these marks from now on, in this thread: those of the language that is
/// spoken, which the page asks its browser for.
pub fn set_marks(marks: Marks) {
    MARKS.set(marks);
}

/// Groups thousands: `1,000,000`.
///
/// ```
/// assert_eq!(pool_vs_loop::explain::number::count(1_000_000), "1,000,000");
/// ```
#[must_use]
pub fn count(value: u64) -> String {
    let digits = value.to_string();
    let Some(mark) = marks().group(value) else { return digits };
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(mark);
        }
        grouped.push(digit);
    }
    grouped
}

/// A duration with three significant digits, in seconds from 0.1 s, else in ms or µs.
///
/// ```
/// use pool_vs_loop::explain::number::duration;
///
/// assert_eq!(duration(4_000_000), "4.00 s");
/// assert_eq!(duration(500_000), "0.500 s");
/// assert_eq!(duration(62_500), "62.5 ms");
/// assert_eq!(duration(25_060_000_000), "25,100 s");
/// assert_eq!(duration(0), "0 s");
/// ```
#[must_use]
pub fn duration(duration: Micros) -> String {
    match three_digits(duration) {
        0 => "0 s".into(),
        rounded @ 1..1_000 => format!("{rounded} µs"),
        rounded @ 1_000..100_000 => significant(rounded, 1_000) + " ms",
        rounded => significant(rounded, 1_000_000) + " s",
    }
}

/// From when to when, both in the unit of the later: three significant digits of that, and more
/// where it takes more to tell them apart.
///
/// ```
/// use pool_vs_loop::explain::number::span;
///
/// assert_eq!(span(1_000_000, 2_000_000), "1.00 s to 2.00 s");
/// assert_eq!(span(0, 62_500), "0 s to 62.5 ms");
/// assert_eq!(span(1_000_000, 1_000_500), "1.00000 s to 1.00050 s");
/// ```
#[must_use]
pub fn span(from: Micros, to: Micros) -> String {
    let step = (to.saturating_sub(from) / 10).min(three_digits(to) / 100);
    t!("{from} to {until}", from = instant(from, to, step), until = instant(to, to, step))
}

/// A time with as many decimals as a step of that many microseconds needs, in the unit that suits
/// the latest of the times beside it.
///
/// ```
/// use pool_vs_loop::explain::number::instant;
///
/// assert_eq!(instant(1_250_000, 2_000_000, 10_000), "1.25 s");
/// assert_eq!(instant(1_250_000, 2_000_000, 99_999), "1.25 s");
/// assert_eq!(instant(1_250_000, 2_000_000, 1), "1.250000 s");
/// ```
#[must_use]
pub fn instant(time: Micros, latest: Micros, step: Micros) -> String {
    let (unit, size) = match latest {
        _ if time == 0 => return "0 s".into(),
        100_000.. => (" s", 1_000_000),
        1_000.. => (" ms", 1_000),
        _ => (" µs", 1),
    };
    let digit = if step == 0 { 1 } else { 10_u64.pow(step.ilog10()) };
    let decimals = (size / digit.min(size)).ilog10();
    let digit = size / 10_u64.pow(decimals);
    fixed((time + digit / 2) / digit * digit, size, decimals) + unit
}

/// A non-negative number with three significant digits: `6.25`, `0.0300`, `25,100`; `0` for
/// anything below a millionth.
///
/// ```
/// assert_eq!(pool_vs_loop::explain::number::decimal(3.5714), "3.57");
/// ```
#[must_use]
pub fn decimal(value: f64) -> String {
    match millionths(value) {
        0 => "0".into(),
        millionths => significant(millionths, 1_000_000),
    }
}

/// [`decimal`] without the zeros that end it: `2`, `6.25`.
#[must_use]
pub fn short_decimal(value: f64) -> String {
    let text = decimal(value);
    let mark = marks().decimal();
    if text.contains(mark) {
        text.trim_end_matches('0').trim_end_matches(mark).into()
    } else {
        text
    }
}

/// A share from 0 to 1 as a percentage.
#[must_use]
pub fn percent(share: f64) -> String {
    let text = decimal(share * 100.0);
    // Not quite all is not all.
    if text == "100" && share < 1.0 { "> 99.9 %".into() } else { text + " %" }
}

/// Keeps numbers and their units in a text on one line.
///
/// ```
/// use pool_vs_loop::explain::number::unbroken;
///
/// assert_eq!(unbroken("within 2 s, 8 workers"), "within 2\u{a0}s, 8 workers");
/// ```
#[must_use]
pub fn unbroken(text: &str) -> String {
    let mut kept = String::with_capacity(text.len() + 4);
    let mut digit = false;
    for (place, letter) in text.char_indices() {
        let ends = |c: char| !c.is_alphanumeric() && c != '%';
        let word = text[place..].strip_prefix(' ').and_then(|rest| rest.split(ends).next());
        let unit = digit && word.is_some_and(|word| ["s", "ms", "µs", "%"].contains(&word));
        kept.push(if unit { '\u{a0}' } else { letter });
        digit = letter.is_ascii_digit();
    }
    kept
}

/// Numbers go through whole millionths: integer formatting is exact, and small in wasm. Rounded to
/// three significant digits.
pub(super) fn millionths(value: f64) -> u64 {
    // A cast from float saturates, and NaN becomes 0.
    three_digits((value * 1e6 + 0.5) as u64)
}

/// Rounds half up to three significant digits.
fn three_digits(value: u64) -> u64 {
    if value < 1_000 {
        return value;
    }
    let unit = 10_u64.pow(value.ilog10() - 2);
    (value / unit + u64::from(value % unit >= unit.div_ceil(2))) * unit
}

/// `value / unit` with three significant digits; `value` has no more than these, and is not 0.
fn significant(value: u64, unit: u64) -> String {
    let whole = value / unit;
    let decimals = if whole > 0 {
        2_u32.saturating_sub(whole.ilog10())
    } else {
        2 + unit.ilog10() - value.ilog10()
    };
    fixed(value, unit, decimals.min(unit.ilog10()))
}

/// `value / unit`, a power of ten, cut to a number of decimals no finer than the unit.
pub(crate) fn fixed(value: u64, unit: u64, decimals: u32) -> String {
    let whole = count(value / unit);
    if decimals == 0 {
        return whole;
    }
    let fraction = value % unit / (unit / 10_u64.pow(decimals));
    format!("{whole}{}{fraction:0width$}", marks().decimal(), width = decimals as usize)
}
