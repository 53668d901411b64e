//! Completes index.html: the security policy, what names the page to other sites, and the first
//! picture take the places of their markers.

use crate::Result;

const POLICY_MARKER: &str = "<!-- content-security-policy -->";
const ADDRESS_MARKER: &str = "    <!-- public-address -->\n";
const PICTURE_MARKER: &str = "<!-- picture -->";

/// All that the page may do: load and run its own files, show pictures that it made itself, and
/// itself in a frame, as a preview of what is embedded.
///
/// `serve` goes without it, because trunk's script for reloading is inline.
pub const POLICY: &str = "default-src 'none'; \
    script-src 'self' 'wasm-unsafe-eval'; \
    worker-src 'self'; \
    style-src 'self'; \
    img-src 'self' data:; \
    connect-src 'self'; \
    frame-src 'self'; \
    manifest-src 'self'; \
    base-uri 'none'; \
    form-action 'none'";

/// Puts the policy, the elements for the `<head>` of a page that knows its address (else none) and
/// the picture (an `<svg>` element) into the page.
pub fn complete(html: &str, head: Option<&str>, picture: &str) -> Result<String> {
    let picture = picture.trim();
    if !(picture.starts_with("<svg") && picture.ends_with("</svg>")) {
        return Err("The picture for index.html isn't a single <svg> element.".to_owned());
    }
    let html = with_policy(html, "index.html")?;
    let head = head.map_or_else(String::new, |head| format!("    {head}\n"));
    let html = replace(&html, ADDRESS_MARKER, &head)?;
    replace(&html, PICTURE_MARKER, picture)
}

/// Puts the policy into a page; `name` is for the refusal.
pub fn with_policy(html: &str, name: &str) -> Result<String> {
    let (before, _) = split_at_marker(html, POLICY_MARKER)?;
    // A policy in a meta element holds only for what comes after it.
    if let Some(early) = ["<script", "<link", "<style"].into_iter().find(|tag| before.contains(tag))
    {
        return Err(format!(
            "{name} has a {early}> before {POLICY_MARKER}; the policy wouldn't hold for it."
        ));
    }
    let policy = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">");
    replace(html, POLICY_MARKER, &policy)
}

/// Puts something into the place of a marker, which must be there once.
pub fn replace(html: &str, marker: &str, replacement: &str) -> Result<String> {
    let (before, after) = split_at_marker(html, marker)?;
    Ok([before, replacement, after].concat())
}

/// What stands before and after a marker, which must be there once.
fn split_at_marker<'a>(html: &'a str, marker: &str) -> Result<(&'a str, &'a str)> {
    match html.split_once(marker) {
        None => Err(format!("A page has no {} to replace.", marker.trim())),
        Some((_, after)) if after.contains(marker) => {
            Err(format!("A page has more than one {}.", marker.trim()))
        }
        Some(parts) => Ok(parts),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PICTURE: &str = "<svg><path/></svg>";

    const MARKED: &str = "<head><!-- content-security-policy -->\n    <!-- public-address -->\n\
        <link></head><p><!-- picture --></p>";

    #[test]
    fn the_markers_give_way() {
        let done = |head| complete(MARKED, head, "<svg><path/></svg>\n").unwrap();
        let policy = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">");
        let rest = "<link></head><p><svg><path/></svg></p>";
        assert_eq!(done(None), format!("<head>{policy}\n{rest}"));
        assert_eq!(done(Some("<meta>")), format!("<head>{policy}\n    <meta>\n{rest}"));
    }

    #[test]
    fn a_marker_must_be_there_once() {
        let refusal = |html: &str| complete(html, None, PICTURE).unwrap_err();
        for marker in [POLICY_MARKER, ADDRESS_MARKER, PICTURE_MARKER] {
            let name = marker.trim();
            assert!(refusal(&MARKED.replace(marker, "")).contains(&format!("no {name}")));
            let twice = refusal(&[MARKED, marker].concat());
            assert!(twice.contains(&format!("more than one {name}")), "{twice}");
        }
    }

    #[test]
    fn the_policy_comes_before_what_it_governs() {
        let late = ["<link>", MARKED].concat();
        assert!(complete(&late, None, PICTURE).unwrap_err().contains("<link>"));
    }

    #[test]
    fn the_picture_is_one_svg_element() {
        for picture in ["", "<?xml version=\"1.0\"?><svg></svg>", "<svg>"] {
            assert!(complete(MARKED, None, picture).is_err(), "{picture}");
        }
    }
}
