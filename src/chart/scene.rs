//! A picture as shapes with roles, before anyone draws it.

use crate::scenario::{Entry, Handler, Server};
use crate::sim::Activity;

/// A picture of a size in CSS pixels, its shapes from back to front.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scene {
    /// Width in pixels.
    pub width: i32,
    /// Height in pixels.
    pub height: i32,
    /// What it shows, in words.
    pub description: String,
    /// What is drawn.
    pub shapes: Vec<Shape>,
}

/// A shape; coordinates in pixels from the top left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A path.
    Path {
        /// What it stands for.
        role: Role,
        /// SVG path data, absolute.
        data: String,
    },
    /// A line of text.
    Text {
        /// What it stands for.
        role: Role,
        /// Where its anchor is.
        x: i32,
        /// Its baseline.
        y: i32,
        /// Which of its points is the anchor.
        anchor: Anchor,
        /// The text.
        text: String,
    },
}

impl Shape {
    /// A line of text.
    pub(super) fn text(role: Role, x: i32, y: i32, anchor: Anchor, text: &str) -> Self {
        Self::Text { role, x, y, anchor, text: text.into() }
    }
}

/// What a shape stands for; its look follows from this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Lines that carry the eye to the axis.
    Grid,
    /// The axis itself.
    Axis,
    /// A number at an axis.
    Tick,
    /// What an axis counts.
    Title,
    /// An entry's line.
    Series(Entry),
    /// An entry's points, one a request.
    Points(Entry),
    /// An entry's requests that were refused or killed.
    Lost(Entry),
    /// A name beside a line.
    Label(Entry),
    /// A piece of an entry's line in front of its name in a key.
    Sample(Entry),
    /// The playhead's time.
    Playhead,
    /// The place that is read out.
    Cursor,
    /// A ring on an entry's line where it is read out.
    Ring(Entry),
    /// A part of a server: a process, an event loop.
    Box,
    /// A place that a request can take.
    Slot,
    /// The way of a request.
    Wire,
    /// Requests.
    Chip(Server, ChipState),
    /// The number of a request.
    ChipText(ChipState),
    /// A word of code.
    Code,
    /// The name of a part, or a number that matters.
    Part,
    /// A word beside something.
    Note,
    /// Where requests in service may be: the ground of a lane of the timeline.
    Lane,
    /// What requests do.
    Segment(Activity),
    /// The greatest number of requests at a time, where it is above their mean.
    Peak,
    /// Pieces of I/O that pass together.
    Pieces,
    /// A request's number, on what it does.
    Number(Activity),
    /// What has not happened yet at the playhead.
    Ahead,
    /// What the playhead is held by.
    Knob,
    /// A line that was drawn by hand.
    Sketch,
    /// Points of it.
    Handle,
    /// The name of what was drawn by hand.
    Guess,
}

/// What a request is at, in a diagram.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChipState {
    /// Its service has not begun.
    Waiting,
    /// It is in service; nothing more is known.
    Serving,
    /// It computes.
    Computing,
    /// It waits for its I/O.
    Io,
    /// It could go on, but for a loop, a GIL, a core or a connection.
    Held,
}

/// Where a text's anchor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// At its start.
    Start,
    /// In its middle.
    Middle,
    /// At its end.
    End,
}

/// The line style of a handler: dashes of so many pixels and the gaps between them; `None` for a
/// solid line.
#[must_use]
pub const fn dashes(handler: Handler) -> Option<(i32, i32)> {
    match handler {
        Handler::Blocking => None,
        Handler::Async => Some((8, 5)),
        Handler::Gather => Some((2, 4)),
        Handler::Stuck => Some((18, 5)),
    }
}

/// The colour of an entry: its server's accent, in one of three depths by handler.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tone {
    /// Style class of the page, and name of the [colour](super::colour).
    pub class: &'static str,
}

impl Tone {
    /// The tone of an entry. It belongs to server and handler, never to the place in a line-up.
    #[must_use]
    pub const fn of(entry: Entry) -> Self {
        let class = match (entry.server, entry.handler) {
            (Server::Pool, Handler::Blocking) => "pool-blocking",
            (Server::Pool, Handler::Async) => "pool-async",
            (Server::Pool, Handler::Gather) => "pool-gather",
            (Server::Pool, Handler::Stuck) => "pool-stuck",
            (Server::Threads, Handler::Blocking) => "threads-blocking",
            (Server::Threads, Handler::Async) => "threads-async",
            (Server::Threads, Handler::Gather) => "threads-gather",
            (Server::Threads, Handler::Stuck) => "threads-stuck",
            (Server::Greenlets, _) => "greenlets-blocking",
            (Server::Loop, Handler::Blocking) => "loop-blocking",
            (Server::Loop, Handler::Async) => "loop-async",
            (Server::Loop, Handler::Gather) => "loop-gather",
            (Server::Loop, Handler::Stuck) => "loop-stuck",
        };
        Self { class }
    }
}

impl Anchor {
    /// The word for it in SVG.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }
}

impl ChipState {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Waiting, Self::Serving, Self::Computing, Self::Io, Self::Held];

    /// Style class of the page.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Serving => "serving",
            Self::Computing => "computing",
            Self::Io => "io",
            Self::Held => "held",
        }
    }
}

impl Role {
    /// Style classes of a shape in this role.
    #[must_use]
    pub fn class(self) -> String {
        match self {
            Self::Grid => "grid".into(),
            Self::Axis => "axis".into(),
            Self::Tick => "tick".into(),
            Self::Title => "title".into(),
            Self::Series(entry) => format!("series {}", Tone::of(entry).class),
            Self::Points(entry) => format!("points {}", Tone::of(entry).class),
            Self::Lost(entry) => format!("lost {}", Tone::of(entry).class),
            Self::Label(entry) => format!("series-label {}", entry.server.word()),
            Self::Sample(entry) => format!("sample {}", Tone::of(entry).class),
            Self::Playhead => "playhead".into(),
            Self::Cursor => "cursor".into(),
            Self::Ring(entry) => format!("ring {}", Tone::of(entry).class),
            Self::Box => "box".into(),
            Self::Slot => "slot".into(),
            Self::Wire => "wire".into(),
            Self::Chip(server, state) => format!("chip {} {}", state.class(), server.word()),
            Self::ChipText(state) => format!("chip-text {}", state.class()),
            Self::Code => "code".into(),
            Self::Part => "part".into(),
            Self::Note => "note".into(),
            Self::Lane => "lane".into(),
            Self::Segment(activity) => ["seg ", activity_class(activity)].concat(),
            Self::Peak => "peak".into(),
            Self::Pieces => "pieces".into(),
            Self::Number(activity) => ["seg-number ", activity_class(activity)].concat(),
            Self::Ahead => "ahead".into(),
            Self::Knob => "knob".into(),
            Self::Sketch => "sketch".into(),
            Self::Handle => "handle".into(),
            Self::Guess => "guess".into(),
        }
    }

    /// The entry that a shape belongs to.
    #[must_use]
    pub const fn entry(self) -> Option<Entry> {
        match self {
            Self::Series(entry)
            | Self::Points(entry)
            | Self::Lost(entry)
            | Self::Label(entry)
            | Self::Sample(entry)
            | Self::Ring(entry) => Some(entry),
            _ => None,
        }
    }
}

/// The style class of an activity.
#[must_use]
pub const fn activity_class(activity: Activity) -> &'static str {
    match activity {
        Activity::Queueing => "queueing",
        Activity::Computing => "computing",
        Activity::HoldingIo => "holding-io",
        Activity::FreeIo => "free-io",
        Activity::AwaitingLoop => "awaiting-loop",
        Activity::AwaitingGil => "awaiting-gil",
        Activity::AwaitingToken => "awaiting-token",
        Activity::AwaitingConnection => "awaiting-connection",
        Activity::AwaitingCore => "awaiting-core",
    }
}
