//! One entry's simulation: arrivals, dispatch and departures, instant by instant.

use super::deal;
use super::queue::EventQueue;
use super::run::Run;
use super::station::Station;
use crate::scenario::{Entry, Handler, Micros, Scenario, Server};
use std::collections::VecDeque;

/// A simulation under way. It owns what it needs and can be dropped at any time.
#[derive(Clone, Debug)]
pub struct Simulation {
    run: Run,
    /// How long a request holds its server. All requests are equal in this version.
    service: Micros,
    /// Worker processes; where they share one queue, there is one station for all.
    workers: u32,
    stations: Vec<Station>,
    departures: EventQueue<Departure>,
    now: Micros,
    phase: Phase,
    /// The next request to arrive.
    arriving: u32,
    /// Stations at which something arrived or left in this instant: these may have to dispatch.
    due: VecDeque<u32>,
}

/// A request whose reply is complete: who served it becomes free.
#[derive(Clone, Copy, Debug)]
struct Departure {
    station: u32,
    server: u32,
}

/// An instant has three phases. The order settles ties: who leaves at a time frees the place
/// for who arrives at that time.
#[derive(Clone, Copy, Debug)]
enum Phase {
    Departures,
    Arrivals,
    Dispatch,
}

impl Simulation {
    /// The simulation of an entry at time 0, before anything has happened.
    #[must_use]
    pub fn new(scenario: &Scenario, entry: Entry) -> Self {
        let each = |station: Station| vec![station; scenario.workers as usize];
        let stations = match (entry.server, entry.handler) {
            (Server::Pool, _) => vec![Station::with_servers(scenario.workers)],
            (Server::Loop, Handler::Blocking) => each(Station::with_servers(scenario.tokens)),
            (Server::Threads, _) => each(Station::with_servers(scenario.threads)),
            _ => each(Station::unlimited()),
        };
        let service = match entry.handler {
            Handler::Blocking | Handler::Async | Handler::Stuck => scenario.io,
            Handler::Gather => scenario.slowest_piece(),
        };
        Self {
            run: Run::new(entry, scenario.requests as usize),
            service,
            workers: scenario.workers,
            stations,
            departures: EventQueue::default(),
            now: 0,
            phase: Phase::Arrivals,
            arriving: 0,
            due: VecDeque::new(),
        }
    }

    /// Goes on by at most `budget` steps, a step being an arrival, a dispatch, a departure or the
    /// change to another phase. Whether the simulation has come to its end.
    ///
    /// The steps of a whole run grow with the requests, never with simulated time.
    pub fn advance(&mut self, budget: u64) -> bool {
        (0..budget).any(|_| !self.step())
    }

    /// The finished run, or `None` if the simulation has not come to its end.
    #[must_use]
    pub fn finish(self) -> Option<Run> {
        let done = self.due.is_empty() && self.next_instant().is_none();
        done.then_some(self.run)
    }

    /// Does one step; `false` when there is nothing left to do.
    fn step(&mut self) -> bool {
        match self.phase {
            Phase::Departures => match self.departures.pop_at(self.now) {
                Some(Departure { station, server }) => {
                    self.stations[station as usize].release(server, self.now);
                    self.make_due(station);
                }
                None => self.phase = Phase::Arrivals,
            },
            Phase::Arrivals => match self.next_arrival() {
                Some(time) if time == self.now => self.arrive(),
                _ => self.phase = Phase::Dispatch,
            },
            Phase::Dispatch => match self.due.front() {
                Some(&station) => {
                    if !self.dispatch(station) {
                        self.stations[station as usize].due = false;
                        self.due.pop_front();
                    }
                }
                None => match self.next_instant() {
                    Some(time) => (self.now, self.phase) = (time, Phase::Departures),
                    None => return false,
                },
            },
        }
        true
    }

    /// When the next request arrives, if there is one. A burst: all at time 0.
    fn next_arrival(&self) -> Option<Micros> {
        self.run.sent.get(self.arriving as usize).copied()
    }

    fn next_instant(&self) -> Option<Micros> {
        let arrival = self.next_arrival();
        let departure = self.departures.next_time();
        arrival.into_iter().chain(departure).min()
    }

    /// Puts the next request into its station's queue.
    fn arrive(&mut self) {
        let request = self.arriving;
        let station = match self.run.entry.server {
            Server::Pool => 0,
            _ => deal::even(request, self.workers),
        };
        self.stations[station as usize].enqueue(request);
        self.make_due(station);
        self.arriving += 1;
    }

    /// Gives one waiting request to a server, if there are both. Whether there were.
    fn dispatch(&mut self, station: u32) -> bool {
        let Some((request, server)) = self.stations[station as usize].dispatch() else {
            return false;
        };
        let worker = match self.run.entry.server {
            Server::Pool => server,
            _ => station,
        };
        let ends = self.now + self.service;
        let index = request as usize;
        self.run.started[index] = self.now;
        self.run.ended[index] = ends;
        self.run.worker[index] = u16::try_from(worker).unwrap_or(u16::MAX);
        self.departures.push(ends, Departure { station, server });
        true
    }

    fn make_due(&mut self, station: u32) {
        let due = &mut self.stations[station as usize].due;
        if !std::mem::replace(due, true) {
            self.due.push_back(station);
        }
    }
}
