//! The closed form as a sentence, with what each number is.

use super::super::names::counted;
use super::super::number::{count, duration};
use super::super::phrase::Phrase;
use super::super::requests;
use super::super::sums::{formula, no_formula};
use super::facts::Facts;
use super::words::Sentence;
use crate::scenario::Server;
use crate::sim::closed_form::ClosedForm;

/// The closed form with its numbers filled in, or why there is none; nothing where it is that
/// nothing takes time.
pub(super) fn sentence(facts: &Facts) -> Option<Vec<Phrase>> {
    let text = match facts.result.closed_form {
        Err(why) => {
            let why = no_formula(why);
            let why = why.strip_prefix("none, ").unwrap_or(why);
            format!("No formula gives the time of the last reply here, {why}")
        }
        Ok(form) if form.makespan() == 0 => return None,
        Ok(form) => {
            let mut text = filled_in(facts, form);
            let (exact, run) = (duration(form.makespan()), facts.result.summary.makespan);
            if exact != duration(run) {
                text.push_str(&format!("; the simulation has {}", duration(run)));
            }
            text
        }
    };
    Some(Sentence::new(&text).end())
}

fn filled_in(facts: &Facts, form: ClosedForm) -> String {
    let formula = formula(&form);
    match form {
        ClosedForm::Waves { requests: all, places: Some(places), each } => {
            let each = duration(each);
            let pool = facts.entry.server == Server::Pool;
            let waves = match all.div_ceil(places) {
                1 => format!("one wave of {each}"),
                more => format!("{} waves of {each} each", count(more.into())),
            };
            let who = match (facts.entry.server, places) {
                (Server::Pool, _) => {
                    format!("{} on {}", requests(all), counted(places, "worker", "workers"))
                }
                (_, 1) => format!("{}, one at a time,", of_a_worker(facts, all)),
                _ => format!("{} in {} threads", of_a_worker(facts, all), count(places.into())),
            };
            if all == 1 {
                let who = if pool { "the one request".into() } else { of_a_worker(facts, all) };
                return format!("By arithmetic, {who} takes {each}");
            }
            if places == 1 {
                let (all, last) = (count(all.into()), duration(form.makespan()));
                return format!("By arithmetic, {who} take {all} × {each} = {last}");
            }
            if all <= places {
                // The formula would only say that all have a place.
                return format!("By arithmetic, {who} take {waves}");
            }
            let rounds = if all.is_multiple_of(places) { "" } else { "; ⌈ ⌉ rounds up" };
            format!("By arithmetic, {who} take {waves}: {formula}{rounds}")
        }
        ClosedForm::Waves { each, .. } => {
            let each = duration(each);
            match facts.scenario.requests {
                1 => format!(
                    "By arithmetic, the one request waits {each}, and nothing else takes time"
                ),
                _ => format!(
                    "By arithmetic, all requests wait at the same time, so the last reply comes \
                     when the first does, after {each}"
                ),
            }
        }
        ClosedForm::Batch { requests: all, cpu, io } => {
            let formula = match io {
                0 => {
                    let last = duration(form.makespan());
                    format!("{} × {} = {last}", count(all.into()), duration(cpu))
                }
                _ => formula,
            };
            let who = of_a_worker(facts, all);
            let compute = match all {
                1 => "computes",
                _ => "compute one after another",
            };
            match (io, all) {
                (0, _) => format!("By arithmetic, {who} {compute}: {formula}"),
                (_, 1) => format!("By arithmetic, {who} {compute} and waits: {formula}"),
                _ => {
                    format!(
                        "By arithmetic, {who} {compute}, then the last of them waits: {formula}"
                    )
                }
            }
        }
    }
}

/// Requests of the worker that has the most: of all of them, where there is one worker.
fn of_a_worker(facts: &Facts, all: u32) -> String {
    let busy = || facts.counts.iter().copied().filter(|&count| count > 0);
    let text = if all == 1 { "one request".into() } else { requests(all) };
    match (facts.scenario.workers, busy().min() == busy().max()) {
        (1, _) if all == 1 => "the one request".into(),
        (1, _) => text,
        (_, true) => format!("the {text} of a worker"),
        (_, false) => format!("the {text} of the fullest worker"),
    }
}
