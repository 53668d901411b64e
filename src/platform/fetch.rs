//! A file of this build, asked for later.

use super::Listener;
use web_sys::XmlHttpRequest;

/// A request for a text. Dropping it ends it.
#[derive(Debug)]
pub struct Fetch {
    request: XmlHttpRequest,
    _listener: Option<Listener>,
}

impl Fetch {
    /// Asks for a file beside the page, and calls back when it is there or can't be had. `None`
    /// if the browser refuses even to ask.
    pub fn new(file: &str, done: impl Fn() + 'static) -> Option<Self> {
        let request = XmlHttpRequest::new().ok()?;
        request.open("GET", file).ok()?;
        let listener = Listener::new(request.as_ref(), "loadend", move |_| done());
        request.send().ok()?;
        Some(Self { request, _listener: listener })
    }

    /// The text, once it is there; `None` if it can't be had.
    #[must_use]
    pub fn text(&self) -> Option<String> {
        let there = self.request.status() == Ok(200);
        self.request.response_text().ok().flatten().filter(|_| there)
    }
}

impl Drop for Fetch {
    fn drop(&mut self) {
        // One that is complete can't be aborted, and need not be.
        let _ = self.request.abort();
    }
}
