//! The next frame that the browser draws.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;

/// A call before the next frame is drawn. Dropping it takes it back.
#[derive(Debug)]
pub struct Frame {
    id: i32,
    _closure: Closure<dyn FnMut(f64)>,
}

impl Frame {
    /// Calls back once with the time of the next frame, in milliseconds since the page began.
    /// `None` if the browser refuses. Hidden pages have no frames.
    pub fn next(callback: impl FnOnce(f64) + 'static) -> Option<Self> {
        let closure = Closure::once(callback);
        let id = super::window()?.request_animation_frame(closure.as_ref().unchecked_ref()).ok()?;
        Some(Self { id, _closure: closure })
    }
}

impl Drop for Frame {
    fn drop(&mut self) {
        if let Some(window) = super::window() {
            // One that was drawn is not there to be taken back.
            let _ = window.cancel_animation_frame(self.id);
        }
    }
}
