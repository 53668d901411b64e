//! The chapters: a row of buttons, and what to watch.

use super::app::{App, Msg};
use crate::explain::{BEFORE_CHAPTERS, CHAPTERS, Chapter};
use yew::html::Scope;
use yew::prelude::*;

/// The chapters, the one that the reader is in, and whether the settings still are that one's.
pub fn view(link: &Scope<App>, current: Option<usize>, kept: bool) -> Html {
    let chip = |(place, chapter): (usize, &Chapter)| {
        html! {
            <li key={place}>
                <button type="button" class="chapter" data-chapter={(place + 1).to_string()}
                    aria-current={(current == Some(place)).then_some("step")}
                    onclick={link.callback(move |_| Msg::Chapter(place))}>
                    { chapter.title }
                </button>
            </li>
        }
    };
    let watch = current.and_then(|place| CHAPTERS.get(place)).map(|chapter| chapter.watch);
    let go = |id: &'static str, place: usize, text: String| {
        html! {
            <button {id} type="button" class="quiet"
                onclick={link.callback(move |_| Msg::Chapter(place))}>{ text }</button>
        }
    };
    let next = match current {
        Some(place) if !kept => Some(go("chapter-back", place, "Back to this chapter".into())),
        _ => {
            let place = current.map_or(0, |place| place + 1);
            let title = CHAPTERS.get(place).map(|chapter| chapter.title);
            let word = if current.is_none() { "Begin" } else { "Next" };
            title.map(|title| go("chapter-next", place, [word, ": ", title].concat()))
        }
    };
    html! {
        <nav key="chapters" id="chapters" class="chapters" aria-label="Chapters">
            <ol>{ for CHAPTERS.iter().enumerate().map(chip) }</ol>
            <div class="watch">
                <p id="watch" aria-live="polite">{ watch.unwrap_or(BEFORE_CHAPTERS) }</p>
                { next }
            </div>
        </nav>
    }
}
