//! Closed forms and plots in words.

use super::joint_name;
use super::number::{count, duration};
use crate::scenario::Entry;
use crate::sim::Results;
use crate::sim::closed_form::ClosedForm;

/// A closed form with its numbers filled in: `⌈16 / 4⌉ × 1.00 s`.
#[must_use]
pub fn formula(form: &ClosedForm) -> String {
    let each = duration(form.each);
    match form.places {
        Some(places) => {
            format!("⌈{} / {}⌉ × {each}", count(form.requests.into()), count(places.into()))
        }
        None => each,
    }
}

/// What the completion plot shows, for who can't see it. `groups` are the entries on show, those
/// whose lines coincide together.
#[must_use]
pub fn plot_description(results: &Results, groups: &[Vec<Entry>]) -> String {
    let mut text = format!(
        "Completion time of each of {}, by request number.",
        super::requests(results.scenario.requests)
    );
    for group in groups {
        let Some(result) = group.first().and_then(|&entry| results.of(entry)) else {
            continue;
        };
        let lines = joint_name(group);
        let name = lines.iter().map(|(_, line)| line.as_str()).collect::<Vec<_>>().join(" ");
        let first = result.run.response_times().min().unwrap_or(0);
        let last = result.summary.max;
        let times = if first == last {
            format!("all at {}", duration(last))
        } else {
            format!("from {} to {}", duration(first), duration(last))
        };
        text.push_str(&format!(" {name}: {times}."));
    }
    text
}
