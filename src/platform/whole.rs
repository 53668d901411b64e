//! The two programs of a build: the page without exercises, which most readers load, and the whole.

use super::{Given, document, window};
use web_sys::Storage;

/// Where a file is kept on its way from the one to the other.
const NAME: &str = "pool-vs-loop:file";

/// Loads the page anew at its address, where `boot.js` starts the whole program, if the build has
/// one beside this.
pub fn load_whole() {
    let found = document().and_then(|it| it.query_selector("script[data-whole-wasm]").ok()?);
    if let (Some(_), Some(window)) = (found, window()) {
        // Refused, the page stays as it is.
        let _ = window.location().reload();
    }
}

/// Whether the document says that it is the teacher's page.
#[must_use]
pub fn is_for_teachers() -> bool {
    let body = document().and_then(|document| document.body());
    body.and_then(|body| body.dataset().get("page")).is_some_and(|page| page == "teach")
}

fn storage() -> Option<Storage> {
    window()?.session_storage().ok()?
}

/// Keeps what the reader gave until the other program is there. Whether the browser does.
#[must_use]
pub fn hand_over(given: &Given) -> bool {
    // Hexadecimal digits hold any bytes, and a name has no line breaks.
    let text = match given {
        Given::File(name, bytes) => {
            let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
            let digits = digits.filter_map(|digit| char::from_digit(digit.into(), 16));
            ["f", &name.replace('\n', " "), "\n", &digits.collect::<String>()].concat()
        }
        Given::Refused(name) => ["r", &name.replace('\n', " ")].concat(),
        Given::Several => "s".into(),
    };
    storage().is_some_and(|storage| storage.set_item(NAME, &text).is_ok())
}

/// What was handed over, once.
#[must_use]
pub fn handed_over() -> Option<Given> {
    let storage = storage()?;
    let text = storage.get_item(NAME).ok()??;
    // It would come again with every visit of this tab.
    storage.remove_item(NAME).ok()?;
    let (name, digits) = text.get(1..)?.split_once('\n').unwrap_or((text.get(1..)?, ""));
    match text.get(..1)? {
        "f" => {
            let digits: Option<Vec<u8>> =
                digits.chars().map(|digit| Some(digit.to_digit(16)? as u8)).collect();
            let bytes =
                digits?.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).unwrap_or(&0)).collect();
            Some(Given::File(name.into(), bytes))
        }
        "r" => Some(Given::Refused(name.into())),
        _ => Some(Given::Several),
    }
}
