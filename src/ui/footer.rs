//! Where it comes from.

use crate::scenario::MODEL_VERSION;
use yew::prelude::*;

/// Credit, licence and versions.
pub fn view() -> Html {
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
                { format!("MIT or Apache-2.0 · build {} · model version {MODEL_VERSION}", env!("CARGO_PKG_VERSION")) }
            </p>
            <p key="private">{ "Runs in your browser: after loading, nothing is sent or fetched." }</p>
        </footer>
    }
}
