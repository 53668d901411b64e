//! What a build has only where it knows its address: the names that other sites show a link to it
//! by, and the page for addresses that have none.

use super::page;
use super::tags::Tag;
use super::{PublicUrl, card};
use crate::Result;

/// The page for addresses without one, with markers for what is filled in.
const MISSING: &str = include_str!("missing.html");

/// What the page says of itself, as it stands in its markup.
pub struct About<'a> {
    /// Its title.
    pub title: &'a str,
    description: &'a str,
    /// Its icon and style sheets.
    files: Vec<&'a Tag<'a>>,
}

impl<'a> About<'a> {
    /// Reads the tags of the built index.html.
    pub fn read(tags: &'a [Tag<'a>]) -> Result<Self> {
        let title = tags.iter().find(|tag| tag.name == "title").map(|tag| tag.text.trim());
        let described =
            |tag: &&Tag| tag.name == "meta" && tag.attribute("name") == Some("description");
        let description = tags.iter().find(described).and_then(|tag| tag.attribute("content"));
        let wanted = |tag: &&Tag| {
            tag.name == "link" && matches!(tag.attribute("rel"), Some("icon" | "stylesheet"))
        };
        Ok(Self {
            title: title.filter(|title| !title.is_empty()).ok_or("index.html has no <title>.")?,
            description: description.ok_or("index.html has no description.")?,
            files: tags.iter().filter(wanted).collect(),
        })
    }

    /// The elements that name the page, for its `<head>`. `answer` says what the card shows.
    pub fn head(&self, url: &PublicUrl, answer: &str) -> String {
        let Self { title, description, .. } = self;
        let picture = url.of(card::FILE);
        let (width, height) = (card::WIDTH.to_string(), card::HEIGHT.to_string());
        let mut head = format!("<link rel=\"canonical\" href=\"{}\">", escaped(&url.to_string()));
        for (name, property, content) in [
            ("property", "og:title", (*title).to_owned()),
            ("property", "og:description", (*description).to_owned()),
            ("property", "og:type", "website".to_owned()),
            ("property", "og:url", escaped(&url.to_string())),
            ("property", "og:image", escaped(&picture)),
            ("property", "og:image:type", "image/png".to_owned()),
            ("property", "og:image:width", width),
            ("property", "og:image:height", height),
            ("property", "og:image:alt", escaped(answer)),
            ("name", "twitter:card", "summary_large_image".to_owned()),
        ] {
            let content = content.replace('"', "&quot;");
            head += &format!("\n    <meta {name}=\"{property}\" content=\"{content}\">");
        }
        head
    }

    /// The page that a host shows for addresses without one. Its addresses are absolute: it stands
    /// for any of them, however deep.
    pub fn missing_page(&self, url: &PublicUrl) -> Result<String> {
        let mut files = Vec::new();
        for tag in &self.files {
            let file = tag.attribute("href").unwrap_or_default();
            let address = escaped(&url.of(file));
            let rel = tag.attribute("rel").unwrap_or_default();
            files.push(format!("<link rel=\"{rel}\" href=\"{address}\">"));
        }
        let address = escaped(&url.to_string());
        let link = format!("<a href=\"{address}\">{address}</a>");
        let html = MISSING.replace("<!-- title -->", self.title);
        let html = page::replace(&html, "<!-- files -->", &files.join("\n    "))?;
        let html = page::replace(&html, "<!-- link -->", &link)?;
        page::with_policy(&html, "404.html")
    }
}

/// Text for an element or an attribute.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::super::tags::start_tags;
    use super::*;

    const INDEX: &str = "<title>Pool vs Loop</title>\
        <meta name=\"description\" content=\"Drag &amp; see.\">\
        <link rel=\"icon\" href=\"./icon-1.svg\" type=\"image/svg+xml\">\
        <link rel=\"stylesheet\" href=\"./style-2.css\"><link rel=\"modulepreload\" href=\"./a.js\">";

    fn url() -> PublicUrl {
        PublicUrl::parse("https://a.org/b").unwrap()
    }

    #[test]
    fn other_sites_learn_the_pages_name_address_and_card() {
        let tags = start_tags(INDEX);
        let head = About::read(&tags).unwrap().head(&url(), "Of 4 \"workers\" & <16> requests");
        let written = start_tags(&head);
        assert_eq!(written[0].attribute("href"), Some("https://a.org/b/"));
        let content = |wanted: &str| {
            let named = |tag: &&Tag| {
                [tag.attribute("property"), tag.attribute("name")].contains(&Some(wanted))
            };
            written.iter().find(named).and_then(|tag| tag.attribute("content"))
        };
        assert_eq!(content("og:title"), Some("Pool vs Loop"));
        assert_eq!(content("og:description"), Some("Drag &amp; see."));
        assert_eq!(content("og:url"), Some("https://a.org/b/"));
        assert_eq!(content("og:image"), Some("https://a.org/b/card.png"));
        assert_eq!(
            content("og:image:alt"),
            Some("Of 4 &quot;workers&quot; &amp; &lt;16&gt; requests")
        );
        assert_eq!(content("twitter:card"), Some("summary_large_image"));
    }

    #[test]
    fn the_page_for_no_page_leads_to_the_playground_from_anywhere() {
        let tags = start_tags(INDEX);
        let html = About::read(&tags).unwrap().missing_page(&url()).unwrap();
        assert_eq!(check::missing_page(&html, &url()), Ok(()));
        let tags = start_tags(&html);
        let loaded: Vec<_> = tags
            .iter()
            .filter(|tag| tag.name == "link" || tag.name == "a")
            .filter_map(|tag| tag.attribute("href"))
            .collect();
        let expected =
            ["https://a.org/b/icon-1.svg", "https://a.org/b/style-2.css", "https://a.org/b/"];
        assert_eq!(loaded, expected);
        assert!(html.contains("Content-Security-Policy"));
        assert!(!html.contains("<!--"), "a marker is left: {html}");
    }

    #[test]
    fn a_page_that_does_not_name_itself_is_refused() {
        for html in ["<meta name=description content=a>", "<title> </title>", "<title>a</title>"] {
            assert!(About::read(&start_tags(html)).is_err(), "{html}");
        }
    }
}
