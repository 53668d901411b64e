//! One person's visit, which is what an end-to-end test is: a server, a fresh browser, and at the
//! end the check that nothing broke on the way.

use std::future::Future;
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::thread;

use anyhow::{Context, Result, ensure};
use futures_util::FutureExt;
use tokio::sync::Semaphore;

use crate::browser::{Browser, Window};
use crate::page::Page;
use crate::server::Site;
use crate::settings;

/// Browsers at the same time, whatever the number of cores: more only slow one another down.
static TURNS: Semaphore = Semaphore::const_new(2);

/// How a visit is to be; then [`Visit::run`].
#[derive(Debug, Default)]
pub struct Visit {
    site: Option<Site>,
    window: Window,
    languages: Option<&'static str>,
    complaints_allowed: bool,
}

impl Visit {
    /// Visits this site instead of the build as it is.
    #[must_use]
    pub fn of(mut self, site: Site) -> Self {
        self.site = Some(site);
        self
    }

    /// Gives the window this width in CSS pixels.
    #[must_use]
    pub fn width(mut self, width: u32) -> Self {
        self.window.width = width;
        self
    }

    /// Prefers dark colours.
    #[must_use]
    pub fn dark(mut self) -> Self {
        self.window.dark = true;
        self
    }

    /// Prefers reduced motion.
    #[must_use]
    pub fn reduced_motion(mut self) -> Self {
        self.window.reduced_motion = true;
        self
    }

    /// Prefers these languages, as `pt-BR,es`.
    #[must_use]
    pub fn speaking(mut self, languages: &'static str) -> Self {
        self.languages = Some(languages);
        self
    }

    /// Lets the page keep itself for visits without network, as browsers do: by a service worker,
    /// which then answers for the server.
    #[must_use]
    pub fn keeping(mut self) -> Self {
        self.window.keeps = true;
        self
    }

    /// Blocks cookies, and with them all that a page could store.
    #[must_use]
    pub fn blocking_storage(mut self) -> Self {
        self.window.blocks_storage = true;
        self.keeping()
    }

    /// For visits where something is broken on purpose: the browser may complain.
    #[must_use]
    pub fn expecting_complaints(mut self) -> Self {
        self.complaints_allowed = true;
        self
    }

    /// Starts the server and a browser, does what `doing` says, and checks that there was no
    /// panic, no console error, no policy violation and no missing file. The browser is ended in
    /// any case, and where something went wrong a screenshot is kept in `target/e2e`.
    ///
    /// # Errors
    /// When anything fails.
    ///
    /// # Panics
    /// When `doing` panics: the panic goes on after the browser has ended.
    pub async fn run<T>(self, doing: impl AsyncFnOnce(&Page) -> Result<T>) -> Result<T> {
        let _turn = TURNS.acquire().await?;
        let site = match self.site {
            Some(site) => site,
            None => Site::of_the_build()?,
        };
        let server = site.serve().await?;
        let page = Page::new(Browser::start(self.window, self.languages).await?, server);
        let outcome = caught(go_through(&page, doing, self.complaints_allowed)).await;
        if !matches!(outcome, Ok(Ok(_))) {
            keep_evidence(&page).await;
        }
        let ended = page.into_browser().quit().await;
        let result = outcome.unwrap_or_else(|panic| resume_unwind(panic))?;
        ended.context("the browser did not end cleanly")?;
        Ok(result)
    }
}

async fn go_through<T>(
    page: &Page,
    doing: impl AsyncFnOnce(&Page) -> Result<T>,
    complaints_allowed: bool,
) -> Result<T> {
    let result = doing(page).await?;
    if !complaints_allowed {
        assert_quiet(page).await?;
    }
    Ok(result)
}

/// Runs a future to its end, be it a panic.
async fn caught<F: Future>(future: F) -> thread::Result<F::Output> {
    // Nothing that the panic left half done is looked at again: the browser only ends.
    AssertUnwindSafe(future).catch_unwind().await
}

/// Asserts that the browser had nothing to complain of, and that no file was asked for in vain.
async fn assert_quiet(page: &Page) -> Result<()> {
    page.browser().driver().enter_default_frame().await?;
    let watched = page.browser().watched().await?;
    ensure!(watched.errors.is_empty(), "uncaught errors: {:#?}", watched.errors);
    ensure!(
        watched.violations.is_empty(),
        "the page broke its own security policy: {:#?}",
        watched.violations
    );
    let complaints: Vec<String> = page
        .browser()
        .log()
        .await?
        .into_iter()
        .filter(|entry| entry.level == "SEVERE" || entry.message.contains("panicked"))
        .map(|entry| entry.message)
        .collect();
    ensure!(complaints.is_empty(), "the console has errors: {complaints:#?}");
    let refused: Vec<_> = page
        .server()
        .asked()
        .into_iter()
        .filter(|asked| asked.status.is_some_and(|status| status >= 400))
        .collect();
    ensure!(refused.is_empty(), "asked for what is not there: {refused:?}");
    Ok(())
}

/// Prints where the page was and saves a picture of it. What fails here must not hide the failure
/// that it is evidence of.
async fn keep_evidence(page: &Page) {
    let address = page.ask::<String>("location.href").await;
    eprintln!("the page was at {}", address.as_deref().unwrap_or("an unknown address"));
    for entry in page.browser().log().await.unwrap_or_default() {
        eprintln!("console {}: {}", entry.level, entry.message);
    }
    let name = thread::current().name().unwrap_or("visit").replace("::", "-");
    let picture = settings::evidence().join(format!("{name}.png"));
    let saved = std::fs::create_dir_all(settings::evidence()).is_ok()
        && page.browser().screenshot(&picture).await.is_ok();
    if saved {
        eprintln!("its picture is {}", picture.display());
    }
}
