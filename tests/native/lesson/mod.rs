//! Exercises: the format, expressions, judging, goals, and the built-in set.

mod drafts;
mod expressions;
