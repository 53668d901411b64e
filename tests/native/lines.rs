//! The lines of the plot's views, held against naive counts of what they stand for.

use crate::plotted::{TOP, field, height, line, plot, reply, strokes, touched};
use crate::strategies;
use pool_vs_loop::chart::{Plot, Role, Shape, top_of_axis};
use pool_vs_loop::scenario::{
    Client, DEFAULT_LINEUP, Decimal, Entry, Micros, Scenario, Spread, View,
};
use pool_vs_loop::sim::{self, Results};
use proptest::prelude::*;

/// A solid line alone, so that nothing of it is left to gaps.
fn alone(scenario: Scenario) -> (Entry, Results) {
    let entry = scenario.lineup[0];
    assert_eq!(entry.handler.word(), "blocking");
    let scenario = Scenario { lineup: vec![entry], ..scenario };
    (entry, sim::run(&scenario))
}

prop_compose! {
    /// A line that is solid, of requests that differ, of which some may be lost.
    fn solid()(
        place in prop::sample::select(vec![0, 4, 8, 9_usize]),
        requests in prop_oneof![1..40_u32, 1..4_000_u32],
        workers in 1..6_u32,
        io in prop_oneof![1..40_u64, Just(1_000_000_u64)],
        spread in strategies::spread(),
        client in prop_oneof![Just(Client::Burst), strategies::client()],
        backlog in prop::option::of(1..200_u32),
        timeout in prop::option::of(Just(1_500_000_u64)),
        seed in 0..9_u32,
    ) -> Scenario {
        let lineup = vec![Entry::ALL[place]];
        Scenario {
            lineup, requests, workers, io, spread, client, backlog, timeout, seed,
            ..Scenario::default()
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn a_line_by_request_keeps_the_least_and_the_greatest(scenario in solid()) {
        let (entry, results) = alone(scenario);
        let shown = [entry];
        let plot = plot(&results, &shown, View::Request, 840);
        let scene = plot.scene();
        let (left, right, bottom) = field(&scene);
        let touched = touched(line(&scene, entry));
        let run = &results.entries[0].run;
        let (n, width) = (run.len() as i64, i64::from(right - left));
        let until = plot.until.max(1);
        // The columns that a request belongs to, and the extremes of each column.
        for column in 0..width {
            let (first, last) = (column * n / width, ((column + 1) * n + width - 1) / width);
            let last = if n < width { first + 1 } else { last };
            let times = (first..last.min(n)).filter_map(|it| run.response_time(it as usize));
            let times: Vec<Micros> = times.collect();
            let x = left + column as i32;
            for time in [times.iter().min(), times.iter().max()].into_iter().flatten() {
                let y = height(*time, until + until / 50, bottom);
                prop_assert!(touched.contains(&(x, y)), "column {} at {}", column, y);
            }
        }
    }

    #[test]
    fn finished_counts_are_those_of_counting(scenario in solid()) {
        let (entry, results) = alone(scenario);
        let shown = [entry];
        let plot = plot(&results, &shown, View::Finished, 840);
        let scene = plot.scene();
        let (left, right, bottom) = field(&scene);
        let run = &results.entries[0].run;
        let requests = run.len() as u64;
        let until = plot.until.max(1);
        let across = u128::from(until + until / 50);
        let width = (right - left) as u128;
        let ends: Vec<u128> = (0..run.len())
            .filter_map(|it| reply(run, it))
            .map(|time| u128::from(time - run.sent()[0]))
            .collect();
        let mut heights = vec![None; width as usize];
        for ((x, y), (to, _)) in strokes(line(&scene, entry)).iter().filter(|(a, b)| a.1 == b.1) {
            for column in *x..*to {
                heights[(column - left) as usize] = Some(*y);
            }
        }
        for (column, drawn) in heights.into_iter().enumerate() {
            // Columns end where the next begins.
            let last = |column: usize| column as u128 >= width;
            let edge = |column: usize| if last(column) { u128::MAX } else { column as u128 * across };
            let by = |column: usize| ends.iter().filter(|&&end| end * width < edge(column)).count();
            let (before, here, next) = (by(column), by(column + 1), by(column + 2));
            if here > 0 && before < ends.len() {
                prop_assert_eq!(drawn, Some(height(here as u64, requests, bottom)), "{}", column);
            } else if here == 0 && next > 0 {
                prop_assert_eq!(drawn, Some(bottom), "the riser begins at the axis");
            } else {
                prop_assert_eq!(drawn, None, "{} of {}: {}", here, ends.len(), column);
            }
        }
    }

    #[test]
    fn a_line_by_percentile_passes_the_figures(scenario in solid()) {
        let (entry, results) = alone(scenario);
        let shown = [entry];
        let plot = plot(&results, &shown, View::Percentiles, 840);
        let scene = plot.scene();
        let Some(figures) = results.entries[0].summary.response else {
            prop_assert_eq!(line(&scene, entry), "");
            return Ok(());
        };
        let (left, right, bottom) = field(&scene);
        let touched = touched(line(&scene, entry));
        let until = plot.until.max(1);
        let shortest = results.entries[0].run.response_times().min().unwrap_or(0);
        let all = [(0, shortest), (50, figures.p50), (90, figures.p90), (95, figures.p95),
            (99, figures.p99), (100, figures.max)];
        for (percent, time) in all {
            let x = left + ((right - left) * percent + 50) / 100;
            let y = height(time, until + until / 50, bottom);
            // Figures are rounded to a microsecond, which may be more than a pixel.
            let room = 1 + (bottom - TOP) / i32::try_from(2 * until).unwrap_or(i32::MAX);
            let near =
                (x - 1..=x + 1).any(|x| (y - room..=y + room).any(|y| touched.contains(&(x, y))));
            prop_assert!(near, "p{} at {} {}", percent, x, y);
        }
        let heights: Vec<i32> =
            strokes(line(&scene, entry)).iter().flat_map(|(a, b)| [a.1, b.1]).collect();
        prop_assert!(heights.is_sorted_by(|a, b| a >= b), "it never falls");
    }

    #[test]
    fn places_and_pixels_belong_together(
        scenario in solid(),
        view in prop::sample::select(View::ALL.to_vec()),
        width in 300..1_400_i32,
        at in 0.0..1.0_f64,
    ) {
        let (entry, results) = alone(scenario);
        let shown = [entry];
        let plot = plot(&results, &shown, view, width);
        let (left, right, _) = field(&plot.scene());
        let x_of = |place| match &plot.cursor(place)[0] {
            Shape::Path { role: Role::Cursor, data } => {
                data[1..].split(' ').next().and_then(|x| x.parse::<i32>().ok()).expect("a place")
            }
            other => panic!("{other:?}"),
        };
        let (first, last) = plot.bounds();
        let place = first + (at * (last - first) as f64) as u64;
        let few = last <= (right - left) as u64;
        match view {
            View::Request if few => prop_assert_eq!(plot.place_at(x_of(place)), place),
            View::Percentiles => prop_assert_eq!(plot.place_at(x_of(place)), place),
            _ => prop_assert!((x_of(plot.place_at(x_of(place))) - x_of(place)).abs() <= 1),
        }
        // From any pixel, and from beside the field.
        let x = left + (at * f64::from(right - left - 1)) as i32;
        // Over time, the axis goes a little beyond the last place.
        let x = if view == View::Finished { x.min(x_of(last)) } else { x };
        let room = if few { (right - left) / last.max(1) as i32 + 1 } else { 1 };
        let reached = x_of(plot.place_at(x));
        prop_assert!((reached - x).abs() <= room, "{} for {}", reached, x);
        let ends = (plot.place_at(-9), plot.place_at(9_999));
        prop_assert!(ends.0 == first || x_of(ends.0) <= left + 1, "{:?}", ends);
        prop_assert!(ends.1 <= last && x_of(ends.1) >= x_of(last) - 1, "{:?}", ends);
        // Rings are on lines: within the field, at most one an entry.
        prop_assert!(plot.cursor(place).len() <= 2);
    }

    #[test]
    fn steps_lead_from_end_to_end(
        scenario in solid(),
        view in prop::sample::select(View::ALL.to_vec()),
        delta in 1..12_i32,
    ) {
        let (entry, results) = alone(scenario);
        let shown = [entry];
        let plot = plot(&results, &shown, view, 600);
        let (first, last) = plot.bounds();
        for (from, to, delta) in [(first, last, delta), (last, first, -delta)] {
            let mut place = from;
            let mut steps = 0;
            while place != to {
                let next = plot.step(place, delta);
                prop_assert_eq!(next.cmp(&place), delta.cmp(&0));
                place = next;
                steps += 1;
                prop_assert!(steps <= 2_000);
            }
            prop_assert_eq!(plot.step(place, delta), to, "it stays there");
        }
    }

    #[test]
    fn any_view_is_bounded_and_its_names_apart(
        scenario in strategies::small_scenario(),
        view in prop::sample::select(View::ALL.to_vec()),
        requests in prop_oneof![1..500_u32, Just(40_000)],
        width in prop_oneof![200..1_400_i32, 430..520_i32],
    ) {
        let scenario = Scenario { requests, ..scenario };
        let results = sim::run(&scenario);
        let scene = plot(&results, &scenario.lineup, view, width).scene();
        prop_assert!(scene.shapes.len() <= 72, "{} shapes", scene.shapes.len());
        let mut names = Vec::new();
        for shape in &scene.shapes {
            match shape {
                Shape::Path { data, .. } => prop_assert!(data.len() < 40 * 1_400),
                Shape::Text { role: Role::Label(_), y, .. } => names.push(*y),
                Shape::Text { .. } => {}
            }
        }
        names.sort_unstable();
        prop_assert!(names.windows(2).all(|pair| pair[1] - pair[0] >= 16), "{:?}", names);
        prop_assert!(names.last().is_none_or(|&last| last <= scene.height));
    }

    #[test]
    fn the_field_stays_while_a_slider_moves(
        (a, b) in (strategies::small_scenario(), strategies::small_scenario()),
        view in prop::sample::select(View::ALL.to_vec()),
        width in 200..1_400_i32,
    ) {
        // Whatever the entries do, on the same axis.
        let b = Scenario { lineup: a.lineup.clone(), requests: a.requests, ..b };
        let (ran, other) = (sim::run(&a), sim::run(&b));
        let until =
            top_of_axis(&ran, &a.lineup, view).max(top_of_axis(&other, &a.lineup, view));
        let picture = |results| {
            let shown = &a.lineup;
            Plot { results, shown, view, until, width, at: None }.scene()
        };
        let (ran, other) = (picture(&ran), picture(&other));
        prop_assert_eq!(field(&ran), field(&other));
        prop_assert_eq!((ran.width, ran.height), (other.width, other.height));
    }
}

#[test]
fn an_outlier_among_many_reaches_its_percentile() {
    // p99 of 10,000 requests lies between two ranks, of which only the upper is an outlier's.
    for seed in 1..=4 {
        let scenario = Scenario {
            requests: 10_000,
            lineup: vec![DEFAULT_LINEUP[4]],
            spread: Spread::Lognormal(Decimal::from_millionths(3_000_000)),
            seed,
            ..Scenario::default()
        };
        let results = sim::run(&scenario);
        let scene = plot(&results, &scenario.lineup, View::Percentiles, 840).scene();
        let ys = strokes(line(&scene, DEFAULT_LINEUP[4])).into_iter().map(|(_, to)| to.1);
        // The longest is as high as its time: the axis goes 2 % beyond.
        let (_, _, bottom) = field(&scene);
        let until = results.entries[0].summary.longest();
        assert_eq!(ys.min(), Some(height(until, until + until / 50, bottom)));
    }
}
