//! What the page consists of and how it looks, in words.

use crate::scenario::{Panel, Theme};

/// A panel's name.
#[must_use]
pub const fn panel_name(panel: Panel) -> &'static str {
    match panel {
        Panel::Chapters => "Chapters",
        Panel::Answer => "Answer",
        Panel::Controls => "Settings",
        Panel::Plot => "Plot",
        Panel::Timeline => "Timeline",
        Panel::Diagram => "Diagram",
        Panel::Summary => "Summary",
        Panel::Log => "Access log",
        Panel::Why => "Why",
        Panel::Take => "Take it along",
        Panel::Truth => "How true is this?",
    }
}

/// What colours are called.
#[must_use]
pub const fn theme_name(theme: Theme) -> &'static str {
    match theme {
        Theme::Light => "light",
        Theme::Dark => "dark",
        Theme::Auto => "as the reader’s system",
    }
}
