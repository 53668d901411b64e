//! Where it comes from.

use crate::scenario::MODEL_VERSION;
use yew::prelude::*;

/// Credit, licence and versions.
pub fn view() -> Html {
    // Empty until whoever publishes the page names its repository in Cargo.toml.
    let source = env!("CARGO_PKG_REPOSITORY");
    html! {
        <footer key="footer">
            <p key="credit">
                { "After “Flask Sync vs. Async: Understanding the Performance Bottleneck in \
                   IO-Bound Tasks” by " }
                <a href="https://github.com/belinhacbr" rel="external">{ "belinhacbr" }</a>
                { " (" }
                <a href="https://github.com/belinhacbr/flask-perf" rel="external">
                    { "the post’s code" }
                </a>
                { ")." }
            </p>
            <p key="build">
                if !source.is_empty() {
                    <a href={source} rel="external">{ "Source" }</a>
                    { " · " }
                }
                { format!("MIT or Apache-2.0 · build {} · model version {MODEL_VERSION}", build()) }
            </p>
            <p key="private">{ "Runs in your browser, and sends nothing. After loading it asks for \
                   nothing but its own files: the measured runs and a preview, when you open them." }</p>
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
