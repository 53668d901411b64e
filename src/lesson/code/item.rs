//! One exercise in a code.

use super::digits::{Reader, Writer};
use super::number::{self, rounded};
use super::{MOST_GOALS, MOST_TRIES};

/// A prediction as codes have it: numbers with three significant digits, in the smallest unit that
/// the exercise's kind of number has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Guess {
    /// The place of an option, from 0.
    Choice(u8),
    /// A number.
    Number(u64),
    /// Where a point is, up.
    Point(u64),
    /// A line in the plot.
    Line {
        /// Per cent of the requests for which it is right.
        share: u8,
        /// Where it ends, up.
        end: u64,
    },
}

/// How an exercise is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// By one of so many options.
    Choice(u8),
    /// By a number.
    Number,
    /// By a point in the plot.
    Point,
    /// By a line in the plot.
    Line,
}

/// A prediction that is expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// What it is.
    pub guess: Guess,
    /// Whether it is right.
    pub right: bool,
}

/// What codes have to know of an exercise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// How it is answered.
    pub form: Form,
    /// The right answer and the known mistakes.
    pub known: Vec<Known>,
    /// How many goals it has, at most [`MOST_GOALS`].
    pub goals: u8,
}

/// What a student did with one exercise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The first prediction.
    pub guess: Guess,
    /// As which of the [known](Item::known) predictions it was taken: near enough to it, if not it.
    pub known: Option<u8>,
    /// How many predictions there were; 1 if the first was right.
    pub tries: u8,
    /// Whether the hint was opened.
    pub hint: bool,
    /// The goals that were met, a bit each.
    pub goals: u8,
}

impl Outcome {
    /// Whether it can have come of an earlier one: the first prediction stays, the rest only grows.
    pub(super) fn continues(&self, earlier: &Self) -> bool {
        (self.guess, self.known) == (earlier.guess, earlier.known)
            && self.tries >= earlier.tries
            && self.hint >= earlier.hint
            && self.goals & earlier.goals == earlier.goals
    }
}

impl Form {
    /// A prediction of this form as codes have it; none if it is of another one.
    fn tidy(self, prediction: Guess) -> Option<Guess> {
        match (self, prediction) {
            (Self::Choice(options), Guess::Choice(option)) if option >= options => None,
            (Self::Choice(_), choice @ Guess::Choice(_)) => Some(choice),
            (Self::Number, Guess::Number(number)) => Some(Guess::Number(rounded(number))),
            (Self::Point, Guess::Point(up)) => Some(Guess::Point(rounded(up))),
            (Self::Line, Guess::Line { share, end }) => {
                Some(Guess::Line { share: share.min(100), end: rounded(end) })
            }
            _ => None,
        }
    }

    fn write(self, prediction: Guess, digits: &mut Writer) {
        let mut number = |value| digits.put(number::place(value), number::NUMBERS);
        match prediction {
            Guess::Number(value) | Guess::Point(value) => number(value),
            Guess::Line { share, end } => {
                number(end);
                digits.put(share.into(), 101);
            }
            Guess::Choice(option) => {
                if let Self::Choice(options) = self {
                    digits.put(option.into(), options.into());
                }
            }
        }
    }

    fn read(self, digits: &mut Reader) -> Guess {
        let mut number = || number::at(digits.take(number::NUMBERS));
        match self {
            Self::Number => Guess::Number(number()),
            Self::Point => Guess::Point(number()),
            Self::Line => {
                let end = number();
                Guess::Line { share: digits.take(101) as u8, end }
            }
            Self::Choice(options) => Guess::Choice(digits.take(u32::from(options).max(1)) as u8),
        }
    }
}

impl Item {
    /// Whether an outcome is right.
    #[must_use]
    pub fn is_right(&self, outcome: &Outcome) -> bool {
        self.is_right_known(outcome.known)
    }

    fn is_right_known(&self, known: Option<u8>) -> bool {
        known.and_then(|known| self.known.get(usize::from(known))).is_some_and(|it| it.right)
    }

    pub(super) fn tidy(&self, outcome: Outcome) -> Option<Outcome> {
        let known = outcome.known.filter(|&known| usize::from(known) < self.known.len());
        Some(Outcome {
            guess: self.form.tidy(outcome.guess)?,
            known,
            tries: if self.is_right_known(known) { 1 } else { outcome.tries.clamp(1, MOST_TRIES) },
            hint: outcome.hint,
            goals: (u16::from(outcome.goals) % self.all_goals()) as u8,
        })
    }

    /// What a known prediction is in codes.
    fn known_guess(&self, known: u8) -> Option<Guess> {
        self.form.tidy(self.known.get(usize::from(known))?.guess)
    }

    /// How many combinations of goals there are.
    fn all_goals(&self) -> u16 {
        1 << self.goals.min(MOST_GOALS)
    }

    /// No prediction, each of the known ones, or another one.
    fn states(&self) -> u32 {
        self.known.len() as u32 + 2
    }

    /// Writes an outcome that is [tidy](Record::tidy).
    pub(super) fn write(&self, outcome: Option<Outcome>, digits: &mut Writer) {
        let Some(outcome) = outcome else { return digits.put(0, self.states()) };
        let Outcome { guess, known, .. } = outcome;
        match known.filter(|&known| self.known_guess(known) == Some(guess)) {
            Some(known) => digits.put(u32::from(known) + 1, self.states()),
            None => {
                digits.put(self.states() - 1, self.states());
                digits.put(known.map_or(0, |known| u32::from(known) + 1), self.states() - 1);
                self.form.write(guess, digits);
            }
        }
        if !self.is_right(&outcome) {
            digits.put(u32::from(outcome.tries) - 1, MOST_TRIES.into());
        }
        digits.put(outcome.hint.into(), 2);
        digits.put(outcome.goals.into(), self.all_goals().into());
    }

    /// Reads an outcome; `None` where it makes no sense.
    pub(super) fn read(&self, digits: &mut Reader) -> Option<Option<Outcome>> {
        let state = digits.take(self.states());
        if state == 0 {
            return Some(None);
        }
        let (guess, known) = if state == self.states() - 1 {
            let known = digits.take(self.states() - 1).checked_sub(1).map(|known| known as u8);
            (self.form.read(digits), known)
        } else {
            let known = (state - 1) as u8;
            (self.known_guess(known)?, Some(known))
        };
        let right = self.is_right_known(known);
        Some(Some(Outcome {
            guess,
            known,
            tries: if right { 1 } else { digits.take(MOST_TRIES.into()) as u8 + 1 },
            hint: digits.take(2) == 1,
            goals: digits.take(self.all_goals().into()) as u8,
        }))
    }
}
