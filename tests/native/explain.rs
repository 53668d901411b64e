//! Words and numbers.

use crate::strategies;
use pool_vs_loop::explain::number::{decimal, duration, percent, short_decimal};
use pool_vs_loop::explain::{self, COLUMNS, answer, formula, plain, shown_value, spoken_value};
use pool_vs_loop::scenario::{
    Accept, Client, DEFAULT_LINEUP, Entry, Handler, Link, Overhead, Server, Setting, Spread, View,
};
use pool_vs_loop::sim;
use proptest::prelude::*;

#[test]
fn captions_say_what_happens() {
    let caption = |query: &str| explain::caption(&Link::decode(query).0.scenario);
    assert_eq!(
        caption(""),
        "16 requests arrive at once, and each waits 1 s for something else, an API or a database. A worker of the pool does nothing else meanwhile; an event loop turns to the next request. With gather the wait is split in two, and the pieces pass together."
    );
    assert_eq!(
        caption("client=paced:30&cpu=10ms&lineup=pool:blocking"),
        "16 requests arrive one every 33.3 ms, and each computes 10 ms and waits 1 s for something else, an API or a database. A worker of the pool does nothing else meanwhile."
    );
    let beginnings = [
        ("requests=1", "The one request waits 1 s for"),
        ("io=0", "16 requests arrive at once, and each is answered at once."),
        ("io=0&cpu=5ms", "16 requests arrive at once, and each computes 5 ms."),
        ("client=poisson:2.5", "16 requests arrive at random, 2.5 a second on average, and each"),
        (
            "client=closed:8",
            "8 users send 16 requests, each the next when the last is answered, and",
        ),
        ("client=closed:1", "One user sends 16 requests one after another, and each waits 1 s"),
        ("spread=exponential", "16 requests arrive at once, and each waits 1 s on average for"),
    ];
    for (query, beginning) in beginnings {
        assert!(caption(query).starts_with(beginning), "{query}: {}", caption(query));
    }
    let gathers = |query: &str| {
        let caption = caption(&format!("lineup=loop:gather&subtasks=4&{query}"));
        caption.split_once(" With gather ").map(|(_, rest)| rest.to_owned()).expect("gather")
    };
    assert_eq!(
        gathers("connections=4"),
        "the wait is split in four, and the pieces pass together."
    );
    assert_eq!(
        gathers("connections=3"),
        "the wait is split in four, and three pieces pass together: a worker has three connections."
    );
    assert_eq!(
        gathers("connections=1"),
        "the wait is split in four, but the pieces pass one by one: a worker has one connection."
    );
    let all = caption("lineup=threads:blocking,greenlets:blocking,loop:blocking");
    assert!(all.contains(
        ". A worker with threads serves 4 requests at a time; a greenlet worker turns to the next \
         request; a worker’s loop serves 40 requests with def at a time, in threads."
    ));
    let stuck = caption("lineup=loop:async,loop:stuck");
    assert!(stuck.contains(
        ". An event loop turns to the next request; a loop stuck in a blocking call answers nobody."
    ));
    assert!(caption("requests=41").contains("; a worker’s loop serves 40 requests with def at"));
}

#[test]
fn differences_name_what_is_not_as_by_default() {
    let differences = |query| {
        let (link, notices) = Link::decode(query);
        assert!(notices.is_empty(), "{query}");
        explain::differences(&link.scenario)
    };
    assert_eq!(differences("workers=8&requests=9&io=2s&subtasks=3&cpu=1ms&hide=1"), "");
    let cases = [
        ("client=paced:30&cores=2", "paced 30/s, 2 cores"),
        ("client=poisson:0.5", "poisson 0.5/s"),
        ("client=closed:1", "1 user"),
        ("spread=uniform:0.25", "uniform 0.25"),
        ("spread=exponential", "exponential"),
        ("spread=lognormal:2", "log-normal 2"),
        ("accept=shares:4-3-2-1", "shares 4-3-2-1"),
        ("accept=measured&overhead=measured", "measured shares, measured overhead"),
        ("threads=8&tokens=10&connections=1", "8 threads, loop 10 threads, 1 connection"),
        ("timeout=30s&backlog=2048&seed=7", "timeout 30 s, backlog 2,048, seed 7"),
        ("overhead=2ms", "2 ms overhead"),
    ];
    for (query, text) in cases {
        assert_eq!(differences(query), text, "{query}");
    }
}

#[test]
fn experiments_are_named_in_words() {
    let cases = [
        ("lineup=pool:gather", "4 workers, 16 requests at once, 1 s I/O in two"),
        (
            "workers=1&threads=4&lineup=threads:blocking&client=paced:30&cpu=20ms&subtasks=1",
            "1 worker of 4 threads, 16 requests at 30/s, 1 s I/O, 20 ms CPU",
        ),
        (
            "client=closed:8&lineup=loop:async&subtasks=1",
            "4 workers, 16 requests by 8 users, 1 s I/O",
        ),
    ];
    for (query, text) in cases {
        assert_eq!(explain::experiment(&Link::decode(query).0.scenario), text, "{query}");
    }
}

#[test]
fn outcomes_are_columns_where_not_all_is_served() {
    let heads = |query| {
        let results = sim::run(&Link::decode(query).0.scenario);
        explain::columns(Some(&results)).map(|column| column.id).collect::<Vec<_>>()
    };
    assert_eq!(heads("")[0], "makespan");
    assert_eq!(heads("backlog=1")[..4], ["served", "refused", "killed", "makespan"]);
    assert_eq!(explain::columns(None).count(), COLUMNS.len());
}

#[test]
fn plots_are_described_with_what_is_lost() {
    let described = |query| {
        let (link, _) = Link::decode(query);
        let results = sim::run(&link.scenario);
        let groups: Vec<Vec<Entry>> = link.shown().map(|entry| vec![entry]).collect();
        explain::plot_description(&results, &groups, View::Request)
    };
    assert_eq!(
        described("requests=8&client=paced:8&backlog=1&lineup=pool:blocking,loop:async&workers=1"),
        "Response time of each of 8 requests, by request number. pool: blocking: from 1.00 s to 2.75 s, 5 refused. loop: async: all at 1.00 s."
    );
    assert_eq!(
        described("timeout=1ms&lineup=pool:blocking"),
        "Completion time of each of 16 requests, by request number. pool: blocking: no reply, 16 killed."
    );
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
    assert_eq!((percent(1.0).as_str(), percent(0.9999).as_str()), ("100 %", "> 99.9 %"));
    assert_eq!(short_decimal(6.25), "6.25");
    assert_eq!(short_decimal(100.0), "100");
    assert_eq!(short_decimal(2.0), "2");
}

#[test]
fn fields_show_exact_values_and_screen_readers_hear_them() {
    let cases = [
        (Setting::Io, 1_000_000, "1 s", "1 s"),
        (Setting::Io, 1_234_567, "1.234567 s", "1.234567 s"),
        (Setting::Io, 999_999, "999,999 µs", "999,999 µs"),
        (Setting::Io, 250_000, "250 ms", "250 ms"),
        (Setting::Io, 0, "0 s", "0 s"),
        (Setting::Workers, 1, "1", "1 worker"),
        (Setting::Requests, 1_000_000, "1,000,000", "1,000,000 requests"),
        (Setting::Subtasks, 2, "2", "2 pieces"),
        (Setting::Cpu, 100, "100 µs", "100 µs"),
        (Setting::Io, 3_600_000_000, "3,600 s", "3,600 s"),
        (Setting::Threads, 1, "1", "1 thread"),
        (Setting::Tokens, 40, "40", "40 threads"),
        (Setting::Cores, 4, "4", "4 cores"),
        (Setting::Connections, 100_000, "100,000", "100,000 connections"),
        (Setting::Timeout, 30_000_000, "30 s", "30 s"),
        (Setting::Backlog, 2_048, "2,048", "2,048 requests"),
        (Setting::Seed, 4_294_967_295, "4294967295", "4294967295"),
        (Setting::Users, 8, "8", "8 users"),
        (Setting::Rate, 2_500_000, "2.5 /s", "2.5 per second"),
        (Setting::Rate, 1_000_000_001, "1,000.000001 /s", "1,000.000001 per second"),
        (Setting::Width, 500_000, "0.5", "0.5 of the mean"),
        (Setting::Variation, 10_000_000, "10", "10 of the mean"),
        (Setting::Overhead, 2_000, "2 ms", "2 ms"),
    ];
    for (setting, value, shown, spoken) in cases {
        assert_eq!(shown_value(setting, value), shown);
        assert_eq!(spoken_value(setting, value), spoken);
    }
}

#[test]
fn every_setting_and_choice_has_a_name_and_one_sentence() {
    let settings = Setting::MAIN.into_iter().chain(Setting::MORE).chain(Setting::PARTS);
    let mut labels: Vec<&str> = settings.clone().map(explain::label).collect();
    let mut helps: Vec<&str> = settings.map(explain::help).collect();
    labels.extend(Client::CHOICES.map(explain::client_name));
    helps.extend(Client::CHOICES.map(explain::client_help));
    labels.extend(Spread::CHOICES.map(explain::spread_name));
    helps.extend(Spread::CHOICES.map(explain::spread_help));
    labels.extend(Accept::choices(4).iter().map(explain::accept_name));
    helps.extend(Accept::choices(4).iter().map(explain::accept_help));
    labels.extend(Overhead::CHOICES.map(explain::overhead_name));
    helps.extend(Overhead::CHOICES.map(explain::overhead_help));
    helps.extend(Server::ALL.map(explain::server_help));
    helps.extend(Handler::ALL.map(explain::handler_help));
    for label in labels {
        assert!(label.starts_with(|c: char| c.is_ascii_uppercase()), "{label}");
        assert!(!label.ends_with('.'), "{label}");
    }
    for (place, help) in helps.iter().enumerate() {
        assert!(help.ends_with('.') && !help.contains(". "), "one sentence: {help}");
        assert!(!help.contains('\''), "curly apostrophes: {help}");
        assert!(!helps[..place].contains(help), "said twice: {help}");
    }
}

#[test]
fn formulas_have_their_numbers_filled_in() {
    let (link, _) = Link::decode("workers=3&requests=50");
    let results = sim::run(&link.scenario);
    let texts = DEFAULT_LINEUP.map(|entry| {
        let form = results.of(entry).and_then(|result| result.closed_form.ok());
        form.map(|form| formula(&form)).unwrap_or_default()
    });
    assert_eq!(
        texts,
        [
            "⌈50 / 3⌉ × 1.00 s = 17.0 s",
            "⌈50 / 3⌉ × 1.00 s = 17.0 s",
            "⌈50 / 3⌉ × 0.500 s = 8.50 s",
            "⌈17 / 40⌉ × 1.00 s = 1.00 s",
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
        prop_assert!(!explain::caption(&scenario).is_empty());
        let sentence = plain(&answer(&results, &shown));
        prop_assert!(sentence.ends_with('.') && !sentence.contains("NaN") && !sentence.contains("inf"));
        for result in &results.entries {
            for column in explain::columns(Some(&results)) {
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
