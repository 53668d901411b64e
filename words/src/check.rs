//! What is checked of a text: pure, so that it can be tried without a compiler.

use super::text::{FORMS, Part, SEPARATOR, entries, parts, shown};
use std::collections::BTreeSet;

/// Texts in another language.
pub struct Language {
    /// Its name in messages: that of its file.
    pub name: String,
    /// English text and translation.
    pub entries: Vec<(String, String)>,
}

impl Language {
    /// Reads the file of a language.
    ///
    /// # Errors
    /// Says which line is malformed, and how.
    pub fn read(name: &str, file: &str) -> Result<Self, String> {
        let entry = |entry: Result<(&str, &str), super::text::Malformed>| match entry {
            Ok((english, translation)) => Ok((english.into(), translation.into())),
            Err(wrong) => Err(format!("{name}, line {}: {}", wrong.line, wrong.what)),
        };
        Ok(Self { name: name.into(), entries: entries(file).map(entry).collect::<Result<_, _>>()? })
    }
}

/// Checks a text of the source: its form, its arguments (`None` where it is filled later), and that
/// each language has it with the same placeholders.
///
/// # Errors
/// Says what is wrong, with the text and the language.
pub fn check(
    text: &str,
    arguments: Option<&[String]>,
    languages: &[Language],
) -> Result<(), String> {
    well_formed(text)?;
    let forms = shown(text).split(FORMS).count();
    if forms > 2 {
        return Err(format!("In English a text has one form or two, not {forms}: {text}"));
    }
    let mut wanted = placeholders(shown(text));
    if forms == 2 {
        wanted.insert("n");
    }
    if let Some(arguments) = arguments {
        let given: BTreeSet<&str> = arguments.iter().map(String::as_str).collect();
        if given.len() < arguments.len() {
            return Err(format!("An argument stands there twice: {text}"));
        }
        if let Some(name) = wanted.difference(&given).next() {
            return Err(format!("The argument {name} is missing: {text}"));
        }
        if let Some(name) = given.difference(&wanted).next() {
            return Err(format!("The text has no {{{name}}}: {text}"));
        }
    }
    for language in languages {
        let translation = language.entries.iter().find(|(english, _)| english == text);
        let Some((_, translation)) = translation else {
            return Err(format!("{} lacks this text: {text}", language.name));
        };
        check_translation(text, translation)
            .map_err(|what| format!("{}: {what}", language.name))?;
    }
    Ok(())
}

/// What a text in the source must be so that it fits on a line of a file.
fn well_formed(text: &str) -> Result<(), String> {
    let wrong = if shown(text).is_empty() {
        "A text is not empty"
    } else if text.trim() != text || shown(text).trim() != shown(text) {
        "A text neither begins nor ends with white space: make the whole sentence one text"
    } else if text.contains(char::is_control) {
        "A text is one line"
    } else if text.starts_with('#') || text.contains(SEPARATOR) {
        "A text neither begins with # nor has => in it"
    } else {
        return Ok(());
    };
    Err(format!("{wrong}: {text:?}"))
}

/// Checks that a translation has what the English text has.
///
/// # Errors
/// Says what it lacks or has too much.
pub fn check_translation(english: &str, translation: &str) -> Result<(), String> {
    let english_forms = shown(english).split(FORMS).count();
    let forms = translation.split(FORMS).count();
    if forms > 3 || (english_forms == 1 && forms > 1) {
        return Err(format!("The translation has {forms} forms: {english}"));
    }
    if translation.contains(super::text::CONTEXT) {
        return Err(format!("The translation has a context: {english}"));
    }
    // That of the number can be in words: "one request|{n} requests".
    let wanted = placeholders(shown(english));
    let others = |all: &BTreeSet<&str>| -> Vec<String> {
        let all = all.iter().filter(|&&name| english_forms == 1 || name != "n");
        all.map(|name| format!("{{{name}}}")).collect()
    };
    for form in translation.split(FORMS) {
        if form.trim() != form || form.is_empty() {
            return Err(format!("A form is empty or has white space around it: {english}"));
        }
        let found = placeholders(form);
        if others(&found) != others(&wanted) {
            let (found, wanted) = (others(&found).join(" "), others(&wanted).join(" "));
            return Err(format!("The translation has [{found}] in place of [{wanted}]: {english}"));
        }
    }
    let counts = english_forms == 1 || !wanted.contains("n") || translation.contains("{n}");
    counts.then_some(()).ok_or_else(|| format!("No form has {{n}}: {english}"))
}

fn placeholders(text: &str) -> BTreeSet<&str> {
    let name = |part| match part {
        Part::Placeholder(name) => Some(name),
        Part::Words(_) => None,
    };
    parts(text).filter_map(name).collect()
}

/// What a string literal of the source says; `None` if it is none, or one of bytes.
pub fn literal(source: &str) -> Option<String> {
    if let Some(raw) = source.strip_prefix('r') {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        let inner = raw.get(hashes..raw.len().checked_sub(hashes)?)?;
        return Some(inner.strip_prefix('"')?.strip_suffix('"')?.into());
    }
    let mut rest = source.strip_prefix('"')?.strip_suffix('"')?.chars();
    let mut text = String::new();
    while let Some(letter) = rest.next() {
        if letter != '\\' {
            text.push(letter);
            continue;
        }
        text.push(match rest.next()? {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            '0' => '\0',
            'x' => {
                let digits: String = rest.by_ref().take(2).collect();
                char::from(u8::from_str_radix(&digits, 16).ok()?)
            }
            'u' => {
                let digits: String = rest.by_ref().skip(1).take_while(|c| *c != '}').collect();
                char::from_u32(u32::from_str_radix(&digits.replace('_', ""), 16).ok()?)?
            }
            // The line goes on with the first letter of the next.
            '\n' | '\r' => {
                rest = rest.as_str().trim_start().chars();
                continue;
            }
            other => other,
        });
    }
    Some(text)
}
