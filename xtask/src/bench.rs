//! `cargo xtask bench`: measures the finished page in Chromium, or the simulation natively.

use crate::setup::{Browser, Trunk};
use crate::{Result, build, process, workspace};

/// Builds the page and runs the bench on it, with these arguments; `engine` measures the
/// simulation instead.
pub fn run(arguments: &[String]) -> Result<()> {
    if let Some((first, rest)) = arguments.split_first()
        && first == "engine"
    {
        let mut command =
            process::cargo(&["bench", "--package", "pool-vs-loop", "--bench", "engine"]);
        return process::run(command.arg("--").args(rest));
    }
    let browser = Browser::ensure()?;
    build::run(&Trunk::for_release()?)?;
    let mut command = process::cargo(&[
        "run",
        "--release",
        "--package",
        "pool-vs-loop-e2e",
        "--bin",
        "bench",
        "--",
    ]);
    command.args(arguments).env("PVL_DIST", workspace::dist());
    browser.export_to(&mut command);
    process::run(&mut command)
}
