//! Where things are in a plot.

/// A plot's inner field, in pixels, and what its width and height stand for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field {
    pub left: i32,
    pub top: i32,
    pub width: i32,
    pub height: i32,
    /// Room beside the field, at its right.
    pub right: i32,
    /// What its width stands for: requests, microseconds or percent.
    pub across: u64,
    /// What its height stands for: microseconds or replies.
    pub up: u64,
}

impl Field {
    pub(super) const fn bottom(&self) -> i32 {
        self.top + self.height
    }

    pub(super) const fn end(&self) -> i32 {
        self.left + self.width
    }

    /// The height of a value, from the top of the picture. What is beyond the top stays at it.
    pub(super) fn y(&self, value: u64) -> i32 {
        self.bottom() - self.pixels_up(value)
    }

    /// How many pixels a value is above the bottom.
    pub(super) fn pixels_up(&self, value: u64) -> i32 {
        let up = self.up.max(1);
        let pixels = (value.min(up) * u64::from(self.height.unsigned_abs()) + up / 2) / up;
        i32::try_from(pixels).unwrap_or(self.height)
    }

    /// The column of pixels that a value across falls into, from 0; the last for what is beyond.
    pub(super) fn column(&self, value: u64) -> i32 {
        let across = self.across.max(1);
        let column = value.min(across) * u64::from(self.width.unsigned_abs()) / across;
        i32::try_from(column).unwrap_or(self.width).min(self.width - 1)
    }

    /// The values across that fall into a column: from the first to before the second.
    pub(super) fn values(&self, column: i32) -> (u64, u64) {
        let width = self.width.unsigned_abs().into();
        let column = u64::from(column.clamp(0, self.width - 1).unsigned_abs());
        let edge = |column: u64| (column * self.across).div_ceil(width);
        (edge(column), edge(column + 1))
    }

    /// The column of a place in the picture; the first or the last for what is outside.
    pub(super) fn column_at(&self, x: i32) -> i32 {
        (x - self.left).clamp(0, self.width - 1)
    }
}

/// The roundest whole number from `first` on and before `end`: that with the most zeros. `first`,
/// if there is none between.
pub(super) fn roundest(first: u64, end: u64) -> u64 {
    let last = end.saturating_sub(1).max(first);
    let mut best = last;
    let mut unit = 10;
    while unit <= last && last / unit * unit >= first {
        best = last / unit * unit;
        unit *= 10;
    }
    if first == 0 { 0 } else { best }
}

/// Width of so many letters, each of some eighths of a pixel.
pub(super) fn letters(count: usize, eighths: i32) -> i32 {
    i32::try_from(count).unwrap_or(0) * eighths / 8
}
