//! A class: a thousand codes in, and out what a naive count says.

use crate::result_code;
use pool_vs_loop::lesson::class::{Again, Bin, CODES, Class, TEXT, is_like_code};
use pool_vs_loop::lesson::code::{Fault, Form, Guess, Item, Known, Outcome, Record, Sheet, encode};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

pub fn sheet() -> Sheet {
    let number = |value: u64, right| Known { guess: Guess::Number(value), right };
    let choice = |option| Known { guess: Guess::Choice(option), right: option == 2 };
    let line = |end, right| Known { guess: Guess::Line { share: 100, end }, right };
    Sheet {
        fingerprint: 0x12345,
        items: vec![
            Item {
                form: Form::Number,
                known: vec![
                    number(4_000_000, true),
                    number(3_000_000, false),
                    number(16_000_000, false),
                ],
                goals: 2,
            },
            Item { form: Form::Choice(4), known: (0..4).map(choice).collect(), goals: 0 },
            Item {
                form: Form::Line,
                known: vec![line(4_000_000, true), line(1_000_000, false)],
                goals: 1,
            },
            Item {
                form: Form::Point,
                known: vec![Known { guess: Guess::Point(2_070_000), right: true }],
                goals: 0,
            },
        ],
    }
}

/// Records that no two are the same of, with codes for them.
fn generated(sheet: &Sheet, count: usize) -> Vec<(Record, String)> {
    let mut runner = TestRunner::deterministic();
    let strategy = result_code::record(sheet);
    let mut made: Vec<(Record, String)> = Vec::new();
    while made.len() < count {
        let record = strategy.new_tree(&mut runner).expect("a record").current().tidy(sheet);
        if !made.iter().any(|(other, _)| *other == record) {
            let code = encode(&record, sheet).expect("a short set");
            made.push((record, code));
        }
    }
    made
}

/// The number of a guess, as a naive reader sees it.
fn value(guess: Guess) -> u64 {
    match guess {
        Guess::Number(value) | Guess::Point(value) => value,
        Guess::Choice(option) => option.into(),
        Guess::Line { share, .. } => share.into(),
    }
}

#[test]
fn a_thousand_codes_in_and_the_right_histogram_out() {
    let sheet = sheet();
    let made = generated(&sheet, 1_000);
    let text: Vec<&str> = made.iter().map(|(_, code)| code.as_str()).collect();
    let class = Class::read(&text.join("\n"), &sheet);
    assert_eq!(class.records.len(), 1_000);
    assert_eq!((class.left_out.len(), class.again.len(), class.unread_from), (0, 0, None));
    let records: Vec<Record> = made.into_iter().map(|(record, _)| record).collect();
    histogram_is_of(&class, &sheet, &records);
    let names = records.iter().filter(|record| !record.name.is_empty()).count();
    assert_eq!(class.names().len(), names);
    assert!(names > 300);
}

/// Compares what a class gives with one count after the other over the records that went in.
pub fn histogram_is_of(class: &Class, sheet: &Sheet, records: &[Record]) {
    for (place, item) in sheet.items.iter().enumerate() {
        let tally = class.tally(place, item);
        let outcomes: Vec<&Outcome> =
            records.iter().filter_map(|record| record.outcomes[place].as_ref()).collect();
        let is_right =
            |it: &&&Outcome| it.known.is_some_and(|known| item.known[usize::from(known)].right);
        assert_eq!(tally.answered, outcomes.len());
        assert_eq!(tally.right, outcomes.iter().filter(is_right).count());
        assert_eq!(tally.hints, outcomes.iter().filter(|it| it.hint).count());
        for goal in 0..item.goals {
            let met = outcomes.iter().filter(|it| it.goals & (1 << goal) != 0).count();
            assert_eq!(tally.goals[usize::from(goal)], met);
        }
        for bar in &tally.bars {
            let naive = outcomes.iter().filter(|it| match (bar.bin, it.known) {
                (Bin::Known(known), taken) => taken == Some(known as u8),
                (_, Some(_)) => false,
                (Bin::Number(number), _) => value(it.guess) == number,
                (Bin::Between(from, to), _) => (from..to).contains(&value(it.guess)),
                (Bin::Choice(option), _) => it.guess == Guess::Choice(option),
                (Bin::Share(from, to), _) => {
                    (u64::from(from)..=to.into()).contains(&value(it.guess))
                }
            });
            assert_eq!(bar.count, naive.count(), "{bar:?} of {item:?}");
        }
        let sum: usize = tally.bars.iter().map(|bar| bar.count).sum();
        assert_eq!(sum, tally.answered, "each prediction is in one bar");
        let known = tally.bars.iter().filter(|bar| matches!(bar.bin, Bin::Known(_))).count();
        assert_eq!(known, item.known.len(), "what is expected is always there");
        assert!(tally.bars.len() <= 24, "{}", tally.bars.len());
    }
}

#[test]
fn numbers_stand_in_their_order_with_the_known_ones_between() {
    let sheet = sheet();
    let record = |place: usize, value| {
        let outcome =
            Outcome { guess: Guess::Number(value), known: None, tries: 2, hint: false, goals: 0 };
        let outcomes = vec![Some(outcome), None, None, None];
        encode(&Record { mark: place as u32, outcomes, name: String::new() }, &sheet).unwrap()
    };
    let bins = |values: &[u64]| -> Vec<(Bin, usize)> {
        let codes: Vec<String> =
            values.iter().enumerate().map(|(place, value)| record(place, *value)).collect();
        let class = Class::read(&codes.join("\n"), &sheet);
        class.tally(0, &sheet.items[0]).bars.iter().map(|bar| (bar.bin, bar.count)).collect()
    };
    // Few different ones have a bar each.
    assert_eq!(
        bins(&[8_000_000, 1_000_000, 8_000_000]),
        [
            (Bin::Number(1_000_000), 1),
            (Bin::Known(1), 0),
            (Bin::Known(0), 0),
            (Bin::Number(8_000_000), 2),
            (Bin::Known(2), 0),
        ]
    );
    // Many are put together, but never across a known one.
    assert_eq!(
        bins(&[
            100_000, 2_100_000, 2_500_000, 3_100_000, 4_500_000, 5_500_000, 7_000_000, 15_000_000
        ]),
        [
            (Bin::Between(100_000, 200_000), 1),
            (Bin::Between(2_000_000, 3_000_000), 2),
            (Bin::Known(1), 0),
            (Bin::Between(3_000_000, 4_000_000), 1),
            (Bin::Known(0), 0),
            (Bin::Between(4_000_000, 5_000_000), 1),
            (Bin::Between(5_000_000, 10_000_000), 2),
            (Bin::Between(10_000_000, 16_000_000), 1),
            (Bin::Known(2), 0),
        ]
    );
}

#[test]
fn bad_lines_are_named_and_left_out() {
    let sheet = sheet();
    let made = generated(&sheet, 4);
    let code = |place: usize| made[place].1.as_str();
    let other = Sheet { fingerprint: 0x54321, ..sheet.clone() };
    let foreign = encode(&made[0].0, &other).unwrap();
    let plain = code(1).replace('-', "");
    let (cut, full) = (&plain[..plain.len() - 3], plain.len());
    let mut mistyped = plain.clone();
    let last = if plain.ends_with('7') { "8" } else { "7" };
    mistyped.replace_range(plain.len() - 1.., last);
    let text = [
        "",
        code(0),
        "   ",
        &["Ana, Turma B:\t", &code(1).to_lowercase()].concat(),
        cut,
        &mistyped,
        &foreign,
        code(0),
        "good morning everybody",
        &["https://example.org/teach.html#codes=", code(2)].concat(),
        &[code(3), ","].concat(),
        &["Bob: ", cut].concat(),
        "Bob: absent",
        "Bob: ill, sorry (ask later)",
    ]
    .join("\r\n");
    let class = Class::read(&text, &sheet);
    assert_eq!(class.records, made.iter().map(|(record, _)| record.clone()).collect::<Vec<_>>());
    assert_eq!(class.again, [Again { line: 8, counts: 2, further: false }]);
    assert_eq!(
        class.left_out,
        [
            (5, Fault::Cut(full - 3, full)),
            (6, Fault::Mistyped),
            (7, Fault::OtherSet),
            (9, Fault::NoCode),
            (12, Fault::Cut(full - 3, full)),
            (13, Fault::NoCode),
            (14, Fault::Letter(':')),
        ]
    );
}

#[test]
fn a_name_and_a_blank_may_stand_in_front_of_a_code() {
    let sheet = sheet();
    let (record, code) = generated(&sheet, 1).remove(0);
    let other = Sheet { fingerprint: 0x54321, ..sheet.clone() };
    let foreign = encode(&record, &other).unwrap();
    let blanks = code.replace('-', " ").to_lowercase();
    for front in ["Mia", "João da Silva", "Zoë (7b)", "10:42 Max", "1 2 3 4", "16V3", "- "] {
        for code in [&code, &blanks] {
            let class = Class::read(&[front, " ", code].concat(), &sheet);
            assert_eq!(class.records, std::slice::from_ref(&record), "{front} {code}");
            let cut = Class::read(&[front, " ", &code[..code.len() - 4]].concat(), &sheet);
            assert!(matches!(cut.left_out[..], [(1, Fault::Cut(..))]), "{front}: {cut:?}");
            assert!(is_like_code(code));
        }
        let class = Class::read(&[front, " ", &foreign].concat(), &sheet);
        assert_eq!(class.left_out, [(1, Fault::OtherSet)], "{front}");
    }
    // A mistyped one is told as that, and what else people write as no code.
    let last = if code.ends_with('7') { "8" } else { "7" };
    let mistyped = ["Mia ", &code[..code.len() - 1], last].concat();
    assert_eq!(Class::read(&mistyped, &sheet).left_out, [(1, Fault::Mistyped)]);
    for said in ["from the chat, 11b", "11b", "room 12, 10:42", "Mia 123", "see you at 16"] {
        let class = Class::read(said, &sheet);
        assert!(!class.has_codes() && !is_like_code(said), "{said}: {class:?}");
    }
}

#[test]
fn too_much_is_read_as_far_as_it_goes() {
    let sheet = Sheet { fingerprint: 3, items: Vec::new() };
    let code = |place: usize| {
        let (mark, name) = (place as u32, String::new());
        encode(&Record { mark, name, ..Record::default() }, &sheet).unwrap()
    };
    let codes: Vec<String> = (0..CODES + 5).map(code).collect();
    let class = Class::read(&codes.join("\n"), &sheet);
    assert_eq!(class.records.len(), CODES);
    assert_eq!(class.unread_from, Some(CODES + 1));
    let all = Class::read(&(codes[..CODES].join("\n") + "\n\n"), &sheet);
    assert_eq!((all.records.len(), all.unread_from), (CODES, None));

    let long = [&code(1), "\n", &"x".repeat(TEXT), "\n", &code(2)].concat();
    let class = Class::read(&long, &sheet);
    assert_eq!((class.records.len(), class.unread_from), (1, Some(2)));
}

#[test]
fn names_only_where_they_were_typed() {
    let sheet = Sheet { fingerprint: 3, items: Vec::new() };
    let code = |mark, name: &str| {
        encode(&Record { mark, name: name.into(), outcomes: vec![] }, &sheet).unwrap()
    };
    let text = [code(1, ""), code(2, "zoë"), code(3, "Ana Lima"), code(4, "")].join("\n");
    let class = Class::read(&["Bob: ", &text].concat(), &sheet);
    assert_eq!(class.names(), ["Ana Lima", "zoë"]);
}

proptest! {
    #[test]
    fn any_text_is_read(text in "\\PC{0,200}", lines in proptest::collection::vec("[0-9A-Z:,-]{0,40}", 0..9)) {
        let sheet = sheet();
        let class = Class::read(&text, &sheet);
        prop_assert!(class.records.is_empty());
        let class = Class::read(&lines.join("\n"), &sheet);
        prop_assert!(class.left_out.len() <= lines.len());
    }
}

/// A chat or a mail may lose its line ends, and a sheet has columns: no code goes without a word.
#[test]
fn many_codes_may_stand_in_one_line() {
    let sheet = sheet();
    let made = generated(&sheet, 28);
    let records: Vec<Record> = made.iter().map(|(record, _)| record.clone()).collect();
    let codes = || made.iter().map(|(_, code)| code.clone());
    let named = |(place, code): (usize, String)| format!("Student {place} {code}");
    let linked = |code: String| format!("https://example.org/teach.html#codes={code}");
    for line in [
        codes().collect::<Vec<_>>().join(" "),
        codes().collect::<Vec<_>>().join("\t"),
        codes().collect::<Vec<_>>().join(","),
        codes().enumerate().map(named).collect::<Vec<_>>().join(" "),
        codes().map(|code| format!("\"{code}\"")).collect::<Vec<_>>().join(";"),
        codes().map(linked).collect::<Vec<_>>().join(" "),
        linked(codes().collect::<Vec<_>>().join(",")),
    ] {
        let class = Class::read(&line, &sheet);
        assert_eq!(class.records, records, "{line}");
        assert!(class.left_out.is_empty() && class.again.is_empty(), "{class:?}");
    }
    // What is cut in front of others is told.
    let cut = &made[0].1[..made[0].1.len() - 4];
    let class = Class::read(&[cut, " ", &made[1].1].concat(), &sheet);
    assert_eq!(class.records, records[1..2]);
    assert!(matches!(class.left_out[..], [(1, Fault::Cut(..))]), "{class:?}");
    // As long a line as is read.
    let all = codes().collect::<Vec<_>>().join(" ") + " ";
    let long = all.repeat((TEXT - 1) / all.len());
    let class = Class::read(&long, &sheet);
    assert_eq!((class.records, class.unread_from), (records, None));
}
