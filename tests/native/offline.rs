//! The line about a newer build and what loading it would lose, which `static/offline.js` shows in words of its own.

use pool_vs_loop::words::Language;

#[test]
fn the_line_about_a_newer_build_is_there_in_every_language() {
    let script = include_str!("../../static/offline.js");
    let (_, texts) = script.split_once("const TEXTS = {\n").expect("the texts");
    let (texts, _) = texts.split_once("\n};").expect("their end");
    let mut tags = Vec::new();
    for line in texts.lines() {
        let (tag, list) = line.split_once(": ").expect("a language and its texts");
        let list = list.trim_end_matches(',');
        let list: Vec<String> = serde_json::from_str(list).expect("texts");
        assert!(list.len() == 5 && list.iter().all(|text| !text.is_empty()), "{line}");
        tags.push(tag.trim());
    }
    let known: Vec<_> = Language::ALL.iter().map(|language| language.tag()).collect();
    assert_eq!(tags, known);
}
