//! The keys of the page.

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
    ("?", Action::Help, "This list"),
    ("p", Action::Play, "Play and pause"),
    (",", Action::Back, "One event back"),
    (".", Action::Forward, "One event on"),
    ("[", Action::Start, "To the start"),
    ("]", Action::End, "To the end"),
    ("+", Action::ZoomIn, "Zoom in"),
    ("-", Action::ZoomOut, "Zoom out"),
    ("f", Action::NextEntry, "Look inside the next entry"),
    ("v", Action::NextView, "Next view of the plot"),
    ("n", Action::NextChapter, "Next chapter"),
    ("b", Action::PreviousChapter, "Chapter before"),
    ("u", Action::Undo, "Undo; also Ctrl+Z"),
    ("r", Action::Redo, "Redo; also Ctrl+Shift+Z and Ctrl+Y"),
];

/// Keys that work where the focus is: where, and what they do.
pub const LOCAL_KEYS: [(&str, &str); 4] = [
    ("Sliders", "arrows: a step; Page Up, Page Down: five; Home, End"),
    ("Number fields", "Enter: done; Escape: as before"),
    (
        "Plot",
        "arrows: the next request; Page Up, Page Down: a tenth; Home, End; Escape: no read-out",
    ),
    ("Timeline", "arrows: the next event; Page Up, Page Down: a tenth; Home, End"),
];

/// What a key does all over the page.
#[must_use]
pub fn action(key: &str) -> Option<Action> {
    SHORTCUTS.iter().find(|(own, ..)| *own == key).map(|(_, action, _)| *action)
}
