//! The sentence with the answer.

mod factors;
mod reading;

use pool_vs_loop::explain::{answer, plain};
use pool_vs_loop::scenario::{DEFAULT_LINEUP, Entry, Link};
use pool_vs_loop::sim;

/// The answer to a query.
fn answered(query: &str) -> String {
    let (link, notices) = Link::decode(query);
    assert!(notices.is_empty(), "{query}");
    let shown: Vec<Entry> = link.shown().collect();
    plain(&answer(&sim::run(&link.scenario), &shown))
}

#[test]
fn the_answer_is_one_sentence_with_the_numbers_in_it() {
    let cases = [
        (
            "",
            "16 requests on 4 workers: the pool takes 4.00 s with def and async def alike, 2.00 s with the wait split in two; the event loop 1.00 s and 0.500 s, each a quarter of the time.",
        ),
        (
            "hide=3,6",
            "16 requests on 4 workers: the pool takes 4.00 s with def and async def alike; the event loop 1.00 s, a quarter of the time.",
        ),
        (
            "workers=3&requests=50&subtasks=64",
            "50 requests on 3 workers: the pool takes 17.0 s with def and async def alike, 0.266 s with the wait split in 64; the event loop 1.00 s and 15.6 ms, each 17 times as fast.",
        ),
        // The loop's plain def handlers take two waves: what is said must be of which handler.
        (
            "workers=1&requests=41",
            "41 requests on 1 worker: the pool takes 41.0 s with def and async def alike, 20.5 s with the wait split in two; the event loop 2.00 s with def, 1.00 s with async def, 0.500 s with the wait split in two, 41 times as fast with async def.",
        ),
        (
            "workers=1&requests=41&hide=1,2,3",
            "41 requests on 1 worker: the event loop takes 2.00 s with def, 1.00 s with async def, 0.500 s with the wait split in two.",
        ),
        // Like is held against like where both have it.
        (
            "hide=2,5",
            "16 requests on 4 workers: the pool takes 4.00 s with def, 2.00 s with the wait split in two; the event loop 1.00 s and 0.500 s, each a quarter of the time.",
        ),
        (
            "hide=2,3,4,5",
            "16 requests on 4 workers: the pool takes 4.00 s with def; the event loop 0.500 s with the wait split in two, 8 times as fast.",
        ),
        (
            "requests=3",
            "3 requests on 4 workers: the pool and the event loop both take 1.00 s with def and async def alike, 0.500 s with the wait split in two.",
        ),
        (
            "subtasks=1",
            "16 requests on 4 workers: the pool takes 4.00 s with def, async def and gather alike; the event loop 1.00 s, a quarter of the time.",
        ),
        (
            "requests=1&workers=1&hide=2,3,4,5,6",
            "1 request on 1 worker: the pool takes 1.00 s with def.",
        ),
        (
            "lineup=loop:gather,pool:gather&subtasks=16",
            "16 requests on 4 workers: the event loop takes 62.5 ms with the wait split in 16; the pool 0.250 s, 4 times as long.",
        ),
        (
            "workers=8&io=1000001us&requests=1&lineup=pool:gather,loop:async&subtasks=1",
            "1 request on 8 workers: the pool takes 1.00 s with gather; the event loop 1.00 s with async def, just as long.",
        ),
        (
            "io=0",
            "16 requests on 4 workers: all are answered at once, since there is nothing to wait for.",
        ),
        (
            "hide=1,2,3,4,5,6",
            "Every entry of the line-up is hidden: show one to see how long 16 requests on 4 workers take.",
        ),
    ];
    for (query, sentence) in cases {
        assert_eq!(answered(query), sentence, "{query}");
    }
}

#[test]
fn the_answer_fits_every_client_server_handler_and_outcome() {
    let cases = [
        (
            "requests=80&io=200ms&client=paced:30&lineup=pool:blocking,loop:async",
            "80 requests at 30 a second on 4 workers: the median reply of the pool takes 0.833 s with def (95 % within 1.40 s); that of the event loop 0.200 s with async def, 4.17 times as fast.",
        ),
        // A queue that grows: the median is half way.
        (
            "requests=100&client=paced:5&lineup=pool:blocking,loop:async",
            "100 requests at 5 a second on 4 workers: the median reply of the pool takes 3.40 s with def (95 % within 5.60 s); that of the event loop 1.00 s with async def, 3.4 times as fast.",
        ),
        (
            "client=closed:1&lineup=pool:blocking,loop:blocking",
            "16 requests by 1 user on 4 workers: the median reply of the pool and the event loop alike takes 1.00 s with def.",
        ),
        (
            "lineup=threads:blocking,greenlets:blocking,loop:stuck",
            "16 requests on 4 workers: the threaded pool takes 1.00 s with def; the greenlet pool 1.00 s, just as long; the event loop 4.00 s with async def that blocks, 4 times as long as the threaded pool.",
        ),
        (
            "requests=100&backlog=10&lineup=pool:blocking,loop:async",
            "100 requests on 4 workers: the pool takes 4.00 s with def (85 refused); the event loop 1.00 s with async def.",
        ),
        (
            "timeout=600ms&lineup=pool:blocking,pool:gather,loop:async",
            "16 requests on 4 workers: the pool takes 2.00 s with the wait split in two; the event loop 1.00 s with async def, half the time; no reply from pool: blocking (16 killed).",
        ),
        (
            "timeout=600ms&backlog=1&lineup=pool:blocking",
            "16 requests on 4 workers: no reply from pool: blocking (10 refused, 6 killed).",
        ),
        // What is the same to the microsecond only nearly is said in one, too.
        (
            "workers=8&io=1000001us&requests=1&lineup=pool:blocking,pool:gather&subtasks=1",
            "1 request on 8 workers: the pool takes 1.00 s with def and gather alike.",
        ),
        (
            "io=0&client=paced:5",
            "16 requests at 5 a second on 4 workers: most are answered at once.",
        ),
    ];
    for (query, sentence) in cases {
        assert_eq!(answered(query), sentence, "{query}");
    }
}

#[test]
fn medians_are_not_compared_where_they_stand_for_few() {
    // Of a few long waits the median tells nothing.
    let query = "requests=200&io=200ms&client=poisson:15&lineup=pool:blocking,loop:async&spread=";
    let wide = answered(&[query, "lognormal:3"].concat());
    assert_eq!(wide.matches("(95 % within ").count(), 2, "{wide}");
    assert!(!wide.contains("times as") && !wide.contains(" the time"), "{wide}");
    let narrow = answered(&[query, "fixed"].concat());
    assert_eq!(narrow.matches("(95 % within ").count(), 1, "{narrow}");
    assert!(narrow.ends_with("the event loop 0.200 s with async def."), "{narrow}");
}

#[test]
fn what_is_too_large_to_simulate_is_named() {
    let (link, _) = Link::decode("lineup=pool:blocking,loop:async");
    let mut results = sim::run(&link.scenario);
    let gone = results.entries.remove(1).run.entry;
    results.too_large.push(gone);
    let sentence = plain(&answer(&results, &link.scenario.lineup));
    assert!(
        sentence.ends_with(
            "; loop: async is too large to simulate: a run may have 100,000,000 events, and \
             16,777,216 pieces that queue for connections."
        ),
        "{sentence}"
    );
    results.too_large.clear();
    let sentence = plain(&answer(&results, &[gone]));
    assert_eq!(sentence, "16 requests on 4 workers are not simulated yet.");
}

#[test]
fn what_looks_equal_is_about_as_long() {
    // The loop waits 1 µs longer than two pieces of the pool.
    let query = "workers=8&requests=16&io=1000001us&lineup=pool:gather,loop:async";
    assert!(answered(query).ends_with("the event loop 1.00 s with async def, about as long."));
}

#[test]
fn results_of_another_line_up_are_left_out() {
    let (link, _) = Link::decode("lineup=pool:blocking,loop:async");
    let results = sim::run(&link.scenario);
    let sentence = plain(&answer(&results, &DEFAULT_LINEUP));
    assert!(sentence.starts_with("16 requests on 4 workers: the pool takes 4.00 s with def; the"));
    assert!(sentence.ends_with("the event loop 1.00 s with async def, a quarter of the time."));
}

#[test]
fn a_ratio_never_follows_a_time_that_it_is_not_about() {
    assert_eq!(
        answered("workers=2&requests=4&lineup=pool:blocking,loop:async,loop:stuck"),
        "4 requests on 2 workers: the pool takes 2.00 s with def; the event loop 1.00 s with async \
         def, 2.00 s with async def that blocks."
    );
}
