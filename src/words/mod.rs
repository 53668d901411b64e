//! The texts of the page, in the reader's language.
//!
//! English stands in the source, in [`t!`]; the other languages are files, `static/languages/pt.txt`
//! and `es.txt`, which the page asks for when it needs them. A text that one of them lacks, or has
//! with other placeholders, does not compile. Which language is spoken is kept per thread: the page
//! has one, and tests that speak different languages side by side don't disturb each other.

mod language;
mod letters;
pub mod text;

pub use language::Language;
pub use letters::{capital, lower};
pub use pool_vs_loop_words::{mark, phrases, t};
pub use text::{Malformed, Part, entries, parts};

use std::cell::Cell;

// Nothing links them; but now cargo knows that the texts depend on these files.
const _: [&str; 2] =
    [include_str!("../../static/languages/pt.txt"), include_str!("../../static/languages/es.txt")];

/// An English text and its translation.
type Entry = (&'static str, &'static str);

/// The texts of a language by their hashes, each in the first free place from there on; empty
/// places have empty texts. A power of two, at most half of it taken. (The maps of the standard
/// library, and sorting, would be several kilobytes of wasm.)
type Catalogue = &'static [Entry];

thread_local! {
    static SPOKEN: Cell<(Language, Catalogue)> = const { Cell::new((Language::English, &[])) };
}

/// The language that is spoken.
#[must_use]
pub fn language() -> Language {
    SPOKEN.get().0
}

/// Speaks a language from now on, in this thread; `file` are its texts, which for English are not
/// looked at.
///
/// # Errors
/// What is wrong with the file, whose language is not spoken then.
pub fn set(language: Language, file: &str) -> Result<(), Malformed> {
    let catalogue = if language == Language::English { &[] } else { read(file)? };
    SPOKEN.set((language, catalogue));
    Ok(())
}

/// Puts the texts of a file where [`find`] finds them.
fn read(file: &str) -> Result<Catalogue, Malformed> {
    // Leaked, so that a translation is as good as a text of the program and needs no counting of
    // who still shows it. That is some 200 kB each time that someone changes the language.
    let file: &'static str = Box::leak(file.into());
    let places = (entries(file).count() * 2).next_power_of_two();
    let mut catalogue: Vec<Entry> = vec![("", ""); places];
    for entry in entries(file) {
        let (english, translation) = entry?;
        let place = place(&catalogue, english);
        // A text that is there twice has its first translation.
        if catalogue[place].0.is_empty() {
            catalogue[place] = (english, translation);
        }
    }
    Ok(catalogue.leak())
}

/// Where a text is, or would be.
fn place(catalogue: &[Entry], english: &str) -> usize {
    // FNV-1a.
    let step = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    let mut place = english.bytes().fold(0x811c_9dc5, step) as usize;
    loop {
        place &= catalogue.len() - 1;
        let (other, _) = catalogue[place];
        if other.is_empty() || other == english {
            return place;
        }
        place += 1;
    }
}

/// A text of [`mark!`] in the language that is spoken; in English where that has none.
#[must_use]
#[inline(never)]
pub fn look_up(english: &str) -> &str {
    let (_, catalogue) = SPOKEN.get();
    if !catalogue.is_empty() {
        let (_, translation) = catalogue[place(catalogue, english)];
        if !translation.is_empty() {
            return translation;
        }
    }
    text::shown(english)
}

/// A text as a `String`. (Where `into` does that, its code is written out at each of hundreds of
/// places.)
#[must_use]
#[inline(never)]
pub fn own(text: &str) -> String {
    text.into()
}

/// A part of a text that [`t!`] or [`phrases!`] fills.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words as they are shown.
    Words(&'a str),
    /// The value of this place in the row of values.
    Value(usize),
}

/// What a text consists of in the language that is spoken. The values go by the order in which the
/// English text has their names first, so that nothing but them has to be passed.
#[must_use]
pub fn pieces(english: &str) -> Vec<Piece<'_>> {
    cut(look_up(english), text::names(english))
}

/// [`pieces`] of the form that goes with a number; the number is the last value.
#[must_use]
pub fn pieces_for(english: &str, n: u64) -> Vec<Piece<'_>> {
    let mut names = text::names(english);
    names.push(text::NUMBER);
    cut(form(look_up(english), n), names)
}

fn cut<'a>(text: &'a str, names: Vec<&str>) -> Vec<Piece<'a>> {
    let piece = |part| match part {
        Part::Words(words) => Piece::Words(words),
        Part::Placeholder(name) => match names.iter().position(|other| *other == name) {
            Some(place) => Piece::Value(place),
            None => Piece::Words(name),
        },
    };
    parts(text).map(piece).collect()
}

/// A text with these values: what [`t!`] calls.
///
/// ```
/// assert_eq!(pool_vs_loop::words::fill("{a} of {b}", &["1", "2"]), "1 of 2");
/// ```
#[must_use]
pub fn fill(english: &str, values: &[&str]) -> String {
    joined(&pieces(english), values)
}

/// The form of a text that goes with a number, with these values and the number as `write` writes
/// it.
#[must_use]
pub fn fill_counted(
    english: &str,
    n: impl Into<u64>,
    write: fn(u64) -> String,
    values: &[&str],
) -> String {
    let n = n.into();
    let number = write(n);
    joined(&pieces_for(english, n), &[values, &[&number]].concat())
}

fn joined(pieces: &[Piece<'_>], values: &[&str]) -> String {
    let mut text = String::new();
    for piece in pieces {
        text.push_str(match *piece {
            Piece::Words(words) => words,
            Piece::Value(place) => values.get(place).copied().unwrap_or_default(),
        });
    }
    text
}

/// The form of a text that goes with a number in the language that is spoken; the last one of a
/// text that has fewer.
///
/// ```
/// use pool_vs_loop::words::form;
///
/// assert_eq!(form("{n} request|{n} requests", 1), "{n} request");
/// assert_eq!(form("{n} request|{n} requests", 0), "{n} requests");
/// ```
#[must_use]
pub fn form(text: &str, n: u64) -> &str {
    let mut forms = text.split(text::FORMS);
    let first = forms.next().unwrap_or(text);
    forms.take(language().form(n)).last().unwrap_or(first)
}
