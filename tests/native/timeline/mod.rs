//! The timeline: kept pictures, and what must hold of any.

mod words;

use crate::naive::scenarios;
use expect_test::expect_file;
use pool_vs_loop::chart::{
    Mark, Role, Scene, Shape, Timeline, activity_class, activity_mark, to_svg,
};
use pool_vs_loop::scenario::{Entry, Link, Micros, Scenario};
use pool_vs_loop::sim::{Activity, Simulation, Traced, Tracing};
use proptest::prelude::*;
use std::ops::Range;

fn scenario(query: &str) -> Scenario {
    let (link, notices) = Link::decode(query);
    assert!(notices.is_empty(), "{query}: {notices:?}");
    link.scenario
}

/// When the last request ends.
fn end(scenario: &Scenario, entry: Entry) -> Micros {
    let mut simulation = Simulation::new(scenario, entry);
    while !simulation.advance(u64::MAX) {}
    let run = simulation.finish().expect("a finished run");
    (0..run.len()).filter_map(|request| run.ended(request)).max().unwrap_or(0)
}

fn traced(scenario: &Scenario, entry: &str, width: i32, window: Option<Range<Micros>>) -> Traced {
    let entry = entry.parse().expect("an entry");
    let window = window.unwrap_or_else(|| 0..end(scenario, entry));
    let mut tracing = Tracing::new(scenario, entry, window, Timeline::columns(scenario, width));
    while !tracing.advance(u64::MAX) {}
    tracing.finish().expect("a finished run")
}

/// A picture, a shape a line.
fn drawn(query: &str, entry: &str, width: i32, at: Option<Micros>) -> String {
    let scenario = scenario(query);
    let traced = traced(&scenario, entry, width, None);
    let timeline = Timeline { scenario: &scenario, traced: &traced, width, at };
    to_svg(&timeline.scene()).replace("><", ">\n<")
}

#[test]
fn a_pool_that_gathers() {
    let svg = drawn("", "pool:gather", 760, Some(1_250_000));
    expect_file!["../pictures/timeline-gather-760.svg"].assert_eq(&svg);
}

#[test]
fn loops_that_are_stuck() {
    let svg = drawn("", "loop:stuck", 288, None);
    expect_file!["../pictures/timeline-stuck-288.svg"].assert_eq(&svg);
}

const MANY: &str = "requests=100000&cpu=10ms&io=30ms&workers=64&cores=48";

#[test]
fn a_hundred_thousand_requests() {
    let wide = drawn(MANY, "pool:blocking", 1_100, Some(40_000_000));
    expect_file!["../pictures/timeline-many-1100.svg"].assert_eq(&wide);
    let narrow = drawn(MANY, "pool:blocking", 288, None);
    expect_file!["../pictures/timeline-many-288.svg"].assert_eq(&narrow);
}

/// A traced entry with its scenario, so that timelines can be made of it.
struct Case {
    scenario: Scenario,
    traced: Traced,
}

impl Case {
    fn new(query: &str, entry: &str, width: i32, window: Option<Range<Micros>>) -> Self {
        let scenario = scenario(query);
        let traced = traced(&scenario, entry, width, window);
        Self { scenario, traced }
    }

    fn timeline(&self, width: i32) -> Timeline<'_> {
        Timeline { scenario: &self.scenario, traced: &self.traced, width, at: None }
    }
}

fn paths(scene: &Scene) -> Vec<(Role, &str)> {
    let path = |shape| match shape {
        &Shape::Path { role, ref data } => Some((role, data.as_str())),
        Shape::Text { .. } => None,
    };
    scene.shapes.iter().filter_map(path).collect()
}

fn path(scene: &Scene, role: Role) -> &str {
    let found = paths(scene).into_iter().find(|(it, _)| *it == role);
    found.map_or("", |(_, data)| data)
}

fn texts(scene: &Scene, wanted: impl Fn(Role) -> bool) -> Vec<(&str, i32, i32)> {
    let text = |shape| match shape {
        &Shape::Text { role, x, y, ref text, .. } if wanted(role) => Some((text.as_str(), x, y)),
        _ => None,
    };
    scene.shapes.iter().filter_map(text).collect()
}

/// Area of outlines of horizontal and vertical lines, by the shoelace formula.
fn area(data: &str) -> i32 {
    let mut total = 0;
    for outline in data.split('M').skip(1) {
        let (start, steps) = outline.split_at(outline.find(['H', 'V']).expect("a step"));
        let (x, y) = start.split_once(' ').expect("two numbers");
        let (first, mut at) = ((number(x), number(y)), (number(x), number(y)));
        let mut sum = 0;
        let mut go = |to: (i32, i32)| {
            sum += at.0 * to.1 - to.0 * at.1;
            at = to;
        };
        let mut rest = steps.strip_suffix('z').expect("a closed outline");
        let mut point = first;
        while !rest.is_empty() {
            let length = rest[1..].find(['H', 'V']).map_or(rest.len(), |place| place + 1);
            if rest.starts_with('H') {
                point.0 = number(&rest[1..length]);
            } else {
                point.1 = number(&rest[1..length]);
            }
            go(point);
            rest = &rest[length..];
        }
        go(first);
        total += sum / 2;
    }
    total
}

fn number(text: &str) -> i32 {
    text.parse().expect("a number")
}

#[test]
fn lanes_are_drawn_one_by_one() {
    let case = Case::new("", "pool:gather", 760, None);
    let timeline = case.timeline(760);
    let scene = timeline.scene();
    // Each of 16 requests waits for half a second of the 2 s, 4 lanes of 20 pixels, all but the
    // last of each lane with a pixel's gap.
    let width = i32::try_from(Timeline::columns(&case.scenario, 760)).expect("a width");
    let held = area(path(&scene, Role::Segment(Activity::HoldingIo)));
    assert_eq!(held, 4 * 20 * (width - 3));
    // 12, 8, 4 and 0 of at most 12 wait in each half second, in 38 pixels.
    let queued = area(path(&scene, Role::Segment(Activity::Queueing)));
    let expected = f64::from(38 * width) * (12.0 + 8.0 + 4.0) / 12.0 / 4.0;
    assert!((f64::from(queued) - expected).abs() < f64::from(width), "{queued} of {expected}");
    let numbers = texts(&scene, |role| matches!(role, Role::Number(_)));
    let mut all: Vec<i32> = numbers.iter().map(|text| number(text.0)).collect();
    all.sort_unstable();
    assert_eq!(all, (1..=16).collect::<Vec<_>>());
    let names: Vec<&str> = texts(&scene, |role| role == Role::Tick).iter().map(|it| it.0).collect();
    assert_eq!(names[..5], ["queue", "w0", "w1", "w2", "w3"]);
    assert_eq!(names[5], "0");
    assert_eq!(names.last(), Some(&"2.0 s"));
}

#[test]
fn activities_have_shapes_of_their_own() {
    let marks: Vec<String> = Activity::ALL
        .into_iter()
        .map(|activity| match &activity_mark(activity).shapes[..] {
            [Shape::Path { role, data }] => {
                assert_eq!(*role, Role::Segment(activity));
                data.clone()
            }
            other => panic!("one path: {other:?}"),
        })
        .collect();
    // In a lane: to compute and to hold a worker fill it, in a dark and in a light colour; a queue
    // is never in a lane, nor is who waits for a thread.
    let lane = [1, 3, 4, 5, 7, 8];
    for (place, one) in lane.iter().enumerate() {
        for other in &lane[place + 1..] {
            assert_ne!(marks[*one], marks[*other]);
        }
    }
    let classes: std::collections::HashSet<_> =
        Activity::ALL.into_iter().map(activity_class).collect();
    assert_eq!(classes.len(), Activity::ALL.len());
}

#[test]
fn areas_are_as_large_as_what_they_stand_for() {
    // 4 workers compute for a quarter of the time and wait for the rest, without a break.
    let case = Case::new("requests=4000&cpu=100ms&io=300ms&cores=4", "pool:blocking", 760, None);
    let scene = case.timeline(760).scene();
    let width = i32::try_from(Timeline::columns(&case.scenario, 760)).expect("a width");
    let of = |activity| f64::from(area(path(&scene, Role::Segment(activity))));
    let whole = f64::from(4 * 40 * width);
    assert!((of(Activity::Computing) / whole - 0.25).abs() < 0.01);
    assert!((of(Activity::HoldingIo) / whole - 0.75).abs() < 0.01);
    // The queue falls evenly from all to none.
    assert!((of(Activity::Queueing) / f64::from(38 * width) - 0.5).abs() < 0.02);
    assert_eq!(path(&scene, Role::Peak), "", "never more than the mean");
}

#[test]
fn places_and_times_go_together() {
    let case = Case::new("", "pool:gather", 760, Some(500_000..1_500_000));
    let timeline = case.timeline(760);
    let (left, right) = (timeline.x_of(0), timeline.x_of(9_000_000));
    assert_eq!(timeline.time_at(left), 500_000);
    assert_eq!(timeline.time_at(0), 500_000);
    assert_eq!(timeline.time_at(right), 1_500_000);
    assert_eq!(timeline.time_at(10_000), 1_500_000);
    for x in left..=right {
        assert_eq!(timeline.x_of(timeline.time_at(x)), x);
    }
}

#[test]
fn the_axis_of_a_window_has_ticks_inside_it() {
    let ticks = |window: Range<Micros>, width| -> Vec<String> {
        let case = Case::new("", "pool:blocking", width, Some(window));
        let scene = case.timeline(width).scene();
        let texts = texts(&scene, |role| role == Role::Tick);
        let is_name = |text: &str| text == "queue" || text.starts_with('w');
        texts.iter().map(|text| text.0.to_owned()).filter(|text| !is_name(text)).collect()
    };
    assert_eq!(
        ticks(0..4_000_000, 760),
        ["0", "0.5", "1.0", "1.5", "2.0", "2.5", "3.0", "3.5", "4.0 s"]
    );
    assert_eq!(ticks(0..4_000_000, 288), ["0", "1", "2", "3", "4 s"]);
    assert_eq!(ticks(1_230_000..1_270_000, 500), ["1.23", "1.24", "1.25", "1.26", "1.27 s"]);
    assert_eq!(
        ticks(1_234_567..1_234_571, 500),
        ["1.234567", "1.234568", "1.234569", "1.234570", "1.234571 s"]
    );
    assert_eq!(ticks(2_999_999_999..2_999_999_999, 288), ["2,999.999999", "3,000.000000 s"]);
}

#[test]
fn the_playhead_is_there_inside_the_window() {
    let case = Case::new("", "pool:gather", 760, Some(500_000..1_500_000));
    let at = |at| Timeline { at: Some(at), ..case.timeline(760) };
    let all = [Role::Ahead, Role::Playhead, Role::Knob];
    let roles = |time: Micros| -> Vec<Role> {
        let scene = at(time).scene();
        paths(&scene).into_iter().map(|(role, _)| role).filter(|role| all.contains(role)).collect()
    };
    assert_eq!(roles(500_000), all);
    assert_eq!(roles(1_500_000), all);
    assert_eq!(roles(499_999), []);
    assert_eq!(roles(1_500_001), []);
    assert_eq!(case.timeline(760).playhead(499_999), None);

    // The veil is behind all texts, the playhead in front of them: as the page puts it together
    // while the playhead moves.
    let still = case.timeline(760);
    let [ahead, line, knob] = still.playhead(1_000_000).expect("a playhead");
    let x = still.x_of(1_000_000);
    assert!(matches!(&line, Shape::Path { data, .. } if data.starts_with(&format!("M{x} "))));
    let mut shapes = still.scene().shapes;
    let is_text = |shape: &Shape| matches!(shape, Shape::Text { .. });
    let place = shapes.iter().position(is_text).expect("a text");
    shapes.insert(place, ahead);
    shapes.extend([line, knob]);
    assert_eq!(shapes, at(1_000_000).scene().shapes);
}

/// The bytes that a path of a row's areas can have: 8,192 cells of two edges, two steps of at most
/// five bytes each.
const MOST_BYTES: usize = 8_192 * 2 * 2 * 5;

#[test]
fn noise_of_many_requests_is_bounded() {
    let queries = [
        (
            "requests=100000&client=poisson:3000&workers=1024&io=300ms&spread=exponential&cpu=1ms",
            "pool:blocking",
        ),
        (
            "requests=100000&client=poisson:300&workers=32&cpu=50ms&io=50ms&spread=exponential&cores=16",
            "loop:async",
        ),
        (
            "requests=20000&client=poisson:300&workers=8&cpu=20ms&cores=4&connections=9",
            "threads:blocking",
        ),
    ];
    for (query, entry) in queries {
        for width in [288, 1_100] {
            let case = Case::new(query, entry, width, None);
            let scene = case.timeline(width).scene();
            let bytes: Vec<usize> = paths(&scene).iter().map(|(_, data)| data.len()).collect();
            println!("{entry} at {width}: {bytes:?}");
            assert!(bytes.iter().all(|&bytes| bytes < MOST_BYTES), "{bytes:?}");
            assert!(scene.shapes.len() < 80);
        }
    }
}

/// One request that computes for 1 ms among 10,000 s, and a queue of many for an instant: both are
/// seen.
#[test]
fn no_spike_vanishes() {
    let case = Case::new(
        "requests=1000&workers=1&io=10s&cpu=1ms&client=paced:0.2",
        "pool:blocking",
        760,
        None,
    );
    let scene = case.timeline(760).scene();
    let computing = path(&scene, Role::Segment(Activity::Computing));
    assert!(area(computing) > 300, "a pixel wherever a request computes: {}", area(computing));
    // All are sent at once and taken at once, a microsecond each: the mean in a column is small,
    // but the greatest number is all of them.
    let case = Case::new("requests=500&workers=1&cpu=1us&io=1s", "loop:async", 760, None);
    let scene = case.timeline(760).scene();
    let top = path(&scene, Role::Peak).split(['M', 'H', 'V', 'z']).filter_map(|part| {
        // Of a move the second number is the height; a lone number is of either direction, and
        // none across is as small as that.
        part.split(' ').next_back().filter(|text| !text.is_empty()).map(number)
    });
    assert_eq!(top.min(), Some(16), "to the top");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn any_timeline_is_bounded_and_inside_its_frame(
        scenario in scenarios::small(),
        place in 0..Entry::ALL.len(),
        workers in prop_oneof![Just(None), (1..=60_u32).prop_map(Some)],
        width in prop_oneof![200..1_200_i32, Just(288)],
        traced_width in 200..1_200_i32,
        window in prop_oneof![
            Just(None),
            (0..50_000_u64, 0..20_000_u64).prop_map(|(from, length)| Some(from..from + length))
        ],
        at in 0..100_000_u64,
    ) {
        let mut scenario = scenario;
        if let Some(workers) = workers {
            let accept = pool_vs_loop::scenario::Accept::Even;
            scenario = Scenario { workers, accept, ..scenario };
        }
        // The page may be another width by the time that the trace is there.
        let traced = traced(&scenario, &Entry::ALL[place].to_string(), traced_width, window);
        let timeline = Timeline { scenario: &scenario, traced: &traced, width, at: Some(at) };
        let scene = timeline.scene();
        let mut roles: Vec<String> = paths(&scene).iter().map(|(role, _)| role.class()).collect();
        roles.sort();
        prop_assert!(roles.windows(2).all(|pair| pair[0] != pair[1]), "a path a role");
        prop_assert_eq!(scene.width, width);
        let numbers = texts(&scene, |role| matches!(role, Role::Number(_))).len();
        prop_assert!(numbers <= 150, "{} numbers", numbers);
        prop_assert!(scene.shapes.len() - numbers < 110, "{} shapes", scene.shapes.len());
        for shape in &scene.shapes {
            match shape {
                Shape::Path { data, .. } => {
                    prop_assert!(!data.contains('-'), "nothing left of or above the frame");
                    for x in data.split('H').skip(1) {
                        let end = x.find(|c: char| !c.is_ascii_digit()).unwrap_or(x.len());
                        prop_assert!(number(&x[..end]) <= width);
                    }
                }
                Shape::Text { x, y, .. } => {
                    prop_assert!((0..=scene.width).contains(x) && (0..=scene.height).contains(y));
                }
            }
        }
        // What is under a point is where it says, and says something.
        for x in (0..width).step_by(7) {
            for y in (0..scene.height).step_by(5) {
                if let Some(hit) = timeline.hit(x, y) {
                    prop_assert!((hit.x..hit.x + hit.width).contains(&x));
                    prop_assert!((hit.y..hit.y + hit.height).contains(&y));
                    prop_assert!(!timeline.text(&hit.mark).is_empty());
                    let window = traced.window();
                    match hit.mark {
                        Mark::Segment(it) => prop_assert!(it.from < window.end && it.to > window.start),
                        Mark::Band { columns, .. } => prop_assert!(!columns.is_empty()),
                    }
                }
            }
        }
    }
}
