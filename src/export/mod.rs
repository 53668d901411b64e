//! What leaves the page: results as data, for programs (JSON objects, CSV tables and access logs),
//! pictures that stand alone, code that embeds a scenario in other pages, and commands and code to
//! try it for real.
//!
//! All times in data are whole microseconds; requests stand in the order of sending.

mod code;
mod command;
mod csv;
mod embed;
mod file;
mod json;
mod log;
mod picture;
mod pieces;

pub use code::handler_code;
pub use command::{beyond_command, command_line, send_line};
pub use csv::csv;
pub use embed::{Embedding, FRAME_HEIGHT, title};
pub use file::{File, Kind, data, picture, plot_name};
pub use json::json;
pub use log::{log, log_line};
pub use picture::{Picture, Subject};
pub use pieces::Pieces;
