//! Numbers as people type them.

use pool_vs_loop::lesson::{Unit, parse_prediction};
use proptest::prelude::*;

#[test]
fn generous_and_exact() {
    let s = Unit::Seconds;
    for (text, unit, mark, value) in [
        ("4", s, '.', 4_000_000),
        (" 4 s ", s, '.', 4_000_000),
        ("4s", s, '.', 4_000_000),
        ("4 S", s, '.', 4_000_000),
        ("4000 ms", s, '.', 4_000_000),
        ("4.000 ms", s, ',', 4_000_000),
        ("4.000 ms", s, '.', 4_000),
        ("4,0 s", s, '.', 4_000_000),
        ("4,000 s", s, '.', 4_000_000_000),
        ("4,000 s", s, ',', 4_000_000),
        ("0,250", s, '.', 250_000),
        ("0.250", s, ',', 250_000),
        (".5", s, '.', 500_000),
        ("4.", s, '.', 4_000_000),
        ("¼", s, '.', 250_000),
        ("1/4 s", s, '.', 250_000),
        ("2½", s, '.', 2_500_000),
        ("⅓", s, '.', 333_333),
        ("2/3", s, '.', 666_667),
        ("+4", s, '.', 4_000_000),
        ("~4 s", s, '.', 4_000_000),
        ("= 4 s", s, '.', 4_000_000),
        ("4 seconds", s, '.', 4_000_000),
        ("4 segundos", s, ',', 4_000_000),
        ("250 µs", s, '.', 250),
        ("2 min", s, '.', 120_000_000),
        ("250", Unit::Milliseconds, '.', 250_000),
        ("0.25 s", Unit::Milliseconds, '.', 250_000),
        ("1,000,000", Unit::Requests, '.', 1_000_000_000_000),
        ("1.000.000", Unit::Requests, ',', 1_000_000_000_000),
        ("1.000.000", Unit::Requests, '.', 1_000_000_000_000),
        ("1 000", Unit::Requests, '.', 1_000_000_000),
        ("1\u{202f}000", Unit::Requests, ',', 1_000_000_000),
        ("1’000", Unit::Requests, '.', 1_000_000_000),
        ("1,234.5 ms", s, '.', 1_234_500),
        ("1.234,5 ms", s, '.', 1_234_500),
        ("41 requests", Unit::Requests, '.', 41_000_000),
        ("41 requisições", Unit::Requests, ',', 41_000_000),
        ("8 workers", Unit::Workers, '.', 8_000_000),
        ("4.0", Unit::Workers, '.', 4_000_000),
        ("5/s", Unit::PerSecond, '.', 5_000_000),
        ("5 per second", Unit::PerSecond, '.', 5_000_000),
        ("5 por segundo", Unit::PerSecond, ',', 5_000_000),
        ("60 %", Unit::Percent, '.', 600_000),
        ("60", Unit::Percent, '.', 600_000),
        ("12.5%", Unit::Percent, '.', 125_000),
        ("25×", Unit::Times, '.', 25_000_000),
        ("25 times", Unit::Times, '.', 25_000_000),
        ("0", s, '.', 0),
    ] {
        assert_eq!(parse_prediction(text, unit, mark), Ok(value), "{text}");
    }
}

#[test]
fn nonsense_gets_a_sentence() {
    for (text, unit, sentence) in [
        ("", Unit::Seconds, "Type a number first: a time, such as 1.7 s."),
        ("   ", Unit::Seconds, "Type a number first: a time, such as 1.7 s."),
        ("NaN", Unit::Seconds, "“NaN” is no number: a time, such as 1.7 s."),
        ("inf", Unit::Times, "“inf” is no number: how many times, such as 1.7."),
        ("-4 s", Unit::Seconds, "Nothing here is negative: a time, such as 1.7 s."),
        ("−4", Unit::Requests, "Nothing here is negative: a number of requests, such as 30."),
        ("4 requests", Unit::Seconds, "This asks for a time, such as 1.7 s."),
        ("4 s", Unit::Requests, "This asks for a number of requests, such as 30."),
        ("4 workers", Unit::Requests, "This asks for a number of requests, such as 30."),
        ("4 %", Unit::Times, "This asks for how many times, such as 1.7."),
        ("4/s", Unit::Seconds, "This asks for a time, such as 1.7 s."),
        ("4 apples", Unit::Seconds, "“4 apples” is no number: a time, such as 1.7 s."),
        ("4-5", Unit::Seconds, "“4-5” is no number: a time, such as 1.7 s."),
        ("1e3", Unit::Seconds, "“1e3” is no number: a time, such as 1.7 s."),
        ("1/0", Unit::Seconds, "“1/0” is no number: a time, such as 1.7 s."),
        ("1,2,3", Unit::Seconds, "“1,2,3” is no number: a time, such as 1.7 s."),
        ("1.2.3", Unit::Seconds, "“1.2.3” is no number: a time, such as 1.7 s."),
        (".", Unit::Seconds, "“.” is no number: a time, such as 1.7 s."),
        ("/", Unit::Seconds, "“/” is no number: a time, such as 1.7 s."),
        (
            "41.5",
            Unit::Requests,
            "This is counted, so it is a whole number: a number of requests, such as 30.",
        ),
        ("99999999999999999999 s", Unit::Seconds, "This is more than anything here can be."),
        (
            "9999999999999999999999999999999999999999",
            Unit::Seconds,
            "“9999999999999999999999999999999999999999” is no number: a time, such as 1.7 s.",
        ),
    ] {
        let problem = parse_prediction(text, unit, '.').expect_err(text);
        assert_eq!(problem.sentence(), sentence, "{text}");
    }
}

proptest! {
    /// Any time in any of its writings is that time.
    #[test]
    fn a_time_is_itself(micros in 0..=9_999_999_999_u64, mark in prop::sample::select(vec!['.', ','])) {
        let (whole, rest) = (micros / 1_000_000, micros % 1_000_000);
        for text in [
            format!("{whole}{mark}{rest:06}"),
            format!("{whole}{mark}{rest:06} s"),
            format!("{micros} us"),
            format!("{micros}/1000 ms"),
        ] {
            // Three decimals only could be a thousand: here there are six.
            prop_assert_eq!(parse_prediction(&text, Unit::Seconds, mark), Ok(micros), "{}", text);
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,40}", mark in prop::sample::select(vec!['.', ','])) {
        for unit in Unit::ALL {
            if let Err(problem) = parse_prediction(&text, unit, mark) {
                prop_assert!(problem.sentence().ends_with('.'));
            }
        }
    }

    #[test]
    fn any_digits_and_marks_are_read_or_refused(text in "[0-9.,/¼½⅞' ]{0,50}(s|ms|/s|%)?") {
        for unit in Unit::ALL {
            let _ = parse_prediction(&text, unit, '.');
        }
    }
}
