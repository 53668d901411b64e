//! A set on its way: what stands in the editor, complete or not.
//!
//! It is the tree of the file itself, so that nothing of it is lost which a [`Set`] could not be:
//! half an expression, an exercise without a question, the options of a choice that is to be a number
//! now. Parts are named as [`Place`](super::Place) names them: `exercises[2].predict.answer`.
//!
//! ```
//! use pool_vs_loop::lesson::Draft;
//!
//! let mut draft = Draft::new("lineup=pool:blocking");
//! draft.put("exercises[0].predict.kind", "number");
//! draft.put("exercises[0].predict.answer", "makespan(2 workers)");
//! let checked = draft.check(0);
//! assert_eq!(checked.faults[0].0, "exercises[0].predict.answer");
//! assert!(checked.missing.contains(&"exercises[0].question".into()));
//! ```

mod filling;
mod places;
mod tree;

use super::exercise::{Exercise, Set};
use super::json::Json;
use super::limits;
use super::problem::Problem;
use super::read::tree;
use crate::words::t;
use filling::{fill, mended, prune};
use tree::{at, at_mut, field, get, made, object};

/// Faults of one exercise that are looked for: more than can stand on a screen.
const FAULTS: usize = 24;

/// What stands in for a text that is missing.
const DASH: &str = "–";

/// A set on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    json: Json,
}

/// What an exercise of a draft is, and is not yet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Checked {
    /// The exercise; where something is missing or wrong, something else stands in for it. `None`
    /// only where nothing can.
    pub exercise: Option<Exercise>,
    /// What is wrong: where, and a sentence.
    pub faults: Vec<(String, String)>,
    /// Where something is missing.
    pub missing: Vec<String>,
}

impl Checked {
    /// Whether nothing is wrong or missing.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.exercise.is_some() && self.faults.is_empty() && self.missing.is_empty()
    }

    /// What is wrong at a place, if anything.
    #[must_use]
    pub fn fault(&self, path: &str) -> Option<&str> {
        self.faults.iter().find(|(at, _)| at == path).map(|(_, what)| what.as_str())
    }

    /// Whether a place has what computing needs, which is no words: it gives its own answer, and
    /// nothing's that stands in for it.
    #[must_use]
    pub fn is_sound(&self, path: &str) -> bool {
        let words = |at: &str| at.ends_with(".text") || at.ends_with(".feedback");
        let within = |at: &str| at.starts_with(path) && !words(at);
        !self.faults.iter().any(|(at, _)| within(at)) && !self.missing.iter().any(|at| within(at))
    }
}

impl Draft {
    /// One empty exercise, in a scenario given as a link query.
    #[must_use]
    pub fn new(scenario: &str) -> Self {
        let set = [("format", Json::Number(1)), ("exercises", Json::List(Vec::new()))];
        let mut draft = Self { json: object(set) };
        draft.add_exercise(scenario);
        draft
    }

    /// Reads a file: any that has the shape of a set, however large it is and whatever else is wrong
    /// with it. What a draft writes it reads, and it is the same.
    ///
    /// # Errors
    /// It has not: as [`Set::read`] says it.
    pub fn read(text: &str) -> Result<Self, Problem> {
        let json = tree(text)?;
        let format = matches!(get(&json, "format"), Some(Json::Number(1)));
        let mut draft = Self { json };
        if !format || draft.count("exercises") == 0 {
            let problem = Set::of(&draft.json, text).err();
            return Err(problem.unwrap_or_else(|| Problem::new("This is no set of exercises.")));
        }
        draft.settle();
        Ok(draft)
    }

    /// The file: as [`Set::write`] has it where it is complete, else as it is. Without the indent
    /// where only that makes it larger than a file may be.
    #[must_use]
    pub fn write(&self) -> String {
        let set = self.set();
        let file = set.as_ref().map_or_else(|_| self.json.write(true), Set::write);
        if file.len() <= limits::FILE {
            return file;
        }
        set.map_or_else(|_| self.json.write(false), |set| set.write_short())
    }

    /// How it is more than a set can be as a whole, if it is: a sentence. It is kept all the same, but
    /// can't be given away.
    #[must_use]
    pub fn excess(&self) -> Option<String> {
        if self.count("exercises") > limits::EXERCISES {
            let most = limits::EXERCISES.to_string();
            return Some(t!("A set has at most {most} exercises.", most));
        }
        let size = self.pruned().write(false).len();
        let kilobytes = |bytes: usize| bytes.div_ceil(1_024).to_string();
        (size > limits::FILE).then(|| {
            t!(
                "The set has {size} kB; {most} kB are the most. Take something out, or make two sets of it.",
                size = kilobytes(size),
                most = kilobytes(limits::FILE)
            )
        })
    }

    /// All of it, complete or not, to be kept.
    #[must_use]
    pub fn write_whole(&self) -> String {
        self.json.write(false)
    }

    /// The set.
    ///
    /// # Errors
    /// It isn't one yet: the first thing that is wrong.
    pub fn set(&self) -> Result<Set, Problem> {
        Set::read(&self.pruned().write(false)).map_err(|problem| Problem {
            // It stands in no file that anybody has seen.
            place: problem.place.map(|place| super::Place { line: 0, column: 0, ..place }),
            ..problem
        })
    }

    /// Its tree without what is of no use in a set.
    fn pruned(&self) -> Json {
        let mut json = self.json.clone();
        if let Some(Json::List(exercises)) = field(&mut json, "exercises") {
            exercises.iter_mut().for_each(prune);
        }
        json
    }

    /// Adds an empty exercise in a scenario, at the end.
    pub fn add_exercise(&mut self, scenario: &str) {
        let id = self.free_id("exercise-1");
        let predict = object([("kind", Json::text("number")), ("unit", Json::text("s"))]);
        let scenario = Json::text(scenario);
        let exercise = [("id", Json::Text(id)), ("scenario", scenario), ("predict", predict)];
        self.push("exercises", object(exercise));
    }

    /// Adds a copy of an exercise behind it, under another name.
    pub fn duplicate(&mut self, exercise: usize) {
        let id = self.free_id(&self.text(&["exercises[", &exercise.to_string(), "].id"].concat()));
        if let Some(Json::List(exercises)) = at_mut(&mut self.json, "exercises")
            && let Some(mut copy) = exercises.get(exercise).cloned()
        {
            *made(&mut copy, "id") = Json::Text(id);
            exercises.insert(exercise + 1, copy);
        }
    }

    /// What an exercise is, and is not yet.
    #[must_use]
    pub fn check(&self, exercise: usize) -> Checked {
        let mut checked = Checked::default();
        let path = ["exercises[", &exercise.to_string(), "]"].concat();
        let Some(own) = at(&self.json, &path) else { return checked };
        let mut own = own.clone();
        prune(&mut own);
        checked.missing = fill(&mut own);
        for _ in 0..FAULTS {
            let alone = object([
                ("format", Json::Number(1)),
                ("title", Json::text(DASH)),
                ("exercises", Json::List(vec![own.clone()])),
            ]);
            let problem = match Set::read(&alone.write(false)) {
                Ok(set) => {
                    checked.exercise = set.exercises.into_iter().next();
                    break;
                }
                Err(problem) => problem,
            };
            let place = problem.place.map(|place| place.field).unwrap_or_default();
            let Some(rest) = place.strip_prefix("exercises[0]") else {
                checked.faults.push((path.clone(), problem.what));
                break;
            };
            let within = rest.strip_prefix('.').unwrap_or(rest);
            let known = checked.faults.iter().any(|(at, _)| at == within);
            if within.is_empty() || known {
                // Nothing can stand in for it.
                checked.faults.push((within.into(), problem.what));
                break;
            }
            let mut alone = Self { json: own };
            match within {
                // What is asked for may be of an entry that it has.
                "scenario" => alone.put(within, &mended(&alone.text(within))),
                _ => alone.take(within),
            }
            own = alone.json;
            checked.faults.push((within.into(), problem.what));
            fill(&mut own);
        }
        let whole = |at: &mut String| *at = [&path, ".", at].concat();
        checked.faults.iter_mut().for_each(|(at, _)| whole(at));
        checked.missing.iter_mut().for_each(whole);
        checked
    }

    /// A name that no exercise has: this one, with another number behind it if it is taken.
    fn free_id(&self, wanted: &str) -> String {
        let taken = |id: &String| {
            (0..self.count("exercises"))
                .any(|it| self.text(&["exercises[", &it.to_string(), "].id"].concat()) == *id)
        };
        let stem = wanted.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches('-');
        let stem = stem.get(..stem.len().min(limits::ID - 4)).unwrap_or("exercise");
        let numbered = |number: usize| [stem, "-", &number.to_string()].concat();
        let ids = std::iter::once(wanted.to_owned()).chain((2..).map(numbered));
        ids.take(self.count("exercises") + 2).find(|id| !taken(id)).unwrap_or_default()
    }

    /// Conditions of goals are objects here, also those that a file has as bare texts.
    fn settle(&mut self) {
        for exercise in 0..self.count("exercises") {
            let path = ["exercises[", &exercise.to_string(), "].goals"].concat();
            for goal in 0..self.count(&path) {
                let path = [&path, "[", &goal.to_string(), "].conditions"].concat();
                if let Some(Json::List(items)) = at_mut(&mut self.json, &path) {
                    for item in items {
                        if let Json::Text(holds) = item {
                            *item = object([("holds", Json::text(holds))]);
                        }
                    }
                }
            }
        }
    }
}
