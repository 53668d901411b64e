//! The page in the terms of a person who uses it: getting there and waiting (here), what is to be
//! seen (`sight`, and in the `panels`) and what one does (`hand`, and with a `pointer`).

mod hand;
mod panels;
mod pointer;
mod sight;

pub use pointer::{Held, Pressed};
pub use sight::Row;

use anyhow::{Result, ensure};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::browser::Browser;
use crate::server::Server;
use crate::wait;

/// A setting with a slider and a number field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Control {
    /// Worker processes.
    Workers,
    /// Requests sent at once.
    Requests,
    /// Pieces that a request's wait is split into.
    Subtasks,
    /// The I/O time of a request.
    Io,
    /// The CPU time of a request.
    Cpu,
}

impl Control {
    /// All of them, in their order on the page.
    pub const ALL: [Self; 5] = [Self::Workers, Self::Requests, Self::Subtasks, Self::Io, Self::Cpu];

    /// The `id` of its slider, which is also its key in a link.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Workers => "workers",
            Self::Requests => "requests",
            Self::Subtasks => "subtasks",
            Self::Io => "io",
            Self::Cpu => "cpu",
        }
    }

    /// The `id` of its number field.
    #[must_use]
    pub fn field_id(self) -> String {
        format!("{}-field", self.id())
    }
}

/// A page that is open in a browser and comes from a server.
#[derive(Debug)]
pub struct Page {
    browser: Browser,
    server: Server,
}

impl Page {
    pub(crate) fn new(browser: Browser, server: Server) -> Self {
        Self { browser, server }
    }

    pub(crate) fn into_browser(self) -> Browser {
        self.browser
    }

    /// The browser it is open in.
    #[must_use]
    pub fn browser(&self) -> &Browser {
        &self.browser
    }

    /// The server that it comes from.
    #[must_use]
    pub fn server(&self) -> &Server {
        &self.server
    }

    /// Goes to the page with this query (`?workers=3`, or empty) and waits until it is usable.
    ///
    /// # Errors
    /// When it fails to start or takes too long.
    pub async fn open(&self, query: &str) -> Result<()> {
        self.enter(query).await?;
        self.await_ready().await
    }

    /// Goes to the page with this query, whatever becomes of it.
    ///
    /// # Errors
    /// When the browser cannot load even the HTML.
    pub async fn enter(&self, query: &str) -> Result<()> {
        Ok(self.browser.driver().goto(self.server.address(query)).await?)
    }

    /// Loads the same address anew and waits until the page is usable.
    ///
    /// # Errors
    /// As [`Page::open`].
    pub async fn reload(&self) -> Result<()> {
        self.browser.driver().refresh().await?;
        self.await_ready().await
    }

    /// Goes back in the history and waits until the page there is usable.
    ///
    /// # Errors
    /// As [`Page::open`].
    pub async fn back(&self) -> Result<()> {
        self.browser.driver().back().await?;
        self.await_ready().await
    }

    /// Goes forward in the history and waits until the page there is usable.
    ///
    /// # Errors
    /// As [`Page::open`].
    pub async fn forward(&self) -> Result<()> {
        self.browser.driver().forward().await?;
        self.await_ready().await
    }

    /// Waits until the page says that it is usable.
    ///
    /// # Errors
    /// When it says that it failed, or takes too long.
    pub async fn await_ready(&self) -> Result<()> {
        let state = self.await_state(|state| state != "loading").await?;
        ensure!(
            state == "ready",
            "the page did not start: it is {state:?} and says {:?}",
            self.failure().await?
        );
        Ok(())
    }

    /// Waits until the server has answered all that the document names. The last is the icon, which
    /// the browser asks for in its own time.
    ///
    /// # Errors
    /// When it names no icon, or the browser does not ask for it.
    pub async fn await_loaded(&self) -> Result<()> {
        let icon: String =
            self.ask("new URL(document.querySelector('link[rel~=icon]').href).pathname").await?;
        let look = async || Ok(self.server.asked());
        wait::until_seen(&format!("an answer for {icon}"), look, |asked| {
            asked.iter().any(|asked| asked.path == icon && asked.status.is_some())
        })
        .await?;
        Ok(())
    }

    /// Waits for a `data-state` of the body and returns it.
    ///
    /// # Errors
    /// When it takes too long.
    pub async fn await_state(&self, wanted: impl Fn(&str) -> bool) -> Result<String> {
        // While a document is being replaced it may have no body for a moment: still loading.
        let look = async || self.ask("document.body?.dataset.state ?? 'loading'").await;
        wait::until_seen("the page's state to settle", look, |state: &String| wanted(state)).await
    }

    /// Waits until the summary shows these times of the last reply, in the order of its rows.
    ///
    /// # Errors
    /// When it does not come to show them.
    pub async fn await_makespans<const N: usize>(&self, expected: [&str; N]) -> Result<()> {
        let look = async || self.makespans().await;
        wait::until_seen(
            &format!("the times of the last replies to be {expected:?}"),
            look,
            |seen: &Vec<String>| seen == &expected,
        )
        .await?;
        Ok(())
    }

    /// Waits until the address has this query, such as `?workers=3`; it follows after a moment.
    ///
    /// # Errors
    /// When it does not come to have it.
    pub async fn await_address(&self, query: &str) -> Result<()> {
        wait::until_equal("the address", async || self.address().await, query).await?;
        Ok(())
    }

    /// Waits for the page to draw twice, as far as it draws: what was done to it by then is on
    /// show. A page that is left meanwhile is no error.
    pub(crate) async fn await_frames(&self) {
        let script = "
            const [done] = arguments;
            const given_up = setTimeout(done, 200); // a frame out of sight draws nothing
            requestAnimationFrame(() => requestAnimationFrame(() => {
              clearTimeout(given_up);
              done(true);
            }));";
        self.browser.run_async::<Option<bool>>(script, Vec::new()).await.ok();
    }

    /// The query part of the page's address, with its `?`, or empty.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn address(&self) -> Result<String> {
        self.ask("location.search").await
    }

    /// The value of a JavaScript expression.
    ///
    /// # Errors
    /// When it throws, or is no `T`.
    pub async fn ask<T: DeserializeOwned>(&self, expression: &str) -> Result<T> {
        self.browser.run(&format!("return {expression};"), Vec::new()).await
    }

    /// The value of a JavaScript expression about the `element` with an `id`.
    async fn ask_of<T: DeserializeOwned>(&self, id: &str, expression: &str) -> Result<T> {
        let script = format!(
            "const element = document.getElementById(arguments[0]);
             if (!element) throw new Error(`there is no #${{arguments[0]}}`);
             return {expression};"
        );
        self.browser.run(&script, vec![Value::from(id)]).await
    }
}
