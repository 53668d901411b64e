//! A file of this build, asked for later.

use super::{Listener, element};
use gloo_timers::callback::Timeout;
use web_sys::XmlHttpRequest;

/// A request for a text. Dropping it ends it.
#[derive(Debug)]
pub struct Fetch(Source);

#[derive(Debug)]
enum Source {
    /// It stands in the page: the single file has in itself what a build has in files.
    Here(String, #[expect(dead_code, reason = "dropping it takes the call back")] Timeout),
    Asked(XmlHttpRequest, #[expect(dead_code, reason = "dropping it ends it")] Option<Listener>),
}

impl Fetch {
    /// Asks for a file beside the page, and calls back when it is there or can't be had. `None`
    /// if the browser refuses even to ask.
    pub fn new(file: &str, done: impl Fn() + 'static) -> Option<Self> {
        if let Some(text) = element(file).and_then(|element| element.text_content()) {
            return Some(Self(Source::Here(text, Timeout::new(0, done))));
        }
        let request = XmlHttpRequest::new().ok()?;
        request.open("GET", file).ok()?;
        let listener = Listener::new(request.as_ref(), "loadend", move |_| done());
        request.send().ok()?;
        Some(Self(Source::Asked(request, listener)))
    }

    /// The text, once it is there; `None` if it can't be had.
    #[must_use]
    pub fn text(&self) -> Option<String> {
        match &self.0 {
            Source::Here(text, _) => Some(text.clone()),
            Source::Asked(request, _) => {
                let there = request.status() == Ok(200);
                request.response_text().ok().flatten().filter(|_| there)
            }
        }
    }
}

impl Drop for Fetch {
    fn drop(&mut self) {
        if let Source::Asked(request, _) = &self.0 {
            // One that is complete can't be aborted, and need not be.
            let _ = request.abort();
        }
    }
}
