//! The views of the completion plot: kept pictures, names, playhead and cursor.

use crate::plotted::{TOP, field, height, names, plot, reply, scene};
use expect_test::expect_file;
use pool_vs_loop::chart::{Role, Shape, groups, to_svg, top_of_axis};
use pool_vs_loop::scenario::{DEFAULT_LINEUP, Entry, Link, Micros, Scenario, View};
use pool_vs_loop::sim;

/// Eight entries of all servers.
const EIGHT: &str = "lineup=pool:blocking,pool:gather,threads:blocking,threads:gather,\
                     greenlets:blocking,loop:blocking,loop:async,loop:gather";

/// The plot of a query, a shape a line.
fn drawn(query: &str, width: i32) -> String {
    to_svg(&scene(query, width)).replace("><", ">\n<")
}

#[test]
fn eight_entries_in_a_narrow_column() {
    let query = ["requests=100&workers=2&threads=2&", EIGHT].concat();
    expect_file!["pictures/eight-288.svg"].assert_eq(&drawn(&query, 288));
}

#[test]
fn finished_over_time() {
    expect_file!["pictures/finished-840.svg"].assert_eq(&drawn("view=finished&at=1.2s", 840));
    expect_file!["pictures/finished-288.svg"]
        .assert_eq(&drawn("view=finished&requests=20&backlog=6", 288));
    expect_file!["pictures/finished-million-512.svg"]
        .assert_eq(&drawn("view=finished&requests=1000000&hide=2", 512));
}

#[test]
fn percentiles() {
    expect_file!["pictures/percentiles-840.svg"].assert_eq(&drawn("view=percentiles", 840));
    expect_file!["pictures/percentiles-288.svg"].assert_eq(&drawn(
        "view=percentiles&requests=100&spread=lognormal:1&lineup=loop:blocking,loop:async",
        288,
    ));
    expect_file!["pictures/percentiles-million-512.svg"]
        .assert_eq(&drawn("view=percentiles&requests=1000000&hide=2", 512));
}

#[test]
fn the_playhead_is_where_its_time_is() {
    let playhead = |query: &str| {
        let shapes = scene(query, 840).shapes;
        shapes.into_iter().find_map(|shape| match shape {
            Shape::Path { role: Role::Playhead, data } => Some(data),
            _ => None,
        })
    };
    let (left, right, bottom) = field(&scene("", 840));
    let y = height(2_000_000, 4_080_000, bottom);
    assert_eq!(playhead("at=2s"), Some(format!("M{left} {y}H{right}")));
    assert_eq!(playhead("at=0s"), Some(format!("M{left} {bottom}H{right}")));
    assert_eq!(playhead("at=2s&client=paced:9"), None, "these times count from each sending");
    assert_eq!(playhead(""), None);
    assert_eq!(playhead("at=9s"), None, "beyond the axis");
    let (left, right, bottom) = field(&scene("view=finished", 840));
    let x = left + (right - left) * 100 / 204;
    assert_eq!(playhead("at=2s&view=finished"), Some(format!("M{x} {bottom}V{TOP}")));
    assert_eq!(playhead("at=2s&view=percentiles"), None);
}

#[test]
fn a_ring_is_on_each_line_at_the_cursor() {
    let results = sim::run(&Scenario::default());
    let rings = |view, place| {
        let plot = plot(&results, &DEFAULT_LINEUP, view, 840);
        let rings = plot.cursor(place).into_iter().filter_map(|shape| match shape {
            Shape::Path { role: Role::Ring(entry), data } => {
                let numbers = data[1..].split(['a', ' ']).skip(1);
                let y = numbers.take(1).find_map(|y| y.parse::<i32>().ok());
                Some((entry.to_string(), y.expect("a height") + 5))
            }
            _ => None,
        });
        rings.collect::<Vec<_>>()
    };
    let (_, _, bottom) = field(&scene("", 840));
    let at = |time| height(time, 4_080_000, bottom);
    let named = |list: &[(&str, i32)]| -> Vec<(String, i32)> {
        list.iter().map(|(name, y)| ((*name).to_owned(), *y)).collect()
    };
    assert_eq!(
        rings(View::Request, 9),
        named(&[
            ("pool:blocking", at(3_000_000)),
            ("pool:gather", at(1_500_000)),
            ("loop:blocking", at(1_000_000)),
            ("loop:gather", at(500_000)),
        ])
    );
    // Beyond a line's end, and before its beginning, there is none.
    let finished = |place| rings(View::Finished, place);
    assert_eq!(finished(400_000), []);
    assert_eq!(finished(1_200_000).len(), 2, "the pools: the loops are done");
    assert_eq!(finished(1_200_000)[0].1, height(4, 16, bottom));
    assert_eq!(rings(View::Percentiles, 50)[0].1, at(2_500_000));
}

#[test]
fn over_time_names_are_in_the_order_of_the_last_reply() {
    let default = scene("view=finished", 840);
    let in_order: Vec<&str> = names(&default).into_iter().map(|(name, _)| name).collect();
    assert_eq!(
        in_order,
        ["loop: gather", "loop: blocking = async", "pool: gather", "pool: blocking = async"]
    );
    // By their times, also where these are within a pixel.
    let million = scene("view=finished&requests=1000000&lineup=loop:async,loop:gather", 840);
    assert_eq!(names(&million)[0].0, "loop: gather");
    let samples = default.shapes.iter().filter(
        |shape| matches!(shape, Shape::Path { role: Role::Sample(_), data } if !data.is_empty()),
    );
    assert_eq!(samples.count(), 6, "a piece of each entry’s line");
}

#[test]
fn many_names_in_a_narrow_column_stand_below_the_lines() {
    for view in ["", "&view=percentiles", "&view=finished"] {
        let scene = scene(&[EIGHT, "&requests=200", view].concat(), 288);
        let bottom = field(&scene).2;
        assert!(names(&scene).iter().all(|(_, y)| *y > bottom + 34), "{view}");
        assert_eq!(names(&scene).len(), 8, "{view}: a line for each entry");
    }
    let few = scene("lineup=pool:blocking,loop:async", 288);
    assert!(names(&few).iter().all(|(_, y)| *y < field(&few).2), "at their lines");
}

#[test]
fn coinciding_depends_on_the_view() {
    let query = "requests=6&workers=1&io=1s&subtasks=1&client=closed:2&spread=uniform:0.5";
    let scenario = Link::decode(query).0.scenario;
    let results = sim::run(&scenario);
    for view in View::ALL {
        for group in groups(&results, &scenario.lineup, view) {
            let times = |entry: Entry| -> Vec<Option<Micros>> {
                let run = &results.of(entry).expect("a result").run;
                let time = |it| match view {
                    View::Finished => reply(run, it),
                    View::Request | View::Percentiles => run.response_time(it),
                };
                let mut times: Vec<_> = (0..run.len()).map(time).collect();
                if view != View::Request {
                    times.sort_unstable();
                }
                times
            };
            assert!(group.iter().all(|&entry| times(entry) == times(group[0])), "{view:?}");
        }
    }
}

#[test]
fn each_view_has_its_axis() {
    let (link, _) = Link::decode("requests=20&io=40s&timeout=30s&lineup=pool:blocking,loop:async");
    let results = sim::run(&link.scenario);
    let tops = |shown: &[Entry]| View::ALL.map(|view| top_of_axis(&results, shown, view));
    // The pool kills each after 30 s, four at a time; the loop answers all.
    assert_eq!(tops(&link.scenario.lineup), [150_000_000, 150_000_000, 40_000_000]);
    assert_eq!(tops(&link.scenario.lineup[1..]), [40_000_000; 3]);
    assert_eq!(tops(&[]), [0; 3]);
}
