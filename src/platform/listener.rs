//! Event listeners that end with their owner.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Event, EventTarget};

/// Listens as long as it lives.
#[derive(Debug)]
pub struct Listener {
    target: EventTarget,
    event: &'static str,
    closure: Closure<dyn Fn(Event)>,
}

impl Listener {
    /// Calls back with each event of a kind. `None` if the target takes no listeners.
    pub fn new(
        target: &EventTarget,
        event: &'static str,
        callback: impl Fn(Event) + 'static,
    ) -> Option<Self> {
        let closure = Closure::<dyn Fn(Event)>::new(callback);
        let function = closure.as_ref().unchecked_ref();
        target.add_event_listener_with_callback(event, function).ok()?;
        Some(Self { target: target.clone(), event, closure })
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let function = self.closure.as_ref().unchecked_ref();
        // Nothing is lost if the listener was gone already.
        let _ = self.target.remove_event_listener_with_callback(self.event, function);
    }
}
