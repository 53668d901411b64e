//! Files that the reader chooses or drops on the page.

use super::{Listener, document, window};
use js_sys::Uint8Array;
use js_sys::futures::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Event, File, FileList, HtmlInputElement};

/// What came of files that the reader gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// The first bytes of one file, one more than the limit at most, and its name.
    File(String, Vec<u8>),
    /// One that can't be read, as a folder, and its name.
    Refused(String),
    /// More than one.
    Several,
}

/// Calls back with what is dropped on the page, of a file no more than the limit, in bytes, and one
/// more. The browser itself would leave the page for the file.
pub fn on_drop(limit: u32, callback: impl Fn(Given) + Clone + 'static) -> Vec<Listener> {
    let listen = |event: &'static str, told: Box<dyn Fn(&DragEvent)>| {
        Listener::new(window()?.as_ref(), event, move |event| {
            let event = event.unchecked_into::<DragEvent>();
            // A text that is dragged into a field is no business of ours.
            if has_files(&event) {
                event.prevent_default();
                told(&event);
            }
        })
    };
    let over = listen(
        "dragover",
        Box::new(|event| {
            if let Some(data) = event.data_transfer() {
                data.set_drop_effect("copy");
            }
            mark(true);
        }),
    );
    let drop = listen(
        "drop",
        Box::new(move |event| {
            mark(false);
            let files = event.data_transfer().and_then(|data| data.files());
            give(files, limit, callback.clone());
        }),
    );
    // It is also told of every element that is left for another one.
    let leave = listen(
        "dragleave",
        Box::new(|event| {
            if event.related_target().is_none() {
                mark(false);
            }
        }),
    );
    [over, drop, leave].into_iter().flatten().collect()
}

/// Reads what the reader chose in a field for files, and empties it: the same file can be chosen
/// again after a change.
pub fn chosen_file(event: &Event, limit: u32, callback: impl FnOnce(Given) + 'static) {
    let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    if let Some(field) = field {
        give(field.files(), limit, callback);
        field.set_value("");
    }
}

fn has_files(event: &DragEvent) -> bool {
    let types = event.data_transfer().map(|data| data.types());
    types.is_some_and(|types| types.iter().any(|kind| kind == "Files"))
}

/// Says on the root element whether a file is held over the page.
fn mark(over: bool) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        // Without it nothing shows that a file can be dropped.
        let _ = root.toggle_attribute_with_force("data-drop", over);
    }
}

fn give(files: Option<FileList>, limit: u32, callback: impl FnOnce(Given) + 'static) {
    let count = files.as_ref().map_or(0, FileList::length);
    if count > 1 {
        return callback(Given::Several);
    }
    let file = files.and_then(|files| files.get(0));
    spawn_local(async move {
        // What some browsers call a file is none: a folder, a picture out of another page.
        let Some(file) = file else { return callback(Given::Refused(String::new())) };
        let given = match read(&file, limit).await {
            Some(bytes) => Given::File(file.name(), bytes),
            None => Given::Refused(file.name()),
        };
        callback(given);
    });
}

/// The first bytes of a file, however large it is.
async fn read(file: &File, limit: u32) -> Option<Vec<u8>> {
    let end = f64::from(limit) + 1.0;
    let buffer = file.slice_with_f64_and_f64(0.0, end).ok()?.array_buffer().await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}
