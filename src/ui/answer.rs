//! The answer sentence.

use super::terms;
use crate::explain::{self, Phrase};
use crate::scenario::Entry;
use crate::sim::Results;
use crate::words::t;
use yew::prelude::*;

/// One sentence with the numbers in it, each in its server's colour; without results yet, how
/// much work is under way.
pub fn view(results: Option<&Results>, shown: &[Entry], requests: u32) -> Html {
    let Some(results) = results else {
        let text = t!("Simulating {requests} …", requests = explain::requests(requests));
        return html! { <p key="answer" id="answer" class="answer" tabindex="-1">{ text }</p> };
    };
    html! {
        <p key="answer" id="answer" class="answer" tabindex="-1">
            { phrases(explain::answer(results, shown)) }
        </p>
    }
}

/// The parts of a sentence, each as what it is.
pub fn phrases(sentence: Vec<Phrase>) -> Html {
    let phrase = |phrase: Phrase| match phrase {
        Phrase::Words(words) => words.into(),
        Phrase::Code(word) => html! { <code>{ word }</code> },
        Phrase::Term(term, words) => terms::term(term, words),
        Phrase::Figure(entry, figure) => html! {
            <strong class={entry.server.word()}>{ figure }</strong>
        },
    };
    let mut parts: Vec<Html> = Vec::new();
    let mut sentence = sentence.into_iter().peekable();
    while let Some(part) = sentence.next() {
        let is_term = matches!(part, Phrase::Term(..));
        let part = phrase(part);
        // A browser may break the line after a button, also before the full stop.
        parts.push(match sentence.peek_mut() {
            Some(Phrase::Words(words)) if is_term => {
                let end = words.find(|c: char| !c.is_ascii_punctuation()).unwrap_or(words.len());
                let marks: String = words.drain(..end).collect();
                html! { <span class="together">{ part }{ marks }</span> }
            }
            _ => part,
        });
    }
    parts.into_iter().collect()
}
