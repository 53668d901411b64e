//! What a learner did with a set of exercises, and the text that a device keeps of it.
//!
//! The text has a line for the set and one for each exercise that was tried. Anybody may have
//! changed it: lines that mean nothing, or nothing in this set, are skipped.
//!
//! ```text
//! 1 9f3a11c2                       format, fingerprint of the set
//! first-wave 3 wh 3 n3000000       tries, right or wrong at first, hint; goals as bits; first prediction
//! first-wave 3 wh 3 n3000000 3 n4000000
//!                                  the same with the try that was right (0: none), and the last
//! ```

use super::handles::{at_handles, line, places};
use super::{Exercise, Expression, Predict, Prediction, Set, Tolerance, WhichRequest, limits};
use std::fmt::Write;

/// The first word of the text.
const FORMAT: &str = "1";

/// Bytes of a text that are read.
const MAX_BYTES: usize = 64 * 1_024;

/// Predictions that are counted.
const MOST_TRIES: u8 = 99;

/// What was done with one exercise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tried {
    /// The first prediction; `None` where only the hint was opened.
    pub first: Option<Prediction>,
    /// Whether that was right.
    pub right: bool,
    /// How many predictions there were.
    pub tries: u8,
    /// Whether the hint was opened before the first.
    pub hint: bool,
    /// The goals that were met, a bit each, the first being the lowest.
    pub goals: u8,
    /// The last prediction, if that isn't the first.
    later: Option<Prediction>,
    /// Which prediction was the first that was right, the first being 1; 0 if none was.
    solved: u8,
}

impl Tried {
    /// Whether a goal was met, the first being 0.
    #[must_use]
    pub const fn met(&self, goal: usize) -> bool {
        goal < 8 && self.goals >> goal & 1 == 1
    }

    /// Takes a prediction, and whether it was right. Only the first counts.
    pub fn predicted(&mut self, prediction: Prediction, right: bool) {
        self.tries = self.tries.saturating_add(1).min(MOST_TRIES);
        if self.first.is_none() {
            self.first = Some(prediction);
            self.right = right;
        } else {
            self.later = Some(prediction);
        }
        if right && self.solved == 0 {
            self.solved = self.tries;
        }
    }

    /// The last prediction.
    #[must_use]
    pub fn last(&self) -> Option<&Prediction> {
        self.later.as_ref().or(self.first.as_ref())
    }

    /// Which prediction was the first that was right, the first being 1.
    #[must_use]
    pub const fn solved(&self) -> Option<u8> {
        if self.solved > 0 { Some(self.solved) } else { None }
    }

    /// Notes that a goal is met.
    pub const fn meet(&mut self, goal: usize) {
        if goal < 8 {
            self.goals |= 1 << goal;
        }
    }
}

/// What was done with a set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// What tells sets apart.
    pub fingerprint: u32,
    /// The names of its exercises, and what was done with each.
    tried: Vec<(String, Option<Tried>)>,
}

/// What tells sets apart: two have the same where they ask the same of the same scenarios, and take
/// the same for right and for known mistakes, however that is worded. It is FNV-1a
/// ([draft-eastlake-fnv][fnv]) of what links, predictions, mistakes and goals say.
///
/// [fnv]: https://datatracker.ietf.org/doc/html/draft-eastlake-fnv
#[must_use]
pub fn fingerprint(set: &Set) -> u32 {
    let mut sum = Sum(0x811c_9dc5);
    for exercise in &set.exercises {
        sum.take(&exercise.id);
        sum.take(&exercise.scenario.encode());
        match &exercise.predict {
            Predict::Number { unit, answer, .. } => sum.all([unit.word(), answer.text()]),
            Predict::Choice { options } => {
                sum.count(options.len());
                sum.all(options.iter().map(|option| option.right.text()));
            }
            Predict::Point { entry, request, .. } => {
                let request = match request {
                    WhichRequest::Number(number) => number.to_string(),
                    WhichRequest::Last => "last".into(),
                };
                sum.all(["point", &entry.to_string(), &request]);
            }
            Predict::Line { entry, .. } => sum.all(["line", &entry.to_string()]),
        }
        match exercise.predict.tolerance() {
            None | Some(Tolerance::Exact) => sum.take(""),
            Some(Tolerance::Percent(percent)) => sum.take(&percent.to_string()),
        }
        sum.count(exercise.mistakes.len());
        for mistake in &exercise.mistakes {
            sum.take(mistake.with.as_deref().unwrap_or_default());
            sum.take(mistake.answer.as_ref().map_or("", Expression::text));
        }
        sum.count(exercise.goals.len());
        for goal in &exercise.goals {
            sum.take(goal.start.as_deref().unwrap_or_default());
            sum.count(goal.conditions.len());
            sum.all(goal.conditions.iter().map(|condition| condition.holds.text()));
            sum.count(goal.fixed.len());
            sum.all(goal.fixed.iter().map(String::as_str));
        }
    }
    sum.0
}

/// A checksum of texts, each with its end.
struct Sum(u32);

impl Sum {
    fn take(&mut self, text: &str) {
        for byte in text.bytes().chain([0]) {
            self.0 = (self.0 ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
    }

    fn all<'a>(&mut self, texts: impl IntoIterator<Item = &'a str>) {
        texts.into_iter().for_each(|text| self.take(text));
    }

    fn count(&mut self, number: usize) {
        self.take(&number.to_string());
    }
}

impl Progress {
    /// Nothing done yet.
    #[must_use]
    pub fn new(set: &Set) -> Self {
        let tried = set.exercises.iter().map(|exercise| (exercise.id.clone(), None)).collect();
        Self { fingerprint: fingerprint(set), tried }
    }

    /// The name under which a device keeps it.
    #[must_use]
    pub fn name(&self) -> String {
        format!("pool-vs-loop exercises {:08x}", self.fingerprint)
    }

    /// What was done with the exercise in a place of the set, the first being 0.
    #[must_use]
    pub fn tried(&self, place: usize) -> Option<&Tried> {
        self.tried.get(place)?.1.as_ref()
    }

    /// What was done with each exercise.
    pub fn all(&self) -> impl Iterator<Item = Option<&Tried>> {
        self.tried.iter().map(|(_, tried)| tried.as_ref())
    }

    /// Notes something about an exercise.
    pub fn note(&mut self, place: usize, what: impl FnOnce(&mut Tried)) {
        if let Some((_, tried)) = self.tried.get_mut(place) {
            what(tried.get_or_insert_default());
        }
    }

    /// Whether an exercise was predicted.
    #[must_use]
    pub fn is_done(&self, place: usize) -> bool {
        self.tried(place).is_some_and(|tried| tried.first.is_some())
    }

    /// How many exercises were predicted, and how many of these were right at first.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        let done = || self.all().flatten().filter(|tried| tried.first.is_some());
        (done().count(), done().filter(|tried| tried.right).count())
    }

    /// How many exercises were right, but not at first.
    #[must_use]
    pub fn later(&self) -> usize {
        self.all().flatten().filter(|tried| tried.solved().is_some() && !tried.right).count()
    }

    /// Forgets all of it.
    pub fn clear(&mut self) {
        for (_, tried) in &mut self.tried {
            *tried = None;
        }
    }

    /// Writes it as a text.
    #[must_use]
    pub fn write(&self) -> String {
        let mut text = format!("{FORMAT} {:08x}", self.fingerprint);
        for (id, tried) in &self.tried {
            let Some(Tried { first, right, tries, hint, goals, later, solved }) = tried else {
                continue;
            };
            let right = if *right { 'r' } else { 'w' };
            let hint = if *hint { "h" } else { "" };
            // Writing to a string cannot fail.
            let _ = write!(text, "\n{id} {tries} {right}{hint} {goals} ");
            match first {
                None => text.push('-'),
                Some(prediction) => write_prediction(&mut text, prediction),
            }
            if let Some(later) = later {
                // Writing to a string cannot fail.
                let _ = write!(text, " {solved} ");
                write_prediction(&mut text, later);
            }
        }
        text
    }

    /// Reads such a text. What isn't about this set, or means nothing, changes nothing.
    pub fn read(&mut self, text: &str, set: &Set) {
        let mut lines = text.lines();
        let head = format!("{FORMAT} {:08x}", self.fingerprint);
        if text.len() > MAX_BYTES || lines.next() != Some(&head) {
            return;
        }
        for line in lines.take(limits::EXERCISES) {
            let Some((id, rest)) = line.split_once(' ') else { continue };
            let place = self.tried.iter().position(|(own, _)| own == id);
            let read = place.and_then(|place| {
                let tried = read_tried(rest, set.exercises.get(place)?)?;
                Some((place, tried))
            });
            if let Some((place, tried)) = read {
                self.tried[place].1 = Some(tried);
            }
        }
    }
}

fn write_prediction(text: &mut String, prediction: &Prediction) {
    let (letter, numbers) = match prediction {
        Prediction::Number(number) => ('n', vec![*number]),
        Prediction::Choice(place) => ('c', vec![*place as u64]),
        Prediction::Point(time) => ('p', vec![*time]),
        Prediction::Line(times) => ('l', at_handles(times)),
    };
    text.push(letter);
    for (place, number) in numbers.iter().enumerate() {
        // Writing to a string cannot fail.
        let _ = write!(text, "{}{number}", if place > 0 { "," } else { "" });
    }
}

fn read_tried(text: &str, exercise: &Exercise) -> Option<Tried> {
    let mut words = text.split(' ');
    let tries: u8 = words.next()?.parse().ok()?;
    let flags = words.next()?;
    let goals: u8 = words.next()?.parse().ok()?;
    let first = match words.next()? {
        "-" => None,
        word => Some(read_prediction(word, exercise)?),
    };
    let (right, hint) = match flags {
        "r" => (true, false),
        "rh" => (true, true),
        "w" => (false, false),
        "wh" => (false, true),
        _ => return None,
    };
    let (solved, later) = match words.next() {
        None => (u8::from(right), None),
        Some(solved) => (solved.parse().ok()?, Some(read_prediction(words.next()?, exercise)?)),
    };
    let all = (1_u16 << exercise.goals.len().min(8)) - 1;
    let sound = words.next().is_none()
        && solved <= tries
        && right == (solved == 1)
        && (later.is_none() || tries > 1)
        && tries <= MOST_TRIES
        && u16::from(goals) <= all
        && (first.is_some() == (tries > 0))
        && (first.is_some() || (!right && goals == 0));
    sound.then_some(Tried { first, right, tries, hint, goals, later, solved })
}

/// A prediction that this exercise could have.
fn read_prediction(word: &str, exercise: &Exercise) -> Option<Prediction> {
    let mut letters = word.chars();
    let letter = letters.next()?;
    let numbers = letters
        .as_str()
        .split(',')
        .map(|number| number.parse().ok().filter(|&number: &u64| number <= limits::LARGEST));
    let numbers: Vec<u64> = numbers.collect::<Option<_>>()?;
    let requests = exercise.scenario.scenario.requests;
    Some(match (letter, &exercise.predict, &*numbers) {
        ('n', Predict::Number { .. }, &[number]) => Prediction::Number(number),
        ('c', Predict::Choice { options }, &[place]) => {
            let place = usize::try_from(place).ok().filter(|&place| place < options.len())?;
            Prediction::Choice(place)
        }
        ('p', Predict::Point { .. }, &[time]) => Prediction::Point(time),
        ('l', Predict::Line { .. }, times) => {
            let places = places(requests);
            (times.len() == places.len()).then(|| Prediction::Line(line(&places, times)))?
        }
        _ => return None,
    })
}
