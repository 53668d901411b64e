//! Bytes of the files that a first visit asks for.

use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;
use pool_vs_loop_e2e::server::Asked;
use pool_vs_loop_e2e::{Context, Result, Visit, settings};

use crate::report::{Cell, Table};

const COLUMNS: &[&str] = &["file", "raw", "gzip", "brotli"];

const TITLE: &str = "\
First load: bytes of the files that a first visit asks for, as its server saw it, in that order;
gzip at level 9, brotli at quality 11.";

const REST: &str = "\
The rest of the build, which no first load asks for. The browser keeps it afterwards (offline.js
registers sw.js, which names the files), but for pool-vs-loop.html, the single file to take along,
and what is for other pages: demo.html, embed.js, picture.svg.";

/// The first load, and the rest of the build.
pub async fn measure() -> Result<Vec<(&'static str, Table)>> {
    let asked = Visit::default()
        .run(async |page| {
            page.open("").await?;
            page.await_loaded().await?;
            Ok(page.server().asked())
        })
        .await?;
    let first = files(&asked);
    let mut rest = Vec::new();
    collect(&settings::dist()?, "", &mut rest)?;
    rest.retain(|file| !first.contains(file));
    rest.sort();
    let rows = rest.iter().map(|file| Ok(row(file, sizes(file)?))).collect::<Result<_>>()?;
    let rest = Table { title: REST.to_owned(), columns: COLUMNS, rows };
    Ok(vec![("sizes", table(TITLE, &first)?), ("rest", rest)])
}

/// The files below a folder of the build, by their names relative to the build.
fn collect(folder: &Path, prefix: &str, names: &mut Vec<String>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().display());
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{name}/"), names)?;
        } else {
            names.push(name);
        }
    }
    Ok(())
}

/// The files that were asked for, each once, in that order.
pub fn files(asked: &[Asked]) -> Vec<String> {
    let mut files: Vec<String> = Vec::new();
    for asked in asked {
        let file = asked.path.trim_start_matches('/');
        let file = if file.is_empty() { "index.html" } else { file };
        if !files.iter().any(|known| known == file) {
            files.push(file.to_owned());
        }
    }
    files
}

/// The bytes of these files of the build, and their sums.
pub fn table(title: &str, files: &[String]) -> Result<Table> {
    let mut rows = Vec::new();
    let mut total = [0; 3];
    for file in files {
        let sizes = sizes(file)?;
        for (sum, size) in total.iter_mut().zip(sizes) {
            *sum += size;
        }
        rows.push(row(file, sizes));
    }
    rows.push(row("total", total));
    Ok(Table { title: title.to_owned(), columns: COLUMNS, rows })
}

pub fn row(name: &str, sizes: [u64; 3]) -> Vec<Cell> {
    let mut cells = vec![Cell::Text(name.to_owned())];
    cells.extend(sizes.map(Cell::Count));
    cells
}

/// Raw, gzip and brotli bytes of a file of the build.
pub fn sizes(file: &str) -> Result<[u64; 3]> {
    let raw = read(file)?;
    Ok([raw.len(), gzipped(&raw)?.len(), brotlied(&raw)?.len()].map(|length| length as u64))
}

/// A file of the build.
pub fn read(file: &str) -> Result<Vec<u8>> {
    let file = settings::dist()?.join(file);
    fs::read(&file).with_context(|| format!("cannot read {}", file.display()))
}

fn gzipped(raw: &[u8]) -> Result<Vec<u8>> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(raw)?;
    Ok(gzip.finish()?)
}

pub fn brotlied(raw: &[u8]) -> Result<Vec<u8>> {
    let mut brotlied = Vec::new();
    // The default parameters are quality 11 and the largest standard window.
    brotli::BrotliCompress(&mut Cursor::new(raw), &mut brotlied, &Default::default())?;
    Ok(brotlied)
}
