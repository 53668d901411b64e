//! Pool vs Loop: worker pools against an event loop, simulated in the browser.
//!
//! The house, from the ground up (each floor knows only those before it):
//!
//! - [`words`]: texts in the reader's language.
//! - [`scenario`]: what is simulated. The settings, their limits, and the link that carries them.
//! - [`sim`]: the simulation. Pure, deterministic, in integer microseconds.
//! - [`measured`]: what real servers did, and how far predictions are from it.
//! - [`explain`]: results to words. Names, numbers, the answer sentence, notices.
//! - [`lesson`]: exercises. What a teacher writes, what a learner predicts, and what is right.
//! - [`chart`]: results to pictures. Ticks, scales, one scene of shapes, and its writer to SVG.
//! - [`export`]: results to take along, as data and as pictures that stand alone.
//! - `ui` and `platform` (wasm only): the page in Yew, and the one place that talks to the browser.
//!
//! One path for data: a slider makes an [`Edit`](scenario::Edit), the edit a
//! [`Link`](scenario::Link), its scenario a [`Results`](sim::Results), these a
//! [`Scene`](chart::Scene) and sentences, and those the page.

pub mod chart;
pub mod explain;
pub mod export;
pub mod lesson;
pub mod measured;
pub mod scenario;
pub mod sim;
pub mod words;

#[cfg(target_arch = "wasm32")]
pub mod platform;
#[cfg(target_arch = "wasm32")]
pub mod ui;
