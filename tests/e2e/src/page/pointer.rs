//! The pointer and the finger: what takes more than a click.
//!
//! Their events come through DevTools: between two WebDriver commands chromedriver makes the browser
//! let go of what is held. They are trusted events all the same, one a frame.

use anyhow::Result;
use serde_json::{Value, json};

use super::{Control, Page};

/// Steps that something held takes on its way.
const STEPS: i32 = 12;

/// A point in the viewport, in CSS pixels.
type Point = (f64, f64);

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
        self.mouse("mouseMoved", point, false).await?;
        self.mouse("mousePressed", point, true).await?;
        Ok(Held { page: self, control, at, point })
    }

    /// Scrolls to an element and moves the pointer over it, to a share (0 to 1) of its width and
    /// height.
    ///
    /// # Errors
    /// When there is no such element.
    pub async fn point_at(&self, selector: &str, x: f64, y: f64) -> Result<()> {
        self.bring_into_view(selector).await?;
        let point = self.place_on(selector, x, y).await?;
        self.mouse("mouseMoved", point, false).await
    }

    /// Moves the pointer to the corner of the window, where nothing is.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn point_away(&self) -> Result<()> {
        self.mouse("mouseMoved", (1.0, 1.0), false).await
    }

    /// Clicks on an element, at a share of its width and height.
    ///
    /// # Errors
    /// When there is no such element.
    pub async fn click_at(&self, selector: &str, x: f64, y: f64) -> Result<()> {
        self.press_on(selector, x, y).await?.let_go().await
    }

    /// Clicks one of the elements that a selector names and that can be seen, the one at a share
    /// (0 to 1) of all of them, and returns what it is; `None` where there is none.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn click_any(&self, selector: &str, choice: f64) -> Result<Option<String>> {
        let found: Option<(String, f64, f64)> = self
            .browser
            .run(
                "const [selector, choice] = arguments;
                 const all = [...document.querySelectorAll(selector)]
                   .filter((element) => element.checkVisibility() && element.offsetWidth);
                 const element = all[Math.floor(choice * all.length)];
                 if (!element) return null;
                 element.scrollIntoView({ block: 'center', behavior: 'instant' });
                 const box = element.getBoundingClientRect();
                 const name = element.id || element.value || element.textContent;
                 return [`${element.localName} ${name.slice(0, 40)}`,
                   box.left + box.width / 2, box.top + box.height / 2];",
                vec![json!(selector), json!(choice)],
            )
            .await?;
        let Some((name, x, y)) = found else { return Ok(None) };
        self.mouse("mouseMoved", (x, y), false).await?;
        self.mouse("mousePressed", (x, y), true).await?;
        self.mouse("mouseReleased", (x, y), false).await?;
        Ok(Some(name))
    }

    /// Presses the pointer's button on an element, at a share of its width and height, and holds
    /// on.
    ///
    /// # Errors
    /// When there is no such element.
    pub async fn press_on(&self, selector: &str, x: f64, y: f64) -> Result<Pressed<'_>> {
        self.point_at(selector, x, y).await?;
        let at = (x, y);
        let pressed = Pressed { page: self, selector: selector.into(), at, with: With::Mouse };
        self.mouse("mousePressed", pressed.point().await?, true).await?;
        Ok(pressed)
    }

    /// Puts a finger on an element, at a share of its width and height.
    ///
    /// # Errors
    /// When there is no such element.
    pub async fn touch(&self, selector: &str, x: f64, y: f64) -> Result<Pressed<'_>> {
        self.bring_into_view(selector).await?;
        let at = (x, y);
        let pressed = Pressed { page: self, selector: selector.into(), at, with: With::Finger };
        self.finger("touchStart", Some(pressed.point().await?)).await?;
        Ok(pressed)
    }

    /// The point in the viewport at a share of an element's width and height.
    async fn place_on(&self, selector: &str, x: f64, y: f64) -> Result<Point> {
        self.browser
            .run(
                "const [selector, x, y] = arguments;
                 const box = document.querySelector(selector).getBoundingClientRect();
                 return [box.left + x * box.width, box.top + y * box.height];",
                vec![json!(selector), json!(x), json!(y)],
            )
            .await
    }

    /// The point in the viewport where a slider's thumb is when the slider stands `at` 0 to 1.
    async fn thumb(&self, control: Control, at: f64) -> Result<Point> {
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

    async fn mouse(&self, event: &str, (x, y): Point, pressed: bool) -> Result<()> {
        // A move that does not name the button that is down makes the browser let go of a thumb.
        let button = if event == "mouseMoved" && !pressed { "none" } else { "left" };
        let event = json!({
            "type": event, "x": x, "y": y,
            "button": button, "buttons": u8::from(pressed), "clickCount": 1,
        });
        self.browser.cdp("Input.dispatchMouseEvent", event).await?;
        Ok(())
    }

    async fn finger(&self, event: &str, point: Option<Point>) -> Result<()> {
        let points: Vec<Value> =
            point.into_iter().map(|(x, y)| json!({ "x": x, "y": y })).collect();
        let event = json!({ "type": event, "touchPoints": points });
        self.browser.cdp("Input.dispatchTouchEvent", event).await?;
        Ok(())
    }
}

/// A slider whose thumb is held with the pointer.
#[derive(Debug)]
pub struct Held<'a> {
    page: &'a Page,
    control: Control,
    at: f64,
    point: Point,
}

impl Held<'_> {
    /// Pulls the thumb to 0 (the slider's least) to 1 (its most), step by step, and holds on.
    ///
    /// # Errors
    /// When the slider is gone.
    pub async fn pull(&mut self, to: f64) -> Result<()> {
        let from = self.at;
        for step in 1..=STEPS {
            self.at = from + (to - from) * f64::from(step) / f64::from(STEPS);
            self.point = self.page.thumb(self.control, self.at).await?;
            self.page.mouse("mouseMoved", self.point, true).await?;
        }
        Ok(())
    }

    /// Lets go of the thumb.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn let_go(self) -> Result<()> {
        self.page.mouse("mouseReleased", self.point, false).await
    }
}

/// What an element is pressed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum With {
    Mouse,
    Finger,
}

/// An element that the pointer or a finger is pressed on.
#[derive(Debug)]
pub struct Pressed<'a> {
    page: &'a Page,
    selector: String,
    /// Shares of its width and height.
    at: (f64, f64),
    with: With,
}

impl Pressed<'_> {
    /// Moves across the element to another share of its width, step by step, and holds on.
    ///
    /// # Errors
    /// When the element is gone.
    pub async fn across(&mut self, to: f64) -> Result<()> {
        self.drag_to(to, self.at.1).await
    }

    /// Moves straight to other shares of its width and height, step by step, and holds on.
    ///
    /// # Errors
    /// When the element is gone.
    pub async fn drag_to(&mut self, x: f64, y: f64) -> Result<()> {
        let from = self.at;
        for step in 1..=STEPS {
            let gone = f64::from(step) / f64::from(STEPS);
            self.at = (from.0 + (x - from.0) * gone, from.1 + (y - from.1) * gone);
            let point = self.point().await?;
            match self.with {
                With::Mouse => self.page.mouse("mouseMoved", point, true).await?,
                With::Finger => self.page.finger("touchMove", Some(point)).await?,
            }
        }
        Ok(())
    }

    /// Lets go of it.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn let_go(self) -> Result<()> {
        match self.with {
            With::Mouse => self.page.mouse("mouseReleased", self.point().await?, false).await,
            With::Finger => self.page.finger("touchEnd", None).await,
        }
    }

    async fn point(&self) -> Result<Point> {
        self.page.place_on(&self.selector, self.at.0, self.at.1).await
    }
}
