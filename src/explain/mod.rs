//! Results to words: names, numbers, the answer sentence, and what was wrong with a link.
//!
//! All text that depends on a run or a setting is made here, in English; the page only places it.

mod answer;
mod choice;
mod moment;
mod names;
mod notice;
pub mod number;
mod setting;
mod sums;
mod table;

pub use answer::{Phrase, answer, plain};
pub use choice::{
    accept_help, accept_name, allowed_shares, client_help, client_name, handler_help,
    overhead_help, overhead_name, server_help, spread_help, spread_name,
};
pub use moment::moment;
pub use names::{entry_name, entry_note, joint_name, path, requests};
pub use notice::{notice, quoted};
pub use setting::{allowed, help, label, shown_value, spoken_value};
pub use sums::{
    caption, differences, experiment, formula, no_formula, plot_description, plot_title, shares,
};
pub use table::{COLUMNS, Column, OUTCOMES, columns};
