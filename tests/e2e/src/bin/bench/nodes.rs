//! How large the page's document is, for few and for many requests.

use pool_vs_loop_e2e::{Result, Visit};

use crate::report::{Cell, Table, grouped};

const REQUESTS: [u64; 4] = [16, 1_000, 100_000, 1_000_000];

const TITLE: &str = "\
DOM: elements of the page and of its plot, and characters of the longest path.";

pub async fn measure() -> Result<Table> {
    let mut rows = Vec::new();
    for requests in REQUESTS {
        let counts: [u64; 3] = Visit::default()
            .run(async |page| {
                page.open(&format!("?requests={requests}")).await?;
                // The plot is there when the run is complete.
                page.await_drawn_lines(6).await?;
                page.ask(
                    "[document.querySelectorAll('*').length,
                      document.querySelectorAll('#plot *').length,
                      Math.max(...[...document.querySelectorAll('#plot path')]
                        .map((path) => path.getAttribute('d').length))]",
                )
                .await
            })
            .await?;
        let mut cells = vec![Cell::Text(grouped(requests))];
        cells.extend(counts.map(Cell::Count));
        rows.push(cells);
    }
    Ok(Table {
        title: TITLE.to_owned(),
        columns: &["requests", "elements", "in the plot", "longest path"],
        rows,
    })
}
