//! Simulates a scenario link: `cargo run --release --example simulate -- 'workers=4&requests=16'`.
//!
//! Prints the summary table, or with `--format svg` the completion plot. Exits with 2 and a
//! sentence where the link or the arguments are wrong.

use pool_vs_loop::chart::{CompletionPlot, to_svg, top_of_axis};
use pool_vs_loop::explain::{COLUMNS, answer, entry_name, notice, plain};
use pool_vs_loop::scenario::{Entry, Link};
use pool_vs_loop::sim::{self, Results};
use std::process::ExitCode;

/// Width of the plot in CSS pixels.
const PLOT_WIDTH: i32 = 840;

fn main() -> ExitCode {
    match simulate(std::env::args().skip(1)) {
        Ok(text) => {
            println!("{text}");
            ExitCode::SUCCESS
        }
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::from(2)
        }
    }
}

fn simulate(mut arguments: impl Iterator<Item = String>) -> Result<String, String> {
    let (mut query, mut format) = (None, None);
    while let Some(argument) = arguments.next() {
        if argument == "--format" {
            format = Some(arguments.next().unwrap_or_default());
        } else if argument.starts_with('-') || query.is_some() {
            return Err(format!("“{argument}” is not expected: give one link and --format."));
        } else {
            query = Some(argument);
        }
    }
    let (link, notices) = Link::decode(query.as_deref().unwrap_or(""));
    if !notices.is_empty() {
        return Err(notices.iter().map(notice).collect::<Vec<_>>().join("\n"));
    }
    let results = sim::run(&link.scenario);
    let shown: Vec<Entry> = link.shown().collect();
    match format.as_deref() {
        None | Some("table") => Ok(table(&results, &shown)),
        Some("svg") => Ok(svg(&results, &shown)),
        Some(other) => Err(format!("“{other}” is no format: table and svg are.")),
    }
}

fn svg(results: &Results, shown: &[Entry]) -> String {
    let until = top_of_axis(results, shown);
    to_svg(&CompletionPlot { results, shown, until, width: PLOT_WIDTH }.scene())
}

fn table(results: &Results, shown: &[Entry]) -> String {
    let mut rows = vec![vec!["Entry".to_string()]];
    rows[0].extend(COLUMNS.iter().map(|column| column.head.into()));
    for result in &results.entries {
        let mut row = vec![entry_name(result.run.entry)];
        row.extend(COLUMNS.iter().map(|column| column.text(results, result)));
        rows.push(row);
    }
    let mut text = plain(&answer(results, shown)) + "\n";
    let widths: Vec<usize> = (0..rows[0].len())
        .map(|column| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0))
        .collect();
    for row in rows {
        text += &format!("\n{:<1$}", row[0], widths[0]);
        for (cell, width) in row.iter().zip(&widths).skip(1) {
            text += &format!("  {cell:>width$}");
        }
    }
    text
}
