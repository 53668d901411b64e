//! Goals: a scenario held against what is to be reached.

use super::condition;
use super::exercise::{Exercise, Goal};
use super::expression::{Node, Op};
use super::problem::Problem;
use super::read::changed;
use super::runs::Runs;
use crate::explain;
use crate::explain::number::unbroken;
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
        let (checks, problem) = self.checks(exercise, scenario, tag);
        problem.map_or(Ok(checks), Err)
    }

    /// The same, where what takes too much computing does not hold, and has a dash for its value.
    #[must_use]
    pub fn look(&self, exercise: &Exercise, scenario: &Scenario, tag: &str) -> Vec<Check> {
        self.checks(exercise, scenario, tag).0
    }

    fn checks(
        &self,
        exercise: &Exercise,
        scenario: &Scenario,
        tag: &str,
    ) -> (Vec<Check>, Option<Problem>) {
        let start = self.start(exercise).scenario;
        let mut checks = Vec::new();
        for key in &self.fixed {
            let [wanted, own] = [&start, scenario].map(|scenario| part(scenario, key));
            let name = fixed_name(key);
            checks.push(Check {
                text: t!("{name}: as at the start", name),
                measured: Some(unbroken(&own)),
                holds: wanted == own,
            });
        }
        let mut runs = Runs::new(scenario);
        let mut problem = None;
        for condition in &self.conditions {
            for node in parts(condition.holds.node(), condition.text.is_none()) {
                let mut compute = |node: &Node| {
                    let computed = runs.compute_node(node);
                    computed.unwrap_or_else(|what| {
                        problem.get_or_insert(what);
                        f64::NAN
                    })
                };
                let holds = compute(node) > 0.5;
                let compared = condition::compared(&mut compute, node);
                let own = condition.text.as_ref().map(|text| exercise.words(text, tag));
                let text = own.or_else(|| condition::sentence(node, compared.as_ref()?));
                let text = text.unwrap_or_else(|| condition.holds.text().into());
                let measured = compared.map(|compared| unbroken(&compared.now));
                checks.push(Check { text: unbroken(&text), measured, holds });
            }
        }
        (checks, problem)
    }

    /// Whether a scenario reaches it, as [`Goal::check`] has it, at as little work as that takes:
    /// where something that is fixed differs or a setting is wrong, nothing is simulated. What takes
    /// too much computing is not reached.
    #[must_use]
    pub fn is_met(&self, exercise: &Exercise, scenario: &Scenario) -> bool {
        let start = self.start(exercise).scenario;
        if self.fixed.iter().any(|key| part(&start, key) != part(scenario, key)) {
            return false;
        }
        let mut runs = Runs::new(scenario);
        let mut hold = |simulated: bool| {
            let mut some = self.conditions.iter().map(|condition| &condition.holds);
            some.all(|holds| {
                holds.is_simulated() != simulated
                    || runs.compute(holds).is_ok_and(|value| value.holds())
            })
        };
        hold(false) && hold(true)
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

/// What is called what this key of links says: of what a goal fixes.
#[must_use]
pub fn fixed_name(key: &str) -> String {
    match key {
        "lineup" => t!("Line-up").into(),
        "client" => t!("Client").into(),
        "spread" => t!("Spread").into(),
        "accept" => t!("Accept").into(),
        "overhead" => t!("Overhead").into(),
        key => setting(key).map_or_else(|| key.into(), |setting| explain::label(setting).into()),
    }
}

/// The parts of a condition that are checked each alone: those that are joined by `and`, if it is to be
/// taken apart.
fn parts(node: &Node, apart: bool) -> Vec<&Node> {
    match node {
        Node::Pair(Op::And, left, right) if apart => {
            [parts(left, apart), parts(right, apart)].concat()
        }
        _ => vec![node],
    }
}
