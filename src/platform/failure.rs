//! What the page says when the program breaks down.

use super::{element, set_state};
use crate::words::t;
use std::panic::PanicHookInfo;

/// Shows the sentence for a panic and logs the details. The address stays as it is, so a reload
/// restores what was on show.
pub fn show_panic(info: &PanicHookInfo<'_>) {
    web_sys::console::error_1(&info.to_string().into());
    set_state("failed");
    if let Some(failure) = element("failure") {
        failure.set_text_content(Some(t!(
            "Something went wrong in the simulation, and it has stopped. Reload the page to go \
             on: its address keeps your settings."
        )));
        // Should this fail, the console still has the details.
        let _ = failure.remove_attribute("hidden");
    }
}
