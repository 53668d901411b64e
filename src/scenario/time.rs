//! Times: integer microseconds, and how links write them.

/// A time or a duration, in whole microseconds.
pub type Micros = u64;

/// Units by falling size: the word in a link and the microseconds in one.
const UNITS: [(&str, Micros); 3] = [("s", 1_000_000), ("ms", 1_000), ("us", 1)];

/// The largest unit of which a duration is a whole number: what its canonical form uses.
pub(super) fn unit_of(duration: Micros) -> (&'static str, Micros) {
    UNITS.into_iter().find(|(_, size)| duration.is_multiple_of(*size)).unwrap_or(UNITS[2])
}

/// The unit in which a duration is shown, and what it is in microseconds: seconds from one on, as
/// people say them, else the largest unit of which it is a whole number.
#[must_use]
pub fn shown_unit(duration: Micros) -> (&'static str, Micros) {
    if duration >= UNITS[0].1 { UNITS[0] } else { unit_of(duration) }
}

/// Reads a duration: an integer or a plain decimal with `us`, `ms` or `s`; a bare number is
/// milliseconds. `None` if it is anything else, too large, or finer than a microsecond.
///
/// ```
/// use pool_vs_loop::scenario::parse_duration;
///
/// assert_eq!(parse_duration("0.5s"), Some(500_000));
/// assert_eq!(parse_duration("250"), Some(250_000));
/// assert_eq!(parse_duration("1e3s"), None);
/// assert_eq!(parse_duration("0.5us"), None);
/// ```
#[must_use]
pub fn parse_duration(text: &str) -> Option<Micros> {
    // "ms" and "us" end in "s" too, so the longer suffixes are tried first.
    let (number, size) = ["us", "ms", "s"]
        .into_iter()
        .find_map(|unit| {
            let size = UNITS.iter().find(|(word, _)| *word == unit)?.1;
            Some((text.strip_suffix(unit)?, size))
        })
        .unwrap_or((text, 1_000));
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    let whole = digits(whole)?.checked_mul(size)?;
    whole.checked_add(fraction_of(fraction, size)?)
}

/// Writes a duration in its canonical form: an integer with the largest unit that allows one.
///
/// ```
/// use pool_vs_loop::scenario::write_duration;
///
/// assert_eq!(write_duration(1_500_000), "1500ms");
/// assert_eq!(write_duration(0), "0s");
/// ```
#[must_use]
pub fn write_duration(duration: Micros) -> String {
    let (unit, size) = unit_of(duration);
    (duration / size).to_string() + unit
}

/// A number of plain digits: no sign, no space.
pub(super) fn digits(text: &str) -> Option<u64> {
    let plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok())?
}

/// `0.<text>` of a unit, in microseconds; `None` if that isn't a whole number of them.
pub(super) fn fraction_of(text: &str, size: Micros) -> Option<Micros> {
    let (first, rest) = text.split_at_checked(1)?;
    let significant = rest.trim_end_matches('0').len() + first.len();
    let text = &text[..significant];
    let scale = 10_u64.checked_pow(u32::try_from(significant).ok()?)?;
    let scaled = digits(text)?.checked_mul(size)?;
    scaled.is_multiple_of(scale).then_some(scaled / scale)
}
