//! The measured runs: asked for, read, and compared with predictions while somebody looks.

use super::app::{App, Msg};
use crate::measured::{Comparison, parse};
use crate::platform::{self, Fetch};
use gloo_timers::callback::Timeout;
use yew::html::Scope;

/// The measured runs, a file of this build.
pub const FILE: &str = "measured.txt";

/// Simulation steps of a comparison between two looks at the clock.
const STEPS: u64 = 4_096;

/// What happens in the panel.
#[derive(Debug)]
pub enum Step {
    /// It is opened or closed.
    Open(bool),
    /// The file is there, or can't be had.
    Fetched,
    /// It is time to go on with comparing.
    Compare,
}

/// How far the panel is.
#[derive(Debug, Default)]
pub enum Truth {
    /// Nobody has looked yet.
    #[default]
    Unasked,
    /// The file is on its way.
    Asked(Fetch),
    /// The file can't be had.
    Failed,
    /// The runs are being compared, or have been.
    Here(Box<Comparison>),
}

/// The panel's state.
#[derive(Debug, Default)]
pub struct Measured {
    /// How far it is.
    pub truth: Truth,
    /// Whether it is open.
    pub open: bool,
    next: Option<Timeout>,
}

impl Measured {
    /// Takes what happens, with milliseconds that comparing may take now.
    pub fn update(&mut self, link: &Scope<App>, step: Step, slice: f64) {
        match step {
            Step::Open(open) => {
                self.open = open;
                if open && matches!(self.truth, Truth::Unasked | Truth::Failed) {
                    let fetched = link.callback(|()| Msg::Measured(Step::Fetched));
                    let fetch = Fetch::new(FILE, move || fetched.emit(()));
                    self.truth = fetch.map_or(Truth::Failed, Truth::Asked);
                }
            }
            Step::Fetched => {
                let Truth::Asked(fetch) = &self.truth else { return };
                let runs = fetch.text().map(|text| parse(&text)).unwrap_or_default();
                // A host may answer with a page of its own instead of the file.
                self.truth = match runs.is_empty() {
                    true => Truth::Failed,
                    false => Truth::Here(Box::new(Comparison::new(runs))),
                };
            }
            Step::Compare => {
                let Truth::Here(comparison) = &mut self.truth else { return };
                let until = platform::now() + slice;
                while platform::now() < until && !comparison.advance(STEPS) {}
            }
        }
        // It goes on while somebody looks and something is left to do.
        let next = link.callback(|()| Msg::Measured(Step::Compare));
        let wanted = matches!(&self.truth, Truth::Here(comparison) if !comparison.is_done());
        self.next = (wanted && self.open).then(|| Timeout::new(0, move || next.emit(())));
    }
}
