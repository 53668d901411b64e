//! A table with a row for each request of each entry.

use super::pieces::{Pieces, Section, push_number};
use crate::sim::{Results, Run};
use std::ops::Deref;

const HEADINGS: &str = "server,handler,request,sent_us,started_us,finished_us,worker,outcome\n";

/// Writes results as CSV (RFC 4180, but with plain line feeds), piece by piece: a line of headings,
/// then a row for each request of each line-up entry, requests from 1 and workers from 0; a cell is
/// empty where there is no such time or worker. No cell needs quoting.
///
/// ```
/// use pool_vs_loop::{export, scenario::Link, sim};
///
/// let (link, _) = Link::decode("workers=1&requests=2&lineup=pool:blocking");
/// assert_eq!(
///     export::csv(&sim::run(&link.scenario)).collect::<String>(),
///     "server,handler,request,sent_us,started_us,finished_us,worker,outcome\n\
///      pool,blocking,1,0,0,1000000,0,served\n\
///      pool,blocking,2,0,1000000,2000000,0,served\n"
/// );
/// ```
pub fn csv<R: Deref<Target = Results>>(results: R) -> Pieces<R> {
    let rows = (0..results.entries.len()).map(|place| Section::Rows(place, row));
    let sections = [Section::Words(HEADINGS.into())].into_iter().chain(rows).collect();
    Pieces::new(results, sections)
}

fn row(text: &mut String, run: &Run, request: usize) {
    for word in [run.entry.server.word(), run.entry.handler.word()] {
        text.push_str(word);
        text.push(',');
    }
    let number = u64::try_from(request + 1).ok();
    let worker = run.worker(request).map(Into::into);
    let sent = run.sent().get(request).copied();
    for cell in [number, sent, run.started(request), run.ended(request), worker] {
        if let Some(cell) = cell {
            push_number(text, cell);
        }
        text.push(',');
    }
    text.push_str(run.outcome(request).word());
    text.push('\n');
}
