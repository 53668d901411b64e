//! The closed form as a sentence, with what each number is.

use super::super::names::workers;
use super::super::number::{count, duration};
use super::super::phrase::{Phrase, ended};
use super::super::requests;
use super::super::sums::{formula, since};
use super::facts::Facts;
use crate::scenario::Server;
use crate::sim::closed_form::ClosedForm;
use crate::words::{own, t};

/// The closed form with its numbers filled in, or why there is none; nothing where it is that
/// nothing takes time.
pub(super) fn sentence(facts: &Facts) -> Option<Vec<Phrase>> {
    let text = match facts.result.closed_form {
        Err(why) => {
            let why = since(why);
            t!("No formula gives the time of the last reply here, {why}", why)
        }
        Ok(form) if form.makespan() == 0 => return None,
        Ok(form) => {
            let text = filled_in(facts, form);
            let (exact, run) = (duration(form.makespan()), facts.result.summary.makespan);
            if exact == duration(run) {
                text
            } else {
                t!("{text}; the simulation has {time}", text, time = duration(run))
            }
        }
    };
    Some(ended(text))
}

fn filled_in(facts: &Facts, form: ClosedForm) -> String {
    match form {
        ClosedForm::Waves { requests: all, places: Some(places), each } => {
            let last = duration(form.makespan());
            let each = duration(each);
            let pool = facts.entry.server == Server::Pool;
            if all == 1 {
                let who = match pool {
                    true => own(t!("the one request")),
                    false => of_a_worker(facts, all),
                };
                return t!("By arithmetic, {who} takes {each}", who, each);
            }
            let who = if pool {
                let (requests, workers) = (requests(all), workers(places));
                t!("{requests} on {workers}", requests, workers)
            } else {
                let who = of_a_worker(facts, all);
                match places {
                    1 => t!("{who}, one at a time,", who),
                    _ => t!("{who} in {n} thread|{who} in {n} threads", n = places, who),
                }
            };
            if places == 1 {
                let all = count(all.into());
                return t!(
                    "By arithmetic, {who} take {all} × {each} = {last}",
                    who,
                    all,
                    each,
                    last
                );
            }
            let waves =
                t!("one wave of {each}|{n} waves of {each} each", n = all.div_ceil(places), each);
            if all <= places {
                // The formula would only say that all have a place.
                return t!("By arithmetic, {who} take {waves}", who, waves);
            }
            let formula = formula(&form);
            match all.is_multiple_of(places) {
                true => t!("By arithmetic, {who} take {waves}: {formula}", who, waves, formula),
                false => t!(
                    "By arithmetic, {who} take {waves}: {formula}; ⌈ ⌉ rounds up",
                    who,
                    waves,
                    formula
                ),
            }
        }
        ClosedForm::Waves { each, .. } => {
            let each = duration(each);
            match facts.scenario.requests {
                1 => t!(
                    "By arithmetic, the one request waits {each}, and nothing else takes time",
                    each
                ),
                _ => t!(
                    "By arithmetic, all requests wait at the same time, so the last reply comes \
                     when the first does, after {each}",
                    each
                ),
            }
        }
        ClosedForm::Batch { requests: all, cpu, io } => {
            let who = of_a_worker(facts, all);
            let formula = match io {
                0 => {
                    let last = duration(form.makespan());
                    format!("{} × {} = {last}", count(all.into()), duration(cpu))
                }
                _ => formula(&form),
            };
            match (io, all) {
                (0, 1) => t!("By arithmetic, {who} computes: {formula}", who, formula),
                (0, _) => {
                    t!("By arithmetic, {who} compute one after another: {formula}", who, formula)
                }
                (_, 1) => t!("By arithmetic, {who} computes and waits: {formula}", who, formula),
                _ => t!(
                    "By arithmetic, {who} compute one after another, then the last of them waits: \
                     {formula}",
                    who,
                    formula
                ),
            }
        }
    }
}

/// Requests of the worker that has the most: of all of them, where there is one worker.
fn of_a_worker(facts: &Facts, all: u32) -> String {
    let busy = || facts.counts.iter().copied().filter(|&count| count > 0);
    match (facts.scenario.workers, busy().min() == busy().max()) {
        (1, _) if all == 1 => own(t!("the one request")),
        (1, _) => requests(all),
        (_, true) => {
            t!("the one request of a worker|the {n} requests of a worker", n = all)
        }
        (_, false) => t!(
            "the one request of the fullest worker|the {n} requests of the fullest worker",
            n = all
        ),
    }
}
