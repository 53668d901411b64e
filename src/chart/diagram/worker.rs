//! Draws one worker process.

use super::super::{Anchor, ChipState, Role};
use super::cell::{Cell, TASK_LINES};
use super::pen::{Grid, Pen, Rect};
use super::plan::{Inside, Plan};
use crate::explain::number::count;
use crate::explain::path;
use crate::sim::{Activity, Crowd, Doing, Moment, Segment};
use crate::words::t;

/// Draws what of a worker is there at every moment.
pub(super) fn still(plan: &Plan, cell: &Cell, worker: usize, pen: &mut Pen) {
    pen.part(cell.outer);
    pen.text(
        Role::Part,
        cell.name.0,
        cell.name.1,
        Anchor::Start,
        &t!("Worker {worker}", worker = worker.to_string()),
    );
    if let Some(inner) = cell.inner {
        pen.part(inner);
    }
    if let Some((x, y)) = cell.path {
        pen.text(Role::Code, x, y, Anchor::Start, path(plan.entry.handler));
    }
    if let Some(((x, y), code)) = cell.code {
        pen.text(Role::Code, x, y, Anchor::Start, code);
    }
    if let Some(((x, y), runner)) = cell.runner {
        pen.text(Role::Part, x, y, Anchor::Start, runner);
    }
    if let Some(run) = cell.run {
        pen.slot(run);
    }
    for index in 0..cell.slots {
        pen.slot(cell.area.place(index));
    }
    if let (Some(thread), Some(inner)) = (cell.thread, cell.inner) {
        pen.part(thread);
        let title = if thread.w > 120 { t!("Thread · event loop") } else { t!("event loop") };
        pen.text(Role::Note, thread.x + 10, thread.y + 19, Anchor::Start, title);
        // There the handler is run, and from there comes its result.
        let y = inner.middle();
        pen.wave(inner.right(), y - 7, thread.x - 3);
        pen.arrow((thread.x, y + 8), (inner.right() + 3, y + 8));
    }
    if let Some((frame, _)) = cell.queue {
        pen.slot(frame);
    }
}

/// Draws the requests that a worker has. If its loop is at one whose service has not begun, since it
/// reads it, this is returned: it doesn't stand in a queue any more.
pub(super) fn moving(
    plan: &Plan,
    cell: &Cell,
    worker: u32,
    moment: &Moment,
    doing: Option<&Doing>,
    pen: &mut Pen,
) -> Option<u32> {
    let serving = moment.serving(worker);
    let waiting = moment.waiting_at(worker);
    let state = |request: u32| state(doing, request);
    let runs = match plan.inside {
        Inside::Place => serving.first.first().copied(),
        Inside::Threads => None,
        Inside::Loop | Inside::LoopThreads => running(plan, worker, serving, doing),
    };
    if let (Some(request), Some(run)) = (runs, cell.run) {
        pen.chip(run, request, state(request));
    }
    let of_threads = matches!(plan.inside, Inside::Threads | Inside::LoopThreads);
    let with_gil =
        doing.and_then(|doing| doing.on(worker).find(|it| computes(it) && it.lane.is_some()));
    let with_gil = with_gil.map(|it| it.request).filter(|_| of_threads && plan.gil);
    let elsewhere = runs.filter(|request| serving.first.contains(request));
    let others = serving.count - u32::from(elsewhere.is_some());
    let mut list: Vec<u32> =
        serving.first.iter().copied().filter(|it| Some(*it) != elsewhere).collect();
    let lane = |request: u32| doing.and_then(|doing| doing.of(request)).and_then(|it| it.lane);
    // Who computes is always seen.
    if let Some(request) = with_gil
        && others as usize > cell.area.capacity()
    {
        list.retain(|it| *it != request);
        list.insert(0, request);
    }
    let mut draw = |request: u32, place: Rect, pen: &mut Pen| {
        pen.chip(place, request, state(request));
        if Some(request) == with_gil && cell.area.rows == 1 {
            pen.text(Role::Note, place.x + place.w / 2, place.bottom() + 11, Anchor::Middle, "GIL");
        }
    };
    if plan.inside != Inside::Place {
        fill(cell.area, &list, others, lane, &mut draw, pen);
    }
    let gil = with_gil.filter(|_| cell.area.rows > 1);
    notes(plan, cell, serving.count, waiting.count, gil, pen);
    if serving.count > 0 {
        tasks(plan, cell, pen);
    }
    let read = runs.filter(|_| elsewhere.is_none());
    if let Some((_, grid)) = cell.queue {
        line_up(grid, waiting, read.as_slice(), pen);
    }
    read
}

/// Draws the requests of a queue, in order, without those that are being read.
pub(super) fn line_up(grid: Grid, queue: Crowd, read: &[u32], pen: &mut Pen) {
    let list: Vec<u32> = queue.first.iter().copied().filter(|it| !read.contains(it)).collect();
    let left = u32::try_from(queue.first.len() - list.len()).unwrap_or(0);
    let mut draw = |request: u32, place: Rect, pen: &mut Pen| {
        pen.chip(place, request, ChipState::Waiting);
    };
    fill(grid, &list, queue.count - left, |_| None, &mut draw, pen);
}

/// Draws requests at the places of a grid: each at its lane, where all of these are known and have
/// a place, otherwise in order. If there are more than places, the last place has their number.
fn fill(
    grid: Grid,
    list: &[u32],
    all: u32,
    lane: impl Fn(u32) -> Option<u32>,
    draw: &mut dyn FnMut(u32, Rect, &mut Pen),
    pen: &mut Pen,
) {
    let capacity = grid.capacity();
    if all as usize <= capacity.min(list.len()) {
        let lanes: Vec<usize> =
            list.iter().filter_map(|&it| lane(it)).map(|lane| lane as usize).collect();
        let by_lane = lanes.len() == list.len() && lanes.iter().all(|&lane| lane < capacity);
        for (index, &request) in list.iter().enumerate() {
            draw(request, grid.place(if by_lane { lanes[index] } else { index }), pen);
        }
        return;
    }
    let shown = list.len().min(capacity.saturating_sub(1));
    for (index, &request) in list[..shown].iter().enumerate() {
        draw(request, grid.place(index), pen);
    }
    if capacity > 0 {
        let place = grid.place(shown);
        let rest = u64::from(all).saturating_sub(u64::try_from(shown).unwrap_or(0));
        let text = format!("+ {}", count(rest));
        pen.text(Role::Note, place.x + place.w / 2, place.y + 14, Anchor::Middle, &text);
    }
}

/// The request that a worker's loop is at.
fn running(plan: &Plan, worker: u32, serving: Crowd, doing: Option<&Doing>) -> Option<u32> {
    if plan.blocks() && serving.count > 0 {
        return serving.first.first().copied();
    }
    // A request that has a thread computes there.
    let on_loop =
        |it: &&Segment| computes(it) && (plan.inside == Inside::Loop || it.lane.is_none());
    doing?.on(worker).find(on_loop).map(|segment| segment.request)
}

/// Whether a request computes, or would if its process had a core.
const fn computes(segment: &Segment) -> bool {
    matches!(segment.activity, Activity::Computing | Activity::AwaitingCore)
}

/// What a request is at.
fn state(doing: Option<&Doing>, request: u32) -> ChipState {
    match doing.and_then(|doing| doing.of(request)).map(|segment| segment.activity) {
        None => ChipState::Serving,
        Some(Activity::Computing) => ChipState::Computing,
        Some(Activity::HoldingIo | Activity::FreeIo) => ChipState::Io,
        Some(_) => ChipState::Held,
    }
}

/// How many are in service and how many wait, and who of many threads has the GIL.
fn notes(plan: &Plan, cell: &Cell, serving: u32, waiting: u32, gil: Option<u32>, pen: &mut Pen) {
    let Some((x, y)) = cell.note else {
        return;
    };
    let mut text = plan.note(serving);
    if let Some(request) = gil.filter(|_| cell.gil) {
        text.push_str(&Plan::with_gil(request));
    }
    let wait = if waiting == 0 { String::new() } else { Plan::waiting(waiting) };
    // A queue beside it shows who waits.
    let beside = cell.queue.is_some();
    match cell.waiting {
        Some((x, y)) => pen.text(Role::Note, x, y, Anchor::Start, &wait),
        None if !beside && !wait.is_empty() => {
            text.push_str(if text.is_empty() { "" } else { ", " });
            text.push_str(&wait);
        }
        None => {}
    }
    let anchor = if beside { Anchor::End } else { Anchor::Start };
    pen.text(Role::Note, x, y, anchor, &text);
}

/// The tasks of the request that a worker has.
fn tasks(plan: &Plan, cell: &Cell, pen: &mut Pen) {
    if let Some((x, y)) = cell.tasks {
        let text = match plan.tasks {
            1 => "└ run Task0".into(),
            many => format!("└ run {many} tasks"),
        };
        pen.text(Role::Code, x, y, Anchor::Start, &text);
    }
    let Some(thread) = cell.thread else {
        return;
    };
    let mut y = thread.y + 36;
    for task in 0..plan.tasks.min(TASK_LINES) {
        pen.text(Role::Code, thread.x + 10, y, Anchor::Start, &format!("└ run Task{task}"));
        y += 16;
    }
    if plan.tasks > TASK_LINES {
        pen.text(
            Role::Note,
            thread.x + 10,
            y,
            Anchor::Start,
            &t!("… {n} tasks|… {n} tasks", n = plan.tasks),
        );
    }
}
