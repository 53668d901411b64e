//! The queue of future events.

use crate::scenario::Micros;
use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

/// Events in order of time; of those at one time, the first pushed comes first.
///
/// Pushing in rising order, as equal durations do, costs O(1), anything else O(log n).
///
/// ```
/// use pool_vs_loop::sim::EventQueue;
///
/// let mut queue = EventQueue::default();
/// queue.push(20, 'b');
/// queue.push(10, 'a');
/// queue.push(20, 'c');
/// assert_eq!(queue.next_time(), Some(10));
/// let order: Vec<_> = std::iter::from_fn(|| queue.pop()).collect();
/// assert_eq!(order, [(10, 'a'), (20, 'b'), (20, 'c')]);
/// ```
#[derive(Clone, Debug)]
pub struct EventQueue<E> {
    /// Events that were pushed no earlier than all in here: sorted as they stand.
    rising: VecDeque<Timed<E>>,
    /// The others.
    heap: BinaryHeap<Reverse<Timed<E>>>,
    /// Numbers the pushes, to keep their order at one time.
    pushed: u32,
}

/// An event, ordered by time and then by push; the event itself never matters.
#[derive(Clone, Copy, Debug)]
struct Timed<E> {
    time: Micros,
    push: u32,
    event: E,
}

impl<E> Default for EventQueue<E> {
    fn default() -> Self {
        Self { rising: VecDeque::new(), heap: BinaryHeap::new(), pushed: 0 }
    }
}

impl<E> EventQueue<E> {
    /// An empty queue with room for so many events, which mostly are pushed in rising order or
    /// mostly are not.
    #[must_use]
    pub fn with_capacity(events: usize, rising: bool) -> Self {
        let few = events.min(1_024);
        let (rising, heap) = if rising { (events, few) } else { (few, events) };
        Self {
            rising: VecDeque::with_capacity(rising),
            heap: BinaryHeap::with_capacity(heap),
            pushed: 0,
        }
    }

    /// Adds an event. At most 2^32 can be pushed in a queue's life.
    pub fn push(&mut self, time: Micros, event: E) {
        let timed = Timed { time, push: self.pushed, event };
        self.pushed += 1;
        if self.rising.back().is_none_or(|last| last.time <= time) {
            self.rising.push_back(timed);
        } else {
            self.heap.push(Reverse(timed));
        }
    }

    /// The time of the next event, if there is one.
    #[must_use]
    pub fn next_time(&self) -> Option<Micros> {
        let rising = self.rising.front().map(|timed| timed.time);
        let heap = self.heap.peek().map(|Reverse(timed)| timed.time);
        rising.into_iter().chain(heap).min()
    }

    /// Takes the next event with its time.
    pub fn pop(&mut self) -> Option<(Micros, E)> {
        let from_heap = match (self.rising.front(), self.heap.peek()) {
            (Some(rising), Some(Reverse(heap))) => heap < rising,
            (rising, _) => rising.is_none(),
        };
        let timed = if from_heap { self.heap.pop()?.0 } else { self.rising.pop_front()? };
        Some((timed.time, timed.event))
    }

    /// Takes the next event if it is due at this time or was before.
    pub fn pop_at(&mut self, time: Micros) -> Option<E> {
        let rising = self.rising.front().is_some_and(|timed| timed.time <= time);
        let heap = self.heap.peek().is_some_and(|Reverse(timed)| timed.time <= time);
        if rising && !heap {
            return self.rising.pop_front().map(|timed| timed.event);
        }
        heap.then(|| self.pop())?.map(|(_, event)| event)
    }
}

impl<E> Ord for Timed<E> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.time, self.push).cmp(&(other.time, other.push))
    }
}

impl<E> PartialOrd for Timed<E> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl<E> PartialEq for Timed<E> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl<E> Eq for Timed<E> {}
