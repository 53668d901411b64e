//! What is under a point.

use super::areas::Cells;
use super::layout::Shows;
use super::{Timeline, lanes};
use crate::explain::{band_text, segment_text};
use crate::sim::Segment;
use std::ops::Range;

/// What is under a point of the timeline, and where it is, in pixels from the top left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What it is.
    pub mark: Mark,
    /// Its left edge.
    pub x: i32,
    /// Its upper edge.
    pub y: i32,
    /// Its width: at least 1.
    pub width: i32,
    /// Its height.
    pub height: i32,
}

/// A thing that the timeline shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// What one request does for a while.
    Segment(Segment),
    /// What the requests of a row of the bands do in some neighbouring columns.
    Band {
        /// The row.
        row: usize,
        /// The columns: at least one.
        columns: Range<usize>,
    },
}

impl Timeline<'_> {
    /// What is under a point of the picture; `None` beside and between the rows, and where a lane
    /// is empty.
    #[must_use]
    pub fn hit(&self, x: i32, y: i32) -> Option<Hit> {
        let layout = self.layout();
        let row = layout.rows.iter().find(|row| (row.top..row.top + row.height).contains(&y))?;
        let (mark, from, to) = match row.shows {
            Shows::Band(row) => {
                let cells = Cells::of(self, &layout);
                let cell = cells.at(x)?;
                let columns = cells.columns(cell);
                (Mark::Band { row, columns }, cells.x(cell), cells.x(cell + 1))
            }
            Shows::Lane(worker, lane) => {
                let blocks = lanes::blocks(self, &layout, worker, lane);
                // Of several in a pixel, the longest.
                let here = blocks.iter().filter(|it| (it.from..it.to).contains(&x));
                let block = here.max_by_key(|it| it.segment.to - it.segment.from)?;
                (Mark::Segment(*block.segment), block.from, block.to)
            }
        };
        Some(Hit { mark, x: from, y: row.top, width: to - from, height: row.height })
    }

    /// A mark in words.
    #[must_use]
    pub fn text(&self, mark: &Mark) -> String {
        match mark {
            Mark::Segment(segment) => segment_text(self.traced.entry, segment),
            Mark::Band { row, columns } => band_text(self.traced, *row, columns),
        }
    }
}
