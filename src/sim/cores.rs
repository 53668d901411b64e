//! CPU cores that processes queue for (rule 4 of the server models).

use super::deadlines::Deadlines;
use super::random::{Source, Stream};
use crate::scenario::Micros;
use std::cmp::Ordering;

/// How long a process computes before it may have to give way, in microseconds: the base slice of
/// Linux's scheduler.
pub const SLICE: Micros = 3_000;

/// The cores and the processes that want them. The first `cores` of the runnable processes
/// compute. A woken process joins the back; one whose slice is up while others wait is put at one
/// of the last two places, by chance. Where nobody waits, slices pass without an event.
#[derive(Clone, Debug)]
pub(super) struct Cores {
    cores: usize,
    /// Runnable processes; not kept where there is a core for each.
    runnable: Vec<u16>,
    processes: Vec<Process>,
    /// When computing processes are to be looked at: a stretch is done, or a slice is up.
    stops: Deadlines,
    draws: Source,
    turns: u32,
    /// Processes that compute or wait.
    wanting: usize,
    /// Processes that have got a core, or lost it, for whom wants to know.
    changes: Option<Vec<u16>>,
}

/// A process, as the cores see it.
#[derive(Clone, Copy, Debug, Default)]
struct Process {
    place: Place,
    /// CPU time that it still wants, as of `since`.
    left: Micros,
    /// When `left` was last brought up to date.
    since: Micros,
    /// When it got its core, or its last slice was up.
    slice: Micros,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Place {
    #[default]
    Asleep,
    Waiting,
    Computing,
}

impl Cores {
    pub(super) fn new(cores: u32, processes: u32, seed: u32) -> Self {
        Self {
            cores: cores as usize,
            runnable: Vec::with_capacity(if processes > cores { processes as usize } else { 0 }),
            processes: vec![Process::default(); processes as usize],
            stops: Deadlines::new(processes as usize),
            draws: Source::new(seed, Stream::Cores),
            turns: 0,
            wanting: 0,
            changes: None,
        }
    }

    /// A process wants so much CPU time, from now on, instead of what it may still want. An asleep
    /// one wakes up. Whether it computes now.
    pub(super) fn want(&mut self, process: u16, stretch: Micros, now: Micros) -> bool {
        let ample = self.is_ample();
        let it = &mut self.processes[usize::from(process)];
        self.wanting += usize::from(it.place == Place::Asleep);
        it.left = stretch;
        it.since = now;
        match it.place {
            Place::Computing => self.schedule(process, now),
            Place::Waiting => {}
            Place::Asleep if ample => self.begin(process, now),
            Place::Asleep => {
                self.runnable.push(process);
                if self.runnable.len() <= self.cores {
                    self.begin(process, now);
                } else {
                    self.processes[usize::from(process)].place = Place::Waiting;
                    if self.runnable.len() == self.cores + 1 {
                        // From now on slices count.
                        for place in 0..self.cores {
                            self.schedule(self.runnable[place], now);
                        }
                    }
                }
            }
        }
        self.processes[usize::from(process)].place == Place::Computing
    }

    /// A process wants a core, without knowing yet for how long. Whether it has one: then it keeps
    /// it for this instant, in which it must want more or leave. Otherwise it will be said to be
    /// done when it has one.
    pub(super) fn wake(&mut self, process: u16, now: Micros) -> bool {
        if self.is_ample() {
            let it = &mut self.processes[usize::from(process)];
            self.wanting += usize::from(it.place == Place::Asleep);
            *it = Process { place: Place::Computing, left: 0, since: now, slice: now };
            return true;
        }
        let computes = self.want(process, 0, now);
        if computes {
            self.stops.clear(process);
        }
        computes
    }

    /// CPU time that a process still wants.
    pub(super) fn left(&self, process: u16, now: Micros) -> Micros {
        let it = &self.processes[usize::from(process)];
        match it.place {
            Place::Computing => it.left - (now - it.since),
            _ => it.left,
        }
    }

    /// A process goes to sleep, and who waits first gets its core. Whether it was awake.
    pub(super) fn leave(&mut self, process: u16, now: Micros) -> bool {
        let was = std::mem::take(&mut self.processes[usize::from(process)].place);
        self.stops.clear(process);
        self.wanting -= usize::from(was != Place::Asleep);
        if self.is_ample() || was == Place::Asleep {
            return was != Place::Asleep;
        }
        if let Some(place) = self.runnable.iter().position(|&other| other == process) {
            self.runnable.remove(place);
            if place < self.cores
                && let Some(&next) = self.runnable.get(self.cores - 1)
            {
                self.begin(next, now);
            }
        }
        true
    }

    /// From now on changes are to be recorded.
    pub(super) fn record_changes(&mut self) {
        self.changes = Some(Vec::new());
    }

    /// A process that has got a core, or lost it, since this was asked last.
    pub(super) fn take_change(&mut self) -> Option<u16> {
        self.changes.as_mut()?.pop()
    }

    fn record(&mut self, process: u16) {
        if let Some(changes) = &mut self.changes {
            changes.push(process);
        }
    }

    /// Whether a process computes.
    pub(super) fn is_computing(&self, process: u16) -> bool {
        self.processes[usize::from(process)].place == Place::Computing
    }

    /// Whether a process computes or waits for a core.
    pub(super) fn wants(&self, process: u16) -> bool {
        self.processes[usize::from(process)].place != Place::Asleep
    }

    /// How many processes want a core, beside how many cores there are.
    pub(super) fn load(&self) -> Ordering {
        self.wanting.cmp(&self.cores)
    }

    /// The next time at which something happens.
    pub(super) fn next_time(&self) -> Option<Micros> {
        self.stops.next().map(|(time, _)| time)
    }

    /// Does one thing that is due now. A process whose stretch is done keeps its core and must
    /// want more or leave.
    pub(super) fn pop_at(&mut self, now: Micros) -> Option<Stop> {
        let (_, process) = self.stops.next().filter(|(time, _)| *time <= now)?;
        if self.left(process, now) == 0 {
            self.stops.clear(process);
            return Some(Stop::Done(process));
        }
        self.give_way(process, now);
        Some(Stop::Slice)
    }

    /// Whether each process has a core of its own.
    fn is_ample(&self) -> bool {
        self.cores >= self.processes.len()
    }

    fn begin(&mut self, process: u16, now: Micros) {
        let it = &mut self.processes[usize::from(process)];
        *it = Process { place: Place::Computing, left: it.left, since: now, slice: now };
        self.record(process);
        self.schedule(process, now);
    }

    /// Sets when a computing process is to be looked at.
    fn schedule(&mut self, process: u16, now: Micros) {
        let contended = self.runnable.len() > self.cores;
        let it = &mut self.processes[usize::from(process)];
        let done = it.since + it.left;
        let stop = if contended {
            // Slices that were up while nobody waited have passed.
            let passed = now.saturating_sub(it.slice).saturating_sub(1) / SLICE;
            it.slice += passed * SLICE;
            done.min(it.slice + SLICE)
        } else {
            done
        };
        self.stops.set(process, stop);
    }

    /// The slice of a computing process is up.
    fn give_way(&mut self, process: u16, now: Micros) {
        if self.runnable.len() <= self.cores {
            // Nobody waits any more. Somebody may yet in this instant: the slice stays up.
            return self.schedule(process, now);
        }
        let left = self.left(process, now);
        let it = &mut self.processes[usize::from(process)];
        (it.left, it.since, it.slice) = (left, now, now);
        if let Some(place) = self.runnable.iter().position(|&other| other == process) {
            self.runnable.remove(place);
            let others = u32::try_from(self.runnable.len()).unwrap_or(u32::MAX);
            let last = others.saturating_sub(1);
            let place = (last + self.draws.at(self.turns, 0).below(2)) as usize;
            self.turns = self.turns.wrapping_add(1);
            self.runnable.insert(place, process);
            if place >= self.cores {
                self.processes[usize::from(process)].place = Place::Waiting;
                self.stops.clear(process);
                self.record(process);
                let next = self.runnable[self.cores - 1];
                self.begin(next, now);
                return;
            }
        }
        self.schedule(process, now);
    }
}

/// Something that happened at the cores.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// A process has had the stretch that it wanted.
    Done(u16),
    /// A slice was up.
    Slice,
}
