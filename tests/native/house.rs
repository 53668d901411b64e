//! The house: pure modules stay pure.

use std::fs;
use std::path::{Path, PathBuf};

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder is part of the project");
    let paths = entries.map(|entry| entry.expect("a readable entry").path());
    paths.filter(|path| path.extension().is_some_and(|extension| extension == "rs")).collect()
}

fn modules() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

#[test]
fn pure_modules_know_nothing_of_the_browser() {
    for module in ["sim", "scenario", "chart", "explain"] {
        let files = rust_files(&modules().join(module));
        assert!(!files.is_empty(), "{module}");
        for file in files {
            let text = fs::read_to_string(&file).expect("a text");
            for word in ["web_sys", "js_sys", "yew", "wasm_bindgen", "gloo"] {
                assert!(!text.contains(word), "{word} in {}", file.display());
            }
        }
    }
}

#[test]
fn modules_depend_one_way() {
    let floors = ["scenario", "sim", "explain", "chart", "platform", "ui"];
    for (floor, module) in floors.iter().enumerate() {
        for file in rust_files(&modules().join(module)) {
            let text = fs::read_to_string(&file).expect("a text");
            for above in &floors[floor + 1..] {
                let uses = text.contains(&format!("use crate::{above}"));
                assert!(!uses, "{} uses {above}", file.display());
            }
        }
    }
}
