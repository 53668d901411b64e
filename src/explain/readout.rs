//! One place of the completion plot, read out across all entries.

use super::entry_name;
use super::number::{count, duration};
use crate::scenario::{Entry, Micros, View};
use crate::sim::{Outcome, Results, Run};
use crate::words::{own, t};

/// What all entries on show have at one place of the plot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Readout {
    /// The place: `Request 9`, `At 1.20 s`, `p95`.
    pub title: String,
    /// What is there, in the order of the line-up.
    pub rows: Vec<Reading>,
    /// What the reader predicted to be there: `3.00 s`.
    pub predicted: Option<String>,
}

/// What entries have at a place that is the same for all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The entries, in the order of the line-up.
    pub entries: Vec<Entry>,
    /// `3.00 s`, `refused`, `killed after 2.00 s`, `8 of 16 finished`, `no reply`.
    pub value: String,
}

/// What an entry has at a place; two are equal only if they are so to the microsecond.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Value {
    Ended(Outcome, Micros),
    Finished(u32),
    Percentile(Option<Micros>),
}

/// Reads out a place of a view: by request, its number, from 1; over time, microseconds since the
/// first sending; by percentile, percent. Entries that have the same there are joined.
#[must_use]
pub fn readout(results: &Results, shown: &[Entry], view: View, place: u64) -> Readout {
    let requests = results.scenario.requests;
    let request = place.clamp(1, requests.into());
    let percent = usize::try_from(place).unwrap_or(100).min(100);
    let title = match (view, percent) {
        (View::Request, _) => t!("Request {request}", request = count(request)),
        (View::Finished, _) => t!("At {time}", time = duration(place)),
        (View::Percentiles, 0) => own(t!("p0, the shortest")),
        (View::Percentiles, 50) => own(t!("p50, the median")),
        (View::Percentiles, 100) => own(t!("p100, the longest")),
        (View::Percentiles, percent) => format!("p{percent}"),
    };
    let mut rows: Vec<(Value, Reading)> = Vec::new();
    for result in shown.iter().filter_map(|&entry| results.of(entry)) {
        let run = &result.run;
        let value = match view {
            View::Request => ended(run, usize::try_from(request - 1).unwrap_or(usize::MAX)),
            View::Finished => Value::Finished(run.finished_by(results.first_sent() + place)),
            View::Percentiles => {
                Value::Percentile(result.summary.percentiles.get(percent).copied())
            }
        };
        match rows.iter_mut().find(|(other, _)| *other == value) {
            Some((_, row)) => row.entries.push(run.entry),
            None => {
                let row = Reading { entries: vec![run.entry], value: value.text(requests) };
                rows.push((value, row));
            }
        }
    }
    Readout { title, rows: rows.into_iter().map(|(_, row)| row).collect(), predicted: None }
}

/// How a request ended, counted from 0: `3.00 s`, `refused`, `killed after 2.00 s`.
pub(super) fn fate(run: &Run, request: usize) -> String {
    ended(run, request).text(0)
}

fn ended(run: &Run, request: usize) -> Value {
    let sent = run.sent().get(request).copied().unwrap_or(0);
    Value::Ended(run.outcome(request), run.ended(request).unwrap_or(sent) - sent)
}

impl Value {
    fn text(self, requests: u32) -> String {
        match self {
            Self::Ended(Outcome::Served, time) => duration(time),
            Self::Ended(Outcome::Refused, _) => own(t!("refused")),
            Self::Ended(Outcome::Killed, time) => t!("killed after {time}", time = duration(time)),
            Self::Finished(number) => {
                let all = count(requests.into());
                t!("{n} of {all} finished|{n} of {all} finished", n = number, all)
            }
            Self::Percentile(time) => time.map_or_else(|| own(t!("no reply")), duration),
        }
    }
}

impl Reading {
    /// Its entries, each by its full name: `pool: gather, loop: blocking`.
    #[must_use]
    pub fn names(&self) -> String {
        let names: Vec<String> = self.entries.iter().map(|&entry| entry_name(entry)).collect();
        names.join(", ")
    }
}

impl Readout {
    /// All of it as plain text, for who hears it: `Request 9. pool: blocking, pool: async: 3.00 s.`
    #[must_use]
    pub fn sentence(&self) -> String {
        let mut text = [&self.title, "."].concat();
        for row in &self.rows {
            text.push(' ');
            text.push_str(&row.names());
            text.push_str(": ");
            text.push_str(&row.value);
            text.push('.');
        }
        if let Some(said) = self.predicted() {
            text.push(' ');
            text.push_str(&said);
            text.push('.');
        }
        text
    }

    /// What the reader predicted, in words.
    #[must_use]
    pub fn predicted(&self) -> Option<String> {
        self.predicted.as_ref().map(|value| t!("your prediction: {value}", value = value))
    }
}
