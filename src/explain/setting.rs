//! What the controls say.

use super::names::counted;
use super::number::{count, marks};
use crate::scenario::{Kind, Micros, Setting, shown_unit};

/// The visible name of a setting.
#[must_use]
pub const fn label(setting: Setting) -> &'static str {
    match setting {
        Setting::Workers => "Workers",
        Setting::Requests => "Requests",
        Setting::Subtasks => "Subtask splits",
        Setting::Io => "I/O time",
        Setting::Cpu => "CPU time",
        Setting::Threads => "Threads",
        Setting::Tokens => "Loop threads",
        Setting::Cores => "Cores",
        Setting::Connections => "Connections",
        Setting::Timeout => "Timeout",
        Setting::Backlog => "Backlog",
        Setting::Seed => "Seed",
        Setting::Users => "Users",
        Setting::Rate => "Rate",
        Setting::Width => "Width",
        Setting::Variation => "Variation",
        Setting::Overhead => "Overhead",
    }
}

/// One sentence on what a setting means.
#[must_use]
pub const fn help(setting: Setting) -> &'static str {
    match setting {
        Setting::Workers => "Processes that answer requests.",
        Setting::Requests => "How many are sent in all.",
        Setting::Subtasks => "Pieces that gather awaits together.",
        Setting::Io => "How long one request waits in all.",
        Setting::Cpu => "CPU time of one request, before it waits.",
        Setting::Threads => "Threads of each process of threads.",
        Setting::Tokens => "Threads for plain def handlers in each process of loop.",
        Setting::Cores => "CPU cores that all processes share.",
        Setting::Connections => "Of each process; each piece of I/O holds one.",
        Setting::Timeout => "Time in service after which pool kills a request.",
        Setting::Backlog => "Requests that may queue in front of pool; the next is refused.",
        Setting::Seed => "Another seed, other random draws.",
        Setting::Users => "How many send requests, each one at a time.",
        Setting::Rate => "Requests per second.",
        Setting::Width => "S: the most that a time differs from the mean, as a share of it.",
        Setting::Variation => "CV: the standard deviation divided by the mean.",
        Setting::Overhead => "CPU time that a framework adds to one request.",
    }
}

/// A value as its number field shows it: exact, with a unit that can be typed again.
#[must_use]
pub fn shown_value(setting: Setting, value: u64) -> String {
    match setting {
        // A name more than a number.
        Setting::Seed => value.to_string(),
        Setting::Rate => exact_decimal(value) + " /s",
        _ => match setting.kind() {
            Kind::Count => count(value),
            Kind::Time => exact_duration(value),
            Kind::Decimal => exact_decimal(value),
        },
    }
}

/// A value as a screen reader says it after the setting's name.
#[must_use]
pub fn spoken_value(setting: Setting, value: u64) -> String {
    let (one, many) = match setting {
        Setting::Workers => ("worker", "workers"),
        Setting::Requests => ("request", "requests"),
        Setting::Subtasks => ("piece", "pieces"),
        Setting::Threads | Setting::Tokens => ("thread", "threads"),
        Setting::Cores => ("core", "cores"),
        Setting::Connections => ("connection", "connections"),
        Setting::Backlog => ("request", "requests"),
        Setting::Users => ("user", "users"),
        Setting::Rate => return exact_decimal(value) + " per second",
        Setting::Width | Setting::Variation => return exact_decimal(value) + " of the mean",
        _ => return shown_value(setting, value),
    };
    counted(u32::try_from(value).unwrap_or(u32::MAX), one, many)
}

/// What a setting allows: the end of the sentence that says a value is none.
#[must_use]
pub fn allowed(setting: Setting) -> String {
    let (min, max) = setting.range();
    match setting.kind() {
        Kind::Count => format!("a whole number from {} to {}", count(min), count(max)),
        Kind::Time => {
            format!("a time from 0 to {}, such as 250 ms or 0.5 s", exact_duration(max))
        }
        // Above 0: the least is the finest that there is.
        Kind::Decimal if min == 1 => {
            format!("a number above 0, up to {}, with up to six decimals", exact_decimal(max))
        }
        Kind::Decimal => format!(
            "a number from {} to {} with up to six decimals",
            exact_decimal(min),
            exact_decimal(max)
        ),
    }
}

/// A duration to the microsecond: `1 s`, `1.5 s`, `250 ms`.
pub(super) fn exact_duration(duration: Micros) -> String {
    match shown_unit(duration) {
        ("s", _) => exact_decimal(duration) + " s",
        // A smaller unit is one that leaves no fraction.
        (unit, size) => {
            let unit = if unit == "us" { "µs" } else { unit };
            format!("{} {unit}", count(duration / size))
        }
    }
}

/// Millionths, all of them that there are: `1`, `1.5`, `1,000.000001`.
pub(super) fn exact_decimal(millionths: u64) -> String {
    let whole = count(millionths / 1_000_000);
    match millionths % 1_000_000 {
        0 => whole,
        rest => {
            let decimals = format!("{rest:06}");
            format!("{whole}{}{}", marks().decimal(), decimals.trim_end_matches('0'))
        }
    }
}
