//! The width of an element.

use super::text_scale;
use gloo_timers::callback::Timeout;
use js_sys::Array;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, ResizeObserver, ResizeObserverEntry};

/// Tells of an element's width as long as it lives.
#[derive(Debug)]
pub struct WidthObserver {
    element: Element,
    observer: ResizeObserver,
    _closure: Closure<dyn Fn(Array)>,
}

impl WidthObserver {
    /// Calls back with the width of an element's content, now and soon after every change: in
    /// whole CSS pixels of text at its usual size. With text set twice as large there is half the
    /// room. `None` if the browser has no resize observers.
    pub fn new(element: Element, callback: impl Fn(i32) + 'static) -> Option<Self> {
        callback((f64::from(element.client_width()) / text_scale()) as i32);
        let callback = Rc::new(callback);
        let soon = RefCell::new(None);
        let closure = Closure::<dyn Fn(Array)>::new(move |entries: Array| {
            let Ok(entry) = entries.pop().dyn_into::<ResizeObserverEntry>() else {
                return;
            };
            let width = (entry.content_rect().width() / text_scale()) as i32;
            let callback = callback.clone();
            // Not at once: what changes the layout while the browser reports on it is reported
            // again, which browsers call an error.
            soon.replace(Some(Timeout::new(0, move || callback(width))));
        });
        let observer = ResizeObserver::new(closure.as_ref().unchecked_ref()).ok()?;
        observer.observe(&element);
        Some(Self { element, observer, _closure: closure })
    }

    /// The element whose width it tells of.
    #[must_use]
    pub fn element(&self) -> &Element {
        &self.element
    }
}

impl Drop for WidthObserver {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
