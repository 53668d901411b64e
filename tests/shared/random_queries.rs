//! A thousand random scenarios, the same wherever this is compiled: what native code and wasm are
//! compared on.

use pool_vs_loop::scenario::{Entry, Link};
use pool_vs_loop::sim::random::{Source, Stream};
use pool_vs_loop::sim::{self, Results};

/// How many there are.
pub const COUNT: u32 = 1_000;

/// The scenario of a number as a link.
pub fn query(number: u32) -> String {
    let mut draws = Source::new(number, Stream::Accept).at(0, 0);
    let mut pick = |choices: &[&str]| {
        let place = draws.below(u32::try_from(choices.len()).unwrap_or(1));
        choices[place as usize].to_string()
    };
    let workers = pick(&["1", "2", "3", "4", "7"]);
    let mut pairs = vec![
        ("workers", workers.clone()),
        ("requests", pick(&["1", "3", "16", "40", "41", "77", "130"])),
        ("io", pick(&["0", "7us", "10ms", "30ms", "250ms", "1s"])),
        ("subtasks", pick(&["1", "2", "3", "8"])),
        ("cpu", pick(&["0", "0", "3us", "1ms", "7ms", "20ms"])),
        ("threads", pick(&["1", "2", "5"])),
        ("tokens", pick(&["1", "4", "40"])),
        ("cores", pick(&["1", "2", "4"])),
        ("client", pick(&["burst", "paced:37.5", "poisson:90", "closed:5", "closed:50"])),
        ("spread", pick(&["fixed", "fixed", "uniform:0.5", "exponential", "lognormal:1.5"])),
        ("connections", pick(&["none", "none", "1", "3"])),
        ("overhead", pick(&["none", "measured", "900us"])),
        ("timeout", pick(&["none", "none", "40ms", "300ms"])),
        ("backlog", pick(&["none", "none", "1", "9"])),
        ("seed", number.to_string()),
    ];
    let shares = ["1", "5-2", "3-0-1", "44-24-16-16", "1-2-3-4-5-6-7"];
    let fitting = shares.iter().find(|shares| shares.split('-').count().to_string() == workers);
    let shares = format!("shares:{}", fitting.copied().unwrap_or("1"));
    pairs.push(("accept", pick(&["even", "random", "measured", &shares])));
    let lineup: Vec<String> = (0..3)
        .map(|_| pick(&Entry::ALL.map(|entry| entry.to_string()).each_ref().map(String::as_str)))
        .collect();
    pairs.push(("lineup", lineup.join(",")));
    pairs.iter().map(|(key, value)| format!("{key}={value}")).collect::<Vec<_>>().join("&")
}

/// A digest of all that a scenario's runs gave: FNV-1a over every column.
pub fn digest(number: u32) -> u64 {
    let (link, _) = Link::decode(&query(number));
    let Results { entries, .. } = sim::run(&link.scenario);
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut add = |value: u64| {
        for byte in value.to_le_bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    };
    for result in &entries {
        let run = &result.run;
        for (request, &sent) in run.sent().iter().enumerate() {
            add(sent);
            add(run.started(request).unwrap_or(u64::MAX));
            add(run.ended(request).unwrap_or(u64::MAX));
            add(run.worker(request).map_or(u64::MAX, u64::from));
            add(run.outcome(request) as u64);
        }
        let summary = &result.summary;
        add(summary.response.map_or(0, |times| times.mean ^ times.p95.rotate_left(32)));
        add(summary.utilisation.unwrap_or(-1.0).to_bits());
        add(summary.queueing.unwrap_or(-1.0).to_bits());
    }
    hash
}
