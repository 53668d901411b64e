//! The address that the finished page will have.

use std::fmt;

/// The absolute address of the folder that the page will be in, with a slash at its end.
#[derive(Clone, Debug, PartialEq)]
pub struct PublicUrl(String);

impl PublicUrl {
    /// Reads an address, and adds the slash where it is missing.
    ///
    /// The error is a sentence that says what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, String> {
        let refuse = |what: &str| {
            Err(format!(
                "--public-url takes the address of the folder that the page will be in, such as \
                 https://name.github.io/pool-vs-loop/; {text:?} {what}."
            ))
        };
        if text.is_empty() {
            return refuse("is empty");
        }
        let Some(rest) =
            ["https://", "http://"].iter().find_map(|scheme| text.strip_prefix(scheme))
        else {
            return refuse("doesn't begin with https:// or http://");
        };
        let strange =
            |c: char| !(c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(c));
        if let Some(strange) = rest.chars().find(|&c| strange(c)) {
            return refuse(&format!("has {strange:?}, which an address has only encoded"));
        }
        if rest.contains(['?', '#']) {
            return refuse("has a query or a fragment, which the page fills in itself");
        }
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        if host.contains('@') {
            return refuse("has a user's name in it, which would be published");
        }
        if !is_host(host) {
            return refuse("names no host");
        }
        if path.ends_with(".html") {
            return refuse("is that of a file");
        }
        let slash = if text.ends_with('/') { "" } else { "/" };
        Ok(Self([text, slash].concat()))
    }

    /// The address of a file of the build.
    pub fn of(&self, file: &str) -> String {
        [&self.0, file.trim_start_matches("./")].concat()
    }
}

/// Whether this is a name or a number of a host, with or without a port.
fn is_host(text: &str) -> bool {
    let (name, port) = match text.rsplit_once(':') {
        Some((name, port)) if !port.contains(']') => (name, port.parse::<u16>().ok()),
        _ => (text, Some(0)),
    };
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._".contains(c);
    let numbered = name.strip_prefix('[').and_then(|name| name.strip_suffix(']'));
    let named = |name: &str| !name.is_empty() && name.chars().all(plain);
    port.is_some()
        && numbered.map_or_else(|| named(name), |six| six.parse::<std::net::Ipv6Addr>().is_ok())
}

impl fmt::Display for PublicUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_ends_with_a_slash() {
        for (text, url) in [
            ("https://a.org", "https://a.org/"),
            ("https://a.org/b", "https://a.org/b/"),
            ("https://a.org/b/", "https://a.org/b/"),
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080/"),
            ("http://[::1]:8080/a%20b", "http://[::1]:8080/a%20b/"),
            ("https://name.github.io/pool-vs-loop/1", "https://name.github.io/pool-vs-loop/1/"),
        ] {
            assert_eq!(PublicUrl::parse(text).map(|url| url.to_string()), Ok(url.to_owned()));
        }
    }

    #[test]
    fn what_is_no_address_of_a_folder_is_refused_with_the_reason() {
        for (text, reason) in [
            ("", "is empty"),
            ("a.org", "begin with"),
            ("/b/", "begin with"),
            ("//a.org/", "begin with"),
            ("ftp://a.org/", "begin with"),
            ("javascript:alert(1)", "begin with"),
            ("https://", "no host"),
            ("https:///b", "no host"),
            ("https://:80/", "no host"),
            ("https://a.org:port/", "no host"),
            ("https://a.org:65536/", "no host"),
            ("https://[a]/", "no host"),
            ("https://me:secret@a.org/", "published"),
            ("https://a.org/?b", "query or a fragment"),
            ("https://a.org/#b", "query or a fragment"),
            ("https://a.org/a b", "' '"),
            ("https://a.org/\"><script>", "encoded"),
            ("https://a.org/ä/", "'ä'"),
            ("https://a.org/index.html", "of a file"),
        ] {
            let sentence = PublicUrl::parse(text).unwrap_err();
            assert!(sentence.contains(reason), "{text}: {sentence}");
        }
    }

    #[test]
    fn files_are_in_the_folder() {
        let url = PublicUrl::parse("https://a.org/b").unwrap();
        assert_eq!(url.of("card.png"), "https://a.org/b/card.png");
        assert_eq!(url.of("./style.css"), "https://a.org/b/style.css");
    }
}
