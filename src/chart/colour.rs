//! The colours of the page, for pictures that leave it.

use crate::scenario::Theme;

/// The colours of the page's style sheet: its variables, on a light and on a dark ground. A test
/// holds both equal.
pub const COLOURS: [(&str, &str, &str); 36] = [
    ("ground", "#fdfcfa", "#15171a"),
    ("card", "#fff", "#1c1f23"),
    ("ink", "#1d1f23", "#eceae6"),
    ("soft", "#5d636d", "#a3a8b0"),
    ("rule", "#e4e1da", "#30343a"),
    ("edge", "#8d8f93", "#767c85"),
    ("grid", "#ebe8e1", "#272b30"),
    ("chip", "#f2efe8", "#25292e"),
    ("pool", "#a63c08", "#f59a5c"),
    ("loop", "#155a9c", "#7dbbf3"),
    ("pool-blocking", "#ef611b", "#ffa85b"),
    ("pool-async", "#c35200", "#ffd3b7"),
    ("pool-gather", "#ca7e03", "#ffc575"),
    ("pool-stuck", "#aa6a19", "#ed9c66"),
    ("loop-blocking", "#00367c", "#0278c0"),
    ("loop-async", "#0156a4", "#4d8ff0"),
    ("loop-gather", "#0474ba", "#64b1fe"),
    ("loop-stuck", "#574da7", "#6a6cc9"),
    ("threads", "#962a63", "#f08fc0"),
    ("threads-blocking", "#b5488c", "#ef6a9a"),
    ("threads-async", "#73054a", "#ff92c8"),
    ("threads-gather", "#872e78", "#c656a6"),
    ("threads-stuck", "#5e2a4e", "#a884c3"),
    ("greenlets", "#006145", "#88f7be"),
    ("greenlets-blocking", "#006145", "#88f7be"),
    ("lane", "#f6f3ed", "#1d2024"),
    ("peak", "#e2dccf", "#3a3d42"),
    ("queueing", "#8f8776", "#77736a"),
    ("computing", "#2b3a4f", "#dfe7f2"),
    ("holding-io", "#c97a35", "#9a5a22"),
    ("free-io", "#4a90c9", "#2f6da6"),
    ("awaiting-loop", "#3f6f9c", "#7fa9d3"),
    ("awaiting-gil", "#b0508a", "#d986b6"),
    ("awaiting-token", "#7a7263", "#a59d8e"),
    ("awaiting-connection", "#2f8a7a", "#58bda9"),
    ("awaiting-core", "#9a6526", "#d8a35d"),
];

/// The colour of that name in a theme; [`Theme::Auto`] is light. `None` for a name that the page
/// has no colour of.
#[must_use]
pub fn colour(name: &str, theme: Theme) -> Option<&'static str> {
    let (_, light, dark) = COLOURS.iter().find(|(other, ..)| *other == name)?;
    Some(if theme == Theme::Dark { dark } else { light })
}
