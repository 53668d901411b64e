//! What a browser keeps for visits without network: the service worker with the list of this
//! build's files, made when all of them are in place.

use super::{collect, hash, minify_files, page, write};
use crate::{Result, workspace};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// The service worker's name in the build.
const WORKER: &str = "sw.js";

/// The script that registers it. Trunk doesn't copy it: what `serve` shows changes all the time.
const REGISTRATION: &str = "offline.js";

/// The page, which has the address of the folder.
const INDEX: &str = "index.html";

/// Says in a page that there is a build to keep, and how many bytes the single file has.
const MARKER: &str = "<!-- offline -->";

/// What the page itself never asks for: what is for other pages, other sites, or to take along.
const LEFT_OUT: [&str; 8] = [
    "404.html",
    "card.png",
    "demo.html",
    "embed.js",
    "exercises/schema.json",
    "picture.svg",
    super::single::FILE,
    WORKER,
];

/// Puts the registration beside the page's other scripts, before these are made small.
pub fn prepare(folder: &Path) -> Result<()> {
    write(&folder.join(REGISTRATION), &source(REGISTRATION)?)
}

/// The page of a build that is kept. The single file has `bytes` bytes.
pub fn mark(html: &str, bytes: u64) -> Result<String> {
    page::replace(html, MARKER, &format!("<meta name=\"offline\" content=\"{bytes}\">"))
}

/// The page of a build that isn't: the single file.
pub fn unmark(html: &str) -> Result<String> {
    page::replace(html, MARKER, "")
}

/// Writes the worker for all that the folder holds now.
pub fn write_worker(folder: &Path) -> Result<()> {
    let mut files = BTreeMap::new();
    for name in kept(folder)? {
        let bytes = read(&folder.join(&name))?;
        // By the address that it was loaded from, so that the browser has it already.
        let address = if name == INDEX { "./".to_owned() } else { name };
        files.insert(address, hash::sha256(&bytes));
    }
    write(&folder.join(WORKER), &worker(&source(WORKER)?, &files)?)?;
    minify_files(folder, &[WORKER.to_owned()])
}

/// The files of a build that the page can ask for, by their names relative to it, in order.
pub fn kept(folder: &Path) -> Result<Vec<String>> {
    let mut files = Vec::new();
    collect(folder, folder, &mut files)
        .map_err(|error| format!("{} can't be listed: {error}.", folder.display()))?;
    let mut names: Vec<String> =
        files.into_iter().map(|(name, _)| name.replace(std::path::MAIN_SEPARATOR, "/")).collect();
    names.retain(|name| !LEFT_OUT.contains(&name.as_str()));
    names.sort();
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./".contains(c);
    match names.iter().find(|name| !name.chars().all(plain)) {
        Some(name) => Err(format!(
            "The build has a file {name:?}. Its name isn't the same as in its address; rename it \
             with letters, digits, - and _ only."
        )),
        None => Ok(names),
    }
}

/// Fills in the worker's script: files with their hashes, and the version, which is another one
/// when any of them or the script itself is.
fn worker(template: &str, files: &BTreeMap<String, String>) -> Result<String> {
    let mut list = String::new();
    for (name, hash) in files {
        // Neither has anything in it that would have to be escaped.
        let _ = writeln!(list, "\n  \"{name}\": \"{hash}\",");
    }
    let script = page::replace(template, "/* files */", &list)?;
    let version: String = hash::sha256(script.as_bytes())
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .take(12)
        .collect();
    page::replace(&script, "/* version */", &version)
}

fn source(name: &str) -> Result<String> {
    let path = workspace::root().join("static").join(name);
    fs::read_to_string(&path).map_err(|error| format!("{} can't be read: {error}.", path.display()))
}

/// The bytes of a file of the build.
pub fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|error| format!("{} can't be read: {error}.", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEMPLATE: &str = "const VERSION = \"/* version */\";\nconst FILES = {/* files */};\n";

    fn files(list: &[(&str, &str)]) -> BTreeMap<String, String> {
        list.iter().map(|(name, hash)| ((*name).to_owned(), (*hash).to_owned())).collect()
    }

    fn version(script: &str) -> &str {
        script.split('"').nth(1).unwrap_or_default()
    }

    #[test]
    fn the_list_has_what_the_page_asks_for_and_nothing_else() {
        let folder = workspace::root().join("target/xtask/test-kept");
        // What an earlier run left.
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("exercises")).unwrap();
        let asked = [
            "boot.js",
            "early.js",
            "exercises/post.json",
            "icon-1.svg",
            "index.html",
            "measured.txt",
            "offline.js",
            "pool-vs-loop-1.js",
            "pool-vs-loop-1_bg.wasm",
            "style-1.css",
            "teach.html",
        ];
        for name in asked.iter().chain(&LEFT_OUT) {
            fs::write(folder.join(name), name).unwrap();
        }
        assert_eq!(kept(&folder), Ok(asked.map(str::to_owned).to_vec()));
        fs::write(folder.join("two words.txt"), "").unwrap();
        assert!(kept(&folder).unwrap_err().contains("two words.txt"));
    }

    #[test]
    fn the_script_names_each_file_with_its_hash() {
        let script = worker(TEMPLATE, &files(&[("b/c.json", "YWI="), ("a.js", "eHk=")])).unwrap();
        assert!(script.contains("\"a.js\": \"eHk=\",\n\n  \"b/c.json\": \"YWI=\","), "{script}");
        assert!(!script.contains("/*"), "a marker is left: {script}");
        assert_eq!(version(&script).len(), 12);
    }

    #[test]
    fn another_content_name_or_script_makes_another_version() {
        let made = |template: &str, list: &[(&str, &str)]| {
            version(&worker(template, &files(list)).unwrap()).to_owned()
        };
        let first = made(TEMPLATE, &[("a.js", "eHk=")]);
        assert_eq!(first, made(TEMPLATE, &[("a.js", "eHk=")]));
        for other in [
            made(TEMPLATE, &[("a.js", "eHl=")]),
            made(TEMPLATE, &[("b.js", "eHk=")]),
            made(TEMPLATE, &[("a.js", "eHk="), ("b.js", "eHk=")]),
            made(&[TEMPLATE, "// more"].concat(), &[("a.js", "eHk=")]),
        ] {
            assert_ne!(first, other);
        }
    }

    #[test]
    fn the_scripts_of_the_project_have_their_markers() {
        assert!(worker(&source(WORKER).unwrap(), &files(&[("a.js", "eHk=")])).is_ok());
        let index = fs::read_to_string(workspace::root().join("index.html")).unwrap();
        assert!(
            mark(&index, 400_000).unwrap().contains("<meta name=\"offline\" content=\"400000\">")
        );
        assert!(!unmark(&index).unwrap().contains(MARKER));
        // Served while it is being changed, it must not be kept.
        assert!(!index.contains("name=\"offline\"") && !index.contains(REGISTRATION));
    }
}
