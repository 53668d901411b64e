//! Files that the reader gives, as texts.

use crate::lesson::packed::{self, Unreadable};
use crate::platform::Given;

/// The text of what the reader gave, of at most so many bytes, and the name of its file; or a sentence.
pub fn text_of(given: Given, most: usize) -> Result<(String, String), String> {
    match given {
        Given::File(name, bytes) => match packed::text_within(bytes, most) {
            Ok(text) => Ok((name, text)),
            Err(why) => Err(why.sentence_of_file(&name)),
        },
        Given::Refused(name) => Err(Unreadable::Refused.sentence_of_file(&name)),
        Given::Several => Err(Unreadable::Several.sentence_of_file("")),
    }
}
