//! Simulates scenario links: `cargo run --release --example simulate -- 'workers=4&requests=16'`.
//!
//! Prints the summary table, or with `--format` the completion plot (`svg`), a row for each request
//! (`csv`), one object (`json`) or the access log of the `focus` entry (`log`). `-` reads a link a
//! line from standard input and prints a JSON object a line, with what was wrong with the link in
//! it. For one link that is wrong, and for wrong arguments, it exits with 2 and a sentence.
//!
//! The picture is the very one that the page saves, in the colours that `theme` says; `--address`
//! is the page's address, for the link in its small print. `--format inline` is the bare plot for
//! the page itself, which styles it by its classes.

use pool_vs_loop::chart::{Plot, to_svg, top_of_axis};
use pool_vs_loop::explain::{COLUMNS, answer, entry_name, notice, plain};
use pool_vs_loop::export::{self, Subject};
use pool_vs_loop::scenario::{Entry, Link, View};
use pool_vs_loop::sim::{self, EVENT_LIMIT, PIECE_LIMIT, Results};
use std::io::{self, BufRead, Write};
use std::iter;
use std::process::ExitCode;

/// Width of the plot in CSS pixels.
const PLOT_WIDTH: i32 = 840;

const USAGE: &str = "\
simulate [LINK] [--format table|svg|csv|json|log|inline] [--address URL]
             simulates a link such as 'workers=4&requests=16'; the small print of an svg leads to URL
simulate -   answers a link a line of standard input in JSON";

/// What it can print.
const FORMATS: [&str; 6] = ["table", "svg", "csv", "json", "log", "inline"];

/// What to simulate and how to print it.
struct Arguments {
    query: String,
    format: String,
    address: String,
}

fn main() -> ExitCode {
    if std::env::args().any(|word| word == "--help" || word == "-h") {
        println!("{USAGE}");
        return ExitCode::SUCCESS;
    }
    let done = arguments(std::env::args().skip(1)).and_then(|arguments| {
        if arguments.query == "-" {
            each_line(io::stdin().lock(), io::stdout().lock())
        } else {
            simulate(&arguments, io::stdout().lock())
        }
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::from(2)
        }
    }
}

fn arguments(mut words: impl Iterator<Item = String>) -> Result<Arguments, String> {
    let (mut query, mut format, mut address) = (None, None, None);
    while let Some(word) = words.next() {
        if word == "--format" && format.is_none() {
            format = Some(words.next().unwrap_or_default());
        } else if word == "--address" && address.is_none() {
            address = Some(words.next().unwrap_or_default());
        } else if word.starts_with("--") || query.is_some() {
            return Err(format!(
                "“{word}” is not expected: give one link, or - , --format and --address."
            ));
        } else {
            query = Some(word);
        }
    }
    let query = query.unwrap_or_default();
    let format = format.unwrap_or_else(|| if query == "-" { "json" } else { "table" }.into());
    if !FORMATS.contains(&format.as_str()) {
        return Err(format!("“{format}” is no format: {} are.", FORMATS.join(", ")));
    }
    if query == "-" && format != "json" {
        return Err(format!("Links from standard input are answered in json, not in {format}."));
    }
    Ok(Arguments { query, format, address: address.unwrap_or_default() })
}

fn simulate(arguments: &Arguments, out: impl Write) -> Result<(), String> {
    let Arguments { query, format, address } = arguments;
    let (link, notices) = Link::decode(query);
    if !notices.is_empty() {
        return Err(notices.iter().map(notice).collect::<Vec<_>>().join("\n"));
    }
    let results = sim::run(&link.scenario);
    if let Some(entry) = results.too_large.first() {
        return Err(format!(
            "{entry} is too large to simulate: a run may have {EVENT_LIMIT} events, and {PIECE_LIMIT} \
             pieces that queue for connections."
        ));
    }
    let shown: Vec<Entry> = link.shown().collect();
    match format.as_str() {
        "svg" => {
            let subject = Subject { link: &link, results: &results, address, theme: link.theme };
            print(iter::once(subject.plot().svg + "\n"), out);
        }
        "inline" => print(iter::once(inline(&results, &shown, link.view) + "\n"), out),
        "csv" => print(export::csv(&results), out),
        "log" => {
            let focus = link.focused().and_then(|entry| results.of(entry));
            print(focus.into_iter().flat_map(|result| export::log(&result.run)), out);
        }
        "json" => {
            let end = iter::once("\n".to_owned());
            print(export::json(&link, &[], &results).chain(end), out);
        }
        _ => print(iter::once(table(&results, &shown)), out),
    }
    Ok(())
}

/// Prints a text piece by piece.
fn print(mut pieces: impl Iterator<Item = String>, mut out: impl Write) {
    // Whoever reads may have had enough: no reason to complain.
    let _ = pieces.try_for_each(|piece| out.write_all(piece.as_bytes()));
}

/// Answers each line of a text, until it ends or nobody listens any more.
fn each_line(lines: impl BufRead, mut out: impl Write) -> Result<(), String> {
    for line in lines.split(b'\n') {
        let line = line.map_err(|error| format!("Standard input can't be read: {error}."))?;
        let (link, notices) = Link::decode_bytes(line.trim_ascii());
        let results = sim::run(&link.scenario);
        let end = iter::once("\n".to_owned());
        let mut pieces = export::json(&link, &notices, &results).chain(end);
        if pieces.try_for_each(|piece| out.write_all(piece.as_bytes())).is_err() {
            break;
        }
    }
    Ok(())
}

fn inline(results: &Results, shown: &[Entry], view: View) -> String {
    let until = top_of_axis(results, shown, view);
    to_svg(&Plot { results, shown, view, until, width: PLOT_WIDTH, at: None }.scene())
}

fn table(results: &Results, shown: &[Entry]) -> String {
    let mut rows = vec![vec!["Entry".to_string()]];
    rows[0].extend(COLUMNS.iter().map(|column| column.head.into()));
    for result in &results.entries {
        let mut row = vec![entry_name(result.run.entry)];
        row.extend(COLUMNS.iter().map(|column| column.text(results, result)));
        rows.push(row);
    }
    let widths: Vec<usize> = (0..rows[0].len())
        .map(|column| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0))
        .collect();
    let mut text = plain(&answer(results, shown)) + "\n";
    for row in rows {
        text += &format!("\n{:<1$}", row[0], widths[0]);
        for (cell, width) in row.iter().zip(&widths).skip(1) {
            text += &format!("  {cell:>width$}");
        }
    }
    text + "\n"
}
