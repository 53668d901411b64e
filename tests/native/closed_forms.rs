//! What arithmetic alone says, and what the document of the server models says a run should give.

use pool_vs_loop::scenario::{Link, Micros};
use pool_vs_loop::sim::closed_form::NoClosedForm;
use pool_vs_loop::sim::{self, EntryResult};
use proptest::prelude::*;

const MS: Micros = 1_000;

/// The result of a link's first entry.
fn result(query: &str) -> EntryResult {
    let (link, notices) = Link::decode(query);
    assert!(notices.is_empty(), "{query}: {notices:?}");
    sim::run(&link.scenario).entries.remove(0)
}

/// Median and makespan in milliseconds.
fn median_and_makespan(query: &str) -> (f64, f64) {
    let EntryResult { summary, .. } = result(query);
    let median = summary.response.expect("response times").p50;
    (median as f64 / 1e3, summary.makespan as f64 / 1e3)
}
