//! Numbers as languages mark them: written, and typed.

use crate::strategies;
use pool_vs_loop::chart::ticks::{request_ticks, time_labels};
use pool_vs_loop::explain::{number, shown_value};
use pool_vs_loop::scenario::{Draft, Marks, Setting, parse_duration};
use proptest::prelude::*;

/// As `Intl` writes 1.5, 1000 and 10000 in `pt-BR`, `es` and `pt-PT`.
fn portuguese() -> Marks {
    Marks::of_samples("1,5", "1.000", "10.000").expect("marks")
}

fn spanish() -> Marks {
    Marks::of_samples("1,5", "1000", "10.000").expect("marks")
}

fn of_portugal() -> Marks {
    Marks::of_samples("1,5", "1000", "10\u{a0}000").expect("marks")
}

/// Does something with other marks, and leaves English ones to the tests that follow.
fn with<T>(marks: Marks, doing: impl FnOnce() -> T) -> T {
    struct English;
    impl Drop for English {
        fn drop(&mut self) {
            number::set_marks(Marks::ENGLISH);
        }
    }
    let _after = English;
    number::set_marks(marks);
    doing()
}

#[test]
fn marks_are_read_off_what_a_browser_writes() {
    assert_eq!(Marks::of_samples("1.5", "1,000", "10,000"), Some(Marks::ENGLISH));
    assert_eq!((portuguese().decimal(), portuguese().group(1_000)), (',', Some('.')));
    assert_eq!(portuguese().group(999), None);
    assert_eq!((spanish().group(9_999), spanish().group(10_000)), (None, Some('.')));
    for bad in [
        ["", "", ""],
        ["١٫٥", "١٬٠٠٠", "١٠٬٠٠٠"],
        ["1.5", "1000", "10000"],
        ["1,5", "1,000", "10,000"],
        ["15", "1.000", "10.000"],
        ["1--5", "1.000", "10.000"],
        ["175", "1.000", "10.000"],
    ] {
        assert_eq!(Marks::of_samples(bad[0], bad[1], bad[2]), None, "{bad:?}");
    }
}

#[test]
fn numbers_are_written_with_the_marks_of_the_language() {
    let numbers = || {
        vec![
            number::count(999),
            number::count(1_000),
            number::count(1_000_000),
            number::duration(4_000_000),
            number::duration(62_500),
            number::duration(25_060_000_000),
            number::span(1_000_000, 1_000_500),
            number::decimal(3.5714),
            number::short_decimal(2.5),
            number::short_decimal(12_000.0),
            number::percent(0.125),
            shown_value(Setting::Rate, 1_000_500_000),
            time_labels(&[0, 500_000, 1_000_000]).concat(),
            request_ticks(20_000, 600).pop().map(|(_, text)| text).unwrap_or_default(),
        ]
    };
    assert_eq!(
        with(portuguese(), numbers),
        [
            "999",
            "1.000",
            "1.000.000",
            "4,00 s",
            "62,5 ms",
            "25.100 s",
            "1,00000 s to 1,00050 s",
            "3,57",
            "2,5",
            "12.000",
            "12,5 %",
            "1.000,5 /s",
            "00,51,0 s",
            "20.000",
        ]
    );
    assert_eq!(
        with(spanish(), numbers),
        [
            "999",
            "1000",
            "1.000.000",
            "4,00 s",
            "62,5 ms",
            "25.100 s",
            "1,00000 s to 1,00050 s",
            "3,57",
            "2,5",
            "12.000",
            "12,5 %",
            "1000,5 /s",
            "00,51,0 s",
            "20.000",
        ]
    );
    assert_eq!(numbers()[1..4], ["1,000", "1,000,000", "4.00 s"], "English again");
}

#[test]
fn a_comma_and_a_point_mean_what_they_do_in_the_language() {
    let s = 1_000_000;
    for (typed, io) in [
        ("0,5 s", s / 2),
        ("0.5 s", s / 2),
        ("1,5", s + s / 2),
        ("1.5", s + s / 2),
        // Three digits after a point are a thousand, unless the number begins with 0.
        ("1.000", 1_000 * s),
        ("1.500 ms", s + s / 2),
        ("0.500", s / 2),
        ("1,000", s),
        ("1.000,5 ms", s + 500),
        ("1000,5 ms", s + 500),
        ("1 000,5 ms", s + 500),
        ("1\u{202f}000,5\u{a0}ms", s + 500),
        ("0,25 MIN", 15 * s),
        ("3.599.999 ms", 3_599_999_000),
        ("1.0000", s),
    ] {
        for marks in [portuguese(), spanish(), of_portugal()] {
            assert_eq!(Setting::Io.parse_typed(typed, s, marks), Some(io), "{typed:?} {marks:?}");
        }
    }
    for bad in [
        "1,000.5",
        "1,000,000",
        "1.5,0",
        "1.00.000",
        ".000",
        "1.000.",
        ",5",
        "1,",
        "1,5,0",
        "0.000,5",
        "1000.000,5",
        "1.0000,5",
    ] {
        assert_eq!(Setting::Io.parse_typed(bad, s, portuguese()), None, "{bad:?}");
    }
    for (typed, requests) in
        [("1.000", Some(1_000)), ("1000", Some(1_000)), ("1,000", None), ("1.5", None)]
    {
        assert_eq!(Setting::Requests.parse_typed(typed, 16, portuguese()), requests, "{typed}");
    }
    // In English a comma only ever groups.
    for (typed, requests) in [("1,000", Some(1_000)), ("0,500", None), ("1.000", None)] {
        assert_eq!(Setting::Requests.parse_typed(typed, 16, Marks::ENGLISH), requests, "{typed}");
    }
}

#[test]
fn a_number_on_its_way_is_no_mistake() {
    for (setting, typed, marks) in [
        (Setting::Requests, ["1", "1.", "1.0", "1.00", "1.000"], portuguese()),
        (Setting::Requests, ["1", "1,", "1,0", "1,00", "1,000"], Marks::ENGLISH),
        (Setting::Io, ["0", "0,", "0,2", "0,25", "0,25 s"], portuguese()),
        (Setting::Rate, ["0", "0,", "0,0", "0,05", "0,05/s"], spanish()),
        (Setting::Rate, ["0", "0.", "0.0", "0.05", "0.05/s"], spanish()),
    ] {
        let mut draft = Draft::begin(setting, 1_000_000);
        for text in typed {
            draft.typed(text, marks);
            assert!(!draft.is_wrong(), "{setting:?} {text:?}");
        }
        assert!(draft.is_done(), "{typed:?}");
    }
    let mut draft = Draft::begin(Setting::Workers, 4);
    assert_eq!(
        (draft.typed("2.", portuguese()), draft.is_wrong()),
        (4, true),
        "2.000 are too many"
    );
}

fn marks() -> impl Strategy<Value = Marks> {
    prop_oneof![Just(Marks::ENGLISH), Just(portuguese()), Just(spanish()), Just(of_portugal())]
}

proptest! {
    #[test]
    fn what_a_field_shows_can_be_typed_again_in_any_language(
        link in strategies::link(),
        marks in marks(),
    ) {
        with(marks, || {
            for setting in Setting::MAIN.into_iter().chain(Setting::MORE).chain(Setting::PARTS) {
                let value = link.scenario.get(setting).unwrap_or(setting.start());
                let text = shown_value(setting, value);
                let number = text.split(' ').next().unwrap_or_default();
                for typed in [&text, number] {
                    let read = setting.parse_typed(typed, value, marks);
                    prop_assert_eq!(read, Some(value), "{} {:?}", typed, marks);
                }
            }
            Ok(())
        })?;
    }

    #[test]
    fn links_can_be_typed_in_any_language_but_for_what_looks_like_thousands(
        whole in 0..3_600_u64,
        decimals in "[0-9]{1,6}",
        marks in marks(),
    ) {
        let text = format!("{whole}.{decimals}s");
        let (typed, link) = (marks.plain(&text), parse_duration(&text));
        if decimals.len() != 3 || whole == 0 || whole > 999 || marks == Marks::ENGLISH {
            prop_assert_eq!(parse_duration(&typed), link);
        } else {
            prop_assert_eq!(typed, format!("{whole}{decimals}s"));
        }
    }

    #[test]
    fn any_text_is_survived(text in any::<String>(), marks in marks()) {
        let _ = marks.plain(&text);
    }
}
