//! Draws queue, workers and replies, and the ways between them.

use super::super::{Anchor, Role};
use super::layout::Layout;
use super::pen::{Pen, Rect};
use super::plan::{Inside, Plan};
use super::worker;
use crate::explain::number::count;
use crate::sim::{Doing, Moment};
use crate::words::t;

/// Draws what is there at every moment.
pub(super) fn still(plan: &Plan, layout: &Layout, pen: &mut Pen) {
    let waiting = if plan.entry.accepts_for_itself() { t!("Waiting") } else { t!("Queue") };
    pen.text(Role::Title, layout.waiting.x, 12, Anchor::Start, waiting);
    if let Some((frame, _)) = layout.queue {
        pen.slot(frame);
    }
    for (index, cell) in layout.cells.iter().enumerate() {
        worker::still(plan, cell, index, pen);
    }
    if let Some(more) = layout.more {
        pen.part(more);
    }
    if layout.wide {
        let (x, replies) = (layout.servers.x, layout.replies.x);
        let title = t!("{n} worker|{n} workers", n = plan.workers);
        pen.text(Role::Title, x, 12, Anchor::Start, &title);
        pen.text(Role::Title, replies, 12, Anchor::Start, t!("Replies"));
        ways(layout, pen);
    } else {
        let middle = layout.used() / 2;
        let down = |pen: &mut Pen, y: i32| pen.arrow((middle, y + 4), (middle, y + 23));
        down(pen, layout.waiting.bottom());
        down(pen, layout.servers.bottom());
    }
}

/// The ways from the queue to each worker, and from there to the replies.
fn ways(layout: &Layout, pen: &mut Pen) {
    let middle = layout.servers.middle();
    let queue_end = layout.waiting.right();
    let servers = layout.servers;
    let end = layout.replies.x - 6;
    // Workers that stand side by side have one way in and one way out.
    let in_rows = layout.cells.iter().all(|cell| cell.outer.x == servers.x);
    if layout.more.is_some() || !in_rows {
        let right = layout.cells.iter().map(|cell| cell.outer.right()).max().unwrap_or(servers.x);
        pen.arrow((queue_end, middle), (servers.x - 5, middle));
        pen.arrow((right + 5, middle), (end, middle));
        return;
    }
    let (fork, join) = ((queue_end + servers.x) / 2, (servers.right() + end) / 2);
    let mut ins = Vec::new();
    let mut outs = Vec::new();
    for cell in &layout.cells {
        let outer = cell.outer;
        let (way_in, from) =
            if cell.queue.is_some() { (outer.middle(), queue_end) } else { (outer.middle(), fork) };
        pen.arrow((from, way_in), (outer.x - 3, way_in));
        let way_out = cell.thread.map_or(outer.middle(), |_| outer.bottom() - 5);
        pen.wire(&[(outer.right(), way_out), (join, way_out)]);
        ins.push(way_in);
        outs.push(way_out);
    }
    if layout.queue.is_some() {
        pen.wire(&[(queue_end, middle), (fork, middle)]);
        pen.wire(&span(fork, &ins, middle));
    }
    pen.wire(&span(join, &outs, middle));
    pen.arrow((join, middle), (end, middle));
}

/// A vertical line that reaches all of these heights.
fn span(x: i32, heights: &[i32], middle: i32) -> [(i32, i32); 2] {
    let all = || heights.iter().copied().chain([middle]);
    [(x, all().min().unwrap_or(middle)), (x, all().max().unwrap_or(middle))]
}

/// Draws the requests where they are.
pub(super) fn moving(
    plan: &Plan,
    layout: &Layout,
    moment: &Moment,
    doing: Option<&Doing>,
    pen: &mut Pen,
) {
    let waiting = count(moment.waiting.into());
    pen.text(Role::Part, layout.waiting.right(), 12, Anchor::End, &waiting);
    let mut read = Vec::new();
    for (worker, cell) in (0..).zip(&layout.cells) {
        read.extend(worker::moving(plan, cell, worker, moment, doing, pen));
    }
    if let Some((_, grid)) = layout.queue {
        worker::line_up(grid, moment.queue(), &read, pen);
    }
    if let Some(more) = layout.more {
        others(plan, layout, more, moment, pen);
    }
    if let Some((x, y)) = layout.unsent.filter(|_| moment.unsent > 0) {
        let text = t!("{n} not sent yet|{n} not sent yet", n = moment.unsent);
        pen.text(Role::Note, x, y, Anchor::Start, &text);
    }
    replies(layout, moment, pen);
}

/// The workers that have no box of their own.
fn others(plan: &Plan, layout: &Layout, more: Rect, moment: &Moment, pen: &mut Pen) {
    let first = u32::try_from(layout.cells.len()).unwrap_or(u32::MAX);
    let (rest, busy) = (plan.workers.saturating_sub(first), moment.busy_from(first));
    let busy = count(busy.into());
    let text =
        t!("… {n} more workers: {busy} busy|… {n} more workers: {busy} busy", n = rest, busy);
    pen.text(Role::Part, more.x + 12, more.y + 22, Anchor::Start, &text);
    if plan.inside != Inside::Place {
        let among = |all: u32, of: &dyn Fn(u32) -> u32| all - (0..first).map(of).sum::<u32>();
        let serving = among(moment.in_service, &|worker| moment.serving(worker).count);
        let waiting = among(moment.waiting, &|worker| moment.waiting_at(worker).count);
        let (serving, waiting) = (count(serving.into()), count(waiting.into()));
        let text = t!("{serving} in service, {waiting} waiting there", serving, waiting);
        pen.text(Role::Note, more.x + 12, more.y + 41, Anchor::Start, &text);
    }
}

/// How many requests have ended, and how.
fn replies(layout: &Layout, moment: &Moment, pen: &mut Pen) {
    let Rect { x, y, .. } = layout.replies;
    let (served, all) = (count(moment.served.into()), count(moment.requests.into()));
    let mut lost = Vec::new();
    if moment.refused > 0 {
        lost.push(t!("{n} refused|{n} refused##short", n = moment.refused));
    }
    if moment.killed > 0 {
        lost.push(t!("{n} killed|{n} killed##short", n = moment.killed));
    }
    if layout.wide {
        let mut y = layout.replies.middle() + 5;
        pen.text(Role::Part, x, y, Anchor::Start, &served);
        for line in [t!("of {all}", all)].iter().chain(&lost) {
            y += 17;
            pen.text(Role::Note, x, y, Anchor::Start, line);
        }
        return;
    }
    let middle = layout.used() / 2;
    let text = t!("{served} of {all} answered", served, all);
    pen.text(Role::Part, middle, y + 12, Anchor::Middle, &text);
    if !lost.is_empty() {
        pen.text(Role::Note, middle, y + 30, Anchor::Middle, &lost.join(", "));
    }
}
