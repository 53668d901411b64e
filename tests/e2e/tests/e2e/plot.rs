//! The plot: its three views, and what is read out of it.

use pool_vs_loop_e2e::wait::{until_equal, until_seen};
use pool_vs_loop_e2e::{Control, Key, Page, Result, Visit};

const NOTHING_READ: &str = "Point at the plot, or use the arrow keys on it, to read it out.";

/// What a screen reader says of request 5 and of the last one.
const FIFTH: &str = "Request 5. pool: blocking, pool: async: 2.00 s. pool: gather, loop: blocking, \
                     loop: async: 1.00 s. loop: gather: 0.500 s.";
const LAST: &str = "Request 16. pool: blocking, pool: async: 4.00 s. pool: gather: 2.00 s. loop: \
                    blocking, loop: async: 1.00 s. loop: gather: 0.500 s.";

async fn await_spoken(page: &Page, expected: &str) -> Result<()> {
    let look = async || page.attribute("#reader", "aria-valuetext").await;
    until_equal("what is read out", look, Some(expected.to_owned())).await?;
    Ok(())
}

#[tokio::test]
async fn three_views_by_button_and_by_key() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("").await?;
            let by_request = page.line("pool:blocking").await?;
            page.choose_view("finished").await?;
            page.await_address("?view=finished").await?;
            assert_eq!(page.view().await?, "finished");
            assert_ne!(page.line("pool:blocking").await?, by_request);
            let label = page.attribute("#plot svg", "aria-label").await?.unwrap_or_default();
            assert!(
                label.starts_with("How many of 16 requests are finished, over time."),
                "{label}"
            );
            page.choose_view("percentiles").await?;
            page.await_address("?view=percentiles").await?;
            let label = page.attribute("#plot svg", "aria-label").await?.unwrap_or_default();
            assert!(label.contains("pool: gather: p50 1.25 s, p95 2.00 s"), "{label}");

            page.reload().await?;
            assert_eq!(page.view().await?, "percentiles");
            assert_eq!(page.drawn().await?.len(), 6);
            page.click("h1").await?;
            for address in ["", "?view=finished", "?view=percentiles", ""] {
                page.type_text("v").await?;
                page.await_address(address).await?;
            }
            assert_eq!(page.line("pool:blocking").await?, by_request);
            Ok(())
        })
        .await
}

#[tokio::test]
async fn the_pointer_reads_out_and_pins() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("").await?;
            page.await_text("#readout", NOTHING_READ).await?;
            page.point_at("#reader", 0.0, 0.5).await?;
            page.await_part("#readout", "Request 1").await?;
            page.point_at("#reader", 0.99, 0.5).await?;
            let text = page.await_part("#readout", "Request 16").await?;
            assert!(text.contains("pool: blocking = pool: async 4.00 s"), "{text}");
            assert_eq!(page.count("#plot path.cursor").await?, 1, "a line shows where");
            page.point_away().await?;
            page.await_text("#readout", NOTHING_READ).await?;
            assert_eq!(page.count("#plot path.cursor").await?, 0);

            page.click_at("#reader", 0.99, 0.5).await?;
            page.point_away().await?;
            await_spoken(page, LAST).await?;
            page.point_at("#reader", 0.1, 0.5).await?;
            await_spoken(page, LAST).await?;
            page.click_at("#reader", 0.0, 0.5).await?;
            page.await_part("#readout", "Request 1").await?;
            page.click_at("#reader", 0.0, 0.5).await?;
            page.point_away().await?;
            page.await_text("#readout", NOTHING_READ).await
        })
        .await
}

#[tokio::test]
async fn a_finger_reads_out() -> Result<()> {
    Visit::default()
        .width(360)
        .run(async |page| {
            page.open("").await?;
            // A tap stays, so that it can be read without the finger in the way.
            page.touch("#reader", 0.03, 0.5).await?.let_go().await?;
            page.await_part("#readout", "Request 1").await?;
            page.touch("#reader", 0.97, 0.5).await?.let_go().await?;
            await_spoken(page, LAST).await?;
            page.touch("#reader", 0.97, 0.5).await?.let_go().await?;
            page.await_text("#readout", NOTHING_READ).await?;
            let mut finger = page.touch("#reader", 0.03, 0.5).await?;
            finger.across(0.5).await?;
            page.await_part("#readout", "Request 8").await?;
            finger.across(0.97).await?;
            page.await_part("#readout", "Request 16").await?;
            finger.let_go().await?;
            page.await_text("#readout", NOTHING_READ).await?;
            Ok(())
        })
        .await
}

#[tokio::test]
async fn keys_read_out() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("").await?;
            page.tab_to("reader").await?;
            await_spoken(page, "none yet").await?;
            for (key, place) in [
                (Key::Right, "Request 1."),
                (Key::Up, "Request 2."),
                (Key::Left, "Request 1."),
                (Key::Down, "Request 1."),
                (Key::End, "Request 16."),
                (Key::PageDown, "Request 15."),
                (Key::Home, "Request 1."),
                (Key::PageUp, "Request 2."),
            ] {
                page.press(key.clone()).await?;
                let look = async || page.attribute("#reader", "aria-valuetext").await;
                until_seen(&format!("{place} after {key:?}"), look, |text| {
                    text.as_ref().is_some_and(|text| text.starts_with(place))
                })
                .await?;
            }
            for _ in 0..3 {
                page.press(Key::Right).await?;
            }
            await_spoken(page, FIFTH).await?;
            assert_eq!(page.attribute("#reader", "aria-valuenow").await?.as_deref(), Some("5"));
            let read = page.readout().await?;
            assert!(read.starts_with("Request 5") && read.contains("2.00 s"), "{read}");
            page.press(Key::Escape).await?;
            page.await_text("#readout", NOTHING_READ).await?;
            assert_eq!(page.focused().await?, "reader");

            page.choose_view("percentiles").await?;
            page.await_text("#readout", NOTHING_READ).await?;
            page.tab_to("reader").await?;
            page.press(Key::End).await?;
            page.await_part("#readout", "p100, the longest").await?;
            page.press(Key::PageDown).await?;
            page.await_part("#readout", "p90").await?;

            page.choose_view("finished").await?;
            page.tab_to("reader").await?;
            page.press(Key::End).await?;
            page.await_part("#readout", "16 of 16 finished").await?;
            page.press(Key::Home).await?;
            page.await_part("#readout", "0 of 16 finished").await?;
            Ok(())
        })
        .await
}

#[tokio::test]
async fn the_read_out_follows_the_settings() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("").await?;
            page.tab_to("reader").await?;
            page.press(Key::End).await?;
            await_spoken(page, LAST).await?;
            page.drag(Control::Workers, 0.0).await?;
            page.await_part("#readout", "pool: blocking = pool: async 16.0 s").await?;
            // There is no request 16 any more.
            page.type_into(Control::Requests, "3").await?;
            let text = page.await_part("#readout", "Request 3").await?;
            assert!(text.contains("pool: blocking = pool: async 3.00 s"), "{text}");
            page.toggle("pool:async").await?;
            page.await_part("#readout", "pool: blocking 3.00 s").await?;
            Ok(())
        })
        .await
}

#[tokio::test]
async fn each_view_is_also_a_table() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?lineup=pool:blocking,loop:async").await?;
            page.unfold("twin").await?;
            let cells = async |row: usize| {
                page.texts_of(&format!("#twin tbody tr:nth-child({row}) > *")).await
            };
            until_equal("the fifth row", async || cells(5).await, ["5", "2.00 s", "1.00 s"])
                .await?;
            assert_eq!(page.count("#twin tbody tr").await?, 16);
            page.choose_view("finished").await?;
            let captions = page.texts_of("#twin caption").await?;
            assert_eq!(captions.len(), 1);
            for view in ["percentiles", "request"] {
                page.choose_view(view).await?;
                let look = async || page.texts_of("#twin caption").await;
                until_seen("another caption", look, |now| *now != captions).await?;
                assert!(page.count("#twin tbody tr").await? > 2);
            }
            // A million requests are a table of a bounded length.
            page.open("?lineup=loop:async&requests=1000000").await?;
            page.await_quiet().await?;
            page.unfold("twin").await?;
            let rows = async || page.count("#twin tbody tr").await;
            until_seen("the rows", rows, |&rows| rows > 2).await?;
            let rows = rows().await?;
            assert!(rows <= 120, "{rows} rows");
            Ok(())
        })
        .await
}

#[tokio::test]
async fn the_axis_grows_at_once_and_shrinks_when_the_slider_is_let_go() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("").await?;
            let top = async || {
                let ticks = page.texts_of("#plot text.tick").await?;
                Ok(ticks.into_iter().find(|text| text.ends_with(" s")))
            };
            assert_eq!(top().await?.as_deref(), Some("4 s"));
            let mut held = page.grab(Control::Workers).await?;
            held.pull(0.0).await?;
            page.await_part("#answer", "16.0 s").await?;
            assert_eq!(top().await?.as_deref(), Some("15 s"), "it grows at once");
            held.pull(0.5).await?;
            page.await_makespans(["1.00 s", "1.00 s", "0.500 s", "1.00 s", "1.00 s", "0.500 s"])
                .await?;
            assert_eq!(top().await?.as_deref(), Some("15 s"), "it waits for the hand");
            held.let_go().await?;
            until_seen("the axis to shrink", top, |top| top.as_deref() != Some("15 s")).await?;
            Ok(())
        })
        .await
}
