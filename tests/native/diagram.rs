//! The diagram: kept pictures, and what must hold of any.

use crate::moment::{run, times, traced};
use crate::naive::scenarios;
use crate::strategies;
use expect_test::{expect, expect_file};
use pool_vs_loop::chart::{Anchor, ChipState, Diagram, Role, Scene, Shape, to_svg};
use pool_vs_loop::explain;
use pool_vs_loop::scenario::{Entry, Link, Micros, Scenario};
use pool_vs_loop::sim::{Activity, Doing, Moment, Run, Segment};
use proptest::prelude::*;
use std::collections::HashSet;

/// The diagram of the first entry of a query at a time, a shape a line.
fn drawn(query: &str, at: Micros, width: i32) -> String {
    let (link, notices) = Link::decode(query);
    assert!(notices.is_empty(), "{query}");
    let scenario = &link.scenario;
    let entry = scenario.lineup[0];
    let (run, segments) = traced(scenario, entry);
    let moment = &Moment::of(&run, scenario.workers, at, Diagram::KEEP);
    let segments = Some(segments.as_slice());
    to_svg(&Diagram { scenario, entry, moment, segments, width }.scene()).replace("><", ">\n<")
}

#[test]
fn a_pool() {
    let picture = |width| drawn("lineup=pool:blocking", 1_500_000, width);
    expect_file!["pictures/diagram-pool-288.svg"].assert_eq(&picture(288));
    expect_file!["pictures/diagram-pool-700.svg"].assert_eq(&picture(700));
}

#[test]
fn a_pool_whose_handlers_gather() {
    let picture = |query: &str, at, width| drawn(query, at, width);
    let query = "lineup=pool:gather";
    expect_file!["pictures/diagram-gather-288.svg"].assert_eq(&picture(query, 750_000, 288));
    expect_file!["pictures/diagram-gather-700.svg"].assert_eq(&picture(query, 750_000, 700));
    let query = "lineup=pool:gather&subtasks=64&requests=100&cpu=5ms";
    expect_file!["pictures/diagram-splits-560.svg"].assert_eq(&picture(query, 8_000, 560));
}

#[test]
fn event_loops() {
    let query = "lineup=loop:async&requests=100&cpu=10ms&cores=2";
    expect_file!["pictures/diagram-async-288.svg"].assert_eq(&drawn(query, 205_000, 288));
    expect_file!["pictures/diagram-async-700.svg"].assert_eq(&drawn(query, 205_000, 700));
    let query = "lineup=loop:blocking&requests=100&accept=shares:44-24-16-16&overhead=measured";
    expect_file!["pictures/diagram-threads-288.svg"].assert_eq(&drawn(query, 600_000, 288));
    expect_file!["pictures/diagram-threads-700.svg"].assert_eq(&drawn(query, 600_000, 700));
    let query = "lineup=loop:stuck";
    expect_file!["pictures/diagram-stuck-288.svg"].assert_eq(&drawn(query, 1_500_000, 288));
    expect_file!["pictures/diagram-stuck-700.svg"].assert_eq(&drawn(query, 1_500_000, 700));
}

#[test]
fn threads_and_greenlets() {
    let query = "lineup=threads:blocking&requests=40&cpu=50ms&cores=2&workers=2";
    expect_file!["pictures/diagram-gthread-700.svg"].assert_eq(&drawn(query, 120_000, 700));
    let query = "lineup=threads:blocking&requests=40&cpu=50ms&cores=2";
    expect_file!["pictures/diagram-gthread-288.svg"].assert_eq(&drawn(query, 330_000, 288));
    let query = "lineup=greenlets:blocking&requests=40&cpu=50ms&workers=2&client=poisson:30";
    expect_file!["pictures/diagram-gevent-560.svg"].assert_eq(&drawn(query, 830_000, 560));
}

#[test]
fn many_workers() {
    let query =
        "lineup=pool:async&workers=64&requests=1000000&client=paced:100&timeout=0.9s&backlog=20";
    let query = query.replace("1000000", "1000");
    expect_file!["pictures/diagram-many-288.svg"].assert_eq(&drawn(&query, 1_830_000, 288));
    expect_file!["pictures/diagram-many-700.svg"].assert_eq(&drawn(&query, 1_830_000, 700));
    let query = "lineup=loop:async&workers=64&requests=1000&cpu=50ms";
    expect_file!["pictures/diagram-loops-1100.svg"].assert_eq(&drawn(query, 830_000, 1_100));
    let query = "lineup=pool:blocking&workers=11&requests=1000";
    expect_file!["pictures/diagram-eleven-700.svg"].assert_eq(&drawn(query, 830_000, 700));
}

/// The words for a moment of a query's first entry, with and without its segments.
fn told(query: &str, at: Micros) -> String {
    let (link, notices) = Link::decode(query);
    assert!(notices.is_empty(), "{query}");
    let entry = link.scenario.lineup[0];
    let (run, segments) = traced(&link.scenario, entry);
    let moment = Moment::of(&run, link.scenario.workers, at, 3);
    let known = explain::moment(entry, &moment, Some(&Doing::at(&segments, at)));
    let unknown = explain::moment(entry, &moment, None);
    if known == unknown { known } else { format!("{known}\n{unknown}") }
}

#[test]
fn a_moment_in_words() {
    let pool = "lineup=pool:blocking";
    expect![[r#"
        At 1.50 s: 4 requests are in service, 8 wait in the queue, 4 are answered. Worker 0 has request 5, waiting for I/O. Worker 1 has request 6, waiting for I/O. Worker 2 has request 7, waiting for I/O. Worker 3 has request 8, waiting for I/O.
        At 1.50 s: 4 requests are in service, 8 wait in the queue, 4 are answered. Worker 0 has request 5. Worker 1 has request 6. Worker 2 has request 7. Worker 3 has request 8."#]].assert_eq(&told(pool, 1_500_000));
    expect!["At 4.00 s: all requests are answered."].assert_eq(&told(pool, 4_000_000));
    let one = "lineup=pool:blocking&requests=1&workers=1";
    expect!["At 1.00 s: the request is answered."].assert_eq(&told(one, 1_000_000));
    let query = "lineup=loop:async&requests=12&workers=1&cpu=10ms";
    expect![[r#"
        At 35.0 ms: 4 requests are in service, 8 wait at the worker. Worker 0 has 4 requests: 1 computing, 3 waiting for I/O; 8 wait there.
        At 35.0 ms: 4 requests are in service, 8 wait at the worker. Worker 0 has 4 requests; 8 wait there."#]].assert_eq(&told(query, 35_000));
    let query = "lineup=loop:blocking&requests=3&workers=1&tokens=1&overhead=measured";
    expect!["At 200 µs: no request is in service, 3 wait at the worker. Worker 0 has none in service; 3 wait there."].assert_eq(&told(query, 200));
    let query =
        "lineup=pool:async&workers=64&requests=1000&client=paced:100&timeout=0.9s&backlog=20";
    expect!["At 1.83 s: 64 requests are in service, 21 wait in the queue, 31 were refused, 68 were killed, 816 are not sent yet. 64 of 64 workers have requests in service."].assert_eq(&told(query, 1_830_000));
    let query = "lineup=pool:blocking&workers=2&requests=6&backlog=1&timeout=0.5s";
    expect!["At 5.00 s: no request is in service, 2 were refused, 4 were killed."]
        .assert_eq(&told(query, 5_000_000));
}

#[test]
fn a_picture_alone_has_the_light_colours_of_the_page() {
    let style = include_str!("../../static/style.css");
    for entry in Entry::ALL {
        let query = format!("lineup={entry}&requests=30&cpu=20ms&connections=2&workers=2");
        for colour in drawn(&query, 150_000, 700).split('"').filter(|it| it.starts_with('#')) {
            assert!(style.contains(&format!(": {colour};")), "{colour} is not in the style sheet");
        }
    }
}

/// The points of a path of absolute commands.
fn points(data: &str) -> Vec<(i32, i32)> {
    let (mut x, mut y, mut points) = (0, 0, Vec::new());
    let mut rest = data;
    while let Some(command) = rest.chars().next() {
        let end =
            rest[1..].find(|it: char| it.is_ascii_alphabetic()).map_or(rest.len(), |it| it + 1);
        let numbers: Vec<i32> = rest[1..end]
            .split_whitespace()
            .map(|number| number.parse().unwrap_or_else(|_| panic!("{number} in {data}")))
            .collect();
        match (command, numbers.as_slice()) {
            ('M' | 'L', &[to_x, to_y]) => (x, y) = (to_x, to_y),
            ('H', &[to]) => x = to,
            ('V', &[to]) => y = to,
            ('Q', &[by_x, by_y, to_x, to_y]) => {
                points.push((by_x, by_y));
                (x, y) = (to_x, to_y);
            }
            ('Z', []) => {}
            _ => panic!("{command} {numbers:?}"),
        }
        points.push((x, y));
        rest = &rest[end..];
    }
    points
}

/// The texts of a scene in a role.
fn texts(scene: &Scene, is: impl Fn(Role) -> bool) -> Vec<&str> {
    let text = |shape| match shape {
        &Shape::Text { role, ref text, .. } if is(role) => Some(text.as_str()),
        _ => None,
    };
    scene.shapes.iter().filter_map(text).collect()
}

/// The numbers of the chips of a scene, and how many requests are only counted: `+ 84`.
fn requests(scene: &Scene, is: impl Fn(ChipState) -> bool) -> (Vec<usize>, usize) {
    let number = |text: &str| text.replace(',', "").parse::<usize>().expect("a number");
    let chips = texts(scene, |role| matches!(role, Role::ChipText(state) if is(state)));
    let more = texts(scene, |role| role == Role::Note);
    let more = more.iter().filter_map(|text| text.strip_prefix("+ ")).map(number);
    (chips.into_iter().map(number).collect(), more.sum())
}

/// What must hold of any diagram's shapes.
fn check_shapes(scene: &Scene) -> Result<(), TestCaseError> {
    prop_assert!(scene.shapes.len() <= 300, "{} shapes", scene.shapes.len());
    let inside = |x: i32, y: i32| (0..=scene.width).contains(&x) && (0..=scene.height).contains(&y);
    let mut classes = HashSet::new();
    for shape in &scene.shapes {
        match shape {
            Shape::Path { role, data } => {
                prop_assert!(classes.insert(role.class()), "one path a role: {role:?}");
                prop_assert!(!data.is_empty() && data.len() < 40_000);
                for (x, y) in points(data) {
                    prop_assert!(inside(x, y), "{} {} of {:?}", x, y, role);
                }
            }
            Shape::Text { x, y, anchor, text, .. } => {
                let width = i32::try_from(text.chars().count()).expect("short") * 13 / 2;
                let left = match anchor {
                    Anchor::Start => *x,
                    Anchor::Middle => x - width / 2,
                    Anchor::End => x - width,
                };
                prop_assert!(!text.is_empty());
                prop_assert!(
                    inside(left, y - 11) && inside(left + width, y + 3),
                    "{} at {} {}",
                    text,
                    x,
                    y
                );
            }
        }
    }
    Ok(())
}

/// A diagram of a run at a time.
fn scene(
    scenario: &Scenario,
    entry: Entry,
    run: &Run,
    segments: Option<&[Segment]>,
    (at, width): (Micros, i32),
) -> Scene {
    let moment = &Moment::of(run, scenario.workers, at, Diagram::KEEP);
    Diagram { scenario, entry, moment, segments, width }.scene()
}

/// Cases of each property.
const CASES: u32 = 400;

fn widths() -> impl Strategy<Value = i32> {
    prop_oneof![288..=300_i32, 530..=550_i32, 288..=1_100_i32]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: CASES, ..ProptestConfig::default() })]

    #[test]
    fn every_request_is_drawn_once_or_counted(
        scenario in scenarios::small(),
        (entry, time) in (any::<prop::sample::Index>(), any::<prop::sample::Index>()),
        width in widths(),
        known in any::<bool>(),
    ) {
        let entry = *entry.get(&Entry::ALL);
        let (run, segments) = traced(&scenario, entry);
        let at = *time.get(&times(&run));
        let scene = scene(&scenario, entry, &run, known.then_some(&segments), (at, width));
        check_shapes(&scene)?;
        let (all, counted) = requests(&scene, |_| true);
        let mut there: HashSet<usize> = (0..run.len())
            .filter(|&it| run.sent()[it] <= at && run.ended(it) > Some(at))
            .map(|it| it + 1)
            .collect();
        prop_assert_eq!(all.len() + counted, there.len());
        for request in all {
            prop_assert!(there.remove(&request), "{} is drawn twice, or is not there", request);
        }
        // Who is not drawn is in a crowd that has no room for all.
        prop_assert_eq!(there.len(), counted);
        // What waits is not shown as served. What a loop reads may be shown as computing.
        let waits = |it: usize| run.started(it - 1).is_none_or(|start| start > at);
        let (waiting, _) = requests(&scene, |state| state == ChipState::Waiting);
        prop_assert!(waiting.into_iter().all(waits));
        let (held, _) = requests(&scene, |state| matches!(state, ChipState::Serving | ChipState::Io));
        prop_assert!(!held.into_iter().any(waits));
    }

    #[test]
    fn chips_tell_what_the_segments_tell(
        scenario in scenarios::small(),
        (entry, time) in (any::<prop::sample::Index>(), any::<prop::sample::Index>()),
    ) {
        let entry = *entry.get(&Entry::ALL);
        let (run, segments) = traced(&scenario, entry);
        let at = *time.get(&times(&run));
        let scene = scene(&scenario, entry, &run, Some(&segments), (at, 1_100));
        let (mut drawn, counted) = requests(&scene, |state| state == ChipState::Computing);
        drawn.sort_unstable();
        let mut computing: Vec<usize> = segments
            .iter()
            .filter(|it| it.from <= at && at < it.to && it.activity == Activity::Computing)
            .map(|it| it.request as usize + 1)
            .collect();
        computing.sort_unstable();
        prop_assert!(counted > 0 || drawn == computing, "{:?} are {:?}", drawn, computing);
        let marks = texts(&scene, |role| role == Role::Note).iter().filter(|it| **it == "GIL").count();
        prop_assert!(marks <= scenario.workers as usize);
        let (serving, _) = requests(&scene, |state| state == ChipState::Serving);
        prop_assert!(serving.is_empty());
    }

    #[test]
    fn nothing_moves_but_requests(
        scenario in scenarios::small(),
        entry in any::<prop::sample::Index>(),
        width in widths(),
    ) {
        let entry = *entry.get(&Entry::ALL);
        let (run, segments) = traced(&scenario, entry);
        let still = |known: bool, at: Micros| -> (i32, i32, Vec<(Role, String)>) {
            let scene = scene(&scenario, entry, &run, known.then_some(&segments), (at, width));
            let still = scene.shapes.into_iter().filter_map(|shape| match shape {
                Shape::Path { role: role @ (Role::Box | Role::Slot | Role::Wire), data } => {
                    Some((role, data))
                }
                _ => None,
            });
            (scene.width, scene.height, still.collect())
        };
        let first = still(true, 0);
        prop_assert!(first.2.iter().any(|(role, _)| *role == Role::Box));
        for at in times(&run).into_iter().step_by(7) {
            prop_assert_eq!(&still(at % 2 == 0, at), &first);
        }
    }

    #[test]
    fn any_diagram_is_bounded_and_inside_its_frame(
        scenario in strategies::scenario(),
        (requests, io, cpu) in (1..=2_000_u32, 0..=1_000_000_u64, prop_oneof![Just(0), 0..=20_000_u64]),
        (entry, share) in (any::<prop::sample::Index>(), 0..=100_u64),
        width in widths(),
        many in any::<bool>(),
    ) {
        let small = Scenario { requests, io, cpu, subtasks: scenario.subtasks.min(9), ..scenario };
        let entry = *entry.get(&Entry::ALL);
        let run = run(&small, entry);
        let last = (0..run.len()).filter_map(|it| run.ended(it)).max().unwrap_or(0);
        // Numbers may be as wide as they get, and tasks as many.
        let shown = Scenario { requests: 1_000_000, subtasks: 64, ..small.clone() };
        let at = last / 100 * share;
        let scene = scene(if many { &shown } else { &small }, entry, &run, None, (at, width));
        prop_assert_eq!(scene.width, width);
        prop_assert!(scene.height < 900, "{} high", scene.height);
        check_shapes(&scene)?;
    }
}
