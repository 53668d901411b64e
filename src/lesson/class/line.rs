//! A line of what a teacher pastes: a code, a name and a code, or what else stands in a chat.

use super::super::code::{Fault, GROUP, LONGEST_CODE, Record, Sheet, VERSION, decode};

/// What can stand between the words in front of a code and the code.
const MARKS: [char; 5] = [':', ',', ';', '|', '\t'];

/// Letters below which a piece of a line is no cut code, but a word or a number of its own.
const FEW: usize = 2 * GROUP;

/// Reads what can be a code in a line: all of it, or what is behind the words in front.
pub(super) fn read(line: &str, sheet: &Sheet) -> Result<Record, Fault> {
    let line = line.trim_matches(|letter: char| letter.is_whitespace() || MARKS.contains(&letter));
    let line = line.rsplit_once("codes=").map_or(line, |(_, code)| code);
    let whole = few(decode(line, sheet));
    let behind = match line.rsplit_once(MARKS) {
        Some((_, code)) if matches!(whole, Err(Fault::Letter(_))) => {
            // Words after the last mark are no code, and neither is the line then.
            match few(decode(code, sheet)) {
                Err(Fault::Letter(_)) => whole,
                read => read,
            }
        }
        _ => whole,
    };
    match behind {
        Ok(_) | Err(Fault::Empty) => behind,
        Err(_) => named(line, sheet).unwrap_or(behind),
    }
}

/// A few letters are no code that is cut.
fn few(read: Result<Record, Fault>) -> Result<Record, Fault> {
    match read {
        Err(Fault::Cut(has, _)) if has < FEW => Err(Fault::NoCode),
        read => read,
    }
}

/// The code behind words that end in a blank, if there is one: letters of a name are letters of codes
/// too, so it is where what follows fits its check sum, or begins as a code does.
fn named(line: &str, sheet: &Sheet) -> Option<Result<Record, Fault>> {
    // Of a longer line it is the end that counts: each letter with what parts it from the next.
    let from = line.char_indices().rev().nth(4 * LONGEST_CODE).map_or(0, |(place, _)| place);
    let end = &line[from..];
    let starts = end.match_indices(char::is_whitespace).map(|(place, _)| end[place..].trim_start());
    let mut begun = None;
    for code in starts {
        match decode(code, sheet) {
            read @ (Ok(_) | Err(Fault::OtherSet | Fault::Version(_) | Fault::Strange)) => {
                return Some(read);
            }
            Err(
                fault @ (Fault::Cut(..) | Fault::Long(..) | Fault::Mistyped | Fault::Letter(_)),
            ) if begun.is_none() && begins(code) => {
                begun = Some(Err(fault));
            }
            Err(_) => {}
        }
    }
    begun
}

/// Whether a text begins with two groups of letters as codes of this version do.
fn begins(code: &str) -> bool {
    let mut groups = code.split(|letter: char| !letter.is_ascii_alphanumeric());
    let version = char::from(b'0' + VERSION);
    code.starts_with(version) && groups.by_ref().take(2).filter(|it| it.len() == GROUP).count() == 2
}

/// Whether a line that is left out looks as if a code were meant: somewhere in it two groups of letters
/// stand together as in codes. Else it is what people write around them.
///
/// ```
/// use pool_vs_loop::lesson::class::is_like_code;
///
/// assert!(is_like_code("Mia: 13V3-HUQ0-AQWT"));
/// assert!(is_like_code("13v3 h0q0 aqwt"));
/// assert!(!is_like_code("Good morning, here are four from 2026"));
/// assert!(!is_like_code("10:42"));
/// ```
#[must_use]
pub fn is_like_code(line: &str) -> bool {
    let group = |word: &&str| {
        word.len() == GROUP
            && word.bytes().all(|letter| letter.is_ascii_alphanumeric())
            && word.bytes().any(|letter| letter.is_ascii_digit())
    };
    let words: Vec<&str> = line.split([' ', '-', '\u{2010}', '\u{2011}', '\u{2013}']).collect();
    words.windows(2).any(|pair| pair.iter().all(group))
        || line.split_whitespace().any(|word| {
            // Groups that somebody has put together.
            word.len() >= FEW
                && word.bytes().all(|letter| letter.is_ascii_alphanumeric())
                && word.bytes().any(|letter| letter.is_ascii_digit())
        })
}
