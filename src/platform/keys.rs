//! Keys that are pressed anywhere on the page.

use super::{Listener, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

/// A key that was pressed outside of fields and lists, which have their own use for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// As the browser names it: `?`, `z`.
    pub name: String,
    /// Whether Control, or Command on a Mac, is held.
    pub command: bool,
    /// Whether Shift is held.
    pub shift: bool,
    /// Whether it is held down, and comes again by itself.
    pub again: bool,
}

/// Calls back with keys. What the callback makes use of, by answering true, the browser does not
/// act on.
pub fn on_key(callback: impl Fn(Key) -> bool + 'static) -> Option<Listener> {
    Listener::new(window()?.as_ref(), "keydown", move |event| {
        let Ok(event) = event.dyn_into::<KeyboardEvent>() else { return };
        if event.default_prevented() || event.alt_key() || event.is_composing() {
            return;
        }
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let taken = target.is_some_and(|target| {
            let own = target.matches("input:not([type=range], [type=checkbox]), select, textarea");
            own.unwrap_or(false) || target.closest("dialog").is_ok_and(|dialog| dialog.is_some())
        });
        let key = Key {
            name: event.key(),
            command: event.ctrl_key() || event.meta_key(),
            shift: event.shift_key(),
            again: event.repeat(),
        };
        if !taken && callback(key) {
            event.prevent_default();
        }
    })
}
