//! The completion plot: kept pictures, and what must hold of any.

use crate::strategies;
use expect_test::expect_file;
use pool_vs_loop::chart::{CompletionPlot, Role, Scene, Shape, groups, to_svg, top_of_axis};
use pool_vs_loop::explain::entry_name;
use pool_vs_loop::scenario::{DEFAULT_LINEUP, Entry, Link, Scenario};
use pool_vs_loop::sim;
use proptest::prelude::*;

/// The plot of a query, a shape a line.
fn drawn(query: &str, width: i32) -> String {
    let (link, notices) = Link::decode(query);
    assert!(notices.is_empty(), "{query}");
    let shown: Vec<Entry> = link.shown().collect();
    to_svg(&scene(&link.scenario, &shown, width)).replace("><", ">\n<")
}

fn scene(scenario: &Scenario, shown: &[Entry], width: i32) -> Scene {
    let results = sim::run(scenario);
    let until = top_of_axis(&results, shown);
    CompletionPlot { results: &results, shown, until, width }.scene()
}

fn labels(scene: &Scene) -> Vec<&str> {
    let texts = scene.shapes.iter().filter_map(|shape| match shape {
        Shape::Text { role: Role::Label(_), text, .. } => Some(text.as_str()),
        _ => None,
    });
    texts.collect()
}

#[test]
fn the_default_plot_wide() {
    expect_file!["pictures/default-840.svg"].assert_eq(&drawn("", 840));
}

#[test]
fn the_comparison_in_a_narrow_column() {
    expect_file!["pictures/comparison-288.svg"].assert_eq(&drawn("requests=100", 288));
}

#[test]
fn a_million_requests() {
    expect_file!["pictures/million-512.svg"].assert_eq(&drawn("requests=1000000&hide=2", 512));
}

#[test]
fn lines_that_coincide_have_one_label() {
    let named = |query: &str| -> Vec<String> {
        let scenario = Link::decode(query).0.scenario;
        labels(&scene(&scenario, &scenario.lineup, 840)).iter().map(ToString::to_string).collect()
    };
    assert_eq!(
        named(""),
        ["pool: blocking = async", "pool: gather", "loop: blocking = async", "loop: gather"]
    );
    assert_eq!(
        named("requests=4"),
        ["pool: blocking = async =", "loop: blocking = async", "pool: gather =", "loop: gather"]
    );
    assert_eq!(named("subtasks=1")[0], "pool: blocking = async = gather");
    assert_eq!(named("requests=161")[2..4], ["loop: blocking", "loop: async"]);
}

/// The horizontal pixels that a path draws at a height.
fn lit(data: &str, height: i32) -> Vec<(i32, i32)> {
    let (mut x, mut y, mut runs) = (0, 0, Vec::new());
    let mut rest = data;
    while let Some(command) = rest.chars().next() {
        let end = rest[1..].find(['M', 'H', 'V']).map_or(rest.len(), |place| place + 1);
        let numbers: Vec<i32> =
            rest[1..end].split(' ').map(|number| number.parse().expect("a number")).collect();
        match command {
            'M' => (x, y) = (numbers[0], numbers[1]),
            'V' => y = numbers[0],
            _ => {
                if y == height {
                    runs.push((x, numbers[0]));
                }
                x = numbers[0];
            }
        }
        rest = &rest[end..];
    }
    runs
}

#[test]
fn lines_that_coincide_take_turns_and_leave_no_gap() {
    let scenario = Scenario { requests: 4, ..Scenario::default() };
    let scene = scene(&scenario, &DEFAULT_LINEUP, 840);
    let paths: Vec<(Entry, &str)> = scene
        .shapes
        .iter()
        .filter_map(|shape| match shape {
            Shape::Path { role: Role::Series(entry), data } => Some((*entry, data.as_str())),
            _ => None,
        })
        .collect();
    assert_eq!(paths.len(), 6, "one path an entry");
    // Four of the entries answer all at 1 s: at the height at which the first begins.
    let first: i32 =
        paths[0].1[1..].split(['H', ' ']).nth(1).expect("a height").parse().expect("one");
    let mut runs: Vec<(i32, i32)> = paths.iter().flat_map(|(_, data)| lit(data, first)).collect();
    let drawing = paths.iter().filter(|(_, data)| lit(data, first).len() > 5).count();
    assert_eq!(drawing, 4, "each of the four draws its dashes");
    runs.sort_unstable();
    assert!(runs.windows(2).all(|pair| pair[0].1 == pair[1].0), "no gap, no overlap: {runs:?}");
}

#[test]
fn no_outlier_vanishes() {
    // 41 requests on one loop: the 41st alone takes twice as long, at any width.
    for width in [200, 288, 840, 1_180] {
        let scenario = Scenario { workers: 1, requests: 41, ..Scenario::default() };
        let entry = DEFAULT_LINEUP[3];
        let picture = scene(&scenario, &[entry], width);
        let risers = picture.shapes.iter().any(|shape| {
            matches!(shape, Shape::Path { role: Role::Series(_), data } if data.contains('V'))
        });
        assert!(risers, "at {width}");
    }
}

#[test]
fn nothing_on_show_is_a_picture_without_lines() {
    let picture = scene(&Scenario::default(), &[], 840);
    assert!(labels(&picture).is_empty());
    assert!(!to_svg(&picture).contains("NaN"));
}

#[test]
fn an_svg_is_text_and_never_markup() {
    let scene = Scene { description: "<b>\"&'".into(), ..Scene::default() };
    assert!(to_svg(&scene).contains("aria-label=\"&lt;b&gt;&quot;&amp;'\""));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn any_plot_is_bounded_and_inside_its_frame(
        scenario in strategies::small_scenario(),
        requests in prop_oneof![1..500_u32, Just(40_000)],
        width in 200..1_400_i32,
    ) {
        let scenario = Scenario { requests, ..scenario };
        let scene = scene(&scenario, &scenario.lineup, width);
        prop_assert!(scene.shapes.len() <= 64, "{} shapes", scene.shapes.len());
        for shape in &scene.shapes {
            match shape {
                Shape::Path { data, .. } => {
                    prop_assert!(data.len() < 40 * 1_400, "{} bytes", data.len());
                    prop_assert!(!data.contains('-'), "nothing left of or above the frame");
                }
                Shape::Text { x, y, .. } => {
                    prop_assert!((0..=scene.width).contains(x) && (0..=scene.height).contains(y));
                }
            }
        }
    }

    #[test]
    fn entries_are_grouped_if_and_only_if_they_did_the_same(scenario in strategies::small_scenario()) {
        let results = sim::run(&scenario);
        let groups = groups(&results, &scenario.lineup);
        let times = |entry: Entry| -> Vec<u64> {
            results.of(entry).map(|r| r.run.response_times().collect()).unwrap_or_default()
        };
        for (place, group) in groups.iter().enumerate() {
            prop_assert!(group.iter().all(|&entry| times(entry) == times(group[0])));
            for other in &groups[place + 1..] {
                prop_assert_ne!(times(other[0]), times(group[0]));
            }
        }
        let count: usize = groups.iter().map(Vec::len).sum();
        prop_assert_eq!(count, scenario.lineup.len());
        prop_assert!(scene(&scenario, &scenario.lineup, 600).description.contains(&entry_name(groups[0][0])));
    }
}
