//! The generator against its authors' test vectors, the distributions against their moments.

use pool_vs_loop::sim::random::{Draws, Source, Stream, philox};

/// Random123's known answers for philox4x32-10 (`kat_vectors`).
#[test]
fn philox_gives_the_known_answers() {
    let zeros = philox([0; 4], [0; 2]);
    assert_eq!(zeros, [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]);
    let ones = philox([u32::MAX; 4], [u32::MAX; 2]);
    assert_eq!(ones, [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]);
    let pi = [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344];
    let answer = [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1];
    assert_eq!(philox(pi, [0xa409_3822, 0x299f_31d0]), answer);
}

/// Compares the mean of many draws, which has this standard deviation each, to 4.5 standard errors:
/// the seed is fixed, so what passes once passes always.
fn has_mean(what: &str, mean: f64, deviation: f64, draw: impl Fn(&mut Draws) -> f64) {
    let count = 200_000;
    let source = Source::new(7, Stream::Durations);
    let sum: f64 = (0..count).map(|place| draw(&mut source.at(place, 0))).sum();
    let found = sum / f64::from(count);
    let error = deviation / f64::from(count).sqrt();
    assert!((found - mean).abs() < 4.5 * error, "{what}: {found}, not {mean} ± {error}");
}

#[test]
fn distributions_have_their_moments() {
    let third = 1.0 / 3.0;
    has_mean("uniform", 0.5, 1.0 / 12_f64.sqrt(), Draws::unit);
    has_mean("its square", third, (0.2_f64 - third * third).sqrt(), |d| d.unit().powi(2));
    has_mean("exponential", 1.0, 1.0, Draws::exponential);
    has_mean("its square", 2.0, 20_f64.sqrt(), |d| d.exponential().powi(2));
    has_mean("normal", 0.0, 1.0, Draws::normal);
    has_mean("its square", 1.0, 2_f64.sqrt(), |d| d.normal().powi(2));
    has_mean("one of five", 2.0, 2_f64.sqrt(), |d| f64::from(d.below(5)));
    for shape in [0.3, 1.0, 2.5, 9.0_f64] {
        has_mean("gamma", shape, shape.sqrt(), |d| d.log_gamma(shape).exp());
        // E[x^2] = a (a + 1), E[x^4] = a (a + 1) (a + 2) (a + 3).
        let square = shape * (shape + 1.0);
        let fourth = square * (shape + 2.0) * (shape + 3.0);
        let deviation = (fourth - square * square).sqrt();
        has_mean("its square", square, deviation, |d| d.log_gamma(shape).exp().powi(2));
    }
}
