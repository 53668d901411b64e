//! Sentences under construction, and the words for shares and numbers of requests.

use super::super::glossary::Term;
use super::super::names::counted;
use super::super::number::count;
use super::super::phrase::Phrase;

/// A sentence that is being put together.
#[derive(Default)]
pub(in super::super) struct Sentence {
    phrases: Vec<Phrase>,
}

impl Sentence {
    pub(in super::super) fn new(beginning: &str) -> Self {
        Self::default().words(beginning)
    }

    pub(in super::super) fn words(mut self, text: &str) -> Self {
        if let Some(Phrase::Words(words)) = self.phrases.last_mut() {
            words.push_str(text);
        } else if !text.is_empty() {
            self.phrases.push(Phrase::Words(text.into()));
        }
        self
    }

    pub(in super::super) fn term(mut self, term: &'static Term, shown: &'static str) -> Self {
        self.phrases.push(Phrase::Term(term, shown));
        self
    }

    pub(in super::super) fn phrase(mut self, phrase: Phrase) -> Self {
        self.phrases.push(phrase);
        self
    }

    pub(in super::super) fn end(self) -> Vec<Phrase> {
        self.words(".").phrases
    }
}

/// A share in words, as it stands before "of": `60 %`, `all`, `less than 1 %`; `None` if there is
/// nothing of it.
pub(super) fn share(part: u128, whole: u128) -> Option<String> {
    if part == 0 || whole == 0 {
        return None;
    }
    Some(match (part.saturating_mul(100) + whole / 2) / whole {
        _ if part >= whole => "all".into(),
        _ if part * 100 < whole => "less than 1 %".into(),
        100 => "more than 99 %".into(),
        percent => format!("{} %", percent as u32),
    })
}

/// `12 of the 16 requests`, `all 16 requests`, `the one request`; whether that is one request.
pub(super) fn some_of(number: u32, all: u32) -> (String, bool) {
    let text = match (number == all, all) {
        (true, 1) => "the one request".into(),
        (true, 2) => "both requests".into(),
        (true, _) => format!("all {} requests", count(all.into())),
        _ => {
            format!("{} of the {}", count(number.into()), counted(all, "request", "requests"))
        }
    };
    (text, number == 1)
}

/// A text with its first letter in upper case.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().collect::<String>() + letters.as_str()
    })
}
