//! How large the page's document is, for few and for many requests.

use std::time::Duration;

use pool_vs_loop_e2e::{Page, Result, Visit};

use crate::report::{Cell, Table, grouped};
use crate::step;

const REQUESTS: [u64; 4] = [16, 1_000, 100_000, 1_000_000];

const TITLE: &str = "\
DOM of the whole page at rest, as it opens and with every panel open that can be: elements, and
nodes of all kinds (elements, texts, comments, the document itself); elements of the plot, and
characters of the longest path in any picture. Six entries.";

pub async fn measure() -> Result<Table> {
    let mut rows = Vec::new();
    for requests in REQUESTS {
        let (closed, open, pictures) = Visit::default()
            .run(async |page| {
                page.browser().driver().set_script_timeout(Duration::from_secs(110)).await?;
                page.open(&format!("?requests={requests}")).await?;
                // The plot is there when the run is complete.
                page.await_drawn_lines(6).await?;
                step::settle(page, false).await?;
                let (closed, pictures) = (count(page).await?, page.ask(PICTURES).await?);
                step::settle(page, true).await?;
                Ok((closed, count(page).await?, pictures))
            })
            .await?;
        let pictures: [u64; 2] = pictures;
        let mut cells = vec![Cell::Text(grouped(requests))];
        cells.extend([closed, open, pictures].into_iter().flatten().map(Cell::Count));
        rows.push(cells);
    }
    Ok(Table {
        title: TITLE.to_owned(),
        columns: &[
            "requests",
            "elements",
            "nodes",
            "elements, all open",
            "nodes, all open",
            "in the plot",
            "longest path",
        ],
        rows,
    })
}

/// Elements, and nodes of all kinds.
async fn count(page: &Page) -> Result<[u64; 2]> {
    page.ask(
        "((walker) => {
           let nodes = 1;
           while (walker.nextNode()) nodes += 1;
           return [document.querySelectorAll('*').length, nodes];
         })(document.createTreeWalker(document, NodeFilter.SHOW_ALL))",
    )
    .await
}

const PICTURES: &str = "\
    [document.querySelectorAll('#plot *').length,
     Math.max(...[...document.querySelectorAll('svg path')]
       .map((path) => path.getAttribute('d').length))]";
