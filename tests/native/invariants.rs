//! What must hold of any run, whatever the scenario.

use crate::naive::scenarios::{large, small};
use pool_vs_loop::scenario::{Accept, Client, Entry, Handler, Micros, Scenario, Server};
use pool_vs_loop::sim::overhead::Cpu;
use pool_vs_loop::sim::work::Work;
use pool_vs_loop::sim::{self, EntryResult, Outcome, Run, Simulation};
use proptest::prelude::*;

/// All entries on a scenario; a line-up has room for 8 of the 13.
fn run_all(scenario: &Scenario) -> Vec<EntryResult> {
    let parts = Entry::ALL
        .chunks(7)
        .flat_map(|part| sim::run(&Scenario { lineup: part.to_vec(), ..scenario.clone() }).entries);
    let results: Vec<EntryResult> = parts.collect();
    assert_eq!(results.len(), Entry::ALL.len(), "none of these is too large");
    results
}

/// How many of these intervals cover each time between two changes: from, to, number.
fn covered(intervals: impl Iterator<Item = (Micros, Micros)>) -> Vec<(Micros, Micros, usize)> {
    let mut changes: Vec<(Micros, i32)> =
        intervals.filter(|(from, to)| from < to).flat_map(|(f, t)| [(f, 1), (t, -1)]).collect();
    changes.sort_unstable();
    let mut count = 0;
    let mut times = Vec::new();
    for pair in changes.windows(2) {
        count += pair[0].1;
        if pair[0].0 < pair[1].0 {
            times.push((pair[0].0, pair[1].0, usize::try_from(count).expect("no negative number")));
        }
    }
    times
}

/// When each request stood in the system, waited for service, and was in service.
fn in_system(run: &Run, request: usize) -> (Micros, Micros) {
    (run.sent()[request], run.ended(request).expect("an end"))
}

fn in_queue(run: &Run, request: usize) -> (Micros, Micros) {
    let (sent, ended) = in_system(run, request);
    (sent, run.started(request).unwrap_or(ended))
}

fn in_service(run: &Run, request: usize) -> (Micros, Micros) {
    (in_queue(run, request).1, in_system(run, request).1)
}

/// The requests that a process had; of a pool, any.
fn had(run: &Run, worker: u32) -> impl Iterator<Item = usize> {
    (0..run.len()).filter(move |&request| run.worker(request).map(u32::from) == Some(worker))
}

/// Requests that a process may have between start and end.
fn places(scenario: &Scenario, entry: Entry) -> usize {
    match (entry.server, entry.handler) {
        (Server::Pool, _) | (Server::Loop, Handler::Stuck) => 1,
        (Server::Threads, _) => scenario.threads as usize,
        (Server::Loop, Handler::Blocking) => scenario.tokens as usize,
        _ => usize::MAX,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn every_request_ends_once_with_an_outcome_that_its_scenario_allows(scenario in large()) {
        for EntryResult { run, summary, .. } in run_all(&scenario) {
            let pool = run.entry.server == Server::Pool;
            prop_assert_eq!(run.len(), scenario.requests as usize);
            prop_assert!(run.sent().is_sorted());
            let mut outcomes = [0, 0, 0];
            for request in 0..run.len() {
                let (sent, ended) = in_system(&run, request);
                let (started, worker) = (run.started(request), run.worker(request));
                match run.outcome(request) {
                    Outcome::Served => {
                        let started = started.expect("a start");
                        prop_assert!(sent <= started && started <= ended, "{} {}", run.entry, request);
                        prop_assert!(u32::from(worker.expect("a worker")) < scenario.workers);
                        if let Some(timeout) = scenario.timeout.filter(|_| pool) {
                            prop_assert!(ended - started <= timeout);
                        }
                        outcomes[0] += 1;
                    }
                    Outcome::Refused => {
                        prop_assert!(pool && scenario.backlog.is_some());
                        prop_assert_eq!((started, worker, ended), (None, None, sent));
                        outcomes[1] += 1;
                    }
                    Outcome::Killed => {
                        prop_assert!(pool && worker.is_some());
                        let timeout = scenario.timeout.expect("a timeout");
                        prop_assert!(started >= Some(sent));
                        prop_assert_eq!(started.map(|time| time + timeout), Some(ended));
                        outcomes[2] += 1;
                    }
                }
            }
            prop_assert_eq!([summary.served, summary.refused, summary.killed], outcomes);
            prop_assert_eq!(run.response_times().count(), outcomes[0] as usize);
        }
    }

    #[test]
    fn no_process_serves_more_at_once_than_it_has_places(scenario in large()) {
        for EntryResult { run, .. } in run_all(&scenario) {
            for worker in 0..scenario.workers {
                let service = had(&run, worker).map(|request| in_service(&run, request));
                for (from, _, number) in covered(service) {
                    prop_assert!(number <= places(&scenario, run.entry), "{} at {}", run.entry, from);
                }
            }
        }
    }

    #[test]
    fn nobody_waits_in_front_of_a_free_place(scenario in large()) {
        for EntryResult { run, .. } in run_all(&scenario) {
            // An event loop computes before a token is granted: there a free one may be in use yet.
            let threads = matches!(run.entry.server, Server::Pool | Server::Threads);
            let computes = Cpu::of(&scenario, run.entry).total() > 0;
            let tokens = run.entry.server == Server::Loop && run.entry.handler == Handler::Blocking;
            if !threads && (!tokens || computes) {
                continue;
            }
            let pool = run.entry.server == Server::Pool;
            let groups: Vec<Vec<usize>> = if pool {
                vec![(0..run.len()).collect()]
            } else {
                (0..scenario.workers).map(|worker| had(&run, worker).collect()).collect()
            };
            let all = if pool { scenario.workers as usize } else { places(&scenario, run.entry) };
            for group in groups {
                let queue = covered(group.iter().map(|&request| in_queue(&run, request)));
                let service = covered(group.iter().map(|&request| in_service(&run, request)));
                for (from, to, _) in queue.into_iter().filter(|&(_, _, number)| number > 0) {
                    // All places are taken all the time.
                    let taken: Micros = service
                        .iter()
                        .filter(|&&(_, _, number)| number == all)
                        .map(|&(begin, end, _)| end.min(to).saturating_sub(begin.max(from)))
                        .sum();
                    prop_assert_eq!(taken, to - from, "{} from {}", run.entry, from);
                }
            }
        }
    }

    #[test]
    fn who_comes_first_is_served_first(scenario in large()) {
        for EntryResult { run, .. } in run_all(&scenario) {
            if run.entry.server == Server::Pool {
                let starts = (0..run.len()).filter_map(|request| run.started(request));
                prop_assert!(starts.is_sorted(), "{}", run.entry);
            }
            for worker in 0..scenario.workers {
                let starts = had(&run, worker).map(|request| run.started(request));
                prop_assert!(starts.is_sorted(), "worker {} of {}", worker, run.entry);
            }
        }
    }

    #[test]
    fn all_entries_get_the_same_work_whatever_the_line_up(
        scenario in large(),
        budget in 1..2_000_u64,
    ) {
        let results = sim::run(&scenario).entries;
        let closed = matches!(scenario.client, Client::Closed(_));
        prop_assert!(closed || results.iter().all(|other| other.run.sent() == results[0].run.sent()));
        let mut lineup = scenario.lineup.clone();
        lineup.reverse();
        let mut reversed = sim::run(&Scenario { lineup, ..scenario.clone() }).entries;
        reversed.reverse();
        prop_assert_eq!(&results, &reversed);
        for result in results {
            // Alone, and in slices of about any size.
            let mut alone = Simulation::new(&scenario, result.run.entry);
            let mut budgets = (1..=budget).rev().cycle();
            while !alone.advance(budgets.next().unwrap_or(1)) {}
            let run = alone.finish();
            prop_assert_eq!(run.as_ref(), Some(&result.run));
        }
    }

    #[test]
    fn any_budget_gives_the_same_run(scenario in small()) {
        let entry = scenario.lineup[0];
        let mut whole = Simulation::new(&scenario, entry);
        prop_assert!(whole.advance(u64::MAX));
        let whole = whole.finish();
        for budget in 1..=12 {
            let mut sliced = Simulation::new(&scenario, entry);
            while !sliced.advance(budget) {
                // All may have happened before the step that finds nothing left to do.
                let early = sliced.clone().finish();
                prop_assert!(early.is_none() || early == whole, "not before the end");
            }
            prop_assert_eq!(&sliced.finish(), &whole, "slices of {}", budget);
        }
    }

    #[test]
    fn littles_law_is_an_identity(scenario in large()) {
        for EntryResult { run, summary, .. } in run_all(&scenario) {
            let area: u128 = covered((0..run.len()).map(|request| in_system(&run, request)))
                .into_iter()
                .map(|(from, to, number)| u128::from(to - from) * number as u128)
                .sum();
            let response = |request| {
                let (sent, ended) = in_system(&run, request);
                u128::from(ended - sent)
            };
            let total: u128 = (0..run.len()).map(response).sum();
            prop_assert_eq!(area, total);
            let most = covered((0..run.len()).map(|request| in_system(&run, request)));
            let most = most.into_iter().map(|(_, _, number)| number).max().unwrap_or(0);
            prop_assert!(most <= summary.most_in_flight as usize);
            if let Client::Closed(users) = scenario.client {
                prop_assert!(summary.most_in_flight <= users);
            }
        }
    }

    #[test]
    fn nobody_computes_more_than_cores_allow_nor_waits_less_than_io_takes(scenario in large()) {
        let work = Work::new(&scenario);
        for EntryResult { run, summary, .. } in run_all(&scenario) {
            let cpu = Cpu::of(&scenario, run.entry);
            let served = |request: &usize| run.outcome(*request) == Outcome::Served;
            let cores = scenario.cores.min(scenario.workers);
            prop_assert!(
                u128::from(summary.served) * u128::from(cpu.total())
                    <= u128::from(cores) * u128::from(summary.makespan),
                "{}", run.entry
            );
            for worker in 0..scenario.workers {
                // A process computes on one core at a time, from the first of its requests on.
                let requests: Vec<usize> = had(&run, worker).filter(served).collect();
                let first = requests.iter().map(|&request| run.sent()[request]).min();
                let last = requests.iter().filter_map(|&request| run.ended(request)).max();
                let computed = requests.len() as Micros * cpu.total();
                prop_assert!(computed <= last.unwrap_or(0) - first.unwrap_or(0), "{}", run.entry);
            }
            for request in (0..run.len()).filter(served) {
                let number = u32::try_from(request).expect("a small number");
                let io = match run.entry.handler {
                    Handler::Gather => work.slowest(number),
                    _ => work.total(number),
                };
                let (from, to) = in_service(&run, request);
                prop_assert!(to - from >= cpu.handler + io, "{} {}", run.entry, request);
                prop_assert!(to - run.sent()[request] >= cpu.total() + io);
            }
        }
    }

    #[test]
    fn requests_are_dealt_out_by_their_shares(scenario in large()) {
        for EntryResult { run, .. } in run_all(&scenario) {
            if run.entry.server == Server::Pool {
                continue;
            }
            let n = u64::from(scenario.requests);
            let weights = match &scenario.accept {
                Accept::Shares(weights) => weights.clone(),
                Accept::Even => vec![1; scenario.workers as usize],
                Accept::Random | Accept::Measured => continue,
            };
            let total: u64 = weights.iter().map(|&weight| u64::from(weight)).sum();
            for (worker, &weight) in (0..).zip(&weights) {
                let count = had(&run, worker).count() as u64;
                let exact = u64::from(weight) * n;
                // Rounded down or up, and nothing for no weight.
                prop_assert!(count == exact / total || count == exact.div_ceil(total));
            }
        }
    }
}
