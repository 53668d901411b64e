//! Any bytes open as a link, and what opened settles: writing it and reading it again gives the
//! same link, without a notice. `cargo xtask fuzz` runs this; tests/native replays its corpus.

#![no_main]

use libfuzzer_sys::fuzz_target;
use pool_vs_loop::explain;
use pool_vs_loop::scenario::Link;

fuzz_target!(|bytes: &[u8]| {
    let (link, notices) = Link::decode_bytes(bytes);
    for notice in &notices {
        assert!(explain::notice(notice).ends_with('.'));
    }
    let query = link.encode();
    assert!(query.is_ascii() && query.len() < 2_000, "{query}");
    let (again, notices) = Link::decode(&query);
    assert!(notices.is_empty(), "{query}: {notices:?}");
    assert_eq!(again, link, "{query}");
});
