//! What was wrong with a link, or followed from an edit, in sentences.

use pool_vs_loop::explain;
use pool_vs_loop::scenario::{Link, Notice};
use pool_vs_loop::words::Language;

/// The sentences that a query causes.
fn sentences(query: &str) -> Vec<String> {
    Link::decode(query).1.iter().map(explain::notice).collect()
}

#[test]
fn a_notice_says_what_where_and_what_is_allowed() {
    let cases = [
        ("workers=many", "workers, “many”", "workers is a whole number from 1 to 1,024."),
        ("io=-1s", "io, “-1s”", "io is a time from 0 to 3,600 s, such as 250 ms or 0.5 s."),
        ("cpu=61s", "cpu, “61s”", "cpu is a time from 0 to 60 s, such as 250 ms or 0.5 s."),
        (
            "lineup=pool:blocking,pool:magic",
            "lineup, “pool:magic”",
            "lineup is up to 8 different ones of pool:blocking, pool:async, pool:gather, pool:stuck, threads:blocking, threads:async, threads:gather, threads:stuck, greenlets:blocking, loop:blocking, loop:async, loop:gather, loop:stuck.",
        ),
        ("lineup=greenlets:gather", "lineup, “greenlets:gather”", "greenlets runs blocking only."),
        ("hide=7", "hide, “7”", "hide is a list of numbers from 1 to 6, places in the line-up."),
        ("focus=7", "focus, “7”", "focus is a number from 1 to 6, a place in the line-up."),
        ("v=%2B1", "v, “+1”", "v is a model version, 1 to 1."),
        ("v=0", "v, “0”", "v is a model version, 1 to 1."),
        (
            "client=paced:0",
            "client, “paced:0”",
            "client is burst, paced:R, poisson:R (R a second: a number from 0.001 to 100,000 with up to six decimals) or closed:C (C users: a whole number from 1 to 100,000).",
        ),
        (
            "spread=uniform:2",
            "spread, “uniform:2”",
            "spread is fixed, uniform:S (S: a number above 0, up to 1, with up to six decimals), exponential or lognormal:CV (CV: a number above 0, up to 10, with up to six decimals).",
        ),
        (
            "accept=shares:a",
            "accept, “shares:a”",
            "accept is even, random, measured or shares with a weight for each of up to 64 workers, such as shares:4-3-2-1, whole numbers up to 1,000,000 and not all 0.",
        ),
        (
            "accept=shares:1-2",
            "accept, “shares:1-2”",
            "accept has one weight per worker in shares, and there are 4 workers.",
        ),
        (
            "workers=1&accept=shares:1-2",
            "accept, “shares:1-2”",
            "accept has one weight per worker in shares, and there is 1 worker.",
        ),
        (
            "connections=0",
            "connections, “0”",
            "connections is a whole number from 1 to 100,000, or none.",
        ),
        (
            "overhead=2s",
            "overhead, “2s”",
            "overhead is none, measured or a time from 0 to 1 s, such as 250 ms or 0.5 s.",
        ),
        (
            "timeout=2h",
            "timeout, “2h”",
            "timeout is a time from 0 to 3,600 s, such as 250 ms or 0.5 s, or none.",
        ),
        ("backlog=0", "backlog, “0”", "backlog is a whole number from 1 to 1,000,000, or none."),
        ("seed=-1", "seed, “-1”", "seed is a whole number from 0 to 4,294,967,295."),
        ("embed=0", "embed, “0”", "embed is 1 or not there."),
        (
            "show=map",
            "show, “map”",
            "show is different ones of chapters, answer, controls, plot, timeline, diagram, summary, log, why, take, truth.",
        ),
        ("view=all", "view, “all”", "view is request, finished or percentiles."),
        ("theme=red", "theme, “red”", "theme is light, dark or auto."),
        ("lang=EN", "lang, “EN”", "lang is a locale in lower case, such as en or pt-br."),
        ("at=end", "at, “end”", "at is a time from 0 to 4,000,000,000 s, such as 250 ms or 0.5 s."),
    ];
    for (query, what, allowed) in cases {
        let sentence = format!("The link’s {what}, was left out: {allowed}");
        assert_eq!(sentences(query), [sentence], "{query}");
    }
}

#[test]
fn other_notices_have_a_sentence_of_their_own() {
    let cases = [
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
    assert_eq!(Link::decode("workers=2&workers=3").0.encode(), "workers=2");
    assert_eq!(sentences("a=1&a=2&workers=2&workers=3&workers=4").len(), 2, "each is said once");
    let cases = [
        (Notice::TooLong { limit: 9 }, "The link is too long; only its first 9 bytes were read."),
        (Notice::More { count: 1 }, "One more part of the link was left out."),
        (Notice::More { count: 2 }, "2 more parts of the link were left out."),
        (
            Notice::SharesDropped { weights: 4, workers: 1_000 },
            "The shares are even now: there were 4 weights for 1,000 workers.",
        ),
        (
            Notice::SharesDropped { weights: 1, workers: 2 },
            "The shares are even now: there was 1 weight for 2 workers.",
        ),
    ];
    for (notice, sentence) in cases {
        assert_eq!(explain::notice(&notice), sentence);
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
fn the_page_says_which_language_it_does_not_have() {
    let told =
        |query: &str| -> Vec<String> { Link::open(query).1.iter().map(explain::notice).collect() };
    assert_eq!(
        told("?workers=2&lang=de-at"),
        ["The link asks for the language “de-at”, which this page does not speak."]
    );
    for query in [
        "",
        "lang=en",
        "lang=en-gb",
        "lang=pt",
        "lang=es-419",
        "embed=1&show=plot&theme=dark",
        "embed=1&lang=de",
    ] {
        assert_eq!(told(query), [""; 0], "{query}");
    }
}

#[test]
fn the_page_says_which_language_it_could_not_load() {
    let sentence = explain::notice(&Notice::NoTexts { language: Language::Portuguese });
    assert_eq!(sentence, "Português could not be loaded, so the page is in English.");
}
