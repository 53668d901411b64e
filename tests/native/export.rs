//! Results as data, read back as others would read them.

mod whole;

use crate::strategies;
use pool_vs_loop::export::{self, Pieces};
use pool_vs_loop::scenario::{Entry, Link, Notice};
use pool_vs_loop::sim::{self, Results};
use proptest::prelude::*;
use serde_json::{Value, json};

fn report(link: &Link, notices: &[Notice], results: &Results) -> Value {
    let text: String = export::json(link, notices, results).collect();
    serde_json::from_str(&text).expect("an object")
}

#[test]
fn a_report_is_the_object_of_the_grammars_document() {
    let query = "workers=1&requests=2&lineup=pool:gather,loop:async";
    let (link, notices) = Link::decode(&format!("{query}&colour=red"));
    let results = sim::run(&link.scenario);
    let report = report(&link, &notices, &results);
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
    let report = report(&link, &[], &results);
    let summary = &report["runs"][0]["summary"];
    for figure in ["throughput", "queueing", "speedup"] {
        assert_eq!(summary[figure], Value::Null, "{figure}");
    }
}

/// Holds pieces against the text that they have to be, and against their size, of which the longest
/// row or the words between rows may exceed it.
fn check(
    pieces: Pieces<&Results>,
    size: usize,
    spare: usize,
    whole: &str,
) -> Result<(), TestCaseError> {
    let mut pieces = pieces.of_size(size);
    let (mut text, mut share) = (String::new(), 0.0);
    while let Some(piece) = pieces.next() {
        prop_assert!(!piece.is_empty() && piece.len() < size + spare, "{} bytes", piece.len());
        prop_assert!(share <= pieces.share() && pieces.share() <= 1.0);
        share = pieces.share();
        text.push_str(&piece);
        prop_assert!(piece.len() >= size || text.len() == whole.len(), "only the last is shorter");
    }
    prop_assert_eq!(text, whole);
    prop_assert!((pieces.share() - 1.0).abs() < f64::EPSILON);
    Ok(())
}

/// Server, handler, request, when it was sent, started and ended, its worker and its outcome.
type Row = (String, String, usize, u64, Option<u64>, Option<u64>, Option<u16>, String);

proptest! {
    #[test]
    fn pieces_of_any_size_are_the_text_that_is_written_at_once(
        scenario in strategies::small_scenario(),
        size in prop_oneof![0..300_usize, 300..20_000_usize],
        foreign in "[a-z\"\\\\é]{0,8}",
        large in any::<bool>(),
    ) {
        let query = format!("{}&{foreign}=1", Link { scenario, ..Link::default() }.encode());
        let (link, notices) = Link::decode(&query);
        let mut results = sim::run(&link.scenario);
        if large {
            results.too_large.extend([Entry::ALL[0], Entry::ALL[5]]);
        }
        let requests = results.entries.iter().map(|result| result.run.len()).sum::<usize>();
        prop_assert_eq!(export::csv(&results).requests(), requests);
        check(export::csv(&results), size, 200, &whole::csv(&results))?;
        let object = whole::json(&link, &notices, &results);
        check(export::json(&link, &notices, &results), size, 3_000, &object)?;
        for result in &results.entries {
            prop_assert_eq!(export::log(&result.run).collect::<String>(), whole::log(&result.run));
        }
    }

    #[test]
    fn csv_reads_back_row_by_row(scenario in strategies::small_scenario()) {
        let results = sim::run(&scenario);
        let text: String = export::csv(&results).collect();
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
