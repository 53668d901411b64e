//! Conditions of goals in words: "pool: blocking is done within 2 s".

use super::answer::value_words;
use super::expression::{Kind, Measure, Node, Op, Value, Who};
use crate::explain;
use crate::words::t;

/// What a condition compares, computed and in words.
pub(super) struct Compared {
    /// What its left side is now.
    pub(super) now: String,
    /// What its right side is.
    limit: String,
}

/// Both sides of a comparison, computed; of several that are joined by `and`, of the first.
pub(super) fn compared(compute: &mut dyn FnMut(&Node) -> f64, node: &Node) -> Option<Compared> {
    let (_, left, right) = comparison(node)?;
    let [a, b] = [compute(left), compute(right)];
    let kind = kind(left);
    let shown = |node: &Node, number| value_words(node, Value { number, kind });
    Some(Compared { now: shown(left, a), limit: shown(right, b) })
}

fn comparison(node: &Node) -> Option<(Op, &Node, &Node)> {
    match node {
        Node::Pair(op, left, right) if op.compares() => Some((*op, left, right)),
        Node::Pair(Op::And, first, _) => comparison(first),
        _ => None,
    }
}

/// A comparison in words; `None` of what is put together.
pub(super) fn sentence(node: &Node, compared: &Compared) -> Option<String> {
    let Node::Pair(op, left, right) = node else { return None };
    let limit = &compared.limit;
    let plain = matches!(right.as_ref(), Node::Number(_));
    let named = || match right.as_ref() {
        Node::Measure(Measure::Makespan, who, None) => {
            Some([&name_of(*who), " (", limit, ")"].concat())
        }
        _ if plain => Some(limit.clone()),
        right => {
            let (name, of) = label(right)?;
            let gap = if of.is_empty() { "" } else { ", " };
            Some([limit, " (", name, gap, &of, ")"].concat())
        }
    };
    match left.as_ref() {
        Node::Measure(Measure::Makespan, who, None) => {
            let who = name_of(*who);
            Some(match op {
                Op::AtMost if plain => t!("{who} is done within {time}", who, time = limit),
                op => takes(*op, &who, &named()?),
            })
        }
        Node::Measure(Measure::Response, who, Some(request)) => {
            let who = request_of(request, &name_of(*who))?;
            Some(match op {
                Op::AtMost if plain => t!("{who} is answered within {time}", who, time = limit),
                op => takes(*op, &who, &named()?),
            })
        }
        left => {
            let (name, of) = label(left)?;
            let left = if of.is_empty() { name.into() } else { [name, " (", &of, ")"].concat() };
            Some(relation(*op, &left, &named()?))
        }
    }
}

/// What a part is called, and of what it is; `None` for what is put together.
fn label(node: &Node) -> Option<(&'static str, String)> {
    match node {
        Node::Setting(setting) => Some((explain::label(*setting), String::new())),
        Node::Measure(measure, who, request) => {
            let who = name_of(*who);
            let of = match request.as_deref() {
                None => who,
                Some(request) => request_of(request, &who)?,
            };
            Some((measure_name(*measure), of))
        }
        _ => None,
    }
}

fn name_of(who: Who) -> String {
    match who {
        Who::Entry(entry) => explain::entry_name(entry),
        Who::Place(place) => t!("entry {place}", place = (place + 1).to_string()),
    }
}

fn request_of(request: &Node, who: &str) -> Option<String> {
    match request {
        Node::Number(number) => {
            let request = explain::number::count(*number as u64);
            Some(t!("Request {request} of {who}", request, who))
        }
        Node::Last => Some(t!("The last request of {who}", who)),
        _ => None,
    }
}

/// The dimension of a part that was read, of which kinds are known to fit.
fn kind(node: &Node) -> Kind {
    match node {
        Node::Setting(setting) => Kind::of(*setting),
        Node::Measure(measure, ..) => measure.kind(),
        Node::First { setting, .. } => Kind::of(*setting),
        Node::With(_, part) => kind(part),
        Node::Call(_, parts) => parts.first().map_or(Kind::PLAIN, kind),
        Node::Pair(op, left, right) => match (op, kind(left), kind(right)) {
            (Op::Times, Kind::Quantity(a), Kind::Quantity(b)) => {
                Kind::Quantity(a.saturating_add(b))
            }
            (Op::Over, Kind::Quantity(a), Kind::Quantity(b)) => Kind::Quantity(a.saturating_sub(b)),
            (_, left, _) => left,
        },
        Node::Number(_) | Node::N | Node::Last => Kind::PLAIN,
    }
}

fn takes(op: Op, who: &str, time: &str) -> String {
    match op {
        Op::Less => t!("{who} takes less than {time}", who, time),
        Op::More => t!("{who} takes longer than {time}", who, time),
        Op::AtMost => t!("{who} takes no longer than {time}", who, time),
        Op::AtLeast => t!("{who} takes {time} or longer", who, time),
        Op::Unequal => t!("{who} does not take exactly {time}", who, time),
        _ => t!("{who} takes exactly {time}", who, time),
    }
}

fn relation(op: Op, left: &str, right: &str) -> String {
    match op {
        Op::Less => t!("{left}: less than {right}", left, right),
        Op::More => t!("{left}: more than {right}", left, right),
        Op::AtMost => t!("{left}: at most {right}", left, right),
        Op::AtLeast => t!("{left}: at least {right}", left, right),
        Op::Unequal => t!("{left}: not {right}", left, right),
        _ => t!("{left}: exactly {right}", left, right),
    }
}

/// What a measure is called on the page.
#[must_use]
pub fn measure_name(measure: Measure) -> &'static str {
    match measure {
        Measure::Makespan => t!("Makespan"),
        Measure::Response => t!("Response time"),
        Measure::Finish => t!("Completion time"),
        Measure::Mean => t!("Mean response time"),
        Measure::P50 => t!("Median response time"),
        Measure::P90 => t!("p90"),
        Measure::P95 => t!("p95"),
        Measure::P99 => t!("p99"),
        Measure::Longest => t!("Longest response time"),
        Measure::Throughput => t!("Throughput"),
        Measure::Queueing => t!("Queueing"),
        Measure::Utilisation => t!("Utilisation"),
        Measure::Served => t!("Served"),
        Measure::Refused => t!("Refused"),
        Measure::Killed => t!("Killed"),
        Measure::InFlight => t!("Most in flight"),
        Measure::Waves => t!("Waves"),
    }
}
