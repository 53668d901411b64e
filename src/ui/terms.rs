//! Terms that explain themselves when pressed.

use super::parts::node;
use crate::explain::{COLUMNS, Column, GLOSSARY, OUTCOMES, Term};
use crate::words::look_up;
use yew::prelude::*;

/// A term within a text.
pub fn term(term: &Term, words: &'static str) -> Html {
    as_written(term, words.into())
}

/// A term as it stands in a text.
pub fn as_written(term: &Term, words: Html) -> Html {
    button(["term-", term.id].concat(), words)
}

/// The heading of a column.
pub fn column(column: &Column) -> Html {
    button(["column-", column.id].concat(), look_up(column.head).into())
}

/// The meanings, closed at first.
pub fn view() -> Html {
    let terms = GLOSSARY.iter().map(|it| meaning(["term-", it.id].concat(), it.word, it.meaning));
    let columns = OUTCOMES.iter().chain(&COLUMNS);
    let columns = columns.map(|it| meaning(["column-", it.id].concat(), it.head, it.meaning));
    html! { <div key="terms" id="terms">{ for terms.chain(columns) }</div> }
}

/// A button that opens the meaning with an id.
fn button(id: String, words: Html) -> Html {
    html! { <button type="button" class="term" popovertarget={id}>{ words }</button> }
}

fn meaning(id: String, word: &'static str, meaning: &'static str) -> Html {
    html! {
        <div key={id.clone()} {id} class="meaning" popover="auto">
            <b>{ node(look_up(word)) }</b>{ ": " }{ node(look_up(meaning)) }
        </div>
    }
}
