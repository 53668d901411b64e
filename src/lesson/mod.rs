//! Exercises: predict, run, explain.
//!
//! A [`Set`] is what a teacher writes: one JSON file (docs/exercises.md) with a few exercises, each
//! a scenario, a question and what answers it. Answers, known mistakes and goals are
//! [`Expression`]s, which the engine computes: nobody types in a right answer. [`judge`] holds a
//! learner's [`Prediction`] against them, [`Goal::check`] a scenario against a goal.
//!
//! Whatever comes from outside is limited in size ([`limits`]) and in the work that it can ask of
//! the engine; what is wrong with it is a [`Problem`], which says what, where and what is allowed.
//!
//! ```
//! use pool_vs_loop::lesson::{Prediction, Set, Unit, judge, parse_prediction};
//!
//! let set = Set::read(r#"{"format": 1, "title": "Waves", "exercises": [{
//!     "id": "first-wave", "title": "The first wave", "scenario": "lineup=pool:blocking",
//!     "situation": "16 requests arrive at 4 workers.", "question": "When is the last one answered?",
//!     "predict": {"kind": "number", "unit": "s", "answer": "makespan(pool:blocking)"},
//!     "mistakes": [{"answer": "makespan(pool:blocking) - io", "feedback": "The first wave counts."}],
//!     "explanation": "Four waves of a second."
//! }]}"#).unwrap();
//! let exercise = &set.exercises[0];
//! let typed = parse_prediction("3000 ms", Unit::Seconds, '.').unwrap();
//! let verdict = judge(exercise, &Prediction::Number(typed)).unwrap();
//! assert!(!verdict.right);
//! assert_eq!(verdict.feedback(exercise, "en"), "The first wave counts.");
//! ```

pub mod address;
mod answer;
pub mod class;
pub mod code;
mod condition;
mod draft;
mod exercise;
mod expression;
mod faults;
mod feedback;
mod goal;
pub mod handles;
mod json;
mod judge;
pub mod limits;
pub mod packed;
pub mod pieces;
mod problem;
pub mod progress;
pub mod qr;
mod read;
mod runs;
mod text;
mod typed;
mod write;

pub use answer::{Answer, Prediction, answer, mistaken};
pub use condition::measure_name;
pub use draft::{Checked, Draft};
pub use exercise::{
    Choice, Condition, Exercise, Goal, Mistake, Predict, Set, Tolerance, Unit, WhichRequest,
};
pub use expression::{Expression, Kind, Measure, Misread, Value};
pub use feedback::Said;
pub use goal::{Check, fixed_name};
pub use judge::{Verdict, height, judge};
pub use problem::{Place, Problem};
pub use read::FIELDS;
pub use text::Text;
pub use typed::parse_prediction;
