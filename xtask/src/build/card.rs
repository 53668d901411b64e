//! The card: the picture that other sites show for a link to the page, drawn by Chromium.

use super::page;
use super::public::escaped;
use crate::setup::Browser;
use crate::{Result, process, workspace};
use std::fs;
use std::path::Path;

/// Its name in the build.
pub const FILE: &str = "card.png";

/// Its size in pixels: the one that sites ask for.
pub const WIDTH: u32 = 1200;
/// See [`WIDTH`].
pub const HEIGHT: u32 = 630;

/// The card as a page, with markers for what is filled in.
const TEMPLATE: &str = include_str!("card.html");

/// What the card shows.
pub struct Card<'a> {
    /// The page's title, as markup.
    pub title: &'a str,
    /// What the picture shows in a sentence, as text.
    pub answer: &'a str,
    /// The plot, an `<svg>` element.
    pub picture: &'a str,
}

impl Card<'_> {
    /// Draws the card into a PNG file.
    pub fn draw(&self, file: &Path) -> Result<()> {
        let browser = Browser::ensure()?;
        let html = self.html()?;
        let folder = workspace::root().join("target/xtask/card");
        // A browser profile of an earlier card would only be in the way; mostly there is none.
        let _ = fs::remove_dir_all(&folder);
        let page = folder.join("card.html");
        fs::create_dir_all(&folder)
            .and_then(|()| fs::write(&page, html))
            .map_err(|error| format!("{} can't be written: {error}.", page.display()))?;
        process::silent(&mut browser.screenshot(&page, file, (WIDTH, HEIGHT), &folder))?;
        let png = fs::read(file)
            .map_err(|error| format!("Chromium drew no {}: {error}.", file.display()))?;
        match size(&png) {
            Some((WIDTH, HEIGHT)) => Ok(()),
            Some((width, height)) => Err(format!(
                "Chromium drew a card of {width} by {height} pixels instead of {WIDTH} by {HEIGHT}."
            )),
            None => Err("What Chromium drew as the card is no PNG.".to_owned()),
        }
    }

    fn html(&self) -> Result<String> {
        let read = |name: &str| {
            let path = workspace::root().join("static").join(name);
            fs::read_to_string(&path)
                .map_err(|error| format!("{} can't be read: {error}.", path.display()))
        };
        let styles = [read("style.css")?, read("panels.css")?].concat();
        let html = page::replace(TEMPLATE, "<!-- styles -->", &styles)?;
        let html = page::replace(&html, "<!-- icon -->", read("icon.svg")?.trim())?;
        let html = page::replace(&html, "<!-- title -->", self.title)?;
        let html = page::replace(&html, "<!-- answer -->", &escaped(&unbroken(self.answer)))?;
        page::replace(&html, "<!-- picture -->", self.picture.trim())
    }
}

/// Keeps numbers and their units on one line: `4.00 s`.
fn unbroken(text: &str) -> String {
    let mut words = text.split(' ').peekable();
    let mut line = String::new();
    while let Some(word) = words.next() {
        line += word;
        let number = word.ends_with(|last: char| last.is_ascii_digit());
        let unit = words.peek().is_some_and(|next| {
            ["s", "ms", "µs"].contains(&next.trim_end_matches(|c: char| c.is_ascii_punctuation()))
        });
        if words.peek().is_some() {
            line.push(if number && unit { '\u{a0}' } else { ' ' });
        }
    }
    line
}

/// Width and height of a PNG, from its first chunk.
fn size(png: &[u8]) -> Option<(u32, u32)> {
    let header = png.strip_prefix(b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR")?;
    let number = |at: usize| Some(u32::from_be_bytes(header.get(at..at + 4)?.try_into().ok()?));
    Some((number(0)?, number(4)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_is_filled_in_as_text() {
        let picture = "<svg><path/></svg>\n";
        let card = Card { title: "Pool vs Loop", answer: "4.00 s & <2.00 s>", picture };
        let html = card.html().unwrap();
        for part in [
            "</svg> Pool vs Loop</h1>",
            "4.00\u{a0}s &amp; &lt;2.00\u{a0}s&gt;",
            "<svg><path/></svg>",
        ] {
            assert!(html.contains(part), "no {part}");
        }
        assert!(!html.contains("<!--"), "a marker is left");
    }

    #[test]
    fn numbers_keep_their_units() {
        assert_eq!(
            unbroken("takes 4.00 s, or 5 ms; 3 servers"),
            "takes 4.00\u{a0}s, or 5\u{a0}ms; 3 servers"
        );
        assert_eq!(unbroken(""), "");
    }

    #[test]
    fn a_png_tells_its_size() {
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
        assert_eq!(size(&png), None);
        png.extend([0, 0, 4, 176, 0, 0, 2, 118, 8]);
        assert_eq!(size(&png), Some((1200, 630)));
        assert_eq!(size(b"<html>"), None);
    }
}
