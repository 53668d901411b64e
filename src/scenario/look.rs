//! How a scenario is looked at: what a link says to the page alone.

/// A part of the page that a link can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// The guided chapters.
    Chapters,
    /// The answer sentence.
    Answer,
    /// The settings.
    Controls,
    /// The plot.
    Plot,
    /// Where each request spends its time.
    Timeline,
    /// The servers as a drawing.
    Diagram,
    /// The summary table.
    Summary,
    /// The access log of the focused entry.
    Log,
    /// Why it is so.
    Why,
    /// What to take away: links, pictures and data.
    Take,
    /// How true it is.
    Truth,
}

/// What the plot shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// Completion times by request.
    #[default]
    Request,
    /// How many have finished by a time.
    Finished,
    /// Response times by percentile.
    Percentiles,
}

/// The page's colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// As the reader's system has it.
    #[default]
    Auto,
}

impl Panel {
    /// All of them, in the order of the page.
    pub const ALL: [Self; 11] = [
        Self::Chapters,
        Self::Answer,
        Self::Controls,
        Self::Plot,
        Self::Timeline,
        Self::Diagram,
        Self::Summary,
        Self::Log,
        Self::Why,
        Self::Take,
        Self::Truth,
    ];

    /// Those of an embedded page that doesn't say.
    pub const EMBEDDED: [Self; 3] = [Self::Answer, Self::Controls, Self::Plot];

    /// The word for it in links.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Chapters => "chapters",
            Self::Answer => "answer",
            Self::Controls => "controls",
            Self::Plot => "plot",
            Self::Timeline => "timeline",
            Self::Diagram => "diagram",
            Self::Summary => "summary",
            Self::Log => "log",
            Self::Why => "why",
            Self::Take => "take",
            Self::Truth => "truth",
        }
    }

    /// Reads a list of different panels.
    pub(super) fn parse_list(text: &str) -> Option<Vec<Self>> {
        let mut panels = Vec::new();
        for word in text.split(',') {
            let panel = Self::ALL.into_iter().find(|panel| panel.word() == word)?;
            if panels.contains(&panel) {
                return None;
            }
            panels.push(panel);
        }
        Some(panels)
    }
}

impl View {
    /// All of them, in the order of the page.
    pub const ALL: [Self; 3] = [Self::Request, Self::Finished, Self::Percentiles];

    /// The word for it in links.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Finished => "finished",
            Self::Percentiles => "percentiles",
        }
    }
}

impl Theme {
    /// All of them, in the order of the page.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::Auto];

    /// The word for it in links.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Auto => "auto",
        }
    }
}

/// Bytes of the longest locale that RFC 5646 (section 4.4.1) has everybody provide for.
const LOCALE_BYTES: usize = 35;

/// Whether a text is a locale as links write it, a language tag of RFC 5646 in lower case: two or
/// three letters, then subtags of two to eight letters and digits.
pub(super) fn is_locale(text: &str) -> bool {
    let mut subtags = text.split('-');
    let language = subtags.next().is_some_and(|language| {
        (2..=3).contains(&language.len()) && language.bytes().all(|byte| byte.is_ascii_lowercase())
    });
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    text.len() <= LOCALE_BYTES
        && language
        && subtags.all(|subtag| (2..=8).contains(&subtag.len()) && subtag.bytes().all(plain))
}
