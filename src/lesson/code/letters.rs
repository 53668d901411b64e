//! Letters of a code: Douglas Crockford's base 32 (<https://www.crockford.com/base32.html>), made for
//! people: no letter looks like another one, and which case it has doesn't matter.

/// The letters, by what they stand for.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Letters between two hyphens.
pub(in crate::lesson) const GROUP: usize = 4;

/// Words of five bits as letters, in groups with hyphens between them.
pub(super) fn written(words: &[u8]) -> String {
    let mut text = String::with_capacity(words.len() * 5 / 4);
    for (place, word) in words.iter().enumerate() {
        if place > 0 && place % GROUP == 0 {
            text.push('-');
        }
        text.push(char::from(LETTERS[usize::from(word & 31)]));
    }
    text
}

/// Letters as words of five bits, however they are grouped; the first that is none, where there is
/// one.
pub(super) fn read(text: &str) -> Result<Vec<u8>, char> {
    let letters = text.chars().filter(|letter| !is_between(*letter));
    letters.map(|letter| word(letter).ok_or(letter)).collect()
}

/// Whether a character only parts letters: blanks, and what programs make of hyphens.
fn is_between(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(letter, '-' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2010}'..='\u{2015}' | '\u{2060}' | '\u{2212}' | '\u{feff}')
}

fn word(letter: char) -> Option<u8> {
    let letter = match u8::try_from(letter).ok()?.to_ascii_uppercase() {
        b'O' => b'0',
        b'I' | b'L' => b'1',
        letter => letter,
    };
    LETTERS.iter().position(|known| *known == letter).map(|place| place as u8)
}
