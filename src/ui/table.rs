//! Tables of words and figures: what pictures show, for who reads rather than looks.

use super::app::{App, Msg};
use super::choice;
use super::parts::{scoped, tag, text};
use crate::explain::Table;
use yew::html::Scope;
use yew::prelude::*;

/// A table behind a summary, while that is open.
pub fn folded(
    scope: &Scope<App>,
    id: &'static str,
    summary: &'static str,
    open: bool,
    table: Option<&Table>,
) -> Html {
    let toggled = scope.callback(move |event: Event| Msg::Unfold(id, choice::is_open(&event)));
    html! {
        <details key={id} {id} {open} ontoggle={toggled}>
            <summary>{ summary }</summary>
            { for table.filter(|_| open).map(view) }
        </details>
    }
}

/// A table that scrolls within itself; its first column names the rows.
fn view(table: &Table) -> Html {
    let head = |name: &String| scoped("col", vec![name.clone().into()]);
    let row = |row: &Vec<String>| -> Html {
        let mut cells = row.iter().cloned();
        let mut all = vec![scoped("row", vec![cells.next().unwrap_or_default().into()])];
        all.extend(cells.map(|cell| text("td", cell)));
        tag("tr", all).into()
    };
    let heads = tag("tr", table.heads.iter().map(head).collect());
    html! {
        <div class="scroll" tabindex="0" role="region" aria-label={table.caption.clone()}>
            <table>
                <caption>{ &table.caption }</caption>
                { Html::from(tag("thead", vec![heads.into()])) }
                { Html::from(tag("tbody", table.rows.iter().map(row).collect())) }
            </table>
        </div>
    }
}
