//! Exercises on the page.

mod result;

pub use result::{ResultPanel, ResultProps, forget_mark};
