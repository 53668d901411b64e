//! A table of words and figures.

use super::parts::{scoped, tag, text};
use crate::explain::Table;
use yew::prelude::*;

/// A table that scrolls within itself; its first column names the rows.
pub fn view(table: &Table) -> Html {
    let heads: Vec<Html> =
        table.heads.iter().map(|name| scoped("col", vec![name.clone().into()])).collect();
    let row = |row: &Vec<String>| -> Html {
        let mut cells = row.iter().map(String::as_str);
        let first = cells.next().unwrap_or_default().to_owned();
        let mut all = vec![scoped("row", vec![first.into()])];
        all.extend(cells.map(|cell| text("td", cell.to_owned())));
        tag("tr", all).into()
    };
    let rows: Vec<Html> = table.rows.iter().map(row).collect();
    html! {
        <div class="scroll" tabindex="0" role="region" aria-label={table.caption.clone()}>
            <table>
                <caption>{ &table.caption }</caption>
                { Html::from(tag("thead", vec![tag("tr", heads).into()])) }
                { Html::from(tag("tbody", rows)) }
            </table>
        </div>
    }
}
