//! The code that embeds a scenario in another page.

use crate::strategies;
use pool_vs_loop::export::{Embedding, title};
use pool_vs_loop::scenario::Link;
use proptest::prelude::*;

const ADDRESS: &str = "https://example.org/playground/index.html";

fn link(query: &str) -> Link {
    let (link, notices) = Link::decode(query);
    assert!(notices.is_empty(), "{notices:?}");
    link
}

fn embedding(link: &Link, width: Option<u32>) -> Embedding<'_> {
    Embedding { link, address: ADDRESS, width, height: 480 }
}

#[test]
fn the_element_has_the_keys_of_the_link_and_a_frame_without_scripts() {
    let link = link("requests=100&lineup=pool:blocking,loop:async&show=controls,plot&embed=1");
    assert_eq!(
        embedding(&link, None).script(),
        "<script async src=\"https://example.org/playground/embed.js\"></script>\n\
         <pool-vs-loop requests=\"100\" lineup=\"pool:blocking,loop:async\" show=\"controls,plot\">\n\
         <noscript><iframe src=\"https://example.org/playground/index.html?requests=100&amp;\
         lineup=pool:blocking,loop:async&amp;embed=1&amp;show=controls,plot\" \
         title=\"Pool vs Loop: 100 requests on 4 workers\" width=\"100%\" height=\"480\" \
         loading=\"lazy\" style=\"border: 0; max-width: 100%\"></iframe></noscript>\n\
         </pool-vs-loop>\n"
    );
    let code = embedding(&Link::default(), Some(560)).script();
    assert!(code.contains("<pool-vs-loop style=\"display: block; max-width: 560px\">"), "{code}");
}

#[test]
fn the_frame_has_a_width_and_the_link_with_a_picture_has_all_of_the_page() {
    let link = link("workers=1&requests=1&show=plot&theme=dark");
    let embedding = embedding(&link, Some(320));
    assert_eq!(
        embedding.iframe(),
        "<iframe src=\"https://example.org/playground/index.html?workers=1&amp;requests=1&amp;\
         embed=1&amp;show=plot&amp;theme=dark\" title=\"Pool vs Loop: 1 request on 1 worker\" \
         width=\"320\" height=\"480\" loading=\"lazy\" style=\"border: 0; max-width: 100%\">\
         </iframe>"
    );
    assert_eq!(
        embedding.markdown("plot.svg"),
        "[![Pool vs Loop: 1 request on 1 worker](plot.svg)](<https://example.org/playground/\
         index.html?workers=1&requests=1&theme=dark>)\n"
    );
}

#[test]
fn an_address_with_markup_stays_text() {
    let link = Link::default();
    let evil = "https://example.org/\"><script>alert(1)</script>/";
    let code = Embedding { link: &link, address: evil, width: None, height: 1 }.script();
    assert_eq!(code.matches("<script").count(), 1, "{code}");
    assert!(!code.contains("alert(1)</script>"), "{code}");
}

proptest! {
    /// A browser reads back from the element and from the frame what was put in.
    #[test]
    fn what_is_embedded_is_the_link(link in strategies::link()) {
        let embedding = embedding(&link, None);
        let framed = embedding.frame_address();
        let (read, notices) = Link::decode(framed.split_once('?').unwrap().1);
        prop_assert!(notices.is_empty());
        prop_assert_eq!(&read, &Link { embed: true, ..link.clone() });

        let code = embedding.script();
        let element = code.split("<pool-vs-loop").nth(1).unwrap().split('>').next().unwrap();
        let pairs: Vec<String> = element
            .split_whitespace()
            .map(|pair| pair.replace('"', ""))
            .collect();
        let (read, notices) = Link::decode(&pairs.join("&"));
        prop_assert!(notices.is_empty());
        prop_assert_eq!(&read, &Link { embed: false, ..link.clone() });
        prop_assert!(!title(&link).contains(['<', '"', '&']));
    }
}
