//! A scenario inside another page: the code to copy for it.

use crate::chart::escaped;
use crate::explain;
use crate::scenario::{Link, Setting};
use crate::words::t;

/// Height of a frame before anybody has measured what stands in it, in CSS pixels.
pub const FRAME_HEIGHT: u32 = 640;

/// A scenario as another page embeds it.
///
/// What is written into HTML is escaped, though a canonical link has nothing to escape but `&`: the
/// address of the page comes from outside.
#[derive(Clone, Copy, Debug)]
pub struct Embedding<'a> {
    /// What to show, and which panels, in which colours.
    pub link: &'a Link,
    /// The address of the page, without a query.
    pub address: &'a str,
    /// The frame's width in CSS pixels; `None` for all of the column that it stands in.
    pub width: Option<u32>,
    /// The frame's height in CSS pixels, until a script fits it or where none does.
    pub height: u32,
}

impl Embedding<'_> {
    /// One line of script and the element, which fits its height to what stands in it and loads
    /// when it comes near; without scripts, a frame of fixed height.
    #[must_use]
    pub fn script(&self) -> String {
        let query = Link { embed: false, ..self.link.clone() }.encode();
        let mut attributes = String::new();
        for (name, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
            attributes.extend([" ", name, "=\"", &escaped(value), "\""]);
        }
        let width = match self.width {
            Some(width) => format!(" style=\"display: block; max-width: {width}px\""),
            None => String::new(),
        };
        let folder = self.address.rfind('/').map_or("", |end| &self.address[..=end]);
        [
            "<script async src=\"",
            &escaped(folder),
            "embed.js\"></script>\n<pool-vs-loop",
            &attributes,
            &width,
            ">\n<noscript>",
            &self.iframe(),
            "</noscript>\n</pool-vs-loop>\n",
        ]
        .concat()
    }

    /// A frame of fixed height, for pages that allow no scripts of others.
    #[must_use]
    pub fn iframe(&self) -> String {
        let width = self.width.map_or("100%".into(), |width| width.to_string());
        [
            "<iframe src=\"",
            &escaped(&self.frame_address()),
            "\" title=\"",
            &escaped(&title(self.link)),
            "\" width=\"",
            &width,
            "\" height=\"",
            &self.height.to_string(),
            "\" loading=\"lazy\" style=\"border: 0; max-width: 100%\"></iframe>",
        ]
        .concat()
    }

    /// A picture that leads to the page, for what shows no frames: feeds, mails, readmes. The
    /// picture is a file beside the text.
    #[must_use]
    pub fn markdown(&self, picture: &str) -> String {
        let link = Link { embed: false, show: None, ..self.link.clone() };
        let query = link.encode();
        let mark = if query.is_empty() { "" } else { "?" };
        ["[![", &title(&link), "](", picture, ")](<", self.address, mark, &query, ">)\n"].concat()
    }

    /// The address of the page in the frame.
    #[must_use]
    pub fn frame_address(&self) -> String {
        let link = Link { embed: true, ..self.link.clone() };
        [self.address, "?", &link.encode()].concat()
    }
}

/// What a frame is called: the page, and how much work on how many workers.
#[must_use]
pub fn title(link: &Link) -> String {
    let scenario = &link.scenario;
    let workers = explain::spoken_value(Setting::Workers, u64::from(scenario.workers));
    let requests = explain::requests(scenario.requests);
    t!("Pool vs Loop: {requests} on {workers}", requests, workers)
}
