//! Reads the start tags of a page that this project wrote, and replaces some.

use crate::Result;

/// A start tag with what follows it.
#[derive(Debug, PartialEq)]
pub struct Tag<'a> {
    /// The element's name as written.
    pub name: &'a str,
    /// Names and values, as written; the value is empty where there is none.
    pub attributes: Vec<(&'a str, &'a str)>,
    /// The text up to the next `<`.
    pub text: &'a str,
}

impl<'a> Tag<'a> {
    /// The value of an attribute, as written.
    pub fn attribute(&self, name: &str) -> Option<&'a str> {
        let mut attributes = self.attributes.iter();
        attributes.find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| *value)
    }
}

/// The start tags of a page, in order. Comments and declarations are left out.
///
/// The contents of scripts aren't told from markup: the page may have none, and that is what this
/// is read for.
pub fn start_tags(html: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some((_, after)) = rest.split_once('<') {
        rest = if let Some(comment) = after.strip_prefix("!--") {
            comment.split_once("-->").map_or("", |(_, after)| after)
        } else if after.starts_with(|first: char| first.is_ascii_alphabetic()) {
            let (tag, after) = read_tag(after);
            tags.push(tag);
            after
        } else {
            after
        };
    }
    tags
}

/// The page with some start tags replaced: those for which `with` gives something else.
pub fn replace_tags(
    html: &str,
    mut with: impl FnMut(&Tag) -> Result<Option<String>>,
) -> Result<String> {
    let mut replaced = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        replaced += before;
        let end = if let Some(comment) = after.strip_prefix("!--") {
            comment.split_once("-->").map_or("", |(_, after)| after)
        } else if after.starts_with(|first: char| first.is_ascii_alphabetic()) {
            let (tag, end) = read_tag(after);
            if let Some(other) = with(&tag)? {
                replaced += &other;
                rest = end;
                continue;
            }
            end
        } else {
            after
        };
        replaced.push('<');
        replaced += &after[..after.len() - end.len()];
        rest = end;
    }
    replaced += rest;
    Ok(replaced)
}

/// Reads a tag whose `<` has been read; gives what comes after its `>` as well.
fn read_tag(after: &str) -> (Tag<'_>, &str) {
    let (name, mut rest) = split_where(after, |c| c.is_ascii_whitespace() || c == '/' || c == '>');
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if rest.is_empty() {
            break;
        }
        if let Some(after) = rest.strip_prefix('>') {
            rest = after;
            break;
        }
        let attribute;
        (attribute, rest) = read_attribute(rest);
        attributes.push(attribute);
    }
    let (text, _) = split_where(rest, |c| c == '<');
    let tag = Tag { name, attributes, text };
    (tag, rest)
}

fn read_attribute(text: &str) -> ((&str, &str), &str) {
    let (name, rest) =
        split_where(text, |c| c.is_ascii_whitespace() || matches!(c, '=' | '/' | '>'));
    let Some(value) = rest.trim_start().strip_prefix('=') else {
        return ((name, ""), rest);
    };
    let value = value.trim_start();
    for quote in ['"', '\''] {
        if let Some(quoted) = value.strip_prefix(quote) {
            let (value, rest) = quoted.split_once(quote).unwrap_or((quoted, ""));
            return ((name, value), rest);
        }
    }
    let (value, rest) = split_where(value, |c| c.is_ascii_whitespace() || c == '>');
    ((name, value), rest)
}

/// Splits before the first character that fits, which is kept at the start of the second part.
fn split_where(text: &str, fits: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(fits).unwrap_or(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag<'a>(name: &'a str, attributes: &[(&'a str, &'a str)], text: &'a str) -> Tag<'a> {
        Tag { name, attributes: attributes.to_vec(), text }
    }

    #[test]
    fn tags_are_read_in_order_without_comments() {
        let html = "<!doctype html><html lang=en><!-- <b> --><p>a > b</p><br/>";
        assert_eq!(
            start_tags(html),
            [tag("html", &[("lang", "en")], ""), tag("p", &[], "a > b"), tag("br", &[], ""),]
        );
    }

    #[test]
    fn attributes_come_in_every_style() {
        let html = r#"<input type = "range" checked value='a > "b"' data-x=1/2 / >tail"#;
        let attributes =
            [("type", "range"), ("checked", ""), ("value", "a > \"b\""), ("data-x", "1/2")];
        assert_eq!(start_tags(html), [tag("input", &attributes, "tail")]);
    }

    #[test]
    fn an_attribute_is_found_by_its_name() {
        let tags = start_tags("<link REL=icon rel=other>");
        assert_eq!(tags[0].attribute("rel"), Some("icon"));
        assert_eq!(tags[0].attribute("href"), None);
    }

    #[test]
    fn tags_are_replaced_and_all_else_stays() {
        let html = "<!doctype html><!-- <link> --><p a='<link>'>1 < 2</p><LINK rel=a><link><br/>\n";
        let without = replace_tags(html, |tag| {
            Ok((tag.name.eq_ignore_ascii_case("link")).then(|| "(was a link)".to_owned()))
        });
        let expected = "<!doctype html><!-- <link> --><p a='<link>'>1 < 2</p>\
            (was a link)(was a link)<br/>\n";
        assert_eq!(without, Ok(expected.to_owned()));
        assert_eq!(replace_tags(html, |_| Ok(None)), Ok(html.to_owned()));
        assert_eq!(replace_tags(html, |_| Err("no".to_owned())), Err("no".to_owned()));
    }

    #[test]
    fn a_page_that_ends_early_is_read_as_far_as_it_goes() {
        assert_eq!(start_tags("<"), []);
        assert_eq!(start_tags("<!-- <p>"), []);
        assert_eq!(start_tags("<p a='b"), [tag("p", &[("a", "b")], "")]);
        assert_eq!(start_tags("<p a="), [tag("p", &[("a", "")], "")]);
    }
}
