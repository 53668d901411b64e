//! The page, in Yew: a panel a file.

mod answer;
mod app;
mod control;
mod footer;
mod lineup;
mod notices;
mod plot;
mod runner;
mod summary;

use crate::platform;
use app::App;

/// Puts the page into the element `#app` in place of what stands there.
pub fn mount() {
    platform::report_panics();
    if let Some(host) = platform::element("app") {
        yew::Renderer::<App>::with_root(host).render();
    }
}
