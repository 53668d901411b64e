//! A table with a row for each request of each entry.

use crate::sim::Results;
use std::fmt::Write;

/// Writes results as CSV (RFC 4180, but with plain line feeds): a line of headings, then a row
/// for each request of each line-up entry, requests from 1 and workers from 0; a cell is empty where
/// there is no such time or worker. No cell needs quoting.
///
/// ```
/// use pool_vs_loop::{export, scenario::Link, sim};
///
/// let (link, _) = Link::decode("workers=1&requests=2&lineup=pool:blocking");
/// assert_eq!(
///     export::csv(&sim::run(&link.scenario)),
///     "server,handler,request,sent_us,started_us,finished_us,worker,outcome\n\
///      pool,blocking,1,0,0,1000000,0,served\n\
///      pool,blocking,2,0,1000000,2000000,0,served\n"
/// );
/// ```
#[must_use]
pub fn csv(results: &Results) -> String {
    let mut text =
        String::from("server,handler,request,sent_us,started_us,finished_us,worker,outcome\n");
    for run in results.entries.iter().map(|result| &result.run) {
        let (server, handler) = (run.entry.server.word(), run.entry.handler.word());
        for (index, sent) in run.sent().iter().enumerate() {
            // Writing to a string cannot fail.
            let _ = write!(text, "{server},{handler},{},{sent},", index + 1);
            cell(&mut text, run.started(index));
            cell(&mut text, run.ended(index));
            cell(&mut text, run.worker(index).map(Into::into));
            text.push_str(run.outcome(index).word());
            text.push('\n');
        }
    }
    text
}

/// A number and its comma; of none only that.
fn cell(text: &mut String, number: Option<u64>) {
    if let Some(number) = number {
        // Writing to a string cannot fail.
        let _ = write!(text, "{number}");
    }
    text.push(',');
}
