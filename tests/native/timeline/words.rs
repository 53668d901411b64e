//! What the timeline says in words.

use super::{Case, MANY};
use pool_vs_loop::chart::Hit;
use pool_vs_loop::explain::{TimeSpent, time_spent};

#[test]
fn what_is_under_a_point() {
    let case = Case::new("", "pool:gather", 760, None);
    let timeline = case.timeline(760);
    let at = |time, y| timeline.hit(timeline.x_of(time), y);
    let text = |hit: Option<Hit>| hit.map(|hit| timeline.text(&hit.mark)).unwrap_or_default();
    let hit = at(1_250_000, 72).expect("a segment");
    let right = timeline.x_of(1_500_000);
    assert_eq!((hit.x, hit.y, hit.height), (timeline.x_of(1_000_000), 62, 20));
    assert_eq!(hit.x + hit.width, right - 1, "up to the gap");
    assert_eq!(
        text(Some(hit)),
        "Request 9 on worker 0 waits for I/O, holding its worker, 1.00 s to 1.50 s"
    );
    assert_eq!(at(1_250_000, 83), None, "between lanes");
    assert_eq!(at(1_250_000, 400), None);
    assert_eq!(timeline.hit(3, 72), None, "beside");
    assert_eq!(timeline.hit(right - 1, 72), None, "in the gap");
    // A column of some 3 ms.
    assert_eq!(text(at(1_250_000, 30)), "Before service, 1.2496 s to 1.2525 s: 4 queue");
    assert_eq!(text(at(1_750_000, 30)), "Before service, 1.7489 s to 1.7518 s: nobody");

    let many = Case::new(MANY, "pool:blocking", 760, None);
    let timeline = many.timeline(760);
    let texts: Vec<String> = [30, 85, 100]
        .into_iter()
        .filter_map(|y| timeline.hit(timeline.x_of(20_000_000), y))
        .map(|hit| timeline.text(&hit.mark))
        .collect();
    let most =
        "on average 0.493 compute, 1.51 wait for I/O, holding their workers; at most 2 at a time";
    assert_eq!(
        texts,
        [
            "Before service, 19.89 s to 20.18 s: on average 67,900 queue; at most 68,129 at a time"
                .to_owned(),
            format!("Workers 0–1, 19.89 s to 20.18 s: {most}"),
            format!("Workers 2–3, 19.89 s to 20.18 s: {most}"),
        ]
    );
}

#[test]
fn keys_are_what_occurs() {
    let keys = |query: &str, entry: &str| -> Vec<&'static str> {
        let case = Case::new(query, entry, 400, None);
        case.timeline(400).keys().into_iter().map(|(_, text)| text).collect()
    };
    assert_eq!(keys("", "pool:blocking"), ["queues", "waits for I/O, holding its worker"]);
    assert_eq!(keys("", "loop:async"), ["waits for I/O, holding nothing"]);
    assert_eq!(
        keys("cpu=10ms", "loop:async"),
        ["computes", "waits for I/O, holding nothing", "waits for its event loop"]
    );
    assert_eq!(
        keys("", "loop:stuck"),
        ["waits for I/O, holding its event loop", "waits for its event loop"]
    );
    assert_eq!(
        keys("requests=300", "loop:blocking"),
        ["waits for I/O, holding its thread", "waits for a thread"]
    );
    assert_eq!(
        keys("connections=1", "loop:gather"),
        ["waits for I/O, holding nothing", "waits for a connection"]
    );
}

#[test]
fn a_timeline_in_words() {
    let case = Case::new("", "pool:gather", 760, None);
    assert_eq!(
        case.timeline(760).scene().description,
        "Timeline of pool: gather: 16 requests on 4 workers, 0 s to 2.00 s. Where the time of all \
         requests went: queueing, 60.0 %; waiting for I/O, holding a worker, 40.0 %."
    );
    let spent = |query: &str, entry: &str| -> Vec<[String; 4]> {
        let case = Case::new(query, entry, 760, None);
        let lines = time_spent(&case.scenario, case.traced.entry, &case.traced.account);
        let line = |line: TimeSpent| [line.name.into(), line.share, line.total, line.mean];
        lines.into_iter().map(line).collect()
    };
    assert_eq!(
        spent("cpu=100ms", "loop:async"),
        [
            ["computing", "8.00 %", "1.60 s", "0.100 s"],
            ["waiting for I/O, holding nothing", "80.0 %", "16.0 s", "1.00 s"],
            ["waiting for the event loop", "12.0 %", "2.40 s", "0.150 s"],
        ]
    );
    let nothing: [[&str; 4]; 0] = [];
    assert_eq!(spent("io=0", "loop:async"), nothing);
    let case = Case::new("io=0", "loop:async", 760, None);
    assert_eq!(
        case.timeline(760).scene().description,
        "Timeline of loop: async: 16 requests on 4 workers, 0 s to 1 µs."
    );
}
