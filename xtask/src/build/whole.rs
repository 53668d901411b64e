//! The program with the exercises, beside the one without: `static/boot.js` loads it where the address
//! asks for them, so that other visits load less.

use super::page::replace;
use super::tags::start_tags;
use crate::Result;
use std::fs;
use std::path::Path;

/// The files of a program: its script and its wasm.
#[derive(Debug, PartialEq, Eq)]
pub struct Program {
    js: String,
    wasm: String,
}

/// Takes the program out of a build into another one.
pub fn take(from: &Path, to: &Path) -> Result<Program> {
    let page = from.join("index.html");
    let html = fs::read_to_string(&page)
        .map_err(|error| format!("{} can't be read: {error}.", page.display()))?;
    let program = Program::of(&html)?;
    for file in [&program.js, &program.wasm] {
        fs::copy(from.join(file), to.join(file))
            .map_err(|error| format!("{file} can't be copied: {error}."))?;
    }
    Ok(program)
}

impl Program {
    /// The one that a page starts.
    fn of(html: &str) -> Result<Self> {
        let tags = start_tags(html);
        let file = |name: &str| {
            let found = tags.iter().find_map(|tag| tag.attribute(name));
            let found = found.ok_or_else(|| format!("index.html has no {name}."))?;
            Ok::<_, String>(found.trim_start_matches("./").to_owned())
        };
        Ok(Self { js: file("data-js")?, wasm: file("data-wasm")? })
    }

    /// A page that offers this program besides its own.
    pub fn beside(&self, html: &str) -> Result<String> {
        let whole = format!("data-whole=\"{} {}\" data-js=\"", self.js, self.wasm);
        replace(html, "data-js=\"", &whole)
    }

    /// A page that starts this program in place of its own.
    pub fn alone(&self, html: &str) -> Result<String> {
        let own = Self::of(html)?;
        Ok(html.replace(&own.js, &self.js).replace(&own.wasm, &self.wasm))
    }
}

#[cfg(test)]
mod tests {
    use super::Program;

    const PAGE: &str = "<link rel=\"modulepreload\" href=\"./a-1.js\">\
        <script type=\"module\" src=\"./boot.js\" data-js=\"a-1.js\" data-wasm=\"a-1_bg.wasm\"></script>";

    #[test]
    fn a_page_offers_it_or_starts_it() {
        let whole = Program { js: "a-2.js".into(), wasm: "a-2_bg.wasm".into() };
        let beside = whole.beside(PAGE).unwrap();
        assert!(
            beside.contains("data-whole=\"a-2.js a-2_bg.wasm\" data-js=\"a-1.js\""),
            "{beside}"
        );
        let alone = whole.alone(PAGE).unwrap();
        assert!(!alone.contains("a-1") && !alone.contains("data-whole"), "{alone}");
        assert_eq!(Program::of(&alone).unwrap(), whole);
        assert!(Program::of("<script>").is_err());
    }
}
