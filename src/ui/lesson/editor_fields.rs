//! Fields of the editor: each is named by the place in the set that it is for, and its error stands
//! beside it. One listener around all of them hears what happens.

use super::editor_work::Work;
use crate::explain::{entry_name, label, quoted};
use crate::lesson::pieces::{Part, Pieces, RELATIONS, SETTINGS};
use crate::lesson::{Checked, Kind, Measure, measure_name};
use crate::scenario::Entry;
use crate::ui::parts::{tag, text};
use crate::words::t;
use std::borrow::Cow;
use yew::prelude::*;

/// What a field looks like.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// One line.
    Line,
    /// One line that a computer reads.
    Code,
    /// Several lines.
    Area,
}

/// A value of a list, and its name.
pub type Choice = (Cow<'static, str>, Cow<'static, str>);

/// The set as the editor shows it.
pub struct Form<'a> {
    /// What is being written.
    pub work: &'a Work,
    /// What the exercise on show is, and is not yet.
    pub checked: &'a Checked,
    /// Whether what is missing is to be said.
    pub asked: bool,
    /// The place of the exercise on show.
    pub base: String,
    /// The entries that its scenario draws.
    pub entries: Vec<Entry>,
}

/// One text behind another: a call takes fewer bytes than what `concat` becomes in each place.
#[inline(never)]
pub fn join(one: &str, other: &str) -> String {
    [one, other].concat()
}

/// Whether the text at a place is words, in a language.
pub fn is_words(path: &str) -> bool {
    const WORDS: [&str; 7] =
        ["title", "situation", "question", "hint", "explanation", "feedback", "text"];
    path.rsplit('.').next().is_some_and(|last| WORDS.contains(&last))
}

/// The id of the field for a place: `edit-goals-0-text`.
pub fn id(path: &str) -> String {
    if path == "title" {
        return "edit-set-title".into();
    }
    // Which exercise is on show doesn't matter.
    let own = path
        .split_once("exercises[")
        .and_then(|(before, rest)| Some((before, rest.split_once("].")?.1)));
    let (before, own) = own.unwrap_or(("", path));
    let mut id = String::from("edit");
    let parts = [before, own].into_iter().flat_map(|text| text.split(['.', '[', ']', '#', ':']));
    for part in parts.filter(|part| !part.is_empty()) {
        id.extend(["-", part]);
    }
    id
}

/// What a place is called, by its last part.
pub fn name_of(path: &str) -> &'static str {
    if path == "title" {
        return t!("Title of the set");
    }
    let last = path.rsplit('.').next().unwrap_or(path);
    let wrong = path.contains("mistakes[");
    match last.split('[').next().unwrap_or(last) {
        "answer" if wrong => t!("What they compute"),
        "title" if wrong => t!("What they think, in a few words"),
        "title" => t!("Title"),
        "scenario" => t!("Settings"),
        "situation" => t!("Situation"),
        "question" => t!("Question"),
        "kind" => t!("What students give"),
        "unit" => t!("Unit"),
        "answer" => t!("What is asked for"),
        "options" => t!("Answers to choose from"),
        "right" => t!("Is right where"),
        "entry" => t!("Whose"),
        "request" => t!("Which request: a number or last"),
        "feedback" => t!("What to say to them"),
        "mistakes" => t!("Known mistakes"),
        "hint" => t!("Hint"),
        "explanation" => t!("Explanation, shown after the run"),
        "goals" => t!("Goals: now change it so that …"),
        "conditions" | "holds" => t!("What has to hold"),
        "with" | "start" => t!("Changed settings"),
        "tolerance" => t!("Near enough"),
        "id" => t!("Name in links"),
        _ => t!("Text"),
    }
}

/// A button with a name by which the listener knows it.
pub fn button(name: String, words: &'static str, off: bool) -> Html {
    let key = name.clone();
    html! {
        <button {key} id={id(&name)} type="button" class="quiet" {name}
            aria-disabled={off.then_some("true")}>{ words }</button>
    }
}

/// A list to choose from.
pub fn select(name: String, words: &'static str, options: &[Choice], chosen: &str) -> Html {
    let place = options.iter().position(|(value, _)| value == chosen);
    let option = |(at, (value, name)): (usize, &Choice)| {
        html! { <option key={at} value={value.clone()} selected={Some(at) == place}>{ name.clone() }</option> }
    };
    let place = place.and_then(|place| i32::try_from(place).ok()).unwrap_or(-1);
    html! {
        <select key={id(&name)} id={id(&name)} {name} aria-label={words} ~selectedIndex={place}>
            { for options.iter().enumerate().map(option) }
        </select>
    }
}

fn input(
    name: String,
    value: String,
    shape: Shape,
    words: Option<&'static str>,
    wrong: bool,
) -> Html {
    let id = id(&name);
    let described = join(&id, "-error");
    let invalid = wrong.then_some("true");
    match shape {
        Shape::Area => html! {
            <textarea key={id.clone()} {id} {name} rows="3" dir="auto" {value} aria-label={words}
                aria-invalid={invalid} aria-describedby={described} />
        },
        _ => html! {
            <input key={id.clone()} type="text" {id} {name} {value} autocomplete="off" aria-label={words}
                dir={if shape == Shape::Code { "ltr" } else { "auto" }}
                class={(shape == Shape::Code).then_some("code")}
                spellcheck={(shape == Shape::Code).then_some("false")}
                aria-invalid={invalid} aria-describedby={described} />
        },
    }
}

impl Form<'_> {
    /// A place in the exercise on show.
    pub fn path(&self, own: &str) -> String {
        [&self.base, ".", own].concat()
    }

    fn value(&self, path: &str) -> String {
        match is_words(path) {
            true => self.work.draft.words(path, &self.work.tag),
            false => self.work.draft.text(path),
        }
    }

    /// What is wrong at a place.
    fn error(&self, path: &str) -> Option<String> {
        let missing = || {
            let missing = self.asked && self.checked.missing.iter().any(|at| at == path);
            missing.then(|| t!("This is still missing.").to_owned())
        };
        self.checked.fault(path).map(str::to_owned).or_else(missing)
    }

    /// What stands under a field: what is wrong with it.
    pub fn complaint(&self, path: &str) -> Html {
        let error = self.error(path);
        html! { <p id={join(&id(path), "-error")} class="error" aria-live="polite">{ error }</p> }
    }

    /// A field with its name.
    pub fn field(&self, path: &str, shape: Shape) -> Html {
        let wrong = self.error(path).is_some();
        let control = input(path.to_owned(), self.value(path), shape, None, wrong);
        self.labelled(path, control)
    }

    /// A list to choose from, with its name.
    pub fn choice(&self, path: &str, options: &[Choice]) -> Html {
        self.labelled(path, select(path.to_owned(), name_of(path), options, &self.value(path)))
    }

    fn labelled(&self, path: &str, control: Html) -> Html {
        let id = id(path);
        html! {
            <div key={id.clone()} class="field">
                <label for={id}>{ name_of(path) }</label>
                { control }
                { self.complaint(path) }
            </div>
        }
    }

    /// An expression of a kind: chosen from lists as far as these go, and as a text.
    pub fn expression(&self, path: &str, kind: Kind) -> Html {
        let source = self.value(path);
        let taken = Pieces::of(&source);
        let pieces = taken.unwrap_or_default();
        let part = |part: Part| [path, "#", part.word()].concat();
        let condition = kind == Kind::Condition;
        let mut measures: Vec<Choice> = vec![("".into(), t!("– choose –").into())];
        if taken.is_none() {
            measures[0].1 = t!("as written below").into();
        }
        for measure in Measure::ALL {
            if condition || measure.kind() == kind {
                measures.push((measure.word().into(), measure_name(measure).into()));
            }
        }
        if condition {
            measures.extend(SETTINGS.map(|it| (it.key().into(), label(it).into())));
        }
        let mut row = vec![select(part(Part::What), name_of(path), &measures, pieces.what)];
        if !pieces.entry.is_empty() {
            let mut entries: Vec<Choice> = self.entries();
            if !entries.iter().any(|(entry, _)| entry == pieces.entry) {
                entries.push((pieces.entry.to_owned().into(), pieces.entry.to_owned().into()));
            }
            row.push(select(part(Part::Entry), t!("Whose"), &entries, pieces.entry));
        }
        if !pieces.request.is_empty() {
            let words = t!("Which request: a number or last");
            let request = pieces.request.to_owned();
            row.push(input(part(Part::Request), request, Shape::Code, Some(words), false));
        }
        if condition && !pieces.what.is_empty() {
            let mut relations: Vec<Choice> = Vec::new();
            for relation in RELATIONS {
                relations.push((relation.into(), relation_name(relation).into()));
            }
            if pieces.relation.is_empty() {
                relations.insert(0, ("".into(), "…".into()));
            }
            row.push(select(
                part(Part::Relation),
                t!("How it compares"),
                &relations,
                pieces.relation,
            ));
            let (value, words) = (pieces.value.to_owned(), t!("Compared with"));
            row.push(input(part(Part::Value), value, Shape::Code, Some(words), false));
        }
        let wrong = self.error(path).is_some();
        let words = t!("As an expression");
        let source = input(path.to_owned(), source, Shape::Code, Some(words), wrong);
        let mut row = tag("div", row);
        row.add_attribute("class", "pieces");
        html! {
            <div key={id(path)} class="field" role="group" aria-label={name_of(path)}>
                { text("span", name_of(path)) }
                { Html::from(row) }
                { source }
                { self.complaint(path) }
            </div>
        }
    }

    /// The entries that can be asked about.
    pub fn entries(&self) -> Vec<Choice> {
        let choice = |entry: &Entry| (entry.to_string().into(), entry_name(*entry).into());
        self.entries.iter().map(choice).collect()
    }

    /// Items of a list, each with a button that takes it away, and one that adds another.
    pub fn list(&self, path: &str, add: &'static str, item: &dyn Fn(&str) -> Vec<Html>) -> Html {
        let count = self.work.draft.count(path);
        let whole = |place: usize| -> Html {
            let at = [path, "[", &place.to_string(), "]"].concat();
            let mut parts = item(&at);
            parts.push(button(join("remove:", &at), t!("Take away"), false));
            let legend = [name_of(path), " ", &(place + 1).to_string()].concat();
            html! { <fieldset key={place}>{ text("legend", quoted(&legend)) }{ for parts }</fieldset> }
        };
        html! {
            <div key={id(path)} class="items">
                { text("h4", name_of(path)) }
                { for (0..count).map(whole) }
                { self.complaint(path) }
                { button(join("add:", path), add, false) }
            </div>
        }
    }
}

fn relation_name(relation: &str) -> &'static str {
    match relation {
        "<" => t!("less than"),
        "<=" => t!("at most"),
        ">" => t!("more than"),
        ">=" => t!("at least"),
        "!=" => t!("not##relation"),
        _ => t!("exactly"),
    }
}
