//! The query of the address bar.

use super::{Listener, now, window};
use gloo_timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// Milliseconds between two writes. Browsers stop taking them when they come too fast: Chromium
/// after some 200, Safari after 100 in 30 s.
const PACE: f64 = 250.0;

/// Milliseconds between two entries of the browser's history that steps make: going back over each
/// press of a held key would be no going back, and Safari takes no more than 100 in 30 s.
const ENTRY_PACE: f64 = 400.0;

/// Writes the query of the address, at a pace that browsers bear. A step of the reader's makes an
/// entry of the browser's history, unless it comes at the heels of another one.
#[derive(Clone, Debug, Default)]
pub struct AddressBar {
    inner: Rc<RefCell<Inner>>,
}

#[derive(Debug, Default)]
struct Inner {
    /// The query that the page has, with its `?` if it isn't empty.
    known: String,
    written_at: f64,
    /// When the last step came that made an entry, or might have.
    stepped_at: Option<f64>,
    waiting: Option<(String, Timeout)>,
}

impl AddressBar {
    /// The bar of this page, and its query with its `?`; empty where there is none.
    #[must_use]
    pub fn open() -> (Self, String) {
        let (bar, query) = (Self::default(), query());
        bar.inner.borrow_mut().known.clone_from(&query);
        (bar, query)
    }

    /// The query after the reader went back or forward; `None` if it is the one that the page has,
    /// as when only the fragment is another. What waits to be written is dropped.
    #[must_use]
    pub fn navigated(&self) -> Option<String> {
        let mut inner = self.inner.borrow_mut();
        let query = query();
        inner.stepped_at = None;
        if query == inner.known && inner.waiting.is_none() {
            return None;
        }
        inner.waiting = None;
        inner.known.clone_from(&query);
        Some(query)
    }

    /// Calls back when the reader goes back or forward.
    pub fn on_navigation(callback: impl Fn() + 'static) -> Option<Listener> {
        Listener::new(window()?.as_ref(), "popstate", move |_| callback())
    }

    /// Writes a query (without `?`) soon: at once if the last write is long enough ago, else
    /// when it is; of several in between only the newest.
    pub fn write(&self, query: String) {
        let mut inner = self.inner.borrow_mut();
        let wait = inner.written_at + PACE - now();
        if wait <= 0.0 {
            inner.put(&query, false);
        } else if let Some((waiting, _)) = &mut inner.waiting {
            *waiting = query;
        } else {
            let bar = self.clone();
            let timeout = Timeout::new(wait.ceil() as u32, move || bar.flush());
            inner.waiting = Some((query, timeout));
        }
    }

    /// Goes to a query (without `?`), from which the reader can come back.
    pub fn visit(&self, query: &str) {
        self.flush();
        self.inner.borrow_mut().put(query, true);
    }

    /// Takes a step of the reader's to a query (without `?`): they can come back from it, except
    /// where steps follow upon one another as by a held key. Those are one.
    pub fn step(&self, query: &str) {
        let before = self.inner.borrow_mut().stepped_at.replace(now());
        if before.is_none_or(|before| now() - before >= ENTRY_PACE) {
            self.visit(query);
        } else {
            self.write(query.to_owned());
        }
    }

    /// Drops what is waiting.
    pub fn forget(&self) {
        self.inner.borrow_mut().waiting = None;
    }

    /// Writes what is waiting.
    pub fn flush(&self) {
        let mut inner = self.inner.borrow_mut();
        if let Some((query, _)) = inner.waiting.take() {
            inner.put(&query, false);
        }
    }
}

impl Inner {
    /// Writes a query now, as a new history entry or over the one that there is. What waits is
    /// older, even if its time has come: it is dropped.
    fn put(&mut self, query: &str, anew: bool) {
        self.waiting = None;
        let mark = if query.is_empty() { "" } else { "?" };
        let known = format!("{mark}{query}");
        // Where we are already, there is no going back to it.
        let anew = anew && known != self.known;
        self.known = known;
        self.written_at = now();
        let write = || {
            let window = window()?;
            let location = window.location();
            let (path, hash) = (location.pathname().ok()?, location.hash().ok()?);
            let url = format!("{path}{}{hash}", self.known);
            let history = window.history().ok()?;
            if anew {
                return history.push_state_with_url(&JsValue::NULL, "", Some(&url)).ok();
            }
            history.replace_state_with_url(&JsValue::NULL, "", Some(&url)).ok()
        };
        // A browser may refuse, in a sandboxed frame for one. The page works without an address,
        // whose query then stays what it is.
        if write().is_none() {
            self.known = super::query();
        }
    }
}

/// The query of the address now, with its `?`; empty where there is none.
#[must_use]
pub fn query() -> String {
    let search = window().and_then(|window| window.location().search().ok());
    search.unwrap_or_default()
}
