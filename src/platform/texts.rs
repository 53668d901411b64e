//! Text files that the reader chooses or drops on the page, as many as they like.

use super::{Listener, window};
use js_sys::futures::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Event, File, FileList, HtmlInputElement};

/// A text file: its name and its text, or nothing where it can't be read.
pub type TextFile = (String, Option<String>);

/// Files that are read at once, at most.
const MOST: u32 = 200;

/// Calls back with the texts of files that are dropped on the page, of each no more than so many
/// bytes. The browser itself would leave the page for the first of them.
pub fn on_texts(limit: u32, callback: impl Fn(Vec<TextFile>) + Clone + 'static) -> Vec<Listener> {
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
pub fn chosen_texts(event: &Event, limit: u32, callback: impl FnOnce(Vec<TextFile>) + 'static) {
    let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    if let Some(field) = field {
        read_all(field.files(), limit, callback);
        field.set_value("");
    }
}

fn read_all(files: Option<FileList>, limit: u32, callback: impl FnOnce(Vec<TextFile>) + 'static) {
    let files: Vec<File> = files
        .iter()
        .flat_map(|files| (0..files.length().min(MOST)).filter_map(|it| files.get(it)))
        .collect();
    spawn_local(async move {
        let mut texts = Vec::new();
        for file in files {
            texts.push((file.name(), read(&file, limit).await));
        }
        callback(texts);
    });
}

async fn read(file: &File, limit: u32) -> Option<String> {
    if file.size() > limit.into() {
        return None;
    }
    file.text().await.ok()?.as_string()
}
