//! What requests did when: segments tile the time of each request, and are made for a window.

use crate::naive::scenarios;
use pool_vs_loop::scenario::{Entry, Micros, Scenario, Server};
use pool_vs_loop::sim::{Activity, Run, Segment, Simulation, Tracing};
use proptest::prelude::*;
use std::collections::HashMap;
use std::ops::Range;

/// The run of an entry with its segments in a window, if they are no more than the limit.
fn traced(
    scenario: &Scenario,
    entry: Entry,
    window: Range<Micros>,
    limit: usize,
) -> (Run, Option<Vec<Segment>>) {
    let mut tracing = Tracing::with_limit(scenario, entry, window, 1, limit);
    while !tracing.advance(1_000) {}
    let (traced, run) = tracing.finish_with_run().expect("a finished run");
    (run, traced.segments)
}

/// All segments of a run.
fn all(scenario: &Scenario, entry: Entry) -> (Run, Vec<Segment>) {
    let (run, segments) = traced(scenario, entry, 0..Micros::MAX, usize::MAX);
    (run, segments.expect("no limit"))
}

fn untraced(scenario: &Scenario, entry: Entry) -> Run {
    let mut simulation = Simulation::new(scenario, entry);
    while !simulation.advance(u64::MAX) {}
    simulation.finish().expect("a finished run")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn segments_tile_the_time_of_each_request(
        scenario in scenarios::small(),
        place in 0..Entry::ALL.len(),
    ) {
        let entry = Entry::ALL[place];
        let (run, segments) = all(&scenario, entry);
        prop_assert_eq!(&run, &untraced(&scenario, entry), "tracing changes nothing");
        let mut ends: Vec<Micros> = run.sent().to_vec();
        for segment in &segments {
            let request = segment.request as usize;
            prop_assert_eq!(segment.from, ends[request], "no gap, no overlap: {:?}", segment);
            prop_assert!(segment.from < segment.to);
            ends[request] = segment.to;
            let served = run.started(request).is_some_and(|start| segment.from >= start);
            prop_assert_eq!(segment.lane.is_some(), served, "{:?}", segment);
        }
        for (request, end) in ends.iter().enumerate() {
            prop_assert_eq!(Some(*end), run.ended(request), "request {} of {}", request, entry);
        }
    }

    #[test]
    fn a_lane_has_one_request_at_a_time(
        scenario in scenarios::small(),
        place in 0..Entry::ALL.len(),
    ) {
        let entry = Entry::ALL[place];
        let (_, segments) = all(&scenario, entry);
        let mut lanes: HashMap<_, Vec<_>> = HashMap::new();
        for segment in &segments {
            if let Some(lane) = segment.lane {
                lanes.entry((segment.worker, lane)).or_default().push((segment.from, segment.to));
            }
        }
        let most = match entry.server {
            Server::Pool => 1,
            Server::Threads => scenario.threads,
            _ => u32::MAX,
        };
        for ((_, lane), mut times) in lanes {
            prop_assert!(lane < most);
            times.sort_unstable();
            prop_assert!(times.is_sorted_by(|one, next| one.1 <= next.0), "lane {}: {:?}", lane, times);
        }
    }

    #[test]
    fn computing_requests_are_never_more_than_cores(
        scenario in scenarios::small(),
        place in 0..Entry::ALL.len(),
    ) {
        let entry = Entry::ALL[place];
        let (_, segments) = all(&scenario, entry);
        let mut changes: Vec<(Micros, i32)> = segments
            .iter()
            .filter(|segment| segment.activity == Activity::Computing)
            .flat_map(|segment| [(segment.from, 1), (segment.to, -1)])
            .collect();
        changes.sort_unstable();
        let mut computing = 0;
        for (_, change) in changes {
            computing += change;
            prop_assert!(u32::try_from(computing).is_ok_and(|count| count <= scenario.cores));
        }
    }

    #[test]
    fn a_window_has_what_overlaps_it_up_to_a_limit(
        scenario in scenarios::small(),
        place in 0..Entry::ALL.len(),
        begin in 0..200_000_u64,
        length in 1..200_000_u64,
        limit in 0..50_usize,
    ) {
        let entry = Entry::ALL[place];
        let (_, all) = all(&scenario, entry);
        let window = begin..begin + length;
        let overlaps = |it: &&Segment| it.from < window.end && it.to > window.start;
        let expected: Vec<Segment> = all.iter().filter(overlaps).copied().collect();
        let expected = Some(expected).filter(|segments| segments.len() <= limit);
        prop_assert_eq!(traced(&scenario, entry, window.clone(), limit).1, expected);
    }
}
