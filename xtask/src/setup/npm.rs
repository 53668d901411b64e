//! Tools that npm serves: wasm-opt, esbuild, axe-core and uPlot.

use super::{cache, install};
use crate::Result;
use crate::process::{self, find_on_path, find_version_on_path};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A package on npm's registry, in an exact version.
struct Package {
    name: &'static str,
    version: &'static str,
    purpose: &'static str,
}

const BINARYEN: Package =
    Package { name: "binaryen", version: "132.0.0", purpose: "its wasm-opt makes the wasm small" };

const ESBUILD: Package =
    Package { name: "esbuild", version: "0.28.2", purpose: "makes scripts and styles small" };

const AXE_CORE: Package = Package {
    name: "axe-core",
    version: "4.14.1",
    purpose: "checks the page's accessibility in the end-to-end tests",
};

const UPLOT: Package = Package {
    name: "uplot",
    version: "1.6.32",
    purpose: "a chart library that the benchmark holds the page against",
};

/// The oldest wasm-opt that reads what rustc 1.95 writes (tried: 116 stops at `table.fill`).
const OLDEST_WASM_OPT: u32 = 117;

/// The folder of the project's own wasm-opt; none where the one on PATH is new enough.
pub fn wasm_opt() -> Result<Option<PathBuf>> {
    if let Some((_, version)) = find_version_on_path("wasm-opt", 2)
        && version.parse().is_ok_and(|version: u32| version >= OLDEST_WASM_OPT)
    {
        return Ok(None);
    }
    // npm's wasm-opt is a script for Node.js.
    if find_on_path("npm").is_none() || find_on_path("node").is_none() {
        return Err(format!(
            "wasm-opt is missing, and so is npm to install it with. Install Node.js with npm, or \
             binaryen {OLDEST_WASM_OPT} or newer with its wasm-opt on PATH, and run this again."
        ));
    }
    Ok(Some(BINARYEN.ensure()?.join(".bin")))
}

/// The path of esbuild.
pub fn esbuild() -> Result<PathBuf> {
    let program = if cfg!(windows) { "esbuild.cmd" } else { "esbuild" };
    Ok(ESBUILD.ensure()?.join(".bin").join(program))
}

/// The path of axe-core's script. What needs it is skipped where it can't be had.
pub fn axe() -> Result<PathBuf> {
    Ok(AXE_CORE.ensure()?.join("axe-core/axe.min.js"))
}

/// The folder of uPlot's script and styles. Only the benchmark needs it, and does without where it
/// can't be had.
pub fn uplot() -> Result<PathBuf> {
    Ok(UPLOT.ensure()?.join("uplot/dist"))
}

impl Package {
    /// The `node_modules` folder that holds the package, installed first where it is missing.
    fn ensure(&self) -> Result<PathBuf> {
        let Self { name, version, .. } = self;
        let home = cache::folder()?.join(format!("npm/{name}-{version}"));
        if !home.is_dir() {
            self.install_to(&home)
                .map_err(|error| format!("{name} {version} couldn't be installed. {error}"))?;
        }
        Ok(home.join("node_modules"))
    }

    /// Fetches beside `home` and renames, so that an installation cut short never looks done.
    fn install_to(&self, home: &Path) -> Result<()> {
        let npm = find_on_path("npm").ok_or("npm isn't on PATH; it comes with Node.js.")?;
        let partial = home.with_file_name(format!(".{}-{}", self.name, std::process::id()));
        let what = format!("{} {}", self.name, self.version);
        let done = install(&what, self.purpose, "some seconds", || {
            self.fetch(&npm, &partial)?;
            fs::rename(&partial, home)
                .map_err(|error| format!("{} can't be made: {error}.", home.display()))
        });
        if done.is_err() {
            // What is left of a failed attempt is of no use; that it can't be removed does no harm.
            let _ = fs::remove_dir_all(&partial);
        }
        // Another set-up that ran at the same time may have been first.
        done.or_else(|error| if home.is_dir() { Ok(()) } else { Err(error) })
    }

    fn fetch(&self, npm: &Path, folder: &Path) -> Result<()> {
        fs::create_dir_all(folder)
            .map_err(|error| format!("{} can't be made: {error}.", folder.display()))?;
        let mut command = Command::new(npm);
        command
            .args(["install", "--no-audit", "--no-fund", "--ignore-scripts"])
            .arg(format!("{}@{}", self.name, self.version))
            .arg("--prefix")
            .arg(folder)
            .current_dir(folder);
        process::run(&mut command)
    }
}
