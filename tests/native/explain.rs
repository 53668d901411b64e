//! Words and numbers.

use crate::strategies;
use pool_vs_loop::explain::number::{decimal, duration, percent, short_decimal};
use pool_vs_loop::explain::{COLUMNS, answer, formula, plain, shown_value, spoken_value};
use pool_vs_loop::scenario::{DEFAULT_LINEUP, Entry, Link, Setting};
use pool_vs_loop::sim;
use proptest::prelude::*;

/// The answer to a query.
fn answered(query: &str) -> String {
    let (link, notices) = Link::decode(query);
    assert!(notices.is_empty(), "{query}");
    let shown: Vec<Entry> = link.shown().collect();
    plain(&answer(&sim::run(&link.scenario), &shown))
}

#[test]
fn the_answer_is_one_sentence_with_the_numbers_in_it() {
    let cases = [
        (
            "",
            "16 requests on 4 workers: the blocking pool takes 4.00 s, split in two 2.00 s; the async event loop 1.00 s, a quarter of the time.",
        ),
        (
            "hide=3",
            "16 requests on 4 workers: the blocking pool takes 4.00 s, the async event loop 1.00 s, a quarter of the time.",
        ),
        (
            "workers=3&requests=50",
            "50 requests on 3 workers: the blocking pool takes 17.0 s, split in two 8.50 s; the async event loop 1.00 s, 17 times as fast.",
        ),
        (
            "requests=4&subtasks=1",
            "4 requests on 4 workers: the blocking pool takes 1.00 s, the async event loop 1.00 s, just as long.",
        ),
        (
            "requests=1&workers=1&hide=2,3,4,5,6",
            "1 request on 1 worker: the blocking pool takes 1.00 s.",
        ),
        (
            "hide=3,4,5,6",
            "16 requests on 4 workers: the blocking pool takes 4.00 s, the async pool 4.00 s, just as long.",
        ),
        (
            "lineup=loop:gather,pool:gather&subtasks=16",
            "16 requests on 4 workers: the gathering event loop takes 62.5 ms, the gathering pool 0.250 s, 4 times as long.",
        ),
        (
            "io=0",
            "16 requests on 4 workers: all are answered at once, since there is nothing to wait for.",
        ),
        (
            "hide=1,2,3,4,5,6",
            "Every entry of the line-up is hidden: show one to see how long 16 requests on 4 workers take.",
        ),
    ];
    for (query, sentence) in cases {
        assert_eq!(answered(query), sentence, "{query}");
    }
}

#[test]
fn durations_have_three_significant_digits_and_a_unit() {
    let cases = [
        (0, "0 s"),
        (1, "1 µs"),
        (999, "999 µs"),
        (1_000, "1.00 ms"),
        (1_005, "1.01 ms"),
        (62_500, "62.5 ms"),
        (99_949, "99.9 ms"),
        (99_950, "0.100 s"),
        (100_000, "0.100 s"),
        (333_333, "0.333 s"),
        (999_499, "0.999 s"),
        (999_500, "1.00 s"),
        (12_500_000, "12.5 s"),
        (25_060_000_000, "25,100 s"),
        (3_600_000_000_000_000, "3,600,000,000 s"),
    ];
    for (micros, text) in cases {
        assert_eq!(duration(micros), text, "{micros}");
    }
}

#[test]
fn numbers_never_say_nan() {
    let cases = [
        (0.0, "0"),
        (f64::NAN, "0"),
        (-0.0, "0"),
        (1.0, "1.00"),
        (0.05, "0.0500"),
        (9.995, "10.0"),
        (1e6, "1,000,000"),
        (250_600.0, "251,000"),
    ];
    for (value, text) in cases {
        assert_eq!(decimal(value), text, "{value}");
    }
    assert_eq!(percent(0.6), "60.0 %");
    assert_eq!(short_decimal(6.25), "6.25");
    assert_eq!(short_decimal(100.0), "100");
    assert_eq!(short_decimal(2.0), "2");
}

#[test]
fn fields_show_exact_values_and_screen_readers_hear_them() {
    let cases = [
        (Setting::Io, 1_000_000, "1 s", "1 s"),
        (Setting::Io, 1_234_567, "1.234567 s", "1.234567 s"),
        (Setting::Io, 999_999, "999999 µs", "999999 µs"),
        (Setting::Io, 250_000, "250 ms", "250 ms"),
        (Setting::Io, 0, "0 s", "0 s"),
        (Setting::Workers, 1, "1", "1 worker"),
        (Setting::Requests, 1_000_000, "1,000,000", "1,000,000 requests"),
        (Setting::Subtasks, 2, "2", "2 pieces"),
    ];
    for (setting, value, shown, spoken) in cases {
        assert_eq!(shown_value(setting, value), shown);
        assert_eq!(spoken_value(setting, value), spoken);
    }
}

#[test]
fn formulas_have_their_numbers_filled_in() {
    let (link, _) = Link::decode("workers=3&requests=50");
    let results = sim::run(&link.scenario);
    let texts = DEFAULT_LINEUP.map(|entry| {
        results.of(entry).map(|result| formula(&result.closed_form)).unwrap_or_default()
    });
    assert_eq!(
        texts,
        [
            "⌈50 / 3⌉ × 1.00 s",
            "⌈50 / 3⌉ × 1.00 s",
            "⌈50 / 3⌉ × 0.500 s",
            "⌈17 / 40⌉ × 1.00 s",
            "1.00 s",
            "0.500 s",
        ]
    );
}

proptest! {
    #[test]
    fn every_scenario_has_an_answer_and_a_table(
        scenario in strategies::small_scenario(),
        hide in any::<[bool; 6]>(),
    ) {
        let shown: Vec<Entry> = scenario.lineup.iter().copied().zip(hide)
            .filter_map(|(entry, hide)| (!hide).then_some(entry)).collect();
        let results = sim::run(&scenario);
        let sentence = plain(&answer(&results, &shown));
        prop_assert!(sentence.ends_with('.') && !sentence.contains("NaN") && !sentence.contains("inf"));
        for result in &results.entries {
            for column in COLUMNS {
                let text = column.text(&results, result);
                prop_assert!(!text.is_empty() && !text.contains("NaN") && !text.contains("inf"), "{}", text);
            }
        }
    }

    #[test]
    fn rounding_is_within_half_a_unit_of_the_third_digit(micros in 1..4_000_000_000_000_000_u64) {
        let text = duration(micros);
        let (number, unit) = text.split_once(' ').expect("a unit");
        let number: f64 = number.replace(',', "").parse().expect("a number");
        let size = match unit { "s" => 1e6, "ms" => 1e3, _ => 1.0 };
        prop_assert!((number * size - micros as f64).abs() <= micros as f64 * 0.005 + 1e-6, "{}", text);
    }
}
