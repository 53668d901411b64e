//! Completes index.html: the security policy and the first picture take the places of their
//! markers.

use crate::Result;

const POLICY_MARKER: &str = "<!-- content-security-policy -->";
const PICTURE_MARKER: &str = "<!-- picture -->";

/// All that the page may do: load and run its own files, show pictures that it made itself, and
/// itself in a frame, as a preview of what is embedded.
///
/// `serve` goes without it, because trunk's script for reloading is inline.
const POLICY: &str = "default-src 'none'; \
    script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; \
    img-src 'self' data: blob:; \
    connect-src 'self'; \
    frame-src 'self'; \
    manifest-src 'self'; \
    base-uri 'none'; \
    form-action 'none'";

/// Puts the policy and the picture (an `<svg>` element) into the page.
pub fn complete(html: &str, picture: &str) -> Result<String> {
    let picture = picture.trim();
    if !(picture.starts_with("<svg") && picture.ends_with("</svg>")) {
        return Err("The picture for index.html isn't a single <svg> element.".to_owned());
    }
    let (before, _) = split_at_marker(html, POLICY_MARKER)?;
    // A policy in a meta element holds only for what comes after it.
    if let Some(early) = ["<script", "<link", "<style"].into_iter().find(|tag| before.contains(tag))
    {
        return Err(format!(
            "index.html has a {early}> before {POLICY_MARKER}; the policy wouldn't hold for it."
        ));
    }
    let policy = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">");
    let html = replace(html, POLICY_MARKER, &policy)?;
    replace(&html, PICTURE_MARKER, picture)
}

fn replace(html: &str, marker: &str, replacement: &str) -> Result<String> {
    let (before, after) = split_at_marker(html, marker)?;
    Ok([before, replacement, after].concat())
}

/// What stands before and after a marker, which must be there once.
fn split_at_marker<'a>(html: &'a str, marker: &str) -> Result<(&'a str, &'a str)> {
    match html.split_once(marker) {
        None => Err(format!("index.html has no {marker} to replace.")),
        Some((_, after)) if after.contains(marker) => {
            Err(format!("index.html has more than one {marker}."))
        }
        Some(parts) => Ok(parts),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PICTURE: &str = "<svg><path/></svg>";

    #[test]
    fn the_markers_give_way() {
        let html = "<head><!-- content-security-policy --><link></head><p><!-- picture --></p>";
        let done = complete(html, "<svg><path/></svg>\n").unwrap();
        assert_eq!(
            done,
            format!(
                "<head><meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\"><link></head>\
                 <p><svg><path/></svg></p>"
            )
        );
    }

    #[test]
    fn a_marker_must_be_there_once() {
        let refusal = |html| complete(html, PICTURE).unwrap_err();
        assert!(refusal("<!-- picture -->").contains("no <!-- content-security-policy -->"));
        assert!(refusal("<!-- content-security-policy -->").contains("no <!-- picture -->"));
        let twice = "<!-- content-security-policy --><!-- picture --><!-- picture -->";
        assert!(refusal(twice).contains("more than one <!-- picture -->"));
    }

    #[test]
    fn the_policy_comes_before_what_it_governs() {
        let late = "<link><!-- content-security-policy --><!-- picture -->";
        assert!(complete(late, PICTURE).unwrap_err().contains("<link>"));
    }

    #[test]
    fn the_picture_is_one_svg_element() {
        let html = "<!-- content-security-policy --><!-- picture -->";
        for picture in ["", "<?xml version=\"1.0\"?><svg></svg>", "<svg>"] {
            assert!(complete(html, picture).is_err(), "{picture}");
        }
    }
}
