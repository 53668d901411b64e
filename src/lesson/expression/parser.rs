//! Expressions from text, by precedence climbing; kinds are checked on the way.

use super::lexer::{Lexer, Token};
use super::names::{Function, Measure, known, setting};
use super::{Kind, Misread, Node, Op, Who};
use crate::explain::quoted;
use crate::lesson::limits;
use crate::scenario::{Entry, Link, MAX_LINEUP, Notice};
use crate::words::t;

/// A part, and what it gives.
type Typed = (Node, Kind);

pub(super) fn parse(text: &str) -> Result<Typed, Misread> {
    let mut parser = Parser { lexer: Lexer::new(text), token: Token::End, at: 0, depth: 0 };
    if text.chars().count() > limits::EXPRESSION {
        let what = t!(
            "an expression has {most} characters at most.",
            most = limits::EXPRESSION.to_string()
        );
        return Err(Misread { character: limits::EXPRESSION + 1, what });
    }
    parser.step()?;
    let whole = parser.part(0)?;
    if parser.token == Token::End { Ok(whole) } else { Err(parser.fail(t!("here it should end."))) }
}

struct Parser<'a> {
    lexer: Lexer<'a>,
    /// What comes next, and its place in bytes.
    token: Token,
    at: usize,
    depth: usize,
}

impl Parser<'_> {
    fn step(&mut self) -> Result<Token, Misread> {
        self.at = self.lexer.place();
        let next = self.lexer.next()?;
        Ok(std::mem::replace(&mut self.token, next))
    }

    fn fail(&self, what: impl Into<String>) -> Misread {
        self.lexer.misread(self.at, what)
    }

    fn expect(&mut self, token: &Token, what: &str) -> Result<(), Misread> {
        if self.token != *token {
            return Err(self.fail(what));
        }
        self.step().map(drop)
    }

    /// A part whose operators bind more tightly than `rank`.
    fn part(&mut self, rank: u8) -> Result<Typed, Misread> {
        self.depth += 1;
        if self.depth > limits::DEPTH {
            return Err(self.fail(t!("too many parts stand in one another.")));
        }
        let (mut node, mut kind) = self.single()?;
        while let Token::Op(op) = self.token {
            if op.rank() <= rank {
                break;
            }
            let at = self.at;
            self.step()?;
            let (right, other) = self.part(op.rank())?;
            kind = together(op, kind, other).map_err(|what| self.lexer.misread(at, what))?;
            node = Node::Pair(op, Box::new(node), Box::new(right));
        }
        self.depth -= 1;
        Ok((node, kind))
    }

    fn single(&mut self) -> Result<Typed, Misread> {
        let at = self.at;
        match self.step()? {
            Token::Number(number, kind) => Ok((Node::Number(number), kind)),
            Token::Open => {
                let part = self.part(0)?;
                self.expect(&Token::Close, t!("here belongs a )."))?;
                Ok(part)
            }
            Token::Op(Op::Minus) => {
                let (node, kind) = self.part(Op::Times.rank())?;
                if kind == Kind::Condition {
                    return Err(self.lexer.misread(at, t!("a condition has no negative.")));
                }
                Ok((Node::Pair(Op::Minus, Box::new(Node::Number(0.0)), Box::new(node)), kind))
            }
            Token::Word(word) => self.word(&word, at),
            _ => {
                let what =
                    t!("here belongs a number, a setting, a measure or something in parentheses.");
                Err(self.lexer.misread(at, what))
            }
        }
    }

    fn word(&mut self, word: &str, at: usize) -> Result<Typed, Misread> {
        if word == "n" {
            return Ok((Node::N, Kind::PLAIN));
        }
        if word == "last" {
            return Ok((Node::Last, Kind::PLAIN));
        }
        if let Some(setting) = setting(word) {
            return Ok((Node::Setting(setting), Kind::of(setting)));
        }
        let measure = Measure::ALL.into_iter().find(|measure| measure.word() == word);
        let function = Function::ALL.into_iter().find(|function| function.word() == word);
        if measure.is_none() && function.is_none() && word != "first" && word != "with" {
            let what = t!(
                "“{word}” is not known; known are {known}.",
                word = quoted(word),
                known = known()
            );
            return Err(self.lexer.misread(at, what));
        }
        self.expect(&Token::Open, t!("here belongs a ( and what it is of."))?;
        let part = match (measure, function) {
            (Some(measure), _) => self.measure(measure)?,
            (None, Some(function)) => self.call(function)?,
            (None, None) if word == "first" => self.first()?,
            (None, None) => self.with()?,
        };
        self.expect(&Token::Close, t!("here belongs a )."))?;
        Ok(part)
    }

    fn measure(&mut self, measure: Measure) -> Result<Typed, Misread> {
        let who = self.who()?;
        let request = if measure.is_of_a_request() {
            self.expect(
                &Token::Comma,
                t!("here belongs a comma and the number of a request, or last."),
            )?;
            Some(Box::new(self.of_kind(Kind::PLAIN)?))
        } else {
            None
        };
        Ok((Node::Measure(measure, who, request), measure.kind()))
    }

    fn who(&mut self) -> Result<Who, Misread> {
        let at = self.at;
        match self.step()? {
            Token::Word(word) if word.parse::<Entry>().is_ok() => {
                // Looked at twice, so that no entry has to be made up.
                Ok(word.parse().map_or(Who::Place(0), Who::Entry))
            }
            Token::Number(number, Kind::PLAIN)
                if number.fract() == 0.0 && number >= 1.0 && number <= MAX_LINEUP as f64 =>
            {
                Ok(Who::Place(number as usize - 1))
            }
            _ => {
                let entries: Vec<String> = Entry::ALL.iter().map(ToString::to_string).collect();
                let what = t!(
                    "here belongs an entry: its place in the line-up, 1 to {most}, or {entries}.",
                    most = MAX_LINEUP.to_string(),
                    entries = entries.join(", ")
                );
                Err(self.lexer.misread(at, what))
            }
        }
    }

    fn call(&mut self, function: Function) -> Result<Typed, Misread> {
        if matches!(function, Function::Floor | Function::Ceil) {
            return Ok((Node::Call(function, vec![self.of_kind(Kind::PLAIN)?]), Kind::PLAIN));
        }
        let at = self.at;
        let (first, kind) = self.part(0)?;
        if kind == Kind::Condition {
            return Err(self.lexer.misread(at, t!("here belongs a quantity, not a condition.")));
        }
        let mut parts = vec![first];
        while self.token == Token::Comma {
            self.step()?;
            parts.push(self.of_kind(kind)?);
        }
        Ok((Node::Call(function, parts), kind))
    }

    fn first(&mut self) -> Result<Typed, Misread> {
        let at = self.at;
        let found = if let Token::Word(word) = self.step()? { setting(&word) } else { None };
        let Some(setting) = found else {
            return Err(self.lexer.misread(at, t!("here belongs a setting, such as requests.")));
        };
        self.expect(&Token::Comma, t!("here belongs a comma and a condition."))?;
        let condition = Box::new(self.of_kind(Kind::Condition)?);
        let mut end = || -> Result<Option<Box<Node>>, Misread> {
            if self.token != Token::Comma {
                return Ok(None);
            }
            self.step()?;
            self.of_kind(Kind::of(setting)).map(|node| Some(Box::new(node)))
        };
        let (from, to) = (end()?, end()?);
        Ok((Node::First { setting, condition, from, to }, Kind::of(setting)))
    }

    fn with(&mut self) -> Result<Typed, Misread> {
        let at = self.at;
        let Token::Text(change) = self.step()? else {
            let what = t!("here belong changes in quotes, such as 'requests=12&workers=3'.");
            return Err(self.lexer.misread(at, what));
        };
        // Values depend on the scenario and are looked at with it; keys don't.
        let (_, notices) = Link::decode(&change);
        let unknown = |notice: &&Notice| matches!(notice, Notice::UnknownKey { .. });
        if let Some(notice) = notices.iter().find(unknown) {
            return Err(self.lexer.misread(at, crate::explain::notice(notice)));
        }
        self.expect(&Token::Comma, t!("here belongs a comma and an expression."))?;
        let (node, kind) = self.part(0)?;
        Ok((Node::With(change, Box::new(node)), kind))
    }

    fn of_kind(&mut self, kind: Kind) -> Result<Node, Misread> {
        let at = self.at;
        let (node, own) = self.part(0)?;
        if own != kind {
            return Err(self.lexer.misread(
                at,
                t!(
                    "this is {own}; needed is {wanted}.",
                    own = own.to_string(),
                    wanted = kind.to_string()
                ),
            ));
        }
        Ok(node)
    }
}

/// What an operator makes of two parts. An error is a sentence.
fn together(op: Op, left: Kind, right: Kind) -> Result<Kind, String> {
    let (Kind::Quantity(a), Kind::Quantity(b)) = (left, right) else {
        let joins = matches!(op, Op::And | Op::Or) && left == right;
        let what =
            t!("conditions are joined by and, or; quantities are compared and computed with.");
        return if joins { Ok(Kind::Condition) } else { Err(what.into()) };
    };
    let sum = match op {
        Op::Times => a.saturating_add(b),
        Op::Over => a.saturating_sub(b),
        Op::And | Op::Or => {
            return Err(t!("and, or join conditions.").into());
        }
        _ if a != b => {
            return Err(t!(
                "here are {left} and {right}; both have to be of a kind.",
                left = left.to_string(),
                right = right.to_string()
            ));
        }
        _ if op.compares() => return Ok(Kind::Condition),
        _ => a,
    };
    Ok(Kind::Quantity(sum))
}
