//! Entries are told apart without hue: in greyscale, and by who sees colours otherwise.
//!
//! A line's look is its handler's dashes and its own colour. Entries of different handlers differ in
//! their dashes; those of one handler have to differ in lightness, so that a grey print, and
//! whatever a reader's eyes make of hues, leaves them apart.

use pool_vs_loop::chart::{COLOURS, Tone, activity_class, colour, dashes};
use pool_vs_loop::scenario::{Entry, Server, Theme};
use pool_vs_loop::sim::Activity;

const STYLE: &str = include_str!("../../static/style.css");

/// Difference in CIE L* that lines with the same dashes must have. In marks of a third of a degree,
/// half of all people notice one of 7.4 (Stone, Szafir and Setlur, "An Engineering Model for Color
/// Difference as a Function of Size", 2014: 5.08 + 0.75 / size); lines are thinner, if longer.
const LIGHTNESS: f64 = 10.0;

/// Difference in CIE 1976 ΔE that they must have for each kind of colour vision. The same model
/// gives 10.0 along a* and 14.0 along b* for half of all people.
const DIFFERENCE: f64 = 15.0;

/// The same for entries of one server, which differ in their dashes as well: where their lines
/// coincide, dashes of one follow those of the other, and only their colours set them apart. They
/// are close together, and side by side.
const SHADE: f64 = 10.0;

/// Colour vision without one kind of cone: Machado, Oliveira and Fernandes, "A Physiologically-based
/// Model for Simulation of Color Vision Deficiency", 2009, severity 1.0, for linear RGB.
const DEFICIENCIES: [(&str, [[f64; 3]; 3]); 3] = [
    (
        "protanopia",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "tritanopia",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
];

/// A colour in linear RGB.
type Linear = [f64; 3];

/// The page's light and dark value of a variable.
fn variable(name: &str) -> [String; 2] {
    let start = format!("--{name}: light-dark(");
    let rest = STYLE.split_once(&start).unwrap_or_else(|| panic!("no {name}")).1;
    let (light, rest) = rest.split_once(", ").expect("two values");
    [light, rest.split_once(')').expect("an end").0].map(str::to_owned)
}

/// An entry's variable: greenlets have but one handler.
fn colours(entry: Entry) -> [String; 2] {
    match entry.server {
        Server::Greenlets => variable("greenlets"),
        _ => variable(Tone::of(entry).class),
    }
}

fn linear(hex: &str) -> Linear {
    let digits = hex.strip_prefix('#').filter(|digits| digits.len() == 6).expect("six digits");
    [0, 2, 4].map(|place| {
        let value = u8::from_str_radix(&digits[place..place + 2], 16).expect("a number");
        let value = f64::from(value) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    })
}

fn times(matrix: &[[f64; 3]; 3], colour: Linear) -> Linear {
    matrix.map(|row| row.iter().zip(colour).map(|(a, b)| a * b).sum())
}

/// CIE L*a*b*, of sRGB with its white, D65.
fn lab(colour: Linear) -> [f64; 3] {
    const XYZ: [[f64; 3]; 3] = [
        [0.412_456_4, 0.357_576_1, 0.180_437_5],
        [0.212_672_9, 0.715_152_2, 0.072_175_0],
        [0.019_333_9, 0.119_192_0, 0.950_304_1],
    ];
    let root = |value: f64| {
        if value > 216.0 / 24_389.0 {
            value.cbrt()
        } else {
            (24_389.0 / 27.0 * value + 16.0) / 116.0
        }
    };
    let [x, y, z] = times(&XYZ, colour);
    let [x, y, z] = [root(x / 0.950_47), root(y), root(z / 1.088_83)];
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

fn difference(a: Linear, b: Linear) -> f64 {
    let squares = lab(a).into_iter().zip(lab(b)).map(|(a, b)| (a - b) * (a - b));
    squares.sum::<f64>().sqrt()
}

/// Contrast ratio of WCAG 2.2.
fn contrast(a: Linear, b: Linear) -> f64 {
    let luminance = |colour: Linear| 0.2126 * colour[0] + 0.7152 * colour[1] + 0.0722 * colour[2];
    let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
    a.max(b) / a.min(b)
}

/// All pairs of entries, with their colours, on the light and on the dark ground.
fn pairs() -> Vec<(Entry, Entry, Linear, Linear)> {
    let mut pairs = Vec::new();
    for (place, &a) in Entry::ALL.iter().enumerate() {
        for &b in &Entry::ALL[place + 1..] {
            for (x, y) in colours(a).iter().zip(colours(b)) {
                pairs.push((a, b, linear(x), linear(&y)));
            }
        }
    }
    pairs
}

#[test]
fn the_arithmetic_is_right() {
    // Known values: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio; L* of the sRGB primaries.
    let (black, white) = (linear("#000000"), linear("#ffffff"));
    assert!((contrast(black, white) - 21.0).abs() < 1e-9);
    let lightness = |hex: &str| (lab(linear(hex))[0] * 100.0).round() / 100.0;
    assert_eq!(
        ["#ff0000", "#00ff00", "#0000ff", "#777777"].map(lightness),
        [53.24, 87.73, 32.3, 50.03]
    );
    assert!(difference(linear("#ff0000"), linear("#00ff00")) > 170.0);
    // Greys stay grey for everybody.
    for (name, matrix) in &DEFICIENCIES {
        assert!(difference(times(matrix, linear("#808080")), linear("#808080")) < 0.1, "{name}");
    }
}

#[test]
fn lines_with_the_same_dashes_differ_in_grey() {
    let mut count = 0;
    for (a, b, x, y) in
        pairs().into_iter().filter(|(a, b, ..)| dashes(a.handler) == dashes(b.handler))
    {
        let apart = (lab(x)[0] - lab(y)[0]).abs();
        assert!(apart >= LIGHTNESS, "{a} and {b}: {apart:.1}");
        count += 1;
    }
    assert_eq!(count, 2 * (6 + 3 + 3 + 3), "both grounds, by handler");
}

#[test]
fn lines_with_the_same_dashes_differ_for_all_kinds_of_colour_vision() {
    for (a, b, x, y) in
        pairs().into_iter().filter(|(a, b, ..)| dashes(a.handler) == dashes(b.handler))
    {
        let apart = difference(x, y);
        assert!(apart >= DIFFERENCE, "{a} and {b}: {apart:.1}");
        for (name, matrix) in &DEFICIENCIES {
            // What is outside of sRGB is drawn as the nearest that is not.
            let seen = |colour| times(matrix, colour).map(|value| value.clamp(0.0, 1.0));
            let apart = difference(seen(x), seen(y));
            assert!(apart >= DIFFERENCE, "{a} and {b} with {name}: {apart:.1}");
        }
    }
}

#[test]
fn entries_of_a_server_differ_where_they_share_a_line() {
    for (a, b, x, y) in pairs().into_iter().filter(|(a, b, ..)| a.server == b.server) {
        let apart = difference(x, y);
        assert!(apart >= SHADE, "{a} and {b}: {apart:.1}");
        assert_ne!(dashes(a.handler), dashes(b.handler));
    }
}

#[test]
fn lines_and_names_stand_out_from_their_ground() {
    let grounds = variable("ground");
    for entry in Entry::ALL {
        for (colour, ground) in colours(entry).iter().zip(&grounds) {
            let ratio = contrast(linear(colour), linear(ground));
            assert!(ratio >= 3.0, "WCAG 1.4.11: {entry} on {ground}: {ratio:.2}");
        }
    }
    for name in ["pool", "threads", "greenlets", "loop", "ink", "soft"] {
        for (colour, ground) in variable(name).iter().zip(&grounds) {
            let ratio = contrast(linear(colour), linear(ground));
            assert!(ratio >= 4.5, "WCAG 1.4.3: {name} on {ground}: {ratio:.2}");
        }
    }
}

/// What requests do stands out from the lane that it is drawn on (3:1, WCAG 2.2, 1.4.11), and the
/// numbers on it from what they stand on (4.5:1, 1.4.3).
#[test]
fn what_requests_do_stands_out_from_its_lane() {
    let [lane, ink, ground] = ["lane", "ink", "ground"].map(variable);
    for activity in Activity::ALL {
        let own = variable(activity_class(activity));
        // Only who computes or waits for I/O has a number on it.
        let text = match activity {
            Activity::Computing => Some(&ground),
            Activity::HoldingIo | Activity::FreeIo => Some(&ink),
            _ => None,
        };
        for theme in 0..2 {
            let colour = linear(&own[theme]);
            let from_lane = contrast(colour, linear(&lane[theme]));
            assert!(from_lane >= 3.0, "{activity:?} on its lane: {from_lane:.2} ({theme})");
            if let Some(text) = text {
                let number = contrast(colour, linear(&text[theme]));
                assert!(number >= 4.5, "a number on {activity:?}: {number:.2} ({theme})");
            }
        }
    }
}

#[test]
fn pictures_have_the_colours_of_the_page() {
    let declared: Vec<&str> = STYLE
        .lines()
        .filter(|line| line.contains(": light-dark("))
        .filter_map(|line| line.trim().strip_prefix("--")?.split(':').next())
        .collect();
    assert!(declared.len() > 30, "the style sheet has colours");
    for name in declared {
        // Nothing in a picture alarms.
        let known = COLOURS.iter().any(|(other, ..)| *other == name);
        assert!(known || name == "alarm", "pictures don’t have {name}");
    }
    for (name, light, dark) in COLOURS {
        // Greenlets have but one handler.
        let name = if name == "greenlets-blocking" { "greenlets" } else { name };
        assert_eq!(variable(name), [light, dark], "{name}");
        // Browsers without light-dark() have the light ones.
        assert!(STYLE.contains(&format!("--{name}: {light};")), "{name}");
    }
}

#[test]
fn whatever_a_picture_draws_has_a_colour() {
    let servers = Entry::ALL.iter().map(|entry| entry.server.word());
    let tones = Entry::ALL.iter().map(|&entry| Tone::of(entry).class);
    let activities = Activity::ALL.into_iter().map(activity_class);
    for name in servers.chain(tones).chain(activities) {
        assert!(colour(name, Theme::Light).is_some(), "{name}");
    }
    let shown: Vec<(&str, Theme)> = vec![("ink", Theme::Light), ("ink", Theme::Dark)];
    let inks = shown.into_iter().map(|(name, theme)| colour(name, theme));
    assert_eq!(inks.collect::<Vec<_>>(), [Some("#1d1f23"), Some("#eceae6")]);
    assert_eq!(colour("ink", Theme::Auto), colour("ink", Theme::Light));
    assert_eq!(colour("crimson", Theme::Dark), None);
}
