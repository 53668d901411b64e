//! Small scenarios of all kinds, in which much coincides.

use pool_vs_loop::scenario::{
    Accept, Client, Decimal, Entry, MAX_LINEUP, Micros, Overhead, Scenario, Spread,
};
use proptest::prelude::*;

/// A time around the unit: none, the unit, or any other.
fn time(unit: Micros) -> impl Strategy<Value = Micros> {
    prop_oneof![
        1 => Just(0),
        2 => (1..=4_u64).prop_map(move |times| times * unit),
        3 => 0..=20 * unit,
    ]
}

/// Times of a few microseconds, so that much happens in the same one, or of milliseconds, so that
/// slices and turns matter.
fn unit() -> impl Strategy<Value = Micros> {
    prop_oneof![1 => Just(1_u64), 2 => Just(1_000_u64), 1 => Just(2_500_u64)]
}

/// Clients who come about as often as a request of some such time is served.
fn client(unit: Micros) -> impl Strategy<Value = Client> {
    let rate = || (1..=40_u64).prop_map(move |gap| 2_000_000_000_000 / (unit * gap));
    let decimal = |rate: u64| Decimal::from_millionths(rate.min(100_000_000_000));
    prop_oneof![
        Just(Client::Burst),
        rate().prop_map(move |rate| Client::Paced(decimal(rate))),
        rate().prop_map(move |rate| Client::Poisson(decimal(rate))),
        (1..=12_u32).prop_map(Client::Closed),
    ]
}

fn spread() -> impl Strategy<Value = Spread> {
    prop_oneof![
        3 => Just(Spread::Fixed),
        1 => (1..=1_000_000_u64).prop_map(|s| Spread::Uniform(Decimal::from_millionths(s))),
        1 => Just(Spread::Exponential),
        1 => (1..=3_000_000_u64).prop_map(|cv| Spread::Lognormal(Decimal::from_millionths(cv))),
    ]
}

fn accept(workers: u32) -> impl Strategy<Value = Accept> {
    let weights = prop::collection::vec(prop_oneof![Just(0), 0..=5_u32], workers as usize);
    prop_oneof![
        2 => Just(Accept::Even),
        1 => Just(Accept::Random),
        1 => Just(Accept::Measured),
        1 => (weights, 0..workers as usize).prop_map(|(mut weights, place)| {
            weights[place] += 1; // not all 0
            Accept::Shares(weights)
        }),
    ]
}

fn overhead(unit: Micros) -> impl Strategy<Value = Overhead> {
    prop_oneof![
        3 => Just(Overhead::None),
        1 => Just(Overhead::Measured),
        1 => time(unit).prop_map(Overhead::Given),
    ]
}

prop_compose! {
    /// A scenario of at most so many workers and requests.
    fn of(workers: u32, requests: u32)(unit in unit(), workers in 1..=workers)(
        workers in Just(workers),
        (requests, subtasks) in (1..=requests, 1..=4_u32),
        lineup in prop::sample::subsequence(Entry::ALL.to_vec(), 1..=MAX_LINEUP).prop_shuffle(),
        (io, cpu) in (time(unit), prop_oneof![Just(0), time(unit)]),
        (threads, tokens, cores) in (1..=4_u32, 1..=4_u32, 1..=4_u32),
        (client, spread, overhead) in (client(unit), spread(), overhead(unit)),
        accept in accept(workers),
        connections in prop::option::of(1..=3_u32),
        timeout in prop::option::weighted(0.3, time(2 * unit)),
        backlog in prop::option::weighted(0.3, 1..=4_u32),
        seed in 0..1_000_u32,
    ) -> Scenario {
        Scenario {
            workers, requests, io, subtasks, cpu, lineup, threads, tokens, cores, client, spread,
            accept, connections, overhead, timeout, backlog, seed,
        }
    }
}

/// A scenario that the naive simulation can run.
pub fn small() -> impl Strategy<Value = Scenario> {
    of(5, 40)
}

/// A scenario with more of everything.
pub fn large() -> impl Strategy<Value = Scenario> {
    of(20, 600)
}
