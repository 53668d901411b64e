//! The completion plot: kept pictures, and what must hold of any.

use crate::strategies;
use expect_test::expect_file;
use pool_vs_loop::chart::{Plot, Role, Scene, Shape, groups, to_svg, top_of_axis};
use pool_vs_loop::explain::entry_name;
use pool_vs_loop::scenario::{DEFAULT_LINEUP, Decimal, Entry, Link, Scenario, Spread, View};
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
    let view = View::Request;
    let until = top_of_axis(&results, shown, view);
    Plot { results: &results, shown, view, until, width, at: None }.scene()
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
    // A long name goes on below, within the width that names always have.
    assert_eq!(named("subtasks=1")[..2], ["pool: blocking = async =", "gather"]);
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
    // The slowest of 10,000 requests, wherever it stands among those that share its column.
    for seed in 1..=6 {
        let scenario = Scenario {
            requests: 10_000,
            subtasks: 1,
            lineup: vec![DEFAULT_LINEUP[4]],
            spread: Spread::Lognormal(Decimal::from_millionths(2_000_000)),
            seed,
            ..Scenario::default()
        };
        let results = sim::run(&scenario);
        let until = results.entries[0].summary.longest();
        let line = |results: &sim::Results| {
            let (shown, view) = (&scenario.lineup[..], View::Request);
            let plot = Plot { results, shown, view, until, width: 840, at: None };
            plot.scene().shapes.into_iter().find_map(|shape| match shape {
                Shape::Path { role: Role::Series(_), data } => Some(data),
                _ => None,
            })
        };
        let highest = heights(&line(&results).expect("a line")).min();
        let flat = Scenario { io: until, spread: Spread::Fixed, ..scenario.clone() };
        let top = heights(&line(&sim::run(&flat)).expect("a line")).min();
        assert_eq!(highest, top, "the slowest of seed {seed} reaches the height of its time");
    }
}

#[test]
fn requests_without_a_reply_are_crosses() {
    let crosses = |query: &str| {
        let scenario = Link::decode(query).0.scenario;
        let shapes = scene(&scenario, &scenario.lineup, 840).shapes;
        let lost = shapes.iter().filter_map(|shape| match shape {
            Shape::Path { role: Role::Lost(entry), data } => {
                Some((entry.to_string(), data.matches('M').count()))
            }
            _ => None,
        });
        lost.collect::<Vec<_>>()
    };
    assert_eq!(crosses("backlog=20"), []);
    // 4 are taken, 3 stand in the queue, 9 are refused.
    let pool = |count| vec![("pool:blocking".to_owned(), count)];
    assert_eq!(crosses("backlog=2&lineup=pool:blocking,loop:async"), pool(9));
    let many = crosses("requests=100000&backlog=2&lineup=pool:blocking,loop:async");
    assert!(many[0].1 < 110, "a bounded number: {many:?}");
}

/// The heights that a path reaches.
fn heights(data: &str) -> impl Iterator<Item = i32> {
    let moves = data.split('M').filter_map(|part| part.split(['H', 'V']).next()?.split(' ').nth(1));
    let risers = data.split('V').skip(1).filter_map(|part| part.split(['M', 'H']).next());
    moves.chain(risers).map(|number| number.parse().expect("a number"))
}

#[test]
fn entries_without_results_are_left_out() {
    let scenario = Scenario { lineup: vec![DEFAULT_LINEUP[4]], ..Scenario::default() };
    assert_eq!(labels(&scene(&scenario, &DEFAULT_LINEUP, 840)), ["loop: async"]);
}

#[test]
fn a_picture_alone_has_the_light_colours_of_the_page() {
    let style = include_str!("../../static/style.css");
    let svg = drawn("", 840);
    let colours = svg.split('"').filter(|value| value.starts_with('#'));
    let mut count = 0;
    for colour in colours {
        assert!(style.contains(&format!(": {colour};")), "{colour} is not in the style sheet");
        count += 1;
    }
    assert!(count > 20, "the picture has colours");
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
        io in prop_oneof![Just(0), 1..40_u64, Just(3_600_000_000)],
        width in prop_oneof![200..1_400_i32, 430..520_i32],
    ) {
        let scenario = Scenario { requests, io, ..scenario };
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
        let groups = groups(&results, &scenario.lineup, View::Request);
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

#[test]
fn the_axis_reaches_what_was_killed() {
    let (link, _) = Link::decode("requests=20&io=40s&timeout=30s&lineup=pool:blocking,loop:async");
    let results = sim::run(&link.scenario);
    assert_eq!(top_of_axis(&results, &link.scenario.lineup, View::Request), 150_000_000);
    assert_eq!(top_of_axis(&results, &link.scenario.lineup[1..], View::Request), 40_000_000);
}
