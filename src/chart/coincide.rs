//! Which entries did exactly the same.

use crate::scenario::Entry;
use crate::sim::Results;

/// Groups the entries whose response times are equal, request by request: their lines coincide,
/// and one label names them all. Groups and their entries keep the order given.
#[must_use]
pub fn groups(results: &Results, shown: &[Entry]) -> Vec<Vec<Entry>> {
    let mut groups: Vec<Vec<Entry>> = Vec::new();
    for &entry in shown {
        let Some(result) = results.of(entry) else {
            continue;
        };
        let same = |group: &&mut Vec<Entry>| {
            let other = group.first().and_then(|&first| results.of(first));
            // The figures differ first, mostly: that is cheaper to see.
            other.is_some_and(|other| {
                other.summary.makespan == result.summary.makespan
                    && other.summary.response == result.summary.response
                    && (0..result.run.len()).all(|request| {
                        other.run.response_time(request) == result.run.response_time(request)
                    })
            })
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.push(entry),
            None => groups.push(vec![entry]),
        }
    }
    groups
}
