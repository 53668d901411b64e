//! Files that the reader saves.

use super::document;
use gloo_timers::callback::Timeout;
use js_sys::futures::spawn_local;
use js_sys::{Array, Promise, Uint8Array, encode_uri_component};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlAnchorElement, HtmlCanvasElement,
    HtmlImageElement, Url,
};

/// Milliseconds that a file stays at its address: a browser may ask the reader where to save it
/// before it reads it.
const KEPT: u32 = 60_000;

/// A file that comes in pieces. Each leaves the program's memory at once; the browser may put it to
/// disk. Dropping it forgets them.
#[derive(Debug, Default)]
pub struct Parts(Array);

impl Parts {
    /// Adds a piece. Whether the browser took it.
    #[must_use]
    pub fn push(&self, piece: &str) -> bool {
        // Bytes rather than a string, which would be one of twice the size on its way.
        let bytes = Array::of1(&Uint8Array::from(piece.as_bytes()));
        let part = Blob::new_with_u8_array_sequence(&bytes);
        part.is_ok_and(|part| self.0.push(&part) > 0)
    }

    /// Saves what was added as a file of that name among the reader's downloads. Whether the browser
    /// took it; that a frame's sandbox or the reader then refuses it can't be known.
    #[must_use]
    pub fn save(&self, name: &str, mime: &str) -> bool {
        let options = BlobPropertyBag::new();
        options.set_type(mime);
        let blob = Blob::new_with_blob_sequence_and_options(&self.0, &options);
        blob.is_ok_and(|blob| download(name, &blob))
    }
}

/// Saves a text as [`Parts::save`] does.
#[must_use]
pub fn save(name: &str, mime: &str, text: &str) -> bool {
    let parts = Parts::default();
    parts.push(text) && parts.save(name, mime)
}

/// Saves a picture as a PNG file of so many pixels for each of its own, then calls back with
/// whether that was possible. `size` is its width and height in CSS pixels.
pub fn save_png(
    name: String,
    svg: &str,
    size: (i32, i32),
    scale: i32,
    done: impl FnOnce(bool) + 'static,
) {
    let address = address_of(svg);
    spawn_local(async move {
        let blob = drawn(&address, size, scale).await;
        done(blob.is_some_and(|blob| download(&name, &blob)));
    });
}

/// A picture as PNG, with so many pixels for each of its own. `None` if the browser refuses.
pub async fn png(svg: &str, size: (i32, i32), scale: i32) -> Option<Blob> {
    drawn(&address_of(svg), size, scale).await
}

/// An address that holds the picture itself: also a frame without an origin may draw it and read
/// the pixels.
fn address_of(svg: &str) -> String {
    ["data:image/svg+xml,", &String::from(encode_uri_component(svg))].concat()
}

async fn drawn(address: &str, (width, height): (i32, i32), scale: i32) -> Option<Blob> {
    let image = HtmlImageElement::new().ok()?;
    image.set_src(address);
    image.decode().await.ok()?;
    let canvas: HtmlCanvasElement = document()?.create_element("canvas").ok()?.dyn_into().ok()?;
    let (width, height) = (width.saturating_mul(scale), height.saturating_mul(scale));
    canvas.set_width(width.unsigned_abs());
    canvas.set_height(height.unsigned_abs());
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let (width, height) = (f64::from(width), f64::from(height));
    context
        .draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height)
        .ok()?;
    let blob = Promise::new(&mut |resolve, reject| {
        if let Err(why) = canvas.to_blob(resolve.unchecked_ref()) {
            // Nobody else is there to reject.
            let _ = reject.call1(&JsValue::NULL, &why);
        }
    });
    // A canvas that is too large for the browser gives null.
    blob.await.ok()?.dyn_into().ok()
}

/// Has the browser download a file. Whether it could be asked to.
fn download(name: &str, blob: &Blob) -> bool {
    let ask = || {
        let link: HtmlAnchorElement = document()?.create_element("a").ok()?.dyn_into().ok()?;
        let url = Url::create_object_url_with_blob(blob).ok()?;
        link.set_href(&url);
        link.set_download(name);
        link.click();
        Timeout::new(KEPT, move || {
            // A page that is gone has taken its files along.
            let _ = Url::revoke_object_url(&url);
        })
        .forget();
        Some(())
    };
    ask().is_some()
}
