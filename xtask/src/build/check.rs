//! Checks that the finished pages keep to their own security policy, that the page itself works
//! from any folder, and the page for missing ones at any address.

use super::PublicUrl;
use super::tags::{Tag, start_tags};
use crate::Result;

/// Refuses a page that has what its policy would block, or that loads a file by an absolute
/// address.
pub fn page(html: &str) -> Result<()> {
    start_tags(html).iter().try_for_each(|tag| {
        check_inline(tag)?;
        check_addresses(tag)
    })
}

/// Refuses a page for missing ones that has what its policy would block, or that depends on the
/// address it is shown at.
pub fn missing_page(html: &str, url: &PublicUrl) -> Result<()> {
    start_tags(html).iter().try_for_each(|tag| {
        check_inline(tag)?;
        let mut addresses = ["src", "href"].into_iter().filter_map(|name| tag.attribute(name));
        match addresses.find(|address| !address.starts_with(&url.to_string())) {
            Some(address) => Err(format!(
                "The built 404.html has {address:?} at <{}>, which isn't below {url}.",
                tag.name
            )),
            None => Ok(()),
        }
    })
}

fn check_inline(tag: &Tag) -> Result<()> {
    let Tag { name, text, .. } = tag;
    if name.eq_ignore_ascii_case("style") {
        return refuse("a <style> element; styles belong into the style sheet");
    }
    if name.eq_ignore_ascii_case("script") && !text.trim().is_empty() {
        return refuse("an inline <script>; scripts belong into files");
    }
    for (attribute, _) in &tag.attributes {
        let attribute = attribute.to_ascii_lowercase();
        if attribute == "style" {
            return refuse(&format!("a style attribute at <{name}>; use a class"));
        }
        if attribute.starts_with("on") {
            return refuse(&format!("the event handler {attribute} at <{name}>"));
        }
    }
    Ok(())
}

/// Checks what the page itself loads; a link for the reader may lead anywhere.
fn check_addresses(tag: &Tag) -> Result<()> {
    const LOADED: [&str; 7] =
        ["src", "href", "data-js", "data-wasm", "data-whole-js", "data-whole-wasm", "data-src"];
    let canonical = tag.attribute("rel") == Some("canonical");
    if canonical || tag.name.eq_ignore_ascii_case("a") {
        return Ok(());
    }
    for (attribute, value) in &tag.attributes {
        let loaded = LOADED.iter().any(|name| attribute.eq_ignore_ascii_case(name));
        if loaded && (value.starts_with('/') || value.contains("://")) {
            return Err(format!(
                "A built page loads {value:?} at <{}>: an absolute address, with which it \
                 works in one place only. Make it relative.",
                tag.name
            ));
        }
    }
    Ok(())
}

fn refuse(what: &str) -> Result<()> {
    Err(format!("A built page has {what}. Its security policy would block it."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_of_files_and_relative_addresses_passes() {
        let html = "<!doctype html><link rel=\"stylesheet\" href=\"./a.css\">\
            <script type=\"module\" src=\"./boot.js\" data-js=\"a.js\"></script>\
            <a href=\"https://example.org/\">source</a>\
            <link rel=\"canonical\" href=\"https://example.org/\">\
            <svg xmlns=\"http://www.w3.org/2000/svg\"><use href=\"#mark\"/></svg>";
        assert_eq!(page(html), Ok(()));
    }

    #[test]
    fn what_the_policy_blocks_is_refused() {
        for (html, word) in [
            ("<style>p { color: red }</style>", "<style>"),
            ("<script>start()</script>", "inline <script>"),
            ("<script type=module> import './a.js'</script>", "inline <script>"),
            ("<p STYLE='color: red'>", "style attribute at <p>"),
            ("<svg><path style=\"fill: red\"/></svg>", "style attribute at <path>"),
            ("<button onclick=\"go()\">", "onclick at <button>"),
        ] {
            let sentence = page(html).unwrap_err();
            assert!(sentence.contains(word), "{html}: {sentence}");
        }
    }

    #[test]
    fn a_page_for_missing_ones_has_absolute_addresses_below_its_own() {
        let url = PublicUrl::parse("https://a.org/b/").unwrap();
        let good =
            "<link rel=stylesheet href=\"https://a.org/b/s.css\"><a href=\"https://a.org/b/\">";
        assert_eq!(missing_page(good, &url), Ok(()));
        for html in ["<link href=s.css>", "<a href=/b/>", "<img src=https://a.org/>", "<p style=a>"]
        {
            assert!(missing_page(html, &url).is_err(), "{html}");
        }
    }

    #[test]
    fn an_absolute_address_is_refused() {
        for html in [
            "<script src=\"/boot.js\"></script>",
            "<link href=//example.org/a.css>",
            "<img src='https://example.org/a.png'>",
            "<script src=./boot.js data-wasm=\"/a.wasm\"></script>",
        ] {
            assert!(page(html).unwrap_err().contains("relative"), "{html}");
        }
    }
}
