//! `cargo xtask build`: the finished page in dist/.

mod check;
mod page;
mod tags;

use crate::setup::Trunk;
use crate::{Result, process, workspace};
use std::fs;
use std::path::Path;

/// Builds for release, completes index.html and lists what there is.
pub fn run(trunk: &Trunk) -> Result<()> {
    process::run(trunk.command("build")?.arg("--release"))?;
    let picture = process::output(&mut process::cargo(&[
        "run",
        "--quiet",
        "--release",
        "--example",
        "simulate",
        "--",
        "--format",
        "svg",
    ]))?;
    let path = workspace::dist().join("index.html");
    let html = fs::read_to_string(&path)
        .map_err(|error| format!("{} can't be read: {error}.", path.display()))?;
    let html = page::complete(&html, &picture)?;
    check::page(&html)?;
    fs::write(&path, html)
        .map_err(|error| format!("{} can't be written: {error}.", path.display()))?;
    list(&workspace::dist())
}

/// Prints each file of a folder with its size, and the sum.
fn list(folder: &Path) -> Result<()> {
    let mut files = Vec::new();
    collect(folder, folder, &mut files)
        .map_err(|error| format!("{} can't be listed: {error}.", folder.display()))?;
    files.sort();
    println!("{} holds, in bytes:", folder.display());
    for (name, bytes) in &files {
        println!("{bytes:>10}  {name}");
    }
    let sum: u64 = files.iter().map(|(_, bytes)| bytes).sum();
    println!("{sum:>10}  together");
    Ok(())
}

/// Collects the files below `folder`: their paths relative to `base`, and their bytes.
fn collect(base: &Path, folder: &Path, files: &mut Vec<(String, u64)>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(base, &path, files)?;
        } else {
            let name = path.strip_prefix(base).unwrap_or(&path);
            files.push((name.display().to_string(), path.metadata()?.len()));
        }
    }
    Ok(())
}
