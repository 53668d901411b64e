//! The house: pure modules stay pure, and dependencies point one way.

use std::fs;
use std::path::{Path, PathBuf};

/// All Rust files of a module of the library: the one that it is, or all in its folders.
fn files(module: &str) -> Vec<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(module);
    let alone = path.with_extension("rs");
    if alone.is_file() {
        return vec![alone];
    }
    let mut folders = vec![path];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the folder is part of the project") {
            let path = entry.expect("a readable entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    assert!(!files.is_empty(), "{module}");
    files
}

/// The code of a file, without its comments: these may point anywhere.
fn code(file: &Path) -> String {
    let text = fs::read_to_string(file).expect("a text");
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

#[test]
fn pure_modules_know_nothing_of_the_browser() {
    for module in ["words", "scenario", "sim", "measured", "explain", "lesson", "chart", "export"] {
        for file in files(module) {
            for word in ["web_sys", "js_sys", "yew", "wasm_bindgen", "gloo"] {
                assert!(!code(&file).contains(word), "{word} in {}", file.display());
            }
        }
    }
}

#[test]
fn modules_depend_one_way() {
    let floors = [
        "words", "scenario", "sim", "measured", "explain", "lesson", "chart", "export", "platform",
        "ui",
    ];
    for (floor, module) in floors.iter().enumerate() {
        for file in files(module) {
            let code = code(&file);
            assert!(!code.contains("use crate::{"), "{}: a use a module", file.display());
            for above in &floors[floor + 1..] {
                assert!(
                    !code.contains(&format!("crate::{above}")),
                    "{} uses {above}",
                    file.display()
                );
            }
        }
    }
}
