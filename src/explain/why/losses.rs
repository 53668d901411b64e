//! What became of requests without a reply.

use super::super::glossary::{BACKLOG, TIMEOUT};
use super::super::names::counted;
use super::super::phrase::Phrase;
use super::super::shown_value;
use super::facts::Facts;
use super::words::{Sentence, capital, some_of};
use crate::scenario::Setting;

pub(super) fn refused(facts: &Facts) -> Option<Vec<Phrase>> {
    let refused = facts.result.summary.refused;
    let backlog = facts.scenario.backlog?;
    let (who, one) = some_of(refused, facts.scenario.requests);
    let (is, it) = if one { ("is", "it comes") } else { ("are", "they come") };
    (refused > 0).then(|| {
        Sentence::new(&format!("{} {is} refused: the ", capital(&who)))
            .term(&BACKLOG, "backlog")
            .words(&format!(" of {} is full when {it}", counted(backlog, "request", "requests")))
            .end()
    })
}

pub(super) fn killed(facts: &Facts) -> Option<Vec<Phrase>> {
    let killed = facts.result.summary.killed;
    let timeout = shown_value(Setting::Timeout, facts.scenario.timeout?);
    let (who, one) = some_of(killed, facts.scenario.requests);
    let (is, it) = if one { ("is", "it is") } else { ("are", "they are") };
    (killed > 0).then(|| {
        Sentence::new(&format!(
            "{} {is} killed: {it} not done when a worker has had ",
            capital(&who)
        ))
        .words(if one { "it" } else { "them" })
        .words(" for the ")
        .term(&TIMEOUT, "timeout")
        .words(&format!(" of {timeout}"))
        .end()
    })
}
