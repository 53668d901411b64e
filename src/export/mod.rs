//! What leaves the page: results as data, for programs (JSON objects, CSV tables and access logs),
//! and code that embeds a scenario in other pages.
//!
//! All times are whole microseconds; requests stand in the order of sending.

mod csv;
mod embed;
mod log;
mod report;

pub use csv::csv;
pub use embed::{Embedding, FRAME_HEIGHT, title};
pub use log::{log, log_line};
pub use report::Report;
