//! One fresh headless Chromium, its window, and what it complained of.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::prelude::*;
use thirtyfour::{BrowserLogEntry, ChromeCapabilities, LoggingPrefsLogLevel};

use crate::driver::Chromedriver;
use crate::settings;
use crate::wait::PATIENCE;

/// Headless, as root too, without anything of its own to ask the network for.
const FLAGS: [&str; 9] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    // A pipe instead of a port: the browser ends when chromedriver does, however that ends.
    "--remote-debugging-pipe",
];

/// Runs in every document before its own scripts: notes what no log tells.
const WATCHER: &str = include_str!("browser/watcher.js");

/// Runs in every document where pages are not to keep themselves for visits without network: it is as
/// without a secure connection, and all that is asked for is what the page itself asks for.
const UNKEPT: &str = "delete Navigator.prototype.serviceWorker";

/// The size and the preferences that the browser pretends to have.
#[derive(Clone, Copy, Debug)]
pub struct Window {
    /// Width of the viewport in CSS pixels, as narrow as you like.
    pub width: u32,
    /// Height of the viewport in CSS pixels.
    pub height: u32,
    /// `prefers-color-scheme: dark`.
    pub dark: bool,
    /// `prefers-reduced-motion: reduce`.
    pub reduced_motion: bool,
    /// Whether pages may keep themselves for visits without network, by a service worker.
    pub keeps: bool,
    /// Whether the browser blocks cookies, and with them all that a page could store.
    pub blocks_storage: bool,
}

impl Default for Window {
    fn default() -> Self {
        Self {
            width: 1280,
            height: 900,
            dark: false,
            reduced_motion: false,
            keeps: false,
            blocks_storage: false,
        }
    }
}

/// A browser session with a profile of its own.
#[derive(Debug)]
pub struct Browser {
    driver: WebDriver,
    // In the order in which they may go: the profile's folder, then the driver process.
    _profile: TempDir,
    _chromedriver: Arc<Chromedriver>,
}

impl Browser {
    /// Starts a browser with a fresh profile, whose reader prefers these languages, or says nothing
    /// of them.
    ///
    /// # Errors
    /// When chromedriver or Chromium is missing or does not start.
    pub async fn start(window: Window, languages: Option<&str>) -> Result<Self> {
        let chromedriver = Chromedriver::shared()?;
        let profile = tempfile::Builder::new().prefix("pvl-e2e-").tempdir()?;
        let capabilities = capabilities(profile.path(), window, languages)?;
        let driver = WebDriver::new(chromedriver.url(), capabilities)
            .await
            .context("chromedriver did not start a Chromium")?;
        let browser = Self { driver, _profile: profile, _chromedriver: chromedriver };
        if let Err(error) = browser.prepare(window).await {
            browser.quit().await?;
            return Err(error);
        }
        Ok(browser)
    }

    async fn prepare(&self, window: Window) -> Result<()> {
        self.driver.set_page_load_timeout(PATIENCE).await?;
        self.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCHER })).await?;
        if !window.keeps {
            self.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": UNKEPT })).await?;
        }
        self.resize(window).await
    }

    /// Gives the viewport another size or other preferences, as when a person turns the phone.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn resize(&self, window: Window) -> Result<()> {
        self.cdp(
            "Emulation.setDeviceMetricsOverride",
            json!({
                "width": window.width, "height": window.height,
                "deviceScaleFactor": 1, "mobile": false,
            }),
        )
        .await?;
        let scheme = if window.dark { "dark" } else { "light" };
        let motion = if window.reduced_motion { "reduce" } else { "no-preference" };
        self.cdp(
            "Emulation.setEmulatedMedia",
            json!({ "features": [
                { "name": "prefers-color-scheme", "value": scheme },
                { "name": "prefers-reduced-motion", "value": motion },
            ] }),
        )
        .await?;
        Ok(())
    }

    /// The WebDriver session, for what has no name here.
    #[must_use]
    pub fn driver(&self) -> &WebDriver {
        &self.driver
    }

    /// Sends a DevTools command and returns its result.
    ///
    /// # Errors
    /// When the browser is gone or refuses the command.
    pub async fn cdp(&self, method: &str, parameters: Value) -> Result<Value> {
        let answer = self.driver.cdp().send_raw(method, parameters).await;
        answer.with_context(|| format!("DevTools command {method}"))
    }

    /// Runs a script as the body of a function with `arguments` and returns what it returns.
    ///
    /// # Errors
    /// When the script throws, or returns something else than a `T`.
    pub async fn run<T: DeserializeOwned>(&self, script: &str, arguments: Vec<Value>) -> Result<T> {
        let answer = self.driver.execute(script, arguments).await;
        answer.and_then(|value| value.convert()).with_context(|| format!("script: {script}"))
    }

    /// As [`Browser::run`], for a script that calls its last argument with the result.
    ///
    /// # Errors
    /// As [`Browser::run`], and when the result takes longer than the script time-out.
    pub async fn run_async<T: DeserializeOwned>(
        &self,
        script: &str,
        arguments: Vec<Value>,
    ) -> Result<T> {
        let answer = self.driver.execute_async(script, arguments).await;
        answer.and_then(|value| value.convert()).with_context(|| format!("script: {script}"))
    }

    /// What the browser logged since the last call: console, network and security messages.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn log(&self) -> Result<Vec<BrowserLogEntry>> {
        Ok(self.driver.browser_log().await?)
    }

    /// What the watcher saw in the document on show.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn watched(&self) -> Result<Watched> {
        self.run("return window.__watched;", Vec::new()).await
    }

    /// Saves a picture of the viewport as PNG.
    ///
    /// # Errors
    /// When the browser is gone or the file cannot be written.
    pub async fn screenshot(&self, file: &Path) -> Result<()> {
        Ok(self.driver.screenshot(file).await?)
    }

    /// Ends the browser and waits until it has ended.
    ///
    /// # Errors
    /// When it was gone already.
    pub async fn quit(self) -> Result<()> {
        let Self { driver, .. } = self;
        Ok(driver.quit().await?)
    }
}

/// What went on in a document, from before its first script.
#[derive(Clone, Debug, Deserialize)]
pub struct Watched {
    /// Violations of the Content-Security-Policy: directive, what was blocked, and where.
    pub violations: Vec<String>,
    /// Uncaught errors and rejected promises that nobody handled.
    pub errors: Vec<String>,
    /// Every write to the address bar.
    pub address_writes: Vec<AddressWrite>,
    /// When `body` first said `data-state="ready"` and that was on show, in ms since navigation.
    pub ready_ms: Option<f64>,
}

/// One call of `history.replaceState` or `history.pushState`.
#[derive(Clone, Debug, Deserialize)]
pub struct AddressWrite {
    /// When, in ms since navigation.
    pub at_ms: f64,
    /// Whether it made a new entry in the history.
    pub pushed: bool,
}

fn capabilities(
    profile: &Path,
    window: Window,
    languages: Option<&str>,
) -> Result<ChromeCapabilities> {
    let mut chrome = DesiredCapabilities::chrome();
    for flag in FLAGS {
        chrome.add_arg(flag)?;
    }
    chrome.add_arg(&format!("--user-data-dir={}", profile.display()))?;
    if window.blocks_storage {
        let block = json!({ "profile.default_content_setting_values.cookies": 2 });
        chrome.add_experimental_option("prefs", block)?;
    }
    if let Some(languages) = languages {
        chrome.add_arg(&format!("--accept-lang={languages}"))?;
    }
    chrome.set_browser_log_level(LoggingPrefsLogLevel::All)?;
    if let Some(chromium) = settings::chromium() {
        chrome.set_binary(&chromium.to_string_lossy())?;
    }
    Ok(chrome)
}
