//! The teacher's page: what a class predicted, and what a lesson needs.

mod answers;
mod bars;
mod codes;
mod frame;
mod given;
mod kept;
mod part;
mod plan;
mod speech;
mod teach;
mod tellings;
mod worksheet;

pub use teach::Teach;
