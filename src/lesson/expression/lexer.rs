//! An expression's text, piece by piece.

use super::{Kind, Misread, Op};
use crate::explain::quoted;
use crate::scenario::Decimal;
use crate::words::t;

/// A piece.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    /// In base units, and what it is.
    Number(f64, Kind),
    /// A name or an entry: letters, digits, `_` and `:`.
    Word(String),
    /// What stood in quotes.
    Text(String),
    Op(Op),
    Open,
    Close,
    Comma,
    End,
}

/// A text that is read from its beginning.
pub(super) struct Lexer<'a> {
    text: &'a str,
    /// Bytes that were read.
    at: usize,
}

impl<'a> Lexer<'a> {
    pub(super) const fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn skip_space(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    /// The place of what comes next, in bytes.
    pub(super) fn place(&mut self) -> usize {
        self.skip_space();
        self.at
    }

    /// What is wrong at a place in bytes.
    pub(super) fn misread(&self, at: usize, what: impl Into<String>) -> Misread {
        let before = self.text.get(..at).unwrap_or(self.text);
        Misread { character: before.chars().count() + 1, what: what.into() }
    }

    fn take(&mut self, word: &str) -> bool {
        let found = self.rest().starts_with(word);
        if found {
            self.at += word.len();
        }
        found
    }

    fn take_while(&mut self, belongs: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let length = rest.find(|c| !belongs(c)).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    pub(super) fn next(&mut self) -> Result<Token, Misread> {
        let place = self.place();
        let Some(first) = self.rest().chars().next() else { return Ok(Token::End) };
        if first.is_ascii_digit() {
            return self.number(place);
        }
        if first.is_ascii_alphabetic() {
            let belongs = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == ':';
            let word = self.take_while(belongs);
            let op = Op::ALL.into_iter().find(|(known, _)| *known == word);
            return Ok(op.map_or_else(|| Token::Word(word.into()), |(_, op)| Token::Op(op)));
        }
        if first == '"' || first == '\'' {
            self.at += 1;
            let text = self.take_while(|c| c != first);
            if !self.take(if first == '"' { "\"" } else { "'" }) {
                return Err(self.misread(place, t!("the closing quote is missing.")));
            }
            return Ok(Token::Text(text.into()));
        }
        for (word, token) in [("(", Token::Open), (")", Token::Close), (",", Token::Comma)] {
            if self.take(word) {
                return Ok(token);
            }
        }
        if let Some((_, op)) = Op::ALL.into_iter().find(|(word, _)| self.take(word)) {
            return Ok(Token::Op(op));
        }
        let what = t!("“{text}” means nothing here.", text = quoted(&first.to_string()));
        Err(self.misread(place, what))
    }

    /// A number, and its unit if it has one.
    fn number(&mut self, place: usize) -> Result<Token, Misread> {
        let number = self.take_while(|c| c.is_ascii_digit() || c == '.');
        let Ok(number) = number.parse::<Decimal>() else {
            let what =
                t!("a number has a point with digits on both sides, and six decimals at most.");
            return Err(self.misread(place, what));
        };
        // Exact below 2^53: a quotient of whole numbers is the nearest there is.
        let millionths = number.millionths() as f64;
        let before = self.at;
        self.skip_space();
        if self.take("%") {
            return Ok(Token::Number(millionths / 1e8, Kind::PLAIN));
        }
        if self.unit("/s") {
            return Ok(Token::Number(millionths / 1e12, Kind::RATE));
        }
        for (unit, parts) in [("ms", 1e3), ("us", 1e6), ("µs", 1e6), ("s", 1.0)] {
            if self.unit(unit) {
                return Ok(Token::Number(millionths / parts, Kind::TIME));
            }
        }
        self.at = before;
        if self.rest().starts_with(|c: char| c.is_alphabetic() || c == '_') {
            let at = self.at;
            return Err(self.misread(at, t!("units are us, ms, s, /s and %.")));
        }
        Ok(Token::Number(millionths / 1e6, Kind::PLAIN))
    }

    /// Takes a unit, unless it is only the beginning of a word.
    fn unit(&mut self, unit: &str) -> bool {
        let Some(rest) = self.rest().strip_prefix(unit) else { return false };
        let ends = !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_');
        if ends {
            self.at += unit.len();
        }
        ends
    }
}
