//! Exercises: what is asked, judged, and told of it.

pub mod class;
pub mod code;
pub mod qr;
