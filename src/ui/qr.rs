//! A QR picture, black on white whatever the colours of the page: readers of them want it so.

use crate::lesson::qr::Qr;
use yew::prelude::*;

/// Squares, with the margin, from which on a picture on paper has to be larger than others.
const MANY: i32 = 65;

/// The picture of a text; `label` says what it is. Nothing where the text is too long for one.
pub fn view(text: &str, label: &str) -> Html {
    Qr::of(text).map(|qr| draw(qr, "qr", label)).unwrap_or_default()
}

/// The same for paper, large enough for a phone; none where the text is too long for that.
pub fn on_paper(text: &str, label: &str) -> Option<Html> {
    let qr = Qr::on_paper(text)?;
    let class = if qr.size > MANY { "qr dense" } else { "qr" };
    Some(draw(qr, class, label))
}

fn draw(Qr { size, path }: Qr, class: &'static str, label: &str) -> Html {
    html! {
        <svg {class} viewBox={format!("0 0 {size} {size}")} role="img" aria-label={label.to_owned()}>
            <rect width="100%" height="100%" fill="#fff" />
            <path d={path} fill="#000" shape-rendering="crispEdges" />
        </svg>
    }
}
