//! Results as data, read back as others would read them.

use crate::strategies;
use pool_vs_loop::export::{self, Report};
use pool_vs_loop::scenario::Link;
use pool_vs_loop::sim;
use proptest::prelude::*;
use serde_json::{Value, json};

#[test]
fn a_report_is_the_object_of_the_grammars_document() {
    let query = "workers=1&requests=2&lineup=pool:gather,loop:async";
    let (link, notices) = Link::decode(&format!("{query}&colour=red"));
    let results = sim::run(&link.scenario);
    let report = serde_json::to_value(Report::new(&link, &notices, &results)).expect("an object");
    assert_eq!(report["scenario"], query);
    assert_eq!(
        report["notices"],
        json!(["The link’s “colour” is not a setting of this page; the numbers leave it out."])
    );
    assert_eq!(
        report["runs"][0],
        json!({
            "server": "pool", "handler": "gather",
            "sent_us": [0, 0], "started_us": [0, 500_000], "finished_us": [500_000, 1_000_000],
            "worker": [0, 0], "outcome": ["served", "served"], "makespan_us": 1_000_000,
            "summary": {
                "mean_us": 750_000, "p50_us": 750_000, "p90_us": 950_000, "p95_us": 975_000,
                "p99_us": 995_000, "max_us": 1_000_000, "throughput": 2.0,
                "served": 2, "refused": 0, "killed": 0,
                "queueing": 500_000.0 / 1_500_000.0, "utilisation": 1.0,
                "most_in_flight": 2, "speedup": 1.0,
            },
        })
    );
    assert_eq!(report["runs"][1]["server"], "loop");
}

#[test]
fn what_is_no_figure_is_null() {
    let (link, _) = Link::decode("io=0&lineup=loop:async");
    let results = sim::run(&link.scenario);
    let report = serde_json::to_value(Report::new(&link, &[], &results)).expect("an object");
    let summary = &report["runs"][0]["summary"];
    for figure in ["throughput", "queueing", "speedup"] {
        assert_eq!(summary[figure], Value::Null, "{figure}");
    }
}

/// Server, handler, request, when it was sent, started and ended, its worker and its outcome.
type Row = (String, String, usize, u64, Option<u64>, Option<u64>, Option<u16>, String);

proptest! {
    #[test]
    fn csv_reads_back_row_by_row(scenario in strategies::small_scenario()) {
        let results = sim::run(&scenario);
        let text = export::csv(&results);
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let mut rows = reader.deserialize::<Row>();
        for result in &results.entries {
            for index in 0..result.run.len() {
                let row = rows.next().expect("a row").expect("of this shape");
                let run = &result.run;
                let expected = (
                    run.entry.server.word().into(), run.entry.handler.word().into(), index + 1,
                    run.sent()[index], run.started(index), run.ended(index), run.worker(index),
                    run.outcome(index).word().into(),
                );
                prop_assert_eq!(row, expected);
            }
        }
        prop_assert!(rows.next().is_none());
    }
}
