//! Where the parts of one worker process are.

use super::pen::{CHIP, GAP, Grid, Rect, side_by_side, width_of, width_of_code};
use super::plan::{Inside, Plan};

/// The most tasks of a request that have a line each.
pub(super) const TASK_LINES: u32 = 4;

/// Pixels from line to line of text.
const LINE: i32 = 16;

/// Wider than this a process with one place only becomes emptier.
const WIDEST_PLACE: i32 = 320;

/// Where a text begins: its baseline.
pub(super) type Spot = (i32, i32);

/// The parts of a worker process, and the places in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cell {
    /// The process.
    pub(super) outer: Rect,
    /// The name of the process.
    pub(super) name: Spot,
    /// What runs the handler: its code, or an event loop.
    pub(super) inner: Option<Rect>,
    /// Where the route's path stands.
    pub(super) path: Option<Spot>,
    /// Where the handler's code stands, and the code.
    pub(super) code: Option<(Spot, &'static str)>,
    /// What runs one request at a time.
    pub(super) runner: Option<(Spot, &'static str)>,
    /// The place for the one request that runs.
    pub(super) run: Option<Rect>,
    /// Where the number of those in service stands.
    pub(super) note: Option<Spot>,
    /// Whether the number of who has the GIL has room there.
    pub(super) gil: bool,
    /// Where the number of those that wait here stands, if not after the other.
    pub(super) waiting: Option<Spot>,
    /// Places for requests in service.
    pub(super) area: Grid,
    /// How many of them are threads.
    pub(super) slots: usize,
    /// The thread beside the worker, in which it runs an event loop for each request.
    pub(super) thread: Option<Rect>,
    /// Where the tasks of the request stand, if there is no room for the thread.
    pub(super) tasks: Option<Spot>,
    /// The queue of this process and the places in it.
    pub(super) queue: Option<(Rect, Grid)>,
}

impl Cell {
    /// A worker across the whole width: its parts side by side.
    pub(super) fn row(plan: &Plan, x: i32, y: i32, width: i32, rows: i32) -> Self {
        match plan.inside {
            Inside::Place => Self::place_row(plan, x, y, width),
            _ => Self::places_row(plan, x, y, width, rows),
        }
    }

    /// A worker that shares the width with others: its parts one below the other.
    pub(super) fn block(plan: &Plan, x: i32, y: i32, width: i32, rows: i32) -> Self {
        match plan.inside {
            Inside::Place => Self::place_block(plan, x, y, width),
            _ => Self::places_block(plan, x, y, width, rows),
        }
    }

    /// The least width of a block.
    pub(super) fn least_width(plan: &Plan) -> i32 {
        let word = match plan.runner() {
            Some(runner) => width_of(short(runner)),
            None if plan.inside == Inside::Place => width_of_code(first_word(plan.code().1)),
            None => 0,
        };
        (word + plan.chip + 38).max(plan.widest_note("") + 20).max(118)
    }

    fn place_row(plan: &Plan, x: i32, y: i32, width: i32) -> Self {
        let (thread, gap) = match plan.tasks {
            0 => (0, 0),
            _ if width >= 340 => (140, 48),
            _ => (100, 22),
        };
        let w = (width - thread - gap).min(WIDEST_PLACE);
        let (long, short) = plan.code();
        let name = width_of("Worker 0") + 28;
        let beside = w >= name + width_of_code(long) + plan.chip + 36;
        let lines = i32::try_from(plan.tasks.min(TASK_LINES + 1)).unwrap_or(0);
        // Replies leave below the thread.
        let below = 12;
        let h = (if beside { 60 } else { 70 }).max(34 + lines * LINE + below);
        let inner = if beside {
            Rect::new(x + name, y + 8, w - name - 8, h - 16)
        } else {
            Rect::new(x + 8, y + 28, w - 16, h - 36)
        };
        let fits = inner.w >= width_of_code(long) + plan.chip + 28;
        let middle = inner.middle();
        Self {
            outer: Rect::new(x, y, w, h),
            name: if beside { (x + 12, middle + 4) } else { (x + 10, y + 19) },
            inner: Some(inner),
            path: beside.then_some((inner.x + 10, middle - 5)),
            code: Some((
                (inner.x + 10, middle + if beside { 13 } else { 4 }),
                if fits { long } else { short },
            )),
            run: Some(Rect::new(inner.right() - plan.chip - 8, middle - 10, plan.chip, CHIP)),
            thread: (lines > 0).then(|| Rect::new(x + w + gap, y, thread, h - below)),
            ..Self::default()
        }
    }

    fn place_block(plan: &Plan, x: i32, y: i32, w: i32) -> Self {
        let inner = Rect::new(x + 8, y + 26, w - 16, 32);
        let foot = if plan.tasks > 0 { LINE + 4 } else { 0 };
        let middle = inner.middle();
        let code = plan.code().1;
        let fits = width_of_code(code) + plan.chip + 24 <= inner.w;
        Self {
            outer: Rect::new(x, y, w, 66 + foot),
            name: (x + 10, y + 18),
            inner: Some(inner),
            code: Some(((inner.x + 8, middle + 4), if fits { code } else { first_word(code) })),
            run: Some(Rect::new(inner.right() - plan.chip - 6, middle - 10, plan.chip, CHIP)),
            tasks: (plan.tasks > 0).then_some((x + 16, inner.bottom() + LINE)),
            ..Self::default()
        }
    }

    fn places_row(plan: &Plan, x: i32, y: i32, width: i32, rows: i32) -> Self {
        let w = if plan.blocks() { width.min(WIDEST_PLACE) } else { width };
        let (long, _) = plan.code();
        let name: Spot = (x + 12, y + 20);
        let after_name = name.0 + width_of("Worker 0") + 14;
        let room = x + w - 24 - after_name - plan.widest_note("");
        let code = if width_of_code(long) <= room { long } else { first_word(long) };
        let top = y + 30;
        let mut cell = Self { name, note: Some((x + w - 12, y + 20)), ..Self::default() };
        let mut left = x + 12;
        let mut content = 0;
        if let Some(runner) = plan.runner() {
            let words = width_of(runner).max(width_of_code(long));
            let own = if plan.blocks() { w - 16 } else { words + plan.chip + 36 };
            cell.inner = Some(Rect::new(x + 8, top, own, 52));
            left = x + 8 + own + 12;
            content = 52;
        }
        if !plan.blocks() {
            cell.area = area(plan, left, top, x + w - 12 - left, rows);
            content = content.max(height(plan, cell.area));
        }
        cell.outer = Rect::new(x, y, w, 30 + content + 10);
        cell.code = Some(((after_name, y + 20), code));
        let gil = plan.widest_note(&Plan::with_gil(plan.requests));
        cell.gil = after_name + width_of_code(code) + gil + 24 <= x + w;
        if let (Some(inner), Some(runner)) = (cell.inner, plan.runner()) {
            let middle = inner.middle();
            let runs_code = plan.inside == Inside::Loop;
            let up = if runs_code { 5 } else { -4 };
            cell.runner = Some(((inner.x + 10, middle - up), runner));
            if runs_code {
                cell.code = Some(((inner.x + 10, middle + 13), long));
            }
            let slot = Rect::new(inner.right() - plan.chip - 8, middle - 10, plan.chip, CHIP);
            cell.run = runs_requests(plan).then_some(slot);
        }
        cell.slots = slots(plan, cell.area);
        cell
    }

    fn places_block(plan: &Plan, x: i32, y: i32, w: i32, rows: i32) -> Self {
        let mut cell = Self { name: (x + 10, y + 18), ..Self::default() };
        let (end, room) = (x + w - 10, w - 28 - width_of("Worker 0"));
        let code = plan.code().1;
        let cut = |room: i32| if width_of_code(code) <= room { code } else { first_word(code) };
        let code = cut(room);
        cell.code = Some(((end - width_of_code(code), y + 18), code));
        let mut top = y + 26;
        if let Some(runner) = plan.runner() {
            let runs_code = plan.inside == Inside::Loop;
            let inner = Rect::new(x + 8, top, w - 16, if runs_code { 44 } else { 32 });
            let middle = inner.middle();
            let slot = Rect::new(inner.right() - plan.chip - 6, middle - 10, plan.chip, CHIP);
            let room = slot.x - inner.x - 14;
            let up = if runs_code { 4 } else { -4 };
            let runner = if width_of(runner) <= room { runner } else { short(runner) };
            cell.runner = Some(((inner.x + 8, middle - up), runner));
            if runs_code {
                cell.code = Some(((inner.x + 8, middle + 13), cut(room)));
            }
            cell.run = runs_requests(plan).then_some(slot);
            cell.inner = Some(inner);
            top += inner.h + 4;
        }
        cell.note = Some((x + 10, top + 14));
        top += 22;
        let (gil, wait) = (Plan::with_gil(plan.requests), Plan::waiting(plan.requests));
        let gil = if plan.gil { gil } else { String::new() };
        cell.gil = plan.widest_note(&gil) + 20 <= w;
        if plan.widest_note(&(gil + ", " + &wait)) + 20 > w && !plan.blocks() {
            cell.waiting = Some((x + 10, top + 8));
            top += LINE;
        }
        if !plan.blocks() {
            cell.area = area(plan, x + 9, top, w - 18, rows);
            top += height(plan, cell.area) + 4;
        }
        cell.outer = Rect::new(x, y, w, top + 6 - y);
        cell.slots = slots(plan, cell.area);
        cell
    }
}

/// Whether a request is ever to be seen at what runs one at a time.
fn runs_requests(plan: &Plan) -> bool {
    plan.inside == Inside::Loop || plan.computes
}

/// A shorter word for an event loop, or for one thread.
fn short(runner: &'static str) -> &'static str {
    runner.split(' ').next_back().unwrap_or(runner)
}

/// `def`, or `async`.
fn first_word(code: &'static str) -> &'static str {
    code.split(' ').next().unwrap_or(code)
}

/// Places for the requests that a worker may have in service, in at most so many rows.
fn area(plan: &Plan, x: i32, y: i32, width: i32, rows: i32) -> Grid {
    let columns = side_by_side(width, plan.chip, GAP).clamp(1, 12);
    let wanted = i32::try_from(plan.most).unwrap_or(i32::MAX - columns);
    let rows = (wanted + columns - 1).div_euclid(columns).clamp(1, rows);
    Grid { x, y, columns, rows, chip: plan.chip, pitch: CHIP + GAP }
}

/// How many threads there are to draw. Where there are more than places, the last place is for the
/// number of the others.
fn slots(plan: &Plan, area: Grid) -> usize {
    let (places, threads) = (area.capacity(), plan.threads as usize);
    if threads <= places { threads } else { places.saturating_sub(1) }
}

/// Height of an area. Below threads in one row there is room for a mark at the one with the GIL.
fn height(plan: &Plan, area: Grid) -> i32 {
    let marks = if plan.gil && area.rows == 1 { 12 } else { 0 };
    if area.rows == 0 { 0 } else { area.rows * area.pitch - GAP + marks }
}
