//! How long one takes beside another, in words.

use super::names::{of_server, the_server};
use super::number::{duration, short_decimal};
use crate::scenario::{Micros, Server};
use crate::words::{own, t};

/// How two times compare.
enum Relation {
    Equal,
    NoTime,
    Half,
    Third,
    Quarter,
    BesideNoTime,
    AboutEqual,
    /// So many times as fast.
    Faster(String),
    /// So many times as long.
    Longer(String),
}

impl Relation {
    fn new(than: Micros, time: Micros) -> Self {
        let exact = |parts| time.checked_mul(parts) == Some(than);
        match () {
            () if time == than => Self::Equal,
            () if time == 0 => Self::NoTime,
            () if exact(2) => Self::Half,
            () if exact(3) => Self::Third,
            () if exact(4) => Self::Quarter,
            () if than == 0 => Self::BesideNoTime,
            () if about_equal(than, time) => Self::AboutEqual,
            () if time < than => Self::Faster(ratio(than, time)),
            () => Self::Longer(ratio(time, than)),
        }
    }
}

/// Whether a time is within 5 % of another, or looks like it.
pub(super) fn about_equal(than: Micros, time: Micros) -> bool {
    duration(time) == duration(than) || time.abs_diff(than) <= than / 20
}

/// How long `time` is beside `than`, which stands before it.
pub(super) fn relation(than: Micros, time: Micros) -> String {
    match Relation::new(than, time) {
        Relation::Equal => own(t!("just as long")),
        Relation::NoTime => own(t!("no time at all")),
        Relation::Half => own(t!("half the time")),
        Relation::Third => own(t!("a third of the time")),
        Relation::Quarter => own(t!("a quarter of the time")),
        Relation::BesideNoTime => own(t!("where that takes no time")),
        Relation::AboutEqual => own(t!("about as long")),
        Relation::Faster(ratio) => t!("{ratio} times as fast", ratio),
        Relation::Longer(ratio) => t!("{ratio} times as long", ratio),
    }
}

/// How long `time` is beside `than`, which is the server's and not the last that was said.
pub(super) fn relation_to(server: Server, than: Micros, time: Micros) -> String {
    let (the, of) = (the_server(server), of_server(server));
    match Relation::new(than, time) {
        Relation::Equal => t!("just as long as {server}", server = the),
        Relation::NoTime => own(t!("no time at all")),
        Relation::Half => t!("half {server}’s time", server = of),
        Relation::Third => t!("a third of {server}’s time", server = of),
        Relation::Quarter => t!("a quarter of {server}’s time", server = of),
        Relation::BesideNoTime => t!("where {server} takes no time", server = the),
        Relation::AboutEqual => t!("about as long as {server}", server = the),
        Relation::Faster(ratio) => t!("{ratio} times as fast as {server}", ratio, server = the),
        Relation::Longer(ratio) => t!("{ratio} times as long as {server}", ratio, server = of),
    }
}

fn ratio(long: Micros, short: Micros) -> String {
    short_decimal(long as f64 / short as f64)
}
