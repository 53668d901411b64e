//! The query and the fragment of the address bar.

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
/// entry of the browser's history, unless it comes at the heels of another one. The fragment stays
/// as it is but where [`AddressBar::go`] says another.
#[derive(Clone, Debug, Default)]
pub struct AddressBar {
    inner: Rc<RefCell<Inner>>,
}

/// What of an address belongs to the page: its query with its `?`, and its fragment with its `#`;
/// each empty where there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// What is set.
    pub query: String,
    /// What a teacher wrote, or where in the page the reader is.
    pub fragment: String,
}

#[derive(Debug, Default)]
struct Inner {
    /// What the page has.
    known: Place,
    written_at: f64,
    /// When the last step came that made an entry, or might have.
    stepped_at: Option<f64>,
    waiting: Option<(String, Timeout)>,
}

impl AddressBar {
    /// The bar of this page, and where it is.
    #[must_use]
    pub fn open() -> (Self, Place) {
        let (bar, place) = (Self::default(), place_now());
        bar.inner.borrow_mut().known.clone_from(&place);
        (bar, place)
    }

    /// Where the page is after the reader went back or forward or wrote another fragment; `None` if
    /// that is where it was. What waits to be written is dropped.
    #[must_use]
    pub fn navigated(&self) -> Option<Place> {
        let mut inner = self.inner.borrow_mut();
        let place = place_now();
        inner.stepped_at = None;
        if place == inner.known && inner.waiting.is_none() {
            return None;
        }
        inner.waiting = None;
        inner.known.clone_from(&place);
        Some(place)
    }

    /// Calls back when the reader goes back or forward, or writes another fragment: not all
    /// browsers tell of that with the same event. It may come twice.
    pub fn on_navigation(callback: impl Fn() + Clone + 'static) -> Vec<Listener> {
        let listen = |event: &'static str| {
            let callback = callback.clone();
            Listener::new(window()?.as_ref(), event, move |_| callback())
        };
        ["popstate", "hashchange"].into_iter().filter_map(listen).collect()
    }

    /// The fragment that the page has, with its `#`; empty where there is none.
    #[must_use]
    pub fn fragment(&self) -> String {
        self.inner.borrow().known.fragment.clone()
    }

    /// Goes to a query (without `?`) and a fragment (without `#`), from which the reader can come
    /// back; or takes the place of where they are, if it isn't `anew`.
    pub fn go(&self, query: &str, fragment: &str, anew: bool) {
        self.flush();
        self.inner.borrow_mut().put(query, Some(fragment), anew);
    }

    /// Writes a query (without `?`) soon: at once if the last write is long enough ago, else
    /// when it is; of several in between only the newest.
    pub fn write(&self, query: String) {
        let mut inner = self.inner.borrow_mut();
        let wait = inner.written_at + PACE - now();
        if wait <= 0.0 {
            inner.put(&query, None, false);
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
        self.inner.borrow_mut().put(query, None, true);
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
            inner.put(&query, None, false);
        }
    }
}

impl Inner {
    /// Writes a query now, and a fragment unless it is to stay, as a new history entry or over the
    /// one that there is. What waits is older, even if its time has come: it is dropped.
    fn put(&mut self, query: &str, fragment: Option<&str>, anew: bool) {
        self.waiting = None;
        let marked = |mark: &str, text: &str| match text {
            "" => String::new(),
            text => [mark, text].concat(),
        };
        let fragment = fragment.map(|fragment| marked("#", fragment));
        let fragment = fragment.unwrap_or_else(|| self.known.fragment.clone());
        let known = Place { query: marked("?", query), fragment };
        // Where we are already, there is no going back to it.
        let anew = anew && known != self.known;
        self.known = known;
        self.written_at = now();
        let write = || {
            let window = window()?;
            let path = window.location().pathname().ok()?;
            let url = [&*path, &self.known.query, &self.known.fragment].concat();
            let history = window.history().ok()?;
            if anew {
                return history.push_state_with_url(&JsValue::NULL, "", Some(&url)).ok();
            }
            history.replace_state_with_url(&JsValue::NULL, "", Some(&url)).ok()
        };
        // A browser may refuse, in a sandboxed frame for one. The page works without an address,
        // whose query then stays what it is.
        if write().is_none() {
            self.known = place_now();
        }
    }
}

/// Where the page is now.
fn place_now() -> Place {
    let fragment = || window()?.location().hash().ok();
    Place { query: query(), fragment: fragment().unwrap_or_default() }
}

/// The query of the address now, with its `?`; empty where there is none.
#[must_use]
pub fn query() -> String {
    let search = window().and_then(|window| window.location().search().ok());
    search.unwrap_or_default()
}
