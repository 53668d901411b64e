//! Round numbers for axes, spelled out.

use pool_vs_loop::chart::ticks::{
    percent_ticks, reply_ticks, request_ticks, ticks, ticks_between, time_labels, time_ticks,
};
use proptest::prelude::*;

#[test]
fn ticks_are_multiples_of_1_2_or_5() {
    assert_eq!(ticks(0, 5), [0]);
    assert_eq!(ticks(1, 5), [0, 1]);
    assert_eq!(ticks(10, 5), [0, 2, 4, 6, 8, 10]);
    assert_eq!(ticks(17, 5), [0, 5, 10, 15]);
    assert_eq!(ticks(100, 4), [0, 20, 40, 60, 80, 100]);
    assert_eq!(ticks(4_000_000, 5), [0, 1_000_000, 2_000_000, 3_000_000, 4_000_000]);
    assert_eq!(ticks(25_000_000, 5).len(), 6);
}

#[test]
fn time_labels_share_a_unit() {
    let labels = |max, about| time_labels(&ticks(max, about));
    assert_eq!(labels(4_000_000, 5), ["0", "1", "2", "3", "4 s"]);
    assert_eq!(labels(1_000_000, 5), ["0", "0.2", "0.4", "0.6", "0.8", "1.0 s"]);
    assert_eq!(labels(250_000, 5), ["0", "0.05", "0.10", "0.15", "0.20", "0.25 s"]);
    assert_eq!(labels(50_000, 5), ["0", "10", "20", "30", "40", "50 ms"]);
    assert_eq!(labels(7, 5), ["0", "1", "2", "3", "4", "5", "6", "7 µs"]);
    assert_eq!(labels(9_000_000_000, 3), ["0", "2,000", "4,000", "6,000", "8,000 s"]);
    assert_eq!(labels(0, 5), ["0 s"]);
}

#[test]
fn ticks_of_a_range_are_inside_it() {
    assert_eq!(ticks_between(0, 10, 5), [0, 2, 4, 6, 8, 10]);
    assert_eq!(ticks_between(3, 13, 5), [4, 6, 8, 10, 12]);
    assert_eq!(ticks_between(7, 7, 5), [7]);
    assert_eq!(ticks_between(7, 3, 5), [0; 0], "no range");
    assert_eq!(
        ticks_between(1_999_999, 3_000_001, 4),
        [2_000_000, 2_200_000, 2_400_000, 2_600_000, 2_800_000, 3_000_000]
    );
    assert_eq!(ticks_between(101, 198, 1), [0; 0], "none that is round");
    assert_eq!(ticks_between(101, 199, 2), [150]);
}

#[test]
fn time_labels_of_a_range_have_the_decimals_of_its_step() {
    assert_eq!(time_labels(&[1_500_000, 2_000_000]), ["1.5", "2.0 s"]);
    assert_eq!(time_labels(&[1_000_000, 2_000_000]), ["1", "2 s"]);
    assert_eq!(time_labels(&[2_000_001, 2_000_002]), ["2.000001", "2.000002 s"]);
    assert_eq!(time_labels(&[1_250_000]), ["1.25 s"]);
    assert_eq!(time_labels(&[62_500]), ["62.5 ms"]);
    assert_eq!(time_labels(&[]), [""; 0]);
}

#[test]
fn request_ticks_begin_with_the_first_and_end_near_the_last() {
    let texts = |requests, width| -> Vec<String> {
        request_ticks(requests, width).into_iter().map(|(_, text)| text).collect()
    };
    assert_eq!(texts(1, 600), ["1"]);
    assert_eq!(texts(3, 600), ["1", "2", "3"]);
    assert_eq!(texts(16, 600), ["1", "2", "4", "6", "8", "10", "12", "14", "16"]);
    assert_eq!(texts(16, 290), ["1", "5", "10", "15"]);
    assert_eq!(texts(100, 290), ["1", "20", "40", "60", "80", "100"]);
    assert_eq!(texts(1_000_000, 240), ["1", "500,000", "1,000,000"]);
}

#[test]
fn percent_ticks_are_the_usual_ones_as_far_as_there_is_room() {
    assert_eq!(percent_ticks(2_000), [0, 25, 50, 75, 95, 99]);
    assert_eq!(percent_ticks(600), [0, 25, 50, 75, 95, 99]);
    assert_eq!(percent_ticks(500), [0, 25, 50, 75, 95]);
    assert_eq!(percent_ticks(240), [0, 25, 50, 75, 95]);
    assert_eq!(percent_ticks(60), [0, 50, 95]);
}

#[test]
fn reply_ticks_end_with_all_requests() {
    assert_eq!(reply_ticks(1, 250), [0, 1]);
    assert_eq!(reply_ticks(4, 250), [0, 1, 2, 3, 4]);
    assert_eq!(reply_ticks(16, 250), [0, 5, 10, 16]);
    assert_eq!(reply_ticks(100, 250), [0, 50, 100]);
    assert_eq!(reply_ticks(101, 250), [0, 50, 101]);
    assert_eq!(reply_ticks(1_000_000, 330), [0, 200_000, 400_000, 600_000, 800_000, 1_000_000]);
}

#[test]
fn time_ticks_are_as_close_as_their_texts_allow() {
    let texts = |until, width| -> Vec<String> {
        time_ticks(until, width).into_iter().map(|(_, text)| text).collect()
    };
    assert_eq!(texts(4_000_000, 240), ["0", "1", "2", "3", "4 s"]);
    assert_eq!(texts(25_000_000, 600), ["0", "5", "10", "15", "20", "25 s"]);
    assert_eq!(texts(1_000_000, 100), ["0", "1 s"]);
    assert_eq!(texts(250_000_000_000, 240), ["0", "100,000", "200,000 s"]);
    assert_eq!(texts(3, 400), ["0", "1", "2", "3 µs"]);
    assert_eq!(texts(1, 40), ["0 s"]);
}

proptest! {
    #[test]
    fn ticks_are_even_and_about_as_many_as_asked(max in 1..4_000_000_000_000_000_u64, about in 1..20_u64) {
        let ticks = ticks(max, about);
        prop_assert!(ticks.len() >= 2 || about == 1);
        prop_assert!(ticks.len() as u64 <= 2 * about + 2);
        prop_assert!(ticks.windows(2).all(|pair| pair[1] - pair[0] == ticks[1]));
        prop_assert!(max - ticks[ticks.len() - 1] < ticks.get(1).copied().unwrap_or(max + 1));
    }

    #[test]
    fn ticks_of_a_range_are_those_of_its_step(
        from in 0..1_000_000_000_u64,
        length in 0..1_000_000_000_u64,
        about in 1..20_u64,
    ) {
        let own = ticks_between(from, from + length, about);
        let step = ticks(length, about).get(1).copied().unwrap_or(length.max(1));
        prop_assert!(own.iter().all(|tick| (from..=from + length).contains(tick)));
        prop_assert!(own.windows(2).all(|pair| pair[1] - pair[0] == step));
        if let (Some(first), Some(last)) = (own.first(), own.last()) {
            prop_assert!(first - from < step && from + length - last < step);
        }
    }

    #[test]
    fn request_ticks_keep_apart(requests in 1..=1_000_000_u32, width in 100..1_200_i32) {
        let ticks = request_ticks(requests, width);
        prop_assert_eq!(ticks[0].0, 1);
        prop_assert!(ticks.iter().all(|tick| (1..=requests).contains(&tick.0)));
        for pair in ticks.windows(2) {
            let gap = f64::from(pair[1].0 - pair[0].0) * f64::from(width) / f64::from(requests);
            prop_assert!(gap > 8.0 * pair[1].1.len() as f64, "{:?}", ticks);
        }
    }
}
