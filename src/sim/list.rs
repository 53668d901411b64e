//! First-in, first-out lists that share one array of links.

/// No item.
pub(super) const NONE: u32 = u32::MAX;

/// For each item the one behind it, in whichever list it stands: at most one.
#[derive(Clone, Debug, Default)]
pub(super) struct Links {
    next: Vec<u32>,
}

/// A list of items.
#[derive(Clone, Copy, Debug)]
pub(super) struct List {
    head: u32,
    tail: u32,
    len: u32,
}

impl Default for List {
    fn default() -> Self {
        Self { head: NONE, tail: NONE, len: 0 }
    }
}

impl Links {
    /// Room for items from 0 to `items - 1`. It costs nothing until they are linked.
    pub(super) fn new(items: usize) -> Self {
        Self { next: vec![0; items] }
    }

    /// Puts an item at the end of a list.
    pub(super) fn push(&mut self, list: &mut List, item: u32) {
        if list.len == 0 {
            list.head = item;
        } else {
            self.next[list.tail as usize] = item;
        }
        list.tail = item;
        list.len += 1;
    }

    /// Takes the first item of a list.
    pub(super) fn pop(&mut self, list: &mut List) -> Option<u32> {
        let head = list.front()?;
        list.len -= 1;
        list.head = self.next[head as usize];
        Some(head)
    }

    /// Moves all items of a list to the end of another.
    pub(super) fn append(&mut self, list: &mut List, from: &mut List) {
        let from = std::mem::take(from);
        if from.len == 0 {
            return;
        }
        if list.len == 0 {
            *list = from;
        } else {
            self.next[list.tail as usize] = from.head;
            list.tail = from.tail;
            list.len += from.len;
        }
    }
}

impl List {
    /// How many items it has.
    pub(super) const fn len(&self) -> u32 {
        self.len
    }

    /// Whether it has none.
    pub(super) const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Its first item.
    pub(super) const fn front(&self) -> Option<u32> {
        if self.len == 0 { None } else { Some(self.head) }
    }
}
