//! What the Rust toolchain itself needs beyond its minimum.

use super::install;
use crate::process::{self, find_on_path};
use crate::{Result, workspace};
use std::env::{self, consts::EXE_SUFFIX};
use std::path::PathBuf;
use std::process::Command;

const TARGET: &str = "wasm32-unknown-unknown";

/// Makes sure of the standard library for wasm.
pub fn wasm_target() -> Result<()> {
    let library = sysroot()?.join("lib/rustlib").join(TARGET).join("lib");
    if library.is_dir() {
        return Ok(());
    }
    rustup(&["target", "add", TARGET], "Rust's standard library for wasm", "the page is wasm")?;
    if library.is_dir() {
        return Ok(());
    }
    Err(format!(
        "rustup added {TARGET} to a toolchain other than the one that runs this ({}). Add it to that one.",
        sysroot()?.display()
    ))
}

/// Makes sure of rustfmt and clippy.
pub fn lint_components() -> Result<()> {
    let programs = sysroot()?.join("bin");
    for (program, component) in [("cargo-fmt", "rustfmt"), ("cargo-clippy", "clippy")] {
        if programs.join(format!("{program}{EXE_SUFFIX}")).is_file() {
            continue;
        }
        // Without rustup, the system's own package may have put it anywhere on PATH.
        if find_on_path("rustup").is_none() && find_on_path(program).is_some() {
            continue;
        }
        rustup(&["component", "add", component], component, "cargo xtask test calls it")?;
    }
    Ok(())
}

fn rustup(arguments: &[&str], what: &str, why: &str) -> Result<()> {
    let by_hand = format!("rustup {}", arguments.join(" "));
    let Some(rustup) = find_on_path("rustup") else {
        return Err(format!(
            "{what} is missing, and rustup isn't on PATH to install it. Run {by_hand} where \
             there is rustup, or install your system's package of it, and run this again."
        ));
    };
    install(what, why, "some seconds", || {
        process::run(Command::new(rustup).args(arguments).current_dir(workspace::root()))
    })
}

/// The folder of the toolchain in use.
fn sysroot() -> Result<PathBuf> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let path = process::output(
        Command::new(rustc).args(["--print", "sysroot"]).current_dir(workspace::root()),
    )?;
    Ok(PathBuf::from(path.trim_end()))
}
