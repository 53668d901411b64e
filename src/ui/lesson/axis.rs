//! What a prediction needs of the axes: how far they reach, where a line has handles, and how a
//! prediction stands in the plot.

use crate::chart::Sketch;
use crate::chart::top_of_axis;
use crate::lesson::handles::{at_handles, places};
use crate::lesson::{Exercise, Predict, Prediction, Unit, limits};
use crate::scenario::{Entry, Micros, View};
use crate::sim;

/// How many times the longest time the axis may be at most, so that it can be drawn on.
const ROOM: Micros = 8;

/// Time at the top of the axis while the reader predicts. That must not give the answer away: it is
/// the time that one request after another would take each worker, if that isn't out of all
/// proportion, and more than that, as a round number.
pub fn until(exercise: &Exercise) -> Micros {
    let link = &exercise.scenario;
    let scenario = &link.scenario;
    let shown: Vec<Entry> = link.shown().collect();
    let results = sim::run_within(scenario, limits::WORK);
    let top = top_of_axis(&results, &shown, link.view).max(1);
    let waves = scenario.requests.div_ceil(scenario.workers.max(1));
    let naive = (scenario.io + scenario.cpu).saturating_mul(waves.into());
    round(naive.clamp(top, top * ROOM).saturating_mul(13) / 10)
}

/// The next larger 1, 2 or 5 times a power of ten.
fn round(time: Micros) -> Micros {
    let mut unit: Micros = 1;
    loop {
        for digit in [1, 2, 5] {
            if unit.saturating_mul(digit) >= time {
                return unit.saturating_mul(digit);
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
