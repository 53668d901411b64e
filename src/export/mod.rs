//! Results as data, for programs: JSON objects, CSV tables and access logs; and scenarios as
//! commands and code, to try them for real.
//!
//! All times in data are whole microseconds; requests stand in the order of sending.

mod code;
mod command;
mod csv;
mod log;
mod report;

pub use code::handler_code;
pub use command::{beyond_command, command_line, send_line};
pub use csv::csv;
pub use log::{log, log_line};
pub use report::Report;
