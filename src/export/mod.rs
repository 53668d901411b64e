//! What leaves the page: results as data, for programs (JSON objects, CSV tables and access logs),
//! pictures that stand alone, and code that embeds a scenario in other pages.
//!
//! All times in data are whole microseconds; requests stand in the order of sending.

mod csv;
mod embed;
mod file;
mod log;
mod picture;
mod report;

pub use csv::csv;
pub use embed::{Embedding, FRAME_HEIGHT, title};
pub use file::{File, Kind, file};
pub use log::{log, log_line};
pub use picture::{Picture, Subject};
pub use report::Report;
