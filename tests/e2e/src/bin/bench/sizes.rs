//! Bytes of the files that a first visit asks for.

use std::fs;
use std::io::{Cursor, Write};

use flate2::Compression;
use flate2::write::GzEncoder;
use pool_vs_loop_e2e::{Context, Result, Visit, settings};

use crate::report::{Cell, Table};

const TITLE: &str = "\
First load: bytes of the files that a first visit asks for, as its server saw it, in that order;
gzip at level 9, brotli at quality 11.";

pub async fn measure() -> Result<Table> {
    let mut paths: Vec<String> = Vec::new();
    for asked in Visit::default()
        .run(async |page| {
            page.open("").await?;
            page.await_loaded().await?;
            Ok(page.server().asked())
        })
        .await?
    {
        if !paths.contains(&asked.path) {
            paths.push(asked.path);
        }
    }
    let mut rows = Vec::new();
    let mut total = [0; 3];
    for path in paths {
        let file = path.trim_start_matches('/');
        let file = if file.is_empty() { "index.html" } else { file };
        let sizes = sizes(file)?;
        for (sum, size) in total.iter_mut().zip(sizes) {
            *sum += size;
        }
        rows.push(row(file, sizes));
    }
    rows.push(row("total", total));
    Ok(Table { title: TITLE.to_owned(), columns: &["file", "raw", "gzip", "brotli"], rows })
}

fn row(name: &str, sizes: [u64; 3]) -> Vec<Cell> {
    let mut cells = vec![Cell::Text(name.to_owned())];
    cells.extend(sizes.map(Cell::Count));
    cells
}

/// Raw, gzip and brotli bytes of a file of the build.
fn sizes(file: &str) -> Result<[u64; 3]> {
    let file = settings::dist()?.join(file);
    let raw = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(&raw)?;
    let gzip = gzip.finish()?;
    let mut brotli_ = Vec::new();
    // The default parameters are quality 11 and the largest standard window.
    brotli::BrotliCompress(&mut Cursor::new(&raw), &mut brotli_, &Default::default())?;
    Ok([raw.len(), gzip.len(), brotli_.len()].map(|length| length as u64))
}
