//! A million requests: every panel is there and tells the truth, in a bounded document.

use pool_vs_loop_e2e::wait::{until_equal, until_seen};
use pool_vs_loop_e2e::{Key, Page, Result, Visit};

/// Elements that the page may have at most: about a third more than it has.
const MOST_ELEMENTS: usize = 1_100;

/// Rows of the log that the document may have at most.
const MOST_ROWS: usize = 14;

/// Bytes that the shapes of a picture may have at most.
const MOST_SHAPES: usize = 200_000;

async fn is_bounded(page: &Page, when: &str) -> Result<()> {
    let elements = page.elements().await?;
    assert!(elements <= MOST_ELEMENTS, "{elements} elements {when}");
    let rows = page.log_rows().await?.len();
    assert!(rows <= MOST_ROWS, "{rows} rows of the log {when}");
    for picture in ["plot", "timeline", "diagram"] {
        let script = format!("document.querySelector('#{picture} svg')?.innerHTML.length ?? 0");
        let bytes: usize = page.ask(&script).await?;
        assert!(bytes <= MOST_SHAPES, "{bytes} bytes in the {picture} {when}");
    }
    Ok(())
}

#[tokio::test]
async fn every_panel_is_there() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?requests=1000000&workers=1000").await?;
            page.await_quiet().await?;
            page.await_makespans(["1,000 s", "1,000 s", "500 s", "25.0 s", "1.00 s", "0.500 s"])
                .await?;
            assert_eq!(page.drawn().await?.len(), 6);
            assert_eq!(page.time().await?, "1,000 s of 1,000 s");
            assert!(page.count("#timeline path.seg").await? > 0);
            let label = page.attribute("#timeline svg", "aria-label").await?.unwrap_or_default();
            assert!(label.split_whitespace().count() > 5, "{label}");
            assert!(page.count("#diagram path").await? > 0);
            page.await_text("#moment", "At 1,000 s: all requests are answered.").await?;
            let why = page.why().await?.join(" ");
            assert!(why.contains("999,000 of the 1,000,000 requests queue for one first"), "{why}");
            assert!(!page.changes().await?.is_empty());
            page.await_text("#log .caption", "1,000,000 replies up to the playhead.").await?;
            is_bounded(page, "at the end").await?;

            page.press_with(&[], "[").await?;
            page.await_text("#log .caption", "0 replies up to the playhead.").await?;
            is_bounded(page, "at the start").await?;
            page.type_text(".").await?;
            page.await_text("#log .caption", "1,000 replies up to the playhead.").await?;
            let moment = page.moment().await?;
            assert!(moment.contains("998,000 wait in the queue, 1,000 are answered"), "{moment}");
            page.point_at("#playhead", 0.5, 0.5).await?;
            let tip = page.tip().await?;
            assert!(!tip.contains("Point at"), "the timeline can be read out: {tip}");
            for view in ["finished", "percentiles", "request"] {
                page.choose_view(view).await?;
                assert_eq!(page.drawn().await?.len(), 6);
                is_bounded(page, view).await?;
            }
            page.tab_to("reader").await?;
            page.press(Key::End).await?;
            page.await_part("#readout", "Request 1,000,000").await?;
            let text = page.visible_text().await?;
            assert!(!text.contains("NaN"), "{text}");
            Ok(())
        })
        .await
}

/// Presses a key that scrolls the log, until its rows are as wanted: a browser that is still scrolling
/// drops the next key.
async fn press_until(
    page: &Page,
    key: Key,
    wanted: impl Fn(&Vec<String>) -> bool,
) -> Result<Vec<String>> {
    let what = format!("the rows after {key:?}");
    let press = async || {
        page.press(key.clone()).await?;
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        page.log_rows().await
    };
    until_seen(&what, press, wanted).await
}

#[tokio::test]
async fn the_log_has_only_the_rows_in_view() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?requests=1000000&lineup=loop:async&client=paced:1000").await?;
            page.await_quiet().await?;
            let rows = async || page.log_rows().await;
            let last = rows().await?;
            assert!(!last.is_empty() && last.len() <= MOST_ROWS, "{last:?}");
            let form = |row: &String| {
                row.starts_with("[2024-10-29 1")
                    && row.ends_with("GET /async-io")
                    && row.contains("] [pid-worker")
            };
            assert!(last.iter().all(form), "{last:?}");
            // After a thousand seconds and one more.
            assert!(last.last().is_some_and(|row| row.contains("17:20:5")), "{last:?}");

            page.click("#log-rows").await?;
            let first = press_until(page, Key::Home, |rows| {
                rows.first().is_some_and(|row| row.contains("17:04:15"))
            })
            .await?;
            assert!(first.len() <= MOST_ROWS);
            let next = press_until(page, Key::PageDown, |rows| *rows != first).await?;
            assert!(next.len() <= MOST_ROWS && next.iter().all(form), "{next:?}");
            press_until(page, Key::End, |rows| *rows == last).await?;

            // At its end it follows the playhead.
            page.click("h1").await?;
            page.type_text("[").await?;
            until_equal("no rows", async || Ok(rows().await?.len()), 0).await?;
            page.tab_to("playhead").await?;
            page.press(Key::PageUp).await?;
            until_seen("other rows", rows, |rows| {
                !rows.is_empty() && *rows != last && rows.len() <= MOST_ROWS
            })
            .await?;
            page.press(Key::End).await?;
            until_equal("the last rows again", rows, last).await?;
            Ok(())
        })
        .await
}

#[tokio::test]
async fn all_that_can_be_open_is_bounded_too() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open(
                "?requests=1000000&workers=1024&lineup=pool:blocking,loop:async&client=poisson:5000\
                 &spread=exponential&backlog=100",
            )
            .await?;
            page.await_quiet().await?;
            is_bounded(page, "with everything set").await?;
            assert!(page.count("#plot path.lost").await? > 0);
            for part in ["twin", "spent"] {
                page.unfold(part).await?;
                let rows = async || page.count(&format!("#{part} tbody tr")).await;
                until_seen("the table", rows, |&rows| rows > 0).await?;
            }
            let elements = page.elements().await?;
            assert!(elements <= 2 * MOST_ELEMENTS, "{elements} elements with both tables");
            Ok(())
        })
        .await
}
