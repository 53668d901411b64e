//! A class: many result codes in, and per exercise what was predicted.

mod bars;
mod line;
mod texts;

use super::code::{Fault, Item, Outcome, Record, Sheet};
use bars::bars;
pub use bars::{Bar, Bin, Tally, in_a_row};
pub use line::is_like_code;
pub use texts::{added, merged, plain_text};

/// Codes that are read at most.
pub const CODES: usize = 2_000;

/// Bytes of text that are read at most.
pub const TEXT: usize = 200_000;

/// What came of a text with codes, a line each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Class {
    /// Those that count, in the order of the text: of each student the latest.
    pub records: Vec<Record>,
    /// Lines whose code another line has again, or goes on from.
    pub again: Vec<Again>,
    /// Lines that are left out, and why.
    pub left_out: Vec<(usize, Fault)>,
    /// The first line that wasn't read any more, as there were too many codes or too much text.
    pub unread_from: Option<usize>,
}

/// A line that doesn't count, as another one says all that it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Again {
    /// The line.
    pub line: usize,
    /// The one that counts.
    pub counts: usize,
    /// Whether that one goes further; else both say the same.
    pub further: bool,
}

impl Class {
    /// Reads a text with a code in each line. Lines are counted from 1; empty ones mean nothing. In
    /// front of a code there may be other words, such as a name, and the address of a page that ends in
    /// `codes=`.
    ///
    /// A student who hands in more than once counts once: of codes with the same [mark](Record::mark)
    /// of which one [goes on](Record::continues) from the other, that one counts, wherever it stands.
    ///
    /// ```
    /// use pool_vs_loop::lesson::class::{Again, Class};
    /// use pool_vs_loop::lesson::code::{Fault, Record, Sheet, encode};
    ///
    /// let sheet = Sheet { fingerprint: 7, items: Vec::new() };
    /// let code = encode(&Record { name: "Ana".into(), ..Record::default() }, &sheet).unwrap();
    /// let class = Class::read(&format!("{code}\n\nTeam 2: {code}\n1000-0000"), &sheet);
    /// assert_eq!(class.records[0].name, "Ana");
    /// assert_eq!(class.again, [Again { line: 3, counts: 1, further: false }]);
    /// assert_eq!(class.left_out, [(4, Fault::Cut(8, 12))]);
    /// ```
    #[must_use]
    pub fn read(text: &str, sheet: &Sheet) -> Self {
        let mut class = Self::default();
        let mut lines: Vec<usize> = Vec::new();
        let mut bytes = 0;
        for (number, line) in (1..).zip(text.lines()) {
            bytes += line.len() + 1;
            if bytes > TEXT + 1 || (class.records.len() >= CODES && !line.trim().is_empty()) {
                class.unread_from = Some(number);
                break;
            }
            for read in line::read(line, sheet) {
                match read {
                    Err(Fault::Empty) => {}
                    Err(fault) => class.left_out.push((number, fault)),
                    Ok(_) if class.records.len() >= CODES => class.unread_from = Some(number),
                    Ok(record) => class.take(record, number, &mut lines),
                }
            }
        }
        class
    }

    /// Takes the record of a line; `lines` are those of the records that count so far. To go on from
    /// something is a partial order: whatever the order of the lines, those that nobody goes on from
    /// are left.
    fn take(&mut self, mut record: Record, line: usize, lines: &mut Vec<usize>) {
        if let Some(place) = self.records.iter().position(|it| it.continues(&record)) {
            let counts = &mut self.records[place];
            let further = !record.continues(counts);
            // The page that makes codes forgets a name when it is closed.
            if counts.name.is_empty() {
                counts.name = record.name;
            }
            self.again.push(Again { line, counts: lines[place], further });
            return;
        }
        let before = self.records.len();
        let mut place = 0;
        while place < self.records.len() {
            if !record.continues(&self.records[place]) {
                place += 1;
                continue;
            }
            let earlier = self.records.remove(place);
            if record.name.is_empty() {
                record.name = earlier.name;
            }
            self.again.push(Again { line: lines.remove(place), counts: line, further: true });
        }
        // What an earlier one stood for, this one stands for.
        let gone = self.records.len() < before;
        for again in self.again.iter_mut().filter(|_| gone) {
            if again.counts != line && !lines.contains(&again.counts) {
                (again.counts, again.further) = (line, true);
            }
        }
        self.records.push(record);
        lines.push(line);
    }

    /// Whether there is anything that is or was a code, be it cut, mistyped or of another set.
    #[must_use]
    pub fn has_codes(&self) -> bool {
        let code = |fault: &Fault| {
            !matches!(fault, Fault::Empty | Fault::Letter(_) | Fault::NoCode | Fault::TooLong)
        };
        !self.records.is_empty() || self.left_out.iter().any(|(_, fault)| code(fault))
    }

    /// What was done with one exercise of the set.
    #[must_use]
    pub fn tally(&self, place: usize, item: &Item) -> Tally {
        let outcomes: Vec<&Outcome> =
            self.records.iter().filter_map(|record| record.outcomes.get(place)?.as_ref()).collect();
        let count = |counts: &dyn Fn(&Outcome) -> bool| {
            outcomes.iter().filter(|outcome| counts(outcome)).count()
        };
        Tally {
            answered: outcomes.len(),
            right: count(&|outcome| item.is_right(outcome)),
            hints: count(&|outcome| outcome.hint),
            goals: (0..item.goals).map(|goal| count(&|it| it.goals >> goal & 1 == 1)).collect(),
            bars: bars(item, &outcomes),
        }
    }

    /// The names that students typed, in alphabetical order.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        let names = self.records.iter().map(|record| record.name.as_str());
        let mut names: Vec<&str> = names.filter(|name| !name.is_empty()).collect();
        names.sort_by_key(|name| name.to_lowercase());
        names
    }
}
