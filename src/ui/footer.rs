//! Where it comes from.

use super::parts::filled;
use crate::scenario::MODEL_VERSION;
use crate::words::{mark, t};
use yew::prelude::*;

/// Credit, licence and versions.
pub fn view() -> Html {
    // Empty until whoever publishes the page names its repository in Cargo.toml.
    let source = env!("CARGO_PKG_REPOSITORY");
    let link = |address: &'static str, words: &'static str| -> Html {
        html! { <a href={address} rel="external">{ words }</a> }
    };
    let title = "Flask Sync vs. Async: Understanding the Performance Bottleneck in IO-Bound Tasks";
    let credit = filled(
        mark!("After “{post}” by {author} ({code})."),
        vec![
            ("post", html! { <span lang="en">{ title }</span> }),
            ("author", link("https://github.com/belinhacbr", "belinhacbr")),
            ("code", link("https://github.com/belinhacbr/flask-perf", t!("the post’s code"))),
        ],
    );
    html! {
        <footer key="footer">
            <p key="credit">
                { credit }
            </p>
            <p key="build">
                if !source.is_empty() {
                    <a href={source} rel="external">{ t!("Source") }</a>
                    { " · " }
                }
                { t!(
                    "MIT or Apache-2.0 · build {build} · model version {version}",
                    build = build(),
                    version = MODEL_VERSION.to_string()
                ) }
            </p>
            <p key="private">{ t!("Runs in your browser, and sends nothing. After loading it asks for \
                   nothing but its own files: a language, the measured runs and a preview, when \
                   you choose or open them.") }</p>
        </footer>
    }
}

/// The version, and the commit that `cargo xtask build` knows.
fn build() -> String {
    match option_env!("PVL_BUILD").filter(|commit| !commit.is_empty()) {
        Some(commit) => format!("{} ({commit})", env!("CARGO_PKG_VERSION")),
        None => env!("CARGO_PKG_VERSION").into(),
    }
}
