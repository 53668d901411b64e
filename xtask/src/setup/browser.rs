//! Chromium and its driver.

use super::install;
use crate::process::{self, find_on_path};
use crate::{Result, workspace};
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A browser with its WebDriver server.
pub struct Browser {
    chromium: PathBuf,
    chromedriver: PathBuf,
}

impl Browser {
    /// Finds both, or installs them with apt-get where this runs as root.
    pub fn ensure() -> Result<Self> {
        if let Some(browser) = Self::find()? {
            return Ok(browser);
        }
        if !(is_debian() && is_root()) {
            return Err(format!(
                "Chromium with its chromedriver, which draws the card and runs the tests, is neither on \
                 PATH nor named by CHROME_BIN and CHROMEDRIVER. {}",
                by_hand()
            ));
        }
        install(
            "chromium and chromium-driver with apt-get",
            "the tests drive the page in it, and it draws the card",
            "some seconds to a minute",
            install_with_apt,
        )?;
        Self::find()?.ok_or_else(|| {
            "apt-get installed chromium and chromium-driver, but they aren't on PATH.".to_owned()
        })
    }

    fn find() -> Result<Option<Self>> {
        let chromium = named_by("CHROME_BIN")?.or_else(|| {
            ["chromium", "chromium-browser", "google-chrome"]
                .into_iter()
                .find_map(find_on_path)
                .or_else(application)
        });
        let chromedriver = named_by("CHROMEDRIVER")?.or_else(|| find_on_path("chromedriver"));
        Ok(chromium
            .zip(chromedriver)
            .map(|(chromium, chromedriver)| Self { chromium, chromedriver }))
    }

    /// A command that draws a page on this disk into a PNG file of this size, in CSS pixels.
    /// `folder` is for the profile.
    pub fn screenshot(&self, page: &Path, png: &Path, size: (u32, u32), folder: &Path) -> Command {
        let named = |flag: &str, path: &Path| {
            let mut argument = OsString::from(flag);
            argument.push(path);
            argument
        };
        let mut command = Command::new(&self.chromium);
        // As the end-to-end tests start it.
        command
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"])
            .args(["--disable-background-networking", "--disable-component-update"])
            .args(["--disable-sync", "--hide-scrollbars", "--force-device-scale-factor=1"])
            .arg(format!("--window-size={},{}", size.0, size.1))
            .arg(named("--user-data-dir=", &folder.join("profile")))
            .arg(named("--screenshot=", png))
            .arg(page);
        command
    }

    /// Tells a command of the end-to-end package which browser to use.
    pub fn export_to(&self, command: &mut Command) {
        command.env("CHROME_BIN", &self.chromium).env("CHROMEDRIVER", &self.chromedriver);
    }

    /// Tells wasm-bindgen's test runner which browser to use.
    ///
    /// The runner knows no variable for the browser, only for the file of capabilities: it gets a
    /// copy of webdriver.json that names the browser.
    pub fn export_to_runner(&self, command: &mut Command) -> Result<()> {
        let given = workspace::root().join("webdriver.json");
        let flags = fs::read_to_string(&given)
            .map_err(|error| format!("{} can't be read: {error}.", given.display()))?;
        let named = with_binary(&flags, &self.chromium.to_string_lossy()).ok_or_else(|| {
            format!("{} has no {OPTIONS:?} to add the browser to.", given.display())
        })?;
        let folder = workspace::root().join("target/xtask");
        let file = folder.join("webdriver.json");
        fs::create_dir_all(&folder)
            .and_then(|()| fs::write(&file, named))
            .map_err(|error| format!("{} can't be written: {error}.", file.display()))?;
        command
            .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", file)
            .env("CHROMEDRIVER", &self.chromedriver);
        // Its own limits, 20 s for all tests and 5 s for the driver's start, are tight on a busy machine.
        command
            .env("WASM_BINDGEN_TEST_TIMEOUT", "120")
            .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "30");
        for preferred_by_the_runner in ["GECKODRIVER", "SAFARIDRIVER"] {
            command.env_remove(preferred_by_the_runner);
        }
        Ok(())
    }
}

/// Where the capabilities name Chromium's options.
const OPTIONS: &str = "\"goog:chromeOptions\": {";

/// Adds the browser's path to the text of a capabilities file.
fn with_binary(capabilities: &str, binary: &str) -> Option<String> {
    let (before, after) = capabilities.split_once(OPTIONS)?;
    let binary = binary.replace('\\', "\\\\").replace('"', "\\\"");
    Some(format!("{before}{OPTIONS}\n    \"binary\": \"{binary}\",{after}"))
}

/// The program that an environment variable names, by path or by a name on PATH.
fn named_by(variable: &str) -> Result<Option<PathBuf>> {
    let Some(name) = env::var_os(variable).filter(|name| !name.is_empty()) else {
        return Ok(None);
    };
    let path = PathBuf::from(&name);
    if path.is_file() {
        return Ok(Some(path));
    }
    match find_on_path(&name.to_string_lossy()) {
        Some(path) => Ok(Some(path)),
        None => Err(format!(
            "{variable} names {}, which is no program. Correct it or unset it.",
            path.display()
        )),
    }
}

/// Where Chrome is installed on systems that don't put it on PATH.
fn application() -> Option<PathBuf> {
    let path = if cfg!(target_os = "macos") {
        PathBuf::from("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
    } else if cfg!(windows) {
        PathBuf::from(env::var_os("ProgramFiles")?).join(r"Google\Chrome\Application\chrome.exe")
    } else {
        return None;
    };
    path.is_file().then_some(path)
}

/// How the user installs both, on the systems that have a command for it.
fn by_hand() -> String {
    const COMMANDS: [(&str, &str); 4] = [
        ("apt-get", "sudo apt-get install chromium chromium-driver"),
        ("dnf", "sudo dnf install chromium chromedriver"),
        ("pacman", "sudo pacman -S chromium"),
        ("brew", "brew install --cask google-chrome chromedriver"),
    ];
    COMMANDS.into_iter().find(|(manager, _)| find_on_path(manager).is_some()).map_or_else(
        || "Install Chromium or Chrome and the chromedriver of the same version.".to_owned(),
        |(_, command)| format!("Run: {command}"),
    )
}

fn install_with_apt() -> Result<()> {
    if let Err(sentence) = apt_get(&["update", "-qq"]) {
        // The lists of an earlier update may still do.
        println!("{sentence}");
    }
    apt_get(&["install", "-y", "-qq", "--no-install-recommends", "chromium", "chromium-driver"])
        .map_err(|error| format!("{error} {}", by_hand()))
}

fn apt_get(arguments: &[&str]) -> Result<()> {
    let mut command = Command::new("apt-get");
    process::run(command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive"))
}

fn is_debian() -> bool {
    Path::new("/etc/debian_version").is_file() && find_on_path("apt-get").is_some()
}

fn is_root() -> bool {
    process::output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browser_joins_the_flags() {
        let flags = "{\n  \"goog:chromeOptions\": {\n    \"args\": []\n  }\n}";
        let named = with_binary(flags, r#"C:\a "b"\chrome"#).unwrap();
        assert_eq!(
            named,
            "{\n  \"goog:chromeOptions\": {\n    \"binary\": \"C:\\\\a \\\"b\\\"\\\\chrome\",\n    \"args\": []\n  }\n}"
        );
        assert_eq!(with_binary("{}", "chrome"), None);
    }

    #[test]
    fn the_flags_of_this_workspace_take_a_browser() {
        let flags = fs::read_to_string(workspace::root().join("webdriver.json")).unwrap();
        assert!(with_binary(&flags, "chrome").is_some());
    }
}
