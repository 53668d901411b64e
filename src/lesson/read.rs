//! Reading a set.

mod at;
mod texts;

use super::exercise::{
    Choice, Condition, Exercise, Goal, Mistake, Predict, Set, Tolerance, Unit, WhichRequest,
};
use super::expression::{Expression, Kind};
use super::json::{Json, locate};
use super::limits;
use super::problem::{Place, Problem};
use crate::explain;
use crate::scenario::{Decimal, Entry, Link, Notice};
use crate::words::t;
use at::{At, Fault};
use texts::{title, words};

/// The objects of a file and the fields of each: those that are needed, and those that may be left
/// out. `predict` is an object of its `kind`.
pub const FIELDS: [Fields; 12] =
    [SET, EXERCISE, NUMBER, CHOICE, POINT, LINE, OPTION, MISTAKE, GOAL, CONDITION, TEXT, PREDICT];

/// The name of an object, the fields that it needs, and those that may be left out.
type Fields = (&'static str, &'static [&'static str], &'static [&'static str]);

const SET: Fields = ("set", &["format", "title", "exercises"], &["$schema"]);
const EXERCISE: Fields = (
    "exercise",
    &["id", "title", "scenario", "situation", "question", "predict", "explanation"],
    &["mistakes", "hint", "goals"],
);
const PREDICT: Fields = ("predict", &["kind"], &[]);
const NUMBER: Fields = ("number", &["kind", "unit", "answer"], &["tolerance"]);
const CHOICE: Fields = ("choice", &["kind", "options"], &[]);
const POINT: Fields = ("point", &["kind", "entry", "request"], &["tolerance"]);
const LINE: Fields = ("line", &["kind", "entry"], &["tolerance"]);
const OPTION: Fields = ("option", &["text", "right", "feedback"], &[]);
const MISTAKE: Fields = ("mistake", &["feedback"], &["title", "with", "answer"]);
const GOAL: Fields = ("goal", &["text", "conditions"], &["start", "fixed"]);
const CONDITION: Fields = ("condition", &["holds"], &["text"]);
const TEXT: Fields = ("text", &[], &[]);

/// Keys of a link that are the reader's own and no exercise's.
const READERS: [&str; 4] = ["embed", "show", "theme", "lang"];

/// Keys of a link that a goal can fix.
pub(super) const FIXABLE: [&str; 17] = [
    "workers",
    "requests",
    "io",
    "subtasks",
    "cpu",
    "lineup",
    "threads",
    "tokens",
    "cores",
    "client",
    "spread",
    "accept",
    "connections",
    "overhead",
    "timeout",
    "backlog",
    "seed",
];

impl Set {
    /// Reads a file.
    ///
    /// # Errors
    /// The first thing that is wrong with it: no JSON, a field that is missing, unknown or not what
    /// it can be, an expression or a scenario that can't be read, or more than the [`limits`] allow.
    pub fn read(text: &str) -> Result<Self, Problem> {
        if text.len() > limits::FILE {
            return Err(Problem::new(t!(
                "The file has {size} kB; {most} kB are the most.",
                size = text.len().div_ceil(1_024).to_string(),
                most = (limits::FILE / 1_024).to_string()
            )));
        }
        Self::of(&tree(text)?, text)
    }

    /// The set that the tree of a file is. The text, which the tree is of, tells where a fault stands.
    pub(super) fn of(json: &Json, text: &str) -> Result<Self, Problem> {
        set(&At::root(json)).map_err(|Fault { places, field, what }| {
            let (line, column) = locate(bare(text), &places);
            Problem { place: Some(Place { line, column, field }), what }
        })
    }
}

/// The tree of a file, however large it is.
pub(super) fn tree(text: &str) -> Result<Json, Problem> {
    serde_json::from_str(bare(text)).map_err(|error| {
        let cause = error.to_string();
        let cause = cause.split(" at line ").next().unwrap_or_default();
        let place =
            Place { line: error.line(), column: error.column().max(1), field: String::new() };
        Problem { place: Some(place), what: t!("the JSON is wrong here: {cause}.", cause) }
    })
}

/// A text without the byte order mark that some editors of Windows write.
fn bare(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

fn set(at: &At) -> Result<Set, Fault> {
    // First of all: another format may have other fields.
    at.object((SET.0, &["format"], &[]), false)?;
    let format = at.need("format")?;
    if format.number() != Some(1) {
        return Err(format.fault(t!("this page reads format 1.")));
    }
    at.object(SET, true)?;
    let mut set = Set { title: title(&at.need("title")?)?, exercises: Vec::new() };
    let list = at.need("exercises")?;
    for at in list.items(1, limits::EXERCISES)? {
        let read = exercise(&at)?;
        if set.exercise(&read.id).is_some() {
            return Err(at.need("id")?.fault(t!("another exercise has this name.")));
        }
        set.exercises.push(read);
    }
    Ok(set)
}

fn exercise(at: &At) -> Result<Exercise, Fault> {
    at.object(EXERCISE, true)?;
    let id = at.need("id")?;
    let name = id.text()?;
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if name.is_empty() || name.len() > limits::ID || !name.bytes().all(plain) {
        return Err(id.fault(t!(
            "a name has lower-case letters, digits and hyphens, {most} at most.",
            most = limits::ID.to_string()
        )));
    }
    let link = scenario(&at.need("scenario")?)?;
    let with = |name: &str| at.get(name).map(|at| words(&at, &link)).transpose();
    let predict = predict(&at.need("predict")?, &link)?;
    let mut mistakes = Vec::new();
    if let Some(list) = at.get("mistakes") {
        if matches!(predict, Predict::Choice { .. }) {
            return Err(list.fault(t!("the options of a choice have feedback of their own.")));
        }
        for at in list.items(0, limits::MISTAKES)? {
            mistakes.push(mistake(&at, &link, &predict)?);
        }
    }
    let mut goals = Vec::new();
    if let Some(list) = at.get("goals") {
        for at in list.items(0, limits::GOALS)? {
            goals.push(goal(&at, &link)?);
        }
    }
    Ok(Exercise {
        id: name.into(),
        title: title(&at.need("title")?)?,
        situation: words(&at.need("situation")?, &link)?,
        question: words(&at.need("question")?, &link)?,
        predict,
        mistakes,
        hint: with("hint")?,
        explanation: words(&at.need("explanation")?, &link)?,
        goals,
        scenario: link,
    })
}

fn scenario(at: &At) -> Result<Link, Fault> {
    let (link, notices) = Link::decode(at.text()?);
    if let Some(notice) = notices.first() {
        return Err(at.fault(explain::notice(notice)));
    }
    let plain = Link { scenario: link.scenario.clone(), ..Link::default() };
    let looks = link.encode();
    let readers = |pair: &str| READERS.iter().any(|key| pair.split('=').next() == Some(key));
    if let Some(pair) = looks.split('&').find(|pair| readers(pair)) {
        let key = pair.split('=').next().unwrap_or_default();
        return Err(at.fault(t!("“{key}” is for the reader to choose, not for an exercise.", key)));
    }
    if plain.scenario.requests > limits::REQUESTS {
        return Err(at.fault(too_many_requests()));
    }
    if link.scenario.lineup.len() > limits::ENTRIES {
        return Err(at.fault(t!(
            "the line-up of an exercise has {most} entries at most.",
            most = limits::ENTRIES.to_string()
        )));
    }
    Ok(link)
}

/// What to say where a run would be too large.
pub(super) fn too_many_requests() -> String {
    t!(
        "An exercise runs {most} requests at most.",
        most = explain::number::count(limits::REQUESTS.into())
    )
}

fn predict(at: &At, link: &Link) -> Result<Predict, Fault> {
    at.object(PREDICT, false)?;
    let kind = at.need("kind")?;
    match kind.text()? {
        "number" => {
            at.object(NUMBER, true)?;
            let unit = at.need("unit")?;
            let word = unit.text()?;
            let Some(found) = Unit::ALL.into_iter().find(|unit| unit.word() == word) else {
                let words = Unit::ALL.map(|unit| format!("“{}”", unit.word()));
                return Err(unit.fault(t!("units are {units}.", units = words.join(", "))));
            };
            let answer = expression(&at.need("answer")?, link, found.kind(), false)?;
            let tolerance = tolerance(at, found.tolerance())?;
            Ok(Predict::Number { unit: found, answer, tolerance })
        }
        "choice" => {
            at.object(CHOICE, true)?;
            let list = at.need("options")?;
            let mut options = Vec::new();
            for at in list.items(2, limits::OPTIONS)? {
                at.object(OPTION, true)?;
                options.push(Choice {
                    text: words(&at.need("text")?, link)?,
                    right: expression(&at.need("right")?, link, Kind::Condition, false)?,
                    feedback: words(&at.need("feedback")?, link)?,
                });
            }
            Ok(Predict::Choice { options })
        }
        "point" => {
            at.object(POINT, true)?;
            let entry = entry(&at.need("entry")?, link)?;
            let request = at.need("request")?;
            let requests = link.scenario.requests;
            let request = match request.json {
                Json::Text(word) if word == "last" => WhichRequest::Last,
                Json::Number(number) if (1..=requests.into()).contains(number) => {
                    WhichRequest::Number(u32::try_from(*number).unwrap_or(requests))
                }
                _ => {
                    let what = t!(
                        "a request is a number from 1 to {requests}, or “last”.",
                        requests = requests.to_string()
                    );
                    return Err(request.fault(what));
                }
            };
            Ok(Predict::Point { entry, request, tolerance: tolerance(at, Tolerance::DRAWN)? })
        }
        "line" => {
            at.object(LINE, true)?;
            let entry = entry(&at.need("entry")?, link)?;
            Ok(Predict::Line { entry, tolerance: tolerance(at, Tolerance::DRAWN)? })
        }
        _ => Err(kind.fault(t!("kinds are “number”, “choice”, “point” and “line”."))),
    }
}

/// An entry that is drawn: a prediction stands beside its line.
fn entry(at: &At, link: &Link) -> Result<Entry, Fault> {
    let read = at.text()?.parse().ok();
    read.filter(|&entry| link.shown().any(|shown| shown == entry)).ok_or_else(|| {
        let entries: Vec<String> = link.shown().map(|entry| entry.to_string()).collect();
        at.fault(t!("entries that the scenario draws are {entries}.", entries = entries.join(", ")))
    })
}

fn tolerance(at: &At, usual: Tolerance) -> Result<Tolerance, Fault> {
    let Some(at) = at.get("tolerance") else { return Ok(usual) };
    let text = at.text()?;
    let percent = || {
        let percent: Decimal = text.strip_suffix('%')?.trim_end().parse().ok()?;
        (1..=50_000_000).contains(&percent.millionths()).then_some(Tolerance::Percent(percent))
    };
    let read = if text == "exact" { Some(Tolerance::Exact) } else { percent() };
    read.ok_or_else(|| {
        at.fault(t!("a tolerance is “exact” or a percentage up to 50, such as “5%”."))
    })
}

fn mistake(at: &At, link: &Link, predict: &Predict) -> Result<Mistake, Fault> {
    at.object(MISTAKE, true)?;
    let mut changed = link.clone();
    let with = at.get("with").map(|at| change(&at, &mut changed)).transpose()?;
    let (kind, line) = match predict {
        Predict::Number { unit, .. } => (unit.kind(), false),
        Predict::Line { .. } => (Kind::TIME, true),
        _ => (Kind::TIME, false),
    };
    let answer = at.get("answer").map(|at| expression(&at, &changed, kind, line)).transpose()?;
    if with.is_none() && answer.is_none() {
        return Err(at.fault(t!("a mistake has “with”, “answer” or both.")));
    }
    Ok(Mistake {
        title: at.get("title").map(|at| title(&at)).transpose()?,
        with,
        answer,
        feedback: words(&at.need("feedback")?, link)?,
    })
}

/// Changes of a link, which they are made to.
fn change(at: &At, link: &mut Link) -> Result<String, Fault> {
    let text = at.text()?;
    *link = changed(link, text).map_err(|what| at.fault(what))?;
    Ok(text.into())
}

/// A link with changes: their keys instead of its own. An error is a sentence.
pub(super) fn changed(link: &Link, change: &str) -> Result<Link, String> {
    let (_, notices) = Link::decode(change);
    let repeated = notices.iter().find(|notice| matches!(notice, Notice::RepeatedKey { .. }));
    // Of a key that stands there twice the first counts, without a notice that matters here.
    let (link, more) = Link::decode(&[change, &link.encode()].join("&"));
    let other = |notice: &&Notice| !matches!(notice, Notice::RepeatedKey { .. });
    match repeated.or_else(|| more.iter().find(other)) {
        Some(notice) => Err(explain::notice(notice)),
        None => Ok(link),
    }
}

fn goal(at: &At, link: &Link) -> Result<Goal, Fault> {
    at.object(GOAL, true)?;
    let mut started = link.clone();
    let start = at.get("start").map(|at| change(&at, &mut started)).transpose()?;
    let list = at.need("conditions")?;
    let mut conditions = Vec::new();
    for at in list.items(1, limits::CONDITIONS)? {
        conditions.push(match at.json {
            Json::Text(_) => {
                let holds = expression(&at, &started, Kind::Condition, false)?;
                Condition { holds, text: None }
            }
            _ => {
                at.object(CONDITION, true)?;
                let holds = expression(&at.need("holds")?, &started, Kind::Condition, false)?;
                let text = at.get("text").map(|at| words(&at, link)).transpose()?;
                Condition { holds, text }
            }
        });
    }
    let mut fixed = Vec::new();
    if let Some(list) = at.get("fixed") {
        for at in list.items(0, FIXABLE.len())? {
            let key = at.text()?;
            if !FIXABLE.contains(&key) || fixed.iter().any(|other| other == key) {
                let keys = FIXABLE.join(", ");
                return Err(at.fault(t!("what can be fixed, each once: {keys}.", keys)));
            }
            fixed.push(key.into());
        }
    }
    Ok(Goal { text: words(&at.need("text")?, link)?, start, conditions, fixed })
}

/// An expression of a kind; `line`: for each request `n` of a line.
fn expression(at: &At, link: &Link, kind: Kind, line: bool) -> Result<Expression, Fault> {
    let expression =
        Expression::parse(at.text()?).map_err(|misread| at.fault(misread.sentence()))?;
    if expression.kind() != kind {
        return Err(at.fault(t!(
            "this is {own}; needed is {wanted}.",
            own = expression.kind().to_string(),
            wanted = kind.to_string()
        )));
    }
    check(at, &expression, link, line)?;
    Ok(expression)
}

fn check(at: &At, expression: &Expression, link: &Link, line: bool) -> Result<(), Fault> {
    if expression.names_n() && !line {
        return Err(at.fault(t!("“n” is a request of a line; elsewhere name one, or “last”.")));
    }
    expression.check_changes(link).map_err(|what| at.fault(what))
}
