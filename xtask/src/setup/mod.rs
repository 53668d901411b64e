//! Set-up: finds the tools that the commands need and installs what is missing.
//!
//! A tool that the user already has, in a version that works, is used as it is. Otherwise the
//! project's own copy in the cache folder ([`cache`]) is used, and installed first if need be.
//! Nothing about earlier runs is remembered: whether a tool is there is read from the disk.

mod browser;
mod cache;
mod crates;
mod npm;
mod rust;
mod trunk;

pub use browser::Browser;
pub use crates::{gungraun_runner, wasm_bindgen};
pub use npm::{axe, esbuild, uplot};
pub use rust::{lint_components, wasm_target};
pub use trunk::Trunk;

use crate::Result;
use std::time::Instant;

/// Installs whatever any command needs: first what may be beyond this program, last what takes
/// minutes.
pub fn everything() -> Result<()> {
    lint_components()?;
    Browser::ensure()?;
    let axe = axe();
    Trunk::for_release()?;
    match axe {
        Ok(_) => println!("All tools are there."),
        Err(sentence) => println!(
            "All tools are there but the one for the accessibility tests, which are skipped. {sentence}"
        ),
    }
    Ok(())
}

/// Installs something, saying before it what, why and about how long it takes, and after it how
/// long it took.
fn install(what: &str, why: &str, how_long: &str, work: impl FnOnce() -> Result<()>) -> Result<()> {
    println!("Set-up: installing {what} ({why}); takes {how_long}.");
    let start = Instant::now();
    work()?;
    println!("Set-up: {what} took {:.0} s.", start.elapsed().as_secs_f64());
    Ok(())
}
