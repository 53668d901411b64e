//! Queueing theory: mean waiting times in a steady state, which the simulation must reproduce.
//!
//! Formulas, with arrival rate λ, mean service time 1/μ, c places and ρ = λ / (cμ):
//!
//! - M/M/c, Erlang's second formula (Erlang 1917; Kleinrock, "Queueing Systems" I, 1975, 3.5):
//!   an arrival waits with probability C(c, a), a = λ/μ, and Wq = C(c, a) / (cμ - λ).
//! - M/G/1 (Pollaczek 1930, Khinchine 1932; Kleinrock I, 5.6): Wq = λ E[S²] / (2 (1 - ρ)). With
//!   constant service, M/D/1, that is ρ / (2μ (1 - ρ)).
//!
//! Each value is compared with the mean over independent runs, by Student's t: with 20 runs the
//! interval of 99.9 % has a half width of 3.883 standard errors. Seeds are fixed, so a test that
//! passes once passes always.

use pool_vs_loop::scenario::{Client, Decimal, Entry, Handler, Scenario, Server, Spread};
use pool_vs_loop::sim;

const RUNS: u32 = 20;
const REQUESTS: u32 = 20_000;
/// The first requests come to an empty system: they are left out.
const WARM_UP: usize = 4_000;
/// The two-sided quantile of Student's t at 99.9 % with 19 degrees of freedom.
const T: f64 = 3.883;
/// Mean service time, in seconds.
const SERVICE: f64 = 0.01;

fn decimal(value: f64) -> Decimal {
    Decimal::from_millionths((value * 1e6).round() as u64)
}

/// A scenario in which the places are busy for this share of the time.
fn scenario(rho: f64, places: u32, spread: Spread) -> Scenario {
    Scenario {
        workers: places,
        requests: REQUESTS,
        io: (SERVICE * 1e6) as u64,
        subtasks: 1,
        lineup: vec![Entry::new(Server::Pool, Handler::Blocking)],
        client: Client::Poisson(decimal(rho * f64::from(places) / SERVICE)),
        spread,
        ..Scenario::default()
    }
}

/// The mean waiting time in seconds, over all runs, and the half width of its interval.
fn waiting(scenario: &Scenario) -> (f64, f64) {
    let mean_of = |seed| {
        let run = &sim::run(&Scenario { seed, ..scenario.clone() }).entries[0].run;
        let waits: u64 = (WARM_UP..run.len())
            .map(|request| run.started(request).expect("a start") - run.sent()[request])
            .sum();
        waits as f64 / 1e6 / (run.len() - WARM_UP) as f64
    };
    let means: Vec<f64> = (0..RUNS).map(mean_of).collect();
    let n = f64::from(RUNS);
    let mean = means.iter().sum::<f64>() / n;
    let variance = means.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (n - 1.0);
    (mean, T * (variance / n).sqrt())
}

/// Compares a run's waiting times with theory, to this relative precision at least.
fn compare(scenario: &Scenario, theory: f64, precision: f64) {
    let (mean, half) = waiting(scenario);
    let figures =
        format!("{:.4} ± {:.4} ms, in theory {:.4} ms", mean * 1e3, half * 1e3, theory * 1e3);
    println!("{figures} ({:.1} %)", 100.0 * half / theory);
    assert!((mean - theory).abs() <= half, "{figures}");
    // An interval that is wide enough holds anything.
    assert!(half <= precision * theory, "too few runs: {figures}");
}

/// Mean wait of M/M/c, in seconds.
fn erlang_c(c: u32, rho: f64) -> f64 {
    let a = rho * f64::from(c);
    // Erlang B by its recursion (Jagerman 1974), and C from B.
    let b = (1..=c).fold(1.0, |b, k| a * b / (f64::from(k) + a * b));
    let waits = b / (1.0 - rho * (1.0 - b));
    waits * SERVICE / (f64::from(c) * (1.0 - rho))
}

/// Mean wait of M/G/1 with this coefficient of variation of the service time, in seconds.
fn pollaczek_khinchine(rho: f64, cv: f64) -> f64 {
    rho * SERVICE * (1.0 + cv * cv) / (2.0 * (1.0 - rho))
}

#[test]
fn the_formulas_give_textbook_values() {
    // M/M/1 has ρ/(1 - ρ) of a service time; M/D/1 has half of that.
    assert!((erlang_c(1, 0.8) / SERVICE - 4.0).abs() < 1e-12);
    assert!((pollaczek_khinchine(0.8, 1.0) / SERVICE - 4.0).abs() < 1e-12);
    assert!((pollaczek_khinchine(0.8, 0.0) / SERVICE - 2.0).abs() < 1e-12);
    // C(2, a) = 2ρ² / (1 + ρ): for ρ = 1/2, a third.
    assert!((erlang_c(2, 0.5) / SERVICE - 1.0 / 3.0).abs() < 1e-12);
}

#[test]
fn a_pool_waits_as_erlang_says() {
    for (c, rho, precision) in
        [(1, 0.5, 0.03), (1, 0.8, 0.08), (2, 0.7, 0.06), (4, 0.8, 0.08), (8, 0.9, 0.2)]
    {
        compare(&scenario(rho, c, Spread::Exponential), erlang_c(c, rho), precision);
    }
}

#[test]
fn threads_and_tokens_of_one_process_wait_as_erlang_says() {
    let threads = Entry::new(Server::Threads, Handler::Blocking);
    let tokens = Entry::new(Server::Loop, Handler::Blocking);
    for entry in [threads, tokens] {
        let scenario = Scenario {
            workers: 1,
            threads: 5,
            tokens: 5,
            lineup: vec![entry],
            ..scenario(0.8, 5, Spread::Exponential)
        };
        compare(&scenario, erlang_c(5, 0.8), 0.1);
    }
}

#[test]
fn one_worker_waits_as_pollaczek_and_khinchine_say() {
    let lognormal = |cv| Spread::Lognormal(decimal(cv));
    let uniform = |half: f64| (Spread::Uniform(decimal(half)), half / 3_f64.sqrt());
    for (rho, (spread, cv), precision) in [
        (0.5, (Spread::Fixed, 0.0), 0.03),
        (0.8, (Spread::Fixed, 0.0), 0.06),
        (0.7, (lognormal(0.5), 0.5), 0.05),
        (0.6, (lognormal(1.5), 1.5), 0.1),
        (0.7, uniform(1.0), 0.05),
        (0.5, uniform(0.5), 0.03),
    ] {
        compare(&scenario(rho, 1, spread), pollaczek_khinchine(rho, cv), precision);
    }
}

#[test]
fn pieces_one_after_another_vary_less() {
    // Four exponential pieces are an Erlang distribution: M/E4/1, with a CV of 1/2.
    let scenario = Scenario { subtasks: 4, ..scenario(0.7, 1, Spread::Exponential) };
    compare(&scenario, pollaczek_khinchine(0.7, 0.5), 0.05);
}
