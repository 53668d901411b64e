//! Distribution error of each measured run (scratch).
use pool_vs_loop::scenario::*;
use pool_vs_loop::sim;
use serde::Deserialize;
#[derive(Debug, Deserialize)]
struct Measured {
    server: String,
    workers: u32,
    threads: u32,
    path: String,
    client: String,
    requests: u32,
    io_s: f64,
    subtasks: u32,
    cpu_s: f64,
    sent_s: Vec<f64>,
    completion_s: Vec<f64>,
    worker: Vec<Option<u32>>,
}
fn main() {
    let text = std::fs::read_to_string(
        std::env::var("DATA").unwrap_or("tests/measured/servers.json".into()),
    )
    .unwrap();
    let text = if text.trim_start().starts_with("[") {
        text
    } else {
        format!("[{}]", text.trim().lines().collect::<Vec<_>>().join(","))
    };
    let runs: Vec<Measured> = serde_json::from_str(&text).unwrap();
    let only: Option<usize> = std::env::args().nth(1).and_then(|a| a.parse().ok());
    let mut all = vec![];
    for (i, run) in runs.iter().enumerate() {
        if only.is_some_and(|o| o != i) {
            continue;
        }
        let server = match run.server.as_str() {
            "gunicorn-sync" => Server::Pool,
            "gunicorn-gthread" => Server::Threads,
            "gunicorn-gevent" => Server::Greenlets,
            _ => Server::Loop,
        };
        let handler = match run.path.as_str() {
            "/io" => Handler::Blocking,
            "/async-io" => Handler::Async,
            "/async-io-multi" => Handler::Gather,
            _ => Handler::Stuck,
        };
        let entry = Entry::new(server, handler);
        let client = match run.client.split_once(':') {
            None => Client::Burst,
            Some(("paced", r)) => {
                Client::Paced(Decimal::from_millionths((r.parse::<f64>().unwrap() * 1e6) as u64))
            }
            Some((_, c)) => Client::Closed(c.parse().unwrap()),
        };
        let mut shares = vec![0; run.workers as usize];
        for w in run.worker.iter().flatten() {
            if (*w as usize) < shares.len() {
                shares[*w as usize] += 1;
            }
        }
        let accept =
            if server == Server::Pool || run.workers == 1 || shares.iter().sum::<u32>() == 0 {
                Accept::Even
            } else {
                Accept::Shares(shares)
            };
        let mut errs = vec![];
        let mut means = vec![];
        for seed in 1..=9 {
            let scenario = Scenario {
                workers: run.workers,
                threads: run.threads.max(1),
                requests: run.requests,
                io: (run.io_s * 1e6).round() as u64,
                cpu: (run.cpu_s * 1e6).round() as u64,
                subtasks: run.subtasks,
                lineup: vec![entry],
                client,
                accept: accept.clone(),
                cores: 2,
                overhead: Overhead::Measured,
                seed,
                ..Scenario::default()
            };
            let result = sim::run(&scenario);
            let mut sim: Vec<f64> =
                result.entries[0].run.response_times().map(|t| t as f64 / 1e6).collect();
            let mut real: Vec<f64> =
                run.completion_s.iter().zip(&run.sent_s).map(|(a, b)| a - b).collect();
            sim.sort_by(f64::total_cmp);
            real.sort_by(f64::total_cmp);
            assert_eq!(sim.len(), real.len(), "{entry} {i}");
            let err = sim.iter().zip(&real).map(|(a, b)| (a - b).abs()).sum::<f64>()
                / real.iter().sum::<f64>();
            if only.is_some() && seed == 1 {
                for (a, b) in sim.iter().zip(&real) {
                    println!("{a:.4} {b:.4} {:+.1}", (a - b) * 1e3);
                }
            }
            means.push(sim.iter().sum::<f64>() / real.iter().sum::<f64>() - 1.0);
            errs.push(err);
        }
        let signed = means.iter().sum::<f64>() / 9.0;
        let seed1 = errs[0];
        errs.sort_by(f64::total_cmp);
        println!(
            "{i:2} {:6.2} % (seed 1 {:6.2}, worst {:6.2}) signed {:+6.2} {entry} W{} T{} {} N{} io {} k{} cpu {}",
            errs[4] * 100.0,
            seed1 * 100.,
            errs[8] * 100.0,
            signed * 100.,
            run.workers,
            run.threads,
            run.client,
            run.requests,
            run.io_s,
            run.subtasks,
            run.cpu_s
        );
        all.push((errs[4], i));
    }
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    let n = all.len();
    println!(
        "median {:.2} p90 {:.2} worst {:.2}",
        all[n / 2].0 * 100.,
        all[n * 9 / 10].0 * 100.,
        all[n - 1].0 * 100.
    );
}
