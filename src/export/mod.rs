//! Results to take along: as data for programs, JSON objects, CSV tables and access logs, and as
//! pictures that stand alone.
//!
//! All times in data are whole microseconds; requests stand in the order of sending.

mod csv;
mod file;
mod log;
mod picture;
mod report;

pub use csv::csv;
pub use file::{File, Kind, file};
pub use log::{log, log_line};
pub use picture::{Picture, Subject};
pub use report::Report;
