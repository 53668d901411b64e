//! Exercises that are not complete: what another kind has left goes, and something stands in for what
//! is missing.

use super::DASH;
use super::tree::{at, field, made, word};
use crate::lesson::exercise::Unit;
use crate::lesson::expression::Kind;
use crate::lesson::json::Json;
use crate::lesson::limits;
use crate::scenario::Link;

/// Takes out of an exercise what another kind of prediction has left, and lists without items.
pub(super) fn prune(exercise: &mut Json) {
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
pub(super) fn fill(exercise: &mut Json) -> Vec<String> {
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
pub(super) fn mended(query: &str) -> String {
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
