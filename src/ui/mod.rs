//! The page, in Yew: a panel a file.

mod answer;
mod app;
mod chapters;
mod choice;
#[cfg(feature = "exercises")]
mod class;
mod commands;
mod control;
mod diagram;
mod fields;
mod footer;
mod given;
mod header;
mod icon;
mod inside;
mod keys;
mod language;
mod layout;
#[cfg(feature = "exercises")]
mod lesson;
#[cfg(not(feature = "exercises"))]
#[path = "light.rs"]
mod lesson;
mod lineup;
mod log;
mod measured;
mod more;
mod notices;
mod opener;
mod paper;
mod parts;
mod playhead;
mod plot;
#[cfg(feature = "exercises")]
mod qr;
mod refused;
mod save;
mod scene;
mod share;
mod study;
mod summary;
mod table;
mod take;
mod terms;
mod timeline;
mod truth;
mod update;
mod why;
mod work;
mod writing;

use crate::platform::{self, WidthObserver};
use app::Msg;
pub use app::{App, Props};
pub use commands::{Commands, Props as CommandsProps};
use std::sync::Once;
use yew::html::Scope;
use yew::{AppHandle, NodeRef};

/// Speaks the reader's language, and then puts the page in place: [`mount`].
pub fn start() {
    language::begin(|missing| {
        mount(Props { missing });
    });
}

/// Puts the page into the element `#app`, if there is one, in place of what stands there. The
/// handle can take it away again.
pub fn mount(props: Props) -> Option<AppHandle<App>> {
    // Yew's own hook would only log. Once: none can be set while a panic is under way.
    static HOOK: Once = Once::new();
    HOOK.call_once(|| yew::set_custom_panic_hook(Box::new(platform::show_panic)));
    let host = platform::element("app")?;
    Some(yew::Renderer::<App>::with_root_and_props(host, props).render())
}

/// As [`start`], for the page that the document says it is: the teacher's, or the playground with
/// its exercises.
#[cfg(feature = "exercises")]
pub fn start_school() {
    if !platform::is_for_teachers() {
        return start();
    }
    yew::set_custom_panic_hook(Box::new(platform::show_panic));
    language::begin(|_| {
        if let Some(host) = platform::element("app") {
            yew::Renderer::<class::Teach>::with_root(host).render();
        }
    });
}

/// Tells of the width of the element that a node is now. An element that is not displayed has none,
/// and nobody looks at it.
fn observe(
    observer: &mut Option<WidthObserver>,
    node: &NodeRef,
    link: &Scope<App>,
    resized: impl Fn(i32) -> Msg + 'static,
) {
    let element = node.cast::<web_sys::Element>();
    if observer.as_ref().map(WidthObserver::element) == element.as_ref() {
        return;
    }
    let link = link.clone();
    *observer = element.and_then(|element| {
        WidthObserver::new(element, move |width| {
            if width > 0 {
                link.send_message(resized(width));
            }
        })
    });
}
