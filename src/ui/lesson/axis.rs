//! What a prediction needs of the axes: how far they reach, where a line has handles, and how a
//! prediction stands in the plot.

use crate::chart::Sketch;
use crate::chart::top_of_axis;
use crate::lesson::handles::{at_handles, places};
use crate::lesson::{Exercise, Predict, Prediction, Unit, height, limits};
use crate::scenario::{Entry, Micros, View};
use crate::sim;

/// Time at the top of the axis while the reader predicts: some more than [`height`], as a round number.
pub fn until(exercise: &Exercise) -> Micros {
    let link = &exercise.scenario;
    let shown: Vec<Entry> = link.shown().collect();
    let results = sim::run_within(&link.scenario, limits::WORK);
    let top = top_of_axis(&results, &shown, link.view);
    round(height(exercise, top).saturating_mul(13) / 10)
}

/// The next larger time that is written with one digit, or with 15.
fn round(time: Micros) -> Micros {
    let mut unit: Micros = 1;
    loop {
        for tenths in [10, 15, 20, 30, 40, 60, 80] {
            let round = unit.saturating_mul(tenths) / 10;
            if round >= time {
                return round;
            }
        }
        unit = unit.saturating_mul(10);
    }
}

/// How a prediction stands in a view of the plot; `None` where it can't: then words say it.
pub fn sketch(exercise: &Exercise, prediction: &Prediction, view: View) -> Option<Sketch> {
    let requests = exercise.scenario.scenario.requests;
    match (prediction, &exercise.predict) {
        (Prediction::Number(number), Predict::Number { unit, .. }) => {
            let whole = number / 1_000_000;
            match (unit, view) {
                (Unit::Seconds | Unit::Milliseconds, View::Finished) => {
                    Some(Sketch::Upright(*number))
                }
                (Unit::Seconds | Unit::Milliseconds, _) => Some(Sketch::Level(*number)),
                (Unit::Requests, View::Request) => Some(Sketch::Upright(whole)),
                (Unit::Requests, View::Finished) => Some(Sketch::Level(whole)),
                _ => None,
            }
        }
        (Prediction::Point(time), Predict::Point { request, .. }) if view == View::Request => {
            Some(Sketch::Point(request.number(requests).into(), *time))
        }
        (Prediction::Line(times), _) if view == View::Request => {
            let heights = at_handles(times);
            Some(Sketch::Line(places(requests).into_iter().zip(heights).collect()))
        }
        _ => None,
    }
}

/// What a prediction says of one request, in microseconds, if it says anything of that one.
pub fn at_request(exercise: &Exercise, prediction: &Prediction, place: u64) -> Option<Micros> {
    let requests = exercise.scenario.scenario.requests;
    match (prediction, &exercise.predict) {
        (Prediction::Number(time), Predict::Number { unit, .. }) => {
            matches!(unit, Unit::Seconds | Unit::Milliseconds).then_some(*time)
        }
        (Prediction::Point(time), Predict::Point { request, .. }) => {
            (u64::from(request.number(requests)) == place).then_some(*time)
        }
        (Prediction::Line(times), _) => {
            times.get(usize::try_from(place).ok()?.checked_sub(1)?).copied()
        }
        _ => None,
    }
}
