//! End-to-end harness: the release build, served over HTTP, used in a real browser.
//!
//! - [`server`] serves the build as a static host would, and can withhold or spoil files;
//! - [`driver`] starts chromedriver and leaves nothing running;
//! - [`browser`] is one fresh headless Chromium, its window and what it complained of;
//! - [`page`] is the page in the terms of a person using it;
//! - [`visit`] puts these together for one test and checks at its end that all stayed quiet;
//! - [`wait`] waits for something to become true, [`axe`] asks axe-core about accessibility.
//!
//! `cargo xtask test e2e` builds the page and runs the tests on it; with a build at hand,
//! `cargo test -p pool-vs-loop-e2e -- keyboard` runs those with `keyboard` in their name.
//!
//! The environment says where things are: `PVL_DIST` (the build), `CHROMEDRIVER`, `CHROME_BIN` and
//! `PVL_AXE`; see [`settings`].

pub mod axe;
pub mod browser;
pub mod driver;
pub mod page;
pub mod server;
pub mod settings;
pub mod visit;
pub mod wait;

pub use anyhow::{Context, Result};
pub use page::{Control, Page};
pub use server::Site;
pub use thirtyfour::Key;
pub use visit::Visit;

/// The six entries of the default line-up, in its order, as `data-entry` names them.
pub const ENTRIES: [&str; 6] =
    ["pool:blocking", "pool:async", "pool:gather", "loop:blocking", "loop:async", "loop:gather"];
