//! Goals: a scenario held against what is to be reached.

use super::answer::value_words;
use super::exercise::{Condition, Exercise, Goal};
use super::expression::{Kind, Measure, Node, Op, Value, Who};
use super::problem::Problem;
use super::read::changed;
use super::runs::Runs;
use crate::explain;
use crate::scenario::{Link, Scenario, Setting};
use crate::words::t;

/// A condition of a goal, held against a scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// What has to hold.
    pub text: String,
    /// What was measured, if the condition compares something; a dash where there is nothing.
    pub measured: Option<String>,
    /// Whether it holds.
    pub holds: bool,
}

impl Goal {
    /// The link that it starts from.
    #[must_use]
    pub fn start(&self, exercise: &Exercise) -> Link {
        let link = &exercise.scenario;
        let changed = self.start.as_deref().and_then(|change| changed(link, change).ok());
        changed.unwrap_or_else(|| link.clone())
    }

    /// Whether a setting has to stay as it is.
    #[must_use]
    pub fn fixes(&self, setting: Setting) -> bool {
        let key = match setting {
            Setting::Users | Setting::Rate => "client",
            Setting::Width | Setting::Variation => "spread",
            setting => setting.key(),
        };
        self.fixes_key(key)
    }

    /// Whether what this key of links says has to stay as it is.
    #[must_use]
    pub fn fixes_key(&self, key: &str) -> bool {
        self.fixed.iter().any(|fixed| fixed == key)
    }

    /// Holds a scenario against it: what is fixed first, then its conditions, in a language. It is
    /// reached where all hold: [`Check::all_hold`].
    ///
    /// # Errors
    /// It takes too much computing, with a sentence that says so.
    pub fn check(
        &self,
        exercise: &Exercise,
        scenario: &Scenario,
        tag: &str,
    ) -> Result<Vec<Check>, Problem> {
        let start = self.start(exercise).scenario;
        let mut checks = Vec::new();
        for key in &self.fixed {
            let [wanted, own] = [&start, scenario].map(|scenario| part(scenario, key));
            let name = name_of(key);
            checks.push(Check {
                text: t!("{name}: as at the start", name),
                measured: Some(own.clone()),
                holds: wanted == own,
            });
        }
        let mut runs = Runs::new(scenario);
        for condition in &self.conditions {
            conditions(&mut runs, exercise, condition, condition.holds.node(), tag, &mut checks)?;
        }
        Ok(checks)
    }
}

impl Check {
    /// Whether a goal with these checks is reached.
    #[must_use]
    pub fn all_hold(checks: &[Self]) -> bool {
        checks.iter().all(|check| check.holds)
    }
}

/// What a scenario says for a key of links, as links write it; of what is as usual too.
fn part(scenario: &Scenario, key: &str) -> String {
    if let Some(setting) = setting(key) {
        let value = scenario.get(setting);
        return value.map_or_else(|| "–".into(), |value| explain::shown_value(setting, value));
    }
    match key {
        "client" => scenario.client.to_string(),
        "spread" => scenario.spread.to_string(),
        "accept" => scenario.accept.to_string(),
        "overhead" => scenario.overhead.to_string(),
        _ => {
            let names = scenario.lineup.iter().map(|&entry| explain::entry_name(entry));
            names.collect::<Vec<_>>().join(", ")
        }
    }
}

/// The setting with this key of its own.
fn setting(key: &str) -> Option<Setting> {
    Setting::MAIN.into_iter().chain(Setting::MORE).find(|setting| setting.key() == key)
}

fn name_of(key: &str) -> String {
    match key {
        "lineup" => t!("Line-up").into(),
        "client" => t!("Client").into(),
        "spread" => t!("Spread").into(),
        "accept" => t!("Accept").into(),
        "overhead" => t!("Overhead").into(),
        key => setting(key).map_or_else(|| key.into(), |setting| explain::label(setting).into()),
    }
}

/// Checks a condition; of several that are joined by `and`, each alone.
fn conditions(
    runs: &mut Runs,
    exercise: &Exercise,
    condition: &Condition,
    node: &Node,
    tag: &str,
    checks: &mut Vec<Check>,
) -> Result<(), Problem> {
    if let (Node::Pair(Op::And, left, right), None) = (node, &condition.text) {
        conditions(runs, exercise, condition, left, tag, checks)?;
        return conditions(runs, exercise, condition, right, tag, checks);
    }
    let holds = runs.compute_node(node)? > 0.5;
    let (text, measured) = match node {
        Node::Pair(op, left, right) if op.compares() => {
            let [a, b] = [runs.compute_node(left)?, runs.compute_node(right)?];
            let kind = kind(left);
            let shown = |node: &Node, number| value_words(node, Value { number, kind });
            let whole = label(left).zip(limit(right, shown(right, b)));
            let text = whole.map(|(left, right)| relation(*op, &left, &right));
            (text, Some(shown(left, a)))
        }
        _ => (None, None),
    };
    let own = condition.text.as_ref().map(|text| exercise.words(text, tag));
    let text = own.or(text).unwrap_or_else(|| condition.holds.text().into());
    checks.push(Check { text, measured, holds });
    Ok(())
}

/// What the right side of a comparison is called: of a number that stands there, that.
fn limit(node: &Node, words: String) -> Option<String> {
    match node {
        Node::Number(_) => Some(words),
        _ => Some([&label(node)?, " (", &words, ")"].concat()),
    }
}

/// What a part is called; `None` for what is put together.
fn label(node: &Node) -> Option<String> {
    match node {
        Node::Setting(setting) => Some(explain::label(*setting).into()),
        Node::Measure(measure, who, request) => {
            let who = match *who {
                Who::Entry(entry) => explain::entry_name(entry),
                Who::Place(place) => t!("entry {place}", place = (place + 1).to_string()),
            };
            let name = measure_name(*measure);
            match request.as_deref() {
                None => Some([name, ", ", &who].concat()),
                Some(Node::Number(number)) => {
                    let request = explain::number::count(*number as u64);
                    Some(t!("{name} of request {request}, {who}", name, request, who))
                }
                Some(Node::Last) => Some(t!("{name} of the last request, {who}", name, who)),
                Some(_) => None,
            }
        }
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
