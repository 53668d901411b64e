//! Lanes: what each request does, one by one.

use super::layout::{Layout, Row, Shows, letters};
use super::{Anchor, Paths, Role, Scene, Shape, Timeline};
use crate::explain::number::count;
use crate::scenario::{Handler, Scenario, Spread};
use crate::sim::{Activity, Segment};
use std::fmt::Write;

/// The most numbers of requests in a picture.
const NUMBERS: usize = 150;

/// Lanes of at least this height have room for a number.
const NUMBER_HEIGHT: i32 = 16;

/// Segments of at least this width end a pixel early where the next request follows at once.
const GAP_FROM: i32 = 3;

/// A segment's place in the picture, from left to right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Block<'a> {
    pub segment: &'a Segment,
    pub from: i32,
    pub to: i32,
}

/// The heights in a lane of some pixels that an activity fills: from where, and how much.
fn bars(activity: Activity, height: i32) -> [(i32, i32); 2] {
    let line = (height / 6).max(2);
    let none = (0, 0);
    match activity {
        Activity::Computing | Activity::HoldingIo | Activity::Queueing => [(0, height), none],
        Activity::FreeIo => [(height / 5, height - 2 * (height / 5)), none],
        Activity::AwaitingLoop | Activity::AwaitingToken => [((height - line) / 2, line), none],
        Activity::AwaitingGil => [(height - line, line), none],
        Activity::AwaitingCore => [(0, line), none],
        Activity::AwaitingConnection => [(height / 5, line), (height - height / 5 - line, line)],
    }
}

/// A sample of an activity as lanes show it, for a key: 24 pixels wide, 14 high.
#[must_use]
pub fn activity_mark(activity: Activity) -> Scene {
    let mut data = String::new();
    rectangles(&mut data, activity, 0, 24, 0, 14);
    let shapes = vec![Shape::Path { role: Role::Segment(activity), data }];
    Scene { width: 24, height: 14, description: String::new(), shapes }
}

fn rectangles(data: &mut String, activity: Activity, from: i32, to: i32, top: i32, height: i32) {
    for (y, height) in bars(activity, height) {
        if height > 0 {
            let (top, bottom) = (top + y, top + y + height);
            // A string takes any text.
            let _ = write!(data, "M{from} {top}H{to}V{bottom}H{from}z");
        }
    }
}

/// The segments of a lane where they are drawn: each at least a pixel wide, so that none vanishes.
pub(super) fn blocks<'a>(
    timeline: &Timeline<'a>,
    layout: &Layout,
    worker: u16,
    lane: u32,
) -> Vec<Block<'a>> {
    let all = timeline.traced.segments.as_deref().unwrap_or_default();
    let mine = all.iter().filter(|it| (it.worker, it.lane) == (Some(worker), Some(lane)));
    // They come in the order in which they ended: in a lane, one after another.
    let right = layout.left + layout.width;
    let mut blocks: Vec<Block> = mine
        .map(|segment| {
            let from = layout.x(segment.from).min(right - 1);
            Block { segment, from, to: layout.x(segment.to).max(from + 1) }
        })
        .collect();
    for place in 1..blocks.len() {
        let next = blocks[place];
        let block = &mut blocks[place - 1];
        let other = next.segment.request != block.segment.request;
        if other && next.from <= block.to && block.to - block.from >= GAP_FROM {
            block.to = next.from.max(block.from + GAP_FROM) - 1;
        }
    }
    blocks
}

pub(super) fn draw(timeline: &Timeline, layout: &Layout, paths: &mut Paths) {
    let pieces = pieces(timeline);
    let mut numbers = Vec::new();
    for row in &layout.rows {
        let Shows::Lane(worker, lane) = row.shows else {
            continue;
        };
        let (left, right) = (layout.left, layout.left + layout.width);
        let bottom = row.top + row.height;
        let _ = write!(paths.lanes, "M{left} {}H{right}V{bottom}H{left}z", row.top);
        let blocks = blocks(timeline, layout, worker, lane);
        let blocks = joined(&blocks);
        for block in &blocks {
            let activity = block.segment.activity;
            let data = &mut paths.segments[activity as usize];
            rectangles(data, activity, block.from, block.to, row.top, row.height);
        }
        numbers.extend(number_places(&blocks, row, pieces));
        if row.height >= NUMBER_HEIGHT {
            for block in &blocks {
                piece_lines(&mut paths.pieces, block, row, pieces);
            }
        }
    }
    // Of too many, every so manyth request has its number.
    let each = u32::try_from(numbers.len().div_ceil(NUMBERS)).unwrap_or(u32::MAX).max(1);
    numbers.retain(|(request, _)| each == 1 || (request + 1).is_multiple_of(each));
    numbers.truncate(NUMBERS);
    paths.numbers.extend(numbers.into_iter().map(|(_, shape)| shape));
}

/// What a request goes on doing as one block, that of its first segment.
fn joined<'a>(blocks: &[Block<'a>]) -> Vec<Block<'a>> {
    let mut joined: Vec<Block> = Vec::new();
    for block in blocks {
        let what = |block: &Block| (block.segment.request, block.segment.activity);
        match joined.last_mut() {
            Some(last) if what(last) == what(block) && last.to >= block.from => last.to = block.to,
            _ => joined.push(*block),
        }
    }
    joined
}

/// The number of each request at the end of the widest thing it does, if that has room.
fn number_places(blocks: &[Block], row: &Row, pieces: u32) -> Vec<(u32, Shape)> {
    let mut places = Vec::new();
    let mut rest = blocks;
    while let Some(first) = rest.first().filter(|_| row.height >= NUMBER_HEIGHT) {
        let request = first.segment.request;
        let same = rest.iter().take_while(|it| it.segment.request == request).count();
        let (own, others) = rest.split_at(same);
        rest = others;
        let bold = |it: &&Block| {
            matches!(
                it.segment.activity,
                Activity::Computing | Activity::HoldingIo | Activity::FreeIo
            )
        };
        let text = count(u64::from(request) + 1);
        let room = number_room(request);
        let widest = own.iter().filter(bold).max_by_key(|it| it.to - it.from);
        if let Some(block) = widest.filter(|it| it.to - it.from >= room) {
            let inside = block.to - block.from;
            let lines = pieces > 0 && block.segment.activity != Activity::Computing;
            // Beside lines the number stands at their end, else in the middle.
            let (x, anchor) = if lines {
                (block.to - 6, Anchor::End)
            } else {
                (block.from + inside / 2, Anchor::Middle)
            };
            let role = Role::Number(block.segment.activity);
            let y = row.top + row.height / 2 + 4;
            places.push((request, Shape::Text { role, x, y, anchor, text }));
        }
    }
    places
}

/// Pixels that a number takes, with some around it.
fn number_room(request: u32) -> i32 {
    letters(count(u64::from(request) + 1).len(), 56) + 8
}

/// How many pieces of I/O pass together, all from the same moment to the same; 0 where they don't.
fn pieces(timeline: &Timeline) -> u32 {
    let Scenario { subtasks, spread, connections, .. } = *timeline.scenario;
    let gathers = timeline.traced.entry.handler == Handler::Gather;
    let alike = spread == Spread::Fixed && connections.is_none();
    if gathers && alike && subtasks > 1 { subtasks } else { 0 }
}

/// A line for each piece that passes in a block, as many as there is room for. They leave room for
/// the number.
fn piece_lines(data: &mut String, block: &Block, row: &Row, pieces: u32) {
    let most = match block.segment.activity {
        Activity::HoldingIo => 4,
        Activity::FreeIo => 2,
        _ => return,
    };
    let lines = i32::try_from(pieces).unwrap_or(most).min(most);
    let (from, to) = (block.from + 4, block.to - 2 - number_room(block.segment.request));
    if to - from < 4 {
        return;
    }
    let [(y, height), _] = bars(block.segment.activity, row.height);
    for line in 1..=lines {
        let y = row.top + y + height * line / (lines + 1);
        let _ = write!(data, "M{from} {y}H{to}");
    }
}
