//! The form for one exercise.

use super::editor_fields::{Choice, Form, Shape, button, join, select};
use crate::explain::{label, settings};
use crate::lesson::{Kind, Unit};
use crate::scenario::{Link, Setting};
use crate::ui::parts::text;
use crate::words::t;
use yew::prelude::*;

/// What the engine says to an exercise as it is.
#[derive(Default)]
pub struct Computed {
    /// The right answer, or why there is none.
    pub answer: String,
    /// What those answer who make each of the known mistakes.
    pub mistakes: Vec<String>,
    /// What doesn't come out as it should.
    pub faults: Vec<String>,
    /// How far the settings of the page reach each of the goals.
    pub goals: Vec<Vec<String>>,
}

/// Keys of a link that goals often leave no choice in, and the setting of each that is one.
const FIXED: [(&str, Option<Setting>); 8] = [
    ("workers", Some(Setting::Workers)),
    ("requests", Some(Setting::Requests)),
    ("io", Some(Setting::Io)),
    ("subtasks", Some(Setting::Subtasks)),
    ("cpu", Some(Setting::Cpu)),
    ("threads", Some(Setting::Threads)),
    ("cores", Some(Setting::Cores)),
    ("lineup", None),
];

/// All fields of the exercise.
pub fn view(form: &Form, link: &Link, same: bool, computed: &Computed) -> Html {
    let area = |own: &str| form.field(&form.path(own), Shape::Area);
    let kind = form.work.draft.text(&form.path("predict.kind"));
    let unit = form.work.draft.text(&form.path("predict.unit"));
    let unit = Unit::ALL.into_iter().find(|it| it.word() == unit).unwrap_or(Unit::Seconds);
    let asked = if kind == "number" { unit.kind() } else { Kind::TIME };
    let mistakes = |at: &str| mistake(form, at, asked, &computed.mistakes);
    let goals = |at: &str| goal(form, at, &computed.goals);
    let faults = computed.faults.iter().map(|fault| text("p", fault.clone()));
    html! {
        <div key={form.base.clone()} class="form">
            { text("h3", t!("Exercise {number}", number = (form.work.chosen + 1).to_string())) }
            { form.field(&form.path("title"), Shape::Line) }
            { scenario(form, link, same) }
            { area("situation") }
            { area("question") }
            { predict(form, &kind, unit) }
            <div id="edit-computed" class="computed" role="status">
                { text("p", computed.answer.clone()) }
                { for faults }
            </div>
            if kind != "choice" {
                { form.list(&form.path("mistakes"), t!("Add a mistake"), &mistakes) }
            }
            { area("hint") }
            { area("explanation") }
            { form.list(&form.path("goals"), t!("Add a goal"), &goals) }
            <details>
                { text("summary", t!("More")) }
                { form.field(&form.path("id"), Shape::Code) }
                if kind != "choice" {
                    { form.field(&form.path("predict.tolerance"), Shape::Code) }
                    { text("p", t!("“exact”, or a percentage such as 5%.")) }
                }
            </details>
        </div>
    }
}

fn scenario(form: &Form, link: &Link, same: bool) -> Html {
    let path = form.path("scenario");
    let entries: Vec<String> = form.entries().into_iter().map(|(_, name)| name.into()).collect();
    let words = match same {
        true => t!("The page has these settings."),
        false => t!("The page has other settings now."),
    };
    html! {
        <div key="scenario" class="field" role="group" aria-label={t!("Settings")}>
            { text("span", t!("Settings")) }
            { text("p", settings(&link.scenario)) }
            { text("p", entries.join(", ")) }
            <div class="row">
                { button("take".into(), t!("Take the settings of the page"), same) }
                { button("show".into(), t!("Set the page to these"), same) }
                { text("small", words) }
            </div>
            { form.complaint(&path) }
        </div>
    }
}

fn predict(form: &Form, kind: &str, unit: Unit) -> Html {
    let kinds: [Choice; 4] = [
        ("number".into(), t!("A number").into()),
        ("choice".into(), t!("One of several answers").into()),
        ("point".into(), t!("A point in the plot").into()),
        ("line".into(), t!("A line in the plot").into()),
    ];
    let mut fields = vec![form.choice(&form.path("predict.kind"), &kinds)];
    let entry = || form.choice(&form.path("predict.entry"), &form.entries());
    match kind {
        "choice" => {
            let option = |at: &str| {
                vec![
                    form.field(&join(at, ".text"), Shape::Line),
                    form.expression(&join(at, ".right"), Kind::Condition),
                    form.field(&join(at, ".feedback"), Shape::Area),
                ]
            };
            fields.push(form.list(&form.path("predict.options"), t!("Add an answer"), &option));
        }
        "point" => {
            fields.push(entry());
            fields.push(form.field(&form.path("predict.request"), Shape::Code));
        }
        "line" => fields.push(entry()),
        _ => {
            let units: Vec<Choice> = Unit::ALL
                .iter()
                .map(|unit| (unit.word().into(), unit_name(*unit).into()))
                .collect();
            fields.push(form.choice(&form.path("predict.unit"), &units));
            fields.push(form.expression(&form.path("predict.answer"), unit.kind()));
        }
    }
    fields.into_iter().collect()
}

/// The place of an item, the first being 0, by the end of its path.
fn place(at: &str) -> usize {
    let end = at.strip_suffix(']').and_then(|at| at.rsplit('[').next());
    end.and_then(|place| place.parse().ok()).unwrap_or(0)
}

fn mistake(form: &Form, at: &str, kind: Kind, computed: &[String]) -> Vec<Html> {
    let (with, answer) = (join(at, ".with"), join(at, ".answer"));
    let says = computed.get(place(at)).cloned().unwrap_or_default();
    vec![
        form.field(&join(at, ".title"), Shape::Line),
        form.expression(&answer, kind),
        changes(form, &with),
        html! { <p key="says" class="computed">{ says }</p> },
        form.field(&join(at, ".feedback"), Shape::Area),
    ]
}

/// Changed settings, which the page may have now.
fn changes(form: &Form, path: &str) -> Html {
    html! {
        <>
            { form.field(path, Shape::Code) }
            { button(join("with:", path), t!("Take what differs on the page"), false) }
        </>
    }
}

fn goal(form: &Form, at: &str, computed: &[Vec<String>]) -> Vec<Html> {
    let fixed = join(at, ".fixed");
    let ticked = form.work.draft.list(&fixed);
    let tick = |&(key, setting): &(&'static str, Option<Setting>)| -> Html {
        let name = setting.map_or_else(|| t!("Line-up"), label);
        let checked = ticked.iter().any(|it| it == key);
        html! {
            <label {key} class="tick">
                <input type="checkbox" name={[&fixed, "#", key].concat()} {checked} />{ name }
            </label>
        }
    };
    let condition = |at: &str| vec![form.expression(&join(at, ".holds"), Kind::Condition)];
    let lines = computed.get(place(at)).into_iter().flatten();
    vec![
        form.field(&join(at, ".text"), Shape::Line),
        form.list(&join(at, ".conditions"), t!("Add a condition"), &condition),
        html! {
            <fieldset key="fixed" class="ticks">
                { text("legend", t!("Has to stay as it is")) }
                { for FIXED.iter().map(tick) }
            </fieldset>
        },
        changes(form, &join(at, ".start")),
        html! { <div key="far" class="computed">{ for lines.map(|line| text("p", line.clone())) }</div> },
    ]
}

/// The language of the texts.
pub fn language(form: &Form) -> Html {
    let mut tags: Vec<Choice> =
        form.work.draft.languages().into_iter().map(|it| (it.clone().into(), it.into())).collect();
    if tags.is_empty() {
        tags.push(("".into(), t!("one##language").into()));
    }
    for language in crate::words::Language::ALL {
        if !tags.iter().any(|(tag, _)| tag == language.tag()) {
            tags.push((language.tag().into(), language.own_name().into()));
        }
    }
    html! {
        <label key="language" class="field">
            <span>{ t!("Language of the texts") }</span>
            { select("tag".into(), t!("Language of the texts"), &tags, &form.work.tag) }
        </label>
    }
}

fn unit_name(unit: Unit) -> &'static str {
    match unit {
        Unit::Seconds => t!("seconds"),
        Unit::Milliseconds => t!("milliseconds"),
        Unit::Requests => t!("requests"),
        Unit::Workers => t!("workers"),
        Unit::PerSecond => t!("per second"),
        Unit::Percent => t!("percent"),
        Unit::Times => t!("times as much"),
    }
}
