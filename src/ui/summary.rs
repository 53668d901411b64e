//! The summary table: each run in figures, beside what arithmetic predicts.

use super::parts::{keyed, node, text};
use super::terms;
use crate::explain::{Column, columns, entry_name, formula, no_formula};
use crate::scenario::Entry;
use crate::sim::{EntryResult, Results};
use crate::words::{look_up, t};
use yew::prelude::*;

/// A row per entry, in the order of the line-up, drawn or not.
pub fn view(results: Option<&Results>, shown: &[Entry]) -> Html {
    let head = |column: &Column| {
        html! { <th key={column.id} scope="col">{ terms::column(column) }</th> }
    };
    let row = |results: &Results, result: &EntryResult| {
        let entry = result.run.entry;
        let hidden = !shown.contains(&entry);
        html! {
            <tr key={entry.to_string()} data-entry={entry.to_string()}
                class={hidden.then_some("hidden")}>
                <th scope="row" class={entry.server.word()}>
                    { entry_name(entry) }
                    if hidden {
                        <span class="unseen">{ node(t!(", hidden")) }</span>
                    }
                </th>
                { for columns(Some(results)).map(|column| cell(results, result, column)) }
            </tr>
        }
    };
    let rows = |results: &Results| -> Html {
        results.entries.iter().map(|result| row(results, result)).collect()
    };
    html! {
        <section key="summary" id="summary" class="summary" aria-labelledby="summary-title">
            <h2 id="summary-title">{ node(t!("Summary")) }</h2>
            <div class="scroll" tabindex="0" role="region" aria-label={t!("Summary table")}>
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{ node(t!("Entry")) }</th>
                            { for columns(results).map(head) }
                        </tr>
                    </thead>
                    <tbody>{ for results.map(rows) }</tbody>
                </table>
            </div>
            <details>
                <summary>{ node(t!("What the columns mean")) }</summary>
                <dl>
                    { for columns(results).map(|column| {
                        let (head, meaning) = (look_up(column.head), look_up(column.meaning));
                        let meaning = vec![text("dt", head), text("dd", meaning)];
                        Html::from(keyed("div", column.id, meaning))
                    }) }
                    { for results.map(formulas) }
                </dl>
            </details>
        </section>
    }
}

/// The formula of each entry with its numbers filled in.
fn formulas(results: &Results) -> Html {
    let mut list = vec![text("dt", t!("Here"))];
    list.extend(
        results.entries.iter().map(|result| {
            text("dd", [entry_name(result.run.entry), closed_form(result)].join(": "))
        }),
    );
    keyed("div", "formulas", list).into()
}

fn closed_form(result: &EntryResult) -> String {
    match &result.closed_form {
        Ok(form) => formula(form),
        Err(why) => no_formula(*why),
    }
}

fn cell(results: &Results, result: &EntryResult, column: &Column) -> Html {
    html! { <td key={column.id} data-col={column.id}>{ column.text(results, result) }</td> }
}
