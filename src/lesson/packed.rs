//! A set of exercises as part of a link: a mark that says how it is packed, and base64url
//! ([RFC 4648, section 5][base64url], without padding).
//!
//! `z.` is deflated ([RFC 1951][deflate], no header), which the browser does; `t.` is the bare text,
//! for browsers that can't. Everything here comes from outside: sizes are limited before anything is
//! made of them, and what can't be read says why.
//!
//! ```
//! use pool_vs_loop::lesson::packed::{Packing, read, write};
//!
//! let data = write(Packing::Plain, b"{}");
//! assert_eq!(data, "t.e30");
//! assert_eq!(read(&data), Ok((Packing::Plain, b"{}".to_vec())));
//! ```
//!
//! [base64url]: https://www.rfc-editor.org/rfc/rfc4648#section-5
//! [deflate]: https://www.rfc-editor.org/rfc/rfc1951

use super::limits;
use crate::explain::number::count;
use crate::explain::quoted;
use crate::words::t;

/// Bytes that the text of a set has at most, in a link as in a file.
pub const MAX_TEXT: usize = limits::FILE;

/// Characters that a whole link has at most to be given away: mail programs and messengers cut or
/// refuse longer ones. Longer ones are read all the same.
pub const MAX_LINK: usize = 8_000;

/// Characters of packed data that are read: those of the longest bare text, with its mark.
pub const MAX_DATA: usize = 2 + (MAX_TEXT * 4).div_ceil(3);

/// The letters of base64url by their values.
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// How a text is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packing {
    /// Deflated.
    Deflated,
    /// Not at all.
    Plain,
}

/// Where a text comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source<'a> {
    /// A link.
    Link,
    /// A file of this name.
    File(&'a str),
}

/// Why there is no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// There is nothing.
    Empty,
    /// It doesn't say how it is packed, or not in a way that is known.
    Mark,
    /// A character that base64url doesn't have.
    Letter(char),
    /// Its end is missing: packed data can't be so long, or end so.
    Cut,
    /// It is packed, and not as it says: a part is missing or another.
    Damaged,
    /// It has more than so many bytes.
    TooLarge(usize),
    /// It isn't text.
    NotText,
    /// It is deflated, and this browser can't inflate.
    NoInflate,
    /// The browser can't read it: it is a folder, or gone, or not allowed.
    Refused,
    /// There are several at once.
    Several,
}

impl Packing {
    const fn mark(self) -> &'static str {
        match self {
            Self::Deflated => "z.",
            Self::Plain => "t.",
        }
    }
}

/// Packed bytes, or the bare text's, as they stand in a link.
#[must_use]
pub fn write(packing: Packing, bytes: &[u8]) -> String {
    let mut data = String::with_capacity(2 + bytes.len().div_ceil(3) * 4);
    data.push_str(packing.mark());
    for three in bytes.chunks(3) {
        let byte = |at: usize| u32::from(three.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for letter in 0..=three.len() {
            data.push(char::from(LETTERS[(bits >> (18 - 6 * letter) & 63) as usize]));
        }
    }
    data
}

/// Reads what stands in a link: how it is packed, and the bytes.
///
/// # Errors
/// Where it is empty, has no known mark, is too long, has other letters or can't be whole.
pub fn read(data: &str) -> Result<(Packing, Vec<u8>), Unreadable> {
    if data.is_empty() {
        return Err(Unreadable::Empty);
    }
    if data.len() > MAX_DATA {
        return Err(Unreadable::TooLarge(MAX_TEXT));
    }
    let known = [Packing::Deflated, Packing::Plain].into_iter();
    let mut marked = known.filter_map(|it| Some((it, data.strip_prefix(it.mark())?)));
    let (packing, letters) = marked.next().ok_or(Unreadable::Mark)?;
    let mut bytes = Vec::with_capacity(letters.len() / 4 * 3 + 2);
    let (mut bits, mut held) = (0, 0);
    for letter in letters.chars() {
        bits = bits << 6 | value(letter).ok_or(Unreadable::Letter(letter))?;
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
            bits &= (1 << held) - 1;
        }
    }
    // What is left over is less than a letter, and nothing but zeros.
    if held == 6 || bits != 0 {
        return Err(Unreadable::Cut);
    }
    if bytes.is_empty() {
        return Err(Unreadable::Empty);
    }
    Ok((packing, bytes))
}

fn value(letter: char) -> Option<u32> {
    Some(match letter {
        'A'..='Z' => letter as u32 - 'A' as u32,
        'a'..='z' => letter as u32 - 'a' as u32 + 26,
        '0'..='9' => letter as u32 - '0' as u32 + 52,
        '-' => 62,
        '_' => 63,
        _ => return None,
    })
}

/// The text that bytes are, without the mark that some editors put in front of it.
///
/// # Errors
/// Where there are too many or none, or they are not UTF-8.
pub fn text(bytes: Vec<u8>) -> Result<String, Unreadable> {
    text_within(bytes, MAX_TEXT)
}

/// As [`text`], of at most so many bytes.
///
/// # Errors
/// As there.
pub fn text_within(bytes: Vec<u8>, most: usize) -> Result<String, Unreadable> {
    if bytes.len() > most {
        return Err(Unreadable::TooLarge(most));
    }
    let text = String::from_utf8(bytes).map_err(|_| Unreadable::NotText)?;
    let text = match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    };
    // No text, but what a picture or a program may pass for.
    if text.contains('\0') {
        return Err(Unreadable::NotText);
    }
    if text.trim().is_empty() {
        return Err(Unreadable::Empty);
    }
    Ok(text)
}

impl Unreadable {
    /// The sentence for it: what is wrong, and what to do.
    #[must_use]
    pub fn sentence(self, source: Source<'_>) -> String {
        let source = match source {
            Source::Link => t!("The link").to_owned(),
            Source::File(name) => the_file(name),
        };
        match self {
            Self::Mark => t!(
                "{source} has exercises in a form that this page does not know: it was changed on \
                 its way, or this page is too old for it.",
                source = source
            ),
            Self::Letter(_) | Self::Cut | Self::Damaged => t!(
                "{source} is not whole: a part was lost or changed on its way. Ask for it again, or \
                 for the file.",
                source = source
            ),
            Self::NoInflate => t!(
                "{source} has exercises that this browser can not unpack: take a newer one, or ask \
                 for the file.",
                source = source
            ),
            other => other.bare(source),
        }
    }

    /// As [`Unreadable::sentence`], of a file, where nothing is packed: the page that is loaded first
    /// has no other sentences than these.
    #[must_use]
    pub fn sentence_of_file(self, name: &str) -> String {
        self.bare(the_file(name))
    }

    /// What is wrong with what isn't packed.
    fn bare(self, source: String) -> String {
        match self {
            Self::TooLarge(most) => {
                let limit = count(most as u64 / 1_024);
                t!(
                    "{source} has more than {limit} kB, which no exercises have.",
                    source = source,
                    limit = limit
                )
            }
            Self::NotText => t!(
                "{source} is no text, and so has no exercises: choose one that the editor has saved.",
                source = source
            ),
            Self::Refused => {
                t!("{source} can not be read. Folders are not opened, only files.", source = source)
            }
            Self::Several => {
                t!("Those are several files. Drop one: the one with the exercises.").into()
            }
            _ => t!("{source} has no exercises in it.", source = source),
        }
    }
}

fn the_file(name: &str) -> String {
    t!("The file “{name}”", name = quoted(name))
}

/// What is to be said of a link of so many characters, and whether it can be given away.
#[must_use]
pub fn length(characters: usize) -> (String, bool) {
    let fits = characters <= MAX_LINK;
    let (length, limit) = (count(characters as u64), count(MAX_LINK as u64));
    let sentence = match fits {
        true => t!("The link has {length} characters.", length = length),
        false => t!(
            "The link would have {length} characters, and more than {limit} get lost in mail and \
             messengers. Save a file and give that away.",
            length = length,
            limit = limit
        ),
    };
    (sentence, fits)
}
