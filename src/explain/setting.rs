//! What the controls say.

use super::number::{count, marks};
use crate::scenario::{Kind, Micros, Setting, shown_unit};
use crate::words::t;

/// The visible name of a setting.
#[must_use]
pub fn label(setting: Setting) -> &'static str {
    match setting {
        Setting::Workers => t!("Workers"),
        Setting::Requests => t!("Requests"),
        Setting::Subtasks => t!("Subtask splits"),
        Setting::Io => t!("I/O time"),
        Setting::Cpu => t!("CPU time"),
        Setting::Threads => t!("Threads"),
        Setting::Tokens => t!("Loop threads"),
        Setting::Cores => t!("Cores"),
        Setting::Connections => t!("Connections"),
        Setting::Timeout => t!("Timeout"),
        Setting::Backlog => t!("Backlog"),
        Setting::Seed => t!("Seed"),
        Setting::Users => t!("Users"),
        Setting::Rate => t!("Rate"),
        Setting::Width => t!("Width"),
        Setting::Variation => t!("Variation"),
        Setting::Overhead => t!("Overhead"),
    }
}

/// One sentence on what a setting means.
#[must_use]
pub fn help(setting: Setting) -> &'static str {
    match setting {
        Setting::Workers => t!("Processes that answer requests."),
        Setting::Requests => t!("How many are sent in all."),
        Setting::Subtasks => t!("Pieces that gather awaits together."),
        Setting::Io => t!("How long one request waits in all."),
        Setting::Cpu => t!("CPU time of one request, before it waits."),
        Setting::Threads => t!("Threads of each process of threads."),
        Setting::Tokens => t!("Threads for plain def handlers in each process of loop."),
        Setting::Cores => t!("CPU cores that all processes share."),
        Setting::Connections => t!("Of each process; each piece of I/O holds one."),
        Setting::Timeout => t!("Time in service after which pool kills a request."),
        Setting::Backlog => t!("Requests that may queue in front of pool; the next is refused."),
        Setting::Seed => t!("Another seed, other random draws."),
        Setting::Users => t!("How many send requests, each one at a time."),
        Setting::Rate => t!("Requests per second."),
        Setting::Width => t!("S: the most that a time differs from the mean, as a share of it."),
        Setting::Variation => t!("CV: the standard deviation divided by the mean."),
        Setting::Overhead => t!("CPU time that a framework adds to one request."),
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
    match setting {
        Setting::Workers => t!("{n} worker|{n} workers", n = value),
        Setting::Requests | Setting::Backlog => t!("{n} request|{n} requests", n = value),
        Setting::Subtasks => t!("{n} piece|{n} pieces", n = value),
        Setting::Threads | Setting::Tokens => t!("{n} thread|{n} threads", n = value),
        Setting::Cores => t!("{n} core|{n} cores", n = value),
        Setting::Connections => t!("{n} connection|{n} connections", n = value),
        Setting::Users => t!("{n} user|{n} users", n = value),
        Setting::Rate => t!("{rate} per second", rate = exact_decimal(value)),
        Setting::Width | Setting::Variation => {
            t!("{share} of the mean", share = exact_decimal(value))
        }
        _ => shown_value(setting, value),
    }
}

/// What a setting allows: the end of the sentence that says a value is none.
#[must_use]
pub fn allowed(setting: Setting) -> String {
    let (min, max) = setting.range();
    match setting.kind() {
        Kind::Count => t!("a whole number from {min} to {max}", min = count(min), max = count(max)),
        Kind::Time => {
            t!("a time from 0 to {max}, such as 250 ms or 0.5 s", max = exact_duration(max))
        }
        // Above 0: the least is the finest that there is.
        Kind::Decimal if min == 1 => {
            t!("a number above 0, up to {max}, with up to six decimals", max = exact_decimal(max))
        }
        Kind::Decimal => t!(
            "a number from {min} to {max} with up to six decimals",
            min = exact_decimal(min),
            max = exact_decimal(max)
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
