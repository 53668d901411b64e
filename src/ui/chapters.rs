//! The chapters: a row of buttons, and what to watch.

use super::app::{App, Msg};
use super::parts::node;
use crate::explain::{BEFORE_CHAPTERS, CHAPTERS, Chapter};
use crate::words::{look_up, t};
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
                    { node(look_up(chapter.title)) }
                </button>
            </li>
        }
    };
    let watch = current.and_then(|place| CHAPTERS.get(place)).map(|chapter| chapter.watch);
    let go = |id: &'static str, place: usize, text: String| {
        html! {
            <button key={id} {id} type="button" class="quiet"
                onclick={link.callback(move |_| Msg::Chapter(place))}>{ text }</button>
        }
    };
    let back = current.filter(|_| !kept);
    let back = back.map(|place| go("chapter-back", place, t!("Back to this chapter").into()));
    let next = current.map_or(0, |place| place + 1);
    let next = CHAPTERS.get(next).map(|chapter| {
        let title = look_up(chapter.title);
        let words = match current {
            None => t!("Begin: {title}", title),
            Some(_) => t!("Next: {title}", title),
        };
        go("chapter-next", next, words)
    });
    html! {
        <nav key="chapters" id="chapters" class="chapters" aria-label={t!("Chapters")}>
            <ol>{ for CHAPTERS.iter().enumerate().map(chip) }</ol>
            <div class="watch">
                <p id="watch" aria-live="polite">{ node(look_up(watch.unwrap_or(BEFORE_CHAPTERS))) }</p>
                <div class="steps">{ for back }{ for next }</div>
            </div>
        </nav>
    }
}
