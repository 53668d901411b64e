//! Terms that explain themselves.

use pool_vs_loop::explain::{GLOSSARY, Term, terms_in};

#[test]
fn the_glossary_is_in_order_and_short() {
    assert!(GLOSSARY.is_sorted_by(|one, next| one.word.to_lowercase() < next.word.to_lowercase()));
    for Term { id, word, meaning } in GLOSSARY {
        assert!(id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'));
        assert!(GLOSSARY.iter().filter(|other| other.id == id).count() == 1, "{word}");
        assert!(meaning.ends_with('.') && meaning.matches(". ").count() < 2, "{meaning}");
        assert!(meaning.chars().count() <= 170, "{meaning}");
    }
}

#[test]
fn terms_are_found_in_texts_where_they_first_stand() {
    let found = |text: &str| -> Vec<String> {
        terms_in(text).into_iter().map(|(place, _)| text[place].to_owned()).collect()
    };
    assert_eq!(
        found("Under WSGI workers wait; a worker is no event loop, and no GIL helps."),
        ["WSGI", "workers", "event loop", "GIL"]
    );
    // No part of another word or of a call.
    assert!(found("asyncio.gather, workers_of, GILs2, coworker").is_empty());
    // Of two that overlap the longer; a term that the text ends with.
    assert_eq!(
        found("a downstream connection is a CPU core"),
        ["downstream connection", "CPU core"]
    );
    assert!(found("").is_empty());
}
