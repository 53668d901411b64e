//! A scene as an SVG text.

use super::{ChipState, Role, Scene, Shape, Tone};
use crate::scenario::Server;
use crate::sim::Activity;
use std::fmt::Write;

const GROUND: &str = "#fdfcfa";
const INK: &str = "#1d1f23";
const SOFT: &str = "#5d636d";
const EDGE: &str = "#8d8f93";

/// Writes a scene as an SVG element that stands alone: a file, or part of a page. Looks are
/// presentation attributes, for a light ground; in a page its style sheet outranks them by the
/// same classes that the live plot has.
#[must_use]
pub fn to_svg(scene: &Scene) -> String {
    let Scene { width, height, .. } = scene;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{}\" \
         font-family=\"system-ui, sans-serif\" font-size=\"13\">",
        escaped(&scene.description)
    );
    for shape in &scene.shapes {
        // Writing to a string cannot fail.
        let _ = match shape {
            Shape::Path { role, data } => {
                write!(svg, "<path class=\"{}\" {} d=\"{data}\"/>", role.class(), look(*role))
            }
            Shape::Text { role, x, y, anchor, text } => write!(
                svg,
                "<text class=\"{}\" {} x=\"{x}\" y=\"{y}\" text-anchor=\"{}\">{}</text>",
                role.class(),
                look(*role),
                anchor.word(),
                escaped(text)
            ),
        };
    }
    svg.push_str("</svg>");
    svg
}

/// Presentation attributes of a role.
fn look(role: Role) -> String {
    let line = |colour: &str, width: &str, cap: &str| {
        format!(
            "fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\" stroke-linecap=\"{cap}\""
        )
    };
    match role {
        Role::Grid => line("#ebe8e1", "1", "butt"),
        Role::Axis => line(EDGE, "1", "butt"),
        Role::Tick | Role::Title => format!("fill=\"{SOFT}\""),
        Role::Playhead => line(INK, "1", "butt"),
        Role::Cursor => line(SOFT, "1", "butt"),
        Role::Ring(entry) => line(Tone::of(entry).colour, "2", "butt"),
        Role::Series(entry) | Role::Sample(entry) => line(Tone::of(entry).colour, "2.5", "butt"),
        Role::Lost(entry) => line(Tone::of(entry).colour, "1.5", "butt"),
        Role::Points(entry) => line(Tone::of(entry).colour, "6.5", "round"),
        Role::Label(entry) => {
            format!("fill=\"{}\" font-weight=\"600\"", accent(entry.server))
        }
        Role::Box => format!("fill=\"#fff\" stroke=\"{EDGE}\""),
        Role::Slot => line("#e4e1da", "1.5", "butt"),
        Role::Wire => line(EDGE, "1.25", "round"),
        Role::Chip(server, state) => chip(accent(server), state),
        Role::ChipText(state) => {
            let fill = match state {
                ChipState::Waiting => SOFT,
                ChipState::Computing => GROUND,
                ChipState::Serving | ChipState::Io | ChipState::Held => INK,
            };
            format!("fill=\"{fill}\" font-size=\"12\"")
        }
        Role::Code => {
            format!("fill=\"{INK}\" font-family=\"ui-monospace, monospace\" font-size=\"12\"")
        }
        Role::Part => format!("fill=\"{INK}\""),
        Role::Note => format!("fill=\"{SOFT}\" font-size=\"12\""),
        Role::Lane => fill("#f6f3ed"),
        Role::Segment(activity) => fill(activity_colour(activity)),
        Role::Peak => fill("#e2dccf"),
        Role::Pieces => line(INK, "1.5", "butt") + " stroke-opacity=\"0.45\"",
        Role::Number(Activity::Computing) => fill("#ffffff") + " font-size=\"12\"",
        Role::Number(_) => fill(INK) + " font-size=\"12\"",
        Role::Ahead => fill(GROUND) + " fill-opacity=\"0.6\"",
        Role::Knob => line(INK, "9", "round"),
    }
}

/// A request's look: its state shows without its colour, too.
fn chip(colour: &str, state: ChipState) -> String {
    match state {
        ChipState::Waiting => "fill=\"#f2efe8\"".into(),
        ChipState::Computing => {
            format!("fill=\"{colour}\" stroke=\"{colour}\" stroke-width=\"1.5\"")
        }
        ChipState::Serving | ChipState::Io => {
            format!("fill=\"{GROUND}\" stroke=\"{colour}\" stroke-width=\"1.5\"")
        }
        ChipState::Held => format!(
            "fill=\"{GROUND}\" stroke=\"{colour}\" stroke-width=\"1.5\" stroke-dasharray=\"3 3\""
        ),
    }
}

/// The colour of a server's names and requests.
const fn accent(server: Server) -> &'static str {
    match server {
        Server::Pool => "#a63c08",
        Server::Threads => "#962a63",
        Server::Greenlets => "#006145",
        Server::Loop => "#155a9c",
    }
}

fn fill(colour: &str) -> String {
    format!("fill=\"{colour}\"")
}

/// The colour of what requests do, on a light ground.
const fn activity_colour(activity: Activity) -> &'static str {
    match activity {
        Activity::Queueing => "#bdb5a5",
        Activity::Computing => "#2b3a4f",
        Activity::HoldingIo => "#f0bd8b",
        Activity::FreeIo => "#9ac8f0",
        Activity::AwaitingLoop => "#5b8cbb",
        Activity::AwaitingGil => "#b0508a",
        Activity::AwaitingToken => "#857d6e",
        Activity::AwaitingConnection => "#2f8a7a",
        Activity::AwaitingCore => "#b07a36",
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
