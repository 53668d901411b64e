//! What became of requests without a reply.

use super::super::glossary::{BACKLOG, TIMEOUT};
use super::super::phrase::{Phrase, ended};
use super::super::{requests, shown_value};
use super::facts::Facts;
use super::words::some_of;
use crate::scenario::Setting;
use crate::words::{capital, phrases, t};

pub(super) fn refused(facts: &Facts) -> Option<Vec<Phrase>> {
    let refused = facts.result.summary.refused;
    let backlog = facts.scenario.backlog?;
    (refused > 0).then(|| {
        ended(phrases!(
            "{who} is refused: the {backlog} of {requests} is full when it comes|\
             {who} are refused: the {backlog} of {requests} is full when they come",
            n = refused,
            who = capital(&some_of(refused, facts.scenario.requests)),
            backlog = Phrase::Term(&BACKLOG, t!("backlog")),
            requests = requests(backlog)
        ))
    })
}

pub(super) fn killed(facts: &Facts) -> Option<Vec<Phrase>> {
    let killed = facts.result.summary.killed;
    let time = shown_value(Setting::Timeout, facts.scenario.timeout?);
    (killed > 0).then(|| {
        ended(phrases!(
            "{who} is killed: it is not done when a worker has had it for the {timeout} of {time}|\
             {who} are killed: they are not done when a worker has had them for the {timeout} of \
             {time}",
            n = killed,
            who = capital(&some_of(killed, facts.scenario.requests)),
            timeout = Phrase::Term(&TIMEOUT, t!("timeout")),
            time
        ))
    })
}
