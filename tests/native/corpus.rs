//! The inputs that fuzzing found worth keeping, replayed.

use pool_vs_loop::explain;
use pool_vs_loop::scenario::Link;
use std::fs;
use std::path::Path;

#[test]
fn the_corpus_of_the_fuzzer_opens_and_settles() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus");
    let mut count = 0;
    for file in fs::read_dir(corpus).expect("the corpus") {
        let bytes = fs::read(file.expect("a file").path()).expect("its bytes");
        let (link, notices) = Link::decode_bytes(&bytes);
        assert!(notices.iter().all(|notice| explain::notice(notice).ends_with('.')));
        let query = link.encode();
        assert_eq!(Link::decode(&query), (link, vec![]), "{query}");
        count += 1;
    }
    assert!(count > 50, "{count} inputs are replayed");
}
