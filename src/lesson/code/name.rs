//! A name that a student typed: five bits for a plain letter, more for others.

use super::digits::{Reader, Writer};

/// Characters that a name has at most.
pub const LONGEST_NAME: usize = 24;

/// What stands for a word of five bits from 26 on: a blank, marks that names have, and three that
/// say something about the next character.
const BLANK: u32 = 26;
const DOT: u32 = 27;
const HYPHEN: u32 = 28;
/// The next letter is large inside of a word, or small at the start of one.
const OTHER_CASE: u32 = 29;
/// The next character has eight bits: it is one of the first 256 of Unicode, as `ã` and `1`.
const LATIN: u32 = 30;
/// The next character has 21 bits.
const ANY: u32 = 31;

/// A name as codes have it: no blanks around it and single ones inside, no characters that can't be
/// seen or that turn the text around them, and not longer than [`LONGEST_NAME`].
///
/// ```
/// use pool_vs_loop::lesson::code::tidy_name;
///
/// assert_eq!(tidy_name("  Ana\tLima\u{202e} "), "Ana Lima");
/// ```
#[must_use]
pub fn tidy_name(name: &str) -> String {
    let mut tidy = String::new();
    let mut count = 0;
    let mut blank = false;
    for letter in name.chars() {
        if letter.is_whitespace() {
            blank = count > 0;
        } else if !is_unseen(letter) {
            // A blank counts only with what follows it.
            let more = 1 + usize::from(blank);
            if count + more > LONGEST_NAME {
                break;
            }
            if std::mem::take(&mut blank) {
                tidy.push(' ');
            }
            tidy.push(letter);
            count += more;
        }
    }
    tidy
}

/// Controls, and format characters that turn, join or hide what is around them (Unicode, UAX 9 and
/// the categories Cc and Cf).
fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e0fff}')
}

/// Writes a tidy name; an empty one takes no room at the end of a number.
pub(super) fn write(name: &str, digits: &mut Writer) {
    let count = name.chars().count().min(LONGEST_NAME);
    digits.put(count as u32, LONGEST_NAME as u32 + 1);
    let mut start = true;
    for letter in name.chars().take(count) {
        match letter {
            ' ' => digits.put(BLANK, 32),
            '.' => digits.put(DOT, 32),
            '-' => digits.put(HYPHEN, 32),
            'a'..='z' | 'A'..='Z' => {
                if letter.is_ascii_uppercase() != start {
                    digits.put(OTHER_CASE, 32);
                }
                digits.put(u32::from(letter.to_ascii_lowercase()) - u32::from('a'), 32);
            }
            '\0'..='\u{ff}' => {
                digits.put(LATIN, 32);
                digits.put(u32::from(letter), 256);
            }
            _ => {
                digits.put(ANY, 32);
                digits.put(u32::from(letter), 1 << 21);
            }
        }
        start = is_start(letter);
    }
}

/// Reads a name; `None` where it has what is no character.
pub(super) fn read(digits: &mut Reader) -> Option<String> {
    let mut name = String::new();
    let mut start = true;
    for _ in 0..digits.take(LONGEST_NAME as u32 + 1) {
        let mut word = digits.take(32);
        let large = start != (word == OTHER_CASE);
        if word == OTHER_CASE {
            word = digits.take(32);
        }
        let letter = match word {
            0..26 => {
                let letter = char::from(b'a' + word as u8);
                if large { letter.to_ascii_uppercase() } else { letter }
            }
            BLANK => ' ',
            DOT => '.',
            HYPHEN => '-',
            LATIN => char::from_u32(digits.take(256))?,
            _ => char::from_u32(digits.take(1 << 21))?,
        };
        name.push(letter);
        start = is_start(letter);
    }
    Some(name)
}

/// Whether the letter after this one is large: it begins a word.
fn is_start(before: char) -> bool {
    matches!(before, ' ' | '-' | '.' | '\'' | '’')
}
