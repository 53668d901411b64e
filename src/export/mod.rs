//! Results as data, for programs: JSON objects, CSV tables and access logs.
//!
//! All times are whole microseconds; requests stand in the order of sending.

mod csv;
mod log;
mod report;

pub use csv::csv;
pub use log::{log, log_line};
pub use report::Report;
