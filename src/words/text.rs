//! What a text is made of, and what a file of texts in another language looks like.
//!
//! The macros of `words/` read this file as a module of their own, so that what they check and what
//! the page does can't differ.

/// What stands between the English text and the translation.
pub const SEPARATOR: &str = " => ";

/// What stands between the forms of a text that counts something: `{n} request|{n} requests`.
pub const FORMS: char = '|';

/// The name of the number in a text that counts.
pub const NUMBER: &str = "n";

/// What stands before the context, which tells two meanings of one text apart and is never shown:
/// `Share##noun`.
pub const CONTEXT: &str = "##";

/// A part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'a> {
    /// Words as they are shown.
    Words(&'a str),
    /// The name of what stands in this place: that of `{name}`.
    Placeholder(&'a str),
}

/// Cuts a text into words and placeholders. A placeholder is a name of lower-case letters, digits
/// and underscores in braces; any other brace is a brace.
pub fn parts(text: &str) -> impl Iterator<Item = Part<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (part, left) = match placeholder(rest) {
            Some((name, left)) => (Part::Placeholder(name), left),
            None if rest.is_empty() => return None,
            None => {
                let is_start = |&(at, _): &(usize, &str)| placeholder(&rest[at..]).is_some();
                let next = rest.match_indices('{').find(is_start);
                let (words, left) = rest.split_at(next.map_or(rest.len(), |(at, _)| at));
                (Part::Words(words), left)
            }
        };
        rest = left;
        Some(part)
    })
}

/// The name of the placeholder that a text begins with, and what follows it.
fn placeholder(text: &str) -> Option<(&str, &str)> {
    let (name, rest) = text.strip_prefix('{')?.split_once('}')?;
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    (!name.is_empty() && name.bytes().all(fits)).then_some((name, rest))
}

/// A text without its context.
pub fn shown(text: &str) -> &str {
    split(text, CONTEXT).map_or(text, |(shown, _)| shown)
}

/// What is before and after a mark's first place in a text. (The standard library's way to look for
/// a string is two kilobytes of wasm, since it is fast for long ones.)
pub fn split<'a>(text: &'a str, mark: &str) -> Option<(&'a str, &'a str)> {
    let (text_bytes, mark_bytes) = (text.as_bytes(), mark.as_bytes());
    let begins = |part: &[u8]| part.first() == mark_bytes.first();
    let mut parts = text_bytes.windows(mark.len());
    let at = parts.position(|part| begins(part) && part == mark_bytes)?;
    Some((text.get(..at)?, text.get(at + mark.len()..)?))
}

/// The names of the placeholders of an English text, in the order in which they come first: that of
/// the values that a macro passes. The number of a text that counts is not among them.
pub fn names(english: &str) -> Vec<&str> {
    let counts = english.contains(FORMS);
    let mut names = Vec::new();
    for part in parts(english) {
        if let Part::Placeholder(name) = part
            && !(counts && name == NUMBER)
            && !names.contains(&name)
        {
            names.push(name);
        }
    }
    names
}

/// A line of a file of texts that is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Malformed {
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong with it, as a sentence in English.
    pub what: &'static str,
}

/// Reads a file of texts: English and translation. Empty lines, and those that begin with `#`, are
/// left out.
pub fn entries(file: &str) -> impl Iterator<Item = Result<(&str, &str), Malformed>> {
    let lines = file.trim_start_matches('\u{feff}').lines().enumerate();
    lines.filter_map(|(place, line)| {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            return None;
        }
        let wrong = |what| Some(Err(Malformed { line: place + 1, what }));
        let Some((english, translation)) = split(line, SEPARATOR) else {
            return wrong("There is no ` => ` between the English text and its translation.");
        };
        let (english, translation) = (english.trim(), translation.trim());
        if english.is_empty() || split(translation, SEPARATOR).is_some() {
            return wrong("The line is not one text and one translation.");
        }
        Some(Ok((english, translation)))
    })
}
