//! Writing a set.

use super::exercise::{Condition, Exercise, Goal, Mistake, Predict, Set, Tolerance, WhichRequest};
use super::json::Json;
use super::text::Text;

impl Set {
    /// The file, for people: what [`Set::read`] makes the same set of. Indented, fields in the order of
    /// docs/exercises.md, what is as usual left out.
    #[must_use]
    pub fn write(&self) -> String {
        self.json().write(true)
    }

    /// The same in one line, for links.
    #[must_use]
    pub fn write_short(&self) -> String {
        self.json().write(false)
    }

    fn json(&self) -> Json {
        Object::new()
            .field("format", Json::Number(1))
            .text("title", &self.title)
            .field("exercises", list(&self.exercises, exercise))
            .done()
    }
}

fn exercise(exercise: &Exercise) -> Json {
    Object::new()
        .string("id", &exercise.id)
        .text("title", &exercise.title)
        .string("scenario", &exercise.scenario.encode())
        .text("situation", &exercise.situation)
        .text("question", &exercise.question)
        .field("predict", predict(&exercise.predict))
        .some(
            "mistakes",
            (!exercise.mistakes.is_empty()).then(|| list(&exercise.mistakes, mistake)),
        )
        .some("hint", exercise.hint.as_ref().map(text))
        .text("explanation", &exercise.explanation)
        .some("goals", (!exercise.goals.is_empty()).then(|| list(&exercise.goals, goal)))
        .done()
}

fn predict(predict: &Predict) -> Json {
    match predict {
        Predict::Number { unit, answer, tolerance } => Object::new()
            .string("kind", "number")
            .string("unit", unit.word())
            .string("answer", answer.text())
            .some("tolerance", tolerance_unless(*tolerance, unit.tolerance())),
        Predict::Choice { options } => Object::new().string("kind", "choice").field(
            "options",
            list(options, |option| {
                Object::new()
                    .text("text", &option.text)
                    .string("right", option.right.text())
                    .text("feedback", &option.feedback)
                    .done()
            }),
        ),
        Predict::Point { entry, request, tolerance } => Object::new()
            .string("kind", "point")
            .string("entry", &entry.to_string())
            .field(
                "request",
                match *request {
                    WhichRequest::Number(number) => Json::Number(number.into()),
                    WhichRequest::Last => Json::text("last"),
                },
            )
            .some("tolerance", tolerance_unless(*tolerance, Tolerance::DRAWN)),
        Predict::Line { entry, tolerance } => Object::new()
            .string("kind", "line")
            .string("entry", &entry.to_string())
            .some("tolerance", tolerance_unless(*tolerance, Tolerance::DRAWN)),
    }
    .done()
}

fn tolerance_unless(tolerance: Tolerance, usual: Tolerance) -> Option<Json> {
    (tolerance != usual).then(|| {
        Json::Text(match tolerance {
            Tolerance::Exact => "exact".into(),
            Tolerance::Percent(percent) => percent.to_string() + "%",
        })
    })
}

fn mistake(mistake: &Mistake) -> Json {
    Object::new()
        .some("title", mistake.title.as_ref().map(text))
        .some("with", mistake.with.as_deref().map(Json::text))
        .some("answer", mistake.answer.as_ref().map(|answer| Json::text(answer.text())))
        .text("feedback", &mistake.feedback)
        .done()
}

fn goal(goal: &Goal) -> Json {
    Object::new()
        .text("text", &goal.text)
        .some("start", goal.start.as_deref().map(Json::text))
        .field("conditions", list(&goal.conditions, condition))
        .some("fixed", (!goal.fixed.is_empty()).then(|| list(&goal.fixed, |key| Json::text(key))))
        .some("solution", goal.solution.as_deref().map(Json::text))
        .done()
}

fn condition(condition: &Condition) -> Json {
    let holds = condition.holds.text();
    match &condition.text {
        None => Json::text(holds),
        Some(text) => Object::new().string("holds", holds).text("text", text).done(),
    }
}

fn text(text: &Text) -> Json {
    let mut languages = text.languages();
    match (languages.next(), languages.next()) {
        (Some(("", text)), None) => Json::text(text),
        _ => Json::Object(
            text.languages().map(|(tag, text)| (tag.into(), Json::text(text))).collect(),
        ),
    }
}

fn list<T>(items: &[T], write: impl Fn(&T) -> Json) -> Json {
    Json::List(items.iter().map(write).collect())
}

/// An object on its way.
struct Object(Vec<(String, Json)>);

impl Object {
    fn new() -> Self {
        Self(Vec::new())
    }

    fn field(mut self, name: &str, value: Json) -> Self {
        self.0.push((name.into(), value));
        self
    }

    fn some(self, name: &str, value: Option<Json>) -> Self {
        match value {
            Some(value) => self.field(name, value),
            None => self,
        }
    }

    fn string(self, name: &str, value: &str) -> Self {
        self.field(name, Json::text(value))
    }

    fn text(self, name: &str, value: &Text) -> Self {
        self.field(name, text(value))
    }

    fn done(self) -> Json {
        Json::Object(self.0)
    }
}
