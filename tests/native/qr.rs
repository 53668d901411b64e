//! QR pictures, read back by another program's reader.

use pool_vs_loop::lesson::address::{At, Origin};
use pool_vs_loop::lesson::qr::{MARGIN, Qr};
use proptest::prelude::*;

/// The squares of a picture, row by row: what its path fills.
fn squares(qr: &Qr) -> Vec<Vec<bool>> {
    let size = usize::try_from(qr.size).expect("a size");
    let mut rows = vec![vec![false; size]; size];
    for run in qr.path.split_terminator('z') {
        let numbers: Vec<usize> = run
            .split(|letter: char| !letter.is_ascii_digit())
            .filter_map(|number| number.parse().ok())
            .collect();
        let [x, y, width, 1, back] = numbers[..] else { panic!("no rectangle: {run}") };
        assert_eq!(width, back);
        rows[y][x..x + width].fill(true);
    }
    rows
}

/// What a reader of pictures finds in one that a camera has taken: so many pixels a square, turned by
/// some degrees, blurred by as many pixels around each.
fn read(qr: &Qr, pixels: f64, degrees: f64, blur: i32) -> Option<String> {
    let rows = squares(qr);
    let squares = rows.len() as f64;
    let side = (squares * pixels * 1.3) as usize;
    let (sin, cos) = degrees.to_radians().sin_cos();
    let dark = |x: f64, y: f64| {
        let (x, y) = (x - side as f64 / 2.0, y - side as f64 / 2.0);
        let (x, y) = ((x * cos + y * sin) / pixels, (y * cos - x * sin) / pixels);
        let at = |it: f64| (it + squares / 2.0).floor() as usize;
        let row = rows.get(at(y)).filter(|_| y + squares / 2.0 >= 0.0);
        row.and_then(|row| row.get(at(x))).is_some_and(|dark| *dark && x + squares / 2.0 >= 0.0)
    };
    let grey = |x: usize, y: usize| {
        let around = -blur..=blur;
        let mut sum = 0;
        for dy in around.clone() {
            for dx in around.clone() {
                let paper = !dark(x as f64 + f64::from(dx), y as f64 + f64::from(dy));
                sum += if paper { 220 } else { 40 };
            }
        }
        u8::try_from(sum / (2 * blur + 1).pow(2)).expect("a grey")
    };
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(side, side, grey);
    let grids = picture.detect_grids();
    Some(grids.first()?.decode().ok()?.1)
}

const CODE: &str = "16V3-H02T-6H5G-5R26-NGSR-GRWP-RN72-A5K6-JWCR";

#[test]
fn codes_and_addresses_are_read_back() {
    let exercise = At::Exercise(Origin::BuiltIn, "forty-first-request").fragment();
    for text in [
        CODE.to_owned(),
        format!("https://example.org/pool-vs-loop/teach.html#codes={CODE}"),
        format!("https://example.org/pool-vs-loop/#{exercise}"),
    ] {
        for qr in [Qr::of(&text), Qr::on_paper(&text)] {
            let qr = qr.expect("a short text");
            assert!(qr.size <= 65, "{} squares for {text}", qr.size);
            assert_eq!(read(&qr, 4.0, 0.0, 0).as_ref(), Some(&text));
            assert_eq!(read(&qr, 5.0, 7.0, 1).as_ref(), Some(&text), "turned and blurred");
        }
    }
    // A code alone is in squares for large letters, which are fewer.
    assert!(Qr::of(CODE).unwrap().size < Qr::of(&CODE.to_lowercase()).unwrap().size);
}

/// The link of a set, as long as one that is still drawn for paper.
#[test]
fn the_longest_link_on_paper_is_read_back_as_a_phone_sees_it() {
    let link = |length: usize| {
        let data: String = (0..length).map(|at| char::from(b"aZ9_-kQ0"[at * at % 8])).collect();
        let data = ["z.", &data].concat();
        let at = At::Exercise(Origin::Own(&data), "first-wave");
        ["https://example.org/pool-vs-loop/#", &at.fragment()].concat()
    };
    let longest = (0..3_000).rev().find(|&length| Qr::on_paper(&link(length)).is_some());
    let text = link(longest.expect("one that fits"));
    // Version 25 takes 1,273 bytes (ISO/IEC 18004, table 7), less the head of another segment.
    assert_eq!(text.len(), 1_271);
    let qr = Qr::on_paper(&text).unwrap();
    assert_eq!(qr.size, 117 + 2 * MARGIN);
    for (pixels, degrees, blur) in [(3.0, 0.0, 0), (8.0, 0.0, 1), (8.0, 20.0, 0)] {
        let seen = read(&qr, pixels, degrees, blur);
        assert_eq!(seen.as_ref(), Some(&text), "{pixels} pixels, {degrees} degrees, {blur}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_text_is_read_back(text in "[ -~]{1,40}|[A-Z0-9$%*+./:-]{1,80}|\\PC{1,30}") {
        let qr = Qr::of(&text).expect("a short text");
        prop_assert_eq!(read(&qr, 3.0, 0.0, 0), Some(text.clone()));
        let rows = squares(&qr);
        let margin = usize::try_from(MARGIN).unwrap();
        let quiet = |row: &[bool]| row.iter().all(|dark| !dark);
        prop_assert!(rows[..margin].iter().chain(&rows[rows.len() - margin..]).all(|row| quiet(row)));
        prop_assert!(rows.iter().all(|row| quiet(&row[..margin]) && quiet(&row[row.len() - margin..])));
    }
}
