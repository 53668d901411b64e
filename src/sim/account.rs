//! Where the time of requests went.

use super::{Activity, Segment};

/// What all requests of a run did from their sending to their end, added up by activity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    totals: [u128; Activity::ALL.len()],
}

impl Account {
    /// Adds a segment.
    pub fn add(&mut self, segment: &Segment) {
        self.totals[segment.activity as usize] += u128::from(segment.to - segment.from);
    }

    /// Time that requests spent with an activity, in microseconds, all requests together.
    #[must_use]
    pub const fn time(&self, activity: Activity) -> u128 {
        self.totals[activity as usize]
    }

    /// Time of all activities, in microseconds: the sum of all times from sending to end.
    #[must_use]
    pub fn total(&self) -> u128 {
        self.totals.iter().sum()
    }

    /// Share of all time that went to an activity, 0 to 1; 0 if there was no time at all.
    #[must_use]
    pub fn share(&self, activity: Activity) -> f64 {
        self.time(activity) as f64 / self.total().max(1) as f64
    }
}
