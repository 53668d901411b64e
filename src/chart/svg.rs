//! A scene as an SVG text.

use super::{Role, Scene, Shape, Tone};
use crate::scenario::Server;
use std::fmt::Write;

const INK: &str = "#5d636d";

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
        Role::Axis => line("#8d8f93", "1", "butt"),
        Role::Tick | Role::Title => format!("fill=\"{INK}\""),
        Role::Playhead => line("#1d1f23", "1", "butt"),
        Role::Cursor => line(INK, "1", "butt"),
        Role::Ring(entry) => line(Tone::of(entry).colour, "2", "butt"),
        Role::Series(entry) | Role::Sample(entry) => line(Tone::of(entry).colour, "2.5", "butt"),
        Role::Lost(entry) => line(Tone::of(entry).colour, "1.5", "butt"),
        Role::Points(entry) => line(Tone::of(entry).colour, "6.5", "round"),
        Role::Label(entry) => {
            let colour = match entry.server {
                Server::Pool => "#a63c08",
                Server::Threads => "#962a63",
                Server::Greenlets => "#006145",
                Server::Loop => "#155a9c",
            };
            format!("fill=\"{colour}\" font-weight=\"600\"")
        }
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
