//! Sums over a traced run, against what its segments give one by one.

use crate::naive::scenarios;
use pool_vs_loop::scenario::{Entry, Micros, Scenario};
use pool_vs_loop::sim::{Account, Activity, Run, SEGMENT_LIMIT, Segment, Traced, Tracing};
use proptest::prelude::*;
use std::ops::Range;

fn traced(scenario: &Scenario, entry: Entry, window: Range<Micros>, columns: u32) -> (Traced, Run) {
    let mut tracing = Tracing::new(scenario, entry, window, columns);
    while !tracing.advance(777) {}
    tracing.finish_with_run().expect("a finished run")
}

/// All segments, without a limit.
fn segments(scenario: &Scenario, entry: Entry) -> Vec<Segment> {
    let mut tracing = Tracing::with_limit(scenario, entry, 0..Micros::MAX, 1, usize::MAX);
    while !tracing.advance(u64::MAX) {}
    tracing.finish().and_then(|traced| traced.segments).expect("a finished run")
}

/// How much of a segment is in a window.
fn overlap(segment: &Segment, window: &Range<Micros>) -> u64 {
    segment.to.min(window.end).saturating_sub(segment.from.max(window.start))
}

/// The greatest number of segments at a time in a window, by looking at each beginning.
fn most_at_a_time(segments: &[&Segment], window: &Range<Micros>) -> usize {
    let begins = segments.iter().map(|it| it.from.max(window.start));
    let at = |time: Micros| {
        segments.iter().filter(|it| it.from <= time && time < it.to && time < window.end).count()
    };
    begins.map(at).max().unwrap_or(0)
}

/// Scenarios with up to 100 workers, so that rows have one, two or more of them.
fn many_workers() -> impl Strategy<Value = Scenario> {
    (scenarios::small(), prop_oneof![2 => Just(None), 1 => (1..=100_u32).prop_map(Some)]).prop_map(
        |(mut scenario, workers)| {
            if let Some(workers) = workers {
                let accept = pool_vs_loop::scenario::Accept::Even;
                scenario = Scenario { workers, accept, requests: 30, ..scenario };
            }
            scenario
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn bands_are_the_sums_of_the_segments_in_their_columns(
        scenario in many_workers(),
        place in 0..Entry::ALL.len(),
        begin in prop_oneof![Just(0), 0..100_000_u64],
        length in prop_oneof![1..40_u64, 1..200_000_u64],
        columns in 0..30_u32,
    ) {
        let entry = Entry::ALL[place];
        let all = segments(&scenario, entry);
        let (traced, _) = traced(&scenario, entry, begin..begin + length, columns);
        let bands = &traced.bands;
        prop_assert_eq!(traced.window(), begin..begin + length);
        prop_assert_eq!(bands.columns() as u64, u64::from(columns.max(1)).min(length));
        let mut end = begin;
        for column in 0..bands.columns() {
            let one = column..column + 1;
            let time = bands.time_of(&one);
            prop_assert_eq!(time.start, end);
            prop_assert!((time.end - time.start).abs_diff(length / bands.columns() as u64) <= 1);
            end = time.end;
            for row in 0..bands.rows() {
                let workers = bands.workers_of(row);
                let here = |it: &&Segment| match (&workers, it.worker, it.lane) {
                    (None, _, None) => true,
                    (Some(workers), Some(worker), Some(_)) => workers.contains(&worker.into()),
                    _ => false,
                };
                let mine: Vec<&Segment> = all.iter().filter(here).collect();
                for activity in Activity::ALL {
                    let sum: u64 = mine
                        .iter()
                        .filter(|it| it.activity == activity)
                        .map(|it| overlap(it, &time))
                        .sum();
                    prop_assert_eq!(bands.time(row, activity, &one), sum, "{} {:?}", row, activity);
                }
                prop_assert_eq!(bands.peak(row, &one) as usize, most_at_a_time(&mine, &time));
                prop_assert_eq!(
                    bands.most(row) as usize,
                    most_at_a_time(&mine, &(0..Micros::MAX)),
                    "in the whole run"
                );
            }
        }
        prop_assert_eq!(end, begin + length);
    }

    #[test]
    fn an_account_is_all_time_from_sending_to_end(
        scenario in scenarios::small(),
        place in 0..Entry::ALL.len(),
        begin in 0..100_000_u64,
    ) {
        let entry = Entry::ALL[place];
        let (traced, run) = traced(&scenario, entry, begin..begin + 10, 10);
        let mut account = Account::default();
        segments(&scenario, entry).iter().for_each(|segment| account.add(segment));
        prop_assert_eq!(&traced.account, &account, "whatever the window");
        let lives = run.sent().iter().enumerate();
        let lives = lives.map(|(request, sent)| run.ended(request).map(|end| end - sent));
        let sum: Option<u64> = lives.sum();
        prop_assert_eq!(sum.map(u128::from), Some(account.total()));
    }

    #[test]
    fn lanes_are_those_that_segments_have(
        scenario in scenarios::small(),
        place in 0..Entry::ALL.len(),
    ) {
        let entry = Entry::ALL[place];
        let (traced, _) = traced(&scenario, entry, 0..1, 1);
        let all = segments(&scenario, entry);
        prop_assert_eq!(traced.lanes.len(), scenario.workers as usize);
        for (worker, &lanes) in traced.lanes.iter().enumerate() {
            let used = all.iter().filter(|it| it.worker.map(usize::from) == Some(worker));
            let last = used.filter_map(|it| it.lane).max();
            // A lane that was left at once has no segment.
            prop_assert!(last.is_none_or(|last| last < lanes), "{:?} of {}", last, lanes);
        }
    }

    #[test]
    fn a_trace_does_not_depend_on_how_it_is_sliced(
        scenario in scenarios::small(),
        place in 0..Entry::ALL.len(),
        steps in 1..50_u64,
    ) {
        let entry = Entry::ALL[place];
        let mut tracing = Tracing::new(&scenario, entry, 5..5_000, 40);
        while !tracing.advance(steps) {}
        prop_assert_eq!(tracing.finish(), Some(traced(&scenario, entry, 5..5_000, 40).0));
    }
}

#[test]
fn a_run_under_way_has_no_trace() {
    let scenario = Scenario::default();
    for entry in Entry::ALL {
        let mut tracing = Tracing::new(&scenario, entry, 0..4_000_000, 100);
        assert!(!tracing.advance(3));
        assert_eq!(tracing.finish(), None);
    }
}

#[test]
fn more_segments_than_the_limit_are_none() {
    let kept = |requests| {
        let scenario = Scenario { requests, workers: 1, cpu: 1_000, ..Scenario::default() };
        let (traced, _) = traced(&scenario, Entry::ALL[0], 0..u64::MAX, 10);
        traced.segments.map(|segments| segments.len())
    };
    // Each queues, but the first, computes, and waits.
    assert_eq!(kept(1_000), Some(2_999));
    assert_eq!(kept(1_333), Some(3_998));
    assert_eq!(kept(1_334), None);
    assert_eq!(SEGMENT_LIMIT, 4_000);
}

#[test]
fn a_window_of_nothing_or_of_everything_is_one() {
    let scenario = Scenario::default();
    let window = |window| traced(&scenario, Entry::ALL[0], window, 100).0.window();
    assert_eq!(window(7..7), 7..8);
    assert_eq!(window(Range { start: 7, end: 3 }), 7..8);
    assert_eq!(window(0..Micros::MAX), 0..1 << 52);
    assert_eq!(window(Micros::MAX..Micros::MAX), Micros::MAX - (1 << 52)..Micros::MAX);
}

/// The longest run there is: a million requests of an hour, one by one. All its sums are exact.
#[test]
fn the_longest_run_fits() {
    let hour = 3_600_000_000_u64;
    let scenario =
        Scenario { requests: 1_000_000, workers: 1, io: hour, subtasks: 1, ..Scenario::default() };
    let end = hour * 1_000_000;
    let (traced, _) = traced(&scenario, Entry::ALL[0], 0..end, 1);
    let bands = &traced.bands;
    assert_eq!(bands.columns(), 205, "of half a year at most");
    let sum = |row, activity| -> u128 {
        (0..bands.columns())
            .map(|column| u128::from(bands.time(row, activity, &(column..column + 1))))
            .sum()
    };
    assert_eq!(sum(1, Activity::HoldingIo), u128::from(end));
    assert_eq!(sum(0, Activity::Queueing), u128::from(hour) * 1_000_000 * 999_999 / 2);
    assert_eq!(sum(0, Activity::Queueing), traced.account.time(Activity::Queueing));
    assert_eq!(bands.most(0), 999_999);
    assert_eq!(bands.peak(0, &(0..bands.columns())), 999_999);
}
