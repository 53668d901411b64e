//! What the tests of the plot's views have in common: scenes, and what is drawn in them.

use pool_vs_loop::chart::{Plot, Role, Scene, Shape, top_of_axis};
use pool_vs_loop::scenario::{Entry, Link, Micros, View};
use pool_vs_loop::sim::{self, Outcome, Results, Run};
use std::collections::BTreeSet;

/// A plot at its own axis.
pub fn plot<'a>(results: &'a Results, shown: &'a [Entry], view: View, width: i32) -> Plot<'a> {
    let until = top_of_axis(results, shown, view);
    Plot { results, shown, view, until, width, at: None }
}

/// The scene of a query, which says the view.
pub fn scene(query: &str, width: i32) -> Scene {
    let (link, notices) = Link::decode(query);
    assert!(notices.is_empty(), "{query}");
    let results = sim::run(&link.scenario);
    let shown: Vec<Entry> = link.shown().collect();
    Plot { at: link.at, ..plot(&results, &shown, link.view, width) }.scene()
}

/// The field of a scene: left, right and bottom, as its axis has them.
pub fn field(scene: &Scene) -> (i32, i32, i32) {
    let axis = scene.shapes.iter().find_map(|shape| match shape {
        Shape::Path { role: Role::Axis, data } => Some(data.as_str()),
        _ => None,
    });
    let numbers: Vec<i32> = axis
        .expect("an axis")
        .split(['M', ' ', 'H'])
        .filter_map(|number| number.parse().ok())
        .collect();
    (numbers[0], numbers[2], numbers[1])
}

/// A line of an entry.
pub fn line(scene: &Scene, entry: Entry) -> &str {
    let line = scene.shapes.iter().find_map(|shape| match shape {
        Shape::Path { role: Role::Series(of), data } if *of == entry => Some(data.as_str()),
        _ => None,
    });
    line.expect("a line")
}

/// The strokes of a path: from here to there.
pub fn strokes(data: &str) -> Vec<((i32, i32), (i32, i32))> {
    let (mut at, mut strokes) = ((0, 0), Vec::new());
    let mut rest = data;
    while let Some(command) = rest.chars().next() {
        let end = rest[1..].find(['M', 'H', 'V']).map_or(rest.len(), |place| place + 1);
        let numbers: Vec<i32> =
            rest[1..end].split(' ').map(|number| number.parse().expect("a number")).collect();
        let to = match command {
            'M' => (numbers[0], numbers[1]),
            'H' => (numbers[0], at.1),
            _ => (at.0, numbers[0]),
        };
        if command != 'M' {
            strokes.push((at, to));
        }
        at = to;
        rest = &rest[end..];
    }
    strokes
}

/// All corners of pixels that a path touches.
pub fn touched(data: &str) -> BTreeSet<(i32, i32)> {
    let mut touched = BTreeSet::new();
    for ((x, y), (to_x, to_y)) in strokes(data) {
        for x in x.min(to_x)..=x.max(to_x) {
            touched.extend((y.min(to_y)..=y.max(to_y)).map(|y| (x, y)));
        }
    }
    touched
}

/// Where the upper end of the field is, in all views of a wide plot.
pub const TOP: i32 = 30;

/// The height of a value where `top` is that of the field's top, rounded half up.
pub fn height(value: u64, top: u64, bottom: i32) -> i32 {
    let height = f64::from(bottom - TOP);
    bottom - (value as f64 * height / top as f64 + 0.5).floor() as i32
}

/// The names in a scene and where they stand.
pub fn names(scene: &Scene) -> Vec<(&str, i32)> {
    let texts = scene.shapes.iter().filter_map(|shape| match shape {
        Shape::Text { role: Role::Label(_), text, y, .. } => Some((text.as_str(), *y)),
        _ => None,
    });
    texts.collect()
}

/// When a request was answered.
pub fn reply(run: &Run, request: usize) -> Option<Micros> {
    (run.outcome(request) == Outcome::Served).then(|| run.ended(request)).flatten()
}
