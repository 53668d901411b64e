//! The lock of a Python process, which its threads compute under.

use super::world::World;
use pool_vs_loop::scenario::Micros;

/// For so long a thread computes while others wait.
const INTERVAL: Micros = 5_000;

#[derive(Clone, Copy)]
pub enum Thread {
    Loop,
    Of(usize),
}

/// A process's lock: who has it, who wants it, each with what is left of its burst.
pub struct Gil {
    process: usize,
    holder: Option<(Thread, Micros)>,
    wanting: Vec<(Thread, Micros)>,
    /// What the holder may still compute, since others wait.
    allowed: Option<Micros>,
    turn: u32,
}

impl Gil {
    pub fn new(process: usize) -> Self {
        Self { process, holder: None, wanting: Vec::new(), allowed: None, turn: 0 }
    }

    pub fn want(&mut self, world: &mut World, thread: Thread, burst: Micros) {
        if self.holder.is_none() {
            return self.take(world, thread, burst);
        }
        self.computed(world);
        self.wanting.push((thread, burst));
        self.allowed.get_or_insert(INTERVAL);
        self.compute(world);
    }

    fn take(&mut self, world: &mut World, thread: Thread, burst: Micros) {
        self.holder = Some((thread, burst));
        self.allowed = (!self.wanting.is_empty()).then_some(INTERVAL);
        self.compute(world);
    }

    /// The holder lets it go, and the next one has it: the first, or anyone.
    pub fn let_go(&mut self, world: &mut World) {
        self.holder = None;
        let wanting = self.wanting.len();
        if wanting == 0 {
            return world.cores.leave(world.now, self.process);
        }
        let in_turn = world.cores.list.len() == world.scenario.cores as usize;
        let mut place = 0;
        if wanting > 1 && !in_turn {
            self.turn += 1;
            let mut draws = world.gil_draws.at(self.process as u32, self.turn);
            place = draws.below(wanting as u32) as usize;
        }
        let (thread, burst) = self.wanting.remove(place);
        self.take(world, thread, burst);
    }

    /// The holder goes on with another burst.
    pub fn burst(&mut self, world: &mut World, burst: Micros) {
        if let Some((_, left)) = &mut self.holder {
            *left = burst;
        }
        self.compute(world);
    }

    /// The process has computed its stretch. The thread whose burst is over, if one is; otherwise
    /// the holder gives way.
    pub fn stretch_is_over(&mut self, world: &mut World) -> Option<Thread> {
        self.computed(world);
        let (thread, burst) = self.holder?;
        if burst == 0 {
            return Some(thread);
        }
        self.let_go(world);
        self.want(world, thread, burst);
        None
    }

    /// Takes off what the holder has computed.
    fn computed(&mut self, world: &mut World) {
        let used = world.cores.used(self.process);
        if let Some((_, burst)) = &mut self.holder {
            *burst -= used;
        }
        if let Some(allowed) = &mut self.allowed {
            *allowed -= used;
        }
    }

    /// The holder computes until there is something to decide.
    fn compute(&self, world: &mut World) {
        if let Some((_, burst)) = self.holder {
            let stretch = self.allowed.map_or(burst, |allowed| allowed.min(burst));
            world.cores.want(world.now, self.process, stretch);
        }
    }
}
