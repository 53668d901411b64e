//! Trunk, which builds and serves the page, together with the programs that it calls.

use super::crates::Tool;
use super::{npm, wasm_bindgen, wasm_target};
use crate::process::{self, find_version_on_path};
use crate::{Result, workspace};
use std::path::PathBuf;
use std::process::Command;

/// The version that is installed; of those on PATH, any of the same minor version does.
const VERSION: &str = "0.21.14";

/// Trunk, ready to run.
pub struct Trunk {
    program: PathBuf,
    /// The folders of the project's own copies of what it calls; they come first on its PATH.
    helpers: Vec<PathBuf>,
}

impl Trunk {
    /// What it takes to build the page for development.
    pub fn for_serving() -> Result<Self> {
        wasm_target()?;
        Ok(Self { helpers: wasm_bindgen()?.into_iter().collect(), program: program()? })
    }

    /// What it takes to build the page for release: what makes it small as well.
    pub fn for_release() -> Result<Self> {
        let wasm_opt = npm::wasm_opt()?;
        npm::esbuild()?;
        let mut trunk = Self::for_serving()?;
        trunk.helpers.extend(wasm_opt);
        Ok(trunk)
    }

    /// A trunk subcommand, to be run in the workspace root.
    pub fn command(&self, subcommand: &str) -> Result<Command> {
        let mut command = Command::new(&self.program);
        command
            .current_dir(workspace::root())
            // All it needs is there: were something not found, it is to say so and not to download
            // another version. Crates are still fetched, by the `cargo metadata` that it runs first.
            .args([subcommand, "--offline=true"])
            .env("PATH", process::path_with(&self.helpers)?);
        // Trunk takes nothing but `true` and `false` here, while by convention any word means true.
        if let Some(word) = std::env::var_os("NO_COLOR") {
            command.env("NO_COLOR", (!word.is_empty()).to_string());
        }
        Ok(command)
    }
}

fn program() -> Result<PathBuf> {
    if let Some((path, version)) = find_version_on_path("trunk", 1)
        && version.starts_with("0.21.")
    {
        return Ok(path);
    }
    let tool = Tool {
        package: "trunk",
        version: VERSION,
        programs: &["trunk"],
        // Without these it needs OpenSSL's headers, and looks for updates of itself.
        arguments: &["--no-default-features", "--features", "rustls"],
        purpose: "builds and serves the page",
        how_long: "3 to 8 minutes",
    };
    Ok(tool.ensure()?.join(format!("trunk{}", std::env::consts::EXE_SUFFIX)))
}
