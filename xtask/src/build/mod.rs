//! `cargo xtask build`: the finished page in dist/.

mod card;
mod check;
mod hash;
mod offline;
mod page;
mod program;
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

/// The teacher's page. Its program also has the playground with its exercises.
pub const TEACH: &str = "teach.html";

/// Builds for release, completes the pages and lists what there is. With the address that the
/// page will have, also makes what needs it: see [`public`].
pub fn run(trunk: &Trunk, url: Option<&PublicUrl>) -> Result<()> {
    let commit = commit().unwrap_or_default();
    let release = |page: &str, features: &[&str], folder: &Path| {
        process::run(
            trunk
                .command("build")?
                .args(["--release", "--dist"])
                .arg(folder)
                // Otherwise every page would be an index.html.
                .args(["--html-output", page, page])
                .args(features)
                .env("RUSTFLAGS", anonymous())
                .env("PVL_BUILD", &commit),
        )
    };
    // What most readers load is without the exercises: a third of the program.
    release("index.html", &["--no-default-features"], &workspace::dist())?;
    // Trunk makes one page at a time and clears the folder that it makes it in.
    let apart = workspace::root().join("target/xtask/teach");
    release(TEACH, &[], &apart)?;
    merge(&apart, &workspace::dist())?;
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
    let teach = workspace::dist().join(TEACH);
    let teacher = fs::read_to_string(&teach)
        .map_err(|error| format!("{} can't be read: {error}.", teach.display()))?;
    let whole = program::of(&teacher, TEACH)?;
    let alone = program::with(&html, &whole)?;
    let bytes = single::write_file(&workspace::dist(), &alone)?;
    let html = offline::mark(&program::with_second(&html, &whole)?, bytes)?;
    check::page(&html)?;
    write(&path, &html)?;
    let (path, html) = (teach, teacher);
    let html = offline::mark(&page::with_policy(&html, TEACH)?, bytes)?;
    check::page(&html)?;
    write(&path, &html)?;
    // Last: it lists what all others are.
    offline::write_worker(&workspace::dist())?;
    list(&workspace::dist())
}

/// Copies the files of a folder into another one. Both pages have some files in common, such as
/// their styles: those of one name have to be of one content.
fn merge(from: &Path, to: &Path) -> Result<()> {
    let mut names = Vec::new();
    collect(from, from, &mut names)
        .map_err(|error| format!("{} can't be listed: {error}.", from.display()))?;
    for (name, _) in names {
        let (source, target) = (from.join(&name), to.join(&name));
        let copy = || -> std::io::Result<bool> {
            if target.exists() {
                return Ok(fs::read(&source)? == fs::read(&target)?);
            }
            if let Some(folder) = target.parent() {
                fs::create_dir_all(folder)?;
            }
            fs::copy(&source, &target).map(|_| true)
        };
        let same = copy().map_err(|error| format!("{name} can't be copied: {error}."))?;
        if !same {
            return Err(format!("The pages have different files of the name {name}."));
        }
    }
    Ok(())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_merge_where_common_files_are_the_same() {
        let base = std::env::temp_dir().join(format!("pvl-merge-{}", std::process::id()));
        let (from, to) = (base.join("from"), base.join("to"));
        fs::create_dir_all(from.join("deep")).unwrap();
        fs::create_dir_all(&to).unwrap();
        for (file, text) in [("a.css", "a"), ("deep/b.json", "b")] {
            fs::write(from.join(file), text).unwrap();
        }
        fs::write(to.join("a.css"), "a").unwrap();
        assert_eq!(merge(&from, &to), Ok(()));
        assert_eq!(fs::read_to_string(to.join("deep/b.json")).unwrap(), "b");
        fs::write(to.join("a.css"), "another").unwrap();
        assert!(merge(&from, &to).unwrap_err().contains("a.css"));
        fs::remove_dir_all(&base).unwrap();
    }
}
