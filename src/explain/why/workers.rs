//! What each worker did.

use super::super::answer::number_word;
use super::super::glossary::{CORE, EVENT_LOOP, GIL, WSGI};
use super::super::names::workers;
use super::super::number::count;
use super::super::phrase::{IntoPhrases, Phrase, ended};
use super::super::requests;
use super::facts::Facts;
use super::words::{number, share};
use crate::scenario::{Handler, Server};
use crate::sim::{Activity, order};
use crate::words::{capital, own, phrases, t};

/// Those workers that had requests, as a subject.
struct Group {
    /// `Each of the 4 workers`.
    who: String,
    /// Whether the subject is several at once: `3 of the 4 workers`.
    many: bool,
    /// `4 requests`, `3 to 5 requests`, `the one request`.
    amount: String,
    /// The most that one of them had.
    most: u32,
}

impl Group {
    fn of(facts: &Facts) -> Self {
        let busy = || facts.counts.iter().copied().filter(|&count| count > 0);
        let (used, all) = (busy().count(), facts.counts.len());
        let (least, most) = (busy().min().unwrap_or(0), facts.fullest());
        let many = used > 1 && used < all;
        let workers = workers(facts.scenario.workers);
        let who = match used {
            _ if all == 1 => own(t!("the one worker")),
            _ if used == all => t!("each of the {workers}", workers),
            0 => t!("none of the {workers}", workers),
            1 => t!("one of the {workers}", workers),
            _ => t!("{some} of the {workers}", some = count(used as u64), workers),
        };
        let (fewest, fullest) = (count(least.into()), count(most.into()));
        let mut amount = match (least, most) {
            _ if facts.scenario.requests == 1 => own(t!("the one request")),
            _ if least == most => requests(most),
            _ if least + 1 == most => {
                t!("{least} or {most} requests", least = fewest, most = fullest)
            }
            _ => t!("{least} to {most} requests", least = fewest, most = fullest),
        };
        if many {
            amount = t!("{amount} each", amount);
        }
        Self { who: capital(&who), many, amount, most }
    }

    const fn number(&self) -> u64 {
        number(self.many)
    }

    /// `Each of the 4 workers served 4 requests`.
    fn served(&self, facts: &Facts) -> String {
        let (who, amount) = (&self.who, &self.amount);
        match facts.result.summary.killed {
            0 => {
                t!("{who} served {amount}|{who} served {amount}", n = self.number(), who, amount)
            }
            _ => t!("{who} took {amount}|{who} took {amount}", n = self.number(), who, amount),
        }
    }
}

pub(super) fn sentence(facts: &Facts) -> Vec<Phrase> {
    let group = Group::of(facts);
    let served = group.served(facts);
    let several = group.most > 1;
    ended(match (facts.entry.server, facts.entry.handler) {
        (Server::Pool, handler) => {
            let spent = spent(facts);
            let sentence = match several {
                true => phrases!(
                    "{served}, one after another, and spent {spent}|\
                     {served}, one after another, and spent {spent}",
                    n = group.number(),
                    served,
                    spent
                ),
                false => phrases!(
                    "{served} and spent {spent}|{served} and spent {spent}",
                    n = group.number(),
                    served,
                    spent
                ),
            };
            pool(facts, sentence, handler)
        }
        (Server::Threads, _) => in_threads(facts, &group, served),
        (Server::Loop, Handler::Blocking) => {
            let tokens = facts.scenario.tokens;
            let threads = t!("{n} thread|{n} threads", n = tokens);
            let def = Phrase::Code("def");
            match tokens {
                1 => phrases!(
                    "{served} in its one thread for {def} handlers|\
                     {served} in their one thread for {def} handlers",
                    n = group.number(),
                    served,
                    def
                ),
                _ if several || group.many => phrases!(
                    "{served} in its {threads} for {def} handlers|\
                     {served} in their {threads} for {def} handlers",
                    n = group.number(),
                    served,
                    threads,
                    def
                ),
                _ => {
                    phrases!(
                        "{served} in one of its {threads} for {def} handlers",
                        served,
                        threads,
                        def
                    )
                }
            }
        }
        (Server::Loop, Handler::Stuck) => stuck(facts, served, &group),
        (Server::Greenlets | Server::Loop, _) => switching(facts, served, &group),
    })
}

/// What workers with threads did.
fn in_threads(facts: &Facts, group: &Group, served: String) -> Vec<Phrase> {
    let spent = spent(facts);
    let threads = count(facts.scenario.threads.into());
    match facts.scenario.threads {
        1 => phrases!(
            "{served} in its one thread, which spent {spent}|\
             {served} in their one thread, which spent {spent}",
            n = group.number(),
            served,
            spent
        ),
        _ if group.most > 1 || group.many => phrases!(
            "{served} in its {threads} threads, which spent {spent}|\
             {served} in their {threads} threads, which spent {spent}",
            n = group.number(),
            served,
            threads,
            spent
        ),
        _ => phrases!(
            "{served} in one of its {threads} threads, which spent {spent}",
            served,
            threads,
            spent
        ),
    }
}

/// What the time in service went to: the most, and what else is worth a word.
fn spent(facts: &Facts) -> Vec<Phrase> {
    let kinds = [
        Activity::HoldingIo,
        Activity::Computing,
        Activity::AwaitingGil,
        Activity::AwaitingCore,
        Activity::AwaitingConnection,
    ];
    let most_first =
        kinds.map(|kind| u64::MAX - u64::try_from(facts.time(kind)).unwrap_or(u64::MAX));
    let parts: Vec<(u128, Activity)> = order(&most_first)
        .into_iter()
        .map(|place| kinds[place as usize])
        .map(|kind| (facts.time(kind), kind))
        .filter(|part| part.0 > 0)
        .collect();
    let whole: u128 = parts.iter().map(|part| part.0).sum();
    let [(most, first), rest @ ..] = &parts[..] else {
        return t!("no time on them").into_phrases();
    };
    let portion = share(*most, whole).unwrap_or_default();
    let doing = |activity| self::doing(facts, activity);
    let spent = phrases!("{portion} of that time {doing}", portion, doing = doing(*first));
    match rest.first().and_then(|&(time, second)| Some((share(time, whole)?, second))) {
        // Two rounded shares must be a hundred.
        Some((_, second)) if rest.len() == 1 => {
            phrases!("{spent} and the rest {doing}", spent, doing = doing(second))
        }
        Some((portion, second)) if rest[0].0 * 10 >= whole => {
            phrases!("{spent} and {portion} {doing}", spent, portion, doing = doing(second))
        }
        _ => spent,
    }
}

fn doing(facts: &Facts, activity: Activity) -> Vec<Phrase> {
    match activity {
        Activity::Computing => t!("computing").into_phrases(),
        Activity::AwaitingGil => {
            phrases!("waiting for the {gil}", gil = Phrase::Term(&GIL, t!("GIL")))
        }
        Activity::AwaitingCore => {
            phrases!("waiting for a {core}", core = Phrase::Term(&CORE, t!("CPU core")))
        }
        Activity::AwaitingConnection => t!("waiting for a connection").into_phrases(),
        _ => waiting_for_io(facts).into_phrases(),
    }
}

/// Waiting for I/O, and of a request that gathers, what passes at the same time.
fn waiting_for_io(facts: &Facts) -> String {
    let all = facts.scenario.subtasks;
    if facts.entry.handler != Handler::Gather || all == 1 {
        return own(t!("waiting for I/O"));
    }
    let pieces = number_word(all);
    match facts.scenario.connections.filter(|&limit| limit < all) {
        Some(1) => {
            own(t!("waiting for I/O (the pieces of a request one by one, for want of connections)"))
        }
        Some(limit) => t!(
            "waiting for I/O (at most {limit} of the {pieces} pieces of a request at a time, for \
             want of connections)",
            limit = number_word(limit),
            pieces
        ),
        None => t!("waiting for I/O (the {pieces} pieces of a request together)", pieces),
    }
}

/// What the kind of handler changes on a pool, which is what the seed post is about.
fn pool(facts: &Facts, sentence: Vec<Phrase>, handler: Handler) -> Vec<Phrase> {
    let waits = facts.time(Activity::HoldingIo) > 0;
    match handler {
        Handler::Async if waits => phrases!(
            "{sentence}: with {code}, too, {wsgi} ties a worker to one request at a time",
            sentence,
            code = Phrase::Code("async def"),
            wsgi = Phrase::Term(&WSGI, t!("WSGI"))
        ),
        _ => sentence,
    }
}

fn stuck(facts: &Facts, served: String, group: &Group) -> Vec<Phrase> {
    let several = group.most > 1;
    if facts.time(Activity::HoldingIo) == 0 {
        return match several {
            true => t!("{served}, one after another", served).into_phrases(),
            false => served.into_phrases(),
        };
    }
    let its_loop = Phrase::Term(&EVENT_LOOP, t!("event loop"));
    match several {
        _ if facts.scenario.requests == 1 => phrases!(
            "{served}, which blocked its {event_loop} while it waited for I/O",
            served,
            event_loop = its_loop
        ),
        true => phrases!(
            "{served}, one after another: each blocked its {event_loop} while it waited for I/O",
            served,
            event_loop = its_loop
        ),
        false => phrases!(
            "{served}, and each blocked its {event_loop} while it waited for I/O",
            served,
            event_loop = its_loop
        ),
    }
}

fn switching(facts: &Facts, served: String, group: &Group) -> Vec<Phrase> {
    if group.most < 2 {
        return served.into_phrases();
    }
    if facts.time(Activity::FreeIo) == 0 {
        return t!("{served}, one after another", served).into_phrases();
    }
    let who = match facts.entry.server {
        Server::Greenlets => t!("the worker").into_phrases(),
        _ => phrases!("the {event_loop}", event_loop = Phrase::Term(&EVENT_LOOP, t!("event loop"))),
    };
    let all = facts.scenario.subtasks;
    let together = facts.scenario.connections.is_none_or(|limit| limit >= all);
    match facts.entry.handler {
        Handler::Gather if all > 1 && together => phrases!(
            "{served}: while the {pieces} pieces of one wait together, {who} turns to the next",
            served,
            pieces = number_word(all),
            who
        ),
        _ => phrases!("{served}: while one waits for I/O, {who} turns to the next", served, who),
    }
}
