//! Where it comes from.

use super::parts::{filled, node, text};
use crate::explain::number::count;
use crate::platform;
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
            <p key="build" class="build">
                if !source.is_empty() {
                    <a href={source} rel="external">{ node(t!("Source")) }</a>
                    { " · " }
                }
                { node(t!(
                    "MIT or Apache-2.0 · build {build} · model version {version}",
                    build = build(),
                    version = MODEL_VERSION.to_string()
                )) }
            </p>
            <p key="private">
                { node(t!("Runs in your browser, and sends nothing. After loading it asks for nothing but its own files.")) }
            </p>
            { for platform::single_file_bytes().map(offline) }
            if platform::is_single_file() {
                { text("p", t!("What is for teachers (lesson plans, worksheets, class view) is not in this file, but \
                                on the page that it comes from.")) }
            }
        </footer>
    }
}

/// What there is for readers without network.
fn offline(bytes: u64) -> Html {
    html! {
        <p key="offline" id="offline">
            { node(t!("Your browser keeps it for visits without network, where it can.")) }
            { " " }
            <a id="download" href={platform::SINGLE_FILE} download="">
                { node(t!("Download for offline use")) }
            </a>
            { " " }
            { node(t!("({size} kB, one file that opens from disk).", size = count(bytes.div_ceil(1000)))) }
        </p>
    }
}

/// The version, and the commit that `cargo xtask build` knows.
fn build() -> String {
    match option_env!("PVL_BUILD").filter(|commit| !commit.is_empty()) {
        Some(commit) => format!("{} ({commit})", env!("CARGO_PKG_VERSION")),
        None => env!("CARGO_PKG_VERSION").into(),
    }
}
