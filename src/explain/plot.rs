//! The completion plot in words.

use super::answer::losses;
use super::number::duration;
use super::{joint_name, requests};
use crate::scenario::{Client, Entry, Scenario, View};
use crate::sim::{EntryResult, Results, Run};
use crate::words::{lower, own, t};

/// What a view of the completion plot shows, for who can't see it. `groups` are the entries on
/// show, those whose lines coincide together. Percentiles are those of the requests that were
/// answered; where not all were, it says so.
#[must_use]
pub fn plot_description(results: &Results, groups: &[Vec<Entry>], view: View) -> String {
    let scenario = &results.scenario;
    let what = plot_title(scenario);
    let all = requests(scenario.requests);
    let result = |group: &Vec<Entry>| group.first().and_then(|&entry| results.of(entry));
    let lost = |result: &EntryResult| result.summary.served < scenario.requests;
    let mut text = match (view, scenario.requests) {
        (View::Request, 1) => t!("{what} of the one request.", what),
        (View::Request, _) => t!("{what} of each of {all}, by request number.", what, all),
        (View::Finished, _) => t!("How many of {all} are finished, over time.", all),
        (View::Percentiles, _) if groups.iter().filter_map(result).any(lost) => {
            t!("{what} by percentile of the requests answered, out of {all}.", what, all)
        }
        (View::Percentiles, _) => t!("{what} by percentile, of {all}.", what, all),
    };
    for group in groups {
        let Some(result) = result(group) else {
            continue;
        };
        let lines = joint_name(group);
        let name = lines.iter().map(|(_, line)| line.as_str()).collect::<Vec<_>>().join(" ");
        text.push_str(&format!(" {name}: {}", times(results, result, view)));
        let losses = losses(result.summary.refused, result.summary.killed);
        if !losses.is_empty() {
            text.push_str(&[", ", &losses].concat());
        }
        text.push('.');
    }
    text
}

/// The times of a line.
fn times(results: &Results, EntryResult { run, summary, .. }: &EntryResult, view: View) -> String {
    let Some(figures) = &summary.response else {
        return own(t!("no reply"));
    };
    // From the least to the greatest.
    let ends = |times: &mut dyn Iterator<Item = u64>| {
        times.fold((u64::MAX, 0), |(least, most), time| (least.min(time), most.max(time)))
    };
    let origin = results.first_sent();
    let reply = |request| run.response_time(request).and_then(|_| Run::ended(run, request));
    let (first, last) = match view {
        View::Finished => ends(&mut (0..run.len()).filter_map(reply).map(|time| time - origin)),
        View::Request | View::Percentiles => ends(&mut run.response_times()),
    };
    match view {
        _ if first == last => t!("all at {time}", time = duration(last)),
        View::Request => {
            t!("from {first} to {last}", first = duration(first), last = duration(last))
        }
        View::Finished => {
            let (first, last) = (duration(first), duration(last));
            t!("the first at {first}, the last at {last}", first, last)
        }
        View::Percentiles => {
            let [p50, p95, p99] = [figures.p50, figures.p95, figures.p99].map(duration);
            let longest = duration(last);
            t!("p50 {p50}, p95 {p95}, p99 {p99}, the longest {longest}", p50, p95, p99, longest)
        }
    }
}

/// What the completion plot shows: of requests that come one by one, how long each takes.
#[must_use]
pub fn plot_title(scenario: &Scenario) -> &'static str {
    if scenario.client == Client::Burst { t!("Completion time") } else { t!("Response time") }
}

/// What the axes of a view count: up, and across.
#[must_use]
pub fn axis_titles(scenario: &Scenario, view: View) -> (String, &'static str) {
    let time = || lower(plot_title(scenario));
    match view {
        View::Request => (time(), t!("request")),
        View::Finished => (own(t!("finished requests")), t!("time since the first request")),
        View::Percentiles => (time(), t!("percentile")),
    }
}

/// The name of a view of the plot.
#[must_use]
pub fn view_name(view: View) -> &'static str {
    match view {
        View::Request => t!("By request"),
        View::Finished => t!("Finished over time"),
        View::Percentiles => t!("Percentiles"),
    }
}
