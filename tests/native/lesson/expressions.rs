//! Expressions against the engine asked directly.

use pool_vs_loop::lesson::{Set, Text};

/// What an expression comes to in a scenario.
pub fn compute(query: &str, source: &str) -> String {
    let set = format!(
        r#"{{"format": 1, "title": "t", "exercises": [{{"id": "x", "title": "t", "scenario": "{query}",
        "situation": "s", "question": "q", "explanation": "e",
        "predict": {{"kind": "line", "entry": "pool:blocking"}}}}]}}"#
    );
    let set = Set::read(&set).expect("a set");
    set.exercises[0].words(&Text::plain(&format!("{{{source}}}")), "en")
}

#[test]
fn measures_of_the_seed_post() {
    for (source, words) in [
        ("makespan(pool:gather)", "2.00 s"),
        ("makespan(1)", "4.00 s"),
        ("response(pool:blocking, 5)", "2.00 s"),
        ("response(pool:blocking, last)", "4.00 s"),
        ("finish(pool:blocking, last - 4)", "3.00 s"),
        ("workers * 2", "8"),
        ("io", "1 s"),
        ("waves(pool:blocking)", "4"),
        ("waves(loop:blocking)", "1"),
        ("first(requests, waves(pool:blocking) >= 2)", "5"),
        ("with('workers=1', first(requests, waves(loop:blocking) >= 2))", "41"),
        ("throughput(pool:blocking)", "4.00 /s"),
        ("queueing(pool:blocking)", "60.0 %"),
        ("floor(7 / 2) * io + min(2s, 300ms)", "3.30 s"),
    ] {
        assert_eq!(compute("", source), words, "{source}");
    }
}
