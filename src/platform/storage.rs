//! What is kept on the reader's device, where the browser keeps anything. A sandboxed frame, a
//! reader who forbids it and a full disk are all the same to the page: it works without.

use super::{Listener, window};
use web_sys::Storage;

fn storage() -> Option<Storage> {
    window()?.local_storage().ok()?
}

/// The text that is kept under a name. Anybody who can open this browser may have changed it.
#[must_use]
pub fn kept(name: &str) -> Option<String> {
    storage()?.get_item(name).ok()?
}

/// Keeps a text under a name. Whether the browser does: refused, as where it is full, what was kept
/// stays.
#[must_use]
pub fn keep(name: &str, text: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(name, text).is_ok())
}

/// Keeps nothing under a name any more.
pub fn forget(name: &str) {
    if let Some(storage) = storage() {
        // Refused, the page goes on.
        let _ = storage.remove_item(name);
    }
}

/// Calls back when another page of this browser has changed something that is kept.
pub fn on_kept(callback: impl Fn() + 'static) -> Option<Listener> {
    Listener::new(window()?.as_ref(), "storage", move |_| callback())
}
