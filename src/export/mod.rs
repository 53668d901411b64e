//! Results as data, for programs: JSON objects and CSV tables.
//!
//! All times are whole microseconds; requests stand in the order of sending.

mod csv;
mod report;

pub use csv::csv;
pub use report::Report;
