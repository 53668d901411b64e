//! Results to words: names, numbers, the answer sentence, and what was wrong with a link.
//!
//! All text that depends on a run or a setting is made here, in English; the page only places it.

mod answer;
mod change;
mod chapters;
mod choice;
mod command;
mod glossary;
mod look;
mod moment;
mod names;
mod notice;
pub mod number;
mod phrase;
mod plot;
mod readout;
mod relation;
mod setting;
mod shortcuts;
mod sums;
mod table;
mod timeline;
mod twin;
mod why;

pub use answer::answer;
pub use change::{best, change_label, effect};
pub use chapters::{BEFORE_CHAPTERS, CHAPTERS, Chapter};
pub use choice::{
    accept_help, accept_name, allowed_shares, client_help, client_name, handler_help,
    overhead_help, overhead_name, server_help, spread_help, spread_name,
};
pub use command::{command, no_command};
pub use glossary::{GLOSSARY, Term, terms_in};
pub use look::{panel_name, theme_name};
pub use moment::moment;
pub use names::{entry_name, entry_note, joint_name, path, replies, requests};
pub use notice::{notice, quoted};
pub use phrase::{IntoPhrases, Phrase, fill, fill_counted, plain};
pub use plot::{axis_titles, plot_description, plot_title, view_name};
pub use readout::{Reading, Readout, readout};
pub use setting::{allowed, help, label, shown_value, spoken_value};
pub use shortcuts::{Action, LOCAL_KEYS, SHORTCUTS, action};
pub use sums::{caption, differences, experiment, formula, no_formula, settings, shares};
pub use table::{COLUMNS, Column, OUTCOMES, columns};
pub use timeline::{
    TIME_SPENT, TimeSpent, band_text, does, doing, segment_text, time_spent, timeline_description,
    timeline_title,
};
pub use twin::{Table, twin};
pub use why::why;
