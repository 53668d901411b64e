//! What a set of exercises may contain. Judging any exercise within these takes well under a tenth
//! of a second in a browser.

/// Bytes of a file.
pub const FILE: usize = 128 * 1_024;

/// Bytes of a file that the editor opens: what is being written may be more than a set can be, until
/// something of it is taken out again.
pub const DRAFT: usize = 8 * FILE;

/// Exercises of a set.
pub const EXERCISES: usize = 40;

/// Requests of any run that an exercise asks for.
pub const REQUESTS: u32 = 10_000;

/// Entries of an exercise's line-up.
pub const ENTRIES: usize = 6;

/// Characters of a title, an identifier excepted.
pub const TITLE: usize = 100;

/// Characters of any other text.
pub const TEXT: usize = 1_200;

/// Characters of an identifier.
pub const ID: usize = 40;

/// Characters of an expression.
pub const EXPRESSION: usize = 300;

/// How deep parts of an expression may stand in one another.
pub const DEPTH: usize = 24;

/// Languages of a text.
pub const LANGUAGES: usize = 8;

/// Known mistakes of an exercise.
pub const MISTAKES: usize = 8;

/// Options of a choice.
pub const OPTIONS: usize = 6;

/// Goals of an exercise.
pub const GOALS: usize = 5;

/// Conditions of a goal.
pub const CONDITIONS: usize = 6;

/// Steps of work that one question to the engine may take: events of simulations, and parts of
/// expressions.
pub const WORK: u64 = 1_000_000;

/// The latest time that can be predicted, in microseconds, and the largest number, in millionths:
/// ten thousand million seconds, or of anything else as many.
pub const LARGEST: u64 = 10_000_000_000_000_000;
