//! The link grammar: what is read, what is written, and what is said of the rest.

use crate::strategies;
use pool_vs_loop::explain;
use pool_vs_loop::scenario::{DEFAULT_LINEUP, Link, Notice, Setting};
use pool_vs_loop::words::Language;
use proptest::prelude::*;

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
    let canonical = "workers=3&requests=50&io=1500ms&subtasks=4&cpu=20ms&lineup=loop:async,pool:gather&hide=2&\
        threads=8&tokens=10&cores=2&client=paced:2.5&spread=lognormal:0.5&accept=shares:4-0-16&connections=5&\
        overhead=measured&timeout=30s&backlog=2048&seed=0&embed=1&show=plot,answer&view=percentiles&\
        theme=dark&lang=pt-br&focus=2&at=1250ms";
    assert_eq!(Link::decode(canonical).1, []);
    assert_eq!(settled(canonical), canonical);
    let backwards: Vec<&str> = canonical.split('&').rev().collect();
    assert_eq!(settled(&(backwards.join("&") + "&v=1")), canonical);
    assert_eq!(backwards.len(), 25, "all keys but v");
}

#[test]
fn a_default_that_is_written_out_is_left_out() {
    for pair in [
        "v=1",
        "workers=4",
        "requests=016",
        "io=1000",
        "subtasks=2",
        "cpu=0.0s",
        "lineup=pool:blocking,pool:async,pool:gather,loop:blocking,loop:async,loop:gather",
        "threads=4",
        "tokens=40",
        "cores=4",
        "client=burst",
        "spread=fixed",
        "accept=even",
        "connections=none",
        "overhead=none",
        "timeout=none",
        "backlog=none",
        "seed=1",
        "view=request",
        "theme=auto",
        "focus=1",
    ] {
        assert_eq!(Link::decode(pair), (Link::default(), vec![]), "{pair}");
        assert_eq!(settled(pair), "", "{pair}");
    }
}

#[test]
fn the_canonical_form_is_the_shortest_that_is_exact() {
    for (query, canonical) in [
        ("client=paced:2.50", "client=paced:2.5"),
        ("client=poisson:007.000", "client=poisson:7"),
        ("client=closed:08", "client=closed:8"),
        ("spread=uniform:1.000000", "spread=uniform:1"),
        ("spread=lognormal:0.000001", "spread=lognormal:0.000001"),
        ("overhead=2000us", "overhead=2ms"),
        ("overhead=0", "overhead=0s"),
        ("cpu=1500us", "cpu=1500us"),
        ("timeout=0.5", "timeout=500us"),
        ("at=60000", "at=60s"),
        ("at=0", "at=0s"),
        ("accept=shares:044-0-0-1", "accept=shares:44-0-0-1"),
    ] {
        assert_eq!(Link::decode(query).1, [], "{query}");
        assert_eq!(settled(query), canonical);
    }
}

#[test]
fn punctuation_is_read_encoded_or_not() {
    let plain = Link::decode("lineup=pool:async,loop:async");
    let encoded = Link::decode("?lineup=pool%3Aasync%2Cloop%3aasync");
    assert_eq!(plain, encoded);
    assert!(plain.1.is_empty());
    let encoded = "client=paced%3A2.5&accept=shares%3a1%2D2-3-4&show=plot%2clog&%66ocus=2";
    assert_eq!(Link::decode(encoded).1, []);
    assert_eq!(settled(encoded), "client=paced:2.5&accept=shares:1-2-3-4&show=plot,log&focus=2");
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
fn a_bad_entry_is_dropped_alone() {
    assert_eq!(settled("lineup=pool:x,loop:async,loop:async,"), "lineup=loop:async");
    assert_eq!(Link::decode("lineup=pool:x,loop:async,loop:async,,").1.len(), 3);
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
        "accept=shares:",
        "client=paced:",
        "focus=",
        "show=",
        "lang=%C3%A9n",
        "workers=4;requests=2",
    ] {
        assert_eq!(Link::decode(query).0, Link::default(), "{query:?}");
    }
}

#[test]
fn a_flood_is_read_to_a_limit_and_its_notices_are_counted() {
    let flood: String = (0..5_000).map(|i| format!("k{i}=1&")).collect();
    let (link, notices) = Link::decode(&format!("workers=9&{flood}"));
    assert_eq!(link.encode(), "workers=9");
    assert_eq!(notices.len(), 9);
    assert_eq!(notices[0], Notice::TooLong { limit: 8_192 });
    assert!(matches!(notices[8], Notice::More { count } if count > 100));
    let long = Link::decode(&"9".repeat(8_192)).1;
    assert!(!long.contains(&Notice::TooLong { limit: 8_192 }), "the limit itself is read");
    assert!(Link::decode(&"9".repeat(8_193)).1.contains(&Notice::TooLong { limit: 8_192 }));
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
    fn the_canonical_form_needs_no_percent_encoding(link in strategies::link()) {
        let query = link.encode();
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "=&:,.-".contains(c);
        prop_assert!(query.chars().all(plain), "{}", query);
        prop_assert!(query.len() < 1_200, "{}", query);
        prop_assert_eq!(Link::decode_bytes(query.as_bytes()), Link::decode(&query));
    }

    #[test]
    fn any_text_opens_and_settles(query in any::<String>()) {
        let (link, _) = Link::decode(&query);
        prop_assert_eq!(Link::decode(&link.encode()), (link, vec![]));
    }

    #[test]
    fn any_bytes_open_and_settle(query in prop::collection::vec(any::<u8>(), 0..300)) {
        let (link, notices) = Link::decode_bytes(&query);
        prop_assert_eq!(Link::decode(&link.encode()), (link, vec![]));
        for notice in notices {
            prop_assert!(explain::notice(&notice).ends_with('.'));
        }
    }

    #[test]
    fn text_near_the_grammar_opens_and_settles(
        pairs in prop::collection::vec((key(), value()), 0..12),
    ) {
        let query: Vec<String> = pairs.iter().map(|(key, value)| format!("{key}={value}")).collect();
        let (link, notices) = Link::decode(&query.join("&"));
        prop_assert_eq!(Link::decode(&link.encode()), (link.clone(), vec![]));
        for setting in settings() {
            let (min, max) = setting.range();
            prop_assert!(link.scenario.get(setting).is_none_or(|value| (min..=max).contains(&value)));
        }
        let scenario = &link.scenario;
        prop_assert!(scenario.accept.fits(scenario.workers));
        prop_assert!(link.focused().is_some());
        prop_assert!(link.hidden.iter().all(|entry| scenario.lineup.contains(entry)));
        for notice in notices {
            prop_assert!(explain::notice(&notice).ends_with('.'));
        }
    }

    #[test]
    fn the_page_has_the_language_that_it_speaks(
        link in strategies::link(),
        reader in prop::collection::vec("(en|pt|es|de|fr|xx)(-[A-Z]{2})?", 0..4),
    ) {
        let (language, tag) = link.language(&reader);
        prop_assert_eq!(Language::from_tag(&tag), Some(language));
        let own = link.lang.as_deref().and_then(Language::from_tag);
        let known = reader.iter().find_map(|tag| Language::from_tag(tag));
        prop_assert_eq!(language, own.or(known).unwrap_or_default());
    }

    #[test]
    fn one_wrong_byte_costs_no_more_than_what_it_is_in(
        link in strategies::link(),
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
    ) {
        let mut query = link.encode().into_bytes();
        prop_assume!(!query.is_empty());
        let at = at.index(query.len());
        query[at] = byte;
        let (other, _) = Link::decode_bytes(&query);
        prop_assert_eq!(Link::decode(&other.encode()), (other, vec![]));
    }
}

/// Keys of the grammar.
fn key() -> &'static str {
    "(v|workers|requests|io|subtasks|cpu|lineup|hide|threads|tokens|cores|client|spread|accept|\
      connections|overhead|timeout|backlog|seed|embed|show|view|theme|lang|focus|at)"
}

/// Values that could almost be some key's.
fn value() -> impl Strategy<Value = String> {
    let word = "(pool|threads|greenlets|loop|blocking|gather|paced|poisson|closed|uniform|lognormal|shares|none|measured|\
                plot|answer|light|en|request|random|even)";
    prop_oneof![
        "[0-9a-z:,.%+-]{0,12}",
        "[0-9]{1,7}(us|ms|s)?",
        (word, "[:,-]?[0-9]{0,3}[.-]?[0-9]{0,7}").prop_map(|(word, rest)| word + &rest),
        (word, "[:,]", word).prop_map(|(one, between, other)| one + &between + &other),
        "(shares:)?[0-9]{1,3}(-[0-9]{1,3}){0,5}",
    ]
}

/// All settings.
fn settings() -> impl Iterator<Item = Setting> {
    Setting::MAIN.into_iter().chain(Setting::MORE).chain(Setting::PARTS)
}

proptest! {
    #[test]
    fn changes_lead_from_one_link_to_another(
        one in strategies::link(),
        other in strategies::link(),
    ) {
        // What the page has about its reader is no change of a scenario.
        let own = |link: Link| {
            let Link { scenario, view, .. } = link;
            Link { scenario, view, ..Link::default() }
        };
        let (one, other) = (own(one), own(other));
        let changes = other.changes_from(&one);
        let (read, _) = Link::decode(&[&*changes, &one.encode()].join("&"));
        prop_assert_eq!(&read.scenario, &other.scenario, "{}", changes);
        prop_assert_eq!(one.changes_from(&one), "");
    }
}
