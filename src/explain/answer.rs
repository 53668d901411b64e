//! The answer: one sentence with the numbers in it.

use super::names::{entry_name, of_server, requests, the_server, users, workers};
use super::number::{count, duration};
use super::phrase::{IntoPhrases, Phrase, joined, listed};
use super::relation::{about_equal, relation, relation_to};
use super::setting::exact_decimal;
use crate::scenario::{Client, Decimal, Entry, Handler, Micros, Scenario, Server};
use crate::sim::{EVENT_LIMIT, EntryResult, PIECE_LIMIT, ResponseTimes, Results, Summary};
use crate::words::{own, phrases, t};

/// The answer to "how long does it take?" for the entries on show, which are in the order of the
/// line-up: server by server, with the handlers that take equally long said in one, and how each
/// server compares to the first. Of a burst it is the time of the last reply that counts; where
/// requests keep coming, the median reply, and of a stream also what 95 % of the replies take, where
/// that is much longer. Refused and killed requests are counted.
#[must_use]
pub fn answer(results: &Results, shown: &[Entry]) -> Vec<Phrase> {
    let scenario = &results.scenario;
    let work = work(scenario);
    if shown.is_empty() {
        return t!(
            "Every entry of the line-up is hidden: show one to see how long {work} take.",
            work
        )
        .into_phrases();
    }
    let Sides { sides, silent, too_large } = Sides::of(results, shown);
    let words = Words { pieces: scenario.subtasks, burst: scenario.client == Client::Burst };
    let mut parts = words.sides(&sides);
    for result in silent {
        let name = entry_name(result.run.entry);
        let losses = losses(result.summary.refused, result.summary.killed);
        parts.push(t!("no reply from {name} ({losses})", name, losses).into_phrases());
    }
    for entry in too_large {
        let text = t!(
            "{name} is too large to simulate: a run may have {events} events, and {pieces} pieces \
             that queue for connections",
            name = entry_name(entry),
            events = count(EVENT_LIMIT),
            pieces = count(PIECE_LIMIT)
        );
        parts.push(text.into_phrases());
    }
    if parts.is_empty() {
        return t!("{work} are not simulated yet.", work).into_phrases();
    }
    phrases!("{work}: {parts}.", work, parts = joined(parts, "; "))
}

/// `16 requests on 4 workers`.
fn work(scenario: &Scenario) -> String {
    let (requests, workers) = (requests(scenario.requests), workers(scenario.workers));
    let rate = |rate: Decimal| exact_decimal(rate.millionths());
    match scenario.client {
        Client::Burst => t!("{requests} on {workers}", requests, workers),
        Client::Paced(by) => {
            let rate = rate(by);
            t!("{requests} at {rate} a second on {workers}", requests, rate, workers)
        }
        Client::Poisson(by) => {
            let rate = rate(by);
            t!("{requests} at random, {rate} a second, on {workers}", requests, rate, workers)
        }
        Client::Closed(many) => {
            t!("{requests} by {users} on {workers}", requests, users = users(many), workers)
        }
    }
}

/// `84 refused, 3 killed`; empty without any.
pub(super) fn losses(refused: u32, killed: u32) -> String {
    let mut parts = Vec::new();
    if refused > 0 {
        parts.push(t!("{n} refused|{n} refused", n = refused));
    }
    if killed > 0 {
        parts.push(t!("{n} killed|{n} killed", n = killed));
    }
    parts.join(", ")
}

/// What the entries on show did, by server.
struct Sides<'a> {
    sides: Vec<Side>,
    /// Entries that answered nothing.
    silent: Vec<&'a EntryResult>,
    /// Entries that were not simulated.
    too_large: Vec<Entry>,
}

/// A server with those of its handlers that are on show and answered something, those that take
/// equally long together.
struct Side {
    server: Server,
    groups: Vec<Group>,
}

/// Handlers with the same figures.
struct Group {
    handlers: Vec<Handler>,
    figures: Figures,
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct Figures {
    /// The last reply of a burst, otherwise the median.
    time: Micros,
    /// The 95th percentile of a stream, where it is at least half as long again as the median.
    tail: Option<Micros>,
    refused: u32,
    killed: u32,
}

impl Figures {
    fn of(summary: &Summary, times: ResponseTimes, client: Client) -> Self {
        let Summary { makespan, refused, killed, .. } = *summary;
        let ResponseTimes { p50, p95, .. } = times;
        let stream = matches!(client, Client::Paced(_) | Client::Poisson(_));
        let longer = stream && p95 > 0 && p95.saturating_mul(2) >= p50.saturating_mul(3);
        let time = if client == Client::Burst { makespan } else { p50 };
        Self { time, tail: longer.then_some(p95), refused, killed }
    }

    /// Whether they are said in the same words.
    fn look_like(&self, other: &Self) -> bool {
        (self.refused, self.killed) == (other.refused, other.killed)
            && duration(self.time) == duration(other.time)
            && self.tail.map(duration) == other.tail.map(duration)
    }

    /// Whether the times tell how two compare: they do not where many replies take several times
    /// as long, nor where they are about equal and what else is said is not.
    fn are_comparable_to(&self, other: &Self) -> bool {
        let typical = |of: &Self| of.tail.is_none_or(|tail| tail < of.time.saturating_mul(3));
        let alike = self.tail.map(duration) == other.tail.map(duration);
        typical(self) && typical(other) && (alike || !about_equal(self.time, other.time))
    }
}

impl<'a> Sides<'a> {
    fn of(results: &'a Results, shown: &[Entry]) -> Self {
        let mut sides: Vec<Side> = Vec::new();
        let mut silent = Vec::new();
        for result in shown.iter().filter_map(|&entry| results.of(entry)) {
            let (entry, summary) = (result.run.entry, &result.summary);
            let Some(times) = summary.response else {
                silent.push(result);
                continue;
            };
            let figures = Figures::of(summary, times, results.scenario.client);
            let known = sides.iter().position(|side| side.server == entry.server);
            let place = known.unwrap_or_else(|| {
                sides.push(Side { server: entry.server, groups: Vec::new() });
                sides.len() - 1
            });
            let groups = &mut sides[place].groups;
            // What looks alike is said in one.
            match groups.iter_mut().find(|group| group.figures.look_like(&figures)) {
                Some(group) => group.handlers.push(entry.handler),
                None => groups.push(Group { handlers: vec![entry.handler], figures }),
            }
        }
        let too_large = shown.iter().copied().filter(|entry| results.too_large.contains(entry));
        Self { sides, silent, too_large: too_large.collect() }
    }
}

impl Side {
    fn alike(&self, other: &Self) -> bool {
        self.has_handlers_of(other)
            && self.groups.iter().zip(&other.groups).all(|(a, b)| a.figures == b.figures)
    }

    fn has_handlers_of(&self, other: &Self) -> bool {
        self.groups.len() == other.groups.len()
            && self.groups.iter().zip(&other.groups).all(|(a, b)| a.handlers == b.handlers)
    }

    /// Whether every request was answered.
    fn is_whole(&self) -> bool {
        self.groups.iter().all(|Group { figures, .. }| figures.refused + figures.killed == 0)
    }

    fn takes_no_time(&self) -> bool {
        let none = |group: &Group| group.figures.time == 0 && group.figures.tail.is_none();
        self.is_whole() && self.groups.iter().all(none)
    }

    fn figures_of(&self, handler: Handler) -> Option<Figures> {
        let group = self.groups.iter().find(|group| group.handlers.contains(&handler));
        group.map(|group| group.figures)
    }
}

/// What the words depend on.
struct Words {
    /// Pieces that a request's wait is split into.
    pieces: u32,
    /// Whether it is the last reply that counts.
    burst: bool,
}

impl Words {
    /// How long the servers take, and how they compare.
    fn sides(&self, sides: &[Side]) -> Vec<Vec<Phrase>> {
        match sides {
            [] => Vec::new(),
            _ if sides.iter().all(Side::takes_no_time) => vec![
                match self.burst {
                    true => t!("all are answered at once, since there is nothing to wait for"),
                    false => t!("most are answered at once"),
                }
                .into_phrases(),
            ],
            [one, other] if one.alike(other) => {
                let times = self.side(one, true, Vec::new());
                vec![if self.burst {
                    let (one, other) = (the_server(one.server), the_server(other.server));
                    phrases!("{one} and {other} both take {times}", one, other, times)
                } else {
                    let (one, other) = (of_server(one.server), of_server(other.server));
                    phrases!(
                        "the median reply of {one} and {other} alike takes {times}",
                        one,
                        other,
                        times
                    )
                }]
            }
            [first, ..] => {
                let times = self.side(first, true, Vec::new());
                let mut parts = vec![if self.burst {
                    phrases!("{server} takes {times}", server = the_server(first.server), times)
                } else {
                    let server = of_server(first.server);
                    phrases!("the median reply of {server} takes {times}", server, times)
                }];
                parts.extend((1..sides.len()).map(|place| self.beside_first(sides, place)));
                parts
            }
        }
    }

    /// How long the server in this place takes, and how that compares to the first.
    fn beside_first(&self, sides: &[Side], place: usize) -> Vec<Phrase> {
        let (first, last, side) = (&sides[0], &sides[place - 1], &sides[place]);
        let in_full = !side.has_handlers_of(first) || !side.has_handlers_of(last);
        let is_whole = first.is_whole() && side.is_whole();
        let factor = if is_whole { self.factor(first, side, place > 1) } else { None };
        let times = self.side(side, in_full, factor.unwrap_or_default());
        if self.burst {
            phrases!("{server} {times}", server = the_server(side.server), times)
        } else {
            phrases!("that of {server} {times}", server = of_server(side.server), times)
        }
    }

    /// The times of a server; unless that is clear already, with what each is the time of. A factor
    /// stands beside the one time, or behind them all.
    fn side(&self, side: &Side, in_full: bool, factor: Vec<Phrase>) -> Vec<Phrase> {
        let (beside, behind) = match side.groups.len() {
            1 => (factor, Vec::new()),
            _ => (Vec::new(), factor),
        };
        let group = |group| self.group(side.server, group, in_full, beside.clone());
        let parts: Vec<Vec<Phrase>> = side.groups.iter().map(group).collect();
        let times = if in_full { joined(parts, ", ") } else { listed(parts) };
        followed(times, behind)
    }

    /// `4.00 s with def and async def alike, half the time (95 % within 6.00 s)`. What is said of
    /// the time stands before other times.
    fn group(
        &self,
        server: Server,
        group: &Group,
        in_full: bool,
        factor: Vec<Phrase>,
    ) -> Vec<Phrase> {
        let Figures { time, tail, refused, killed } = group.figures;
        let figure = Phrase::Figure(Entry::new(server, group.handlers[0]), duration(time));
        let mut text = vec![vec![figure]];
        if in_full {
            text.push(self.handlers(&group.handlers));
        }
        let mut text = vec![followed(joined(text, " "), factor)];
        let tail = tail.map(|tail| t!("95 % within {time}", time = duration(tail)));
        let besides = tail.into_iter().chain([losses(refused, killed)]);
        let besides: Vec<String> = besides.filter(|text| !text.is_empty()).collect();
        if !besides.is_empty() {
            text.push(["(", &besides.join(", "), ")"].concat().into_phrases());
        }
        joined(text, " ")
    }

    /// `with def and async def alike`.
    fn handlers(&self, handlers: &[Handler]) -> Vec<Phrase> {
        if handlers == [Handler::Gather] && self.pieces > 1 {
            let pieces = number_word(self.pieces);
            return t!("with the wait split in {pieces}", pieces).into_phrases();
        }
        let name = |handler: &Handler| match handler {
            Handler::Blocking => Phrase::Code("def").into_phrases(),
            Handler::Async => Phrase::Code("async def").into_phrases(),
            Handler::Gather => Phrase::Code("gather").into_phrases(),
            Handler::Stuck => phrases!("{code} that blocks", code = Phrase::Code("async def")),
        };
        let names = listed(handlers.iter().map(name).collect());
        match handlers {
            [_] => phrases!("with {handlers}", handlers = names),
            _ => phrases!("with {handlers} alike", handlers = names),
        }
    }

    /// How long a server takes beside the first: by what both have on show, `async def` first.
    /// Where that isn't all that was said of the two, it is with what it holds for; and of which
    /// server, if others stand between. Nothing where it would mislead.
    fn factor(&self, first: &Side, side: &Side, apart: bool) -> Option<Vec<Phrase>> {
        let words = |than: &Figures, of: &Figures| match apart {
            true => relation_to(first.server, than.time, of.time),
            false => relation(than.time, of.time),
        };
        let order = [Handler::Async, Handler::Blocking, Handler::Gather, Handler::Stuck];
        let pair = |handler| Some((handler, first.figures_of(handler)?, side.figures_of(handler)?));
        let pairs: Vec<(Handler, Figures, Figures)> = order.into_iter().filter_map(pair).collect();
        let Some((handler, than, of)) = pairs.first() else {
            // Of several times it would not be clear which the words are about.
            let ([than], [of]) = (&first.groups[..], &side.groups[..]) else { return None };
            let (than, of) = (&than.figures, &of.figures);
            return of.are_comparable_to(than).then(|| words(than, of).into_phrases());
        };
        if !than.are_comparable_to(of) {
            return None;
        }
        let factor = words(than, of);
        let same = |(_, than, of): &(Handler, Figures, Figures)| {
            than.are_comparable_to(of) && words(than, of) == factor
        };
        let handlers: usize = side.groups.iter().map(|group| group.handlers.len()).sum();
        let of_all = pairs.len() == handlers && pairs.iter().all(same);
        match (&first.groups[..], &side.groups[..]) {
            ([_], [_]) => Some(factor.into_phrases()),
            (_, [_]) if of_all => Some(factor.into_phrases()),
            _ if of_all => Some(t!("each {factor}", factor).into_phrases()),
            _ => Some(joined(vec![factor.into_phrases(), self.handlers(&[*handler])], " ")),
        }
    }
}

/// A text, and what is said of it behind a comma, if anything.
fn followed(text: Vec<Phrase>, by: Vec<Phrase>) -> Vec<Phrase> {
    if by.is_empty() { text } else { joined(vec![text, by], ", ") }
}

/// `two`, `16`: of pieces, or of connections, which have the same gender in all languages here.
pub(super) fn number_word(number: u32) -> String {
    match number {
        2 => own(t!("two")),
        3 => own(t!("three")),
        4 => own(t!("four")),
        5 => own(t!("five")),
        6 => own(t!("six")),
        7 => own(t!("seven")),
        8 => own(t!("eight")),
        9 => own(t!("nine")),
        10 => own(t!("ten")),
        _ => count(number.into()),
    }
}
