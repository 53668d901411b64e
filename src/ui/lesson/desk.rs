//! What the reader is doing with exercises.

use super::axis;
use super::board::{Board, Kind, Stroke};
use super::predicting::Draft;
use crate::explain::number::unbroken;
use crate::lesson::address::{At as Address, Origin};
use crate::lesson::handles::places;
use crate::lesson::progress::{Progress, Tried};
use crate::lesson::{Check, Exercise, Predict, Prediction, Set, Verdict, judge};
use crate::platform::{self, Fetch, WidthObserver};
use crate::scenario::{Link, View};
use crate::ui::app::{App, Msg};
use crate::words;
use std::rc::Rc;
use yew::NodeRef;
use yew::html::Scope;

/// The set that the page brings along, a file of this build.
pub const FILE: &str = "exercises/post.json";

/// What happens in the exercises.
#[derive(Debug)]
pub enum Step {
    /// The file is there, or can't be had.
    Fetched,
    /// The reader wants it asked for once more.
    Retry,
    /// The reader goes to the list.
    List,
    /// The reader goes to an exercise.
    Go(usize),
    /// The reader goes back to the page.
    Leave,
    /// The reader types a number.
    Typed(String),
    /// The reader chooses an option.
    Chose(usize),
    /// The reader draws.
    Draw(Stroke),
    /// The reader types the height of a handle.
    Handle(usize, String),
    /// The reader leaves such a field.
    HandleLeft,
    /// The reader wants the hint.
    Hint,
    /// The reader commits to what is predicted.
    Commit,
    /// The reader wants to predict once more.
    Again,
    /// The reader begins with a goal.
    Goal(usize),
    /// The reader wants all progress forgotten, or after all not: asked first.
    AskReset(bool),
    /// The reader wants it forgotten, really.
    Reset,
    /// The board has another width, in CSS pixels.
    Room(i32),
    /// The reader goes to the goals.
    ToGoals,
    /// The reader goes to the prediction beside the run.
    ToPlot,
    /// The reader goes to the result code.
    ToResult,
}

/// Where the reader is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum At {
    /// On the page itself.
    #[default]
    Page,
    /// At the list.
    List,
    /// At an exercise.
    Exercise(usize),
}

/// How the set comes.
#[derive(Debug, Default)]
pub enum Supply {
    /// Nobody has asked for it, or it is there.
    #[default]
    Idle,
    /// The file is on its way.
    Asked(Fetch),
    /// It can't be had.
    Failed,
}

/// A prediction that the reader committed to, and what came of it.
pub struct Shown {
    /// What was predicted.
    pub prediction: Prediction,
    /// What came of it.
    pub verdict: Verdict,
}

/// The texts of an exercise as they are shown: what stands in braces is computed, which takes a
/// moment, so it is done once.
#[derive(Default)]
pub struct Texts {
    pub situation: String,
    pub question: String,
    pub options: Vec<String>,
    pub hint: Option<String>,
    pub feedback: String,
    pub explanation: String,
    pub goals: Vec<String>,
}

/// Exercises: which set, where in it, and what the reader did.
#[derive(Default)]
pub struct Desk {
    /// The set, once it is there.
    pub set: Option<Rc<Set>>,
    /// What the fragment has of it; `None` for the one that the page brings along.
    pub data: Option<String>,
    /// How it comes.
    pub supply: Supply,
    /// Where the reader is.
    pub at: At,
    /// What the reader did so far.
    pub progress: Progress,
    /// Whether the device has kept less than that: what it has is older.
    unkept: bool,
    /// The exercise that the address asks for and the set hasn't.
    pub unknown: bool,
    /// What is being predicted.
    pub draft: Draft,
    /// What was predicted; `None` before.
    pub shown: Option<Rc<Shown>>,
    /// The exercise's texts, and the language that they are in.
    pub texts: (Texts, &'static str),
    /// Whether the reader predicts once more: what came of the first time stays in sight.
    pub again: bool,
    /// The goal that is under way.
    pub goal: Option<usize>,
    /// How far it is.
    pub checks: Vec<Check>,
    /// The goal whose start took the place of other settings.
    pub started: Option<usize>,
    /// Whether the reader has been asked about forgetting.
    pub asked: bool,
    /// Where predictions are drawn.
    pub board: Board,
    /// The page as it was before, to come back to.
    pub outside: Option<Link>,
    /// The board's place.
    pub node: NodeRef,
    /// Tells of its width.
    pub observer: Option<WidthObserver>,
}

impl Desk {
    /// Whether the reader is anywhere in the exercises.
    pub fn is_on(&self) -> bool {
        self.at != At::Page
    }

    /// Whether the reader is at one of them.
    pub const fn is_in_exercise(&self) -> bool {
        matches!(self.at, At::Exercise(_))
    }

    /// Whether the run must not be seen: it would give the answer away.
    pub fn hides(&self) -> bool {
        match self.at {
            At::Page => false,
            At::List => true,
            At::Exercise(_) => self.shown.is_none() || self.again,
        }
    }

    /// The exercise that the reader is at.
    pub fn exercise(&self) -> Option<&Exercise> {
        match self.at {
            At::Exercise(place) => self.set.as_ref()?.exercises.get(place),
            _ => None,
        }
    }

    /// Whether the set is the one of an address.
    pub fn is_of(&self, origin: Origin) -> bool {
        self.origin() == origin
    }

    fn origin(&self) -> Origin<'_> {
        self.data.as_deref().map_or(Origin::BuiltIn, Origin::Own)
    }

    /// The fragment of where the reader is.
    pub fn fragment(&self) -> String {
        self.fragment_of(self.at)
    }

    /// The fragment of a place.
    pub fn fragment_of(&self, at: At) -> String {
        let exercise = |place: usize| self.set.as_ref()?.exercises.get(place);
        let address = match at {
            At::Page => Address::Page,
            At::List => Address::Overview(self.origin()),
            At::Exercise(place) => match exercise(place) {
                Some(exercise) => Address::Exercise(self.origin(), &exercise.id),
                None => Address::Overview(self.origin()),
            },
        };
        address.fragment()
    }

    /// Takes a set, and what this device knows of its reader's progress.
    pub fn take(&mut self, set: Set, data: Option<String>) {
        self.progress = Progress::new(&set);
        if let Some(text) = platform::kept(&self.progress.name()) {
            self.progress.read(&text, &set);
        }
        self.set = Some(Rc::new(set));
        self.data = data;
        self.supply = Supply::Idle;
        self.asked = false;
    }

    /// Comes to an exercise. What was predicted last stands there again.
    pub fn begin(&mut self, place: usize) {
        let width = self.board.width();
        self.at = At::Exercise(place);
        self.draft = Draft::default();
        self.again = false;
        self.asked = false;
        self.checks.clear();
        self.started = None;
        let Some(set) = self.set.clone() else { return };
        let Some(exercise) = set.exercises.get(place) else { return };
        let last = self.progress.tried(place).and_then(|tried| tried.last().cloned());
        self.shown = last.and_then(|prediction| {
            let verdict = judge(exercise, &prediction).ok()?;
            Some(Rc::new(Shown { prediction, verdict }))
        });
        self.draft.hint = self.progress.tried(place).is_some_and(|tried| tried.hint);
        // A goal that starts from other settings waits until the reader begins with it.
        self.goal = exercise.goals.first().filter(|goal| goal.start.is_none()).map(|_| 0);
        let kind = match &exercise.predict {
            Predict::Number { .. } | Predict::Choice { .. } => Kind::Nothing,
            Predict::Point { request, .. } => {
                Kind::Point(request.number(exercise.scenario.scenario.requests).into())
            }
            Predict::Line { .. } => Kind::Line(places(exercise.scenario.scenario.requests)),
        };
        let mut link = exercise.scenario.clone();
        if kind != Kind::Nothing {
            link.view = View::Request;
        }
        self.board = Board::new(link, axis::until(exercise), kind, width);
        self.speak();
    }

    /// Words the texts anew, if they are of another exercise or the page has another language.
    pub fn speak(&mut self) {
        let tag = tongue();
        let Some(exercise) = self.exercise() else { return };
        let own = |text| unbroken(&exercise.words(text, tag));
        let options = match &exercise.predict {
            Predict::Choice { options } => options.iter().map(|it| own(&it.text)).collect(),
            _ => Vec::new(),
        };
        let shown = self.shown.as_ref();
        let texts = Texts {
            situation: own(&exercise.situation),
            question: own(&exercise.question),
            options,
            hint: exercise.hint.as_ref().map(own),
            feedback: shown
                .map_or_else(String::new, |it| unbroken(&it.verdict.feedback(exercise, tag))),
            explanation: if shown.is_some() { own(&exercise.explanation) } else { String::new() },
            goals: exercise.goals.iter().map(|goal| own(&goal.text)).collect(),
        };
        self.texts = (texts, tag);
    }

    /// Follows the page into another language. Whether that was needed.
    pub fn follow_language(&mut self) -> bool {
        let other = self.texts.1 != tongue() && self.exercise().is_some();
        if other {
            self.speak();
            self.board.word_anew();
        }
        other
    }

    /// Notes something about the exercise that the reader is at, and keeps it.
    pub fn note(&mut self, what: impl FnOnce(&mut Tried)) {
        if let At::Exercise(place) = self.at {
            // What was done meanwhile on another page of this device.
            let kept = platform::kept(&self.progress.name()).filter(|_| !self.unkept);
            if let Some((kept, set)) = kept.zip(self.set.as_ref()) {
                self.progress.read(&kept, set);
            }
            self.progress.note(place, what);
            // Where nothing is kept, progress lasts as long as the page, and nothing is said.
            self.unkept = !platform::keep(&self.progress.name(), &self.progress.write());
        }
    }

    /// Whether a goal of the exercise was met.
    pub fn has_met(&self, goal: usize) -> bool {
        self.tried_here().is_some_and(|tried| tried.met(goal))
    }

    /// Follows the width of the board, once that is there.
    pub fn observe(&mut self, link: &Scope<App>) {
        let resized = |width| Msg::Lesson(Step::Room(width));
        crate::ui::observe(&mut self.observer, &self.node, link, resized);
    }

    /// What was done with the exercise that the reader is at.
    pub fn tried_here(&self) -> Option<&Tried> {
        match self.at {
            At::Exercise(place) => self.progress.tried(place),
            _ => None,
        }
    }

    /// Forgets all progress, here and on the device.
    pub fn forget(&mut self) {
        self.progress.clear();
        platform::forget(&self.progress.name());
        super::result::forget_mark(&self.progress);
        self.shown = None;
        self.asked = false;
    }
}

/// The language of the page.
pub fn tongue() -> &'static str {
    words::language().tag()
}
