//! When requests are sent, and which process gets them.

use pool_vs_loop::scenario::{Accept, Client, Micros, Scenario, Server};
use pool_vs_loop::sim::random::{Source, Stream};

/// The times at which requests will be sent, as far as they are known.
pub fn first_times(scenario: &Scenario) -> Vec<Micros> {
    let requests = scenario.requests;
    match scenario.client {
        Client::Burst => vec![0; requests as usize],
        Client::Closed(users) => vec![0; users.min(requests) as usize],
        Client::Paced(rate) => {
            // i / R in microseconds, R in millionths of requests per second.
            let (rate, nominator) = (u128::from(rate.millionths()), 1_000_000_000_000);
            let time = |i| (2 * u128::from(i) * nominator + rate) / (2 * rate);
            (0..requests).map(|i| time(i) as Micros).collect()
        }
        Client::Poisson(rate) => {
            let draws = Source::new(scenario.seed, Stream::Arrivals);
            let mut time = 0.0;
            let mut next = |i| {
                time += draws.at(i, 0).exponential() * (1e6 / rate.as_f64());
                (time + 0.5).floor() as Micros
            };
            (0..requests).map(&mut next).collect()
        }
    }
}

/// The process of each request.
pub fn dealt(scenario: &Scenario, server: Server) -> Vec<usize> {
    let (workers, requests) = (scenario.workers, scenario.requests);
    let draws = Source::new(scenario.seed, Stream::Accept);
    let weights: Vec<u128> = match &scenario.accept {
        Accept::Random => {
            return (0..requests).map(|i| draws.at(i, 0).below(workers) as usize).collect();
        }
        Accept::Even => vec![1; workers as usize],
        Accept::Shares(weights) => weights.iter().map(|&weight| weight.into()).collect(),
        Accept::Measured => {
            let shape = concentration(server, requests) / f64::from(workers);
            let logs: Vec<f64> = (0..workers).map(|w| draws.at(w, 1).log_gamma(shape)).collect();
            let largest = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            logs.iter().map(|log| (libm::exp(log - largest) * 2_f64.powi(32)) as u128).collect()
        }
    };
    // Largest remainder.
    let total: u128 = weights.iter().sum();
    let exact: Vec<u128> = weights.iter().map(|weight| weight * u128::from(requests)).collect();
    let mut shares: Vec<u128> = exact.iter().map(|exact| exact / total).collect();
    let mut remainders: Vec<Option<u128>> = exact.iter().map(|e| Some(e % total)).collect();
    while shares.iter().sum::<u128>() < u128::from(requests) {
        let largest = remainders.iter().flatten().max().copied();
        let worker = remainders.iter().position(|&other| other == largest).unwrap_or(0);
        shares[worker] += 1;
        remainders[worker] = None;
    }
    let mut given = vec![0_i128; weights.len()];
    let mut workers = Vec::new();
    for i in 0..i128::from(requests) {
        let behind = |w: usize| shares[w] as i128 * (i + 1) - given[w] * i128::from(requests);
        let furthest = (0..given.len()).map(behind).max();
        let worker = (0..given.len()).find(|&w| Some(behind(w)) == furthest).unwrap_or(0);
        given[worker] += 1;
        workers.push(worker);
    }
    workers
}

/// Concentration of the measured shares, summed over the workers.
fn concentration(server: Server, requests: u32) -> f64 {
    if server == Server::Threads {
        return 4.0;
    }
    let x = libm::log(f64::from(requests));
    let between = |(n, a): (f64, f64), (m, b): (f64, f64)| {
        a + (b - a) * ((x - libm::log(n)) / (libm::log(m) - libm::log(n)))
    };
    match requests {
        0..=16 => 1.0,
        17..=100 => between((16.0, 1.0), (100.0, 7.0)),
        101..=400 => between((100.0, 7.0), (400.0, 9.0)),
        _ => 9.0,
    }
}
