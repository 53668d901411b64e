//! What the editor's buttons do.

use super::editor::{Editor, FILE, Msg, base, own_link, query};
use super::editor_fields::{self as fields, join, name_of};
use super::editor_work::Work;
use super::opening;
use crate::lesson::{Draft, Set, limits};
use crate::platform::{self, Fetch};
use crate::words::t;
use std::rc::Rc;
use yew::prelude::*;

/// The name of what is saved of what could not be read.
const ASIDE: &str = "pool-vs-loop-editor.txt";

impl Editor {
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
                true => work.draft.excess().unwrap_or(problem.what),
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

    /// Does what the button with this name is for.
    pub(super) fn press(&mut self, ctx: &Context<Self>, work: &mut Work, name: &str) {
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
            "save" => self.save(work),
            "aside" => {
                if let Some(text) = work.unread() {
                    self.said = told(ASIDE, platform::save(ASIDE, "text/plain", &text));
                }
            }
            "copy" if platform::public_address().is_none() => {
                self.said = t!(
                    "This page is a file on your device: no link to it opens anywhere else. Save a file and give that away."
                )
                .into();
                self.focus = Some("edit-save".into());
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

    /// Saves the set as a file, as far as that can be opened again.
    fn save(&mut self, work: &Work) {
        let file = work.draft.write();
        if file.len() > limits::DRAFT {
            self.said = t!(
                "The file would have {size} kB, and {most} kB are the most that is opened again. Take something out first.",
                size = file.len().div_ceil(1_024).to_string(),
                most = (limits::DRAFT / 1_024).to_string()
            );
            return;
        }
        let saved = platform::save(FILE, "application/json", &file);
        self.said = told(FILE, saved);
        if let (true, Some(why)) = (saved, work.draft.excess()) {
            let only = t!("Only the editor opens it: {why}", why = why);
            self.said.extend([" ", &only]);
        } else if saved && work.draft.set().is_err() {
            self.said = t!(
                "{name} is among your downloads. It is not complete yet: only the editor opens it.",
                name = FILE
            );
        }
    }
}

/// What came of saving a file.
fn told(name: &str, saved: bool) -> String {
    match saved {
        true => t!("{name} is among your downloads.", name = name),
        false => t!("{name} can’t be made: the browser refused.", name = name),
    }
}
