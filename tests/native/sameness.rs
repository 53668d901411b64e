//! The same bytes everywhere: the digests of a thousand random scenarios, which the browser tests
//! compute again in wasm. They also freeze model version 1.

#[path = "../shared/random_queries.rs"]
mod random_queries;

use expect_test::expect_file;
use pool_vs_loop::scenario::Link;

#[test]
fn a_thousand_random_scenarios_give_the_runs_that_they_gave() {
    let digest = |number| format!("{:016x}\n", random_queries::digest(number));
    let digests: String = (0..random_queries::COUNT).map(digest).collect();
    expect_file!["../golden/runs.txt"].assert_eq(&digests);
}

#[test]
fn the_random_scenarios_are_links_that_mean_what_they_say() {
    for number in 0..random_queries::COUNT {
        let query = random_queries::query(number);
        let (_, notices) = Link::decode(&query);
        // A random line-up may name an entry twice: that is all that may be wrong.
        let repeated = |notice: &pool_vs_loop::scenario::Notice| {
            pool_vs_loop::explain::notice(notice).contains("lineup")
        };
        assert!(notices.iter().all(repeated), "{query}: {notices:?}");
    }
}
