//! The fragment of the address, and the addresses of the pages beside this one.

use super::{Listener, document, window};
use wasm_bindgen::JsValue;

/// The fragment of the address, without its `#`; empty where there is none.
#[must_use]
pub fn fragment_now() -> String {
    let hash = window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    hash.strip_prefix('#').map_or_else(String::new, Into::into)
}

/// Puts another fragment in its place, which is no step of the reader's.
pub fn set_fragment(fragment: &str) {
    let history = window().and_then(|window| window.history().ok());
    let url = ["#", fragment].concat();
    // Where a sandbox forbids it, the address stays as it is.
    let _ = history.map(|it| it.replace_state_with_url(&JsValue::NULL, "", Some(&url)));
}

/// Calls back when the fragment has changed.
pub fn on_fragment(callback: impl Fn() + 'static) -> Option<Listener> {
    Listener::new(window()?.as_ref(), "hashchange", move |_| callback())
}

/// The address of a file of this build, such as `teach.html`; of the main page for an empty name.
#[must_use]
pub fn address_beside(file: &str) -> String {
    let folder = || {
        let location = window()?.location();
        let path = location.pathname().ok()?;
        let (folder, _) = path.rsplit_once('/')?;
        Some([&location.origin().ok()?, folder, "/"].concat())
    };
    [&folder().unwrap_or_default(), file].concat()
}

/// Whether other devices can ask for the page at its address, as far as that can be told from it: it
/// is no file and not from this very machine.
#[must_use]
pub fn is_reachable() -> bool {
    let reachable = || {
        let location = window()?.location();
        let host = location.hostname().ok()?;
        let web = matches!(&*location.protocol().ok()?, "http:" | "https:");
        let own = host == "localhost" || host.starts_with("127.") || host == "[::1]";
        Some(web && !own)
    };
    reachable().unwrap_or(false)
}

/// The address of the page, without query and fragment, by which other devices can ask for it: its
/// own, or where it is a file, whose address is a path on this device, the one that it names as the
/// canonical one. `None` where it names none.
#[must_use]
pub fn public_address() -> Option<String> {
    let web = |address: &String| address.starts_with("https://") || address.starts_with("http://");
    let canonical = || {
        let link = document()?.query_selector("link[rel=canonical]").ok()??;
        link.get_attribute("href")
    };
    Some(super::bare_address_with("")).filter(web).or_else(|| canonical().filter(web))
}

/// Sets an attribute without a value on the root element, or takes it away.
pub fn mark_root(name: &str, on: bool) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        // Without it the page looks as usual.
        let _ = root.toggle_attribute_with_force(name, on);
    }
}

/// Has the browser print the page.
pub fn print() {
    if let Some(window) = window() {
        // Refused in a sandbox.
        let _ = window.print();
    }
}

/// A random number below a limit. Nothing depends on nobody being able to guess it.
#[must_use]
pub fn random_below(limit: u32) -> u32 {
    (js_sys::Math::random() * f64::from(limit)) as u32
}
