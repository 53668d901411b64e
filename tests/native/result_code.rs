//! Result codes: all that is in them comes back, and any slip of a finger is noticed.

use pool_vs_loop::lesson::code::{
    Fault, Form, Guess, Item, Known, LONGEST_CODE, LONGEST_NAME, Outcome, Record, Sheet, decode,
    encode, rounded, tidy_name,
};
use proptest::prelude::*;

pub fn guess(form: Form) -> BoxedStrategy<Guess> {
    let number =
        || prop_oneof![0..2_000_u64, 0..=u64::MAX, (0..99_u64).prop_map(|it| it * 500_000)];
    match form {
        Form::Choice(options) => (0..options).prop_map(Guess::Choice).boxed(),
        Form::Number => number().prop_map(Guess::Number).boxed(),
        Form::Point => number().prop_map(Guess::Point).boxed(),
        Form::Line => {
            (0..=100_u8, number()).prop_map(|(share, end)| Guess::Line { share, end }).boxed()
        }
    }
}

fn item() -> impl Strategy<Value = Item> {
    let form = prop_oneof![
        (2..=6_u8).prop_map(Form::Choice),
        Just(Form::Number),
        Just(Form::Point),
        Just(Form::Line),
    ];
    let known = |form: Form| {
        let one = (guess(form), any::<bool>()).prop_map(|(guess, right)| Known { guess, right });
        proptest::collection::vec(one, 0..=9)
    };
    (form.prop_flat_map(move |form| (Just(form), known(form))), 0..=5_u8)
        .prop_map(|((form, known), goals)| Item { form, known, goals })
}

pub fn sheet() -> impl Strategy<Value = Sheet> {
    (any::<u32>(), proptest::collection::vec(item(), 0..=15))
        .prop_map(|(fingerprint, items)| Sheet { fingerprint, items })
}

fn outcome(item: &Item) -> impl Strategy<Value = Option<Outcome>> + use<> {
    let listed: Vec<Guess> = item.known.iter().map(|it| it.guess).collect();
    let own = guess(item.form);
    let guess = if listed.is_empty() {
        own
    } else {
        prop_oneof![own, proptest::sample::select(listed)].boxed()
    };
    let known = proptest::option::of(0..=item.known.len() as u8);
    let outcome = (guess, known, any::<u8>(), any::<bool>(), any::<u8>()).prop_map(
        |(guess, known, tries, hint, goals)| Outcome { guess, known, tries, hint, goals },
    );
    proptest::option::weighted(0.9, outcome)
}

pub fn record(sheet: &Sheet) -> impl Strategy<Value = Record> + use<> {
    let outcomes: Vec<_> = sheet.items.iter().map(outcome).collect();
    let name = prop_oneof![Just(String::new()), "[A-Za-zÀ-ÿ .'-]{0,30}", ".{0,30}"];
    (any::<u32>(), outcomes, name).prop_map(|(mark, outcomes, name)| Record {
        mark,
        outcomes,
        name,
    })
}

/// A sheet of twelve exercises as the built-in ones are, and what a student did with it.
fn twelve(others: bool, name: &str) -> (Sheet, Record) {
    let known = |guess: fn(u64) -> Guess, count: u64| {
        (0..count).map(|it| Known { guess: guess(it * 1_000_000), right: it == 0 }).collect()
    };
    let item = |place: usize| match place % 4 {
        0 => Item {
            form: Form::Choice(4),
            known: (0..4).map(|it| Known { guess: Guess::Choice(it), right: it == 2 }).collect(),
            goals: 1,
        },
        1 => Item {
            form: Form::Line,
            known: known(|end| Guess::Line { share: 100, end }, 3),
            goals: 1,
        },
        _ => Item { form: Form::Number, known: known(Guess::Number, 4), goals: 1 },
    };
    let sheet = Sheet { fingerprint: 0xABCDE, items: (0..12).map(item).collect() };
    let outcome = |item: &Item| {
        let other = others && !matches!(item.form, Form::Choice(_));
        let guess = match item.form {
            Form::Line if other => Guess::Line { share: 55, end: 3_370_000 },
            Form::Number if other => Guess::Number(3_370_000),
            _ => item.known[1].guess,
        };
        let known = (!other).then_some(1);
        Some(Outcome { guess, known, tries: 2, hint: true, goals: 1 })
    };
    let outcomes = sheet.items.iter().map(outcome).collect();
    (sheet, Record { mark: 65_535, outcomes, name: name.into() })
}

fn letters(code: &str) -> usize {
    code.chars().filter(|letter| *letter != '-').count()
}

#[test]
fn codes_of_twelve_exercises_are_short() {
    let cases = [
        (false, ""),
        (true, ""),
        (false, "Ana Lima"),
        (false, "João da Conceição"),
        (true, "João da Conceição"),
    ];
    let lengths = cases.map(|(others, name)| {
        let (sheet, record) = twelve(others, name);
        let code = encode(&record, &sheet).unwrap();
        assert_eq!(decode(&code, &sheet), Ok(record));
        letters(&code)
    });
    assert_eq!(lengths, [32, 64, 40, 56, 88]);
    let (sheet, record) = twelve(false, "");
    let none = Record { outcomes: vec![None; 12], ..record };
    assert_eq!(letters(&encode(&none, &sheet).unwrap()), 16);
}

#[test]
fn a_code_is_read_as_people_write_it() {
    let (sheet, record) = twelve(true, "Zoë");
    let code = encode(&record, &sheet).unwrap();
    for written in [
        code.to_lowercase(),
        code.replace('-', ""),
        code.replace('-', " "),
        code.replace('-', "\u{2013}"),
        code.replace('0', "O").replace('1', "l"),
        code.replace('0', "o").replace('1', "I"),
        format!("\n  {code}\r\n"),
    ] {
        assert_eq!(decode(&written, &sheet), Ok(record.clone()), "{written}");
    }
}

#[test]
fn what_is_wrong_is_named() {
    let (sheet, record) = twelve(false, "");
    let code = encode(&record, &sheet).unwrap();
    for empty in ["", " ", "----", "\u{feff}\n"] {
        assert_eq!(decode(empty, &sheet), Err(Fault::Empty), "{empty:?}");
    }
    assert_eq!(decode(&code.replacen('-', "U", 1), &sheet), Err(Fault::Letter('U')));
    assert_eq!(decode("good morning everybody", &sheet), Err(Fault::NoCode));
    assert_eq!(decode("Ana: 1234", &sheet), Err(Fault::Letter(':')));
    assert_eq!(decode(&"0".repeat(LONGEST_CODE + 1), &sheet), Err(Fault::TooLong));
    assert_eq!(decode(&format!("{code}{code}"), &sheet), Err(Fault::Long(64, 32)));
    let other = Sheet { fingerprint: 0xABCDF, ..sheet.clone() };
    assert_eq!(decode(&code, &other), Err(Fault::OtherSet));
    // All that is cut off its end is missed, be it one letter or all but one.
    let plain = code.replace('-', "");
    for has in 2..plain.len() {
        assert_eq!(decode(&plain[..has], &sheet), Err(Fault::Cut(has, 32)));
    }
    assert_eq!(decode(&plain[..1], &sheet), Err(Fault::Cut(1, 12)));
}

/// Codes of different length, content and set.
fn samples() -> Vec<(Sheet, Record, Vec<char>)> {
    let empty = (Sheet { fingerprint: 1, items: Vec::new() }, Record::default());
    let cases = [twelve(false, ""), twelve(true, "Zoë Müller-Łuk"), empty];
    let code = |(sheet, record): (Sheet, Record)| {
        let code = encode(&record, &sheet).unwrap().replace('-', "");
        (sheet, record, code.chars().collect())
    };
    cases.into_iter().map(code).collect()
}

#[test]
fn every_single_slip_is_noticed() {
    let mut tried = 0;
    for (sheet, record, code) in samples() {
        let mut refused = |slip: Vec<char>, what: &str| {
            tried += 1;
            if slip != code {
                let slip: String = slip.into_iter().collect();
                let read = decode(&slip, &sheet);
                assert!(read.is_err(), "{what}: {slip} was read as {read:?}, as was {record:?}");
            }
        };
        for place in 0..code.len() {
            for letter in "0123456789ABCDEFGHJKMNPQRSTVWXYZ".chars() {
                let mut slip = code.clone();
                slip[place] = letter;
                refused(slip, "mistyped");
                let mut slip = code.clone();
                slip.insert(place, letter);
                refused(slip, "one too many");
            }
            let mut slip = code.clone();
            slip.remove(place);
            refused(slip, "missing");
            let mut slip = code.clone();
            slip.insert(place, code[place]);
            refused(slip, "doubled");
            for other in place + 1..code.len() {
                let mut slip = code.clone();
                slip.swap(place, other);
                refused(slip, "swapped");
            }
        }
    }
    assert!(tried > 10_000, "{tried}");
}

#[test]
fn a_mistyped_letter_is_no_cut_code() {
    for (sheet, _, code) in samples() {
        for place in 0..code.len() {
            let mut slip = code.clone();
            slip[place] = if slip[place] == 'Q' { 'R' } else { 'Q' };
            let slip: String = slip.into_iter().collect();
            assert_eq!(decode(&slip, &sheet), Err(Fault::Mistyped), "{slip}");
        }
    }
}

#[test]
fn another_version_is_named() {
    // A sound code of version 2: the sum is right.
    let sheet = Sheet { fingerprint: 1, items: Vec::new() };
    let words = [2, 0, 0, 0, 0, 1, 0];
    let sum = pool_vs_loop::lesson::code::crc24(&words, 5);
    let tail = [20, 15, 10, 5, 0].map(|shift| (sum >> shift & 31) as u8);
    let letter = |word: &u8| char::from(b"0123456789ABCDEFGHJKMNPQRSTVWXYZ"[usize::from(*word)]);
    let code: String = words.iter().chain(&tail).map(letter).collect();
    assert_eq!(decode(&code, &sheet), Err(Fault::Version(2)));
}

proptest! {
    #[test]
    fn a_record_comes_back(
        (sheet, record) in sheet().prop_flat_map(|it| (Just(it.clone()), record(&it)))
    ) {
        let tidy = record.tidy(&sheet);
        prop_assert_eq!(&tidy.tidy(&sheet), &tidy);
        let code = encode(&record, &sheet).expect("no set of 15 exercises is too long");
        prop_assert!(letters(&code) <= LONGEST_CODE && letters(&code).is_multiple_of(4));
        prop_assert_eq!(decode(&code, &sheet), Ok(tidy));
    }

    #[test]
    fn a_record_of_one_set_is_none_of_another(
        (sheet, record) in sheet().prop_flat_map(|it| (Just(it.clone()), record(&it))),
        bit in 0..20_u32,
    ) {
        let code = encode(&record, &sheet).unwrap();
        let other = Sheet { fingerprint: sheet.fingerprint ^ (1 << bit), ..sheet };
        prop_assert_eq!(decode(&code, &other), Err(Fault::OtherSet));
    }

    #[test]
    fn any_text_is_read_or_refused(sheet in sheet(), text in ".{0,80}", code in "[0-9A-TV-Z-]{0,80}") {
        let _ = decode(&text, &sheet);
        prop_assert!(decode(&code, &sheet).is_err());
    }

    #[test]
    fn any_body_with_a_right_sum_is_read_or_refused(
        sheet in sheet(), body in proptest::collection::vec(0..32_u8, 1..=1 + 4 * 22)
    ) {
        // Words that nobody wrote, under a sum that fits: never a panic, and what is read is what
        // would be written.
        let length = body.len() / 4 * 4 + 1;
        let mut words = vec![1, ((length + 11) / 4 - 3) as u8];
        words.extend([15, 10, 5, 0].map(|shift| (sheet.fingerprint >> shift & 31) as u8));
        words.extend(&body[..length.min(body.len())]);
        words.resize(length + 6, 0);
        let sum = pool_vs_loop::lesson::code::crc24(&words, 5);
        words.extend([20, 15, 10, 5, 0].map(|shift| (sum >> shift & 31) as u8));
        let letter = |word: &u8| char::from(b"0123456789ABCDEFGHJKMNPQRSTVWXYZ"[usize::from(*word)]);
        let code: String = words.iter().map(letter).collect();
        match decode(&code, &sheet) {
            Ok(record) => {
                prop_assert_eq!(encode(&record, &sheet).unwrap().replace('-', ""), code);
            }
            Err(fault) => prop_assert_eq!(fault, Fault::Strange),
        }
    }

    #[test]
    fn names_are_tidy(name in ".{0,60}") {
        let tidy = tidy_name(&name);
        prop_assert!(tidy.chars().count() <= LONGEST_NAME);
        prop_assert_eq!(tidy_name(&tidy), tidy.clone());
        prop_assert_eq!(tidy.trim(), &tidy);
        prop_assert!(!tidy.chars().any(char::is_control));
    }

    #[test]
    fn numbers_keep_three_digits(value in 0..9_990_000_000_000_000_u64) {
        let near = rounded(value);
        prop_assert!(near.abs_diff(value) * 200 <= near.max(1) , "{value}: {near}");
        prop_assert_eq!(rounded(near), near);
    }
}
