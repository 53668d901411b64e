//! Texts with codes: out of files, put together, and kept by more than one page at a time.

use super::TEXT;
use std::collections::BTreeSet;

/// The text of a file: UTF-8, UTF-16 with its mark, or one byte a letter (Latin-1), as some programs
/// save tables. `None` if it is no plain text, as a picture or a document.
///
/// ```
/// use pool_vs_loop::lesson::class::plain_text;
///
/// assert_eq!(plain_text(b"Jo\xe3o: 16V3").as_deref(), Some("Jo\u{e3}o: 16V3"));
/// assert_eq!(plain_text(b"\x89PNG\r\n\x1a\n\0\0"), None);
/// ```
#[must_use]
pub fn plain_text(bytes: &[u8]) -> Option<String> {
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes)?,
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes)?,
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.trim_start_matches('\u{feff}').to_owned(),
            Err(_) => bytes.iter().map(|&byte| char::from(byte)).collect(),
        },
    };
    // Texts have tabs and ends of lines and pages, and no other controls of ASCII.
    let control =
        |letter: char| letter.is_ascii_control() && !matches!(letter, '\t' | '\n' | '\r' | '\x0c');
    (!text.contains(control)).then_some(text)
}

fn wide(bytes: &[u8], join: fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, []) = bytes.as_chunks::<2>() else { return None };
    char::decode_utf16(pairs.iter().map(|pair| join(*pair))).collect::<Result<_, _>>().ok()
}

/// A text with other lines behind its own.
///
/// # Errors
/// Where both are more than is [read](TEXT): how many bytes they would be.
pub fn added(own: &str, more: &str) -> Result<String, usize> {
    let mut text = own.trim_end().to_owned();
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(more.trim_end());
    text.push('\n');
    if text.len() > TEXT { Err(text.len()) } else { Ok(text) }
}

/// A text with those lines behind its own that another page has kept since this one has last `seen`
/// what is kept.
///
/// ```
/// use pool_vs_loop::lesson::class::merged;
///
/// // This page takes B away and adds C, the other one has added D meanwhile.
/// assert_eq!(merged("A\nC", "A\nB", "A\nB\nD\n"), "A\nC\nD\n");
/// ```
#[must_use]
pub fn merged(own: &str, seen: &str, kept: &str) -> String {
    let known: BTreeSet<&str> = own.lines().chain(seen.lines()).map(str::trim).collect();
    let new: Vec<&str> = kept.lines().filter(|line| !known.contains(line.trim())).collect();
    if new.is_empty() {
        return own.to_owned();
    }
    let mut text = own.trim_end().to_owned();
    for line in new {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(line);
    }
    text.push('\n');
    text
}
