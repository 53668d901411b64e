//! What the panels show: the chapters, the plot's read-out, the inside of an entry, its log, and
//! why it takes so long.

use anyhow::Result;

use super::Page;
use crate::wait;

impl Page {
    /// Waits until nothing is being simulated any more: results, the inside of the entry in focus,
    /// and what would help it.
    ///
    /// # Errors
    /// When that takes too long.
    pub async fn await_quiet(&self) -> Result<()> {
        let look = async || {
            self.ask::<usize>("document.querySelectorAll('[aria-busy=true]').length").await
        };
        wait::until_equal("the number of panels that are busy", look, 0).await?;
        Ok(())
    }

    /// Waits until an element has this text.
    ///
    /// # Errors
    /// When it does not come to have it.
    pub async fn await_text(&self, selector: &str, expected: &str) -> Result<()> {
        let look = async || self.text_of(selector).await;
        wait::until_equal(&format!("the text of {selector}"), look, expected).await?;
        Ok(())
    }

    /// Waits until the text of an element has this part, and returns it.
    ///
    /// # Errors
    /// When it does not come to have it.
    pub async fn await_part(&self, selector: &str, part: &str) -> Result<String> {
        let look = async || self.text_of(selector).await;
        let what = format!("the text of {selector} to have {part:?}");
        wait::until_seen(&what, look, |text: &String| text.contains(part)).await
    }

    /// An attribute of the first element that a selector names.
    ///
    /// # Errors
    /// When there is none.
    pub async fn attribute(&self, selector: &str, name: &str) -> Result<Option<String>> {
        self.browser
            .run(
                "const [selector, name] = arguments;
                 const element = document.querySelector(selector);
                 if (!element) throw new Error(`there is no ${selector}`);
                 return element.getAttribute(name);",
                vec![selector.into(), name.into()],
            )
            .await
    }

    /// The number of elements that a selector names.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn count(&self, selector: &str) -> Result<usize> {
        Ok(self.texts_of(selector).await?.len())
    }

    /// The chapter that the reader is in, from 1.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn chapter(&self) -> Result<Option<u32>> {
        self.ask(
            "((chip) => chip ? Number(chip.dataset.chapter) : null)
             (document.querySelector('#chapters [aria-current=step]'))",
        )
        .await
    }

    /// The sentence of what to watch.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn watch(&self) -> Result<String> {
        self.text_of("#watch").await
    }

    /// What is read out of the plot.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn readout(&self) -> Result<String> {
        self.text_of("#readout").await
    }

    /// Where the playhead is, and the end of the run: `1.50 s of 4.00 s`.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn time(&self) -> Result<String> {
        self.text_of("#time").await
    }

    /// Where the playhead is, in milliseconds.
    ///
    /// # Errors
    /// When there is none.
    pub async fn playhead(&self) -> Result<f64> {
        self.ask("Number(document.getElementById('playhead').getAttribute('aria-valuenow')) / 1000")
            .await
    }

    /// Where the requests are at the playhead, in words.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn moment(&self) -> Result<String> {
        self.text_of("#moment").await
    }

    /// All shapes of the diagram as one text, to be compared with another time's.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn diagram(&self) -> Result<String> {
        self.ask("document.querySelector('#diagram svg').innerHTML").await
    }

    /// What is under the pointer in the timeline, in words.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn tip(&self) -> Result<String> {
        self.text_of("#tip").await
    }

    /// The times below the timeline, as they are written.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn timeline_times(&self) -> Result<Vec<String>> {
        self.texts_of("#timeline text.tick").await
    }

    /// The rows of the access log that are in the document.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn log_rows(&self) -> Result<Vec<String>> {
        self.texts_of("#log-rows li").await
    }

    /// The sentences of why it takes so long.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn why(&self) -> Result<Vec<String>> {
        self.texts_of("#why > p").await
    }

    /// The changes that are offered: what stands on each button, and its effect.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn changes(&self) -> Result<Vec<(String, String)>> {
        let buttons = self.texts_of("#advice .changes li > button").await?;
        let effects = self.texts_of("#advice .changes li > span").await?;
        Ok(buttons.into_iter().zip(effects).collect())
    }

    /// The view of the plot that is chosen.
    ///
    /// # Errors
    /// When none is.
    pub async fn view(&self) -> Result<String> {
        self.ask("document.querySelector('#views [aria-pressed=true]').value").await
    }

    /// Whether a button can do something now.
    ///
    /// # Errors
    /// When there is none.
    pub async fn is_on(&self, selector: &str) -> Result<bool> {
        Ok(self.attribute(selector, "aria-disabled").await?.is_none())
    }

    /// The number of elements in the document.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn elements(&self) -> Result<usize> {
        self.ask("document.querySelectorAll('*').length").await
    }
}
