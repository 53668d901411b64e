//! Inside one entry: its timeline, which part of it is shown, and which entry it is.

use pool_vs_loop_e2e::wait::{until_equal, until_seen};
use pool_vs_loop_e2e::{Key, Page, Result, Visit};

const NOTHING_READ: &str = "Point at the timeline to read it out; drag to move the playhead.";

/// The first and the last of the times below the timeline.
async fn window(page: &Page) -> Result<(String, String)> {
    let times = page.texts_of("#timeline text.tick:not([text-anchor=end])").await?;
    let (first, last) = (times.first().cloned(), times.last().cloned());
    Ok((first.unwrap_or_default(), last.unwrap_or_default()))
}

async fn await_window(page: &Page, first: &str, last: &str) -> Result<()> {
    let look = async || window(page).await;
    let expected = (first.to_owned(), last.to_owned());
    until_equal("the part of the run that is shown", look, expected).await?;
    Ok(())
}

#[tokio::test]
async fn the_pointer_says_what_happens() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("").await?;
            page.await_quiet().await?;
            page.await_text("#tip", NOTHING_READ).await?;
            page.point_at("#playhead", 0.5, 0.4).await?;
            page.await_text(
                "#tip",
                "Request 5 on worker 0 waits for I/O, holding its worker, 1.00 s to 2.00 s",
            )
            .await?;
            assert_eq!(page.count("#timeline path.cursor").await?, 1, "it is framed");
            page.point_at("#playhead", 0.9, 0.4).await?;
            page.await_part("#tip", "Request 13 on worker 0").await?;
            page.point_away().await?;
            page.await_text("#tip", NOTHING_READ).await?;
            let legend = page.texts_of("#inside .legend li").await?;
            assert_eq!(legend, ["queues", "waits for I/O, holding its worker"]);
            Ok(())
        })
        .await
}

#[tokio::test]
async fn it_is_zoomed_by_button_and_by_key() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?at=2s").await?;
            page.await_quiet().await?;
            await_window(page, "0", "4.0 s").await?;
            assert!(!page.is_on("#zoom-out").await? && !page.is_on("#zoom-all").await?);
            page.click("#zoom-in").await?;
            await_window(page, "1.0", "3.0 s").await?;
            page.click("#zoom-in").await?;
            await_window(page, "1.5", "2.5 s").await?;
            page.click("#zoom-out").await?;
            await_window(page, "1.0", "3.0 s").await?;
            page.click("#zoom-all").await?;
            await_window(page, "0", "4.0 s").await?;
            page.click("h1").await?;
            page.type_text("+").await?;
            await_window(page, "1.0", "3.0 s").await?;
            // What is pointed at is where it is drawn.
            page.point_at("#playhead", 0.5, 0.4).await?;
            page.await_part("#tip", "on worker 0 waits for I/O").await?;
            page.point_away().await?;
            // The playhead takes the window along.
            page.type_text("]").await?;
            await_window(page, "2.0", "4.0 s").await?;
            page.type_text("[").await?;
            await_window(page, "0", "2.0 s").await?;
            page.type_text("-").await?;
            await_window(page, "0", "4.0 s").await?;
            // As far in as it goes, and out again.
            for _ in 0..24 {
                page.type_text("+").await?;
            }
            page.await_quiet().await?;
            let text = page.visible_text().await?;
            assert!(!text.contains("NaN"), "{text}");
            page.click("#zoom-all").await?;
            await_window(page, "0", "4.0 s").await
        })
        .await
}

#[tokio::test]
async fn another_entry_comes_into_focus() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?at=500ms").await?;
            page.await_text("#time", "0.500 s of 4.00 s").await?;
            page.await_part("#why-title", "pool: blocking").await?;
            page.tab_to("focus").await?;
            page.type_text("loop: a").await?;
            page.await_address("?focus=5&at=500ms").await?;
            page.await_text("#time", "0.500 s of 1.00 s").await?;
            page.await_part("#moment", "16 requests are in service").await?;
            page.await_part("#why-title", "loop: async").await?;
            page.await_part("#why", "Nothing holds it back").await?;
            let name = page.attribute("#log-rows", "aria-label").await?;
            assert_eq!(name.as_deref(), Some("Access log of loop: async"));
            page.reload().await?;
            page.await_text("#time", "0.500 s of 1.00 s").await?;

            page.click("h1").await?;
            page.type_text("f").await?;
            page.await_address("?focus=6&at=500ms").await?;
            page.await_part("#why-title", "loop: gather").await?;
            page.type_text("f").await?;
            page.await_address("?at=500ms").await?;
            page.await_part("#why-title", "pool: blocking").await?;
            // Hidden, it can still be looked into.
            page.toggle("pool:blocking").await?;
            page.await_address("?hide=1&at=500ms").await?;
            page.await_part("#moment", "4 requests are in service").await?;
            // Removed, the next one takes its place.
            page.remove("pool:blocking").await?;
            page.await_part("#why-title", "pool: async").await?;
            let chosen: String = page
                .ask("(({ options, selectedIndex }) => options[selectedIndex].text)(document.getElementById('focus'))")
                .await?;
            assert_eq!(chosen, "pool: async");
            Ok(())
        })
        .await
}

#[tokio::test]
async fn the_timeline_is_also_a_table() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("").await?;
            page.await_quiet().await?;
            page.unfold("spent").await?;
            let rows = async || page.texts_of("#spent tbody tr").await;
            let rows = until_seen("the rows", rows, |rows| !rows.is_empty()).await?;
            let all = rows.join("; ");
            assert!(all.contains("60.0 %") && all.contains("40.0 %"), "{all}");
            page.tab_to("playhead").await?;
            page.press(Key::Home).await?;
            assert_eq!(page.texts_of("#spent tbody tr").await?, rows, "it is of the whole run");
            Ok(())
        })
        .await
}

#[tokio::test]
async fn every_kind_of_server_has_an_inside() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open(
                "?requests=40&cpu=20ms&lineup=pool:stuck,threads:blocking,threads:gather,\
                 greenlets:blocking,loop:blocking,loop:gather,loop:stuck&connections=3&overhead=2ms",
            )
            .await?;
            let mut seen = Vec::new();
            page.click("h1").await?;
            for _ in 0..7 {
                page.await_quiet().await?;
                let label =
                    page.attribute("#timeline svg", "aria-label").await?.unwrap_or_default();
                assert!(label.split_whitespace().count() > 5, "{label}");
                assert!(!seen.contains(&label), "{label}");
                let drawn: usize =
                    page.ask("document.querySelectorAll('#timeline path.seg').length").await?;
                assert!(drawn > 0, "nothing is drawn for {label}");
                assert!(page.moment().await?.ends_with("all requests are answered."));
                page.type_text("[").await?;
                page.type_text(".").await?;
                let look = async || page.moment().await;
                until_seen("a moment", look, |text| text.contains("in service")).await?;
                page.type_text("]").await?;
                seen.push(label);
                page.type_text("f").await?;
            }
            Ok(())
        })
        .await
}
