//! What frames in the page tell: `early.js` has the other side, `docs/embedding.md` the protocol.

use super::{Listener, element, window};
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlIFrameElement, MessageEvent};

/// The lowest and the highest frame, in CSS pixels, whatever it says.
const HEIGHTS: (f64, f64) = (120.0, 4_000.0);

/// Calls back when the frame with an id tells its height, in CSS pixels. Messages come from anywhere:
/// only that frame's own count, and only where they say what they have to.
pub fn on_frame_height(id: &'static str, callback: impl Fn(u32) + 'static) -> Option<Listener> {
    Listener::new(window()?.as_ref(), "message", move |event| {
        if let Some(height) = event.dyn_ref().and_then(|event| height(event, id)) {
            callback(height);
        }
    })
}

fn height(event: &MessageEvent, id: &str) -> Option<u32> {
    let frame = element(id)?.dyn_into::<HtmlIFrameElement>().ok()?.content_window()?;
    if JsValue::from(event.source()?) != JsValue::from(frame) {
        return None;
    }
    let data = event.data();
    let said = |key: &str| Reflect::get(&data, &JsValue::from_str(key)).ok();
    if said("type")?.as_string()? != "pool-vs-loop:size" || said("version")?.as_f64()? != 1.0 {
        return None;
    }
    let height = said("height")?.as_f64().filter(|height| height.is_finite())?;
    Some(height.clamp(HEIGHTS.0, HEIGHTS.1).ceil() as u32)
}
