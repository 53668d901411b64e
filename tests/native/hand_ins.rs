//! A class whose students hand in more than once, and texts with codes: out of files, and kept by more
//! than one page.

use crate::class::{histogram_is_of, sheet};
use crate::result_code;
use pool_vs_loop::lesson::class::{Again, Class, TEXT, added, merged, plain_text};
use pool_vs_loop::lesson::code::{Guess, MARKS, Outcome, Record, Sheet, encode};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

/// A student's work as handed in, the last first: each is what was there before the one in front of it.
fn hand_ins(sheet: &Sheet) -> impl Strategy<Value = Vec<Record>> + use<> {
    let own = sheet.clone();
    let cuts = proptest::collection::vec((any::<Index>(), any::<[u8; 4]>(), any::<bool>()), 0..=2);
    (result_code::record(sheet), cuts).prop_map(move |(last, cuts)| {
        let mut all = vec![last.tidy(&own)];
        for (place, bits, named) in cuts {
            let mut earlier = all[all.len() - 1].clone();
            // One exercise not done yet, and of the others less.
            earlier.outcomes[place.index(own.items.len())] = None;
            for (outcome, bits) in earlier.outcomes.iter_mut().zip(bits) {
                if let Some(outcome) = outcome {
                    outcome.tries = outcome.tries.min(1 + bits % 4);
                    outcome.hint &= bits & 4 == 0;
                    outcome.goals &= bits >> 3;
                }
            }
            if !named {
                earlier.name.clear();
            }
            all.push(earlier.tidy(&own));
        }
        all
    })
}

/// Whether all that one says is in the other too: written here once more, number by number.
fn is_part(part: &Record, whole: &Record) -> bool {
    let pairs = part.outcomes.iter().zip(&whole.outcomes);
    part.mark == whole.mark
        && pairs.into_iter().all(|(part, whole)| match (part, whole) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(part), Some(whole)) => {
                part.guess == whole.guess
                    && part.known == whole.known
                    && part.tries <= whole.tries
                    && (!part.hint || whole.hint)
                    && (0..8).all(|goal| part.goals >> goal & 1 <= whole.goals >> goal & 1)
            }
        })
}

/// A thousand lines of students who hand in one to three times, of whom some share a mark, in any order.
fn class_of_a_thousand(runner: &mut TestRunner) -> (Vec<Vec<Record>>, Vec<(usize, Record)>) {
    let sheet = sheet();
    let strategy = hand_ins(&sheet);
    let mut students: Vec<Vec<Record>> = Vec::new();
    let mut lines: Vec<(usize, Record)> = Vec::new();
    let mut mark = 0;
    while lines.len() < 1_000 {
        let mut all = strategy.new_tree(runner).expect("records").current();
        all.truncate(1_000 - lines.len());
        // Every tenth has the mark of the one before, and other answers.
        if students.len() % 10 != 9 {
            mark = (mark + 7_919) % MARKS;
        }
        all.iter_mut().for_each(|record| record.mark = mark);
        let last = students.last().map(|before| &before[0]);
        if last.is_some_and(|last| is_part(&all[0], last) || is_part(last, &all[0])) {
            continue;
        }
        lines.extend(all.iter().map(|record| (students.len(), record.clone())));
        students.push(all);
    }
    let lines = Just(lines).prop_shuffle().new_tree(runner).expect("an order").current();
    (students, lines)
}

#[test]
fn of_each_student_the_latest_counts() {
    let sheet = sheet();
    let mut runner = TestRunner::deterministic();
    for _ in 0..8 {
        let (students, lines) = class_of_a_thousand(&mut runner);
        let code = |(_, record): &(usize, Record)| encode(record, &sheet).expect("a short set");
        let text: Vec<String> = lines.iter().map(code).collect();
        let class = Class::read(&text.join("\n"), &sheet);
        assert_eq!((class.left_out.len(), class.unread_from), (0, None));
        let latest: Vec<Record> = students.iter().map(|all| all[0].clone()).collect();
        assert!((300..800).contains(&latest.len()), "{}", latest.len());
        assert_eq!(class.records.len(), latest.len());
        histogram_is_of(&class, &sheet, &latest);

        // Each other line is named once, with one that says all that it says.
        assert_eq!(class.again.len(), lines.len() - latest.len());
        let mut named: Vec<usize> = class.again.iter().map(|again| again.line).collect();
        named.sort_unstable();
        named.dedup();
        assert_eq!(named.len(), class.again.len());
        for Again { line, counts, further } in class.again {
            assert!(!named.contains(&counts));
            let (earlier, later) = (&lines[line - 1].1, &lines[counts - 1].1);
            assert!(is_part(earlier, later));
            assert_eq!(further, !is_part(later, earlier));
        }
        // Who typed a name once has it, also where the latest code has none.
        for all in &students {
            let name = all.iter().map(|record| &record.name).find(|name| !name.is_empty());
            let Some(name) = name else { continue };
            assert!(class.records.iter().any(|it| it.mark == all[0].mark && it.name == *name));
        }
    }
}

#[test]
fn equal_results_of_thirty_students_are_thirty() {
    // The share of classes in which two of thirty draw the same mark, computed from how many there are.
    let alone: f64 = (0..30).map(|student| 1.0 - f64::from(student) / f64::from(MARKS)).product();
    assert!(1.0 - alone < 0.01, "{}", 1.0 - alone);
    let sheet = sheet();
    let right = Outcome {
        guess: Guess::Number(4_000_000),
        known: Some(0),
        tries: 1,
        hint: false,
        goals: 3,
    };
    let code = |student: u32| {
        let outcomes = vec![Some(right), None, None, None];
        let mark = (student * 2_185) % MARKS;
        encode(&Record { mark, outcomes, name: String::new() }, &sheet).expect("a short set")
    };
    let text: Vec<String> = (0..30).map(code).collect();
    let class = Class::read(&text.join("\n"), &sheet);
    assert_eq!((class.records.len(), class.again.len()), (30, 0));
    assert_eq!(class.tally(0, &sheet.items[0]).right, 30);
}

#[test]
fn files_are_plain_text_or_none() {
    let wide = |text: &str, mark: [u8; 2], bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        mark.into_iter().chain(text.encode_utf16().flat_map(bytes)).collect()
    };
    let text = "João;16V3-H02T\r\n\tZoë: 16V3";
    for bytes in [
        text.as_bytes().to_vec(),
        ["\u{feff}", text].concat().into_bytes(),
        wide(text, [0xff, 0xfe], u16::to_le_bytes),
        wide(text, [0xfe, 0xff], u16::to_be_bytes),
        text.chars().map(|letter| u8::try_from(letter).expect("Latin-1")).collect(),
    ] {
        assert_eq!(plain_text(&bytes).as_deref(), Some(text), "{bytes:?}");
    }
    for bytes in [
        &b"PK\x03\x04\x14\0\x06\0"[..],
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"\xff\xd8\xff\xe0\0\x10JFIF",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n\x01\x02",
        b"\xff\xfe1",
        b"1\0\x36\0",
    ] {
        assert_eq!(plain_text(bytes), None, "{bytes:?}");
    }
}

#[test]
fn what_is_too_much_changes_nothing() {
    let kept = "1".repeat(TEXT - 10);
    assert_eq!(added(&kept, "22222222").map(|text| text.len()), Ok(TEXT));
    assert_eq!(added(&kept, "222222222"), Err(TEXT + 1));
    assert_eq!(added("", "A\n\n"), Ok("A\n".into()));
    assert_eq!(added("A\r\n", "B"), Ok("A\nB\n".into()));
}

proptest! {
    /// Two pages that take turns, each with the text that it saw last: no line that one of them added
    /// is ever lost, and one that was taken away doesn't come back.
    #[test]
    fn pages_that_take_turns_lose_nothing(
        steps in proptest::collection::vec((any::<bool>(), any::<bool>(), any::<Index>()), 0..30)
    ) {
        let mut kept = String::new();
        let mut pages = [String::new(), String::new()];
        let mut expected: Vec<String> = Vec::new();
        for (number, (page, add, place)) in steps.into_iter().enumerate() {
            let own = &mut pages[usize::from(page)];
            let mut lines: Vec<&str> = own.lines().collect();
            let new = number.to_string();
            let mut gone = None;
            if add || lines.is_empty() {
                lines.push(&new);
                expected.push(new.clone());
            } else {
                gone = Some(lines.remove(place.index(lines.len())).to_owned());
            }
            let text = merged(&lines.join("\n"), own, &kept);
            expected.retain(|line| Some(line) != gone.as_ref());
            let mut found: Vec<&str> = text.lines().collect();
            for line in &expected {
                prop_assert!(found.contains(&line.as_str()) , "{line} of {expected:?} in {text:?}");
            }
            found.sort_unstable();
            found.dedup();
            prop_assert_eq!(found.len(), text.lines().count(), "no line twice");
            // The other page is told, or not yet.
            kept.clone_from(&text);
            if place.index(2) == 0 {
                pages = [text.clone(), text];
            } else {
                pages[usize::from(page)] = text;
            }
        }
    }
}
