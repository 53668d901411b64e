//! The whole playground in one file that opens from disk: scripts, styles, program and data stand in
//! it, under a policy that names the scripts and styles by their hashes and allows nothing else.

use super::tags::{Tag, replace_tags, start_tags};
use super::{hash, offline, page, write};
use crate::{Result, process, setup, workspace};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;
use std::path::Path;
use std::process::Command;

/// Its name in the build.
pub const FILE: &str = "pool-vs-loop.html";

/// Where the program stands in it, for `static/single.js`.
const PROGRAM: &str = "program";

/// Writes it, from the page of the build that is otherwise complete, and gives its size in bytes.
pub fn write_file(folder: &Path, html: &str) -> Result<u64> {
    let html = single(folder, &offline::unmark(html)?, bundle)?;
    check(&html)?;
    write(&folder.join(FILE), &html)?;
    Ok(html.len() as u64)
}

/// Puts all into the page that it would load or ask for. `bundle` makes one script of the one that
/// starts the program, and wasm-bindgen's.
fn single(
    folder: &Path,
    html: &str,
    bundle: impl Fn(&Path, &str) -> Result<String>,
) -> Result<String> {
    let mut scripts = Vec::new();
    let mut styles = Vec::new();
    let mut program = None;
    let text = |file: &str| {
        let bytes = offline::read(&folder.join(file))?;
        String::from_utf8(bytes).map_err(|_| format!("{file} isn't UTF-8."))
    };
    let html = replace_tags(html, |tag| match (tag.name, tag.attribute("rel")) {
        ("link", Some("stylesheet")) => {
            let style = text(loaded(tag, "href")?)?;
            styles.push(hash::sha256(style.as_bytes()));
            Ok(Some(element("<style>", &style, "style")? + "</style>"))
        }
        ("link", Some("icon")) => {
            let icon = offline::read(&folder.join(loaded(tag, "href")?))?;
            let icon = STANDARD.encode(icon);
            Ok(Some(format!("<link rel=\"icon\" href=\"data:image/svg+xml;base64,{icon}\">")))
        }
        ("link", Some("preload" | "modulepreload")) => Ok(Some(String::new())),
        ("script", _) => {
            let wasm = tag.attribute("data-wasm");
            let (start, script) = match wasm {
                Some(_) => {
                    let script = bundle(folder, loaded(tag, "data-js")?)?;
                    ("<script type=\"module\" data-wasm>", script)
                }
                None => ("<script>", text(loaded(tag, "src")?)?),
            };
            program = wasm.map(str::to_owned).or(program.take());
            scripts.push(hash::sha256(script.as_bytes()));
            element(start, &script, "script").map(Some)
        }
        _ => Ok(None),
    })?;
    let wasm = program.ok_or("index.html names no program for the single file.")?;
    let mut data = held(PROGRAM, &packed(&offline::read(&folder.join(&wasm))?)?)?;
    for file in offline::kept(folder)? {
        if file.ends_with(".txt") || file.ends_with(".json") {
            data += &held(&file, &text(&file)?)?;
        }
    }
    let html = page::replace(&html, page::POLICY, &policy(&scripts, &styles))?;
    page::replace(&html, "</body>", &[&data, "</body>"].concat())
}

/// All that the file may do: run and show what stands in it.
fn policy(scripts: &[String], styles: &[String]) -> String {
    let sources = |hashes: &[String]| {
        hashes.iter().map(|hash| format!("'sha256-{hash}'")).collect::<Vec<_>>().join(" ")
    };
    format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {}; img-src data:; \
         base-uri 'none'; form-action 'none'",
        sources(scripts),
        sources(styles)
    )
}

/// A file that the tag names, relative to the build.
fn loaded<'a>(tag: &Tag<'a>, attribute: &str) -> Result<&'a str> {
    let file = tag.attribute(attribute).filter(|file| !file.is_empty());
    let file = file.ok_or_else(|| format!("A <{}> of index.html has no {attribute}.", tag.name))?;
    Ok(file.trim_start_matches("./"))
}

/// An element up to its end tag, whose text stands in it as it is.
fn element(start: &str, text: &str, name: &str) -> Result<String> {
    // A parser would take these as ends or beginnings of something else, and read a carriage return
    // as another character than the one that was hashed.
    let lower = text.to_ascii_lowercase();
    for part in [&*format!("</{name}"), "<!--", "\r", "\0"] {
        if lower.contains(part) {
            return Err(format!("What is to stand in a <{name}> of the single file has {part:?}."));
        }
    }
    Ok([start, text].concat())
}

/// A text that the program finds by its name. An element of this type never runs.
fn held(name: &str, text: &str) -> Result<String> {
    let start = format!("<script type=\"text/plain\" id=\"{name}\">");
    Ok(element(&start, text, "script")? + "</script>\n")
}

/// The program, as text: two fifths of what it is without gzip.
fn packed(wasm: &[u8]) -> Result<String> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    let packed = gzip.write_all(wasm).and_then(|()| gzip.finish());
    packed.map(|bytes| STANDARD.encode(bytes)).map_err(|error| format!("gzip failed: {error}."))
}

/// One script of `static/single.js` and the one of wasm-bindgen: pages from disk can't import.
fn bundle(folder: &Path, program: &str) -> Result<String> {
    let mut esbuild = Command::new(setup::esbuild()?);
    esbuild.current_dir(folder).arg(workspace::root().join("static/single.js"));
    esbuild.args(["--bundle", "--format=esm", "--minify", "--charset=utf8"]);
    esbuild.arg("--log-level=warning").arg(format!("--alias:program=./{program}"));
    process::output(&mut esbuild)
}

/// Refuses a page that would load anything.
fn check(html: &str) -> Result<()> {
    const LOADING: [&str; 6] = ["src", "href", "srcset", "data", "poster", "action"];
    for tag in start_tags(&hollow(&hollow(html, "script"), "style")) {
        // Links for the reader, and the names of places in a picture.
        let followed = tag.name == "a" || tag.attribute("rel") == Some("canonical");
        let loads = tag.attributes.iter().find(|(name, value)| {
            let inside = value.starts_with("data:") || value.starts_with('#');
            LOADING.iter().any(|known| name.eq_ignore_ascii_case(known)) && !inside
        });
        if let Some((name, value)) = loads.filter(|_| !followed) {
            return Err(format!(
                "The single file would load something: {name}={value:?} at <{}>.",
                tag.name
            ));
        }
    }
    Ok(())
}

/// The page without what stands in its elements of this name, which isn't markup. Its end tags are
/// true ones: see [`element`].
fn hollow(html: &str, name: &str) -> String {
    let (start, end) = (format!("<{name}"), format!("</{name}>"));
    let empty = |piece: &str| {
        let opened = piece.find(&start).and_then(|at| Some(at + piece[at..].find('>')? + 1));
        piece[..opened.unwrap_or(piece.len())].to_owned()
    };
    html.split(&end).map(empty).collect::<Vec<_>>().join(&end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::read::GzDecoder;
    use std::fs;
    use std::io::Read;
    use std::path::PathBuf;

    fn build(name: &str) -> PathBuf {
        let folder = workspace::root().join("target/xtask").join(name);
        // What an earlier run left.
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("exercises")).unwrap();
        for (file, text) in [
            ("a-1.css", "p { color: red }"),
            ("icon-1.svg", "<svg/>"),
            ("early.js", "early()"),
            ("p-1.js", "export default 1"),
            ("p-1_bg.wasm", "\0asm the program"),
            ("measured.txt", "a < b\n"),
            ("exercises/post.json", "{\"title\": \"É\"}"),
            ("index.html", ""),
        ] {
            fs::write(folder.join(file), text).unwrap();
        }
        folder
    }

    fn html() -> String {
        format!(
            "<!DOCTYPE html><head><meta content=\"{}\">\
             <link rel=\"icon\" href=\"./icon-1.svg\"/><link rel=\"stylesheet\" href=\"./a-1.css\"/>\
             <script type=\"module\" src=\"./boot.js\" data-js=\"p-1.js\" data-wasm=\"p-1_bg.wasm\">\
             </script><script src=\"early.js\"></script>\
             <link rel=\"preload\" href=\"./p-1_bg.wasm\"></head><body><p>Text</p></body>",
            page::POLICY
        )
    }

    fn made(name: &str) -> String {
        let script = |_: &Path, program: &str| Ok(format!("start({program:?})"));
        single(&build(name), &html(), script).unwrap()
    }

    #[test]
    fn everything_stands_in_it() {
        let html = made("test-single");
        assert_eq!(check(&html), Ok(()));
        for part in [
            "<style>p { color: red }</style>",
            "<script type=\"module\" data-wasm>start(\"p-1.js\")</script>",
            "<script>early()</script>",
            "href=\"data:image/svg+xml;base64,PHN2Zy8+\"",
            "<script type=\"text/plain\" id=\"measured.txt\">a < b\n</script>\n</body>",
            "id=\"exercises/post.json\">{\"title\": \"É\"}</script>\n",
        ] {
            assert!(html.contains(part), "no {part} in {html}");
        }
        let (_, program) = html.split_once("id=\"program\">").unwrap();
        let (program, _) = program.split_once('<').unwrap();
        let mut wasm = String::new();
        let packed = STANDARD.decode(program).unwrap();
        GzDecoder::new(&packed[..]).read_to_string(&mut wasm).unwrap();
        assert_eq!(wasm, "\0asm the program");
    }

    #[test]
    fn the_policy_has_the_hash_of_each_script_and_style_and_no_other_source() {
        let html = made("test-policy");
        let tags = start_tags(&html);
        let policy = tags.iter().find(|tag| tag.name == "meta").unwrap().attribute("content");
        let hash = |text: &str| format!("'sha256-{}'", hash::sha256(text.as_bytes()));
        let expected = format!(
            "default-src 'none'; script-src {} {} 'wasm-unsafe-eval'; style-src {}; \
             img-src data:; base-uri 'none'; form-action 'none'",
            hash("start(\"p-1.js\")"),
            hash("early()"),
            hash("p { color: red }")
        );
        assert_eq!(policy, Some(&*expected));
    }

    #[test]
    fn what_would_end_its_element_is_refused() {
        for text in ["a</SCRIPT >b", "a<!-- b", "a\rb", "a\0b"] {
            assert!(held("a.txt", text).is_err(), "{text:?}");
        }
        assert!(held("a.txt", "a < b, </style>").is_ok());
    }

    #[test]
    fn what_would_be_loaded_is_refused() {
        for html in [
            "<script src=a.js></script>",
            "<link rel=stylesheet href=a.css>",
            "<img src='https://example.org/a.png'>",
            "<object data=a.svg>",
        ] {
            assert!(check(html).unwrap_err().contains("would load"), "{html}");
        }
        let script = "<script>a <b src='c'</script><style>a <b href='c'</style><p>";
        assert_eq!(check(script), Ok(()));
        assert!(check(&[script, "<img src=a>"].concat()).is_err());
        let fine = "<a href='https://example.org/'></a><link rel=icon href='data:,'>\
            <link rel=canonical href='https://example.org/'><use href='#mark'/>";
        assert_eq!(check(fine), Ok(()));
    }
}
