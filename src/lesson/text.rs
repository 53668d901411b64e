//! Texts of a set, in one or more languages.

/// The language that stands in for a missing one.
const FALLBACK: &str = "en";

/// A text that a teacher wrote: in one language that isn't named, or in several.
///
/// ```
/// use pool_vs_loop::lesson::Text;
///
/// let text = Text::in_languages(&[("en", "worker"), ("pt", "processo")]);
/// assert_eq!(text.in_language("pt-br"), "processo");
/// assert_eq!(text.in_language("es"), "worker");
/// assert_eq!(Text::plain("trabajador").in_language("pt"), "trabajador");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// Language tags and texts; a tag is empty where the language isn't named.
    texts: Vec<(String, String)>,
}

impl Text {
    /// A text whose language isn't named.
    #[must_use]
    pub fn plain(text: &str) -> Self {
        Self::in_languages(&[("", text)])
    }

    /// A text in these languages, each a tag in lower case (`pt`, `pt-br`) with its text.
    #[must_use]
    pub fn in_languages(texts: &[(&str, &str)]) -> Self {
        let texts = texts.iter().map(|&(tag, text)| (tag.into(), text.into())).collect();
        Self { texts }
    }

    /// The text for a reader of this language (a tag such as `pt-BR`, in any case): in it, or in
    /// the same without its region, or in English, or in the first that there is.
    #[must_use]
    pub fn in_language(&self, tag: &str) -> &str {
        let own = |wanted: &str| {
            let mut texts = self.texts.iter();
            texts.find(|(tag, _)| tag.eq_ignore_ascii_case(wanted)).map(|(_, text)| text.as_str())
        };
        let bare = tag.split('-').next().unwrap_or(tag);
        let first = || self.texts.first().map_or("", |(_, text)| text);
        own(tag).or_else(|| own(bare)).or_else(|| own(FALLBACK)).unwrap_or_else(first)
    }

    /// The languages that it names, each with its text; a text alone has an empty tag.
    pub fn languages(&self) -> impl Iterator<Item = (&str, &str)> {
        self.texts.iter().map(|(tag, text)| (tag.as_str(), text.as_str()))
    }

    /// Gives it this text in a language. A text whose language wasn't named counts as English from
    /// then on. An empty text takes the language away.
    pub fn set(&mut self, tag: &str, text: &str) {
        if self.texts.len() == 1 && self.texts[0].0.is_empty() && !tag.is_empty() {
            self.texts[0].0 = FALLBACK.into();
        }
        match self.texts.iter_mut().find(|(own, _)| own == tag) {
            Some((_, own)) => *own = text.into(),
            None => self.texts.push((tag.into(), text.into())),
        }
        self.texts.retain(|(_, text)| !text.is_empty());
    }

    /// Whether it has no words in any language.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.texts.iter().all(|(_, text)| text.trim().is_empty())
    }
}
