//! The completion plot as a table: what its lines show, in figures.

use super::number::{count, duration};
use super::readout::fate;
use super::{entry_name, plot_title, requests};
use crate::scenario::{Entry, View};
use crate::sim::{EntryResult, ResponseTimes, Results};
use crate::words::{look_up, mark, own, t};

/// The most requests that the table of the view by request has.
const MOST: usize = 20;

/// Shares of the requests, in percent.
const SHARES: [u32; 4] = [25, 50, 75, 100];

/// Rows of the view by percentile.
type Percentile = (&'static str, fn(&ResponseTimes) -> u64);
const PERCENTILES: [Percentile; 5] = [
    ("p50", |times| times.p50),
    ("p90", |times| times.p90),
    ("p95", |times| times.p95),
    ("p99", |times| times.p99),
    (mark!("Longest"), |times| times.max),
];

/// A table of texts. The first head is that of the rows' names, which are their first texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// The heads of its columns: as many as each row has texts.
    pub heads: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<String>>,
}

/// A view of the completion plot as a table, a column for each entry on show. By request it has
/// the first, the last, some round ones, and where each entry is shortest and longest: 20 at most.
/// Over time, when shares of the requests were finished; by percentile, the usual ones. Refused
/// and killed requests are counted where there are any.
#[must_use]
pub fn twin(results: &Results, shown: &[Entry], view: View) -> Table {
    let columns: Vec<&EntryResult> = shown.iter().filter_map(|&entry| results.of(entry)).collect();
    let n = results.scenario.requests;
    let what = plot_title(&results.scenario);
    let row = |name: String, text: &dyn Fn(&EntryResult) -> String| {
        let mut row = vec![name];
        row.extend(columns.iter().map(|&column| text(column)));
        row
    };
    let (caption, head, mut rows) = match view {
        View::Request => {
            let chosen = representative(&columns, n.into());
            let caption = if chosen.len() < n as usize {
                t!(
                    "{what} of {some} of {all}: the first, the last, round numbers, and each \
                     entry’s shortest and longest",
                    what,
                    some = count(chosen.len() as u64),
                    all = requests(n)
                )
            } else {
                t!("{what} of {all}", what, all = requests(n))
            };
            let rows = chosen.into_iter().map(|request| {
                row(count(request + 1), &|result| fate(&result.run, request as usize))
            });
            (caption, t!("Request"), rows.collect())
        }
        View::Finished => {
            let mut rows: Vec<Vec<String>> = Vec::new();
            for share in SHARES {
                let replies = (n / 100 * share) + (n % 100 * share).div_ceil(100);
                let (part, all) = (count(replies.into()), count(n.into()));
                let name = format!("{share} %: {}", t!("{part} of {all}", part, all));
                let text = |result: &EntryResult| {
                    let time = result.run.finished_at(replies);
                    time.map_or(own(t!("never")), |time| duration(time - results.first_sent()))
                };
                rows.push(row(name, &text));
            }
            let caption = t!("Time until a share of the requests is finished");
            (caption.into(), t!("Finished"), rows)
        }
        View::Percentiles => {
            let rows = PERCENTILES.iter().map(|(name, time)| {
                row(look_up(name).into(), &|result| {
                    let time = result.summary.response.as_ref().map(time);
                    time.map_or(own(t!("no reply")), duration)
                })
            });
            let lost = columns.iter().any(|result| result.summary.served < n);
            let caption = match lost {
                true => t!("{what} by percentile, of the requests answered", what),
                false => t!("{what} by percentile, of {all}", what, all = requests(n)),
            };
            (caption, t!("Percentile"), rows.collect())
        }
    };
    if view != View::Request {
        type Lost = (&'static str, fn(&EntryResult) -> u32);
        let lost: [Lost; 2] = [
            (t!("Refused"), |result| result.summary.refused),
            (t!("Killed"), |result| result.summary.killed),
        ];
        for (name, number) in lost {
            if columns.iter().any(|result| number(result) > 0) {
                rows.push(row(name.into(), &|result| count(number(result).into())));
            }
        }
    }
    let mut heads = vec![head.to_owned()];
    heads.extend(columns.iter().map(|result| entry_name(result.run.entry)));
    Table { caption, heads, rows }
}

/// Requests that stand for all, from 0, rising.
fn representative(columns: &[&EntryResult], n: u64) -> Vec<u64> {
    if n <= MOST as u64 {
        return (0..n).collect();
    }
    let mut chosen = vec![0, n - 1];
    for EntryResult { run, .. } in columns {
        // What got no reply has no response time.
        let time = |&request: &u64| run.response_time(request as usize);
        let served = || (0..n).filter(|request| time(request).is_some());
        // Of equals, the first.
        chosen.extend(served().min_by_key(time));
        chosen.extend(served().rev().max_by_key(time));
    }
    chosen.sort_unstable();
    chosen.dedup();
    // Multiples of the least 1, 2 or 5 times a power of ten of which there are not too many.
    let room = (MOST - chosen.len()) as u64;
    let steps = (0..9).flat_map(|power| [1, 2, 5].map(|digit| digit * 10_u64.pow(power)));
    if let Some(step) = steps.into_iter().find(|step| n / step <= room) {
        chosen.extend((1..=n / step).map(|place| place * step - 1));
        chosen.sort_unstable();
        chosen.dedup();
    }
    chosen
}
