//! The result code: what a student did with a set of exercises, as a line that can be read out, typed,
//! sent or scanned.
//!
//! A code is a row of words of five bits, written in Crockford's base 32 in groups of four:
//!
//! | words | what |
//! | --- | --- |
//! | 1 | the version of this format: 1 |
//! | 1 | how many groups it has , so that a cut code is told from a mistyped one |
//! | 4 | the [fingerprint](Sheet::fingerprint) of the set |
//! | what it takes | the record, as one number of mixed radix, least significant word first |
//! | 5 | [`crc24`] of all words before |
//!
//! The record's digits, the first first: a [mark](Record::mark), what was done with each exercise, and
//! the name. A prediction that is the right answer or one of the known mistakes takes only the place
//! of that in a list; the list is not in the code, but computed from the set on both sides.

mod digits;
mod item;
mod letters;
mod name;
mod number;
mod sheet;
mod sum;

use digits::{Reader, Writer};
pub use item::{Form, Guess, Item, Known, Outcome};
pub use name::{LONGEST_NAME, tidy_name};
pub use number::rounded;
pub use sheet::Done;
pub use sum::crc24;

/// The version of the format.
const VERSION: u8 = 1;

/// Words in front of the record and behind it.
const HEAD: usize = 6;
const TAIL: usize = 5;

/// Letters, without hyphens, that a code has at most.
pub const LONGEST_CODE: usize = groups(31) * letters::GROUP;

/// Tries that are told apart: this many or more are one.
pub const MOST_TRIES: u8 = 4;

/// Goals of one exercise that codes have at most.
pub const MOST_GOALS: u8 = 8;

/// How many different [marks](Record::mark) there are: of 30 students who all did the same, two have
/// the same one, and count once, in less than one class of a hundred (435 pairs of 65,536).
pub const MARKS: u32 = 1 << 16;

/// What codes have to know of a set of exercises.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// What tells sets apart. Its lowest 20 bits are in the code.
    pub fingerprint: u32,
    /// Its exercises.
    pub items: Vec<Item>,
}

/// What a student did with a set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// A number below [`MARKS`] that the student's device has drawn: two students who did the same
    /// have two codes, and one who hands in twice is known again.
    pub mark: u32,
    /// One for each exercise of the set; none where there was no prediction.
    pub outcomes: Vec<Option<Outcome>>,
    /// What the student typed as a name; mostly nothing.
    pub name: String,
}

/// Why a text is no code, or none that can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There is nothing.
    Empty,
    /// It has a character that codes don't have.
    Letter(char),
    /// It doesn't look like a code at all.
    NoCode,
    /// Its end is missing: it has so many of so many letters.
    Cut(usize, usize),
    /// It has so many letters, and should have so many.
    Long(usize, usize),
    /// It has more letters than any code.
    TooLong,
    /// The check sum doesn't fit.
    Mistyped,
    /// It is of this other version of the format.
    Version(u8),
    /// It is of another set of exercises.
    OtherSet,
    /// The check sum fits and the rest doesn't: no page has made it, or one of another version.
    Strange,
}

/// How many groups there are for the word that says it: every number up to 26, then steps of ten.
const fn groups(word: u8) -> usize {
    let word = word as usize;
    if word < 24 { word + 3 } else { 26 + (word - 23) * 10 }
}

impl Record {
    /// The record as codes have it, and as [`decode`] gives it back: numbers rounded, tries capped, the
    /// name tidied, nothing that the sheet has no place for.
    #[must_use]
    pub fn tidy(&self, sheet: &Sheet) -> Self {
        let outcome = |(place, item): (usize, &Item)| item.tidy((*self.outcomes.get(place)?)?);
        Self {
            mark: self.mark % MARKS,
            outcomes: sheet.items.iter().enumerate().map(outcome).collect(),
            name: tidy_name(&self.name),
        }
    }

    /// Whether it can be a later record of the student whose earlier one that is: of the same mark, with
    /// all that was done there, and as much or more besides. A name says nothing about it.
    #[must_use]
    pub fn continues(&self, earlier: &Self) -> bool {
        self.mark == earlier.mark
            && self.outcomes.len() == earlier.outcomes.len()
            && self.outcomes.iter().zip(&earlier.outcomes).all(|pair| match pair {
                (_, None) => true,
                (None, Some(_)) => false,
                (Some(now), Some(then)) => now.continues(then),
            })
    }
}

/// The code of a record, which is [tidied](Record::tidy). `None` if the set is too long for one.
#[must_use]
pub fn encode(record: &Record, sheet: &Sheet) -> Option<String> {
    Some(letters::written(&words(&record.tidy(sheet), sheet)?))
}

/// The words of a tidy record.
fn words(record: &Record, sheet: &Sheet) -> Option<Vec<u8>> {
    let mut digits = Writer::default();
    digits.put(record.mark, MARKS);
    for (item, outcome) in sheet.items.iter().zip(&record.outcomes) {
        item.write(*outcome, &mut digits);
    }
    name::write(&record.name, &mut digits);
    let body = digits.finish();
    let length = |word: u8| groups(word) * letters::GROUP;
    let word = (0..32).find(|&word| length(word) >= HEAD + body.len() + TAIL)?;
    let mut words = vec![VERSION, word];
    words.extend(fingerprint(sheet));
    words.extend(body);
    words.resize(length(word) - TAIL, 0);
    words.extend(sum(&words));
    Some(words)
}

/// The fingerprint of a set as codes have it.
fn fingerprint(sheet: &Sheet) -> [u8; 4] {
    [15, 10, 5, 0].map(|shift| (sheet.fingerprint >> shift & 31) as u8)
}

/// The check sum of words, as words.
fn sum(words: &[u8]) -> [u8; TAIL] {
    let sum = crc24(words, 5);
    [20, 15, 10, 5, 0].map(|shift| (sum >> shift & 31) as u8)
}

/// Whether the last words are the check sum of those before.
fn is_sound(words: &[u8]) -> bool {
    let (words, tail) = words.split_at(words.len().saturating_sub(TAIL));
    sum(words) == tail
}

/// Reads a code of a set. Small letters, blanks, hyphens anywhere or nowhere, O for 0 and I or L for
/// 1 are all right.
///
/// # Errors
/// What is wrong with it.
pub fn decode(code: &str, sheet: &Sheet) -> Result<Record, Fault> {
    let words = letters::read(code).map_err(Fault::Letter)?;
    check(&words, sheet)?;
    let mut digits = Reader::new(&words[HEAD..words.len() - TAIL]);
    let mark = digits.take(MARKS);
    let read = |item: &Item| item.read(&mut digits);
    let outcomes = sheet.items.iter().map(read).collect::<Option<_>>().ok_or(Fault::Strange)?;
    let name = name::read(&mut digits).ok_or(Fault::Strange)?;
    let record = Record { mark, outcomes, name };
    // Whatever else would be read as the same record was not written by `encode`.
    let again = words_of_tidy(&record, sheet);
    if again.as_ref() == Some(&words) { Ok(record) } else { Err(Fault::Strange) }
}

fn words_of_tidy(record: &Record, sheet: &Sheet) -> Option<Vec<u8>> {
    (record.tidy(sheet) == *record).then(|| words(record, sheet))?
}

/// Checks everything but the record.
fn check(words: &[u8], sheet: &Sheet) -> Result<(), Fault> {
    let has = words.len();
    let Some(&length) = words.get(1) else {
        return Err(if has == 0 {
            Fault::Empty
        } else {
            Fault::Cut(has, groups(0) * letters::GROUP)
        });
    };
    if has > LONGEST_CODE {
        return Err(Fault::TooLong);
    }
    let full = groups(length) * letters::GROUP;
    if has != full {
        return Err(if is_of_other_length(words) {
            Fault::Mistyped
        } else if words[0] != VERSION {
            Fault::NoCode
        } else if has < full {
            Fault::Cut(has, full)
        } else {
            Fault::Long(has, full)
        });
    }
    if !is_sound(words) {
        return Err(Fault::Mistyped);
    }
    if words[0] != VERSION {
        return Err(Fault::Version(words[0]));
    }
    if words[2..HEAD] != fingerprint(sheet) {
        return Err(Fault::OtherSet);
    }
    Ok(())
}

/// Whether all is right but for the word that says how long it is: that one was mistyped.
fn is_of_other_length(words: &[u8]) -> bool {
    let mut words = words.to_vec();
    let word = (0..32).find(|&word| groups(word) * letters::GROUP == words.len());
    word.is_some_and(|word| {
        words[1] = word;
        is_sound(&words)
    })
}
