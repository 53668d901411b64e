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
    // Yew's own hook would only log.
    yew::set_custom_panic_hook(Box::new(platform::show_panic));
    if let Some(host) = platform::element("app") {
        yew::Renderer::<App>::with_root(host).render();
    }
}
