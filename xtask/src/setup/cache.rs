//! The folder of the project's own copies of tools.

use crate::Result;
use std::env;
use std::path::PathBuf;

/// The environment variable that names another folder.
const OVERRIDE: &str = "POOL_VS_LOOP_TOOLS";

/// The cache folder: what `POOL_VS_LOOP_TOOLS` names, else `pool-vs-loop` in the user's own cache.
pub fn folder() -> Result<PathBuf> {
    if let Some(folder) = variable(OVERRIDE) {
        return std::path::absolute(&folder)
            .map_err(|error| format!("{OVERRIDE} names no folder: {error}."));
    }
    users_cache()
        .map(|folder| folder.join("pool-vs-loop"))
        .ok_or_else(|| {
            format!(
                "There is no place to install tools in: {HOME} isn't set. Set it, or set {OVERRIDE} to a folder."
            )
        })
}

/// What the user's cache folder is derived from.
const HOME: &str = if cfg!(windows) { "LOCALAPPDATA" } else { "HOME" };

fn users_cache() -> Option<PathBuf> {
    if cfg!(windows) {
        variable(HOME)
    } else if cfg!(target_os = "macos") {
        variable(HOME).map(|home| home.join("Library/Caches"))
    } else {
        // The XDG specification: a relative path is to be ignored.
        variable("XDG_CACHE_HOME")
            .filter(|folder| folder.is_absolute())
            .or_else(|| variable(HOME).map(|home| home.join(".cache")))
    }
}

fn variable(name: &str) -> Option<PathBuf> {
    env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from)
}
