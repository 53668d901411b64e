//! What a class did with one exercise: predictions, counted.

use crate::lesson::code::{Guess, Item, Outcome};

/// Bars for predictions that nobody expected, at most, not counting that known ones part them.
const RANGES: usize = 8;

/// Different numbers that have a bar each; more are put into ranges.
const ALONE: usize = 6;

/// What a class did with one exercise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// How many made a prediction.
    pub answered: usize,
    /// Of these, how many were right with their first.
    pub right: usize,
    /// How many opened the hint.
    pub hints: usize,
    /// How many met each of its goals.
    pub goals: Vec<usize>,
    /// The first predictions. Their counts sum up to those who made one.
    pub bars: Vec<Bar>,
}

/// Predictions that are drawn as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bar {
    /// Which ones.
    pub bin: Bin,
    /// How many there are.
    pub count: usize,
}

/// Which predictions a bar has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bin {
    /// Those that were taken as the known one in this place of the [item](Item::known)'s list.
    Known(usize),
    /// Others that are this number, in the unit that codes have.
    Number(u64),
    /// Others that are from the first of these numbers up to the second, without it.
    Between(u64, u64),
    /// Other options, of a set that doesn't list them.
    Choice(u8),
    /// Other lines that are right for so many per cent of the requests, from the first up to and with
    /// the second.
    Share(u8, u8),
}

/// The bars of an exercise: of options and lines in the order of the list, known numbers and others in
/// the order of numbers. All known predictions have one, also where nobody made them.
pub(super) fn bars(item: &Item, outcomes: &[&Outcome]) -> Vec<Bar> {
    let known = |place: usize| {
        outcomes.iter().filter(|it| it.known.map(usize::from) == Some(place)).count()
    };
    let places = 0..item.known.len();
    let mut bars: Vec<Bar> =
        places.map(|place| Bar { bin: Bin::Known(place), count: known(place) }).collect();
    let others: Vec<Guess> =
        outcomes.iter().filter(|it| it.known.is_none()).map(|it| it.guess).collect();
    bars.extend(bars_of_others(item, &others));
    // Sorting is stable: what has no number stays in its order.
    bars.sort_by_key(|bar| match bar.bin {
        Bin::Known(place) => {
            item.known.get(place).and_then(|it| number(it.guess)).map(|it| (it, 0))
        }
        Bin::Number(value) => Some((value, 0)),
        Bin::Between(from, _) => Some((from, 1)),
        Bin::Choice(_) | Bin::Share(..) => None,
    });
    bars
}

fn bars_of_others(item: &Item, others: &[Guess]) -> Vec<Bar> {
    let mut numbers: Vec<u64> = others.iter().filter_map(|guess| number(*guess)).collect();
    numbers.sort_unstable();
    let mut different = numbers.clone();
    different.dedup();
    let bins: Vec<Bin> = if different.len() <= ALONE {
        different.into_iter().map(Bin::Number).collect()
    } else {
        let known = item.known.iter().filter_map(|it| number(it.guess));
        ranges(&different, known.collect()).into_iter().map(|(a, b)| Bin::Between(a, b)).collect()
    };
    let shares = [(0, 20), (21, 40), (41, 60), (61, 80), (81, 100)];
    let shares = shares.map(|(from, to)| Bin::Share(from, to));
    let options = (0..=u8::MAX).map(Bin::Choice);
    let bars = bins.into_iter().chain(shares).chain(options).map(|bin| {
        let count = others.iter().filter(|guess| bin.has(**guess)).count();
        Bar { bin, count }
    });
    bars.filter(|bar| bar.count > 0).collect()
}

/// The number that places a prediction on an axis.
const fn number(guess: Guess) -> Option<u64> {
    match guess {
        Guess::Number(value) | Guess::Point(value) => Some(value),
        Guess::Choice(_) | Guess::Line { .. } => None,
    }
}

impl Bin {
    /// Whether a prediction that is none of the known ones belongs to it.
    fn has(self, guess: Guess) -> bool {
        match (self, guess) {
            (Self::Number(value), guess) => number(guess) == Some(value),
            (Self::Between(from, to), guess) => {
                number(guess).is_some_and(|value| from <= value && value < to)
            }
            (Self::Choice(option), Guess::Choice(other)) => option == other,
            (Self::Share(from, to), Guess::Line { share, .. }) => from <= share && share <= to,
            _ => false,
        }
    }
}

/// Ranges for numbers, which are sorted: between 1, 2, 5, 10, … , or fewer of these where there would
/// be too many, and parted where known predictions are.
fn ranges(numbers: &[u64], known: Vec<u64>) -> Vec<(u64, u64)> {
    let (first, last) = (numbers[0], numbers[numbers.len() - 1]);
    let steps: [&[u64]; 3] = [&[1, 2, 5], &[1, 3], &[1]];
    let edges = |digits: &[u64]| -> Vec<u64> {
        let powers = (0..19).map(|power| 10_u64.pow(power));
        let edges: Vec<u64> =
            powers.flat_map(|power| digits.iter().map(move |it| it * power)).collect();
        // From the last one that isn't above all numbers to the first one that is.
        let from = edges.iter().rposition(|edge| *edge <= first).map_or(0, |place| edges[place]);
        let to = edges.iter().find(|edge| **edge > last).copied().unwrap_or(u64::MAX);
        let within = |edge: &u64| from <= *edge && *edge <= to;
        std::iter::once(from).chain(edges.into_iter().filter(within)).collect()
    };
    let mut edges = steps
        .into_iter()
        .map(edges)
        .find(|edges| edges.len() <= RANGES + 1)
        .unwrap_or_else(|| edges(&[1]));
    let (from, to) = (edges[0], edges[edges.len() - 1]);
    edges.extend(known.into_iter().filter(|it| from < *it && *it < to));
    edges.sort_unstable();
    edges.dedup();
    edges.windows(2).map(|pair| (pair[0], pair[1])).collect()
}
