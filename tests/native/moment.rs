//! A run at one time, against naive ways to find the same.

use crate::naive::scenarios;

use pool_vs_loop::export;
use pool_vs_loop::scenario::{Accept, Entry, Micros, Scenario, Server};
use pool_vs_loop::sim::{self, Crowd, Doing, Moment, Outcome, Run, Segment, Simulation, Tracing};
use proptest::prelude::*;

pub fn run(scenario: &Scenario, entry: Entry) -> Run {
    let mut simulation = Simulation::new(scenario, entry);
    while !simulation.advance(u64::MAX) {}
    simulation.finish().expect("a finished run")
}

/// The run of an entry, and all that its requests did.
pub fn traced(scenario: &Scenario, entry: Entry) -> (Run, Vec<Segment>) {
    let mut tracing = Tracing::with_limit(scenario, entry, 0..Micros::MAX, 1, usize::MAX);
    while !tracing.advance(u64::MAX) {}
    let (traced, run) = tracing.finish_with_run().expect("a finished run");
    (run, traced.segments.expect("no limit"))
}

/// Where a request is, told from its times alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Unsent,
    Waiting(Option<u32>),
    Served(Option<u32>),
    Done(Outcome),
}

fn place(run: &Run, request: usize, at: Micros) -> Place {
    let worker = run.worker(request).map(u32::from);
    if run.ended(request).is_some_and(|end| end <= at) {
        Place::Done(run.outcome(request))
    } else if run.started(request).is_some_and(|start| start <= at) {
        Place::Served(worker)
    } else if run.sent()[request] <= at {
        Place::Waiting(worker.filter(|_| run.entry.server != Server::Pool))
    } else {
        Place::Unsent
    }
}

/// All times of a run, sorted, and those a microsecond before and after.
pub fn times(run: &Run) -> Vec<Micros> {
    let mut times: Vec<Micros> = (0..run.len())
        .flat_map(|request| [Some(run.sent()[request]), run.started(request), run.ended(request)])
        .flatten()
        .flat_map(|time| [time.saturating_sub(1), time, time + 1])
        .collect();
    times.sort_unstable();
    times.dedup();
    times
}

/// Some entry of all, and some time of a run.
fn choice() -> impl Strategy<Value = (prop::sample::Index, prop::sample::Index)> {
    (any::<prop::sample::Index>(), any::<prop::sample::Index>())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn every_request_is_at_one_place(
        scenario in scenarios::small(),
        (entry, time) in choice(),
        keep in 0..9_usize,
    ) {
        let run = run(&scenario, *entry.get(&Entry::ALL));
        let at = *time.get(&times(&run));
        let moment = Moment::of(&run, scenario.workers, at, keep);
        let places: Vec<Place> = (0..run.len()).map(|request| place(&run, request, at)).collect();
        let count = |is: &dyn Fn(Place) -> bool| {
            u32::try_from(places.iter().filter(|&&place| is(place)).count()).expect("few")
        };
        prop_assert_eq!(moment.at, at);
        prop_assert_eq!(moment.requests, scenario.requests);
        prop_assert_eq!(moment.unsent, count(&|it| it == Place::Unsent));
        prop_assert_eq!(moment.waiting, count(&|it| matches!(it, Place::Waiting(_))));
        prop_assert_eq!(moment.in_service, count(&|it| matches!(it, Place::Served(_))));
        prop_assert_eq!(moment.served, count(&|it| it == Place::Done(Outcome::Served)));
        prop_assert_eq!(moment.refused, count(&|it| it == Place::Done(Outcome::Refused)));
        prop_assert_eq!(moment.killed, count(&|it| it == Place::Done(Outcome::Killed)));
        let same = |crowd: Crowd, is: &dyn Fn(Place) -> bool| {
            let requests = (0..).zip(&places).filter(|(_, place)| is(**place)).map(|(it, _)| it);
            let first: Vec<u32> = requests.take(keep).collect();
            crowd.count == count(is) && crowd.first == first
        };
        prop_assert!(same(moment.queue(), &|it| matches!(it, Place::Waiting(_))));
        for worker in 0..scenario.workers + 1 {
            prop_assert!(same(moment.serving(worker), &|it| it == Place::Served(Some(worker))));
            prop_assert!(same(moment.waiting_at(worker), &|it| it == Place::Waiting(Some(worker))));
        }
    }

    #[test]
    fn of_many_workers_the_first_are_named_and_all_are_counted(
        scenario in scenarios::large(),
        workers in 1..=40_u32,
        (entry, time) in choice(),
        keep in 0..20_usize,
    ) {
        let scenario = Scenario { workers, accept: Accept::Random, ..scenario };
        let run = run(&scenario, *entry.get(&Entry::ALL));
        let at = *time.get(&times(&run));
        let moment = Moment::of(&run, workers, at, keep);
        let mut busy = 0;
        for worker in 0..workers {
            let is = |place: Place| (0..scenario.requests).filter(
                |&it| self::place(&run, it as usize, at) == place
            ).collect::<Vec<u32>>();
            for (crowd, all) in [
                (moment.serving(worker), is(Place::Served(Some(worker)))),
                (moment.waiting_at(worker), is(Place::Waiting(Some(worker)))),
            ] {
                prop_assert_eq!(crowd.count as usize, all.len());
                let kept = if worker < Moment::NAMED { keep.min(all.len()) } else { 0 };
                prop_assert_eq!(crowd.first, &all[..kept]);
            }
            busy += u32::from(moment.serving(worker).count > 0);
        }
        prop_assert_eq!(moment.busy_from(0), busy);
        prop_assert_eq!(moment.busy_from(workers), 0);
    }

    #[test]
    fn nothing_changes_between_two_events(scenario in scenarios::small(), (entry, time) in choice()) {
        let run = run(&scenario, *entry.get(&Entry::ALL));
        let at = *time.get(&times(&run));
        let mut events: Vec<Micros> = (0..run.len())
            .flat_map(|it| [Some(run.sent()[it]), run.started(it), run.ended(it)])
            .flatten()
            .collect();
        events.sort_unstable();
        prop_assert_eq!(sim::next_event(&run, at), events.iter().copied().find(|&it| it > at));
        let before = events.iter().copied().rfind(|&it| it < at);
        prop_assert_eq!(sim::previous_event(&run, at), before);
        let looked = |time| {
            let mut moment = Moment::of(&run, scenario.workers, time, 40);
            moment.at = 0;
            moment
        };
        if let Some(next) = sim::next_event(&run, at) {
            prop_assert_eq!(looked(at), looked(next - 1));
        } else {
            let end = looked(at);
            prop_assert_eq!(end.served + end.refused + end.killed, scenario.requests);
        }
    }

    #[test]
    fn the_log_is_its_lines_in_the_order_of_completion(
        scenario in scenarios::large(),
        (entry, time) in choice(),
    ) {
        let run = run(&scenario, *entry.get(&Entry::ALL));
        let order = sim::order_of_ends(&run);
        let mut expected: Vec<(Micros, u32)> = (0..scenario.requests)
            .filter(|&it| run.outcome(it as usize) == Outcome::Served)
            .map(|it| (run.ended(it as usize).expect("an end"), it))
            .collect();
        expected.sort_unstable();
        prop_assert!(order.iter().eq(expected.iter().map(|(_, request)| request)));
        let at = *time.get(&times(&run));
        let finished = expected.iter().filter(|(end, _)| *end <= at).count();
        prop_assert_eq!(sim::finished_by(&run, &order, at), finished);
        let lines: Vec<String> = order.iter().map(|&it| export::log_line(&run, it)).collect();
        let log: String = export::log(&run).collect();
        prop_assert!(log.lines().eq(lines.iter()));
        let lost = (0..scenario.requests).find(|it| run.response_time(*it as usize).is_none());
        if let Some(lost) = lost {
            prop_assert_eq!(export::log_line(&run, lost), "");
        }
    }

    #[test]
    fn whoever_is_in_service_does_something(scenario in scenarios::small(), (entry, time) in choice()) {
        let (run, segments) = traced(&scenario, *entry.get(&Entry::ALL));
        let at = *time.get(&times(&run));
        let doing = Doing::at(&segments, at);
        let moment = Moment::of(&run, scenario.workers, at, 40);
        for worker in 0..scenario.workers {
            let serving = moment.serving(worker);
            for &request in serving.first {
                let segment = doing.of(request).expect("a segment");
                prop_assert_eq!(segment.worker.map(u32::from), Some(worker));
                prop_assert!(segment.from <= at && at < segment.to);
            }
            let all: usize = sim::Activity::ALL.iter().map(|&it| doing.count(worker, it)).sum();
            prop_assert_eq!(all, serving.count as usize);
        }
        for request in 0..scenario.requests {
            let index = request as usize;
            let there = run.sent()[index] <= at && run.ended(index) > Some(at);
            prop_assert_eq!(doing.of(request).is_some(), there);
        }
    }
}
