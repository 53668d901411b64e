//! The release build, used in Chromium as a person would use it. One file a theme.

mod address;
mod axe;
mod failure;
mod harness;
mod hosting;
mod keyboard;
mod layout;
mod lineup;
mod more;
mod numbers;
mod policy;
mod sliders;
mod truth;
mod walk;
