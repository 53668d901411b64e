//! `cargo xtask build`: the finished page in dist/.

mod card;
mod check;
mod hash;
mod offline;
mod page;
mod public;
mod public_url;
mod single;
mod tags;

pub use public_url::PublicUrl;

use crate::setup::{self, Trunk};
use crate::{Result, process, workspace};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Builds for release, completes index.html and lists what there is. With the address that the
/// page will have, also makes what needs it: see [`public`].
pub fn run(trunk: &Trunk, url: Option<&PublicUrl>) -> Result<()> {
    process::run(
        trunk
            .command("build")?
            .arg("--release")
            .env("RUSTFLAGS", anonymous())
            .env("PVL_BUILD", commit().unwrap_or_default()),
    )?;
    offline::prepare(&workspace::dist())?;
    minify(&workspace::dist())?;
    let picture = process::output(&mut process::cargo(&[
        "run",
        "--quiet",
        "--release",
        "--example",
        "simulate",
        "--",
        "--format",
        "inline",
    ]))?;
    // For the demo page, and for whoever wants a picture in a post.
    write(&workspace::dist().join("picture.svg"), &picture)?;
    let path = workspace::dist().join("index.html");
    let html = fs::read_to_string(&path)
        .map_err(|error| format!("{} can't be read: {error}.", path.display()))?;
    let head = url.map(|url| publish(&html, url, &picture)).transpose()?;
    let html = page::complete(&html, head.as_deref(), &picture)?;
    let bytes = single::write_file(&workspace::dist(), &html)?;
    let html = offline::mark(&html, bytes)?;
    check::page(&html)?;
    write(&path, &html)?;
    // Last: it lists what all others are.
    offline::write_worker(&workspace::dist())?;
    list(&workspace::dist())
}

/// Makes the card and the page for missing ones; gives the elements that name the page.
fn publish(html: &str, url: &PublicUrl, picture: &str) -> Result<String> {
    let tags = tags::start_tags(html);
    let about = public::About::read(&tags)?;
    let mut simulate = process::cargo(&["run", "--quiet", "--release", "--example", "simulate"]);
    let table = process::output(&mut simulate)?;
    let answer = table.lines().next().unwrap_or_default();
    let missing = about.missing_page(url)?;
    check::missing_page(&missing, url)?;
    write(&workspace::dist().join("404.html"), &missing)?;
    card::Card { title: about.title, answer, picture }.draw(&workspace::dist().join(card::FILE))?;
    Ok(about.head(url, answer))
}

fn write(path: &Path, text: &str) -> Result<()> {
    fs::write(path, text).map_err(|error| format!("{} can't be written: {error}.", path.display()))
}

/// Makes the scripts and styles of a folder small: a third of their bytes and a fifth of those
/// that a host sends compressed (trunk's own minifier leaves wasm-bindgen's script as it is).
fn minify(folder: &Path) -> Result<()> {
    let mut files = Vec::new();
    collect(folder, folder, &mut files)
        .map_err(|error| format!("{} can't be listed: {error}.", folder.display()))?;
    let mut names: Vec<String> = files.into_iter().map(|(name, _)| name).collect();
    names.retain(|name| name.ends_with(".js") || name.ends_with(".css"));
    minify_files(folder, &names)
}

/// Makes these scripts and styles of a folder small.
fn minify_files(folder: &Path, names: &[String]) -> Result<()> {
    let mut esbuild = Command::new(setup::esbuild()?);
    esbuild.args(names).current_dir(folder);
    // Without its own base, files that are all in one folder would be written beside that.
    esbuild.args(["--minify", "--charset=utf8", "--outdir=.", "--outbase=.", "--allow-overwrite"]);
    process::run(esbuild.arg("--log-level=warning"))
}

/// The compiler's flags, with one that keeps this machine's folders out of the wasm: panics name
/// their source files, those of crates by the path of the registry.
fn anonymous() -> OsString {
    let mut flags = std::env::var_os("RUSTFLAGS").unwrap_or_default();
    let home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(std::env::home_dir()?.join(".cargo")));
    if let Some(home) = home {
        flags.push(" --remap-path-prefix=");
        flags.push(home.join("registry").join("src"));
        flags.push("=crates");
    }
    flags
}

/// The commit that is built, if git can tell: part of what the page says of itself.
fn commit() -> Option<String> {
    let mut git = Command::new("git");
    git.args(["describe", "--always", "--dirty"]).current_dir(workspace::root());
    process::output(&mut git).ok().map(|text| text.trim().to_owned())
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
