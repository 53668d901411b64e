//! What is said of lines that are left out, and of predictions.

use crate::explain::number::count;
use crate::lesson::class::{Bin, Class};
use crate::lesson::code::{Fault, Form, Guess, Item};
use crate::lesson::{Exercise, Prediction};
use crate::words::t;

/// Why a line is left out.
pub fn fault(fault: &Fault) -> String {
    let number = |number: usize| count(number as u64);
    match fault {
        Fault::Empty => t!("it is empty.").into(),
        Fault::Letter(letter) => t!(
            "“{letter}” is no letter of a code. It may be a line without one.",
            letter = letter.to_string()
        ),
        Fault::NoCode => t!("it is no code.").into(),
        Fault::Cut(has, of) => {
            t!("it is cut: {has} of {of} letters are there.", has = number(*has), of = number(*of))
        }
        Fault::Long(has, of) => t!(
            "it has {has} letters and should have {of}. Two codes in one line?",
            has = number(*has),
            of = number(*of)
        ),
        Fault::TooLong => t!("it is longer than any code.").into(),
        Fault::Mistyped => t!("a letter is mistyped: its check sum does not fit.").into(),
        Fault::Version(version) => t!(
            "it is of version {version} of the codes, which this page does not read. Load the page anew.",
            version = version.to_string()
        ),
        Fault::OtherSet => t!("it is of another set of exercises.").into(),
        Fault::Strange => t!("no page of this version can have made it.").into(),
    }
}

/// Everything that doesn't count as it stands, a sentence each.
pub fn left_out(class: &Class) -> Vec<String> {
    let line = |line: usize| count(line as u64);
    let mut lines: Vec<(usize, String)> = Vec::new();
    for (number, why) in &class.left_out {
        let text = t!("Line {line} is left out: {why}", line = line(*number), why = fault(why));
        lines.push((*number, text));
    }
    for again in &class.again {
        let (own, counts) = (line(again.line), line(again.counts));
        let text = match again.further {
            true => t!(
                "Line {line} is from the same student as line {counts}, which goes on from it and counts.",
                line = own,
                counts = counts
            ),
            false => t!(
                "Line {line} has the code of line {first} once more: it counts once.",
                line = own,
                first = counts
            ),
        };
        lines.push((again.line, text));
    }
    if let Some(number) = class.unread_from {
        let text = t!(
            "From line {line} on nothing is read: the page takes 2,000 codes and 200 kB of text.",
            line = line(number)
        );
        lines.push((number, text));
    }
    lines.sort_by_key(|(number, _)| *number);
    lines.into_iter().map(|(_, text)| text).collect()
}

/// A prediction in a few words.
fn guess(exercise: &Exercise, guess: Guess, tag: &str) -> String {
    match guess {
        Guess::Choice(place) => Prediction::Choice(place.into()).words(exercise, tag),
        Guess::Number(number) => Prediction::Number(number).words(exercise, tag),
        Guess::Point(time) | Guess::Line { end: time, .. } => {
            Prediction::Point(time).words(exercise, tag)
        }
    }
}

/// What a bar stands for.
pub struct Meaning {
    /// The prediction, or which ones.
    pub value: String,
    /// Right, or what kind of mistake it is; empty for one that nobody expected.
    pub what: String,
    /// How it looks: `right`, `mistake` or `other`.
    pub class: &'static str,
}

/// What a bar stands for.
pub fn meaning(exercise: &Exercise, item: &Item, bin: Bin, tag: &str) -> Meaning {
    let words = |it: Guess| guess(exercise, it, tag);
    let number = |number: u64| match item.form {
        Form::Number => words(Guess::Number(number)),
        _ => words(Guess::Point(number)),
    };
    let other = |value: String| Meaning { value, what: String::new(), class: "other" };
    match bin {
        Bin::Known(place) => {
            let Some(known) = item.known.get(place) else { return other(String::new()) };
            let value = match item.form {
                Form::Line if known.right => t!("The right line").into(),
                Form::Line => String::new(),
                _ => words(known.guess),
            };
            if known.right {
                return Meaning { value, what: t!("right").into(), class: "right" };
            }
            let mistake = place.checked_sub(1).and_then(|place| exercise.mistakes.get(place));
            let title = mistake.and_then(|mistake| mistake.title.as_ref());
            let title = title.map(|title| title.in_language(tag).to_owned());
            let what = match item.form {
                Form::Choice(_) => String::new(),
                _ => title.unwrap_or_else(|| t!("a known mistake").into()),
            };
            let (value, what) =
                if value.is_empty() { (what, String::new()) } else { (value, what) };
            Meaning { value, what, class: "mistake" }
        }
        Bin::Number(value) => other(number(value)),
        Bin::Between(from, to) => {
            other(t!("from {from} to below {to}", from = number(from), to = number(to)))
        }
        Bin::Choice(place) => other(words(Guess::Choice(place))),
        Bin::Share(from, to) => other(t!(
            "Other lines, right for {from} to {to} % of the requests",
            from = from.to_string(),
            to = to.to_string()
        )),
    }
}
