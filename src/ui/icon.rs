//! Pictures on buttons.

use yew::prelude::*;

/// To the start.
pub const START: &str = "M6 5v14M19 5l-9 7 9 7z";
/// One event back.
pub const BACK: &str = "M17 5l-9 7 9 7z";
/// Play.
pub const PLAY: &str = "M7 4l13 8-13 8z";
/// Pause.
pub const PAUSE: &str = "M8 5v14M16 5v14";
/// One event on.
pub const FORWARD: &str = "M7 5l9 7-9 7z";
/// To the end.
pub const END: &str = "M18 5v14M5 5l9 7-9 7z";
/// Undo.
pub const UNDO: &str = "M8 5L3.5 9.5 8 14M4 9.5h10a5.5 5.5 0 0 1 0 11h-4";
/// Redo.
pub const REDO: &str = "M16 5l4.5 4.5L16 14M20 9.5h-10a5.5 5.5 0 0 0 0 11h4";

/// A button with a picture on it and a name for who can't see that.
pub fn button(
    id: &'static str,
    name: &'static str,
    picture: &'static str,
    off: bool,
    onclick: Callback<MouseEvent>,
) -> Html {
    html! {
        <button key={id} {id} type="button" class="icon" aria-label={name} title={name} {onclick}
            aria-disabled={off.then_some("true")}>
            <svg width="20" height="20" viewBox="0 0 24 24" aria-hidden="true">
                <path d={picture} />
            </svg>
        </button>
    }
}
