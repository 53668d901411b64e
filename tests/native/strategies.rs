//! Random scenarios.

use pool_vs_loop::scenario::{DEFAULT_LINEUP, Entry, Link, Scenario};
use proptest::prelude::*;

/// A line-up in any order.
fn lineup() -> impl Strategy<Value = Vec<Entry>> {
    prop::sample::subsequence(DEFAULT_LINEUP.to_vec(), 1..=6).prop_shuffle()
}

prop_compose! {
    /// Any scenario that the grammar allows.
    pub fn scenario()(
        workers in 1..=1_024_u32,
        requests in 1..=1_000_000_u32,
        io in 0..=3_600_000_000_u64,
        subtasks in 1..=64_u32,
        lineup in lineup(),
    ) -> Scenario {
        Scenario { workers, requests, io, subtasks, lineup, ..Scenario::default() }
    }
}

prop_compose! {
    /// A scenario that runs in no time, over the edges where waves begin.
    pub fn small_scenario()(
        workers in 1..=9_u32,
        requests in 1..=500_u32,
        io in prop_oneof![0..=40_u64, 0..=3_600_000_000_u64],
        subtasks in 1..=9_u32,
        lineup in lineup(),
    ) -> Scenario {
        Scenario { workers, requests, io, subtasks, lineup, ..Scenario::default() }
    }
}

prop_compose! {
    /// Any link.
    pub fn link()(scenario in scenario(), hide in any::<[bool; 6]>()) -> Link {
        let lineup = scenario.lineup.iter().copied().zip(hide);
        let hidden = lineup.filter(|(_, hide)| *hide).map(|(entry, _)| entry).collect();
        Link { scenario, hidden }
    }
}
