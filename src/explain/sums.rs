//! Closed forms, plots and the experiment itself in words.

use super::answer::number_word;
use super::number::{count, duration};
use super::{joint_name, requests, shown_value};
use crate::scenario::{Entry, Scenario, Setting};
use crate::sim::Results;
use crate::sim::closed_form::{ClosedForm, NoClosedForm};

/// A closed form with its numbers filled in: `⌈16 / 4⌉ × 1.00 s = 4.00 s`.
#[must_use]
pub fn formula(form: &ClosedForm) -> String {
    let last = duration(form.makespan());
    match *form {
        ClosedForm::Waves { requests, places: Some(places), each } => {
            let (requests, places) = (count(requests.into()), count(places.into()));
            format!("⌈{requests} / {places}⌉ × {} = {last}", duration(each))
        }
        ClosedForm::Waves { places: None, .. } => last,
        ClosedForm::Batch { requests, cpu, io } => {
            let requests = count(requests.into());
            format!("{requests} × {} + {} = {last}", duration(cpu), duration(io))
        }
    }
}

/// Why no closed form holds.
#[must_use]
pub const fn no_formula(why: NoClosedForm) -> &'static str {
    match why {
        NoClosedForm::Client => "none, since requests don’t come all at once",
        NoClosedForm::Spread => "none, since requests differ in their I/O time",
        NoClosedForm::Connections => "none, since requests may wait for a connection",
        NoClosedForm::Limits => "none, since requests may be refused or killed",
        NoClosedForm::Cores => "none, since processes compete for cores",
        NoClosedForm::Gil => "none, since threads compete for the GIL",
        NoClosedForm::Chance => "none, since chance decides who gets how many requests",
    }
}

/// What the completion plot shows, for who can't see it. `groups` are the entries on show, those
/// whose lines coincide together.
#[must_use]
pub fn plot_description(results: &Results, groups: &[Vec<Entry>]) -> String {
    let mut text = match results.scenario.requests {
        1 => "Completion time of the one request.".into(),
        many => format!("Completion time of each of {}, by request number.", requests(many)),
    };
    for group in groups {
        let Some(result) = group.first().and_then(|&entry| results.of(entry)) else {
            continue;
        };
        let lines = joint_name(group);
        let name = lines.iter().map(|(_, line)| line.as_str()).collect::<Vec<_>>().join(" ");
        let first = result.run.response_times().min().unwrap_or(0);
        let last = result.summary.longest();
        let times = if first == last {
            format!("all at {}", duration(last))
        } else {
            format!("from {} to {}", duration(first), duration(last))
        };
        text.push_str(&format!(" {name}: {times}."));
    }
    text
}

/// What happens in a scenario, for who has never heard of any of it.
#[must_use]
pub fn caption(scenario: &Scenario) -> String {
    let wait = shown_value(Setting::Io, scenario.io);
    let pieces = scenario.subtasks;
    let arrival = match scenario.requests {
        1 => format!("The one request waits {wait}"),
        many => format!("{} arrive at once, and each waits {wait}", requests(many)),
    };
    let gather = match pieces {
        1 => "With gather the wait could be split into pieces that pass together.".into(),
        _ => format!(
            "With gather the wait is split in {}, and the pieces pass together.",
            number_word(pieces)
        ),
    };
    format!(
        "{arrival} for something else, an API or a database. A worker of the pool does nothing \
         else meanwhile; an event loop turns to the next request. {gather}"
    )
}
