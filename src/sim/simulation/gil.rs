//! Threads of one process share the GIL (rule 3 of the server models).

use super::{Activity, NONE, Simulation, State};
use crate::scenario::Micros;
use std::cmp::Ordering;

/// CPU time after which a thread gives way while others wait, in microseconds: `CPython`'s switch
/// interval.
pub const SWITCH_INTERVAL: Micros = 5_000;

/// The event loop's own thread, among those that want the GIL.
pub(super) const LOOP: u32 = NONE - 1;

/// Who has the GIL of a process and who wants it: requests, which stand for their threads, or
/// [`LOOP`].
#[derive(Clone, Debug)]
pub(super) struct Gil {
    holder: u32,
    /// Those that wait, in the order of coming.
    waiting: Vec<u32>,
    /// CPU time that the process was last said to want.
    stretch: Micros,
    /// CPU time that the holder may still use while others wait.
    quantum: Micros,
    /// CPU time that the loop's thread has left of what it does.
    loop_burst: Micros,
    /// How often a next holder was drawn.
    turns: u32,
}

impl Gil {
    /// A GIL that nobody has, with room for so many who wait.
    pub(super) fn new(threads: usize) -> Self {
        let waiting = Vec::with_capacity(threads);
        Self { holder: NONE, waiting, stretch: 0, quantum: 0, loop_burst: 0, turns: 0 }
    }

    /// Who has it, or [`NONE`].
    pub(super) const fn holder(&self) -> u32 {
        self.holder
    }
}

impl Simulation {
    /// A thread wants the GIL, for the burst that it has left.
    pub(super) fn want_gil(&mut self, process: u16, job: u32) {
        let gil = &mut self.processes[usize::from(process)].gil;
        if gil.holder == NONE {
            return self.take_gil(process, job);
        }
        gil.waiting.push(job);
        let first = gil.waiting.len() == 1;
        self.mark_waiting(process, job);
        if first {
            // From now on the holder's time is limited.
            self.settle(process);
            self.processes[usize::from(process)].gil.quantum = SWITCH_INTERVAL;
            self.go_on(process);
        }
    }

    /// A thread has the GIL; it can compute when its process has a core.
    fn take_gil(&mut self, process: u16, job: u32) {
        let gil = &mut self.processes[usize::from(process)].gil;
        gil.holder = job;
        gil.quantum = SWITCH_INTERVAL;
        self.go_on(process);
        if let Some(request) = self.request_of_job(process, job) {
            self.mark_computing(process, request);
        }
    }

    fn mark_waiting(&mut self, process: u16, job: u32) {
        if let Some(request) = self.request_of_job(process, job) {
            self.mark(request, Activity::AwaitingGil);
        }
    }

    /// The holder wants to compute to the end of its burst, or of its time.
    fn go_on(&mut self, process: u16) {
        let left = self.burst_left(process);
        let gil = &mut self.processes[usize::from(process)].gil;
        gil.stretch = if gil.waiting.is_empty() { left } else { left.min(gil.quantum) };
        self.cores.want(process, gil.stretch, self.now);
    }

    /// The holder no longer wants the GIL.
    pub(super) fn release_gil(&mut self, process: u16) {
        match self.take_next(process) {
            Some(next) => self.take_gil(process, next),
            None => {
                self.processes[usize::from(process)].gil.holder = NONE;
                self.cores.leave(process, self.now);
            }
        }
    }

    /// The loop's thread, which has the GIL, computes.
    pub(super) fn compute_on_loop(&mut self, process: u16, burst: Micros) {
        self.processes[usize::from(process)].gil.loop_burst = burst;
        self.go_on(process);
    }

    /// The process has had its stretch: the holder's burst is over, or it has to give way, never
    /// to itself (`FORCE_SWITCHING`).
    pub(super) fn gil_cpu_done(&mut self, process: u16) {
        self.settle(process);
        let holder = self.processes[usize::from(process)].gil.holder;
        if self.burst_left(process) > 0 {
            let next = self.take_next(process);
            if next.is_some() {
                self.processes[usize::from(process)].gil.waiting.push(holder);
                self.mark_waiting(process, holder);
            }
            self.take_gil(process, next.unwrap_or(holder));
        } else if holder == LOOP {
            self.loop_cpu_done(process);
        } else {
            self.burst_done(process, holder);
            self.release_gil(process);
        }
    }

    /// Takes one of those that wait. While each computing process has a core and none is idle,
    /// threads wake up in turn; where a core is idle, the one that asked for the GIL may be faster
    /// than the one that is woken, and where processes queue for cores, any of them may: then it
    /// is a matter of chance (docs/model.md has the measurements).
    fn take_next(&mut self, process: u16) -> Option<u32> {
        let gil = &mut self.processes[usize::from(process)].gil;
        let waiting = u32::try_from(gil.waiting.len()).unwrap_or(NONE);
        let place = match waiting {
            0 => return None,
            1 => 0,
            _ if self.cores.load() == Ordering::Equal => 0,
            _ => {
                gil.turns = gil.turns.wrapping_add(1);
                self.gil_draws.at(process.into(), gil.turns).below(waiting)
            }
        };
        Some(gil.waiting.remove(place as usize))
    }

    /// Brings the holder's burst up to date.
    fn settle(&mut self, process: u16) {
        let left = self.cores.left(process, self.now);
        let gil = &mut self.processes[usize::from(process)].gil;
        let used = gil.stretch - left;
        gil.stretch = left;
        gil.quantum = gil.quantum.saturating_sub(used);
        if gil.holder == LOOP {
            gil.loop_burst -= used;
        } else if let Some(burst) = self.bursts.get_mut(gil.holder as usize) {
            *burst -= u32::try_from(used).unwrap_or(0);
        }
    }

    /// CPU time that the holder's burst has left.
    fn burst_left(&self, process: u16) -> Micros {
        let gil = &self.processes[usize::from(process)].gil;
        match gil.holder {
            LOOP => gil.loop_burst,
            holder => self.bursts.get(holder as usize).copied().unwrap_or(0).into(),
        }
    }

    /// The loop's thread lets others have the GIL for once, then wants it back.
    pub(super) fn yield_gil(&mut self, process: u16) {
        self.processes[usize::from(process)].state = State::Waking;
        self.release_gil(process);
        self.want_gil(process, LOOP);
    }
}
