//! The codes as a text: in the field, on the device if the teacher wants that, and taken back.

use super::given;
use crate::lesson::class::{TEXT, added, merged};
use crate::platform;
use crate::words::t;

/// The name under which codes are kept.
const KEPT: &str = "pool-vs-loop class";

/// The codes of a class. As long as they are kept, what is kept and what is here are the same, also
/// where another page of this browser, such as one that a phone's camera has opened, adds to them.
#[derive(Debug, Default)]
pub struct Codes {
    text: String,
    keep: bool,
    /// What was last cleared away.
    cleared: Option<String>,
}

impl Codes {
    /// What the device has kept, if anything.
    pub fn begin() -> Self {
        let kept = platform::kept(KEPT);
        let codes = Self { keep: kept.is_some(), text: kept.unwrap_or_default(), cleared: None };
        codes.mark();
        codes
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether the device keeps it.
    pub const fn is_kept(&self) -> bool {
        self.keep
    }

    /// Whether something can be brought back.
    pub const fn can_undo(&self) -> bool {
        self.cleared.is_some()
    }

    /// Takes what the field has now.
    ///
    /// # Errors
    /// With what to say where it is too much: all stays as it was.
    pub fn typed(&mut self, text: String) -> Result<(), String> {
        if text.len() > TEXT && text.len() > self.text.len() {
            return Err(given::too_much(t!("What you pasted").into(), text.len()));
        }
        self.put(text);
        Ok(())
    }

    /// Takes more codes, from a source with this name.
    ///
    /// # Errors
    /// As [`Codes::typed`].
    pub fn add(&mut self, source: String, codes: &str) -> Result<(), String> {
        // What another page has added meanwhile is there before what comes now.
        self.put(self.text.clone());
        let text = added(&self.text, codes).map_err(|bytes| given::too_much(source, bytes))?;
        self.put(text);
        Ok(())
    }

    /// Takes all away, until it is wanted back.
    pub fn clear(&mut self) {
        self.put(self.text.clone());
        if !self.text.is_empty() {
            self.cleared = Some(self.text.clone());
            self.put(String::new());
        }
    }

    /// Brings back what was cleared away, in front of what has come since.
    pub fn undo(&mut self) {
        if let Some(text) = self.cleared.take() {
            self.put(merged(&text, "", &self.text));
        }
    }

    /// Keeps the codes on this device, or no more.
    ///
    /// # Errors
    /// With what to say where the browser keeps nothing.
    pub fn set_keep(&mut self, keep: bool) -> Result<(), String> {
        self.keep = keep;
        if !keep {
            platform::forget(KEPT);
            self.mark();
            return Ok(());
        }
        // Another page may have kept some already.
        self.text = merged(&self.text, "", &platform::kept(KEPT).unwrap_or_default());
        self.keep = platform::keep(KEPT, &self.text);
        self.mark();
        if self.keep {
            return Ok(());
        }
        Err(t!("This browser keeps nothing here: copy the codes before you close the page.").into())
    }

    /// Follows another page of this browser. Whether there is something new to see.
    pub fn follow(&mut self) -> bool {
        if !self.keep {
            return false;
        }
        match platform::kept(KEPT) {
            Some(kept) if kept == self.text => return false,
            Some(kept) => self.text = kept,
            None => self.keep = false,
        }
        self.mark();
        true
    }

    /// Puts a text in the place of the one that is here, and keeps it where that one was kept.
    fn put(&mut self, text: String) {
        let kept = if self.keep { platform::kept(KEPT) } else { None };
        // Who unticked it on another page meant all of them.
        self.keep = kept.is_some();
        self.text = match kept {
            Some(kept) => merged(&text, &self.text, &kept),
            None => text,
        };
        // No room for more: what is kept stays, and the box says that this isn't.
        self.keep = self.keep && platform::keep(KEPT, &self.text);
        self.mark();
    }

    /// Says on the page whether loading it anew would lose something: offline.js asks then.
    fn mark(&self) {
        platform::mark_root("data-unsaved", !self.keep && !self.text.trim().is_empty());
    }
}
