//! Random scenarios and links.

use pool_vs_loop::scenario::{
    Accept, Client, DEFAULT_LINEUP, Decimal, Entry, Link, MAX_LINEUP, MAX_SHARES, Overhead, Panel,
    Scenario, Spread, Theme, View,
};
use proptest::prelude::*;

/// A line-up of the seed post's entries, in any order.
fn first_lineup() -> impl Strategy<Value = Vec<Entry>> {
    prop::sample::subsequence(DEFAULT_LINEUP.to_vec(), 1..=6).prop_shuffle()
}

/// Any line-up.
fn lineup() -> impl Strategy<Value = Vec<Entry>> {
    prop::sample::subsequence(Entry::ALL.to_vec(), 1..=MAX_LINEUP).prop_shuffle()
}

/// A decimal of so many millionths, round ones as often as not.
fn decimal(min: u64, max: u64) -> impl Strategy<Value = Decimal> {
    let round = (1..=max / 100_000).prop_map(|tenths| tenths * 100_000);
    let any = prop_oneof![Just(min), Just(max), min..=max, round];
    any.prop_map(Decimal::from_millionths)
}

pub fn client() -> impl Strategy<Value = Client> {
    let rate = || decimal(1_000, 100_000_000_000);
    prop_oneof![
        Just(Client::Burst),
        rate().prop_map(Client::Paced),
        rate().prop_map(Client::Poisson),
        (1..=100_000_u32).prop_map(Client::Closed),
    ]
}

pub fn spread() -> impl Strategy<Value = Spread> {
    prop_oneof![
        Just(Spread::Fixed),
        decimal(1, 1_000_000).prop_map(Spread::Uniform),
        Just(Spread::Exponential),
        decimal(1, 10_000_000).prop_map(Spread::Lognormal),
    ]
}

/// Policies for so many workers.
fn accept(workers: u32) -> BoxedStrategy<Accept> {
    let plain = prop_oneof![Just(Accept::Even), Just(Accept::Random), Just(Accept::Measured)];
    let length = workers as usize;
    if length > MAX_SHARES {
        return plain.boxed();
    }
    let weights = prop::collection::vec(prop_oneof![0..=9_u32, 0..=1_000_000_u32], length);
    let shares = (weights, 0..length, 1..=1_000_000_u32).prop_map(|(mut weights, at, some)| {
        weights[at] = some; // not all 0
        Accept::Shares(weights)
    });
    prop_oneof![plain, shares].boxed()
}

fn overhead() -> impl Strategy<Value = Overhead> {
    prop_oneof![
        Just(Overhead::None),
        Just(Overhead::Measured),
        (0..=1_000_000_u64).prop_map(Overhead::Given),
    ]
}

/// How many workers, and who of them accepts.
fn workers_and_accept() -> impl Strategy<Value = (u32, Accept)> {
    prop_oneof![1..=9_u32, 60..=70_u32, 1..=1_024_u32]
        .prop_flat_map(|workers| (Just(workers), accept(workers)))
}

prop_compose! {
    /// Any scenario that the grammar allows.
    pub fn scenario()(
        (workers, accept) in workers_and_accept(),
        (requests, subtasks) in (1..=1_000_000_u32, 1..=64_u32),
        (io, cpu) in (0..=3_600_000_000_u64, 0..=60_000_000_u64),
        lineup in lineup(),
        (threads, tokens, cores) in (1..=1_024_u32, 1..=1_024_u32, 1..=1_024_u32),
        (client, spread, overhead) in (client(), spread(), overhead()),
        connections in prop::option::of(1..=100_000_u32),
        timeout in prop::option::of(0..=3_600_000_000_u64),
        backlog in prop::option::of(1..=1_000_000_u32),
        seed in any::<u32>(),
    ) -> Scenario {
        Scenario {
            workers, requests, io, subtasks, cpu, lineup, threads, tokens, cores, client, spread,
            accept, connections, overhead, timeout, backlog, seed,
        }
    }
}

prop_compose! {
    /// A scenario that runs in no time, over the edges where waves begin.
    pub fn small_scenario()(
        workers in 1..=9_u32,
        requests in 1..=500_u32,
        io in prop_oneof![0..=40_u64, 0..=3_600_000_000_u64],
        subtasks in 1..=9_u32,
        lineup in first_lineup(),
    ) -> Scenario {
        Scenario { workers, requests, io, subtasks, lineup, ..Scenario::default() }
    }
}

fn panels() -> impl Strategy<Value = Vec<Panel>> {
    prop::sample::subsequence(Panel::ALL.to_vec(), 1..=Panel::ALL.len()).prop_shuffle()
}

prop_compose! {
    /// Any link.
    pub fn link()(
        scenario in scenario(),
        hide in any::<[bool; MAX_LINEUP]>(),
        embed in any::<bool>(),
        show in prop::option::of(panels()),
        view in prop::sample::select(View::ALL.to_vec()),
        theme in prop::sample::select(Theme::ALL.to_vec()),
        lang in prop::option::of("[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}"),
        focus in any::<prop::sample::Index>(),
        at in prop::option::of(0..=4_000_000_000_000_000_u64),
    ) -> Link {
        let lineup = scenario.lineup.iter().copied().zip(hide);
        let hidden = lineup.filter(|(_, hide)| *hide).map(|(entry, _)| entry).collect();
        let focus = focus.index(scenario.lineup.len());
        Link { scenario, hidden, embed, show, view, theme, lang, focus, at }
    }
}
