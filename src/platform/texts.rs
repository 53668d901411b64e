//! Files that the reader chooses or drops on the page, as many as they like.

use super::{Listener, window};
use js_sys::Uint8Array;
use js_sys::futures::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Event, File, FileList, HtmlInputElement};

/// A file that was given, by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenFile {
    /// What it is called.
    pub name: String,
    /// What came of it.
    pub content: Content,
}

/// What came of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Its bytes.
    Bytes(Vec<u8>),
    /// It has so many bytes, and is not read.
    TooLarge(u64),
    /// It can't be read, as a folder.
    Refused,
    /// It is one of too many.
    Unread,
}

/// Files that are read at once, at most.
const MOST: usize = 200;

/// Calls back with the files that are dropped on the page; ones of more than so many bytes aren't
/// read. The browser itself would leave the page for the first of them.
pub fn on_files(limit: u32, callback: impl Fn(Vec<GivenFile>) + Clone + 'static) -> Vec<Listener> {
    let window = window();
    let listen = |event: &'static str, told: Box<dyn Fn(&DragEvent)>| {
        Listener::new(window.as_ref()?.as_ref(), event, move |event| {
            let event = event.unchecked_into::<DragEvent>();
            let types = event.data_transfer().map(|data| data.types());
            // A text that is dragged into a field is no business of ours.
            if types.is_some_and(|types| types.iter().any(|kind| kind == "Files")) {
                event.prevent_default();
                told(&event);
            }
        })
    };
    let over = listen("dragover", Box::new(|_| {}));
    let drop = listen(
        "drop",
        Box::new(move |event| {
            let files = event.data_transfer().and_then(|data| data.files());
            read_all(files, limit, callback.clone());
        }),
    );
    over.into_iter().chain(drop).collect()
}

/// Reads the files that the reader chose in a field, and empties it: the same file can be chosen again.
pub fn chosen_files(event: &Event, limit: u32, callback: impl FnOnce(Vec<GivenFile>) + 'static) {
    let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    if let Some(field) = field {
        read_all(field.files(), limit, callback);
        field.set_value("");
    }
}

fn read_all(files: Option<FileList>, limit: u32, callback: impl FnOnce(Vec<GivenFile>) + 'static) {
    // The list is emptied with its field: what is to be read is taken out of it first.
    let files: Vec<File> = files
        .iter()
        .flat_map(|files| (0..files.length()).filter_map(|place| files.get(place)))
        .collect();
    spawn_local(async move {
        let mut given = Vec::new();
        for (place, file) in files.into_iter().enumerate() {
            let content = if place < MOST { read(&file, limit).await } else { Content::Unread };
            given.push(GivenFile { name: file.name(), content });
        }
        callback(given);
    });
}

async fn read(file: &File, limit: u32) -> Content {
    let size = file.size();
    if size > limit.into() {
        return Content::TooLarge(size as u64);
    }
    match file.array_buffer().await {
        Ok(buffer) => Content::Bytes(Uint8Array::new(&buffer).to_vec()),
        Err(_) => Content::Refused,
    }
}
