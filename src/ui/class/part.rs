//! The parts of the teacher's page, and what its address says.

use crate::words::t;

/// A part of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// Lesson plans.
    #[default]
    Plan,
    /// Questions on paper.
    Worksheet,
    /// Answers and misconceptions.
    Answers,
    /// What a class predicted.
    Class,
}

impl Part {
    /// All of them, in the order in which a lesson needs them.
    pub const ALL: [Self; 4] = [Self::Plan, Self::Worksheet, Self::Answers, Self::Class];

    /// The word for it in the fragment of the address.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Class => "class",
            Self::Plan => "plan",
            Self::Answers => "answers",
            Self::Worksheet => "worksheet",
        }
    }

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Class => t!("The class"),
            Self::Plan => t!("Lesson plans"),
            Self::Answers => t!("Answers"),
            Self::Worksheet => t!("Worksheet"),
        }
    }
}

/// What a fragment says: a part of the page, codes, and a set of one's own, such as `worksheet`,
/// `codes=16V3-…,16V3-…` or `lesson=…`.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The part; where none is named, codes lead to the class.
    pub part: Part,
    /// The codes, one a line.
    pub codes: Option<String>,
    /// A set, packed.
    pub set: Option<String>,
}

impl Place {
    /// Reads a fragment; what it doesn't know it skips.
    pub fn read(fragment: &str) -> Self {
        let mut place = Self::default();
        let (mut class, mut named) = (Part::default(), None);
        for piece in fragment.split('&') {
            if let Some(codes) = piece.strip_prefix("codes=") {
                place.codes = Some(codes.replace([',', '+'], "\n"));
                class = Part::Class;
            } else if let Some(set) = piece.strip_prefix("lesson=") {
                place.set = Some(set.into());
            } else if let Some(part) = Part::ALL.into_iter().find(|part| part.word() == piece) {
                named = Some(part);
            }
        }
        place.part = named.unwrap_or(class);
        place
    }

    /// The fragment of the same part and set.
    pub fn without_codes(&self) -> String {
        let set = self.set.as_ref().map(|set| ["&lesson=", set].concat());
        [self.part.word(), set.as_deref().unwrap_or_default()].concat()
    }
}
