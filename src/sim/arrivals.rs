//! When requests are sent (rule 7 of the server models).

use super::random::{Source, Stream};
use crate::scenario::{Client, Micros, Scenario};
use std::collections::VecDeque;

/// After a refusal a closed client's user waits this long, in microseconds.
const RETRY: Micros = 1_000_000;

/// The clients of a run: asked for one arrival after another.
#[derive(Clone, Debug)]
pub struct Arrivals {
    requests: u32,
    sent: u32,
    client: State,
    /// When the next request is sent; a time that has passed means now, the largest never.
    next: Micros,
}

#[derive(Clone, Debug)]
enum State {
    Burst,
    /// Millionths of requests per second.
    Paced(u64),
    /// Mean gap, the exact time of the next arrival, and the draws: all in microseconds.
    Poisson(f64, f64, Source),
    /// Users who send at once, and those who send later, in order of time.
    Closed(u32, VecDeque<(Micros, u32)>),
}

impl Arrivals {
    /// The clients of a scenario at time 0, before anything is sent.
    #[must_use]
    pub fn new(scenario: &Scenario) -> Self {
        let draws = Source::new(scenario.seed, Stream::Arrivals);
        let client = match scenario.client {
            Client::Burst => State::Burst,
            Client::Paced(rate) => State::Paced(rate.millionths().max(1)),
            Client::Poisson(rate) => {
                let gap = 1e6 / rate.as_f64();
                State::Poisson(gap, gap * draws.at(0, 0).exponential(), draws)
            }
            Client::Closed(users) => State::Closed(users.min(scenario.requests), VecDeque::new()),
        };
        let mut arrivals = Self { requests: scenario.requests, sent: 0, client, next: 0 };
        arrivals.look_ahead();
        arrivals
    }

    /// How many requests have been sent.
    #[must_use]
    pub const fn sent(&self) -> u32 {
        self.sent
    }

    /// Whether all requests are sent together.
    #[must_use]
    pub const fn is_burst(&self) -> bool {
        matches!(self.client, State::Burst)
    }

    /// When the next request is sent: a time that has passed means now, the largest means that
    /// none is, as far as is known.
    #[must_use]
    pub const fn next_time(&self) -> Micros {
        self.next
    }

    fn look_ahead(&mut self) {
        self.next = match &self.client {
            _ if self.sent == self.requests => Micros::MAX,
            State::Burst => 0,
            State::Paced(rate) => paced(self.sent, *rate),
            State::Poisson(_, time, _) => (time + 0.5) as Micros,
            State::Closed(0, later) => later.front().map_or(Micros::MAX, |&(time, _)| time),
            State::Closed(..) => 0,
        };
    }

    /// Takes the next request, which is sent now.
    pub fn send(&mut self, now: Micros) {
        self.sent += 1;
        match &mut self.client {
            State::Burst | State::Paced(_) => {}
            State::Poisson(gap, time, draws) => {
                *time += *gap * draws.at(self.sent, 0).exponential();
            }
            State::Closed(ready, later) => {
                if *ready > 0 {
                    *ready -= 1;
                } else if let Some((time, users)) = later.front_mut()
                    && *time <= now
                {
                    *users -= 1;
                    if *users == 0 {
                        later.pop_front();
                    }
                }
            }
        }
        self.look_ahead();
    }

    /// A request has ended: whose it was may send another, at once or, after a refusal, later.
    pub fn ended(&mut self, now: Micros, refused: bool) {
        if let State::Closed(ready, later) = &mut self.client {
            if !refused {
                *ready += 1;
            } else if let Some((_, users)) =
                later.back_mut().filter(|(time, _)| *time == now + RETRY)
            {
                *users += 1;
            } else {
                later.push_back((now + RETRY, 1));
            }
            self.look_ahead();
        }
    }
}

/// Time of the `request`th request from 0 at a rate in millionths per second, in microseconds,
/// rounded half up.
fn paced(request: u32, rate: u64) -> Micros {
    let exact = u128::from(request) * 1_000_000_000_000;
    let rate = u128::from(rate);
    Micros::try_from((2 * exact + rate) / (2 * rate)).unwrap_or(Micros::MAX)
}
