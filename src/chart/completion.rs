//! The completion plot: request number across, completion time up, one line an entry.

use super::stairs::{self, Field};
use super::ticks::{request_ticks, ticks, time_labels};
use super::{Anchor, Role, Scene, Shape, groups, labels};
use crate::explain::{joint_name, plot_description, plot_title};
use crate::scenario::{Entry, Micros};
use crate::sim::{EntryResult, Results, Run};
use std::fmt::Write;

/// From this width on, names stand to the right of the lines; below, above the lines' ends.
const ROOM_FOR_NAMES: i32 = 440;

/// Pixels from one cross to the next.
const CROSS: i32 = 8;

/// Height of a line of a name, in pixels.
const NAME_LINE: i32 = 16;

/// Pixels between names of which one has several lines.
const NAME_GAP: i32 = 6;

/// Pixels below the field: for the numbers of requests and what they are.
const FOOT: i32 = 40;

/// Pixels that each request needs for its point to be drawn.
const POINT_ROOM: i32 = 9;

/// What the plot shows, and how large.
#[derive(Clone, Copy, Debug)]
pub struct CompletionPlot<'a> {
    /// What was simulated.
    pub results: &'a Results,
    /// The entries on show, in the order of the line-up.
    pub shown: &'a [Entry],
    /// Time at the top of the axis, in microseconds; not below [`top_of_axis`].
    pub until: Micros,
    /// Width in CSS pixels.
    pub width: i32,
}

/// The time that the axis has to reach: the latest on show that a request was answered, refused or
/// killed, in microseconds after its sending.
#[must_use]
pub fn top_of_axis(results: &Results, shown: &[Entry]) -> Micros {
    let latest = |result: &EntryResult| {
        let lost = result.summary.refused + result.summary.killed > 0;
        let crosses =
            (0..result.run.len()).filter(|_| lost).filter_map(|it| waited(&result.run, it));
        crosses.max().unwrap_or(0).max(result.summary.longest())
    };
    shown.iter().filter_map(|&entry| results.of(entry)).map(latest).max().unwrap_or(0)
}

/// How long a request took to its end of any kind, in microseconds.
fn waited(run: &Run, request: usize) -> Option<Micros> {
    Some(run.ended(request)? - run.sent().get(request)?)
}

impl CompletionPlot<'_> {
    /// Draws the plot. With nothing on show it has no lines: say so in words beside it.
    #[must_use]
    pub fn scene(&self) -> Scene {
        let runs: Vec<&Run> = self
            .shown
            .iter()
            .filter_map(|&entry| self.results.of(entry))
            .map(|result| &result.run)
            .collect();
        let groups = groups(self.results, self.shown);
        let names: Vec<_> = groups.iter().map(|group| joint_name(group)).collect();
        let (ticks, field, beside) = self.layout(&names);
        let tick_texts = time_labels(&ticks);

        let mut shapes = Vec::new();
        let title = plot_title(&self.results.scenario).to_ascii_lowercase();
        axes(&field, &title, &ticks, &tick_texts, &mut shapes);
        lines(&field, &runs, &mut shapes);
        let end = |group: &Vec<Entry>| {
            let run = runs.iter().find(|run| group.first() == Some(&run.entry));
            // Without any reply the name stands at the last cross.
            let crosses = |run: &&Run| (0..run.len()).rev().find_map(|it| waited(run, it));
            let times = run.and_then(|run| run.response_times().last().or_else(|| crosses(run)));
            times.map_or(field.bottom(), |time| field.y(time))
        };
        let ends: Vec<i32> = groups.iter().map(end).collect();
        write_names(&field, &names, &ends, beside, &mut shapes);
        Scene {
            width: field.left + field.width + field.right,
            height: field.bottom() + FOOT,
            description: plot_description(self.results, &groups),
            shapes,
        }
    }

    /// The ticks of the time axis, the field between the texts around it, and whether the names
    /// stand beside the lines.
    fn layout(&self, names: &[Vec<(Entry, String)>]) -> (Vec<Micros>, Field, bool) {
        let width = self.width.max(200);
        let longest = names.iter().flatten().map(|(_, line)| line.chars().count()).max();
        let names_width = letters(longest.unwrap_or(0), 62) + 14;
        // Names that would take more than half of the width stand above their lines instead.
        let beside = width >= ROOM_FOR_NAMES && names_width <= width / 2;
        // There they want a taller field, to stay clear of the next line.
        let height = if beside { (width * 45 / 100).clamp(260, 400) } else { 310 };
        let lines = names.iter().map(Vec::len).max().unwrap_or(0);
        let head = i32::try_from(lines).unwrap_or(0) * NAME_LINE;
        let top = if beside { 30 } else { 28 + head };
        let ticks = ticks(self.until.max(1), (height / 80).unsigned_abs().into());
        let digits = time_labels(&ticks).iter().map(|text| text.chars().count()).max();
        let left = letters(digits.unwrap_or(0), 60) + 12;
        let right = if beside { names_width } else { 10 };
        let field = Field {
            left,
            top,
            width: (width - left - right).max(40),
            height: height - top - FOOT,
            right,
            requests: self.results.scenario.requests,
            until: self.until.max(1) + self.until / 50,
        };
        (ticks, field, beside)
    }
}

/// Draws each run's line and, where there is room, its points.
fn lines(field: &Field, runs: &[&Run], shapes: &mut Vec<Shape>) {
    let spans: Vec<_> = runs.iter().map(|run| (run.entry, stairs::spans(field, run))).collect();
    for (run, data) in runs.iter().zip(stairs::paths(field, &spans)) {
        shapes.push(Shape::Path { role: Role::Series(run.entry), data });
    }
    for run in runs {
        let data = lost(field, run);
        if !data.is_empty() {
            shapes.push(Shape::Path { role: Role::Lost(run.entry), data });
        }
    }
    let room = i64::from(field.requests) * i64::from(POINT_ROOM) <= i64::from(field.width);
    for place in (0..runs.len()).filter(|_| room) {
        let data = points(field, runs, place);
        shapes.push(Shape::Path { role: Role::Points(runs[place].entry), data });
    }
}

/// Points of the run at a place, as strokes of no length. Where runs have a request's point in
/// common, they take turns, request by request.
fn points(field: &Field, runs: &[&Run], place: usize) -> String {
    let mut data = String::new();
    for index in 0..runs[place].len() {
        let Some(time) = runs[place].response_time(index) else {
            continue;
        };
        let same = |run: &&&Run| run.response_time(index) == Some(time);
        let rank = runs[..place].iter().filter(same).count();
        let count = runs.iter().filter(same).count();
        if index % count == rank {
            let x = field.x(u32::try_from(index + 1).unwrap_or(u32::MAX));
            let _ = write!(data, "M{x} {}h0", field.y(time));
        }
    }
    data
}

/// Crosses for the requests that got no reply, at the time for which they were there: 0 if they
/// were refused. Where there are many, one stands for its neighbours.
fn lost(field: &Field, run: &Run) -> String {
    let mut data = String::new();
    let mut free = i32::MIN;
    for index in (0..run.len()).filter(|&index| run.response_time(index).is_none()) {
        let x = field.x(u32::try_from(index + 1).unwrap_or(u32::MAX));
        if x >= free {
            free = x + CROSS;
            let time = run.ended(index).unwrap_or(0) - run.sent()[index];
            let y = field.y(time.min(field.until));
            let _ = write!(data, "M{} {}l6 6m0 -6l-6 6", x - 3, y - 3);
        }
    }
    data
}

/// Width of so many letters, each of some eighths of a pixel.
fn letters(count: usize, eighths: i32) -> i32 {
    i32::try_from(count).unwrap_or(0) * eighths / 8
}

fn axes(field: &Field, title: &str, ticks: &[Micros], texts: &[String], shapes: &mut Vec<Shape>) {
    let (left, right) = (field.left, field.left + field.width);
    let mut grid = String::new();
    for (&tick, text) in ticks.iter().zip(texts) {
        let y = field.y(tick);
        if tick > 0 {
            let _ = write!(grid, "M{left} {y}H{right}");
        }
        shapes.push(label(Role::Tick, left - 10, y + 4, Anchor::End, text));
    }
    let bottom = field.bottom();
    shapes.insert(0, Shape::Path { role: Role::Grid, data: grid });
    shapes.insert(1, Shape::Path { role: Role::Axis, data: format!("M{left} {bottom}H{right}") });
    for (request, text) in request_ticks(field.requests, field.width) {
        // The last number may be wider than what the names leave it: it stays in the picture.
        let half = letters(text.len(), 32);
        let x = field.x(request).min(right + field.right - half);
        shapes.push(label(Role::Tick, x, bottom + 18, Anchor::Middle, &text));
    }
    shapes.push(label(Role::Title, 0, 12, Anchor::Start, title));
    shapes.push(label(Role::Title, right, bottom + 34, Anchor::End, "request"));
}

fn write_names(
    field: &Field,
    names: &[Vec<(Entry, String)>],
    ends: &[i32],
    beside: bool,
    shapes: &mut Vec<Shape>,
) {
    // A name of several lines stands apart from the next, which it could be taken to go on with.
    let gap = if names.iter().any(|name| name.len() > 1) { NAME_GAP } else { 0 };
    let height = |lines: usize| i32::try_from(lines).unwrap_or(1) * NAME_LINE + gap;
    let heights: Vec<i32> = names.iter().map(|name| height(name.len())).collect();
    // Beside its line a name is centred on the line's end; otherwise it sits on the line.
    let wishes = if beside { ends.to_vec() } else { labels::above(ends, &heights) };
    let wishes: Vec<_> = wishes.into_iter().zip(heights.iter().copied()).collect();
    let middles = labels::spread(&wishes, 18, field.bottom());
    let (x, anchor) = if beside {
        (field.left + field.width + 10, Anchor::Start)
    } else {
        (field.left + field.width, Anchor::End)
    };
    for ((name, middle), height) in names.iter().zip(middles).zip(heights) {
        let mut y = middle - (height - gap) / 2 + 12;
        for (entry, text) in name {
            shapes.push(label(Role::Label(*entry), x, y, anchor, text));
            y += NAME_LINE;
        }
    }
}

fn label(role: Role, x: i32, y: i32, anchor: Anchor, text: &str) -> Shape {
    Shape::Text { role, x, y, anchor, text: text.into() }
}
