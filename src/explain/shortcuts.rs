//! The keys of the page. Texts are for [`look_up`](crate::words::look_up).

use crate::words::mark;

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Opens the list of keys.
    Help,
    /// Plays the run, or stops playing.
    Play,
    /// Moves the playhead to the event before.
    Back,
    /// Moves the playhead to the next event.
    Forward,
    /// Moves the playhead to the beginning.
    Start,
    /// Moves the playhead to the end.
    End,
    /// Shows a shorter time.
    ZoomIn,
    /// Shows a longer time.
    ZoomOut,
    /// Looks inside the next entry.
    NextEntry,
    /// Shows the next view of the plot.
    NextView,
    /// Goes to the next chapter.
    NextChapter,
    /// Goes to the chapter before.
    PreviousChapter,
    /// Takes the last change back.
    Undo,
    /// Makes it again.
    Redo,
}

impl Action {
    /// Whether it leads step by step, so that its key can be held down.
    #[must_use]
    pub const fn is_a_step(self) -> bool {
        matches!(
            self,
            Self::Back | Self::Forward | Self::ZoomIn | Self::ZoomOut | Self::Undo | Self::Redo
        )
    }
}

/// The keys that work all over the page, but not while a text is typed: the key as the browser
/// names it, what it does, and that in words.
pub const SHORTCUTS: [(&str, Action, &str); 14] = [
    ("?", Action::Help, mark!("This list")),
    ("p", Action::Play, mark!("Play and pause")),
    (",", Action::Back, mark!("One event back")),
    (".", Action::Forward, mark!("One event on")),
    ("[", Action::Start, mark!("To the start")),
    ("]", Action::End, mark!("To the end")),
    ("+", Action::ZoomIn, mark!("Zoom in")),
    ("-", Action::ZoomOut, mark!("Zoom out")),
    ("f", Action::NextEntry, mark!("Look inside the next entry")),
    ("v", Action::NextView, mark!("Next view of the plot")),
    ("n", Action::NextChapter, mark!("Next chapter")),
    ("b", Action::PreviousChapter, mark!("Chapter before")),
    ("u", Action::Undo, mark!("Undo; also Ctrl+Z")),
    ("r", Action::Redo, mark!("Redo; also Ctrl+Shift+Z and Ctrl+Y")),
];

/// Keys that work where the focus is: where, and what they do.
pub const LOCAL_KEYS: [(&str, &str); 4] = [
    (mark!("Sliders"), mark!("arrows: a step; Page Up, Page Down: five; Home, End")),
    (mark!("Number fields"), mark!("Enter: done; Escape: as before")),
    (
        mark!("Plot"),
        mark!(
            "arrows: the next request; Page Up, Page Down: a tenth; Home, End; Escape: no read-out"
        ),
    ),
    (mark!("Timeline"), mark!("arrows: the next event; Page Up, Page Down: a tenth; Home, End")),
];

/// What a key does all over the page.
#[must_use]
pub fn action(key: &str) -> Option<Action> {
    SHORTCUTS.iter().find(|(own, ..)| *own == key).map(|(_, action, _)| *action)
}
