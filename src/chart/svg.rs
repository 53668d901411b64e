//! Scenes as SVG text.

use super::{ChipState, Role, Scene, Shape, Tone, activity_class, colour};
use crate::scenario::{Server, Theme};
use crate::sim::Activity;
use std::fmt::Write;

/// Writes a scene as an SVG element that is part of a page. Looks are presentation attributes, for
/// a light ground; the page's style sheet outranks them by the same classes that the live plot
/// has.
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
        let (Shape::Path { role, .. } | Shape::Text { role, .. }) = shape;
        let class = format!("class=\"{}\" ", role.class());
        write_shape(&mut svg, shape, &class, Theme::Light);
    }
    svg.push_str("</svg>");
    svg
}

/// Writes shapes as SVG elements that stand alone: their looks are presentation attributes, which
/// all programs that read SVG know, and nothing of a page is needed.
pub fn write_shapes(svg: &mut String, shapes: &[Shape], theme: Theme) {
    for shape in shapes {
        write_shape(svg, shape, "", theme);
    }
}

fn write_shape(svg: &mut String, shape: &Shape, class: &str, theme: Theme) {
    // Writing to a string cannot fail.
    let _ = match shape {
        Shape::Path { role, data } => {
            write!(svg, "<path {class}{} d=\"{data}\"/>", look(*role, theme))
        }
        Shape::Text { role, x, y, anchor, text } => write!(
            svg,
            "<text {class}{} x=\"{x}\" y=\"{y}\" text-anchor=\"{}\">{}</text>",
            look(*role, theme),
            anchor.word(),
            escaped(text)
        ),
    };
}

/// Presentation attributes of a role.
fn look(role: Role, theme: Theme) -> String {
    let of = |name| colour(name, theme).unwrap_or("none");
    let stroke = |name, width: &str, cap: &str| {
        let colour = of(name);
        format!(
            "fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\" stroke-linecap=\"{cap}\""
        )
    };
    let line = |name, width| stroke(name, width, "butt");
    let round = |name, width| stroke(name, width, "round");
    let fill = |name| ["fill=\"", of(name), "\""].concat();
    let small = |name| fill(name) + " font-size=\"12\"";
    match role {
        Role::Grid => line("grid", "1"),
        Role::Axis => line("edge", "1"),
        Role::Tick | Role::Title => fill("soft"),
        Role::Playhead => line("ink", "1"),
        Role::Cursor => line("soft", "1"),
        Role::Ring(entry) => line(Tone::of(entry).class, "2"),
        Role::Series(entry) | Role::Sample(entry) => line(Tone::of(entry).class, "2.5"),
        Role::Lost(entry) => line(Tone::of(entry).class, "1.5"),
        Role::Points(entry) => round(Tone::of(entry).class, "6.5"),
        Role::Label(entry) => fill(entry.server.word()) + " font-weight=\"600\"",
        Role::Box => fill("card") + &[" stroke=\"", of("edge"), "\""].concat(),
        Role::Slot => line("rule", "1.5"),
        Role::Wire => round("edge", "1.25"),
        Role::Chip(server, state) => chip(server, state, theme),
        Role::ChipText(ChipState::Waiting) => small("soft"),
        Role::ChipText(ChipState::Computing) => small("ground"),
        Role::ChipText(ChipState::Serving | ChipState::Io | ChipState::Held) => small("ink"),
        Role::Code => fill("ink") + " font-family=\"ui-monospace, monospace\" font-size=\"12\"",
        Role::Part => fill("ink"),
        Role::Note => small("soft"),
        Role::Lane => fill("lane"),
        Role::Segment(activity) => fill(activity_class(activity)),
        Role::Peak => fill("peak"),
        Role::Pieces => line("ink", "1.5") + " stroke-opacity=\"0.45\"",
        Role::Number(Activity::Computing) => small("ground"),
        Role::Number(_) => small("ink"),
        Role::Ahead => fill("ground") + " fill-opacity=\"0.6\"",
        Role::Knob => round("ink", "9"),
        Role::Sketch => line("ink", "2") + " stroke-dasharray=\"9 3 2 3\"",
        Role::Handle => {
            fill("ground") + &[" stroke=\"", of("ink"), "\" stroke-width=\"2\""].concat()
        }
        Role::Guess => fill("ink") + " font-weight=\"600\"",
    }
}

/// A request's look: its state shows without its colour, too.
fn chip(server: Server, state: ChipState, theme: Theme) -> String {
    let of = |name| colour(name, theme).unwrap_or("none");
    let (fill, stroke) = match state {
        ChipState::Waiting => return ["fill=\"", of("chip"), "\""].concat(),
        ChipState::Computing => (of(server.word()), ""),
        ChipState::Serving | ChipState::Io => (of("ground"), ""),
        ChipState::Held => (of("ground"), " stroke-dasharray=\"3 3\""),
    };
    let colour = of(server.word());
    format!("fill=\"{fill}\" stroke=\"{colour}\" stroke-width=\"1.5\"{stroke}")
}

/// A text as XML has it, in an element or in an attribute. Characters that XML 1.0 has not (2.2)
/// are left out.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' | '\r' => escaped.push(letter),
            '\0'..' ' | '\u{fffe}' | '\u{ffff}' => {}
            _ => escaped.push(letter),
        }
    }
    escaped
}
