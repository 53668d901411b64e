//! What the controls say.

use super::names::counted;
use super::number::{count, duration};
use crate::scenario::{Micros, Setting, write_duration};

/// The visible name of a setting.
#[must_use]
pub const fn label(setting: Setting) -> &'static str {
    match setting {
        Setting::Workers => "Workers",
        Setting::Requests => "Requests",
        Setting::Subtasks => "Subtask splits",
        Setting::Io => "I/O time",
    }
}

/// One sentence on what a setting means.
#[must_use]
pub const fn help(setting: Setting) -> &'static str {
    match setting {
        Setting::Workers => "Processes that share the requests.",
        Setting::Requests => "All sent at once, at time 0.",
        Setting::Subtasks => "Pieces that gather awaits together.",
        Setting::Io => "How long each request waits in all.",
    }
}

/// A value as its number field shows it: exact, with a unit that can be typed again.
#[must_use]
pub fn shown_value(setting: Setting, value: u64) -> String {
    match setting {
        Setting::Io => exact_duration(value),
        _ => count(value),
    }
}

/// A value as a screen reader says it after the setting's name.
#[must_use]
pub fn spoken_value(setting: Setting, value: u64) -> String {
    let number = u32::try_from(value).unwrap_or(u32::MAX);
    match setting {
        Setting::Workers => counted(number, "worker", "workers"),
        Setting::Requests => counted(number, "request", "requests"),
        Setting::Subtasks => counted(number, "piece", "pieces"),
        Setting::Io => exact_duration(value),
    }
}

/// What a setting allows: the end of the sentence that says a value is none.
#[must_use]
pub fn allowed(setting: Setting) -> String {
    let (min, max) = setting.range();
    match setting {
        Setting::Io => format!("a time from 0 to {}, such as 250 ms or 0.5 s", duration(max)),
        _ => format!("a whole number from {} to {}", count(min), count(max)),
    }
}

/// A duration to the microsecond, in the largest unit that keeps it whole or, from a second on,
/// in seconds: `1 s`, `1.5 s`, `250 ms`.
fn exact_duration(duration: Micros) -> String {
    if duration >= 1_000_000 {
        let fraction = format!("{:06}", duration % 1_000_000);
        let fraction = fraction.trim_end_matches('0');
        let point = if fraction.is_empty() { "" } else { "." };
        return format!("{}{point}{fraction} s", count(duration / 1_000_000));
    }
    let text = write_duration(duration);
    let unit = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = text.trim_end_matches(unit);
    format!("{number} {}", if unit == "us" { "µs" } else { unit })
}
