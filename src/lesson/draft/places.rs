//! What stands at the places of a draft: texts, words in languages, lists.

use super::Draft;
use super::tree::{Step, at, at_mut, get, made, object, parent};
use crate::lesson::json::Json;

impl Draft {
    /// The text at a place; empty where there is none.
    #[must_use]
    pub fn text(&self, path: &str) -> String {
        match at(&self.json, path) {
            Some(Json::Text(text)) => text.clone(),
            Some(Json::Number(number)) => number.to_string(),
            _ => String::new(),
        }
    }

    /// Puts a text in a place; an empty one takes away what is there.
    pub fn put(&mut self, path: &str, text: &str) {
        let number = || text.parse().ok().filter(|_| path.ends_with(".request")).map(Json::Number);
        match text {
            // Of a scenario nothing means that all is as usual.
            "" if !path.ends_with(".scenario") => self.take(path),
            _ => *made(&mut self.json, path) = number().unwrap_or_else(|| Json::text(text)),
        }
    }

    /// The words at a place, in a language; empty where there are none. An empty tag is for words
    /// whose language isn't named.
    #[must_use]
    pub fn words(&self, path: &str, tag: &str) -> String {
        match at(&self.json, path) {
            Some(Json::Text(text)) if tag.is_empty() || tag == "en" => text.clone(),
            Some(words @ Json::Object(_)) => match get(words, tag) {
                Some(Json::Text(text)) => text.clone(),
                _ => String::new(),
            },
            _ => String::new(),
        }
    }

    /// Puts words in a place, in a language. Words whose language wasn't named count as English from
    /// the first other language on, as in [`Text::set`](super::Text::set).
    pub fn put_words(&mut self, path: &str, tag: &str, text: &str) {
        let named = matches!(at(&self.json, path), Some(Json::Object(_)));
        if tag.is_empty() && !named {
            return self.put(path, text);
        }
        let tag = if tag.is_empty() { "en" } else { tag };
        if let Some(Json::Text(old)) = at(&self.json, path) {
            let old = old.clone();
            *made(&mut self.json, path) = object([("en", Json::Text(old))]);
        }
        self.put(&[path, ".", tag].concat(), text);
        if matches!(at(&self.json, path), Some(Json::Object(texts)) if texts.is_empty()) {
            self.take(path);
        }
    }

    /// The languages that words of it name, each once.
    #[must_use]
    pub fn languages(&self) -> Vec<String> {
        let mut tags = Vec::new();
        languages(&self.json, &mut tags);
        tags
    }

    /// Items of the list at a place; 0 where there is none.
    #[must_use]
    pub fn count(&self, path: &str) -> usize {
        match at(&self.json, path) {
            Some(Json::List(items)) => items.len(),
            _ => 0,
        }
    }

    /// Puts an empty item at the end of the list at a place.
    pub fn add(&mut self, path: &str) {
        self.push(path, Json::Object(Vec::new()));
    }

    /// The words of a list of words.
    #[must_use]
    pub fn list(&self, path: &str) -> Vec<String> {
        let word = |item: usize| self.text(&[path, "[", &item.to_string(), "]"].concat());
        (0..self.count(path)).map(word).collect()
    }

    /// Puts a word into a list of words, or takes it out.
    pub fn tick(&mut self, path: &str, word: &str, on: bool) {
        if let Some(Json::List(items)) = at_mut(&mut self.json, path) {
            items.retain(|item| *item != Json::text(word));
        }
        if on {
            self.push(path, Json::text(word));
        } else if self.count(path) == 0 {
            self.take(path);
        }
    }

    /// Takes away what is at a place: a field, or an item of a list. A list without items goes, too.
    pub fn take(&mut self, path: &str) {
        let (up, last) = parent(path);
        match (at_mut(&mut self.json, up), last) {
            (Some(Json::Object(fields)), Step::Field(name)) => {
                fields.retain(|(other, _)| other != name);
            }
            (Some(Json::List(items)), Step::Item(place)) if place < items.len() => {
                items.remove(place);
                if items.is_empty() && up != "exercises" {
                    self.take(up);
                }
            }
            _ => {}
        }
    }

    /// Moves an item of the list at a place by so many places, if there are as many.
    pub fn shift(&mut self, path: &str, item: usize, by: isize) {
        if let (Some(Json::List(items)), Some(to)) =
            (at_mut(&mut self.json, path), item.checked_add_signed(by))
            && item < items.len()
            && to < items.len()
        {
            items.swap(item, to);
        }
    }

    pub(super) fn push(&mut self, path: &str, item: Json) {
        let list = made(&mut self.json, path);
        if !matches!(list, Json::List(_)) {
            *list = Json::List(Vec::new());
        }
        if let Json::List(items) = list {
            items.push(item);
        }
    }
}

fn languages(json: &Json, tags: &mut Vec<String>) {
    const TEXTS: [&str; 6] = ["title", "situation", "question", "hint", "explanation", "feedback"];
    match json {
        Json::List(items) => items.iter().for_each(|item| languages(item, tags)),
        Json::Object(fields) => {
            for (name, value) in fields {
                match value {
                    Json::Object(texts) if TEXTS.contains(&name.as_str()) || name == "text" => {
                        for (tag, _) in texts {
                            if !tags.contains(tag) {
                                tags.push(tag.clone());
                            }
                        }
                    }
                    value => languages(value, tags),
                }
            }
        }
        _ => {}
    }
}
