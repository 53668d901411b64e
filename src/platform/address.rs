//! The query of the address bar.

use super::{Listener, now, window};
use gloo_timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// Milliseconds between two writes. Browsers stop taking them when they come too fast: Chromium
/// after some 200, Safari after 100 in 10 s.
const PACE: f64 = 250.0;

/// Writes the query of the address, at a pace that browsers bear, without new history entries.
#[derive(Clone, Debug, Default)]
pub struct AddressBar {
    inner: Rc<RefCell<Inner>>,
}

#[derive(Debug, Default)]
struct Inner {
    written_at: f64,
    waiting: Option<(String, Timeout)>,
}

impl AddressBar {
    /// The query of the address now, with its `?`; empty where there is none.
    #[must_use]
    pub fn query() -> String {
        let search = window().and_then(|window| window.location().search().ok());
        search.unwrap_or_default()
    }

    /// Calls back when the reader goes back or forward.
    pub fn on_navigation(callback: impl Fn() + 'static) -> Option<Listener> {
        Listener::new(window()?.as_ref(), "popstate", callback)
    }

    /// Writes a query (without `?`) soon: at once if the last write is long enough ago, else
    /// when it is; of several in between only the newest.
    pub fn write(&self, query: String) {
        let mut inner = self.inner.borrow_mut();
        let wait = inner.written_at + PACE - now();
        if wait <= 0.0 {
            inner.waiting = None;
            inner.written_at = now();
            replace(&query);
        } else if let Some((waiting, _)) = &mut inner.waiting {
            *waiting = query;
        } else {
            let bar = self.clone();
            let timeout = Timeout::new(wait.ceil() as u32, move || bar.flush());
            inner.waiting = Some((query, timeout));
        }
    }

    /// Writes what is waiting.
    pub fn flush(&self) {
        let mut inner = self.inner.borrow_mut();
        if let Some((query, _)) = inner.waiting.take() {
            inner.written_at = now();
            replace(&query);
        }
    }
}

fn replace(query: &str) {
    let write = || {
        let window = window()?;
        let location = window.location();
        let mark = if query.is_empty() { "" } else { "?" };
        let path = location.pathname().ok()?;
        let url = format!("{path}{mark}{query}{}", location.hash().ok()?);
        let history = window.history().ok()?;
        history.replace_state_with_url(&JsValue::NULL, "", Some(&url)).ok()
    };
    // A browser may refuse, in a sandboxed frame for one. The page works without an address.
    let _ = write();
}
