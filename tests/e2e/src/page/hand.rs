//! What a person does with the page: real pointer and key events, never scripted ones.

use std::time::Duration;

use anyhow::{Result, bail, ensure};
use serde_json::json;
use thirtyfour::action_chain::ActionChain;
use thirtyfour::{Key, TypingData};

use super::{Control, Page};
use crate::wait::until_seen;

/// More presses of Tab than any page of ours has stops.
const MOST_STOPS: usize = 200;

impl Page {
    /// Clicks the middle of the first element that a selector names.
    ///
    /// # Errors
    /// When there is none that can be seen.
    pub async fn click(&self, selector: &str) -> Result<()> {
        // What comes with a file, such as the exercises, may still be on its way.
        let there = async || self.count(selector).await;
        until_seen(selector, there, |&count| count > 0).await?;
        // A page that is still scrolling from a key takes the element away once more.
        const TRIES: usize = 5;
        let mut outcome = self.try_to_click(selector).await;
        for _ in 1..TRIES {
            match &outcome {
                Err(error) if format!("{error:#}").contains("out of bounds") => {
                    outcome = self.try_to_click(selector).await;
                }
                _ => break,
            }
        }
        outcome
    }

    async fn try_to_click(&self, selector: &str) -> Result<()> {
        self.bring_into_view(selector).await?;
        let middle: Option<(f64, f64)> = self
            .browser
            .run(
                "const box = document.querySelector(arguments[0]).getBoundingClientRect();
                 return box.width && box.height
                   ? [box.left + box.width / 2, box.top + box.height / 2] : null;",
                vec![json!(selector)],
            )
            .await?;
        ensure!(middle.is_some(), "{selector} cannot be seen, so not clicked");
        let (x, y) = middle.unwrap_or_default();
        let chain = self.hand().move_to(pixel(x), pixel(y)).click();
        self.perform(chain).await
    }

    /// Shows or hides an entry with its checkbox.
    ///
    /// # Errors
    /// When it has none.
    pub async fn toggle(&self, entry: &str) -> Result<()> {
        self.click(&format!("#lineup input[type=checkbox][value='{entry}']")).await
    }

    /// Dismisses the first notice.
    ///
    /// # Errors
    /// When there is none.
    pub async fn dismiss_notice(&self) -> Result<()> {
        self.click("#notices li button").await
    }

    /// Presses one key.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn press(&self, key: Key) -> Result<()> {
        self.type_text(TypingData::from(key)).await
    }

    /// Types into whatever has the focus.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn type_text(&self, text: impl Into<TypingData>) -> Result<()> {
        self.perform(self.hand().send_keys(text)).await
    }

    /// Clicks into a number field, selects what is there and types over it.
    ///
    /// # Errors
    /// When there is no such field.
    pub async fn type_into(&self, control: Control, text: &str) -> Result<()> {
        self.type_over(&control.field_id(), text).await
    }

    /// As [`Page::type_into`], by the `id` of the field.
    ///
    /// # Errors
    /// When there is no such field.
    pub async fn type_over(&self, id: &str, text: &str) -> Result<()> {
        self.click(&format!("#{id}")).await?;
        self.select_all().await?;
        self.type_text(text).await
    }

    /// Chooses from a list that is in focus or can be reached with Tab, by typing what the choice
    /// begins with.
    ///
    /// # Errors
    /// When Tab does not reach it.
    pub async fn choose(&self, id: &str, beginning: &str) -> Result<()> {
        self.tab_to(id).await?;
        self.type_text(beginning).await
    }

    /// Opens or closes a panel by its heading.
    ///
    /// # Errors
    /// When there is no such panel.
    pub async fn unfold(&self, id: &str) -> Result<()> {
        self.click(&format!("#{id} > summary")).await
    }

    /// Takes an entry out of the line-up.
    ///
    /// # Errors
    /// When it is not in it.
    pub async fn remove(&self, entry: &str) -> Result<()> {
        self.click(&format!("#lineup button.remove[value='{entry}']")).await
    }

    /// Selects all text of the field that has the focus.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn select_all(&self) -> Result<()> {
        self.press_with(&[Key::Control], "a").await
    }

    /// Presses a key while others are held down, such as Control and Shift.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn press_with(&self, held: &[Key], key: &str) -> Result<()> {
        let down = held.iter().fold(self.hand(), |chain, key| chain.key_down(key.clone()));
        let pressed = down.send_keys(key);
        let up = held.iter().rev().fold(pressed, |chain, key| chain.key_up(key.clone()));
        self.perform(up).await
    }

    /// Goes to a chapter by its chip.
    ///
    /// # Errors
    /// When there is none.
    pub async fn go_to_chapter(&self, chapter: u32) -> Result<()> {
        self.click(&format!("#chapters [data-chapter='{chapter}']")).await
    }

    /// Chooses a view of the plot: `request`, `finished` or `percentiles`.
    ///
    /// # Errors
    /// When there is none.
    pub async fn choose_view(&self, view: &str) -> Result<()> {
        self.click(&format!("#views button[value={view}]")).await
    }

    /// Presses Tab until this control has the focus; see [`Page::focused`] for its name.
    ///
    /// # Errors
    /// When Tab does not reach it.
    pub async fn tab_to(&self, name: &str) -> Result<()> {
        let mut passed = Vec::new();
        for _ in 0..MOST_STOPS {
            let focused = self.focused().await?;
            if focused == name {
                return Ok(());
            }
            passed.push(focused);
            self.press(Key::Tab).await?;
        }
        bail!("Tab does not reach {name}; it passed {passed:?}")
    }

    /// Scrolls at once to where an element can be reached.
    pub(super) async fn bring_into_view(&self, selector: &str) -> Result<()> {
        let found: bool = self
            .browser
            .run(
                "const element = document.querySelector(arguments[0]);
                 element?.scrollIntoView({ block: 'center', behavior: 'instant' });
                 return Boolean(element);",
                vec![json!(selector)],
            )
            .await?;
        ensure!(found, "there is no {selector}");
        Ok(())
    }

    /// Does it, and looks away until the page has drawn what came of it: the driver returns as soon
    /// as the browser has the event, which on a busy machine is before the page has.
    async fn perform(&self, chain: ActionChain) -> Result<()> {
        chain.perform().await?;
        self.await_frames().await;
        Ok(())
    }

    fn hand(&self) -> ActionChain {
        let driver = self.browser.driver();
        driver.action_chain_with_delay(None, Some(Duration::ZERO))
    }
}

/// A viewport coordinate as WebDriver takes it.
#[allow(clippy::cast_possible_truncation)] // viewports are far smaller than an i64
fn pixel(coordinate: f64) -> i64 {
    coordinate.round() as i64
}
