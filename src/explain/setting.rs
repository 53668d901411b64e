//! What the controls say.

use super::names::counted;
use super::number::{count, duration};
use crate::scenario::{Micros, Setting, shown_unit};

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
        Setting::Workers => "Processes that answer requests.",
        Setting::Requests => "All sent at once, at time 0.",
        Setting::Subtasks => "Pieces that gather awaits together.",
        Setting::Io => "How long one request waits in all.",
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

/// A duration to the microsecond: `1 s`, `1.5 s`, `250 ms`.
fn exact_duration(duration: Micros) -> String {
    let (unit, size) = shown_unit(duration);
    let unit = if unit == "us" { "µs" } else { unit };
    let whole = count(duration / size);
    // Only seconds can have a fraction: a smaller unit is one that leaves none.
    match duration % size {
        0 => format!("{whole} {unit}"),
        rest => format!("{whole}.{} {unit}", format!("{rest:06}").trim_end_matches('0')),
    }
}
