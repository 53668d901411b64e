//! The link grammar: what is read, what is written, and what is said of the rest.

use crate::strategies;
use pool_vs_loop::explain;
use pool_vs_loop::scenario::{DEFAULT_LINEUP, Link, Notice, Setting};
use proptest::prelude::*;

/// The sentences that a query causes.
fn sentences(query: &str) -> Vec<String> {
    Link::decode(query).1.iter().map(explain::notice).collect()
}

/// The query that a page shows after opening one.
fn settled(query: &str) -> String {
    Link::decode(query).0.encode()
}

#[test]
fn an_empty_query_is_the_default_and_the_default_is_empty() {
    for query in ["", "?", "&", "?&&"] {
        assert_eq!(Link::decode(query), (Link::default(), vec![]), "{query:?}");
    }
    assert_eq!(Link::default().encode(), "");
}

#[test]
fn the_canonical_form_leaves_out_defaults_and_keeps_the_order_of_the_grammar() {
    let query = "hide=2&io=1500&lineup=loop:async,pool:gather&subtasks=2&requests=50&workers=3&v=1";
    let canonical = "workers=3&requests=50&io=1500ms&lineup=loop:async,pool:gather&hide=2";
    assert_eq!(settled(query), canonical);
    assert_eq!(settled(canonical), canonical);
}

#[test]
fn punctuation_is_read_encoded_or_not() {
    let plain = Link::decode("lineup=pool:async,loop:async");
    let encoded = Link::decode("?lineup=pool%3Aasync%2Cloop%3aasync");
    assert_eq!(plain, encoded);
    assert!(plain.1.is_empty());
}

#[test]
fn every_limit_holds_at_it_below_and_above() {
    let cases = [
        ("workers", "1", "1024", "0", "1025"),
        ("requests", "1", "1000000", "0", "1000001"),
        ("subtasks", "1", "64", "0", "65"),
        ("io", "0", "3600s", "-1", "3600000001us"),
    ];
    for (key, least, most, below, above) in cases {
        for good in [least, most] {
            assert!(sentences(&format!("{key}={good}")).is_empty(), "{key}={good}");
        }
        for bad in [below, above] {
            let query = format!("{key}={bad}&requests=7");
            assert_eq!(sentences(&query).len(), 1 + usize::from(key == "requests"), "{query}");
            let expected = if key == "requests" { "" } else { "requests=7" };
            assert_eq!(settled(&query), expected, "the default counts for {key} alone");
        }
    }
}

#[test]
fn times_have_units_and_a_bare_number_is_milliseconds() {
    let io = |text: &str| {
        let (link, notices) = Link::decode(&format!("io={text}"));
        notices.is_empty().then_some(link.scenario.io)
    };
    for (text, micros) in [
        ("1s", 1_000_000),
        ("0.5s", 500_000),
        ("0.000001s", 1),
        ("250", 250_000),
        ("1.5", 1_500),
        ("2.50ms", 2_500),
        ("7us", 7),
        ("0", 0),
        ("00.0s", 0),
    ] {
        assert_eq!(io(text), Some(micros), "{text}");
    }
    for text in [
        "",
        "s",
        "ms",
        ".5s",
        "1.s",
        "1e3",
        "1_000",
        "+1s",
        "-1s",
        "1 s",
        "1S",
        "0x1",
        "0.5us",
        "0.0000001s",
        "1s1",
        "NaN",
        "inf",
        "99999999999999999999s",
        "0.99999999999999999999999s",
    ] {
        assert_eq!(io(text), None, "{text}");
    }
}

#[test]
fn a_notice_says_what_where_and_what_is_allowed() {
    let cases = [
        (
            "workers=many",
            "The link’s workers, “many”, was left out: workers is a whole number from 1 to 1,024.",
        ),
        (
            "io=-1s",
            "The link’s io, “-1s”, was left out: io is a time from 0 to 3,600 s, such as 250 ms or 0.5 s.",
        ),
        (
            "lineup=pool:blocking,pool:magic",
            "The link’s lineup, “pool:magic”, was left out: lineup is up to 8 different ones of pool:blocking, pool:async, pool:gather, loop:blocking, loop:async, loop:gather.",
        ),
        (
            "hide=7",
            "The link’s hide, “7”, was left out: hide is a list of numbers from 1 to 6, places in the line-up.",
        ),
        ("v=%2B1", "The link’s v, “+1”, was left out: v is a model version, 1 to 1."),
        ("v=0", "The link’s v, “0”, was left out: v is a model version, 1 to 1."),
        ("v=2", "The link asks for model version 2; this page has version 1 and shows that."),
        (
            "colour=red",
            "The link’s “colour” is not a setting of this page; the numbers leave it out.",
        ),
        ("workers=2&workers=3", "The link has “workers” more than once; the first one counts."),
    ];
    for (query, sentence) in cases {
        assert_eq!(sentences(query), [sentence], "{query}");
    }
    assert_eq!(settled("workers=2&workers=3"), "workers=2");
    assert_eq!(sentences("a=1&a=2&workers=2&workers=3&workers=4").len(), 2, "each is said once");
}

#[test]
fn a_bad_entry_is_dropped_alone() {
    assert_eq!(settled("lineup=pool:x,loop:async,loop:async,"), "lineup=loop:async");
    assert_eq!(sentences("lineup=pool:x,loop:async,loop:async,,").len(), 3);
    assert_eq!(Link::decode("lineup=nothing").0.scenario.lineup, DEFAULT_LINEUP);
}

#[test]
fn hidden_entries_are_places_in_the_line_up_wherever_the_key_stands() {
    let (link, notices) = Link::decode("hide=1,2&lineup=loop:async,pool:async,pool:gather");
    assert!(notices.is_empty());
    let shown: Vec<String> = link.shown().map(|entry| entry.to_string()).collect();
    assert_eq!(shown, ["pool:gather"]);
    // A place counts what was written, so that a bad entry does not shift the others.
    let (link, _) = Link::decode("lineup=pool:magic,loop:async,pool:async&hide=2");
    assert_eq!(link.encode(), "lineup=loop:async,pool:async&hide=1");
    for bad in ["0", "7", "a", "", "1,", "1,,2", "-1", "%2B1", "99999999999999999999999"] {
        let (link, notices) = Link::decode(&format!("hide={bad}"));
        assert_eq!((link.hidden.len(), notices.len()), (0, 1), "{bad:?}");
    }
}

#[test]
fn rubbish_opens_the_default_scenario() {
    for query in [
        "%",
        "%%%",
        "%ZZ=%FF%FE",
        "=",
        "=1",
        "workers",
        "workers=%00",
        "\u{0}\u{1}",
        "a=b=c",
        "🦀=🦀",
        "<script>alert(1)</script>",
        "?javascript:alert(1)",
        "workers=4;requests=2",
    ] {
        assert_eq!(Link::decode(query).0, Link::default(), "{query:?}");
    }
}

#[test]
fn what_is_quoted_is_cut_and_has_no_control_characters() {
    let query = format!("{}%0A%07x={}", "k".repeat(100), "v".repeat(100));
    let [sentence] = &sentences(&query)[..] else { panic!("one notice") };
    assert!(sentence.chars().count() < 120, "{sentence}");
    assert!(!sentence.contains(char::is_control), "{sentence}");
    let [long] = &sentences(&format!("workers={}", "9".repeat(100)))[..] else { panic!("one") };
    assert!(long.contains("9…"), "{long}");
}

#[test]
fn a_flood_is_read_to_a_limit_and_its_notices_are_counted() {
    let flood: String = (0..5_000).map(|i| format!("k{i}=1&")).collect();
    let (link, notices) = Link::decode(&format!("workers=9&{flood}"));
    assert_eq!(link.encode(), "workers=9");
    assert_eq!(notices.len(), 9);
    assert_eq!(notices[0], Notice::TooLong { limit: 8_192 });
    assert!(matches!(notices[8], Notice::More { count } if count > 100));
    // The cut may fall inside a character.
    let _ = Link::decode(&"é".repeat(5_000));
}

proptest! {
    #[test]
    fn encoding_then_decoding_gives_the_same_link(link in strategies::link()) {
        let query = link.encode();
        prop_assert_eq!(Link::decode(&query), (link, vec![]), "{}", query);
    }

    #[test]
    fn any_text_opens_and_settles(query in any::<String>()) {
        let (link, _) = Link::decode(&query);
        prop_assert_eq!(Link::decode(&link.encode()), (link, vec![]));
    }

    #[test]
    fn text_near_the_grammar_opens_and_settles(
        pairs in prop::collection::vec(
            ("(v|workers|requests|io|subtasks|lineup|hide)", "[0-9a-z:,.%+-]{0,12}"), 0..8),
    ) {
        let query: Vec<String> = pairs.iter().map(|(key, value)| format!("{key}={value}")).collect();
        let (link, notices) = Link::decode(&query.join("&"));
        prop_assert_eq!(Link::decode(&link.encode()), (link.clone(), vec![]));
        for setting in Setting::ALL {
            let (min, max) = setting.range();
            prop_assert!((min..=max).contains(&link.scenario.get(setting)));
        }
        for notice in notices {
            prop_assert!(explain::notice(&notice).ends_with('.'));
        }
    }
}
