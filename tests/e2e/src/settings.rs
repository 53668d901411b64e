//! Where the build, the driver and the browser are: from the environment, with defaults.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};

/// The folder of the release build: `PVL_DIST`, else `dist` in the workspace root.
///
/// # Errors
/// When it has no `index.html`: the build is missing.
pub fn dist() -> Result<PathBuf> {
    let folder =
        env::var_os("PVL_DIST").map_or_else(|| workspace_root().join("dist"), PathBuf::from);
    ensure!(
        folder.join("index.html").is_file(),
        "{} has no index.html: build the page with `cargo xtask build`, or name its folder in \
         PVL_DIST",
        folder.display(),
    );
    Ok(folder)
}

/// The chromedriver to start: `CHROMEDRIVER`, else the one on the PATH.
#[must_use]
pub fn chromedriver() -> PathBuf {
    env::var_os("CHROMEDRIVER").map_or_else(|| PathBuf::from("chromedriver"), PathBuf::from)
}

/// The Chromium to use: `CHROME_BIN`; `None` leaves the choice to chromedriver.
#[must_use]
pub fn chromium() -> Option<PathBuf> {
    env::var_os("CHROME_BIN").map(PathBuf::from)
}

/// The path of axe-core's `axe.min.js`: `PVL_AXE`. The axe tests cannot run without it.
#[must_use]
pub fn axe() -> Option<PathBuf> {
    env::var_os("PVL_AXE").map(PathBuf::from)
}

/// Where evidence of a failed test is kept: screenshots, in the shared `target` folder.
#[must_use]
pub fn evidence() -> PathBuf {
    workspace_root().join("target/e2e")
}

/// The workspace root, two folders above this package.
fn workspace_root() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.ancestors().nth(2).unwrap_or(package).to_path_buf()
}
