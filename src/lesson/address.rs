//! Fragments of the page's address: which exercises the reader is at.
//!
//! What a teacher writes travels in the fragment, the scenario in the query. Whatever else stands
//! there means the page itself.
//!
//! ```
//! use pool_vs_loop::lesson::address::{At, Origin};
//!
//! assert_eq!(At::parse("#exercises"), At::Overview(Origin::BuiltIn));
//! assert_eq!(At::parse("#exercise=first-wave"), At::Exercise(Origin::BuiltIn, "first-wave"));
//! assert_eq!(At::parse("#lesson=z.abc"), At::Overview(Origin::Own("z.abc")));
//! let own = At::Exercise(Origin::Own("z.abc"), "mine");
//! assert_eq!(At::parse("#lesson=z.abc&exercise=mine"), own);
//! assert_eq!(own.fragment(), "lesson=z.abc&exercise=mine");
//! assert_eq!(At::parse("#anything"), At::Page);
//! ```

/// Where a set of exercises comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin<'a> {
    /// The one that the page brings along.
    BuiltIn,
    /// A teacher's own, as the fragment has it: [packed](super::packed).
    Own(&'a str),
}

/// Where the reader is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At<'a> {
    /// The page without exercises.
    Page,
    /// A set's list.
    Overview(Origin<'a>),
    /// One exercise of a set, by its id.
    Exercise(Origin<'a>, &'a str),
    /// Where sets are written.
    Editor,
}

impl<'a> At<'a> {
    /// Reads a fragment, with or without its `#`. Never fails; what it names may not exist.
    #[must_use]
    pub fn parse(fragment: &'a str) -> Self {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        match fragment {
            "exercises" => return Self::Overview(Origin::BuiltIn),
            "editor" => return Self::Editor,
            _ => {}
        }
        let of = |key: &str| {
            let mut pairs = fragment.split('&').filter_map(|pair| pair.split_once('='));
            pairs.find(|(name, _)| *name == key).map(|(_, value)| value)
        };
        let origin = of("lesson").map(Origin::Own);
        match (origin, of("exercise")) {
            (origin, Some(id)) => Self::Exercise(origin.unwrap_or(Origin::BuiltIn), id),
            (Some(origin), None) => Self::Overview(origin),
            (None, None) => Self::Page,
        }
    }

    /// The set that the reader is at, if at any.
    #[must_use]
    pub const fn origin(self) -> Option<Origin<'a>> {
        match self {
            Self::Overview(origin) | Self::Exercise(origin, _) => Some(origin),
            Self::Page | Self::Editor => None,
        }
    }

    /// The id of the exercise that the reader is at, if at one.
    #[must_use]
    pub const fn exercise(self) -> Option<&'a str> {
        match self {
            Self::Exercise(_, id) => Some(id),
            Self::Page | Self::Overview(_) | Self::Editor => None,
        }
    }

    /// Writes the fragment, without its `#`; empty for the page.
    #[must_use]
    pub fn fragment(self) -> String {
        match self {
            Self::Page => String::new(),
            Self::Editor => "editor".into(),
            Self::Overview(Origin::BuiltIn) => "exercises".into(),
            Self::Overview(Origin::Own(data)) => ["lesson=", data].concat(),
            Self::Exercise(Origin::BuiltIn, id) => ["exercise=", id].concat(),
            Self::Exercise(Origin::Own(data), id) => ["lesson=", data, "&exercise=", id].concat(),
        }
    }
}
