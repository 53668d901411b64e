//! The build that this page is of: `cargo xtask build` says in the page what there is of it, and
//! `offline.js` tells of a newer one.

use super::{Listener, document, element, window};
use web_sys::Event;

/// The name of the single file that a build has beside its page.
pub const SINGLE_FILE: &str = "pool-vs-loop.html";

/// Bytes of the single file beside this page. `None` where there is none: in that file itself, and
/// while the page is being made.
#[must_use]
pub fn single_file_bytes() -> Option<u64> {
    let mark = document()?.query_selector("meta[name=offline]").ok()??;
    mark.get_attribute("content")?.parse().ok()
}

/// Whether this page is the single file, which has nothing beside it.
#[must_use]
pub fn is_single_file() -> bool {
    element("program").is_some()
}

/// Calls back when a newer build is there to take this one's place.
pub fn on_update(callback: impl Fn() + 'static) -> Option<Listener> {
    Listener::new(window()?.as_ref(), "pool-vs-loop:update", move |_| callback())
}

/// Has the newer build take this one's place; the page is loaded anew.
pub fn take_update() {
    let ask = || window()?.dispatch_event(&Event::new("pool-vs-loop:take-over").ok()?).ok();
    // A browser that can't make events has told of none.
    let _ = ask();
}
