//! `cargo xtask bench`: measures the finished page in Chromium, or the simulation natively.

use crate::setup::{self, Browser, Trunk};
use crate::{Result, build, process, test, workspace};
use std::process::Command;

/// Runs a benchmark: `engine` measures the simulation's time, natively and in wasm, `instructions`
/// counts its instructions; anything else are arguments to the bench of the page.
pub fn run(arguments: &[String]) -> Result<()> {
    match arguments.split_first() {
        Some((first, rest)) if first == "engine" => engine(rest),
        Some((first, rest)) if first == "instructions" => instructions(rest),
        _ => page(arguments),
    }
}

fn engine(arguments: &[String]) -> Result<()> {
    process::run(cargo_bench("engine").args(arguments))?;
    println!("\nThe same in the browser:");
    test::browser_benchmark()
}

fn instructions(arguments: &[String]) -> Result<()> {
    let runner = setup::gungraun_runner()?.join("gungraun-runner");
    println!("Counting needs valgrind; where that is missing: apt install valgrind.");
    process::run(cargo_bench("instructions").args(arguments).env("GUNGRAUN_RUNNER", runner))
}

fn cargo_bench(name: &str) -> Command {
    process::cargo(&["bench", "--package", "pool-vs-loop", "--bench", name, "--"])
}

/// Builds the page and runs the bench on it, with these arguments.
fn page(arguments: &[String]) -> Result<()> {
    let browser = Browser::ensure()?;
    let uplot = setup::uplot();
    build::run(&Trunk::for_release()?, None)?;
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
    match uplot {
        Ok(folder) => {
            command.env("PVL_UPLOT", folder);
        }
        Err(sentence) => println!("{sentence}"),
    }
    process::run(&mut command)
}
