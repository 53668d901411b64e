//! Reading texts.

use super::super::answer::{Part, parts};
use super::super::expression::Expression;
use super::super::json::Json;
use super::super::limits;
use super::super::text::Text;
use super::at::{At, Fault};
use super::check;
use crate::scenario::Link;
use crate::words::t;

pub(super) fn title(at: &At) -> Result<Text, Fault> {
    text(at, limits::TITLE)
}

/// A text that may have computed parts in braces.
pub(super) fn words(at: &At, link: &Link) -> Result<Text, Fault> {
    let text = text(at, limits::TEXT)?;
    for (_, words) in text.languages() {
        parts(words, &mut |part| match part {
            Part::Words(_) => Ok(()),
            Part::Computed(source) => {
                let read =
                    Expression::parse(source).map_err(|misread| at.fault(misread.sentence()))?;
                check(at, &read, link, false)
            }
            Part::Open => Err(at.fault(t!(
                "an opening brace has no closing one behind it; a brace alone is written twice."
            ))),
        })?;
    }
    Ok(text)
}

/// A text: a string, or an object of languages.
fn text(at: &At, most: usize) -> Result<Text, Fault> {
    let check = |at: &At, text: &str| {
        let long = text.chars().count() > most;
        if long || text.trim().is_empty() {
            return Err(
                at.fault(t!("a text here has 1 to {most} characters.", most = most.to_string()))
            );
        }
        Ok(())
    };
    match at.json {
        Json::Text(text) => {
            check(at, text)?;
            Ok(Text::plain(text))
        }
        Json::Object(fields) if (1..=limits::LANGUAGES).contains(&fields.len()) => {
            let mut texts = Vec::new();
            for at in at.fields() {
                let tag = at.name();
                let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
                let part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(plain);
                if tag.len() < 2 || tag.len() > 20 || !tag.split('-').all(part) {
                    let what = t!("a language is a tag in lower case, such as “en” or “pt-br”.");
                    return Err(at.fault(what));
                }
                let text = at.text()?;
                check(&at, text)?;
                texts.push((tag, text));
            }
            Ok(Text::in_languages(&texts))
        }
        _ => Err(at.fault(t!(
            "a text is a string, or an object with a string for each of 1 to {most} languages.",
            most = limits::LANGUAGES.to_string()
        ))),
    }
}
