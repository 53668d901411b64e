//! The playhead: dragged, stepped and played, with the log and the diagram after it.

use pool_vs_loop_e2e::browser::Window;
use pool_vs_loop_e2e::wait::{until_equal, until_seen};
use pool_vs_loop_e2e::{Key, Page, Result, Visit};
use serde_json::json;

async fn await_replies(page: &Page, count: usize) -> Result<()> {
    let noun = if count == 1 { "reply" } else { "replies" };
    page.await_text("#log .caption", &format!("{count} {noun} up to the playhead.")).await
}

/// Chooses the fastest speed, with the keyboard.
async fn at_full_speed(page: &Page) -> Result<()> {
    page.ask::<()>("document.getElementById('speed').focus()").await?;
    page.press(Key::End).await
}

/// Chooses the slowest speed, with the keyboard: at it, there is time to look, also where all else
/// is slow.
async fn at_the_slowest_speed(page: &Page) -> Result<()> {
    page.ask::<()>("document.getElementById('speed').focus()").await?;
    page.press(Key::Home).await
}

async fn await_playing(page: &Page, playing: bool) -> Result<()> {
    let name = if playing { "Pause" } else { "Play" };
    let look = async || page.attribute("#play", "aria-label").await;
    until_equal("the button", look, Some(name.to_owned())).await?;
    Ok(())
}

/// Waits until the playhead has passed this time, in milliseconds, and returns where it is.
async fn await_passed(page: &Page, time: f64) -> Result<f64> {
    let what = format!("the playhead to pass {time} ms");
    until_seen(&what, async || page.playhead().await, |&at| at > time).await
}

#[tokio::test]
async fn it_is_dragged_both_ways_and_all_follows() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("").await?;
            page.await_quiet().await?;
            await_replies(page, 16).await?;
            assert_eq!(page.time().await?, "4.00 s of 4.00 s");
            let end = page.diagram().await?;

            let mut hand = page.press_on("#playhead", 0.9, 0.5).await?;
            hand.across(0.7).await?;
            let later = page.playhead().await?;
            assert!((2_100.0..2_990.0).contains(&later), "{later}");
            let moment = page.moment().await?;
            assert!(moment.contains("4 requests are in service"), "{moment}");
            assert_ne!(page.diagram().await?, end, "the diagram follows");
            let rows = page.log_rows().await?.len();
            hand.across(0.3).await?;
            let earlier = page.playhead().await?;
            assert!(earlier < later, "{earlier} after {later}");
            let fewer = page.log_rows().await?.len();
            assert!(fewer < rows, "scrubbing back takes replies away: {fewer} of {rows} rows");
            assert_eq!(fewer, 4);
            // Beyond the left edge it stays at the start.
            hand.across(-0.2).await?;
            until_equal("the time", async || page.time().await, "0 s of 4.00 s").await?;
            await_replies(page, 0).await?;
            hand.across(0.8).await?;
            hand.let_go().await?;
            let again = page.playhead().await?;
            assert!(again > later, "{again} after {later}");
            // Nothing is held any more.
            page.point_at("#playhead", 0.2, 0.5).await?;
            assert_eq!(page.playhead().await?.to_bits(), again.to_bits());
            let look = async || page.address().await;
            let address = until_seen("the address", look, |now| now.starts_with("?at=3")).await?;

            let (time, moment) = (page.time().await?, page.moment().await?);
            let rows = page.log_rows().await?;
            page.reload().await?;
            page.await_text("#time", &time).await?;
            page.await_text("#moment", &moment).await?;
            until_equal("the log", async || page.log_rows().await, rows).await?;
            assert_eq!(page.address().await?, address);
            Ok(())
        })
        .await
}

#[tokio::test]
async fn a_finger_drags_it() -> Result<()> {
    Visit::default()
        .width(360)
        .run(async |page| {
            page.open("").await?;
            page.await_quiet().await?;
            let mut finger = page.touch("#playhead", 0.9, 0.5).await?;
            finger.across(0.4).await?;
            finger.let_go().await?;
            let at = page.playhead().await?;
            assert!((800.0..2_000.0).contains(&at), "{at}");
            await_replies(page, 4).await
        })
        .await
}

#[tokio::test]
async fn it_steps_from_event_to_event() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("").await?;
            page.await_quiet().await?;
            assert!(!page.is_on("#forward").await? && !page.is_on("#to-end").await?);
            page.click("#to-start").await?;
            page.await_text("#time", "0 s of 4.00 s").await?;
            page.await_address("?at=0s").await?;
            assert!(!page.is_on("#back").await? && !page.is_on("#to-start").await?);
            let mut moments = vec![page.moment().await?];
            for (seconds, replies) in [(1, 4), (2, 8), (3, 12), (4, 16)] {
                page.click("#forward").await?;
                page.await_text("#time", &format!("{seconds}.00 s of 4.00 s")).await?;
                await_replies(page, replies).await?;
                moments.push(page.moment().await?);
            }
            page.await_address("").await?;
            for (seconds, replies) in [(3, 12), (2, 8), (1, 4)] {
                page.click("#back").await?;
                page.await_text("#time", &format!("{seconds}.00 s of 4.00 s")).await?;
                await_replies(page, replies).await?;
                assert_eq!(page.moment().await?, moments[seconds]);
            }
            page.click("#to-end").await?;
            page.await_text("#time", "4.00 s of 4.00 s").await?;

            // The same with keys: on the timeline, and single ones from anywhere.
            page.tab_to("playhead").await?;
            for (key, time) in [
                (Key::Left, "3.00 s"),
                (Key::Home, "0 s"),
                (Key::Right, "1.00 s"),
                (Key::Up, "2.00 s"),
                (Key::PageUp, "2.40 s"),
                (Key::PageDown, "2.00 s"),
                (Key::Down, "1.00 s"),
                (Key::End, "4.00 s"),
            ] {
                page.press(key).await?;
                page.await_text("#time", &format!("{time} of 4.00 s")).await?;
            }
            let spoken = page.attribute("#playhead", "aria-valuetext").await?.unwrap_or_default();
            assert!(spoken.starts_with("4.00 s of 4.00 s"), "{spoken}");
            page.click("h1").await?;
            for (key, time) in [("[", "0 s"), (".", "1.00 s"), (",", "0 s"), ("]", "4.00 s")] {
                page.type_text(key).await?;
                page.await_text("#time", &format!("{time} of 4.00 s")).await?;
            }
            Ok(())
        })
        .await
}

#[tokio::test]
async fn it_plays_to_the_end_and_again() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?at=1s").await?;
            page.await_quiet().await?;
            at_the_slowest_speed(page).await?;
            let written = page.browser().watched().await?.address_writes.len();
            page.click("#play").await?;
            await_playing(page, true).await?;
            await_passed(page, 1_100.0).await?;
            let writes = page.browser().watched().await?.address_writes.len();
            assert!(page.playhead().await? < 3_990.0, "it ended before the address was looked at");
            assert_eq!(writes, written, "the address was written while it played");
            at_full_speed(page).await?;
            await_playing(page, false).await?;
            page.await_text("#time", "4.00 s of 4.00 s").await?;
            await_replies(page, 16).await?;
            page.await_address("").await?;

            // From the end it begins anew; and single keys play and pause as well.
            at_the_slowest_speed(page).await?;
            page.click("h1").await?;
            page.type_text("p").await?;
            await_playing(page, true).await?;
            let at = await_passed(page, 100.0).await?;
            assert!(at < 3_900.0, "it began at {at} ms");
            page.click("#play").await?;
            await_playing(page, false).await?;
            let at = page.playhead().await?;
            let look = async || page.address().await;
            until_seen("the address", look, |now| now.starts_with("?at=")).await?;
            page.await_quiet().await?;
            assert_eq!(page.playhead().await?.to_bits(), at.to_bits(), "it stays where it paused");
            let time = page.time().await?;
            page.reload().await?;
            page.await_text("#time", &time).await?;
            await_playing(page, false).await
        })
        .await
}

#[tokio::test]
async fn it_plays_at_the_speed_that_is_chosen() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?at=0s").await?;
            page.await_quiet().await?;
            page.ask::<()>("document.getElementById('speed').focus()").await?;
            for (key, least, most) in [(Key::Home, 0.02, 0.20), (Key::End, 1.0, 3.0)] {
                page.press(key.clone()).await?;
                page.click("#to-start").await?;
                page.click("#play").await?;
                await_passed(page, 1.0).await?;
                // Simulated milliseconds per millisecond, by the browser's own clock.
                let speed: f64 = page
                    .browser()
                    .run_async(
                        "const done = arguments[arguments.length - 1];
                         const at = () => Number(
                           document.getElementById('playhead').getAttribute('aria-valuenow')) / 1000;
                         const [begin, from] = [performance.now(), at()];
                         const look = () => performance.now() - begin < 400
                           ? requestAnimationFrame(look)
                           : done((at() - from) / (performance.now() - begin));
                         look();",
                        vec![],
                    )
                    .await?;
                page.click("#play").await?;
                await_playing(page, false).await?;
                // Where frames take longer than 100 ms it is slower, but never faster.
                assert!((least..most).contains(&speed), "{speed} at {key:?}");
                page.ask::<()>("document.getElementById('speed').focus()").await?;
            }
            Ok(())
        })
        .await
}

#[tokio::test]
async fn it_stops_when_the_page_is_hidden() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?at=0s").await?;
            page.await_quiet().await?;
            page.click("#play").await?;
            await_playing(page, true).await?;
            await_passed(page, 50.0).await?;
            let set = async |state: &str| {
                page.browser().cdp("Page.setWebLifecycleState", json!({ "state": state })).await
            };
            set("frozen").await?;
            set("active").await?;
            let hidden: bool = page.ask("document.hidden").await?;
            assert!(hidden, "the browser did not hide the page");
            await_playing(page, false).await?;
            let look = async || page.address().await;
            until_seen("the address", look, |now| now.starts_with("?at=") && now != "?at=0s")
                .await?;
            Ok(())
        })
        .await
}

#[tokio::test]
async fn with_reduced_motion_it_steps_instead() -> Result<()> {
    Visit::default()
        .reduced_motion()
        .run(async |page| {
            page.open("?at=0s").await?;
            page.await_quiet().await?;
            let name = async || page.attribute("#play", "aria-label").await;
            assert_eq!(name().await?.as_deref(), Some("Play the next event"));
            for seconds in 1..=4 {
                page.click("#play").await?;
                page.await_text("#time", &format!("{seconds}.00 s of 4.00 s")).await?;
            }
            page.click("#play").await?;
            page.await_text("#time", "0 s of 4.00 s").await?;

            // Who asks for less motion while it plays gets it at once.
            page.browser().resize(Window::default()).await?;
            until_equal("the button", name, Some("Play".to_owned())).await?;
            page.click("#play").await?;
            await_playing(page, true).await?;
            await_passed(page, 50.0).await?;
            let still = Window { reduced_motion: true, ..Window::default() };
            page.browser().resize(still).await?;
            until_equal("the button", name, Some("Play the next event".to_owned())).await?;
            let at = page.playhead().await?;
            page.await_quiet().await?;
            assert_eq!(page.playhead().await?.to_bits(), at.to_bits());
            Ok(())
        })
        .await
}

#[tokio::test]
async fn it_stays_in_its_place_of_another_run() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?at=1500ms").await?;
            page.await_text("#time", "1.50 s of 4.00 s").await?;
            page.type_into(pool_vs_loop_e2e::Control::Workers, "8").await?;
            page.await_text("#time", "1.50 s of 2.00 s").await?;
            await_replies(page, 8).await?;
            // A run that is over by then shows its end; the place is kept for a longer one.
            page.type_into(pool_vs_loop_e2e::Control::Workers, "16").await?;
            page.await_text("#time", "1.00 s of 1.00 s").await?;
            page.type_into(pool_vs_loop_e2e::Control::Workers, "4").await?;
            page.await_text("#time", "1.50 s of 4.00 s").await
        })
        .await
}
