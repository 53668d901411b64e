//! The editor: a teacher sets the sliders, takes the settings, and writes the question.
//!
//! What is written is the tree of a set's file, [`Draft`]; fields are named by their places in it, so
//! that one listener hears all of them.

use super::editor_fields::{self as fields, Form, Shape, button, is_words, join, name_of};
use super::editor_form::{self as form, Computed};
use super::editor_work::{Shared, Work};
use super::opening::{self, LIMIT, refusal, text_of};
use crate::lesson::packed;
use crate::lesson::pieces::{self, Part};
use crate::lesson::{Check, Checked, Draft, Exercise, Set, answer, limits, mistaken};
use crate::platform::{self, Fetch, Given, Listener};
use crate::scenario::Link;
use crate::ui::icon;
use crate::ui::parts::text;
use crate::words::t;
use gloo_timers::callback::Timeout;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

/// The name of the saved file.
const FILE: &str = "pool-vs-loop-exercises.json";

/// The field with the link.
const LINK: &str = "lesson-link";

/// Milliseconds without a change after which the engine computes.
const PAUSE: u32 = 200;

/// What the editor gets from the page, and gives to it.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// What is being written.
    pub work: Shared,
    /// What the page has.
    pub page: Link,
    /// Sets the page.
    pub apply: Callback<Link>,
    /// Tries out an exercise of a set.
    pub go: Callback<(Rc<Set>, String)>,
}

/// What happens in the editor.
#[derive(Debug)]
pub enum Msg {
    /// Something stands in a field now.
    Wrote(String, String),
    /// A button is pressed.
    Pressed(String),
    /// A file is dropped or chosen.
    Given(Given),
    /// The set is packed.
    Packed(String),
    /// The browser has copied, or has refused to.
    Copied(bool),
    /// The built-in set is there, or can't be had.
    Fetched,
    /// It is time to compute.
    Compute,
}

/// The editor.
pub struct Editor {
    checked: Checked,
    computed: Computed,
    /// Whether what is missing is to be said.
    asked: bool,
    /// What came of the last button.
    said: String,
    /// The link, once it was asked for.
    link: String,
    fetch: Option<Fetch>,
    timer: Option<Timeout>,
    focus: Option<String>,
    _listeners: Vec<Listener>,
}

impl Component for Editor {
    type Message = Msg;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let given = ctx.link().callback(Msg::Given);
        let mut editor = Self {
            checked: Checked::default(),
            computed: Computed::default(),
            asked: false,
            said: String::new(),
            link: String::new(),
            fetch: None,
            timer: None,
            focus: Some("editor-title".into()),
            _listeners: platform::on_drop(LIMIT, move |file| given.emit(file)),
        };
        let mut work = ctx.props().work.0.borrow_mut();
        let work = work.get_or_insert_with(|| Work::open(&query(&ctx.props().page)));
        editor.check(work);
        editor.compute(ctx, work);
        editor
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &Props) -> bool {
        if ctx.props().page.scenario != old.page.scenario {
            self.later(ctx);
        }
        true
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        let shared = ctx.props().work.0.clone();
        let mut work = shared.borrow_mut();
        let Some(work) = work.as_mut() else { return false };
        match msg {
            Msg::Wrote(name, value) => write(work, &name, &value),
            Msg::Pressed(name) => {
                self.said.clear();
                self.press(ctx, work, &name);
            }
            Msg::Given(given) => {
                let draft = text_of(given).and_then(|(name, text)| {
                    let draft = Draft::read(&text).map_err(|problem| refusal(&name, &problem))?;
                    Ok((draft, name))
                });
                self.said = match draft {
                    Ok((draft, name)) => {
                        work.replace(&draft);
                        self.asked = false;
                        let name = crate::explain::quoted(&name);
                        t!("“{name}” is open. Undo brings back what was here.", name = name)
                    }
                    Err(why) => why,
                };
            }
            Msg::Packed(data) => {
                let address = [&platform::bare_address_with(""), "#lesson=", &data].concat();
                let (sentence, fits) = packed::length(address.chars().count());
                self.said = sentence;
                if fits {
                    let copied = ctx.link().callback(Msg::Copied);
                    platform::copy(LINK.into(), &address, move |done| copied.emit(done));
                    self.link = address;
                } else {
                    self.focus = Some("edit-save".into());
                }
                return true;
            }
            Msg::Copied(done) => {
                self.said = [&self.said, " ", crate::ui::commands::told(done)].concat();
                return true;
            }
            Msg::Fetched => {
                let text = self.fetch.take().and_then(|fetch| fetch.text());
                let draft = text.and_then(|text| Draft::read(&text).ok());
                self.said = match draft {
                    Some(draft) => {
                        work.replace(&draft);
                        t!("These are the built-in exercises. Undo brings back what was here.")
                    }
                    None => t!("The built-in exercises can’t be had now."),
                }
                .into();
            }
            Msg::Compute => {
                self.timer = None;
                self.compute(ctx, work);
                return true;
            }
        }
        self.link.clear();
        self.check(work);
        self.later(ctx);
        true
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        if let Some(id) = self.focus.take() {
            platform::focus(&join("#", &id));
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let work = ctx.props().work.0.borrow();
        let Some(work) = work.as_ref() else { return Html::default() };
        let scenario = own_link(&self.checked);
        let own = Form {
            work,
            checked: &self.checked,
            asked: self.asked,
            base: base(work),
            entries: scenario.shown().collect(),
        };
        let same = query(&scenario) == query(&ctx.props().page);
        html! {
            <section key="editor" id="editor" class="lesson editor" aria-labelledby="editor-title"
                oninput={ctx.link().batch_callback(|event: InputEvent| wrote(&event))}
                onclick={ctx.link().batch_callback(|event: MouseEvent| pressed(&event))}>
                <h2 id="editor-title" tabindex="-1">{ t!("Write exercises") }</h2>
                { text("p", t!("Set the sliders, take the settings, write the question. Right answers are computed. What you write stays on this device, and travels only in the link or the file that you give away.")) }
                { Self::beginnings(ctx) }
                { own.field("title", Shape::Line) }
                { form::language(&own) }
                { list(work) }
                { form::view(&own, &scenario, same, &self.computed) }
                { self.bar(work) }
            </section>
        }
    }
}

impl Editor {
    /// What to begin with.
    fn beginnings(ctx: &Context<Self>) -> Html {
        html! {
            <div key="beginnings" class="row">
                { opening::button("open-file", ctx.link().callback(Msg::Given)) }
                { button("built-in".into(), t!("Start from the built-in exercises"), false) }
                { button("new".into(), t!("Start anew"), false) }
                <a key="leave" class="quiet" href="#exercises">{ t!("To the exercises") }</a>
            </div>
        }
    }

    /// What to do with it, in sight all along.
    fn bar(&self, work: &Work) -> Html {
        let (past, future) = work.steps();
        let icon = |name: &'static str, words: &'static str, picture: &'static str, off: bool| {
            html! {
                <button key={name} id={fields::id(name)} type="button" class="icon" {name} title={words}
                    aria-label={words} aria-disabled={off.then_some("true")}>
                    <svg width="20" height="20" viewBox="0 0 24 24" aria-hidden="true"><path d={picture} /></svg>
                </button>
            }
        };
        html! {
            <div key="bar" class="bar">
                <p id="editor-said" role="status">{ self.said.clone() }</p>
                if !self.link.is_empty() {
                    <input id={LINK} type="text" class="code" readonly=true dir="ltr"
                        aria-label={t!("Link to these exercises")} value={self.link.clone()} />
                }
                <div class="row">
                    { button("try".into(), t!("Try it"), false) }
                    { button("copy".into(), t!("Copy link"), false) }
                    { button("save".into(), t!("Save a file"), false) }
                    { icon("undo", t!("Undo"), icon::UNDO, !past) }
                    { icon("redo", t!("Redo"), icon::REDO, !future) }
                </div>
            </div>
        }
    }

    fn check(&mut self, work: &Work) {
        self.checked = work.draft.check(work.chosen);
    }

    /// Has the engine compute once nothing has changed for a moment.
    fn later(&mut self, ctx: &Context<Self>) {
        let compute = ctx.link().callback(|()| Msg::Compute);
        self.timer = Some(Timeout::new(PAUSE, move || compute.emit(())));
    }

    fn compute(&mut self, ctx: &Context<Self>, work: &Work) {
        let tag = work.tag.as_str();
        let sound = |own: &str| self.checked.is_sound(&[&base(work), ".", own].concat());
        let exercise = self.checked.exercise.as_ref().filter(|_| sound("scenario"));
        let Some(exercise) = exercise.filter(|_| sound("predict")) else {
            self.computed = Computed {
                answer: t!(
                    "The right answer stands here as soon as it is clear what is asked for."
                )
                .into(),
                ..Computed::default()
            };
            return;
        };
        let right = match answer(exercise) {
            Ok(right) => t!("The right answer is {answer}.", answer = right.words(exercise, tag)),
            Err(problem) => problem.sentence(),
        };
        let mistaken = |place: usize| match mistaken(exercise, place) {
            _ if !sound(&["mistakes[", &place.to_string(), "].answer"].concat()) => String::new(),
            Ok(answer) => t!("They answer {answer}.", answer = answer.words(exercise, tag)),
            Err(problem) => problem.sentence(),
        };
        let complete = self.checked.is_complete();
        let faults = if complete { exercise.faults() } else { Vec::new() };
        self.computed = Computed {
            answer: right,
            mistakes: (0..exercise.mistakes.len()).map(mistaken).collect(),
            faults: faults.iter().map(|fault| fault.sentence()).collect(),
            goals: far(exercise, &ctx.props().page, tag),
        };
    }

    /// The set, if it is one. If not, what is missing is said and comes into view.
    fn complete(&mut self, work: &mut Work) -> Option<Set> {
        let problem = match work.draft.set() {
            Ok(set) => return Some(set),
            Err(problem) => problem,
        };
        self.asked = true;
        let exercises = work.draft.count("exercises");
        let all = (0..exercises).map(|at| (at, work.draft.check(at)));
        let Some((place, checked)) = all.into_iter().find(|(_, it)| !it.is_complete()) else {
            let titled = !work.draft.words("title", &work.tag).is_empty();
            self.focus = (!titled).then(|| fields::id("title"));
            self.said = match titled {
                true => problem.what,
                false => t!("The set has no title yet.").into(),
            };
            return None;
        };
        work.chosen = place;
        let wrong = checked.faults.iter().map(|(at, _)| at);
        let places: Vec<&String> = wrong.chain(&checked.missing).collect();
        let mut names: Vec<&str> = Vec::new();
        for name in places.iter().map(|at| name_of(at)) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        self.focus = places.first().map(|at| fields::id(at));
        let number = (place + 1).to_string();
        self.said = t!(
            "Exercise {number} is not complete. Look at: {fields}.",
            number = number,
            fields = names.join(" · ")
        );
        None
    }

    fn press(&mut self, ctx: &Context<Self>, work: &mut Work, name: &str) {
        let chosen = work.chosen;
        let page = &ctx.props().page;
        let (act, of) = name.split_once(':').unwrap_or((name, ""));
        match act {
            "undo" => work.undo(),
            "redo" => work.redo(),
            "choose" => work.chosen = of.parse().unwrap_or(chosen),
            "another" | "duplicate" if work.draft.count("exercises") >= limits::EXERCISES => {
                let most = limits::EXERCISES.to_string();
                self.said = t!("A set has at most {most} exercises.", most);
            }
            "another" => {
                work.change("", &mut |draft| draft.add_exercise(&query(page)));
                work.chosen = work.draft.count("exercises").saturating_sub(1);
                self.asked = false;
                self.focus = Some("edit-title".into());
            }
            "duplicate" => {
                work.change("", &mut |draft| draft.duplicate(chosen));
                work.chosen += 1;
            }
            "delete" if work.draft.count("exercises") > 1 => {
                let path = base(work);
                work.change("", &mut |draft| draft.take(&path));
                self.said = t!("The exercise is deleted. Undo brings it back.").into();
                self.focus = Some(join("edit-choose-", &work.chosen.to_string()));
            }
            "earlier" if chosen > 0 => {
                work.change("", &mut |draft| draft.shift("exercises", chosen, -1));
                work.chosen = chosen - 1;
            }
            "later" if chosen + 1 < work.draft.count("exercises") => {
                work.change("", &mut |draft| draft.shift("exercises", chosen, 1));
                work.chosen = chosen + 1;
            }
            "take" => {
                let path = join(&base(work), ".scenario");
                work.change("", &mut |draft| draft.put(&path, &query(page)));
            }
            "show" => ctx.props().apply.emit(own_link(&self.checked)),
            "with" => {
                let change = page.changes_from(&own_link(&self.checked));
                if change.is_empty() {
                    self.said =
                        t!("The page has the settings of the exercise: change them there first.")
                            .into();
                }
                work.change("", &mut |draft| draft.put(of, &change));
            }
            "add" => work.change("", &mut |draft| draft.add(of)),
            "remove" => {
                work.change("", &mut |draft| draft.take(of));
                self.said = t!("Taken away. Undo brings it back.").into();
                let list = of.rsplit_once('[').map_or(of, |(list, _)| list);
                self.focus = Some(fields::id(&join("add:", list)));
            }
            "new" => {
                work.replace(&Draft::new(&query(page)));
                self.asked = false;
                self.said = t!("This is a new set. Undo brings back what was here.").into();
            }
            "built-in" => {
                let fetched = ctx.link().callback(|()| Msg::Fetched);
                self.fetch = Fetch::new(super::desk::FILE, move || fetched.emit(()));
            }
            "save" => {
                let whole = work.draft.set().is_ok();
                let saved = platform::save(FILE, "application/json", &work.draft.write());
                self.said = match (saved, whole) {
                    (true, true) => t!("{name} is among your downloads.", name = FILE),
                    (true, false) => {
                        t!(
                            "{name} is among your downloads. It is not complete yet: only the editor opens it.",
                            name = FILE
                        )
                    }
                    _ => t!("{name} can’t be made: the browser refused.", name = FILE),
                };
            }
            "copy" => {
                if let Some(set) = self.complete(work) {
                    let packed = ctx.link().callback(Msg::Packed);
                    opening::pack(set.write_short(), move |data| packed.emit(data));
                }
            }
            "try" => {
                if let Some(set) = self.complete(work) {
                    let id = set.exercises.get(work.chosen).map(|exercise| exercise.id.clone());
                    ctx.props().go.emit((Rc::new(set), id.unwrap_or_default()));
                }
            }
            _ => {}
        }
    }
}

/// The exercises, and what can be done with the one on show.
fn list(work: &Work) -> Html {
    let (chosen, count) = (work.chosen, work.draft.count("exercises"));
    let item = |place: usize| -> Html {
        let path = ["exercises[", &place.to_string(), "].title"].concat();
        let title = match work.draft.words(&path, &work.tag) {
            title if title.is_empty() => t!("No title yet").to_owned(),
            title => title,
        };
        let name = join("choose:", &place.to_string());
        html! {
            <li key={place}>
                <button type="button" class="chapter" id={fields::id(&name)} {name}
                    aria-current={(place == chosen).then_some("true")}>
                    { (place + 1).to_string() }{ ". " }{ title }
                </button>
            </li>
        }
    };
    html! {
        <div key="list" class="list">
            <ol>{ for (0..count).map(item) }</ol>
            <div class="row">
                { button("another".into(), t!("Add an exercise"), false) }
                { button("duplicate".into(), t!("Duplicate"), false) }
                { button("earlier".into(), t!("Move up"), chosen == 0) }
                { button("later".into(), t!("Move down"), chosen + 1 == count) }
                { button("delete".into(), t!("Delete"), count == 1) }
            </div>
        </div>
    }
}

/// The place of the exercise on show.
fn base(work: &Work) -> String {
    ["exercises[", &work.chosen.to_string(), "]"].concat()
}

/// What a page has as an exercise's scenario: what is the reader's own is left out.
fn query(link: &Link) -> String {
    let Link { scenario, hidden, view, focus, .. } = link.clone();
    Link { scenario, hidden, view, focus, ..Link::default() }.encode()
}

/// The scenario of the exercise on show.
fn own_link(checked: &Checked) -> Link {
    checked.exercise.as_ref().map(|exercise| exercise.scenario.clone()).unwrap_or_default()
}

/// How far the settings of the page reach each of the goals.
fn far(exercise: &Exercise, page: &Link, tag: &str) -> Vec<Vec<String>> {
    let goal = |goal: &crate::lesson::Goal| match goal.check(exercise, &page.scenario, tag) {
        Ok(checks) => {
            let met = match Check::all_hold(&checks) {
                true => t!("The settings of the page reach this goal."),
                false => t!("The settings of the page do not reach this goal."),
            };
            let line = |check: &Check| {
                let mark = if check.holds { "✓ " } else { "✗ " };
                let measured = check.measured.as_deref().unwrap_or_default();
                let gap = if measured.is_empty() { "" } else { ": " };
                [mark, &check.text, gap, measured].concat()
            };
            std::iter::once(met.to_owned()).chain(checks.iter().map(line)).collect()
        }
        Err(problem) => vec![problem.sentence()],
    };
    exercise.goals.iter().map(goal).collect()
}

/// Writes what stands in a field.
fn write(work: &mut Work, name: &str, value: &str) {
    if name == "tag" {
        value.clone_into(&mut work.tag);
        return;
    }
    let tag = work.tag.clone();
    let link = Link::decode(&work.draft.text(&join(&base(work), ".scenario"))).0;
    work.change(name, &mut |draft| match name.split_once('#') {
        Some((path, part)) => match Part::ALL.into_iter().find(|it| it.word() == part) {
            Some(part) => {
                let entry = link.shown().next().map_or_else(String::new, |entry| entry.to_string());
                let whole = pieces::with(&draft.text(path), part, value, &entry);
                draft.put(path, &whole);
            }
            None => draft.tick(path, part, value == "on"),
        },
        None if is_words(name) => draft.put_words(name, &tag, value),
        None => {
            draft.put(name, value);
            if let Some(predict) = name.strip_suffix(".kind") {
                begin(draft, predict, value, &link);
            }
        }
    });
}

/// Begins with another kind of prediction: what it needs and hasn't yet.
fn begin(draft: &mut Draft, predict: &str, kind: &str, link: &Link) {
    let at = |own: &str| join(predict, own);
    if kind == "choice" {
        while draft.count(&at(".options")) < 2 {
            draft.add(&at(".options"));
        }
    } else if kind != "number" {
        let entry = link.shown().next().map_or_else(String::new, |entry| entry.to_string());
        for (own, usual) in [(".entry", entry.as_str()), (".request", "last")] {
            if draft.text(&at(own)).is_empty() {
                draft.put(&at(own), usual);
            }
        }
    }
}

/// What stands in the field that was written in, and its name.
fn wrote(event: &InputEvent) -> Option<Msg> {
    let field = event.target()?.dyn_into::<Element>().ok()?;
    let value = if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
        match input.type_().as_str() {
            "checkbox" => if input.checked() { "on" } else { "" }.to_owned(),
            _ => input.value(),
        }
    } else if let Some(list) = field.dyn_ref::<HtmlSelectElement>() {
        list.value()
    } else {
        field.dyn_ref::<HtmlTextAreaElement>()?.value()
    };
    Some(Msg::Wrote(field.get_attribute("name")?, value))
}

/// The name of the button that was pressed.
fn pressed(event: &MouseEvent) -> Option<Msg> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let button = target.closest("button[name]:not([aria-disabled])").ok()??;
    Some(Msg::Pressed(button.get_attribute("name")?))
}
