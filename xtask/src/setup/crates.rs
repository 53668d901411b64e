//! Tools that `cargo install` builds.

use super::{cache, install};
use crate::process::{self, find_version_on_path};
use crate::{Result, workspace};
use std::env::consts::EXE_SUFFIX;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A tool on the crates registry.
pub struct Tool<'a> {
    /// The package.
    pub package: &'a str,
    /// Its exact version.
    pub version: &'a str,
    /// The programs of it that are used.
    pub programs: &'a [&'a str],
    /// Further arguments to `cargo install`.
    pub arguments: &'a [&'a str],
    /// What it is for, for the user.
    pub purpose: &'a str,
    /// How long installing it takes, for the user.
    pub how_long: &'a str,
}

/// Optimises little: compiling the tools takes far longer than they ever run.
const LIGHT_PROFILE: [(&str, &str); 4] = [
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
];

impl Tool<'_> {
    /// The folder of the project's own copy of the programs, installed first where it is missing.
    pub fn ensure(&self) -> Result<PathBuf> {
        let cache = cache::folder()?;
        let home = cache.join(format!("{}-{}", self.package, self.version));
        let programs = home.join("bin");
        // cargo moves finished programs into place: one that is there is whole.
        if self.is_in(&programs) {
            return Ok(programs);
        }
        let what = format!("{} {}", self.package, self.version);
        install(&what, self.purpose, self.how_long, || self.install(&home))?;
        if self.is_in(&programs) {
            Ok(programs)
        } else {
            Err(format!(
                "{} holds not all of {} after the installation.",
                programs.display(),
                self.programs.join(", ")
            ))
        }
    }

    fn install(&self, home: &Path) -> Result<()> {
        std::fs::create_dir_all(home)
            .map_err(|error| format!("{} can't be made: {error}.", home.display()))?;
        let mut command = Command::new(process::cargo_program());
        command
            .args(["install", "--locked", self.package])
            .args(["--version", self.version])
            .args(self.arguments);
        let by_hand = process::name(&command);
        command
            .arg("--root")
            .arg(home)
            .current_dir(home) // away from the settings in the project's .cargo folder
            .envs(LIGHT_PROFILE);
        process::run(&mut command).map_err(|error| {
            format!(
                "{} couldn't be installed. {error} Try again, or install it yourself: {by_hand}",
                self.package
            )
        })
    }

    fn is_in(&self, folder: &Path) -> bool {
        self.programs.iter().all(|program| folder.join(format!("{program}{EXE_SUFFIX}")).is_file())
    }
}

/// The folder of the project's own `wasm-bindgen` and `wasm-bindgen-test-runner`, of the very version
/// of the locked crate; none where those on PATH are.
pub fn wasm_bindgen() -> Result<Option<PathBuf>> {
    let version = workspace::locked_version("wasm-bindgen")?;
    let programs = ["wasm-bindgen", "wasm-bindgen-test-runner"];
    let tool = Tool {
        package: "wasm-bindgen-cli",
        version: &version,
        programs: &programs,
        arguments: &[],
        purpose: "binds the wasm to JavaScript and runs its tests; its version is that of the crate",
        how_long: "1 to 3 minutes",
    };
    if let Some((path, found)) = find_version_on_path("wasm-bindgen", 1)
        && found == version
        && let Some(folder) = path.parent()
        && tool.is_in(folder)
    {
        return Ok(None);
    }
    tool.ensure().map(Some)
}

/// The folder of the program that runs the benchmarks of instructions, of the very version of the
/// locked crate.
pub fn gungraun_runner() -> Result<PathBuf> {
    let version = workspace::locked_version("gungraun")?;
    let tool = Tool {
        package: "gungraun-runner",
        version: &version,
        programs: &["gungraun-runner"],
        arguments: &[],
        purpose: "counts instructions; its version is that of the crate",
        how_long: "1 to 2 minutes",
    };
    tool.ensure()
}
