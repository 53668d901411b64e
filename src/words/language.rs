//! The languages of the page.

/// A language that the page speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// The one of the texts in the source.
    #[default]
    English,
    /// As Brazil writes it.
    Portuguese,
    /// As all who speak it understand it.
    Spanish,
}

impl Language {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::English, Self::Portuguese, Self::Spanish];

    /// Its tag, as `lang` has it in a link and a document (BCP 47): also the name of its file.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Portuguese => "pt",
            Self::Spanish => "es",
        }
    }

    /// Its tag with the country whose usage its texts follow, for `lang` of the document.
    #[must_use]
    pub const fn full_tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Portuguese => "pt-BR",
            Self::Spanish => "es",
        }
    }

    /// What it calls itself.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Portuguese => "Português",
            Self::Spanish => "Español",
        }
    }

    /// The language of a tag, whatever the script and the country behind it: `pt-BR` is
    /// Portuguese. `None` for a language that the page does not speak.
    ///
    /// ```
    /// use pool_vs_loop::words::Language;
    ///
    /// assert_eq!(Language::from_tag("pt-BR"), Some(Language::Portuguese));
    /// assert_eq!(Language::from_tag("ES_419"), Some(Language::Spanish));
    /// assert_eq!(Language::from_tag("de"), None);
    /// ```
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or(tag);
        Self::ALL.into_iter().find(|language| primary.eq_ignore_ascii_case(language.tag()))
    }

    /// Which of a text's forms goes with a number, by the plural rules of CLDR 48 for whole
    /// numbers: 0 for one, 1 for others, 2 for whole millions, after which Portuguese and Spanish
    /// put `de`.
    pub(super) const fn form(self, n: u64) -> usize {
        match (self, n) {
            (Self::Portuguese, 0) | (_, 1) => 0,
            (Self::Portuguese | Self::Spanish, 1..) if n.is_multiple_of(1_000_000) => 2,
            _ => 1,
        }
    }
}
