//! Deflate, as the browser does it.

use js_sys::futures::spawn_local;
use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, ReadableStreamDefaultReader, ReadableWritablePair};

/// Why bytes could not be inflated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotInflated {
    /// The browser has no such thing.
    NoInflate,
    /// They are not, or not all of, what deflating makes.
    Damaged,
    /// They would be more than the limit.
    TooLarge,
}

/// Deflates bytes ([RFC 1951](https://www.rfc-editor.org/rfc/rfc1951), no header), then calls back
/// with what came of it; `None` where the browser can't.
pub fn deflate(bytes: &[u8], done: impl FnOnce(Option<Vec<u8>>) + 'static) {
    let reader = reader("CompressionStream", bytes);
    spawn_local(async move {
        let packed = match reader {
            Some(reader) => all(&reader, usize::MAX).await.ok(),
            None => None,
        };
        done(packed);
    });
}

/// Inflates bytes, then calls back with what came of it. No more is inflated than the limit, in
/// bytes: a few kilobytes can be packed so that they would fill the memory.
pub fn inflate(
    bytes: &[u8],
    limit: usize,
    done: impl FnOnce(Result<Vec<u8>, NotInflated>) + 'static,
) {
    let reader = reader("DecompressionStream", bytes);
    spawn_local(async move {
        done(match reader {
            Some(reader) => all(&reader, limit).await,
            None => Err(NotInflated::NoInflate),
        });
    });
}

/// Reads what comes out when bytes go through a stream of this class. `None` where the browser
/// doesn't have it, or not for deflate without a header.
fn reader(class: &str, bytes: &[u8]) -> Option<ReadableStreamDefaultReader> {
    let class = Reflect::get(&js_sys::global(), &class.into()).ok()?.dyn_into::<Function>().ok()?;
    let stream = Reflect::construct(&class, &Array::of1(&"deflate-raw".into())).ok()?;
    let bytes = Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes))).ok()?;
    let stream = stream.unchecked_into::<ReadableWritablePair>();
    ReadableStreamDefaultReader::new(&bytes.stream().pipe_through(&stream)).ok()
}

/// All that comes, unless it is more than the limit.
async fn all(reader: &ReadableStreamDefaultReader, limit: usize) -> Result<Vec<u8>, NotInflated> {
    let mut bytes = Vec::new();
    loop {
        let piece = reader.read().await.map_err(|_| NotInflated::Damaged)?;
        let get = |key: &str| Reflect::get(&piece, &key.into()).unwrap_or(JsValue::UNDEFINED);
        let Ok(piece) = get("value").dyn_into::<Uint8Array>() else { return Ok(bytes) };
        if piece.length() as usize > limit - bytes.len() {
            // It is over in any case.
            let _ = reader.cancel().await;
            return Err(NotInflated::TooLarge);
        }
        bytes.extend(piece.to_vec());
    }
}
