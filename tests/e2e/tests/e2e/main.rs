//! The release build, used in Chromium as a person would use it. One file a theme.

mod address;
mod axe;
mod chapters;
mod failure;
mod first_paint;
mod harness;
mod history;
mod hosting;
mod inside;
mod keyboard;
mod keys;
mod large;
mod layout;
mod lineup;
mod losses;
mod more;
mod numbers;
mod paper;
mod playhead;
mod plot;
mod policy;
mod sliders;
mod truth;
mod walk;
mod why;
