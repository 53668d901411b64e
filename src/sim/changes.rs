//! Changes that may help an entry, and what each would do: each is simulated.

use super::capacity::{most_of_a_process, places, short_connections};
use super::overhead::Cpu;
use super::{EntryResult, Outcome, Run, Simulation, Summary};
use crate::scenario::{
    Accept, Client, Count, Edit, Entry, Handler, Link, MAX_LINEUP, Micros, Scenario, Server,
    Setting,
};

/// A saving below this many hundredths of the time is none.
const LEAST_HELP: u128 = 2;

/// Splits that `gather` begins with where the wait isn't split yet.
const SPLITS: u32 = 4;

/// One change: of a setting, of the handler or of the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What is edited; empty where only the entry is another.
    pub edits: Vec<Edit>,
    /// The entry before it.
    pub before: Entry,
    /// The entry after it: what is to be looked at instead.
    pub entry: Entry,
    /// The scenario after it.
    pub scenario: Scenario,
}

impl Change {
    fn new(scenario: &Scenario, before: Entry, entry: Entry, edits: Vec<Edit>) -> Self {
        let link = Link { scenario: scenario.clone(), ..Link::default() };
        let scenario = edits.iter().fold(link, |link, edit| link.edited(edit.clone()).0).scenario;
        Self { edits, before, entry, scenario }
    }

    /// Whether no server has an option for it: who accepts is left to the kernel, so even shares
    /// only tell what uneven ones cost.
    #[must_use]
    pub fn is_no_option(&self) -> bool {
        self.edits.iter().any(|edit| matches!(edit, Edit::SetAccept(_)))
    }

    /// A link after the change: with the edits, and with the new entry in the line-up, drawn and
    /// in focus. A full line-up loses the entry that it replaces.
    #[must_use]
    pub fn applied(&self, link: &Link) -> Link {
        let full = link.scenario.lineup.len() == MAX_LINEUP;
        let gives_way = full && !link.scenario.lineup.contains(&self.entry);
        let mut edits = self.edits.clone();
        if gives_way {
            edits.push(Edit::RemoveEntry(self.before));
        }
        let shown = [Edit::AddEntry(self.entry), Edit::Show(self.entry, true)];
        edits.extend(shown);
        edits.push(Edit::Focus(self.entry));
        edits.into_iter().fold(link.clone(), |link, edit| link.edited(edit).0)
    }
}

/// The changes that may help an entry, the most obvious first: more of what can run short, another
/// way to wait, another server for the same work. Those that can't matter are left out.
#[must_use]
pub fn candidates(scenario: &Scenario, entry: Entry) -> Vec<Change> {
    let mut list = Candidates { scenario, entry, changes: Vec::new() };
    let Scenario { workers, cores, io, .. } = *scenario;
    let Cpu { reading, handler } = Cpu::of(scenario, entry);
    let cpu = reading + handler;
    let pool = entry.server == Server::Pool;
    let most = if pool { scenario.requests } else { most_of_a_process(scenario, entry.server) };
    let weighed = matches!(scenario.accept, Accept::Shares(_));
    // Weights are for so many workers and no others: twice as many would be two changes in one.
    if workers == 1 || pool || !weighed {
        list.double(Setting::Workers, workers);
    }
    if !pool && most > scenario.requests.div_ceil(workers) {
        list.add(entry, vec![Edit::SetAccept(Accept::Even)]);
    }
    if !pool && places(scenario, entry).is_some_and(|places| most > places) {
        match (entry.server, entry.handler) {
            (Server::Threads, _) => list.double(Setting::Threads, scenario.threads),
            (_, Handler::Blocking) => list.double(Setting::Tokens, scenario.tokens),
            _ => {}
        }
    }
    if cpu > 0 && cores < workers {
        list.double(Setting::Cores, cores);
    } else if cpu > io && cores < 2 * workers && (pool || !weighed) {
        // Each process has a core: it takes more of both.
        let twice = u64::from(2 * workers);
        if twice <= Setting::Workers.range().1 {
            let edits = [Setting::Workers, Setting::Cores].map(|part| Edit::Set(part, twice));
            list.add(entry, edits.into());
        }
    }
    if io > 0 {
        if let Some(connections) = short_connections(scenario, entry) {
            list.double(Setting::Connections, connections);
        }
        list.other_ways_to_wait();
    }
    if pool {
        list.higher_limits(cpu + io);
    }
    list.changes
}

struct Candidates<'a> {
    scenario: &'a Scenario,
    entry: Entry,
    changes: Vec<Change>,
}

impl Candidates<'_> {
    fn add(&mut self, entry: Entry, edits: Vec<Edit>) {
        self.changes.push(Change::new(self.scenario, self.entry, entry, edits));
    }

    /// Twice as many, or as many as there can be.
    fn double(&mut self, setting: Setting, value: u32) {
        self.set(setting, 2 * u64::from(value));
    }

    /// A higher value of a setting, within its range.
    fn set(&mut self, setting: Setting, value: u64) {
        let value = value.min(setting.range().1);
        if self.scenario.get(setting).is_some_and(|now| value > now) {
            self.add(self.entry, vec![Edit::Set(setting, value)]);
        }
    }

    fn other_ways_to_wait(&mut self) {
        let Entry { server, handler } = self.entry;
        let on = Entry::new;
        let gathers = handler == Handler::Gather;
        if gathers {
            self.double(Setting::Subtasks, self.scenario.subtasks);
        } else if server != Server::Greenlets && handler != Handler::Stuck {
            self.gather(server);
        }
        match (server, handler) {
            (Server::Pool, _) => {
                self.add(on(Server::Loop, if gathers { handler } else { Handler::Async }), vec![]);
                self.add(on(Server::Threads, handler), vec![]);
            }
            (Server::Threads, _) => {
                self.add(on(Server::Loop, if gathers { handler } else { Handler::Async }), vec![]);
            }
            (Server::Greenlets, _) => self.gather(Server::Loop),
            (Server::Loop, Handler::Stuck) => {
                self.add(on(Server::Loop, Handler::Blocking), vec![]);
                self.add(on(Server::Loop, Handler::Async), vec![]);
            }
            (Server::Loop, Handler::Blocking) => {
                self.add(on(Server::Loop, Handler::Async), vec![]);
            }
            (Server::Loop, Handler::Async | Handler::Gather) => {}
        }
    }

    /// The pieces of the wait together, in as many as they are, or in some.
    fn gather(&mut self, server: Server) {
        let split = self.scenario.subtasks > 1;
        let edits = (!split).then_some(Edit::Set(Setting::Subtasks, SPLITS.into()));
        self.add(Entry::new(server, Handler::Gather), edits.into_iter().collect());
    }

    /// Where requests may be lost: twice the time that they need, and Gunicorn's own backlog.
    fn higher_limits(&mut self, task: Micros) {
        if let Some(timeout) = self.scenario.timeout {
            self.set(Setting::Timeout, 2 * timeout.max(task));
        }
        if let Some(backlog) = self.scenario.backlog {
            let twice = 2 * u64::from(backlog);
            self.set(Setting::Backlog, twice.max(Count::BACKLOG.default.into()));
        }
    }
}

/// What counts of a run: its time, and the requests that it lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Time of the last reply, or, where requests come at a rate of their own, the 95th percentile
    /// of the response times, in microseconds; `None` without any reply. The median would hide
    /// that a queue grows, or that a few requests wait for very long.
    pub time: Option<Micros>,
    /// Requests that were refused or killed.
    pub lost: u32,
}

impl Figures {
    /// What counts of a run with these clients.
    #[must_use]
    pub fn of(client: Client, summary: &Summary) -> Self {
        let time = summary.response.map(|times| match client {
            Client::Burst | Client::Closed(_) => summary.makespan,
            Client::Paced(_) | Client::Poisson(_) => times.p95,
        });
        Self { time, lost: summary.refused + summary.killed }
    }

    /// The same of a run that has no summary: no time need be sorted for it.
    fn of_run(client: Client, run: &Run) -> Self {
        let lost = (0..run.len()).filter(|&request| run.outcome(request) != Outcome::Served);
        let time = match client {
            Client::Burst | Client::Closed(_) => {
                run.response_times().next().map(|_| run.makespan())
            }
            Client::Paced(_) | Client::Poisson(_) => run.percentile(95),
        };
        Self { time, lost: u32::try_from(lost.count()).unwrap_or(u32::MAX) }
    }

    /// Whether these figures are better than others by 2 % or more: fewer requests lost, or as
    /// many and less time.
    #[must_use]
    pub fn are_better_than(&self, than: &Self) -> bool {
        let less = |new: u64, old: u64| {
            new < old && u128::from(old - new) * 100 >= u128::from(old) * LEAST_HELP
        };
        let faster = match (self.time, than.time) {
            (Some(new), Some(old)) => less(new, old),
            _ => false,
        };
        less(self.lost.into(), than.lost.into()) || self.lost == than.lost && faster
    }
}

/// A change and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effect {
    /// The change.
    pub change: Change,
    /// The figures with it.
    pub figures: Figures,
}

/// What became of all changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    /// Whose times these are: whether the figures' time is a 95th percentile.
    pub client: Client,
    /// The figures without any change.
    pub now: Figures,
    /// Changes that help by 2 % or more, the best first: that with the fewest requests lost, then
    /// that with the least time, then the most obvious. What no server has as an option comes
    /// last.
    pub helpful: Vec<Effect>,
    /// Changes that were tried and don't.
    pub useless: Vec<Change>,
    /// Changes whose runs are too large to simulate.
    pub too_large: Vec<Change>,
}

/// The simulations of all changes, one at a time. Dropping it abandons them.
#[derive(Clone, Debug)]
pub struct Effects {
    advice: Advice,
    /// Changes to try, the next one last.
    left: Vec<Change>,
    current: Option<(Change, Simulation)>,
}

impl Effects {
    /// All changes that may help an entry, none of them tried yet.
    #[must_use]
    pub fn new(scenario: &Scenario, result: &EntryResult) -> Self {
        let client = scenario.client;
        let advice = Advice {
            client,
            now: Figures::of(client, &result.summary),
            helpful: Vec::new(),
            useless: Vec::new(),
            too_large: Vec::new(),
        };
        let mut left = candidates(scenario, result.run.entry);
        left.reverse();
        Self { advice, left, current: None }
    }

    /// Goes on by about `budget` simulation steps. Whether all is done.
    pub fn advance(&mut self, budget: u64) -> bool {
        if self.current.is_none() {
            let Some(change) = self.left.pop() else { return true };
            let simulation = Simulation::new(&change.scenario, change.entry);
            self.current = Some((change, simulation));
        }
        if self.current.as_mut().is_some_and(|(_, simulation)| simulation.advance(budget))
            && let Some((change, simulation)) = self.current.take()
        {
            match simulation.finish() {
                Some(run) => {
                    self.tried(change, Figures::of_run(self.advice.client, &run));
                }
                None => self.advice.too_large.push(change),
            }
        }
        self.is_done()
    }

    fn tried(&mut self, change: Change, figures: Figures) {
        if !figures.are_better_than(&self.advice.now) {
            return self.advice.useless.push(change);
        }
        let effect = Effect { change, figures };
        let rank = |effect: &Effect| {
            let Figures { time, lost } = effect.figures;
            (effect.change.is_no_option(), lost, time.unwrap_or(Micros::MAX))
        };
        let helpful = &mut self.advice.helpful;
        let place = helpful.partition_point(|other| rank(other) <= rank(&effect));
        helpful.insert(place, effect);
    }

    fn is_done(&self) -> bool {
        self.left.is_empty() && self.current.is_none()
    }

    /// What became of the changes, or `None` if there are some left to try.
    #[must_use]
    pub fn finish(self) -> Option<Advice> {
        self.is_done().then_some(self.advice)
    }
}
