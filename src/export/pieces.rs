//! Texts that are too long to be held whole.

use crate::sim::{Results, Run};
use std::ops::Deref;
use std::vec::IntoIter;

/// Bytes of a piece.
const SIZE: usize = 1 << 18;

/// Bytes that a piece may have above its size without being moved: the longest row has some 110.
const SPARE: usize = 256;

/// Writes what a text says of one request of a run, from 0.
pub(super) type Row = fn(&mut String, &Run, usize);

/// What a text consists of.
#[derive(Clone, Debug)]
pub(super) enum Section {
    /// Words as they are.
    Words(String),
    /// A row for each request of the entry in this place of the results.
    Rows(usize, Row),
}

/// An iterator over the pieces of a text about results: one after the other they are the text.
///
/// Of millions of requests it has hundreds of megabytes. Whoever takes piece after piece holds one
/// at a time, and can stop in between: only what is asked for is written. A piece has the size that
/// is asked for, 256 KiB if none is, and at most one row or one summary of a run more.
///
/// ```
/// use pool_vs_loop::{export, scenario::Link, sim};
///
/// let (link, _) = Link::decode("requests=10000&lineup=loop:async");
/// let results = sim::run(&link.scenario);
/// let pieces: Vec<String> = export::csv(&results).of_size(1_000).collect();
/// assert!(pieces.iter().all(|piece| piece.len() < 1_200));
/// assert_eq!(pieces.concat(), export::csv(&results).collect::<String>());
/// ```
#[derive(Clone, Debug)]
pub struct Pieces<R> {
    results: R,
    sections: IntoIter<Section>,
    /// The rows that are being written, and the request that is next.
    rows: Option<(usize, Row, usize)>,
    size: usize,
    /// Rows in all sections, and those that are written.
    all: usize,
    written: usize,
}

impl<R: Deref<Target = Results>> Pieces<R> {
    pub(super) fn new(results: R, sections: Vec<Section>) -> Self {
        let rows = |section: &Section| match section {
            Section::Words(_) => 0,
            Section::Rows(place, _) => {
                results.entries.get(*place).map_or(0, |result| result.run.len())
            }
        };
        let all = sections.iter().map(rows).sum();
        let sections = sections.into_iter();
        Self { results, sections, rows: None, size: SIZE, all, written: 0 }
    }

    /// The same in pieces of so many bytes, at least 1.
    #[must_use]
    pub fn of_size(self, bytes: usize) -> Self {
        Self { size: bytes.max(1), ..self }
    }

    /// How many requests it is about, those of all entries together.
    #[must_use]
    pub fn requests(&self) -> usize {
        self.results.entries.iter().map(|result| result.run.len()).sum()
    }

    /// How much of the text is written, from 0 to 1.
    #[must_use]
    pub fn share(&self) -> f64 {
        if self.all == 0 { 1.0 } else { self.written as f64 / self.all as f64 }
    }

    /// Goes on with the rows under way until the piece has its size. Whether there were any.
    fn write_rows(&mut self, text: &mut String) -> bool {
        let Some((place, row, next)) = &mut self.rows else { return false };
        let run = self.results.entries.get(*place).map(|result| &result.run);
        let Some(run) = run.filter(|run| *next < run.len()) else {
            self.rows = None;
            return true;
        };
        let first = *next;
        while *next < run.len() && text.len() < self.size {
            row(text, run, *next);
            *next += 1;
        }
        self.written += *next - first;
        true
    }
}

impl<R: Deref<Target = Results>> Iterator for Pieces<R> {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        let mut text = String::with_capacity(self.size + SPARE);
        while text.len() < self.size {
            if self.write_rows(&mut text) {
                continue;
            }
            match self.sections.next() {
                Some(Section::Words(words)) => text.push_str(&words),
                Some(Section::Rows(place, row)) => self.rows = Some((place, row, 0)),
                None => break,
            }
        }
        (!text.is_empty()).then_some(text)
    }
}

/// Writes a number as it is in data.
pub(super) fn push_number(text: &mut String, number: u64) {
    text.push_str(itoa::Buffer::new().format(number));
}
