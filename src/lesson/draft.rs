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

use super::exercise::{Exercise, Set, Unit};
use super::expression::Kind;
use super::json::Json;
use super::limits;
use super::problem::Problem;
use crate::scenario::Link;

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

    /// Reads a file: any that has the shape of a set, whatever else is wrong with it.
    ///
    /// # Errors
    /// It has not, or is too large: as [`Set::read`] says it.
    pub fn read(text: &str) -> Result<Self, Problem> {
        let read = Set::read(text);
        let parsed = || serde_json::from_str(text.strip_prefix('\u{feff}').unwrap_or(text));
        let json = if text.len() <= limits::FILE { parsed().ok() } else { None };
        let mut draft = Self { json: json.unwrap_or(Json::Other) };
        let format = matches!(get(&draft.json, "format"), Some(Json::Number(1)));
        if !format || !(1..=limits::EXERCISES).contains(&draft.count("exercises")) {
            return match read {
                Err(problem) => Err(problem),
                Ok(_) => Err(Problem::new("This is no set of exercises.")),
            };
        }
        draft.settle();
        Ok(draft)
    }

    /// The file: as [`Set::write`] has it where it is complete, else as it is.
    #[must_use]
    pub fn write(&self) -> String {
        self.set().map_or_else(|_| self.json.write(true), |set| set.write())
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
        let mut json = self.json.clone();
        if let Some(Json::List(exercises)) = field(&mut json, "exercises") {
            exercises.iter_mut().for_each(prune);
        }
        Set::read(&json.write(false)).map_err(|problem| Problem {
            // It stands in no file that anybody has seen.
            place: problem.place.map(|place| super::Place { line: 0, column: 0, ..place }),
            ..problem
        })
    }

    /// The text at a place; empty where there is none.
    #[must_use]
    pub fn text(&self, path: &str) -> String {
        match at(&self.json, path) {
            Some(Json::Text(text)) => text.clone(),
            Some(Json::Number(number)) => number.to_string(),
            _ => String::new(),
        }
    }

    /// Puts a text in a place; an empty one takes away what is there.
    pub fn put(&mut self, path: &str, text: &str) {
        let number = || text.parse().ok().filter(|_| path.ends_with(".request")).map(Json::Number);
        match text {
            // Of a scenario nothing means that all is as usual.
            "" if !path.ends_with(".scenario") => self.take(path),
            _ => *made(&mut self.json, path) = number().unwrap_or_else(|| Json::text(text)),
        }
    }

    /// The words at a place, in a language; empty where there are none. An empty tag is for words
    /// whose language isn't named.
    #[must_use]
    pub fn words(&self, path: &str, tag: &str) -> String {
        match at(&self.json, path) {
            Some(Json::Text(text)) if tag.is_empty() || tag == "en" => text.clone(),
            Some(words @ Json::Object(_)) => match get(words, tag) {
                Some(Json::Text(text)) => text.clone(),
                _ => String::new(),
            },
            _ => String::new(),
        }
    }

    /// Puts words in a place, in a language. Words whose language wasn't named count as English from
    /// the first other language on, as in [`Text::set`](super::Text::set).
    pub fn put_words(&mut self, path: &str, tag: &str, text: &str) {
        let named = matches!(at(&self.json, path), Some(Json::Object(_)));
        if tag.is_empty() && !named {
            return self.put(path, text);
        }
        let tag = if tag.is_empty() { "en" } else { tag };
        if let Some(Json::Text(old)) = at(&self.json, path) {
            let old = old.clone();
            *made(&mut self.json, path) = object([("en", Json::Text(old))]);
        }
        self.put(&[path, ".", tag].concat(), text);
        if matches!(at(&self.json, path), Some(Json::Object(texts)) if texts.is_empty()) {
            self.take(path);
        }
    }

    /// The languages that words of it name, each once.
    #[must_use]
    pub fn languages(&self) -> Vec<String> {
        let mut tags = Vec::new();
        languages(&self.json, &mut tags);
        tags
    }

    /// Items of the list at a place; 0 where there is none.
    #[must_use]
    pub fn count(&self, path: &str) -> usize {
        match at(&self.json, path) {
            Some(Json::List(items)) => items.len(),
            _ => 0,
        }
    }

    /// Puts an empty item at the end of the list at a place.
    pub fn add(&mut self, path: &str) {
        self.push(path, Json::Object(Vec::new()));
    }

    /// The words of a list of words.
    #[must_use]
    pub fn list(&self, path: &str) -> Vec<String> {
        let word = |item: usize| self.text(&[path, "[", &item.to_string(), "]"].concat());
        (0..self.count(path)).map(word).collect()
    }

    /// Puts a word into a list of words, or takes it out.
    pub fn tick(&mut self, path: &str, word: &str, on: bool) {
        if let Some(Json::List(items)) = at_mut(&mut self.json, path) {
            items.retain(|item| *item != Json::text(word));
        }
        if on {
            self.push(path, Json::text(word));
        } else if self.count(path) == 0 {
            self.take(path);
        }
    }

    /// Takes away what is at a place: a field, or an item of a list. A list without items goes, too.
    pub fn take(&mut self, path: &str) {
        let (up, last) = parent(path);
        match (at_mut(&mut self.json, up), last) {
            (Some(Json::Object(fields)), Step::Field(name)) => {
                fields.retain(|(other, _)| other != name);
            }
            (Some(Json::List(items)), Step::Item(place)) if place < items.len() => {
                items.remove(place);
                if items.is_empty() && up != "exercises" {
                    self.take(up);
                }
            }
            _ => {}
        }
    }

    /// Moves an item of the list at a place by so many places, if there are as many.
    pub fn shift(&mut self, path: &str, item: usize, by: isize) {
        if let (Some(Json::List(items)), Some(to)) =
            (at_mut(&mut self.json, path), item.checked_add_signed(by))
            && item < items.len()
            && to < items.len()
        {
            items.swap(item, to);
        }
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

    fn push(&mut self, path: &str, item: Json) {
        let list = made(&mut self.json, path);
        if !matches!(list, Json::List(_)) {
            *list = Json::List(Vec::new());
        }
        if let Json::List(items) = list {
            items.push(item);
        }
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
        ids.take(limits::EXERCISES + 2).find(|id| !taken(id)).unwrap_or_default()
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

/// A step of a way through the tree.
enum Step<'a> {
    Field(&'a str),
    Item(usize),
}

/// The steps of a path such as `exercises[0].title`.
fn steps(path: &str) -> impl Iterator<Item = Step<'_>> {
    let parts = path.split(['.', '[']).filter(|part| !part.is_empty());
    parts.map(|part| match part.strip_suffix(']') {
        Some(place) => Step::Item(place.parse().unwrap_or(usize::MAX)),
        None => Step::Field(part),
    })
}

/// The path of what something stands in, and the step from there.
fn parent(path: &str) -> (&str, Step<'_>) {
    let cut = path.rfind(['.', '[']).unwrap_or(0);
    let (up, last) = path.split_at(cut);
    (up, steps(last).next().unwrap_or(Step::Field("")))
}

fn at<'a>(json: &'a Json, path: &str) -> Option<&'a Json> {
    steps(path).try_fold(json, |json, step| match step {
        Step::Field(name) => get(json, name),
        Step::Item(place) => match json {
            Json::List(items) => items.get(place),
            _ => None,
        },
    })
}

fn at_mut<'a>(json: &'a mut Json, path: &str) -> Option<&'a mut Json> {
    steps(path).try_fold(json, |json, step| match step {
        Step::Field(name) => field(json, name),
        Step::Item(place) => match json {
            Json::List(items) => items.get_mut(place),
            _ => None,
        },
    })
}

/// What is at a place, with objects made on the way to it. Items of lists have to be there: where
/// they aren't, it is the list.
fn made<'a>(mut json: &'a mut Json, path: &str) -> &'a mut Json {
    for step in steps(path) {
        json = match step {
            Step::Item(place) => {
                if !matches!(json, Json::List(items) if place < items.len()) {
                    return json;
                }
                match json {
                    Json::List(items) => &mut items[place],
                    json => return json,
                }
            }
            Step::Field(name) => {
                if !matches!(json, Json::Object(_)) {
                    *json = Json::Object(Vec::new());
                }
                if get(json, name).is_none()
                    && let Json::Object(fields) = json
                {
                    fields.push((name.into(), Json::Other));
                }
                match json {
                    Json::Object(fields) => {
                        let place = fields.iter().position(|(other, _)| other == name);
                        &mut fields[place.unwrap_or(0)].1
                    }
                    json => return json,
                }
            }
        };
    }
    json
}

fn get<'a>(json: &'a Json, name: &str) -> Option<&'a Json> {
    let Json::Object(fields) = json else { return None };
    fields.iter().find(|(other, _)| other == name).map(|(_, value)| value)
}

fn field<'a>(json: &'a mut Json, name: &str) -> Option<&'a mut Json> {
    let Json::Object(fields) = json else { return None };
    fields.iter_mut().find(|(other, _)| other == name).map(|(_, value)| value)
}

fn object<const N: usize>(fields: [(&str, Json); N]) -> Json {
    Json::Object(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

fn word<'a>(json: &'a Json, path: &str) -> &'a str {
    match at(json, path) {
        Some(Json::Text(text)) => text,
        _ => "",
    }
}

fn languages(json: &Json, tags: &mut Vec<String>) {
    const TEXTS: [&str; 6] = ["title", "situation", "question", "hint", "explanation", "feedback"];
    match json {
        Json::List(items) => items.iter().for_each(|item| languages(item, tags)),
        Json::Object(fields) => {
            for (name, value) in fields {
                match value {
                    Json::Object(texts) if TEXTS.contains(&name.as_str()) || name == "text" => {
                        for (tag, _) in texts {
                            if !tags.contains(tag) {
                                tags.push(tag.clone());
                            }
                        }
                    }
                    value => languages(value, tags),
                }
            }
        }
        _ => {}
    }
}

/// Takes out of an exercise what another kind of prediction has left, and lists without items.
fn prune(exercise: &mut Json) {
    let kind = word(exercise, "predict.kind").to_owned();
    let own: &[&str] = match &*kind {
        "number" => &["unit", "answer", "tolerance"],
        "choice" => &["options"],
        "point" => &["entry", "request", "tolerance"],
        "line" => &["entry", "tolerance"],
        _ => return,
    };
    const ALL: [&str; 6] = ["unit", "answer", "tolerance", "options", "entry", "request"];
    let others = |name: &str| ALL.contains(&name) && !own.contains(&name);
    if let Some(Json::Object(fields)) = field(exercise, "predict") {
        fields.retain(|(name, _)| !others(name));
    }
    if let (Json::Object(fields), "choice") = (exercise, &*kind) {
        fields.retain(|(name, _)| name != "mistakes");
    }
}

/// Puts something in where an exercise lacks what it needs. Where that was.
fn fill(exercise: &mut Json) -> Vec<String> {
    let mut filling = Filling { exercise, missing: Vec::new() };
    filling.need("id", Json::text("x"));
    filling.need("title", Json::text(DASH));
    filling.need("scenario", Json::text("lineup=pool:blocking"));
    filling.need("situation", Json::text(DASH));
    filling.need("question", Json::text(DASH));
    filling.need("predict.kind", Json::text("number"));
    let link = Link::decode(word(filling.exercise, "scenario")).0;
    let entry = link.shown().next().map_or(String::new(), |entry| entry.to_string());
    let kind = word(filling.exercise, "predict.kind").to_owned();
    let mut asked = Kind::TIME;
    match &*kind {
        "number" => {
            filling.need("predict.unit", Json::text("s"));
            let unit = word(filling.exercise, "predict.unit");
            let known = Unit::ALL.into_iter().find(|known| known.word() == unit);
            asked = known.map_or(asked, Unit::kind);
            filling.need("predict.answer", stand_in(asked));
        }
        "choice" => {
            let given = filling.list("predict.options", 2);
            for option in (0..given).map(|at| ["predict.options[", &at.to_string(), "]."].concat())
            {
                filling.need(&[&option, "text"].concat(), Json::text(DASH));
                filling.need(&[&option, "right"].concat(), stand_in(Kind::Condition));
                filling.need(&[&option, "feedback"].concat(), Json::text(DASH));
            }
        }
        "point" => {
            filling.need("predict.entry", Json::Text(entry));
            filling.need("predict.request", Json::text("last"));
        }
        "line" => filling.need("predict.entry", Json::Text(entry)),
        _ => {}
    }
    for mistake in
        (0..filling.list("mistakes", 0)).map(|at| ["mistakes[", &at.to_string(), "]."].concat())
    {
        if at(filling.exercise, &[&mistake, "with"].concat()).is_none() {
            filling.need(&[&mistake, "answer"].concat(), stand_in(asked));
        }
        filling.need(&[&mistake, "feedback"].concat(), Json::text(DASH));
    }
    filling.need("explanation", Json::text(DASH));
    for goal in (0..filling.list("goals", 0)).map(|at| ["goals[", &at.to_string(), "]."].concat()) {
        filling.need(&[&goal, "text"].concat(), Json::text(DASH));
        let list = [&goal, "conditions"].concat();
        for condition in 0..filling.list(&list, 1) {
            let holds = [&list, "[", &condition.to_string(), "].holds"].concat();
            filling.need(&holds, stand_in(Kind::Condition));
        }
    }
    filling.missing
}

/// A scenario with what of it an exercise can have.
fn mended(query: &str) -> String {
    let mut link = Link::decode(query).0;
    link.scenario.lineup.truncate(limits::ENTRIES);
    link.scenario.requests = link.scenario.requests.min(limits::REQUESTS);
    let (scenario, hidden) = (link.scenario, Vec::new());
    Link { scenario, hidden, ..Link::default() }.encode()
}

/// The least that is of a kind.
fn stand_in(kind: Kind) -> Json {
    Json::text(match kind {
        Kind::Condition => "1 < 2",
        Kind::RATE => "1/s",
        Kind::PLAIN => "1",
        Kind::Quantity(_) => "1s",
    })
}

/// An exercise that is being filled.
struct Filling<'a> {
    exercise: &'a mut Json,
    missing: Vec<String>,
}

impl Filling<'_> {
    /// Puts something in a place that has nothing.
    fn need(&mut self, path: &str, value: Json) {
        if at(self.exercise, path).is_none() {
            *made(self.exercise, path) = value;
            self.missing.push(path.into());
        }
    }

    /// Puts so many items into a list, if it has fewer. How many it has then.
    fn list(&mut self, path: &str, least: usize) -> usize {
        let mut own = match at(self.exercise, path) {
            Some(Json::List(items)) => items.clone(),
            _ if least == 0 => return 0,
            _ => Vec::new(),
        };
        while own.len() < least {
            own.push(Json::Object(Vec::new()));
        }
        let count = own.len();
        *made(self.exercise, path) = Json::List(own);
        count
    }
}
