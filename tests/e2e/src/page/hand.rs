//! What a person does with the page: real pointer and key events, never scripted ones.

use std::time::Duration;

use anyhow::{Result, bail, ensure};
use serde_json::json;
use thirtyfour::action_chain::ActionChain;
use thirtyfour::{Key, TypingData};

use super::{Control, Page};

/// More presses of Tab than any page of ours has stops.
const MOST_STOPS: usize = 120;

impl Page {
    /// Drags a slider's thumb with the pointer, to 0 (its least) to 1 (its most), and lets go.
    ///
    /// # Errors
    /// When there is no such slider.
    pub async fn drag(&self, control: Control, to: f64) -> Result<()> {
        let mut held = self.grab(control).await?;
        held.pull(to).await?;
        held.let_go().await
    }

    /// Takes hold of a slider's thumb.
    ///
    /// # Errors
    /// When there is no such slider.
    pub async fn grab(&self, control: Control) -> Result<Held<'_>> {
        self.bring_into_view(&format!("#{}", control.id())).await?;
        let at = self.slider(control).await?;
        let point = self.thumb(control, at).await?;
        let held = Held { page: self, control, at, point };
        held.mouse("mouseMoved", false).await?;
        held.mouse("mousePressed", true).await?;
        Ok(held)
    }

    /// Clicks the middle of the first element that a selector names.
    ///
    /// # Errors
    /// When there is none that can be seen.
    pub async fn click(&self, selector: &str) -> Result<()> {
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
        Ok(chain.perform().await?)
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
        Ok(self.hand().send_keys(text).perform().await?)
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
        let chain = self.hand().key_down(Key::Control).send_keys("a").key_up(Key::Control);
        Ok(chain.perform().await?)
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
    async fn bring_into_view(&self, selector: &str) -> Result<()> {
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

    /// The point in the viewport where a slider's thumb is when the slider stands `at` 0 to 1.
    async fn thumb(&self, control: Control, at: f64) -> Result<(f64, f64)> {
        // The thumb's middle stays its radius away from both ends. Eight pixels are Chromium's
        // own radius; the pointer hits a larger thumb as well.
        const RADIUS: f64 = 8.0;
        let (left, top, width, height): (f64, f64, f64, f64) = self
            .ask_of(
                control.id(),
                "(({ left, top, width, height }) => [left, top, width, height])
                 (element.getBoundingClientRect())",
            )
            .await?;
        Ok((left + RADIUS + at * (width - 2.0 * RADIUS), top + height / 2.0))
    }

    fn hand(&self) -> ActionChain {
        let driver = self.browser.driver();
        driver.action_chain_with_delay(None, Some(Duration::ZERO))
    }
}

/// A slider whose thumb is held with the pointer.
///
/// Its events come through DevTools: between two WebDriver commands chromedriver makes the browser
/// let go of a thumb. They are trusted events all the same, one a frame.
#[derive(Debug)]
pub struct Held<'a> {
    page: &'a Page,
    control: Control,
    at: f64,
    point: (f64, f64),
}

impl Held<'_> {
    /// Pulls the thumb to 0 (the slider's least) to 1 (its most), step by step, and holds on.
    ///
    /// # Errors
    /// When the slider is gone.
    pub async fn pull(&mut self, to: f64) -> Result<()> {
        const STEPS: i32 = 12;
        let from = self.at;
        for step in 1..=STEPS {
            self.at = from + (to - from) * f64::from(step) / f64::from(STEPS);
            self.point = self.page.thumb(self.control, self.at).await?;
            self.mouse("mouseMoved", true).await?;
        }
        Ok(())
    }

    /// Lets go of the thumb.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn let_go(self) -> Result<()> {
        self.mouse("mouseReleased", false).await
    }

    async fn mouse(&self, event: &str, pressed: bool) -> Result<()> {
        let (x, y) = self.point;
        // A move that does not name the button that is down makes the browser let go of a thumb.
        let button = if event == "mouseMoved" && !pressed { "none" } else { "left" };
        let event = json!({
            "type": event, "x": x, "y": y,
            "button": button, "buttons": u8::from(pressed), "clickCount": 1,
        });
        self.page.browser.cdp("Input.dispatchMouseEvent", event).await?;
        Ok(())
    }
}

/// A viewport coordinate as WebDriver takes it.
#[allow(clippy::cast_possible_truncation)] // viewports are far smaller than an i64
fn pixel(coordinate: f64) -> i64 {
    coordinate.round() as i64
}
