//! What is wrong with something that came from outside.

use crate::words::t;

/// What is wrong, in one sentence that says what is allowed; and where, if it stands in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where it stands; `None` if it stands in no file.
    pub place: Option<Place>,
    /// What is wrong and what is allowed: a sentence without its full stop's place in the file.
    pub what: String,
}

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its line, the first being 1.
    pub line: usize,
    /// Its column in characters, the first being 1.
    pub column: usize,
    /// The field, such as `exercises[2].predict.answer`, the first exercise being 0 as JSON counts;
    /// empty where the text is no JSON.
    pub field: String,
}

impl Problem {
    /// A problem that stands in no file.
    #[must_use]
    pub fn new(what: impl Into<String>) -> Self {
        Self { place: None, what: what.into() }
    }

    /// What is wrong, with its place before it.
    ///
    /// ```
    /// use pool_vs_loop::lesson::Set;
    ///
    /// let problem = Set::read("{\n  \"format\": 2}").unwrap_err();
    /// assert_eq!(
    ///     problem.sentence(),
    ///     "Line 2, column 13, format: this page reads format 1."
    /// );
    /// ```
    #[must_use]
    pub fn sentence(&self) -> String {
        let Some(Place { line, column, field }) = &self.place else {
            return self.what.clone();
        };
        let (line, column, what) = (line.to_string(), column.to_string(), &self.what);
        if field.is_empty() {
            return t!("Line {line}, column {column}: {what}", line, column, what);
        }
        t!("Line {line}, column {column}, {field}: {what}", line, column, field, what)
    }
}
