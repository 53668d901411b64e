//! Numbers as learners type them: `4`, `4 s`, `4000ms`, `4,0 s`, `¼`, `1/4`, `about` nothing.

use super::exercise::Unit;
use super::expression::Kind;
use super::limits;
use super::problem::Problem;
use crate::explain::quoted;
use crate::words::t;

/// Words for units, in small letters and without spaces; what they measure; and what one is, in
/// microseconds or millionths.
const WORDS: [(&[&str], Kind, u64); 9] = [
    (&["us", "µs", "μs", "microseconds", "microsecond"], Kind::TIME, 1),
    (
        &[
            "ms",
            "msec",
            "msecs",
            "millisecond",
            "milliseconds",
            "milissegundo",
            "milissegundos",
            "milisegundo",
            "milisegundos",
        ],
        Kind::TIME,
        1_000,
    ),
    (
        &["s", "sec", "secs", "second", "seconds", "seg", "segs", "segundo", "segundos"],
        Kind::TIME,
        1_000_000,
    ),
    (&["min", "mins", "minute", "minutes", "minuto", "minutos"], Kind::TIME, 60_000_000),
    (&["h", "hour", "hours", "hora", "horas"], Kind::TIME, 3_600_000_000),
    (
        &[
            "/s",
            "persecond",
            "porsegundo",
            "rps",
            "req/s",
            "requests/s",
            "requestspersecond",
            "requisições/s",
            "requisiçõesporsegundo",
            "peticiones/s",
            "peticionesporsegundo",
        ],
        Kind::RATE,
        1_000_000,
    ),
    (&["%", "percent", "porcento", "porciento"], Kind::PLAIN, 10_000),
    (&["x", "×", "times", "vezes", "veces"], Kind::PLAIN, 1_000_000),
    (
        &[
            "requests",
            "request",
            "req",
            "reqs",
            "requisições",
            "requisição",
            "peticiones",
            "petición",
            "solicitudes",
            "workers",
            "worker",
        ],
        Kind::PLAIN,
        1_000_000,
    ),
];

/// Fractions of one character.
const FRACTIONS: [(char, u64, u64); 15] = [
    ('¼', 1, 4),
    ('½', 1, 2),
    ('¾', 3, 4),
    ('⅓', 1, 3),
    ('⅔', 2, 3),
    ('⅕', 1, 5),
    ('⅖', 2, 5),
    ('⅗', 3, 5),
    ('⅘', 4, 5),
    ('⅙', 1, 6),
    ('⅚', 5, 6),
    ('⅛', 1, 8),
    ('⅜', 3, 8),
    ('⅝', 5, 8),
    ('⅞', 7, 8),
];

/// Reads a number as a person types it, for a question about this unit. `mark` is the decimal mark of
/// the reader's language, `.` or `,`: it decides only what could be either. Another unit of the same
/// kind is fine: `4000 ms` are 4 s. A time comes out in microseconds, anything else in millionths.
///
/// ```
/// use pool_vs_loop::lesson::{Unit, parse_prediction};
///
/// for text in ["4", "4s", "4 s", "4.0", "4,0 s", "4000 ms", "4 seconds", "≈ 4 s", "8/2"] {
///     assert_eq!(parse_prediction(text, Unit::Seconds, '.'), Ok(4_000_000), "{text}");
/// }
/// assert_eq!(parse_prediction("1,000", Unit::Requests, '.'), Ok(1_000_000_000));
/// assert_eq!(parse_prediction("2½", Unit::Times, '.'), Ok(2_500_000));
/// assert_eq!(parse_prediction("2 1/2", Unit::Times, '.'), Ok(2_500_000));
/// let refused = parse_prediction("4 requests", Unit::Seconds, '.').unwrap_err();
/// assert_eq!(refused.sentence(), "This asks for a time, such as 1.7 s.");
/// ```
///
/// # Errors
/// It is no number, negative, too large, or has a unit of another kind. Nobody should be counted wrong
/// for that.
pub fn parse_prediction(text: &str, unit: Unit, mark: char) -> Result<u64, Problem> {
    let typed = text.trim();
    let text = mixed(text).unwrap_or_else(|| text.into());
    let text: String = text.to_lowercase().chars().filter(|c| !is_space(*c)).collect();
    let text = text.trim_start_matches(['~', '≈', '=', '+']);
    let refuse = || {
        let wanted = such_as(unit);
        Problem::new(match text {
            "" => t!("Type a number first: {wanted}.", wanted),
            _ => t!("“{text}” is no number: {wanted}.", text = quoted(typed), wanted),
        })
    };
    if text.starts_with(['-', '−', '–']) {
        return Err(Problem::new(t!(
            "Nothing here is negative: {wanted}.",
            wanted = such_as(unit)
        )));
    }
    let number = |c: char| c.is_ascii_digit() || ".,/'’".contains(c) || vulgar(c).is_some();
    let ends = text.find(|c| !number(c)).unwrap_or(text.len());
    // "5/s": the stroke is the unit's.
    let digits = text[..ends].trim_end_matches('/');
    let rest = &text[digits.len()..];
    let size = size(rest, unit).ok_or_else(|| {
        let known = WORDS.iter().any(|(words, ..)| words.contains(&rest));
        if known { Problem::new(other_unit(unit)) } else { refuse() }
    })?;
    let (above, below) = fraction(digits, mark).ok_or_else(refuse)?;
    let value = above
        .checked_mul(size.into())
        .and_then(|value| (value + below / 2).checked_div(below))
        .and_then(|value| u64::try_from(value).ok());
    match value.filter(|&value| value <= limits::LARGEST) {
        Some(value) if unit.is_counted() && !value.is_multiple_of(1_000_000) => Err(Problem::new(
            t!("This is counted, so it is a whole number: {wanted}.", wanted = such_as(unit)),
        )),
        Some(value) => Ok(value),
        None => Err(Problem::new(t!("This is more than anything here can be."))),
    }
}

/// `2 1/2` as `5/2`, with what follows: without its space it would be another number. `1 000/2`, whose
/// space stands between thousands, is none of these.
fn mixed(text: &str) -> Option<String> {
    let (whole, rest) = text.trim_start().split_once(is_space)?;
    let (above, rest) = rest.trim_start().split_once('/')?;
    let ends = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (below, rest) = rest.split_at(ends);
    let number = |text: &str| text.parse::<u32>().ok().map(u64::from);
    let (whole, above, below) = (number(whole)?, number(above)?, number(below)?);
    (0 < above && above < below).then(|| format!("{}/{below}{rest}", whole * below + above))
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || c == '\u{200b}' || c == '\u{feff}'
}

fn vulgar(c: char) -> Option<(u64, u64)> {
    FRACTIONS.iter().find(|(own, ..)| *own == c).map(|&(_, above, below)| (above, below))
}

/// What one of a written unit is, for a question about a unit; `None` if that doesn't fit.
fn size(word: &str, unit: Unit) -> Option<u64> {
    let bare = match unit {
        Unit::Milliseconds => 1_000,
        Unit::Percent => 10_000,
        _ => 1_000_000,
    };
    if word.is_empty() {
        return Some(bare);
    }
    let (words, kind, size) = WORDS.iter().find(|(words, ..)| words.contains(&word))?;
    let fits = match unit {
        Unit::Seconds | Unit::Milliseconds => *kind == Kind::TIME,
        Unit::PerSecond => *kind == Kind::RATE,
        Unit::Percent => words.contains(&"%"),
        Unit::Times => words.contains(&"x"),
        // One is as good as the other: the question says which it is.
        Unit::Requests => words.contains(&"requests") && !word.starts_with("worker"),
        Unit::Workers => word.starts_with("worker"),
    };
    fits.then_some(*size)
}

/// A number as a fraction of whole ones: digits with marks, `a/b`, `2½`.
fn fraction(text: &str, mark: char) -> Option<(u128, u128)> {
    if let Some((above, below)) = text.split_once('/') {
        let (above, below) = (decimal(above, mark)?, decimal(below, mark)?);
        let divided = (above.0.checked_mul(below.1)?, above.1.checked_mul(below.0)?);
        return (divided.1 > 0).then_some(divided);
    }
    let last = text.chars().last()?;
    let Some((above, below)) = vulgar(last) else { return decimal(text, mark) };
    let whole = text.strip_suffix(last)?;
    let (number, parts) = if whole.is_empty() { (0, 1) } else { decimal(whole, mark)? };
    let (above, below) = (u128::from(above), u128::from(below));
    (parts == 1).then_some((number.checked_mul(below)?.checked_add(above)?, below))
}

/// Digits with a decimal mark and marks between thousands, both of them `.` or `,`; apostrophes stand
/// between thousands only.
fn decimal(text: &str, mark: char) -> Option<(u128, u128)> {
    let text: String = text.chars().filter(|c| !"'’".contains(*c)).collect();
    let (points, commas) = (text.matches('.').count(), text.matches(',').count());
    let point = match (points, commas) {
        (0, 0) => None,
        // The later of two kinds is the decimal mark.
        (1.., 1..) => Some(if text.rfind('.') > text.rfind(',') { '.' } else { ',' }),
        (1, 0) => Some('.'),
        (0, 1) => Some(','),
        // Several of a kind stand between thousands.
        _ => None,
    };
    // "1,000" is a thousand where people write so, and so is "1.000" elsewhere.
    let point =
        point.filter(|&point| points + commas > 1 || point == mark || !is_grouped(&text, point));
    let (whole, part) = point.and_then(|point| text.split_once(point)).unwrap_or((&text, ""));
    let group = whole.chars().find(|c| !c.is_ascii_digit());
    if group.is_some_and(|group| !is_grouped(whole, group)) {
        return None;
    }
    let digits: String = whole.chars().chain(part.chars()).filter(|&c| Some(c) != group).collect();
    let plain = !digits.is_empty() && digits.len() <= 30;
    let plain = plain && part.bytes().all(|byte| byte.is_ascii_digit());
    let below = 10_u128.checked_pow(u32::try_from(part.len()).ok()?)?;
    Some((digits.parse().ok().filter(|_| plain)?, below))
}

/// Whether marks stand between thousands: `1,000,000`, not `0,250`.
fn is_grouped(text: &str, mark: char) -> bool {
    let mut groups = text.split(mark);
    let number = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let head = groups.next().unwrap_or_default();
    let head = (1..=3).contains(&head.len()) && !head.starts_with('0') && number(head);
    head && groups.all(|group| group.len() == 3 && number(group))
}

/// What a question about a unit asks for. The example is to show how it is written, and to be nobody's
/// answer: no exercise of the built-in set has it as a right one, a known mistake or a setting.
fn such_as(unit: Unit) -> &'static str {
    match unit {
        Unit::Seconds => t!("a time, such as 1.7 s"),
        Unit::Milliseconds => t!("a time, such as 170 ms"),
        Unit::Requests => t!("a number of requests, such as 30"),
        Unit::Workers => t!("a number of workers, such as 7"),
        Unit::PerSecond => t!("a number per second, such as 1.7"),
        Unit::Percent => t!("a percentage, such as 35 %"),
        Unit::Times => t!("how many times, such as 1.7"),
    }
}

fn other_unit(unit: Unit) -> String {
    t!("This asks for {wanted}.", wanted = such_as(unit))
}
