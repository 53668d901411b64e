//! Processes that want to compute, and the cores that they stand in line for.

use pool_vs_loop::scenario::Micros;
use pool_vs_loop::sim::random::Source;

/// For so long a process computes before it gives way, if others wait.
const SLICE: Micros = 3_000;

/// All runnable processes in one list: the first of them compute.
pub struct Cores {
    pub count: usize,
    pub list: Vec<usize>,
    /// What a process computes until it decides something; `None` from then until it has decided.
    left: Vec<Option<Micros>>,
    /// When its core or its slice began.
    since: Vec<Micros>,
    /// What it has computed since somebody asked.
    used: Vec<Micros>,
    draws: Source,
    turn: u32,
}

/// What happens on the cores.
pub enum Tick {
    /// This process has computed its stretch.
    Over(usize),
    /// A process gave way.
    GaveWay,
}

impl Cores {
    pub fn new(count: usize, processes: usize, draws: Source) -> Self {
        Self {
            count,
            list: Vec::new(),
            left: vec![None; processes],
            since: vec![0; processes],
            used: vec![0; processes],
            draws,
            turn: 0,
        }
    }

    fn computing(&self) -> Vec<usize> {
        self.list.iter().copied().take(self.count).collect()
    }

    /// Changes the list; who has got a core by that has it from now on.
    fn change(&mut self, now: Micros, change: impl FnOnce(&mut Vec<usize>)) {
        let before = self.computing();
        change(&mut self.list);
        for process in self.computing() {
            if !before.contains(&process) {
                self.since[process] = now;
            }
        }
    }

    /// A process wants to compute for so long.
    pub fn want(&mut self, now: Micros, process: usize, stretch: Micros) {
        self.left[process] = Some(stretch);
        if !self.list.contains(&process) {
            self.change(now, |list| list.push(process));
        }
    }

    /// A process wants a core, only to have one. Whether it has one at once.
    pub fn get(&mut self, now: Micros, process: usize) -> bool {
        self.want(now, process, 0);
        let has = self.computing().contains(&process);
        if has {
            self.left[process] = None;
        }
        has
    }

    /// A process sleeps, if it doesn't already.
    pub fn leave(&mut self, now: Micros, process: usize) {
        self.left[process] = None;
        self.change(now, |list| list.retain(|&other| other != process));
    }

    /// What a process has computed since this was asked last.
    pub fn used(&mut self, process: usize) -> Micros {
        std::mem::take(&mut self.used[process])
    }

    /// When a process has its slice up next, from now on, if somebody waits.
    fn slice(&self, now: Micros, process: usize) -> Option<Micros> {
        let since = self.since[process];
        let slices = (now - since).div_ceil(SLICE).max(1);
        (self.list.len() > self.count).then_some(since + slices * SLICE)
    }

    /// When something happens next.
    pub fn next(&self, now: Micros) -> Option<Micros> {
        let mut times = Vec::new();
        for process in self.computing() {
            times.extend(self.left[process].map(|left| now + left));
            times.extend(self.slice(now, process));
        }
        times.into_iter().min()
    }

    pub fn pass(&mut self, time: Micros) {
        for process in self.computing() {
            self.used[process] += time;
            if let Some(left) = &mut self.left[process] {
                *left -= time;
            }
        }
    }

    /// The next thing that is due now.
    pub fn tick(&mut self, now: Micros) -> Option<Tick> {
        let mut computing = self.computing();
        computing.sort_unstable();
        for process in computing {
            if self.left[process] == Some(0) {
                self.left[process] = None;
                return Some(Tick::Over(process));
            }
            if self.left[process].is_some() && self.slice(now, process) == Some(now) {
                self.give_way(now, process);
                return Some(Tick::GaveWay);
            }
        }
        None
    }

    fn give_way(&mut self, now: Micros, process: usize) {
        let before_the_end = self.draws.at(self.turn, 0).below(2) == 0;
        self.turn += 1;
        self.since[process] = now;
        self.change(now, |list| {
            list.retain(|&other| other != process);
            let place = list.len() - usize::from(before_the_end);
            list.insert(place, process);
        });
    }
}
