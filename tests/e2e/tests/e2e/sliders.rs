//! Dragging the sliders with the pointer; the address follows, and restores what it says.

use pool_vs_loop_e2e::wait::{until_equal, until_seen};
use pool_vs_loop_e2e::{Control, Key, Result, Visit};

/// The times of the last replies with a single worker, and otherwise the defaults.
const ONE_WORKER: [&str; 6] = ["16.0 s", "16.0 s", "8.00 s", "1.00 s", "1.00 s", "0.500 s"];

#[tokio::test]
async fn dragging_changes_plot_answer_table_and_address() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("").await?;
            let answer = page.answer().await?;
            let line = page.line("pool:blocking").await?;

            let mut held = page.grab(Control::Workers).await?;
            held.pull(0.0).await?;
            // Still held: nothing waits for the pointer to let go.
            page.await_makespans(ONE_WORKER).await?;
            assert_ne!(page.answer().await?, answer);
            assert_ne!(page.line("pool:blocking").await?, line);
            held.let_go().await?;

            page.await_makespans(ONE_WORKER).await?;
            page.await_address("?workers=1").await?;
            assert_eq!(page.field(Control::Workers).await?, "1");
            assert_eq!(page.focused().await?, "workers", "the slider lost the focus");
            Ok(())
        })
        .await
}

#[tokio::test]
async fn every_slider_has_an_effect() -> Result<()> {
    Visit::default()
        .run(async |page| {
            for control in Control::ALL {
                page.open("").await?;
                let before = page.makespans().await?;
                // Not to the far end of Requests and I/O time: a million, an hour.
                page.drag(control, 0.4).await?;
                let look = async || page.makespans().await;
                until_seen(&format!("{control:?} to change a time"), look, |now| *now != before)
                    .await?;
                let look = async || page.address().await;
                let key = format!("?{}=", control.id());
                until_seen("the address", look, |now: &String| now.starts_with(&key)).await?;
                let spoken = page.spoken_value(control).await?;
                assert!(spoken.is_some_and(|text| !text.is_empty()), "{control:?} is silent");
            }
            Ok(())
        })
        .await
}

#[tokio::test]
async fn the_address_restores_the_page() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("").await?;
            page.drag(Control::Workers, 0.0).await?;
            page.toggle("pool:async").await?;
            page.await_address("?workers=1&hide=2").await?;
            let (answer, drawn) = (page.answer().await?, page.drawn().await?);

            page.reload().await?;
            page.await_makespans(ONE_WORKER).await?;
            assert_eq!(page.answer().await?, answer);
            assert_eq!(page.drawn().await?, drawn);
            assert_eq!(page.address().await?, "?workers=1&hide=2");
            assert_eq!(page.notices().await?, Vec::<String>::new());
            Ok(())
        })
        .await
}

#[tokio::test]
async fn back_and_forward_restore_what_each_address_said() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?workers=2").await?;
            page.drag(Control::Workers, 0.0).await?;
            page.await_address("?workers=1").await?;
            page.open("?requests=100").await?;
            page.back().await?;
            page.await_makespans(ONE_WORKER).await?;
            // A drag is one step to go back.
            page.back().await?;
            page.await_address("?workers=2").await?;
            page.await_makespans(["8.00 s", "8.00 s", "4.00 s", "1.00 s", "1.00 s", "0.500 s"])
                .await?;
            page.forward().await?;
            page.await_makespans(ONE_WORKER).await?;
            page.forward().await?;
            page.await_makespans(["25.0 s", "25.0 s", "12.5 s", "1.00 s", "1.00 s", "0.500 s"])
                .await
        })
        .await
}

#[tokio::test]
async fn the_address_is_written_sparingly_while_dragging() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("").await?;
            let mut held = page.grab(Control::Workers).await?;
            for to in [0.9, 0.1, 0.9, 0.1, 0.9, 0.0] {
                held.pull(to).await?;
            }
            held.let_go().await?;
            page.await_address("?workers=1").await?;

            let writes = page.browser().watched().await?.address_writes;
            let entries = writes.iter().filter(|write| write.pushed).count();
            assert_eq!(entries, 1, "a drag is one entry of the history");
            let first = writes.first().map_or(0.0, |write| write.at_ms);
            let last = writes.last().map_or(0.0, |write| write.at_ms);
            // One at the start, one about every 250 ms, and one more when the drag ends.
            let most = (last - first) / 240.0 + 2.0;
            let count = u32::try_from(writes.len())?;
            assert!(f64::from(count) <= most, "{count} writes in {} ms", last - first);

            // A key that is held down is one entry as well.
            for _ in 0..12 {
                page.press(Key::Right).await?;
            }
            let writes = page.browser().watched().await?.address_writes;
            let more = writes.iter().filter(|write| write.pushed).count();
            assert!(more < 12, "{more} entries");
            page.back().await?;
            page.back().await?;
            page.await_address("").await
        })
        .await
}

#[tokio::test]
async fn reset_brings_the_defaults_back() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?workers=3&requests=50&subtasks=4&io=300ms&hide=2,5").await?;
            page.click("#reset").await?;
            page.await_makespans(["4.00 s", "4.00 s", "2.00 s", "1.00 s", "1.00 s", "0.500 s"])
                .await?;
            page.await_address("").await?;
            assert_eq!(page.drawn().await?.len(), 6);
            Ok(())
        })
        .await
}

#[tokio::test]
async fn screen_readers_hear_the_new_answer() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("").await?;
            page.drag(Control::Workers, 0.0).await?;
            page.await_makespans(ONE_WORKER).await?;
            let answer = page.answer().await?;
            until_equal("the announcement", async || page.announced().await, answer).await?;
            Ok(())
        })
        .await
}
