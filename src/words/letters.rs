//! Upper and lower case in the languages of the page, whose letters are those of Latin-1. (The
//! tables of the standard library for all of Unicode would be several kilobytes of wasm.)

/// A text with its first letter in upper case.
///
/// ```
/// assert_eq!(pool_vs_loop::words::capital("às vezes"), "Às vezes");
/// ```
#[must_use]
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| match letter {
        'a'..='z' | 'à'..='ö' | 'ø'..='þ' => moved(letter, -CASES),
        other => other,
    });
    first.into_iter().chain(letters).collect()
}

/// A text in lower case.
///
/// ```
/// assert_eq!(pool_vs_loop::words::lower("Log-normal, ÉPOCA"), "log-normal, época");
/// ```
#[must_use]
pub fn lower(text: &str) -> String {
    let lower = |letter| match letter {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' => moved(letter, CASES),
        other => other,
    };
    text.chars().map(lower).collect()
}

/// How far apart the cases of a letter are.
const CASES: i8 = 32;

/// The letter so many places on in Latin-1.
fn moved(letter: char, by: i8) -> char {
    u8::try_from(letter).map_or(letter, |place| place.wrapping_add_signed(by).into())
}
