//! Model version 1, kept: what the links of `golden/v1.txt` gave when the version was made.
//!
//! A link that stands in somebody's post is a promise. The file is written once and never renewed
//! (nothing here writes it): **when this test fails, either a change is wrong, or it makes a new
//! model version.** A new version has a number of its own in `MODEL_VERSION`, a file of its own
//! beside this one, and an answer for links without `v`, which go on meaning version 1.

use pool_vs_loop::scenario::{Link, MODEL_VERSION, Notice};
use pool_vs_loop::sim;
use proptest::prelude::*;
use std::fmt::Write;

use crate::strategies;

const VERSION_1: &str = include_str!("../golden/v1.txt");

/// A link as the file has it, with a line for each entry: its last reply and its median, in µs, and
/// how many requests were lost, where some were.
fn kept(link: &Link) -> String {
    let mut text = format!("?{}\n", link.encode());
    for result in &sim::run(&link.scenario).entries {
        let summary = &result.summary;
        let median = summary.response.map_or_else(|| "none".into(), |times| times.p50.to_string());
        let (entry, last) = (result.run.entry, summary.makespan);
        write!(text, "  {entry} last {last} median {median}").expect("a text grows");
        if summary.refused + summary.killed > 0 {
            write!(text, " refused {} killed {}", summary.refused, summary.killed)
                .expect("a text grows");
        }
        text.push('\n');
    }
    text
}

/// The links of the file, each with its lines.
fn blocks() -> Vec<(&'static str, &'static str)> {
    let ends = VERSION_1.match_indices("\n?").map(|(at, _)| at + 1).chain([VERSION_1.len()]);
    let mut start = 0;
    let mut blocks = Vec::new();
    for end in ends {
        let block = &VERSION_1[start..end];
        blocks.push((block.lines().next().unwrap_or_default(), block));
        start = end;
    }
    blocks
}

#[test]
fn links_of_version_1_give_what_they_gave() {
    let blocks = blocks();
    assert_eq!(blocks.len(), 59, "links are kept");
    for (query, block) in blocks {
        let (link, notices) = Link::decode(query);
        assert_eq!(notices, [], "{query}");
        assert_eq!(kept(&link), block, "{query}: see the beginning of tests/native/golden.rs");
    }
}

#[test]
fn every_key_and_every_entry_is_among_the_kept() {
    let queries: Vec<&str> = blocks().into_iter().map(|(query, _)| query).collect();
    let grammar = "workers requests io subtasks cpu lineup hide threads tokens cores client spread accept \
                   connections overhead timeout backlog seed embed show view theme lang focus at";
    for key in grammar.split_whitespace() {
        let has =
            |query: &&str| query[1..].split('&').any(|pair| pair.starts_with(&format!("{key}=")));
        assert!(queries.iter().any(has), "no link has {key}");
    }
    for entry in pool_vs_loop::scenario::Entry::ALL {
        assert!(VERSION_1.contains(&format!("\n  {entry} last ")), "no link has {entry}");
    }
}

#[test]
fn no_version_means_the_first() {
    assert_eq!(MODEL_VERSION, 1, "with a second version, links without v still mean the first");
}

proptest! {
    #[test]
    fn a_link_of_another_version_opens_as_the_nearest_and_says_so(
        link in strategies::link(),
        asked in 2..=u32::MAX,
    ) {
        let query = link.encode();
        prop_assert_eq!(Link::decode(&format!("v=1&{query}")), (link.clone(), vec![]));
        let other = Link::decode(&format!("v={asked}&{query}"));
        prop_assert_eq!(other, (link, vec![Notice::OtherVersion { asked }]));
    }
}
