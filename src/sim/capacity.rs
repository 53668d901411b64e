//! Capacity: how many requests a second an entry can answer at most, and what limits it.
//!
//! The bottleneck law of operational analysis (Denning and Buzen, "The Operational Analysis of
//! Queueing Network Models", ACM Computing Surveys 10(3), 1978): a request holds a resource for
//! its *service demand* D, so n servers of it complete at most n / D requests a second, and the
//! resource with the least sets the whole throughput. What each server holds for how long is in
//! docs/model.md.

use super::deal::Deal;
use super::order::order;
use super::overhead::Cpu;
use super::work::Work;
use crate::scenario::{Entry, Handler, Scenario, Server, Spread};

/// What a request holds while it is served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resource {
    /// CPU cores, which all processes share.
    Cores,
    /// The GIL of a process with threads: one of them computes at a time.
    Gil,
    /// Downstream connections of a process.
    Connections,
    /// Worker processes of a pool, one request each.
    Workers,
    /// Threads of a process of `threads`.
    Threads,
    /// Threads that a process of `loop` has for plain `def` handlers.
    Tokens,
    /// The one thread of an event loop, where handlers compute or block.
    Loop,
}

/// What one resource allows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limit {
    /// The resource.
    pub resource: Resource,
    /// How many of it there are: workers and cores in all, the others in each process.
    pub servers: u32,
    /// For how long a request holds one of them on average, in microseconds.
    pub demand: f64,
    /// Requests per second that the entry can answer at most, as far as this resource goes.
    pub rate: f64,
}

/// The limits of an entry, the tightest first.
#[derive(Clone, Debug, PartialEq)]
pub struct Capacity {
    limits: Vec<Limit>,
}

impl Capacity {
    /// What an entry can do with a scenario's requests. Resources that can't run short are left
    /// out: cores of which each process has one, connections of which each piece has one.
    ///
    /// Demands are means of the distributions, not of what is drawn. Where processes accept for
    /// themselves, the one that gets the most of this scenario's requests limits the whole. It
    /// costs O(requests) where chance deals them out, otherwise O(workers).
    #[must_use]
    pub fn of(scenario: &Scenario, entry: Entry) -> Self {
        let Cpu { reading, handler } = Cpu::of(scenario, entry);
        let cpu = (reading + handler) as f64;
        let io = scenario.io as f64;
        let workers = f64::from(scenario.workers);
        let pool = entry.server == Server::Pool;
        // How many times as many requests as its own go to all while the fullest process gets one.
        let times = if pool { workers } else { 1.0 / fullest_share(scenario, entry.server) };
        let mut limits = Vec::new();
        let mut limit = |resource, servers: u32, demand: f64, times: f64| {
            if demand > 0.0 {
                let rate = f64::from(servers) * times * 1e6 / demand;
                limits.push(Limit { resource, servers, demand, rate });
            }
        };
        let held = held_io(scenario, entry);
        match (entry.server, entry.handler) {
            (Server::Pool, _) => limit(Resource::Workers, scenario.workers, cpu + held, 1.0),
            (Server::Threads, _) => limit(Resource::Threads, scenario.threads, cpu + held, times),
            (Server::Loop, Handler::Blocking) => {
                limit(Resource::Tokens, scenario.tokens, handler as f64 + held, times);
            }
            (Server::Loop, Handler::Stuck) => limit(Resource::Loop, 1, cpu + held, times),
            (Server::Greenlets | Server::Loop, _) => limit(Resource::Loop, 1, cpu, times),
        }
        if has_gil(entry) {
            limit(Resource::Gil, 1, cpu, times);
        }
        if scenario.cores < scenario.workers {
            limit(Resource::Cores, scenario.cores, cpu, 1.0);
        }
        if let Some(connections) = short_connections(scenario, entry) {
            limit(Resource::Connections, connections, io, times);
        }
        // Positive numbers are in the order of their bits.
        let rates: Vec<u64> = limits.iter().map(|limit: &Limit| limit.rate.to_bits()).collect();
        Self { limits: order(&rates).into_iter().map(|place| limits[place as usize]).collect() }
    }

    /// All limits, the tightest first; none if nothing limits the entry.
    #[must_use]
    pub fn limits(&self) -> &[Limit] {
        &self.limits
    }

    /// The tightest limit: the bottleneck, once there is enough to do.
    #[must_use]
    pub fn tightest(&self) -> Option<&Limit> {
        self.limits.first()
    }

    /// The limit that a resource sets; `None` if it can't run short.
    #[must_use]
    pub fn of_resource(&self, resource: Resource) -> Option<&Limit> {
        self.limits.iter().find(|limit| limit.resource == resource)
    }
}

/// Whether requests of an entry run in threads that share a GIL.
const fn has_gil(entry: Entry) -> bool {
    matches!(
        (entry.server, entry.handler),
        (Server::Threads, _) | (Server::Loop, Handler::Blocking)
    )
}

/// Requests that a process serves at the same time, each in a place of its own; `None` if that is
/// any number.
#[must_use]
pub const fn places(scenario: &Scenario, entry: Entry) -> Option<u32> {
    match (entry.server, entry.handler) {
        (Server::Pool, _) | (Server::Loop, Handler::Stuck) => Some(1),
        (Server::Threads, _) => Some(scenario.threads),
        (Server::Loop, Handler::Blocking) => Some(scenario.tokens),
        (Server::Greenlets | Server::Loop, _) => None,
    }
}

/// Downstream connections of a process, where they are fewer than the pieces of I/O that can be
/// under way in it: those of as many requests as it serves at the same time, or gets at all. Costs
/// O(requests) where there are connections and chance deals the requests out.
#[must_use]
pub fn short_connections(scenario: &Scenario, entry: Entry) -> Option<u32> {
    let limit = scenario.connections?;
    let most = match entry.server {
        Server::Pool => 1,
        server => most_of_a_process(scenario, server),
    };
    let requests = places(scenario, entry).map_or(most, |places| places.min(most));
    let gathers = entry.handler == Handler::Gather;
    let pieces = requests.saturating_mul(if gathers { scenario.subtasks } else { 1 });
    (limit < pieces).then_some(limit)
}

/// Requests of the process that gets the most of them, where processes accept for themselves.
#[must_use]
pub fn most_of_a_process(scenario: &Scenario, server: Server) -> u32 {
    let mut deal = Deal::new(scenario, server);
    deal.largest_share(scenario.requests).unwrap_or_else(|| {
        let mut counts = vec![0_u32; scenario.workers as usize];
        for request in 0..scenario.requests {
            if let Some(count) = counts.get_mut(usize::from(deal.next(request))) {
                *count += 1;
            }
        }
        counts.into_iter().max().unwrap_or(0)
    })
}

fn fullest_share(scenario: &Scenario, server: Server) -> f64 {
    let most = most_of_a_process(scenario, server).max(1);
    f64::from(most) / f64::from(scenario.requests.max(1))
}

/// For how long a request's I/O lasts once it has begun, in microseconds, on average and at least:
/// with `gather` the slowest piece, or, where a process has fewer connections than pieces, as many
/// rounds of pieces as they allow.
fn held_io(scenario: &Scenario, entry: Entry) -> f64 {
    if entry.handler != Handler::Gather {
        return scenario.io as f64;
    }
    let slowest = Work::new(scenario).mean_slowest();
    let Some(limit) = scenario.connections.filter(|&limit| limit < scenario.subtasks) else {
        return slowest;
    };
    if scenario.spread == Spread::Fixed {
        let shortest = scenario.io / u64::from(scenario.subtasks);
        return slowest.max((u64::from(scenario.subtasks.div_ceil(limit)) * shortest) as f64);
    }
    slowest.max(scenario.io as f64 / f64::from(limit))
}
