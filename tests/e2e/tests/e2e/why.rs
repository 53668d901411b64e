//! Why it takes so long: what holds an entry back, and what would help, which can be had at once.

use std::collections::BTreeSet;

use pool_vs_loop_e2e::wait::until_seen;
use pool_vs_loop_e2e::{Context, Page, Result, Visit};

/// The entry in focus, as the rows of the summary name it.
async fn focused_entry(page: &Page) -> Result<String> {
    page.ask(
        "document.querySelectorAll('#summary tr[data-entry]')
           [document.getElementById('focus').selectedIndex].dataset.entry",
    )
    .await
}

/// Makes a change that is offered, sees that the entry in focus then has the time that was
/// promised, and takes it back.
async fn keeps_its_promise(page: &Page, place: usize, effect: &str) -> Result<()> {
    let address = page.address().await?;
    // `With 8 workers: 2.00 s.` or `With 8 workers: 95 % of the replies within 1.00 s, no request lost.`
    let (_, figures) = effect.rsplit_once(": ").context("an effect has a colon")?;
    let first = figures.trim_end_matches('.').split(", ").next().unwrap_or_default();
    let (column, time) = match first.strip_prefix("95 % of the replies within ") {
        Some(time) => ("p95", time),
        None => ("makespan", first),
    };
    page.click(&format!("#advice .changes li:nth-child({}) > button", place + 1)).await?;
    until_seen("the address to change", async || page.address().await, |now| *now != address)
        .await?;
    page.await_quiet().await?;
    assert_eq!(page.focused().await?, "answer", "the reader is taken to the answer");
    let row = page.summary(&focused_entry(page).await?).await?;
    assert_eq!(row[column], time, "{effect}");
    // The answer has the 95th percentile only where it is far above the median.
    let answer = page.answer().await?;
    let said = column == "p95" || answer.contains(time);
    assert!(said, "no {time} in {answer:?}");
    if effect.contains("no request lost") {
        let lost = |column: &str| row.get(column).is_some_and(|number| number != "0");
        assert!(!lost("refused") && !lost("killed"), "{row:?}");
    }

    page.click("#undo").await?;
    // What is looked at stays, where it can.
    let settings = |address: &str| {
        let keys = address.trim_start_matches('?').split('&').map(str::to_owned);
        let set = |key: &String| !key.is_empty() && !key.starts_with("focus=");
        keys.filter(set).collect::<BTreeSet<String>>()
    };
    let back = |now: &String| settings(now) == settings(&address);
    until_seen("the settings to be back", async || page.address().await, back).await?;
    page.open(&address).await?;
    page.await_quiet().await
}

/// Opens an address, finds sentences among the reasons, and makes every change that is offered.
async fn explains(page: &Page, address: &str, parts: &[&str]) -> Result<()> {
    page.open(address).await?;
    page.await_quiet().await?;
    let why = page.why().await?;
    assert!((2..=6).contains(&why.len()), "{address}: {why:#?}");
    for part in parts {
        assert!(why.join(" ").contains(part), "{address}: no {part:?} in {why:#?}");
    }
    let changes = page.changes().await?;
    assert!(!changes.is_empty() && changes.len() <= 3, "{address}: {changes:?}");
    for (place, (label, effect)) in changes.iter().enumerate() {
        assert!(effect.starts_with(&format!("With {label}: ")), "{label}: {effect}");
        keeps_its_promise(page, place, effect).await?;
    }
    Ok(())
}

#[tokio::test]
async fn workers_and_threads() -> Result<()> {
    Visit::default()
        .run(async |page| {
            explains(
                page,
                "",
                &[
                    "Each of the 4 workers served 4 requests, one after another",
                    "The 4 workers are the bottleneck: 12 of the 16 requests queue for one first, \
                     and queueing is 60 % of all response time.",
                    "⌈16 / 4⌉ × 1.00 s = 4.00 s",
                ],
            )
            .await?;
            explains(
                page,
                "?requests=100&lineup=threads:blocking",
                &["The 4 threads of each worker are the bottleneck"],
            )
            .await?;
            explains(
                page,
                "?requests=100&lineup=loop:blocking&tokens=10",
                &["The thread pool for def handlers is the bottleneck", "has 10 threads"],
            )
            .await
        })
        .await
}

#[tokio::test]
async fn the_fullest_worker_and_the_blocked_loop() -> Result<()> {
    Visit::default()
        .run(async |page| {
            explains(
                page,
                "?requests=100&lineup=loop:blocking&accept=shares:44-24-16-16",
                &["The fullest worker got 44 of the 100 requests, 4 more than it has threads"],
            )
            .await?;
            explains(
                page,
                "?lineup=loop:stuck",
                &["The blocked event loops are the bottleneck: while one handler blocks"],
            )
            .await
        })
        .await
}

#[tokio::test]
async fn cpu_time() -> Result<()> {
    Visit::default()
        .run(async |page| {
            explains(
                page,
                "?lineup=loop:async&io=0s&cpu=250ms",
                &["The CPU time on the event loop is the bottleneck"],
            )
            .await?;
            explains(
                page,
                "?lineup=threads:blocking&cpu=200ms&io=20ms&requests=40",
                &["The GIL is the bottleneck"],
            )
            .await?;
            explains(
                page,
                "?lineup=pool:blocking&workers=8&cores=2&cpu=100ms&io=10ms&requests=40",
                &["CPU cores"],
            )
            .await
        })
        .await
}

#[tokio::test]
async fn connections_and_arrivals() -> Result<()> {
    Visit::default()
        .run(async |page| {
            explains(
                page,
                "?requests=100&subtasks=1&lineup=loop:async&connections=5",
                &["The downstream connections are the bottleneck: each worker has 5"],
            )
            .await?;
            explains(
                page,
                "?requests=100&lineup=pool:blocking&client=paced:5",
                &[
                    "Arrivals are faster than service: 5 requests a second come, and the workers \
                     can answer 4, so the queue grows by 1 a second",
                    "No formula gives the time of the last reply here",
                ],
            )
            .await
        })
        .await
}

#[tokio::test]
async fn requests_without_a_reply() -> Result<()> {
    Visit::default()
        .run(async |page| {
            explains(
                page,
                "?requests=100&lineup=pool:blocking&backlog=10",
                &["85 of the 100 requests are refused: the backlog of 10 requests is full"],
            )
            .await?;
            explains(
                page,
                "?lineup=pool:blocking&timeout=500ms",
                &["All 16 requests are killed: they are not done when a worker has had them for \
                   the timeout of 500 ms"],
            )
            .await
        })
        .await
}

#[tokio::test]
async fn where_nothing_holds_it_back() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?lineup=loop:gather").await?;
            page.await_quiet().await?;
            let why = page.why().await?.join(" ");
            assert!(why.contains("Nothing holds it back: every reply takes its own I/O only"));
            assert!(!why.contains("NaN"), "{why}");
            let advice = page.text_of("#advice > p").await?;
            assert!(!advice.is_empty());
            page.open("?io=0s&lineup=loop:async").await?;
            page.await_quiet().await?;
            let why = page.why().await?.join(" ");
            assert!(why.contains("there is nothing to wait for"), "{why}");
            let advice = page.text_of("#advice > p").await?;
            assert_eq!(advice, "Nothing would help: all replies come at once already.");
            assert_eq!(page.changes().await?, []);
            Ok(())
        })
        .await
}

#[tokio::test]
async fn it_follows_the_settings_while_they_change() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?lineup=pool:blocking").await?;
            page.await_quiet().await?;
            for (workers, waves) in [("8", "2 waves"), ("2", "8 waves"), ("16", "one wave")] {
                page.type_into(pool_vs_loop_e2e::Control::Workers, workers).await?;
                page.await_part("#why", waves).await?;
            }
            page.await_quiet().await?;
            let changes = page.changes().await?;
            assert!(changes.iter().all(|(_, effect)| !effect.contains("4.00 s")), "{changes:?}");
            Ok(())
        })
        .await
}
