//! JSON as a tree that knows the order of its fields, so that every part of a file has a place to
//! be named by. One reader for all types of a set is a fraction of what derived ones weigh in wasm.

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// A value. What no field of a set can be is told apart no further.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Json {
    Number(u64),
    Text(String),
    List(Vec<Json>),
    /// Fields in the order of the file, no two of one name.
    Object(Vec<(String, Json)>),
    /// Nothing, a truth value, or a number that is negative or has a fraction.
    Other,
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Tree)
    }
}

struct Tree;

impl<'de> Visitor<'de> for Tree {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E>(self, _: bool) -> Result<Json, E> {
        Ok(Json::Other)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Json, E> {
        Ok(Json::Other)
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(Json::Number(value))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Json, E> {
        Ok(Json::Other)
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Other)
    }

    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(Json::Text(value.into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Json, A::Error> {
        let mut object: Vec<(String, Json)> = Vec::new();
        while let Some(name) = fields.next_key::<String>()? {
            if object.iter().any(|(other, _)| *other == name) {
                return Err(A::Error::custom("the field stands there twice"));
            }
            object.push((name, fields.next_value()?));
        }
        Ok(Json::Object(object))
    }
}

impl Json {
    pub(super) fn text(text: &str) -> Self {
        Self::Text(text.into())
    }

    /// Writes it; with an indent for people, else in one line.
    pub(super) fn write(&self, indent: bool) -> String {
        let mut text = String::new();
        self.write_to(&mut text, if indent { Some(0) } else { None });
        if indent {
            text.push('\n');
        }
        text
    }

    fn write_to(&self, text: &mut String, depth: Option<usize>) {
        match self {
            Self::Number(number) => text.push_str(&number.to_string()),
            Self::Text(value) => text.push_str(&quoted(value)),
            Self::Other => text.push_str("null"),
            Self::List(items) => {
                let items = items.iter().map(|item| (None, item));
                write_all(text, depth, ['[', ']'], items);
            }
            Self::Object(fields) => {
                let fields = fields.iter().map(|(name, value)| (Some(name.as_str()), value));
                write_all(text, depth, ['{', '}'], fields);
            }
        }
    }
}

fn write_all<'a>(
    text: &mut String,
    depth: Option<usize>,
    [open, close]: [char; 2],
    items: impl Iterator<Item = (Option<&'a str>, &'a Json)>,
) {
    let inside = depth.map(|depth| depth + 1);
    let new_line = |text: &mut String, depth: Option<usize>| {
        if let Some(depth) = depth {
            text.push('\n');
            text.extend(std::iter::repeat_n("  ", depth));
        }
    };
    text.push(open);
    let mut empty = true;
    for (name, item) in items {
        if !empty {
            text.push(',');
        }
        empty = false;
        new_line(text, inside);
        if let Some(name) = name {
            text.push_str(&quoted(name));
            text.push_str(if depth.is_some() { ": " } else { ":" });
        }
        item.write_to(text, inside);
    }
    if !empty {
        new_line(text, depth);
    }
    text.push(close);
}

/// A text as JSON has it.
fn quoted(text: &str) -> String {
    // Only maps with keys that are no texts can't be written.
    serde_json::to_string(text).unwrap_or_default()
}

/// Line and column, the first being 1, of the value that one gets to by these places: of the items
/// of a list, or the fields of an object, the first being 0. The text is JSON.
pub(super) fn locate(text: &str, places: &[usize]) -> (usize, usize) {
    let bytes = text.as_bytes();
    let mut at = space(bytes, 0);
    for &place in places {
        let object = bytes.get(at) == Some(&b'{');
        at += 1;
        for _ in 0..place {
            at = item(bytes, at) + 1; // behind the comma
        }
        at = space(bytes, at);
        if object {
            at = space(bytes, string(bytes, at)) + 1; // behind the colon
            at = space(bytes, at);
        }
    }
    let before = text.get(..at).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
    (line, column)
}

fn space(bytes: &[u8], mut at: usize) -> usize {
    while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
        at += 1;
    }
    at
}

/// The place behind the string that begins here.
fn string(bytes: &[u8], mut at: usize) -> usize {
    at += 1;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'"' => return at + 1,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    at
}

/// The comma or bracket behind the item or field that begins here.
fn item(bytes: &[u8], mut at: usize) -> usize {
    let mut depth = 0_usize;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'"' => {
                at = string(bytes, at);
                continue;
            }
            b',' if depth == 0 => return at,
            b'{' | b'[' => depth += 1,
            b'}' | b']' if depth == 0 => return at,
            b'}' | b']' => depth -= 1,
            _ => {}
        }
        at += 1;
    }
    at
}
