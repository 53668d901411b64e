//! Where everything is: it depends on the scenario, the entry and the width, never on the moment.

use super::cell::{Cell, Spot};
use super::legend;
use super::pen::{CHIP, GAP, Grid, Rect, side_by_side};
use super::plan::{Inside, Plan};

/// From this width on, queue, workers and replies stand side by side.
const SIDE_BY_SIDE: i32 = 540;

/// Wider than this a diagram only becomes emptier.
const WIDEST: i32 = 820;

/// The narrowest that has room for its words.
const NARROWEST: i32 = 240;

/// Pixels at the edges, so that no line is cut.
const EDGE: i32 = 1;

/// Pixels of the columns between which requests go.
const WAY: i32 = 40;

/// Width of the replies, if they have a column.
const REPLIES: i32 = 88;

/// Pixels between workers.
const BETWEEN: i32 = 10;

/// Height of the headings.
const HEAD: i32 = 24;

/// The most requests that a queue shows.
const QUEUE: i32 = 40;

/// The parts of the picture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Layout {
    pub(super) width: i32,
    pub(super) height: i32,
    /// Whether queue, workers and replies stand side by side.
    pub(super) wide: bool,
    /// The queue that all workers share, and the places in it.
    pub(super) queue: Option<(Rect, Grid)>,
    /// The column or the row of those who wait.
    pub(super) waiting: Rect,
    /// The column or the row of the workers.
    pub(super) servers: Rect,
    /// The first workers.
    pub(super) cells: Vec<Cell>,
    /// One box for all others.
    pub(super) more: Option<Rect>,
    /// The column or the row of the replies.
    pub(super) replies: Rect,
    /// Where it says how many are not sent yet.
    pub(super) unsent: Option<Spot>,
    /// The height at which the legend begins.
    pub(super) legend: i32,
}

impl Layout {
    pub(super) fn new(plan: &Plan, width: i32) -> Self {
        let width = width.max(NARROWEST);
        let mut layout = Self { width, wide: width >= SIDE_BY_SIDE, ..Self::default() };
        let used = width.min(WIDEST);
        let end = if layout.wide { layout.columns(plan, used) } else { layout.rows(plan, used) };
        layout.legend = end + 14;
        layout.height = layout.legend + legend::height(plan, used);
        layout
    }

    /// Queue, workers and replies side by side; the height at which they end.
    fn columns(&mut self, plan: &Plan, width: i32) -> i32 {
        let room = width * 22 / 100 - 16;
        let in_queue = side_by_side(room, plan.chip, GAP).clamp(2, 6);
        let queue_width = in_queue * (plan.chip + GAP) - GAP + 16;
        let x = EDGE + queue_width + WAY;
        let workers = Rect::new(x, HEAD, width - x - WAY - REPLIES, 0);
        let own_queues = plan.entry.accepts_for_itself() && plan.workers <= 4;
        if plan.workers <= 4 {
            let rows = if plan.workers <= 2 { 4 } else { 3 };
            self.stack(plan, workers, rows);
        } else {
            self.grid(plan, workers);
        }
        let bottom = self.servers.bottom();
        self.waiting = Rect::new(EDGE, HEAD, queue_width, bottom - HEAD);
        self.replies = Rect::new(width - REPLIES, HEAD, REPLIES, bottom - HEAD);
        if own_queues {
            for cell in &mut self.cells {
                let rows = side_by_side(cell.outer.h - 16, CHIP, GAP).min(3);
                let h = rows * (CHIP + GAP) - GAP + 16;
                let frame = Rect::new(EDGE, cell.outer.middle() - h / 2, queue_width, h);
                cell.queue = Some(queue(plan, frame, in_queue, rows));
            }
        } else {
            let wanted = i32::try_from(plan.requests).unwrap_or(QUEUE);
            let rows = side_by_side(bottom - HEAD - 16, CHIP, GAP).min(QUEUE / in_queue);
            let rows = rows.min((wanted + in_queue - 1) / in_queue).max(1);
            let frame = Rect::new(EDGE, HEAD, queue_width, rows * (CHIP + GAP) - GAP + 16);
            let y = HEAD + (bottom - HEAD - frame.h).max(0) / 2;
            self.queue = Some(queue(plan, Rect { y, ..frame }, in_queue, rows));
        }
        if plan.burst {
            return bottom;
        }
        self.unsent = Some((EDGE, bottom + 20));
        bottom + 24
    }

    /// Queue, workers and replies from top to bottom; the height at which they end.
    fn rows(&mut self, plan: &Plan, width: i32) -> i32 {
        let width = width - 2 * EDGE;
        let in_queue = side_by_side(width - 16, plan.chip, GAP).clamp(2, 20);
        let wanted = i32::try_from(plan.requests).unwrap_or(QUEUE);
        let rows = ((wanted + in_queue - 1) / in_queue).clamp(1, 2);
        let frame = Rect::new(EDGE, HEAD, width, rows * (CHIP + GAP) - GAP + 16);
        self.waiting = frame;
        self.queue = Some(queue(plan, frame, in_queue, rows));
        let mut y = frame.bottom();
        if !plan.burst {
            self.unsent = Some((EDGE, y + 17));
        }
        y += 28;
        let workers = Rect::new(EDGE, y, width, 0);
        if plan.inside == Inside::Place && plan.workers <= 4 {
            self.stack(plan, workers, 1);
        } else {
            self.grid(plan, workers);
        }
        y = self.servers.bottom() + 28;
        let lost = plan.may_refuse || plan.may_kill;
        self.replies = Rect::new(EDGE, y, width, if lost { 38 } else { 20 });
        self.replies.bottom()
    }

    /// One worker below the other.
    fn stack(&mut self, plan: &Plan, room: Rect, rows: i32) {
        let mut y = room.y;
        for _ in 0..plan.workers {
            let cell = Cell::row(plan, room.x, y, room.w, rows);
            y = cell.outer.bottom() + BETWEEN;
            self.cells.push(cell);
        }
        self.servers = Rect { h: y - BETWEEN - room.y, ..room };
    }

    /// Several workers side by side, and of many only the first, with a box for the others.
    fn grid(&mut self, plan: &Plan, room: Rect) {
        let least = Cell::least_width(plan);
        let place = plan.inside == Inside::Place;
        let most = side_by_side(room.w, least, BETWEEN).clamp(1, 4);
        let (all, first) = match (place, most) {
            (true, 4..) => (11, 8),
            (true, 3) => (11, 6),
            (true, 2) | (false, 4..) => (8, 6),
            (false, 3) => (6, 6),
            (true, _) | (false, 2) => (6, 4),
            (false, _) => (4, 3),
        };
        let few = plan.workers <= all;
        let shown = if few { plan.workers } else { first };
        let shown = i32::try_from(shown).unwrap_or(1);
        // As even as may be: four are two and two, not three and one.
        let lines = (shown + most - 1) / most;
        let columns = (shown + lines - 1) / lines;
        let width = (room.w + BETWEEN) / columns - BETWEEN;
        let rows = match (shown, columns) {
            (..=2, _) => 4,
            (3..=4, 2..) => 3,
            _ => 2,
        };
        let mut bottom = room.y;
        for index in 0..shown {
            let (line, column) = (index / columns, index % columns);
            let x = room.x + column * (width + BETWEEN);
            let mut cell = Cell::block(plan, x, room.y, width, rows);
            if line > 0 {
                let y = room.y + line * (cell.outer.h + BETWEEN);
                cell = Cell::block(plan, x, y, width, rows);
            }
            bottom = cell.outer.bottom();
            self.cells.push(cell);
        }
        if !few {
            let height = if place { 36 } else { 54 };
            let used = columns * (width + BETWEEN) - BETWEEN;
            self.more = Some(Rect::new(room.x, bottom + BETWEEN, used, height));
            bottom += BETWEEN + height;
        }
        self.servers = Rect { h: bottom - room.y, ..room };
    }

    /// The width that is drawn on.
    pub(super) fn used(&self) -> i32 {
        self.width.min(WIDEST)
    }
}

/// A queue in a frame.
fn queue(plan: &Plan, frame: Rect, columns: i32, rows: i32) -> (Rect, Grid) {
    let height = rows * (CHIP + GAP) - GAP;
    let y = frame.y + (frame.h - height) / 2;
    let pitch = CHIP + GAP;
    (frame, Grid { x: frame.x + 8, y, columns, rows, chip: plan.chip, pitch })
}
