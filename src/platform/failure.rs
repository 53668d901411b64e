//! What the page says when the program breaks down.

use super::{element, set_state};

/// On a panic, shows the sentence for it and logs the details. The address stays as it is, so a
/// reload restores what was on show.
pub fn report_panics() {
    std::panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&info.to_string().into());
        set_state("failed");
        if let Some(failure) = element("failure") {
            failure.set_text_content(Some(
                "Something went wrong in the simulation, and it has stopped. Reload the page to \
                 go on: its address keeps your settings.",
            ));
            // Without the attribute gone the console still has the details.
            let _ = failure.remove_attribute("hidden");
        }
    }));
}
