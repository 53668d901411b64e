//! The names of lines: beside them, above their ends, or in a key.

use super::field::{Field, letters};
use super::stairs::{self, Line};
use super::{Anchor, Role, Shape, labels};
use crate::explain::joint_name;
use crate::scenario::{Entry, Server};

/// From this width on, names stand to the right of the lines.
const ROOM: i32 = 440;

/// The most entries whose names stand above their lines' ends; more would lie across lines.
const FEW: usize = 3;

/// Height of a line of a name, in pixels.
const LINE: i32 = 16;

/// Pixels between names of which one has several lines, and between those of a key.
const GAP: i32 = 6;

/// Width of a piece of a line in a key, and from its start to the name.
const SAMPLE: i32 = 32;
const NAME: i32 = 40;

/// Where the names stand. It depends on the entries on show alone, never on what they did: the
/// field stays in place while a slider moves and lines come to coincide or cease to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// To the right of each line's end.
    Beside,
    /// On the lines, at their ends.
    Above,
    /// In a key to the right of the field.
    KeyBeside,
    /// In a key below the field.
    KeyBelow,
}

/// A name, a line after another, each with the entry in whose colour it is.
pub(super) type Name = Vec<(Entry, String)>;

impl Place {
    /// The place for the names of these entries in a picture so wide. `ends` is whether lines end
    /// at heights of their own.
    pub fn of(shown: &[Entry], width: i32, ends: bool) -> Self {
        let wide = width >= ROOM && letters(longest(shown), 62) + 14 <= width / 2;
        match (wide, ends) {
            (true, true) => Self::Beside,
            (true, false) => Self::KeyBeside,
            (false, true) if shown.len() <= FEW => Self::Above,
            (false, _) => Self::KeyBelow,
        }
    }

    /// Pixels that the names take at the right of the field.
    pub fn right(self, shown: &[Entry]) -> i32 {
        let names = letters(longest(shown), 62) + 14;
        match self {
            Self::Beside => names,
            Self::KeyBeside => names + NAME,
            Self::Above | Self::KeyBelow => 10,
        }
    }

    /// Pixels that they take above it: a line for each server that a name may join.
    pub fn head(self, shown: &[Entry]) -> i32 {
        let servers = servers(shown).count();
        if self == Self::Above { i32::try_from(servers).unwrap_or(0) * LINE } else { 0 }
    }

    /// Pixels that they take below it.
    pub fn foot(self, shown: &[Entry]) -> i32 {
        let names = i32::try_from(shown.len()).unwrap_or(0);
        if self == Self::KeyBelow { GAP + names * (LINE + GAP) } else { 0 }
    }

    /// The names of groups of entries, in lines that fit.
    pub fn names(self, groups: &[Vec<Entry>], shown: &[Entry], width: i32) -> Vec<Name> {
        let room = match self {
            Self::Beside | Self::KeyBeside => longest(shown),
            Self::Above => usize::MAX,
            Self::KeyBelow => ((width - NAME) * 8 / 62).unsigned_abs() as usize,
        };
        groups.iter().map(|group| wrapped(joint_name(group), room)).collect()
    }
}

/// The servers of the entries, each once.
fn servers(shown: &[Entry]) -> impl Iterator<Item = Server> {
    let any = |server: &Server| shown.iter().any(|entry| entry.server == *server);
    Server::ALL.into_iter().filter(any)
}

/// Letters of the longest line that a name may need: a server and its two longest handlers, with
/// the sign that says it goes on.
fn longest(shown: &[Entry]) -> usize {
    let several = servers(shown).count() > 1;
    let line = |server: Server| {
        let mut words: Vec<u64> = shown
            .iter()
            .filter(|entry| entry.server == server)
            .map(|entry| entry.handler.word().len() as u64)
            .collect();
        words.sort_unstable();
        let goes_on = several || words.len() > 2;
        let handlers: u64 = words.iter().rev().take(2).map(|word| word + 3).sum();
        // The last handler has no " = " behind it, unless the name goes on: then " =".
        server.word().len() + 2 + handlers as usize - 3 + if goes_on { 2 } else { 0 }
    };
    servers(shown).map(line).max().unwrap_or(0)
}

/// A name in lines of at most so many letters, as far as single words allow.
fn wrapped(name: Name, room: usize) -> Name {
    let mut lines = Vec::new();
    for (entry, text) in name {
        let mut line = String::new();
        for piece in text.split_inclusive('=') {
            if !line.is_empty() && line.len() + piece.len() > room {
                lines.push((entry, std::mem::take(&mut line)));
            }
            line.push_str(if line.is_empty() { piece.trim_start() } else { piece });
        }
        lines.push((entry, line));
    }
    lines
}

/// Writes names at their lines' ends: beside these, or on them.
pub(super) fn at_ends(
    field: &Field,
    names: &[Name],
    ends: &[i32],
    place: Place,
    shapes: &mut Vec<Shape>,
) {
    // A name of several lines stands apart from the next, which it could be taken to go on with.
    let gap = if names.iter().any(|name| name.len() > 1) { GAP } else { 0 };
    let heights: Vec<i32> = names.iter().map(|name| height(name) + gap).collect();
    // Beside its line a name is centred on the line's end; otherwise it sits on the line.
    let beside = place == Place::Beside;
    let wishes = if beside { ends.to_vec() } else { labels::above(ends, &heights) };
    let wishes: Vec<_> = wishes.into_iter().zip(heights.iter().copied()).collect();
    let middles = labels::spread(&wishes, 18, field.bottom());
    let (x, anchor) =
        if beside { (field.end() + 10, Anchor::Start) } else { (field.end(), Anchor::End) };
    for ((name, middle), height) in names.iter().zip(middles).zip(heights) {
        write(name, x, middle - (height - gap) / 2 + 12, anchor, shapes);
    }
}

/// Writes a key: names below each other, in the order given, each behind a piece of its lines.
pub(super) fn key(names: &[(&Vec<Entry>, &Name)], (x, top): (i32, i32), shapes: &mut Vec<Shape>) {
    let mut y = top;
    for (group, name) in names {
        let span = Some((y + LINE / 2, y + LINE / 2));
        let spans = vec![span; SAMPLE.unsigned_abs() as usize];
        let line =
            |&entry: &Entry| Line { entry, begin: None, spans: spans.clone(), rising: false };
        let lines: Vec<Line> = group.iter().map(line).collect();
        for (&entry, data) in group.iter().zip(stairs::paths(x, &lines)) {
            shapes.push(Shape::Path { role: Role::Sample(entry), data });
        }
        write(name, x + NAME, y + 12, Anchor::Start, shapes);
        y += height(name) + GAP;
    }
}

fn height(name: &Name) -> i32 {
    i32::try_from(name.len()).unwrap_or(1) * LINE
}

fn write(name: &Name, x: i32, first: i32, anchor: Anchor, shapes: &mut Vec<Shape>) {
    for (y, (entry, text)) in (first..).step_by(LINE.unsigned_abs() as usize).zip(name) {
        shapes.push(Shape::text(Role::Label(*entry), x, y, anchor, text));
    }
}
