//! What the page consists of and how it looks, in words.

use crate::scenario::{Panel, Theme};
use crate::words::t;

/// A panel's name.
#[must_use]
pub fn panel_name(panel: Panel) -> &'static str {
    match panel {
        Panel::Chapters => t!("Chapters"),
        Panel::Answer => t!("Answer"),
        Panel::Controls => t!("Settings"),
        Panel::Plot => t!("Plot"),
        Panel::Timeline => t!("Timeline"),
        Panel::Diagram => t!("Diagram"),
        Panel::Summary => t!("Summary"),
        Panel::Log => t!("Access log"),
        Panel::Why => t!("Why"),
        Panel::Take => t!("Take it along"),
        Panel::Truth => t!("How true is this?"),
    }
}

/// What colours are called.
#[must_use]
pub fn theme_name(theme: Theme) -> &'static str {
    match theme {
        Theme::Light => t!("light"),
        Theme::Dark => t!("dark"),
        Theme::Auto => t!("as the reader’s system"),
    }
}
