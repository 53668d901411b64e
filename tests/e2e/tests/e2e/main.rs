//! The release build, used in Chromium as a person would use it. One file a theme.

mod address;
mod axe;
mod chapters;
mod failure;
mod harness;
mod history;
mod hosting;
mod inside;
mod keyboard;
mod keys;
mod layout;
mod lineup;
mod losses;
mod more;
mod numbers;
mod playhead;
mod plot;
mod policy;
mod sliders;
mod truth;
mod walk;
mod why;
