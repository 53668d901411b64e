//! Accept policies: which worker process gets a request, where processes accept for themselves
//! (rule 5 of the server models).

use super::order::order;
use super::random::{Source, Stream};
use crate::scenario::{Accept, Scenario, Server};

/// Requests at which shares were measured, and the concentration of the Dirichlet distribution
/// that fits them, summed over the workers (tests/measured/shares.json).
const CONCENTRATION: [(f64, f64); 3] = [(16.0, 1.0), (100.0, 7.0), (400.0, 9.0)];

/// The same of Gunicorn's threaded workers, at any number of requests.
const CONCENTRATION_THREADS: f64 = 4.0;

/// Deals requests out to processes, one after another.
#[derive(Clone, Debug)]
pub enum Deal {
    /// In turn.
    Even {
        /// Processes.
        workers: u32,
    },
    /// By independent draws.
    Random {
        /// Processes.
        workers: u32,
        /// The draws.
        draws: Source,
    },
    /// To whoever is furthest behind its share.
    Shares {
        /// Whole requests that each process gets.
        shares: Vec<i64>,
        /// By how much each process is behind: `share * (i + 1) - given * requests`.
        behind: Vec<i64>,
        /// All requests.
        requests: i64,
    },
}

impl Deal {
    /// The policy of a scenario for a server.
    #[must_use]
    pub fn new(scenario: &Scenario, server: Server) -> Self {
        let (workers, requests) = (scenario.workers, scenario.requests);
        let source = Source::new(scenario.seed, Stream::Accept);
        match &scenario.accept {
            Accept::Random => Self::Random { workers, draws: source },
            Accept::Shares(weights) if weights.len() == workers as usize => {
                let weights: Vec<u64> = weights.iter().map(|&weight| weight.into()).collect();
                Self::shares(&weights, requests)
            }
            Accept::Measured => {
                Self::shares(&measured_weights(source, server, workers, requests), requests)
            }
            Accept::Even | Accept::Shares(_) => Self::Even { workers },
        }
    }

    fn shares(weights: &[u64], requests: u32) -> Self {
        let shares = whole_shares(weights, requests);
        let behind = vec![0; shares.len()];
        Self::Shares { shares, behind, requests: requests.into() }
    }

    /// The process that gets the next request, the `request`th from 0. Must be asked once for
    /// each, in order.
    pub fn next(&mut self, request: u32) -> u16 {
        let worker = match self {
            Self::Even { workers } => request % *workers,
            Self::Random { workers, draws } => draws.at(request, 0).below(*workers),
            Self::Shares { shares, behind, requests } => {
                let mut furthest = 0;
                for (worker, share) in shares.iter().enumerate() {
                    behind[worker] += share;
                    if behind[worker] > behind[furthest] {
                        furthest = worker;
                    }
                }
                behind[furthest] -= *requests;
                u32::try_from(furthest).unwrap_or(u32::MAX)
            }
        };
        u16::try_from(worker).unwrap_or(u16::MAX)
    }

    /// Requests that the process with the most of them gets; `None` if that is left to chance.
    #[must_use]
    pub fn largest_share(&self, requests: u32) -> Option<u32> {
        match self {
            Self::Even { workers } => Some(requests.div_ceil(*workers)),
            Self::Random { .. } => None,
            Self::Shares { shares, .. } => {
                shares.iter().max().and_then(|&share| u32::try_from(share).ok())
            }
        }
    }
}

/// Weights as whole requests, by largest remainder; of equal remainders the lower index gets more.
fn whole_shares(weights: &[u64], requests: u32) -> Vec<i64> {
    let total: u128 = weights.iter().copied().map(u128::from).sum::<u128>().max(1);
    let exact = |weight: &u64| u128::from(*weight) * u128::from(requests);
    let mut shares: Vec<i64> =
        weights.iter().map(|weight| (exact(weight) / total) as i64).collect();
    let left = i64::from(requests) - shares.iter().sum::<i64>();
    let missing = |weight: &u64| u64::try_from(total - exact(weight) % total).unwrap_or(u64::MAX);
    let order = order(&weights.iter().map(missing).collect::<Vec<u64>>());
    for worker in order.into_iter().take(usize::try_from(left).unwrap_or(0)) {
        shares[worker as usize] += 1;
    }
    shares
}

/// Weights from a symmetric Dirichlet distribution, the largest one 2^32.
fn measured_weights(source: Source, server: Server, workers: u32, requests: u32) -> Vec<u64> {
    let shape = concentration(server, requests) / f64::from(workers);
    let logs: Vec<f64> = (0..workers).map(|worker| source.at(worker, 1).log_gamma(shape)).collect();
    let largest = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    logs.iter().map(|log| (libm::exp(log - largest) * 4_294_967_296.0) as u64).collect()
}

/// The measured concentration, interpolated in the logarithm of the requests, flat outside.
fn concentration(server: Server, requests: u32) -> f64 {
    if server == Server::Threads {
        return CONCENTRATION_THREADS;
    }
    let x = libm::log(f64::from(requests));
    let [first, .., last] = CONCENTRATION;
    let mut below = first;
    for above in CONCENTRATION {
        let (from, to) = (libm::log(below.0), libm::log(above.0));
        if x <= to {
            let share = if to > from { ((x - from) / (to - from)).max(0.0) } else { 0.0 };
            return below.1 + (above.1 - below.1) * share;
        }
        below = above;
    }
    last.1
}
