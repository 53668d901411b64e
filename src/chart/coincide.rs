//! Which entries did exactly the same.

use crate::scenario::{Entry, Micros, View};
use crate::sim::{EntryResult, Results, Run};

/// Groups the entries whose lines coincide in a view: one label names them all. By request, these
/// have equal response times, request by request; in the other views the times count without
/// regard to whose they are. Groups and their entries keep the order given.
#[must_use]
pub fn groups(results: &Results, shown: &[Entry], view: View) -> Vec<Vec<Entry>> {
    let mut groups: Vec<Vec<Entry>> = Vec::new();
    for &entry in shown {
        let Some(result) = results.of(entry) else {
            continue;
        };
        let same = |group: &&mut Vec<Entry>| {
            let other = group.first().and_then(|&first| results.of(first));
            other.is_some_and(|other| alike(result, other, view))
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.push(entry),
            None => groups.push(vec![entry]),
        }
    }
    groups
}

fn alike(a: &EntryResult, b: &EntryResult, view: View) -> bool {
    // The figures differ first, mostly: that is cheaper to see.
    let figures = match view {
        // Without losses the last end is that of the last reply.
        View::Finished => {
            let lossless = a.summary.served as usize == a.run.len();
            a.summary.served == b.summary.served
                && (!lossless || a.summary.makespan == b.summary.makespan)
        }
        View::Percentiles => a.summary.response == b.summary.response,
        View::Request => {
            a.summary.makespan == b.summary.makespan && a.summary.response == b.summary.response
        }
    };
    let time = if view == View::Finished { reply } else { Run::response_time };
    let (a, b) = (&a.run, &b.run);
    let same = || (0..a.len().max(b.len())).all(|request| time(a, request) == time(b, request));
    // Sums of what does not depend on the order spare most pairs the sorting.
    let all = |run: &Run| (0..run.len()).filter_map(|it| time(run, it)).collect::<Vec<_>>();
    let sorted = |run: &Run| {
        let mut times = all(run);
        times.sort_unstable();
        times
    };
    figures
        && (same()
            || (view != View::Request && sums(a, time) == sums(b, time) && sorted(a) == sorted(b)))
}

/// When a request was replied to, in microseconds; `None` if it never was.
pub(super) fn reply(run: &Run, request: usize) -> Option<Micros> {
    run.response_time(request).and_then(|_| run.ended(request))
}

/// The sum of times and that of their squares, both modulo 2^64.
fn sums(run: &Run, time: fn(&Run, usize) -> Option<Micros>) -> (u64, u64) {
    let times = (0..run.len()).filter_map(|request| time(run, request));
    times.fold((0, 0), |(sum, squares): (u64, u64), time| {
        (sum.wrapping_add(time), squares.wrapping_add(time.wrapping_mul(time)))
    })
}
