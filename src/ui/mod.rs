//! The page, in Yew: a panel a file.

mod answer;
mod app;
mod choice;
mod control;
mod fields;
mod footer;
mod lineup;
mod measured;
mod more;
mod notices;
mod parts;
mod plot;
mod summary;
mod truth;

use crate::platform;
pub use app::App;
use std::sync::Once;
use yew::AppHandle;

/// Puts the page into the element `#app`, if there is one, in place of what stands there. The
/// handle can take it away again.
pub fn mount() -> Option<AppHandle<App>> {
    // Yew's own hook would only log. Once: none can be set while a panic is under way.
    static HOOK: Once = Once::new();
    HOOK.call_once(|| yew::set_custom_panic_hook(Box::new(platform::show_panic)));
    let host = platform::element("app")?;
    Some(yew::Renderer::<App>::with_root(host).render())
}
