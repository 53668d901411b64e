//! Files that are given, and what is said where one is not taken.

use super::teach::{From, Teach};
use crate::explain::number::count;
use crate::explain::quoted;
use crate::lesson::class::{Class, TEXT, plain_text};
use crate::lesson::code::Sheet;
use crate::lesson::packed::{Source, Unreadable};
use crate::lesson::{Set, limits};
use crate::platform::{Content, GivenFile};
use crate::words::t;

/// Bytes of a file that are read.
pub const LIMIT: u32 = (if TEXT > limits::FILE { TEXT } else { limits::FILE }) as u32;

/// Bytes as thousands of them, no less than there are.
fn thousands(bytes: u64) -> String {
    count(bytes.div_ceil(1_000))
}

fn source(name: &str) -> String {
    t!("The file “{name}”", name = quoted(name))
}

/// What is said of codes that are more than can be read.
pub fn too_much(source: String, bytes: usize) -> String {
    t!(
        "{source} is not taken: with it there would be {size} kB of codes, and {limit} kB are the most. \
         What was there is still there.",
        source = source,
        size = thousands(bytes as u64),
        limit = thousands(TEXT as u64)
    )
}

impl Teach {
    /// Takes files: a set of exercises where it is JSON, else codes.
    pub(super) fn read(&mut self, files: Vec<GivenFile>) {
        self.notes.clear();
        for file in files {
            if let Err(note) = self.read_one(file) {
                self.notes.push(note);
            }
        }
    }

    fn read_one(&mut self, GivenFile { name, content }: GivenFile) -> Result<(), String> {
        let source = source(&name);
        let text = match content {
            Content::Bytes(bytes) => plain_text(&bytes).ok_or_else(|| {
                t!(
                    "{source} is not taken: it is no plain text. Codes come as text (.txt, .csv), \
                     exercises as .json.",
                    source = source.clone()
                )
            })?,
            Content::TooLarge(bytes) => {
                return Err(t!(
                    "{source} is not taken: it has {size} kB, and {limit} kB are the most.",
                    source = source,
                    size = thousands(bytes),
                    limit = thousands(LIMIT.into())
                ));
            }
            Content::Refused => return Err(Unreadable::Refused.sentence(Source::File(&name))),
            Content::Unread => {
                return Err(t!(
                    "{source} is not taken: 200 files at once are the most.",
                    source = source
                ));
            }
        };
        if text.trim_start().starts_with('{') {
            let set =
                Set::read(&text).map_err(|problem| [&name, ": ", &problem.sentence()].concat())?;
            self.load(set, From::File(name));
            return Ok(());
        }
        let sheet = self.loaded.as_ref().map_or(&Sheet::default(), |loaded| &loaded.sheet).clone();
        if !Class::read(&text, &sheet).has_codes() {
            return Err(t!(
                "{source} is not taken: none of its lines is a result code.",
                source = source
            ));
        }
        self.codes.add(source, &text)?;
        self.count();
        Ok(())
    }
}
