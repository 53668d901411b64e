//! `static/early.js` decides before the first paint whether the address asks for the plot that
//! stands in the page as a picture. Its table of what that picture shows is held against the links.

use crate::strategies;
use pool_vs_loop::scenario::{Link, Scenario, View};
use pool_vs_loop::words::{Language, entries};
use proptest::prelude::*;

/// Keys and values of the table `pictured`.
fn pictured() -> Vec<(&'static str, &'static str)> {
    let script = include_str!("../../static/early.js");
    let (_, table) = script.split_once("const pictured = {\n").expect("the table");
    let (table, _) = table.split_once("};").expect("its end");
    let pair = |line: &'static str| {
        let (key, value) = line.trim().strip_suffix(',')?.split_once(": ")?;
        Some((key, value.strip_prefix('"')?.strip_suffix('"')?))
    };
    table.trim_end().lines().map(|line| pair(line).expect("a pair a line")).collect()
}

/// Whether a link draws what the picture shows: the default plot.
fn is_pictured(link: &Link) -> bool {
    link.scenario == Scenario::default() && link.hidden.is_empty() && link.view == View::Request
}

#[test]
fn the_table_holds_the_defaults() {
    let pairs = pictured();
    assert_eq!(pairs.len(), 20);
    for (key, value) in pairs {
        let (link, notices) = Link::decode(&format!("{key}={value}"));
        assert_eq!(link, Link::default(), "{key}");
        // What isn't hidden can't be written: no value is a bad one.
        assert_eq!(notices.len(), usize::from(key == "hide"), "{key}");
    }
}

proptest! {
    #[test]
    fn the_table_has_the_keys_that_change_the_plot_and_no_others(link in strategies::link()) {
        let table = pictured();
        let query = link.encode();
        let own = query.split('&').any(|pair| {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            table.iter().any(|&(known, usual)| known == key && usual != value)
        });
        prop_assert_eq!(!own, is_pictured(&link), "{}", query);
    }

    #[test]
    fn what_only_the_page_has_changes_nothing(link in strategies::link()) {
        let looks = Link { scenario: Scenario::default(), hidden: vec![], view: View::Request, ..link };
        let table = pictured();
        let query = looks.encode();
        for pair in query.split('&') {
            let key = pair.split('=').next().unwrap_or_default();
            prop_assert!(table.iter().all(|&(known, _)| known != key), "{}", query);
        }
    }
}

/// Languages besides English, with their texts.
const FILES: [(Language, &str); 2] = [
    (Language::Portuguese, include_str!("../../static/languages/pt.txt")),
    (Language::Spanish, include_str!("../../static/languages/es.txt")),
];

#[test]
fn the_first_words_are_those_of_the_program() {
    let script = include_str!("../../static/early.js");
    let page = include_str!("../../index.html");
    let header = "Why requests wait: Gunicorn’s workers against Uvicorn’s event loop";
    assert!(page.contains(&format!("<p id=\"what\">{header}</p>")));
    assert!(page.contains("<title>Pool vs Loop: why requests wait</title>"));
    for language in Language::ALL {
        let (tag, full) = (language.tag(), language.full_tag());
        assert!(script.contains(&format!("    {tag}: {{\n      tag: \"{full}\",")), "{tag}");
    }
    assert_eq!(script.matches("      tag: \"").count(), Language::ALL.len());
    for (language, file) in FILES {
        let own = entries(file).map(|entry| entry.expect("a line"));
        let (_, translation) = own.into_iter().find(|(english, _)| *english == header).expect("it");
        assert!(script.contains(&format!("what: \"{translation}\",")), "{language:?}");
        let tag = language.full_tag();
        assert!(page.contains(&format!("<p lang=\"{tag}\">")), "without scripts, in {language:?}");
    }
}
