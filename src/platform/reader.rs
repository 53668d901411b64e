//! What the reader's system asks for, and whether anybody looks.

use super::{Listener, document, window};

/// Whether the reader's system asks for less motion.
#[must_use]
pub fn wants_less_motion() -> bool {
    matches("(prefers-reduced-motion: reduce)")
}

/// Whether the reader's system asks for a dark ground.
#[must_use]
pub fn wants_dark() -> bool {
    matches("(prefers-color-scheme: dark)")
}

fn matches(query: &str) -> bool {
    let query = || window()?.match_media(query).ok()?;
    query().is_some_and(|query| query.matches())
}

/// Whether the page stands in a frame of another one.
#[must_use]
pub fn is_framed() -> bool {
    let parent = || Some(window()?.parent().ok()?? != window()?);
    parent().unwrap_or(false)
}

/// Whether the page can't be seen: in a tab behind others, or in a frame that is scrolled away, of
/// which `early.js` tells.
#[must_use]
pub fn is_hidden() -> bool {
    let hidden = |document: web_sys::Document| {
        let root = document.document_element();
        document.hidden() || root.is_some_and(|root| root.has_attribute("data-away"))
    };
    document().is_some_and(hidden)
}

/// Calls back when the page is hidden or shown again, or the reader's system asks for less or more
/// motion.
pub fn on_change(callback: impl Fn() + Clone + 'static) -> Vec<Listener> {
    let again = callback.clone();
    let visibility = document().and_then(|document| {
        Listener::new(document.as_ref(), "visibilitychange", move |_| callback())
    });
    let motion = window()
        .and_then(|window| window.match_media("(prefers-reduced-motion: reduce)").ok()?)
        .and_then(|query| Listener::new(query.as_ref(), "change", move |_| again()));
    visibility.into_iter().chain(motion).collect()
}
