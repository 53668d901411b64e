//! A QR picture, black on white whatever the colours of the page: readers of them want it so.

use crate::lesson::qr::Qr;
use yew::prelude::*;

/// The picture of a text; `label` says what it is. Nothing where the text is too long for one.
pub fn view(text: &str, label: &str) -> Html {
    let Some(Qr { size, path }) = Qr::of(text) else { return Html::default() };
    html! {
        <svg class="qr" viewBox={format!("0 0 {size} {size}")} role="img" aria-label={label.to_owned()}>
            <rect width="100%" height="100%" fill="#fff" />
            <path d={path} fill="#000" shape-rendering="crispEdges" />
        </svg>
    }
}
