//! Deadlines of a few, each of whom has at most one.

use crate::scenario::Micros;

/// Not in the heap.
const NOWHERE: u32 = u32::MAX;

/// A heap of deadlines by owner, in which a deadline can be moved and taken back. Of equal ones
/// that of the lower owner is the next. Every change costs O(log n).
#[derive(Clone, Debug, Default)]
pub(super) struct Deadlines {
    /// Owners, as a binary heap.
    heap: Vec<u16>,
    /// Deadline and place in the heap, by owner.
    owners: Vec<(Micros, u32)>,
}

impl Deadlines {
    /// No deadlines yet, for owners from 0 to `owners - 1`.
    pub(super) fn new(owners: usize) -> Self {
        Self { heap: Vec::with_capacity(owners), owners: vec![(0, NOWHERE); owners] }
    }

    /// The next deadline and whose it is.
    pub(super) fn next(&self) -> Option<(Micros, u16)> {
        self.heap.first().map(|&owner| (self.owners[usize::from(owner)].0, owner))
    }

    /// Gives an owner a deadline, instead of the one that it may have.
    pub(super) fn set(&mut self, owner: u16, deadline: Micros) {
        let entry = &mut self.owners[usize::from(owner)];
        entry.0 = deadline;
        if entry.1 == NOWHERE {
            entry.1 = u32::try_from(self.heap.len()).unwrap_or(NOWHERE);
            self.heap.push(owner);
        }
        let place = entry.1 as usize;
        if self.rise(place) == place {
            self.sink(place);
        }
    }

    /// Takes an owner's deadline back, if it has one.
    pub(super) fn clear(&mut self, owner: u16) {
        let place = self.owners[usize::from(owner)].1;
        if place == NOWHERE {
            return;
        }
        let place = place as usize;
        self.owners[usize::from(owner)].1 = NOWHERE;
        let moved = self.heap.pop();
        if let Some(moved) = moved.filter(|_| place < self.heap.len()) {
            self.put(place, moved);
            let place = self.rise(place);
            self.sink(place);
        }
    }

    fn key(&self, place: usize) -> (Micros, u16) {
        let owner = self.heap[place];
        (self.owners[usize::from(owner)].0, owner)
    }

    fn put(&mut self, place: usize, owner: u16) {
        self.heap[place] = owner;
        self.owners[usize::from(owner)].1 = u32::try_from(place).unwrap_or(NOWHERE);
    }

    fn swap(&mut self, a: usize, b: usize) {
        let (first, second) = (self.heap[a], self.heap[b]);
        self.put(a, second);
        self.put(b, first);
    }

    fn rise(&mut self, mut place: usize) -> usize {
        while place > 0 {
            let parent = (place - 1) / 2;
            if self.key(parent) <= self.key(place) {
                break;
            }
            self.swap(parent, place);
            place = parent;
        }
        place
    }

    fn sink(&mut self, mut place: usize) {
        loop {
            let (left, right) = (2 * place + 1, 2 * place + 2);
            let mut least = place;
            for child in [left, right] {
                if child < self.heap.len() && self.key(child) < self.key(least) {
                    least = child;
                }
            }
            if least == place {
                break;
            }
            self.swap(least, place);
            place = least;
        }
    }
}
