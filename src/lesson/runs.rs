//! Expressions computed by the engine, under a budget of work: a file from outside can't hang the
//! page.

use super::expression::{Expression, Function, Measure, Node, Op, Value, Who};
use super::limits;
use super::problem::Problem;
use super::read::{changed, too_many_requests};
use crate::scenario::{Accept, Edit, Entry, Kind, Link, Micros, Scenario, Setting, Spread, steps};
use crate::sim::{Run, Simulation, Summary};
use crate::words::t;
use std::rc::Rc;

/// Simulation steps between two looks at the budget.
const STEPS: u64 = 256;

/// Work of making a changed scenario, in steps.
const CHANGE: u64 = 200;

/// An entry's run of a scenario.
struct Ran {
    run: Run,
    summary: Summary,
}

/// Runs that were needed so far, and what work may still be done.
pub(super) struct Runs {
    /// Scenarios: the one that was asked about, and those that changes made of it.
    scenarios: Vec<Scenario>,
    /// Changes that were made: of which scenario, what, and which it became.
    changes: Vec<(usize, String, usize)>,
    /// Runs of these scenarios.
    runs: Vec<(usize, Entry, Rc<Ran>)>,
    work: u64,
}

impl Runs {
    /// None yet, of this scenario.
    pub(super) fn new(scenario: &Scenario) -> Self {
        Self {
            scenarios: vec![scenario.clone()],
            changes: Vec::new(),
            runs: Vec::new(),
            work: limits::WORK,
        }
    }

    /// Computes an expression.
    pub(super) fn compute(&mut self, expression: &Expression) -> Result<Value, Problem> {
        let number = self.number(expression.node(), 0, f64::NAN)?;
        Ok(Value { number, kind: expression.kind() })
    }

    /// Computes a part of an expression, of which the rest is known.
    pub(super) fn compute_node(&mut self, node: &Node) -> Result<f64, Problem> {
        self.number(node, 0, f64::NAN)
    }

    /// Response time of a request in microseconds; not a number if it got no reply.
    pub(super) fn response(
        &mut self,
        change: Option<&str>,
        entry: Entry,
        request: u32,
    ) -> Result<f64, Problem> {
        let at = change.map_or(Ok(0), |change| self.change(0, change))?;
        Ok(self.run(at, entry)?.measure(Measure::Response, Some(request.into())))
    }

    /// Computes an expression in a changed scenario.
    pub(super) fn compute_with(
        &mut self,
        change: Option<&str>,
        expression: &Expression,
    ) -> Result<Value, Problem> {
        let at = change.map_or(Ok(0), |change| self.change(0, change))?;
        let number = self.number(expression.node(), at, f64::NAN)?;
        Ok(Value { number, kind: expression.kind() })
    }

    /// Computes an expression for each request of the scenario that was asked about: with the
    /// scenario changed, if it is to be.
    pub(super) fn line(
        &mut self,
        change: Option<&str>,
        expression: &Expression,
    ) -> Result<Vec<f64>, Problem> {
        let requests = self.scenarios[0].requests;
        let at = change.map_or(Ok(0), |change| self.change(0, change))?;
        (1..=requests).map(|n| self.number(expression.node(), at, n.into())).collect()
    }

    /// Response times of all requests of an entry, in microseconds; of those that got no reply, how
    /// long they were there, as the plot has it.
    pub(super) fn responses(
        &mut self,
        change: Option<&str>,
        entry: Entry,
    ) -> Result<Vec<Micros>, Problem> {
        let at = change.map_or(Ok(0), |change| self.change(0, change))?;
        let ran = self.run(at, entry)?;
        let run = &ran.run;
        let waited = |request| {
            let times = run.ended(request).zip(run.sent().get(request));
            times.map_or(0, |(ended, sent)| ended - sent)
        };
        Ok((0..run.len()).map(waited).collect())
    }

    fn spend(&mut self, work: u64) -> Result<(), Problem> {
        self.work = self.work.checked_sub(work).ok_or_else(|| {
            Problem::new(t!("This takes too much computing: fewer requests or values would do."))
        })?;
        Ok(())
    }

    /// The number that a part comes to in a scenario, for a request `n`.
    fn number(&mut self, node: &Node, at: usize, n: f64) -> Result<f64, Problem> {
        self.spend(1)?;
        Ok(match node {
            Node::Number(number) => *number,
            Node::Setting(setting) => {
                let value = self.scenarios[at].get(*setting);
                value.map_or(f64::NAN, |value| base(*setting, value))
            }
            Node::N => n,
            Node::Last => self.scenarios[at].requests.into(),
            Node::Measure(measure, who, request) => {
                let request = match request {
                    Some(request) => Some(self.number(request, at, n)?),
                    None => None,
                };
                let entry = match *who {
                    Who::Entry(entry) => entry,
                    Who::Place(place) => match self.scenarios[at].lineup.get(place) {
                        Some(&entry) => entry,
                        None => return Ok(f64::NAN),
                    },
                };
                let ran = self.run(at, entry)?;
                if *measure == Measure::Waves {
                    self.spend(ran.run.len() as u64)?;
                }
                ran.measure(*measure, request)
            }
            Node::Pair(op, left, right) => {
                let left = self.number(left, at, n)?;
                match op {
                    Op::And if left < 0.5 => 0.0,
                    Op::Or if left > 0.5 => 1.0,
                    _ => pair(*op, left, self.number(right, at, n)?),
                }
            }
            Node::Call(function, parts) => {
                let mut numbers = Vec::new();
                for part in parts {
                    numbers.push(self.number(part, at, n)?);
                }
                call(*function, &numbers)
            }
            Node::First { setting, condition, from, to } => {
                let mut end = |node: &Option<Box<Node>>| {
                    node.as_ref().map(|node| self.number(node, at, n)).transpose()
                };
                let (from, to) = (end(from)?, end(to)?);
                self.first(*setting, condition, [from, to], at, n)?
            }
            Node::With(change, part) => {
                let at = self.change(at, change)?;
                self.number(part, at, n)?
            }
        })
    }

    /// The first value of a setting for which a condition holds: of numbers every one, of times and
    /// decimals those at which its slider stops. Not a number if there is none.
    fn first(
        &mut self,
        setting: Setting,
        condition: &Node,
        [from, to]: [Option<f64>; 2],
        at: usize,
        n: f64,
    ) -> Result<f64, Problem> {
        let (least, most) = setting.range();
        let most = if setting == Setting::Requests { limits::REQUESTS.into() } else { most };
        let inside = |value: u64| {
            let value = base(setting, value);
            let (low, high) = (value * (1.0 + 1e-9), value * (1.0 - 1e-9));
            from.is_none_or(|from| low >= from) && to.is_none_or(|to| high <= to)
        };
        let mut stops = match setting.kind() {
            Kind::Count => Vec::new(),
            _ => steps::scale(setting),
        };
        stops.retain(|&stop| inside(stop));
        let numbers = if setting.kind() == Kind::Count {
            let first = from.map_or(least, |from| libm::ceil(from - 1e-9).max(0.0) as u64);
            first.max(least)..most + 1
        } else {
            0..0
        };
        let marks = (self.scenarios.len(), self.changes.len(), self.runs.len());
        for value in numbers.take_while(|&value| inside(value)).chain(stops) {
            self.spend(CHANGE)?;
            let link = Link { scenario: self.scenarios[at].clone(), ..Link::default() };
            self.scenarios.push(link.edited(Edit::Set(setting, value)).0.scenario);
            let holds = self.number(condition, marks.0, n)? > 0.5;
            // Nobody asks for these runs again.
            self.scenarios.truncate(marks.0);
            self.changes.truncate(marks.1);
            self.runs.truncate(marks.2);
            if holds {
                return Ok(base(setting, value));
            }
        }
        Ok(f64::NAN)
    }

    /// The scenario that a change makes of one.
    fn change(&mut self, at: usize, change: &str) -> Result<usize, Problem> {
        let known = |(from, text, _): &&(usize, String, usize)| *from == at && text == change;
        if let Some((_, _, to)) = self.changes.iter().find(known) {
            return Ok(*to);
        }
        self.spend(CHANGE)?;
        let link = Link { scenario: self.scenarios[at].clone(), ..Link::default() };
        let scenario = changed(&link, change).map_err(Problem::new)?.scenario;
        self.scenarios.push(scenario);
        let to = self.scenarios.len() - 1;
        self.changes.push((at, change.into(), to));
        Ok(to)
    }

    /// An entry's run of a scenario.
    fn run(&mut self, at: usize, entry: Entry) -> Result<Rc<Ran>, Problem> {
        let known =
            |(scenario, whose, _): &&(usize, Entry, Rc<Ran>)| *scenario == at && *whose == entry;
        if let Some((_, _, ran)) = self.runs.iter().find(known) {
            return Ok(Rc::clone(ran));
        }
        let scenario = &self.scenarios[at];
        if scenario.requests > limits::REQUESTS {
            return Err(Problem::new(too_many_requests()));
        }
        let cost = cost(scenario, entry);
        self.spend(cost)?;
        let mut simulation = Simulation::new(&self.scenarios[at], entry);
        while !simulation.advance(STEPS) {
            self.spend(STEPS)?;
        }
        let Some(run) = simulation.finish() else {
            return Err(Problem::new(t!(
                "This run is too large: fewer requests or splits would do."
            )));
        };
        let summary = Summary::of(&run);
        let ran = Rc::new(Ran { run, summary });
        self.runs.push((at, entry, Rc::clone(&ran)));
        Ok(ran)
    }
}

/// Work of a run besides its events, in steps: its columns and its summary, the processes, and what
/// is drawn or dealt out for each request.
fn cost(scenario: &Scenario, entry: Entry) -> u64 {
    let (requests, workers) = (u64::from(scenario.requests), u64::from(scenario.workers));
    let dealt = entry.accepts_for_itself()
        && matches!(scenario.accept, Accept::Shares(_) | Accept::Measured);
    let drawn = scenario.spread != Spread::Fixed;
    let each = 2
        + if dealt { workers } else { 0 }
        + if drawn { 4 * u64::from(scenario.subtasks) } else { 0 };
    requests * each + workers
}

impl Ran {
    /// A measure in base units; not a number where there is none.
    fn measure(&self, measure: Measure, request: Option<f64>) -> f64 {
        let Self { run, summary } = self;
        let response = |time: Option<Micros>| time.map_or(f64::NAN, |time| time as f64);
        let times = summary.response;
        match measure {
            Measure::Makespan => summary.makespan as f64,
            Measure::Response => response(index(request).and_then(|at| run.response_time(at))),
            Measure::Finish => response(index(request).and_then(|at| {
                run.response_time(at)?;
                Some(run.ended(at)? - run.sent().first()?)
            })),
            Measure::Mean => response(times.map(|times| times.mean)),
            Measure::P50 => response(times.map(|times| times.p50)),
            Measure::P90 => response(times.map(|times| times.p90)),
            Measure::P95 => response(times.map(|times| times.p95)),
            Measure::P99 => response(times.map(|times| times.p99)),
            Measure::Longest => response(times.map(|times| times.max)),
            Measure::Throughput => summary.throughput.map_or(f64::NAN, |rate| rate / 1e6),
            Measure::Queueing => summary.queueing.unwrap_or(f64::NAN),
            Measure::Utilisation => summary.utilisation.unwrap_or(f64::NAN),
            Measure::Served => summary.served.into(),
            Measure::Refused => summary.refused.into(),
            Measure::Killed => summary.killed.into(),
            Measure::InFlight => summary.most_in_flight.into(),
            Measure::Waves => waves(run).into(),
        }
    }
}

/// The place of a request, from 0, by its number.
fn index(number: Option<f64>) -> Option<usize> {
    let number = number.filter(|number| *number >= 1.0 && number.fract() == 0.0)?;
    Some(number as usize - 1)
}

/// The most requests of one worker that were in service one after another: of intervals that don't
/// overlap, as many as possible fit where the one that ends first is taken first.
fn waves(run: &Run) -> u32 {
    let mut order: Vec<usize> = (0..run.len()).collect();
    order.sort_by_key(|&request| run.ended(request));
    let mut workers: Vec<(Micros, u32)> = Vec::new();
    for request in order {
        let (Some(worker), Some(from), Some(to)) =
            (run.worker(request), run.started(request), run.ended(request))
        else {
            continue;
        };
        let worker = usize::from(worker);
        if workers.len() <= worker {
            workers.resize(worker + 1, (0, 0));
        }
        let (until, count) = &mut workers[worker];
        if from >= *until {
            (*until, *count) = (to, *count + 1);
        }
    }
    workers.iter().map(|&(_, count)| count).max().unwrap_or(0)
}

/// A setting's value in base units.
fn base(setting: Setting, value: u64) -> f64 {
    let value = value as f64;
    match setting.kind() {
        Kind::Count | Kind::Time => value,
        Kind::Decimal if setting == Setting::Rate => value / 1e12,
        Kind::Decimal => value / 1e6,
    }
}

/// Comparisons take what differs by less than sums of decimals do as the same. Nothing compares with
/// what is no number.
fn pair(op: Op, left: f64, right: f64) -> f64 {
    let (distance, hair) = ((left - right).abs(), 1e-9 * left.abs().max(right.abs()));
    let near = distance <= hair;
    let holds = match op {
        Op::Plus => return left + right,
        Op::Minus => return left - right,
        Op::Times => return left * right,
        Op::Over => return left / right,
        Op::And | Op::Or => right > 0.5,
        Op::Less => left < right && !near,
        Op::More => left > right && !near,
        Op::AtMost => left < right || near,
        Op::AtLeast => left > right || near,
        Op::Equal => near,
        Op::Unequal => distance > hair,
    };
    f64::from(u8::from(holds))
}

/// A function's value; of a whole number that sums of decimals missed by a hair, that number.
fn call(function: Function, numbers: &[f64]) -> f64 {
    let first = numbers.first().copied().unwrap_or(f64::NAN);
    let hair = 1e-9 * first.abs();
    let extreme = |better: fn(f64, f64) -> bool| {
        let better = |best: f64, &other: &f64| {
            if best.is_nan() || other.is_nan() {
                f64::NAN
            } else if better(other, best) {
                other
            } else {
                best
            }
        };
        numbers.iter().fold(first, better)
    };
    match function {
        Function::Floor => libm::floor(first + hair),
        Function::Ceil => libm::ceil(first - hair),
        Function::Min => extreme(|a, b| a < b),
        Function::Max => extreme(|a, b| a > b),
    }
}
