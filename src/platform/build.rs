//! The build that this page is of: `cargo xtask build` says in the page what there is of it.

use super::{document, element};

/// The name of the single file that a build has beside its page.
pub const SINGLE_FILE: &str = "pool-vs-loop.html";

/// Bytes of the single file beside this page. `None` where there is none: in that file itself, and
/// while the page is being made.
#[must_use]
pub fn single_file_bytes() -> Option<u64> {
    let mark = document()?.query_selector("meta[name=offline]").ok()??;
    mark.get_attribute("content")?.parse().ok()
}

/// Whether this page is the single file, which has nothing beside it.
#[must_use]
pub fn is_single_file() -> bool {
    element("program").is_some()
}
