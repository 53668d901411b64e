//! A line of what a teacher pastes: a code, a name and a code, or what else stands in a chat.

use super::super::code::{Fault, GROUP, LONGEST_CODE, Record, Sheet, VERSION, decode};

/// What can stand between the words in front of a code and the code.
const MARKS: [char; 6] = [':', ',', ';', '|', '\t', '"'];

/// Letters below which a piece of a line is no cut code, but a word or a number of its own.
const FEW: usize = 2 * GROUP;

/// What stands in front of the codes in an address.
const KEY: &str = "codes=";

/// Words that a name in front of a code may have.
const NAME: usize = 12;

/// Reads the codes in a line, which may all stand in one, with words in front of each: from the last on,
/// as long as there is one. Where there is none, or what looks like one in front of them, what is wrong
/// with it.
pub(super) fn read(line: &str, sheet: &Sheet) -> Vec<Result<Record, Fault>> {
    let mut found = Vec::new();
    let mut wrong = None;
    let mut words = 0;
    let between = |letter: char| letter.is_whitespace() || MARKS.contains(&letter);
    let mut rest = line;
    while words < NAME {
        rest = rest.trim_matches(between);
        // Of a longer line it is the end that counts: each letter with what parts it from the next.
        let from = rest.char_indices().rev().nth(4 * LONGEST_CODE).map_or(0, |(place, _)| place);
        match last(&rest[from..], sheet) {
            (Ok(record), length) => {
                found.push(Ok(record));
                words = 0;
                rest = &rest[..rest.len() - length];
                // Of an address what is in front of its code.
                if let Some(front) = rest.strip_suffix(KEY) {
                    rest = front.rsplit_once(char::is_whitespace).map_or("", |(front, _)| front);
                }
            }
            (Err(fault), _) if found.is_empty() => return vec![Err(fault)],
            // The name of the code that was read last stands behind the one before.
            (Err(fault), _) => {
                let code = matches!(fault, Fault::Cut(..) | Fault::Mistyped | Fault::OtherSet);
                wrong = wrong.or(code.then_some(Err(fault)));
                let Some((front, _)) = rest.rsplit_once(between) else { break };
                (rest, words) = (front, words + 1);
            }
        }
    }
    found.extend(wrong);
    found.reverse();
    found
}

/// Reads what can be a code at the end of a line: all of it, or what is behind the words in front. And
/// how long that is.
fn last(line: &str, sheet: &Sheet) -> (Result<Record, Fault>, usize) {
    let line = line.rsplit_once(KEY).map_or(line, |(_, code)| code);
    let whole = (few(decode(line, sheet)), line.len());
    let behind = match line.rsplit_once(MARKS) {
        Some((_, code)) if matches!(whole.0, Err(Fault::Letter(_))) => {
            // Words after the last mark are no code, and neither is the line then.
            match few(decode(code, sheet)) {
                Err(Fault::Letter(_)) => whole,
                read => (read, code.len()),
            }
        }
        _ => whole,
    };
    match behind {
        (Ok(_) | Err(Fault::Empty), _) => behind,
        (Err(_), _) => named(line, sheet).unwrap_or(behind),
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
fn named(line: &str, sheet: &Sheet) -> Option<(Result<Record, Fault>, usize)> {
    let parts = line.match_indices(char::is_whitespace);
    let starts = parts.map(|(place, _)| line[place..].trim_start());
    let mut begun = None;
    for code in starts {
        match decode(code, sheet) {
            read @ (Ok(_) | Err(Fault::OtherSet | Fault::Version(_) | Fault::Strange)) => {
                return Some((read, code.len()));
            }
            Err(
                fault @ (Fault::Cut(..) | Fault::Long(..) | Fault::Mistyped | Fault::Letter(_)),
            ) if begun.is_none() && begins(code) => {
                begun = Some((Err(fault), code.len()));
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
