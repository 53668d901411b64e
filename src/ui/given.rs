//! Files that the reader gives, as texts.

use crate::lesson::packed::{self, Source, Unreadable};
use crate::platform::Given;

/// The text of what the reader gave, of at most so many bytes, and the name of its file; or a sentence.
pub fn text_of(given: Given, most: usize) -> Result<(String, String), String> {
    match given {
        Given::File(name, bytes) => match packed::text_within(bytes, most) {
            Ok(text) => Ok((name, text)),
            Err(why) => Err(why.sentence(Source::File(&name))),
        },
        Given::Refused(name) => Err(Unreadable::Refused.sentence(Source::File(&name))),
        Given::Several => Err(Unreadable::Several.sentence(Source::Link)),
    }
}
