//! Settings as a person changes them: slider stops, typed values.

use crate::strategies;
use pool_vs_loop::explain::shown_value;
use pool_vs_loop::scenario::{Draft, Marks, Scenario, Setting, steps};
use proptest::prelude::*;

/// All settings.
fn all() -> impl Iterator<Item = Setting> {
    Setting::MAIN.into_iter().chain(Setting::MORE).chain(Setting::PARTS)
}

#[test]
fn sliders_stop_at_every_integer_to_20_then_at_round_numbers() {
    let tail = |setting, from: u64| -> Vec<u64> {
        steps::scale(setting).into_iter().filter(|&stop| stop >= from).collect()
    };
    assert_eq!(tail(Setting::Subtasks, 19), [19, 20, 30, 40, 50, 60, 64]);
    assert_eq!(tail(Setting::Workers, 100), [100, 200, 500, 1_000, 1_024]);
    assert_eq!(
        tail(Setting::Requests, 100),
        [
            100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000,
            1_000_000
        ]
    );
    let io = steps::scale(Setting::Io);
    assert_eq!(io[..7], [0, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000]);
    assert_eq!(io[7..9], [100_000, 150_000]);
    assert_eq!(io.last(), Some(&3_600_000_000));
    assert_eq!(steps::scale(Setting::Timeout), io);
    assert_eq!(tail(Setting::Seed, 50_000_000)[..2], [50_000_000, 100_000_000]);
}

#[test]
fn sliders_of_other_settings_stop_where_they_are_of_use() {
    let s = 1_000_000;
    let cpu = steps::scale(Setting::Cpu);
    assert_eq!(cpu[..5], [0, 100, 200, 500, 1_000]);
    assert_eq!(cpu[12..], [500_000, s, 2 * s, 5 * s, 10 * s, 20 * s, 50 * s, 60 * s]);
    assert_eq!(steps::scale(Setting::Overhead), cpu[..14]);
    for setting in [Setting::Threads, Setting::Tokens, Setting::Cores] {
        assert_eq!(steps::scale(setting), steps::scale(Setting::Workers));
    }
    let connections = steps::scale(Setting::Connections);
    assert_eq!(connections[..5], [1, 2, 5, 10, 20]);
    assert_eq!(connections[13..], [20_000, 50_000, 100_000]);
    let backlog = steps::scale(Setting::Backlog);
    assert_eq!(backlog[9..12], [512, 1_024, 2_048]);
    assert_eq!(backlog[18..], [262_144, 524_288, 1_000_000]);
    let rate = steps::scale(Setting::Rate);
    assert_eq!(rate[..4], [1_000, 2_000, 5_000, 10_000]);
    assert_eq!(rate[8..12], [500_000, s, 2 * s, 3 * s]);
    assert_eq!(rate.last(), Some(&(100_000 * s)));
    let width = steps::scale(Setting::Width);
    assert_eq!((width.len(), width[0], width[19]), (20, 50_000, s));
    let variation = steps::scale(Setting::Variation);
    assert_eq!(variation[..20], width);
    assert_eq!(variation[20..22], [1_500_000, 2 * s]);
    assert_eq!(variation[36..], [9_500_000, 10 * s]);
}

#[test]
fn scales_rise_from_the_least_to_the_most_and_hold_the_default() {
    for setting in all() {
        let scale = steps::scale(setting);
        let (min, max) = setting.range();
        assert!(scale.is_sorted_by(|a, b| a < b), "{scale:?}");
        assert_eq!(scale.last(), Some(&max));
        // The least part of a spread is as good as none.
        if ![Setting::Width, Setting::Variation].contains(&setting) {
            assert_eq!(scale.first(), Some(&min));
        }
        // A slider need not begin on a stop where the value is only a proposal in between.
        assert!(setting == Setting::Overhead || scale.contains(&setting.start()), "{setting:?}");
    }
}

#[test]
fn settings_begin_with_their_defaults_or_none() {
    let scenario = Scenario::default();
    for setting in Setting::MAIN.into_iter().chain(Setting::MORE) {
        let start = (!setting.is_optional()).then(|| setting.start());
        assert_eq!(scenario.get(setting), start, "{setting:?}");
    }
    for setting in Setting::PARTS {
        assert_eq!(scenario.get(setting), None, "{setting:?}");
    }
    let keys: Vec<_> = all().map(Setting::key).collect();
    assert!(keys.iter().enumerate().all(|(at, key)| !keys[..at].contains(key)), "{keys:?}");
}

#[test]
fn typed_decimals_are_plain_and_have_up_to_six_places() {
    for (setting, text, value) in [
        (Setting::Rate, "2.5", 2_500_000),
        (Setting::Rate, " 1,000.5 /s ", 1_000_500_000),
        (Setting::Rate, "40 / S", 40_000_000),
        (Setting::Width, "0.000001", 1),
        (Setting::Variation, "10", 10_000_000),
    ] {
        assert_eq!(setting.parse_typed(text, 1, Marks::ENGLISH), Some(value), "{text:?}");
    }
    for text in ["", "0", "0.0009", "100001", "1e3", "-1", ".5", "5.", "1,5", "2.5 s", "/s"] {
        assert_eq!(Setting::Rate.parse_typed(text, 1, Marks::ENGLISH), None, "{text:?}");
    }
    assert_eq!(Setting::Width.parse_typed("0.5/s", 1, Marks::ENGLISH), None);
    assert_eq!(Setting::Width.parse_typed("1.000001", 1, Marks::ENGLISH), None);
    let mut draft = Draft::begin(Setting::Rate, 3_000_000);
    for (text, value, wrong) in [
        ("0", 3_000_000, false),
        ("0.", 3_000_000, false),
        ("0.0", 3_000_000, false),
        ("0.05", 50_000, false),
        ("0.05/", 3_000_000, false),
        ("0.05/s", 50_000, false),
        ("0.0000", 3_000_000, true),
        ("1000000", 3_000_000, true),
        ("x", 3_000_000, true),
    ] {
        assert_eq!(
            (draft.typed(text, Marks::ENGLISH), draft.is_wrong()),
            (value, wrong),
            "{text:?}"
        );
    }
}

#[test]
fn keys_move_from_between_two_stops_to_the_next_one() {
    let scale = steps::scale(Setting::Workers);
    assert_eq!(steps::moved(&scale, 37, 1), 40);
    assert_eq!(steps::moved(&scale, 37, -1), 30);
    assert_eq!(steps::moved(&scale, 4, 5), 9);
    assert_eq!(steps::moved(&scale, 1_024, 1), 1_024);
    assert_eq!(steps::moved(&scale, 1, -1), 1);
    assert_eq!(steps::moved(&scale, 37, isize::MIN), 1);
    assert_eq!(steps::moved(&scale, 37, isize::MAX), 1_024);
}

#[test]
fn typed_values_may_have_spaces_and_grouped_thousands() {
    let good = [
        (Setting::Requests, "1,000,000", 1_000_000),
        (Setting::Requests, " 1 000 ", 1_000),
        (Setting::Requests, "007", 7),
        (Setting::Io, "0.25 s", 250_000),
        (Setting::Io, "250 MS", 250_000),
        (Setting::Io, "3 µs", 3),
        (Setting::Io, "3μs", 3),
        (Setting::Io, "1,000 ms", 1_000_000),
        (Setting::Io, "2 sec", 2_000_000),
        (Setting::Io, "1.5 min", 90_000_000),
        (Setting::Io, "1 h", 3_600_000_000),
    ];
    for (setting, text, value) in good {
        assert_eq!(setting.parse_typed(text, 1_000_000, Marks::ENGLISH), Some(value), "{text:?}");
    }
    let bad = ["", " ", "x", "1,5", "1,00,000", ",100", "1.5", "-3", "1e3", "٣", "0", "1000001"];
    for text in bad {
        assert_eq!(Setting::Requests.parse_typed(text, 16, Marks::ENGLISH), None, "{text:?}");
    }
    for text in ["1.1 h", "-1 s", "1 d", "99999999999999999999 h", "1 h 2 min", "1,5 s"] {
        assert_eq!(Setting::Io.parse_typed(text, 16, Marks::ENGLISH), None, "{text:?}");
    }
}

#[test]
fn a_bare_time_keeps_the_unit_that_the_field_showed_when_typing_began() {
    let mut draft = Draft::begin(Setting::Io, 1_000_000);
    // Were the unit that of the value typed so far, "0.255" would end as 0.255 ms.
    assert_eq!(draft.typed("0.25", Marks::ENGLISH), 250_000);
    assert_eq!(draft.typed("0.255", Marks::ENGLISH), 255_000);
    assert_eq!(Draft::begin(Setting::Io, 20_000).typed("5", Marks::ENGLISH), 5_000);
    // A slider stop: shown as "1.5 s", though a link writes 1500ms.
    assert_eq!(Draft::begin(Setting::Io, 1_500_000).typed("2.5", Marks::ENGLISH), 2_500_000);
}

#[test]
fn half_a_number_never_counts() {
    let mut draft = Draft::begin(Setting::Workers, 4);
    assert_eq!((draft.typed("102", Marks::ENGLISH), draft.is_wrong()), (102, false));
    assert_eq!((draft.typed("1025", Marks::ENGLISH), draft.is_wrong()), (4, true));
    assert_eq!((draft.typed("", Marks::ENGLISH), draft.is_wrong()), (4, false), "on its way");
    assert_eq!((draft.typed("8", Marks::ENGLISH), draft.is_done()), (8, true));
}

#[test]
fn a_unit_is_no_mistake_before_it_is_whole() {
    let mut draft = Draft::begin(Setting::Io, 1_000_000);
    for (text, value, wrong) in [
        ("1 m", 1_000_000, false),
        ("1 ms", 1_000, false),
        ("1 mi", 1_000_000, false),
        ("1 min", 60_000_000, false),
        ("1 minx", 1_000_000, true),
        ("1.", 1_000_000, false),
        ("soon", 1_000_000, true),
    ] {
        assert_eq!(
            (draft.typed(text, Marks::ENGLISH), draft.is_wrong()),
            (value, wrong),
            "{text:?}"
        );
    }
}

#[test]
fn what_meant_nothing_is_said_when_the_field_is_left() {
    let mut draft = Draft::begin(Setting::Io, 1_000_000);
    draft.typed("1 m", Marks::ENGLISH);
    assert!(draft.leave(), "there is something to say");
    assert_eq!((draft.text(), draft.refused()), (None, Some("1 m")));
    assert!(draft.leave(), "and to go on saying");
    for text in ["", "  ", "2 s"] {
        let mut draft = Draft::begin(Setting::Io, 1_000_000);
        draft.typed(text, Marks::ENGLISH);
        assert!(!draft.leave(), "{text:?}");
    }
}

proptest! {
    #[test]
    fn what_a_field_shows_can_be_typed_again(link in strategies::link()) {
        for setting in all() {
            // Set, a part of another choice has a value too.
            let value = link.scenario.get(setting).unwrap_or(setting.start());
            let text = shown_value(setting, value);
            prop_assert_eq!(setting.parse_typed(&text, value, Marks::ENGLISH), Some(value), "{}", text);
            // So can its number alone.
            let number = text.split(' ').next().unwrap_or_default();
            prop_assert_eq!(setting.parse_typed(number, value, Marks::ENGLISH), Some(value), "{}", number);
        }
    }

    #[test]
    fn any_typing_is_survived(text in any::<String>(), shown in any::<u64>()) {
        for setting in all() {
            let (min, max) = setting.range();
            if let Some(value) = setting.parse_typed(&text, shown, Marks::ENGLISH) {
                prop_assert!((min..=max).contains(&value));
            }
        }
    }

    #[test]
    fn a_step_up_goes_to_the_next_stop_above(value in 0..4_000_000_000_u64) {
        for setting in all() {
            let scale = steps::scale(setting);
            let above = scale.iter().copied().find(|&stop| stop > value);
            prop_assert_eq!(steps::moved(&scale, value, 1), above.unwrap_or(scale[scale.len() - 1]));
            let below = scale.iter().rev().copied().find(|&stop| stop < value);
            prop_assert_eq!(steps::moved(&scale, value, -1), below.unwrap_or(scale[0]));
        }
    }
}
