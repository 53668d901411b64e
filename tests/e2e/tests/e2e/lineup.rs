//! Showing and hiding entries; lines that coincide.

use pool_vs_loop_e2e::wait::until_seen;
use pool_vs_loop_e2e::{Control, ENTRIES, Key, Page, Result, Visit};

async fn await_drawn(page: &Page, expected: &[&str]) -> Result<()> {
    let look = async || page.drawn().await;
    let what = format!("lines for {expected:?} only");
    let same = |drawn: &Vec<String>| {
        drawn.len() == expected.len() && drawn.iter().all(|entry| expected.contains(&&**entry))
    };
    until_seen(&what, look, same).await?;
    Ok(())
}

#[tokio::test]
async fn hiding_an_entry_takes_its_line_and_keeps_its_row() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("").await?;
            let row = page.summary("pool:gather").await?;
            page.toggle("pool:gather").await?;
            await_drawn(
                page,
                &["pool:blocking", "pool:async", "loop:blocking", "loop:async", "loop:gather"],
            )
            .await?;
            assert_eq!(page.summary("pool:gather").await?, row);
            page.await_address("?hide=3").await?;
            let labels = page.labels().await?.join("; ");
            assert!(!labels.contains("pool: gather"), "its label stayed: {labels}");

            page.toggle("pool:gather").await?;
            await_drawn(page, &ENTRIES).await?;
            page.await_address("").await
        })
        .await
}

#[tokio::test]
async fn with_all_hidden_a_sentence_stands_for_the_plot() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("").await?;
            for entry in ENTRIES {
                page.toggle(entry).await?;
            }
            page.await_address("?hide=1,2,3,4,5,6").await?;
            await_drawn(page, &[]).await?;
            let sentence = page.texts_of("#plot").await?.join(" ");
            assert!(sentence.split_whitespace().count() > 3, "the plot says only {sentence:?}");
            assert_eq!(page.makespans().await?.len(), ENTRIES.len());
            let html: String = page.ask("document.body.outerHTML").await?;
            assert!(!html.contains("NaN"), "there is a NaN on the page");

            page.reload().await?;
            await_drawn(page, &[]).await?;
            page.drag(Control::Workers, 0.0).await?;
            page.await_address("?workers=1&hide=1,2,3,4,5,6").await?;
            page.toggle("loop:gather").await?;
            await_drawn(page, &["loop:gather"]).await
        })
        .await
}

#[tokio::test]
async fn lines_that_coincide_are_all_there_and_share_a_label() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("").await?;
            await_drawn(page, &ENTRIES).await?;
            let labels = page.labels().await?;
            for joint in ["pool: blocking = async", "loop: blocking = async"] {
                assert!(labels.iter().any(|label| label == joint), "no {joint:?} in {labels:?}");
            }
            // Their dashes take turns: each line leaves room for the other on the same way.
            let (one, other) = (page.line("pool:blocking").await?, page.line("pool:async").await?);
            assert!(!one.is_empty() && !other.is_empty());
            assert_ne!(one, other, "one line covers the other");
            Ok(())
        })
        .await
}

#[tokio::test]
async fn entries_come_and_go() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("").await?;
            // With the keyboard: going through the list adds nothing yet.
            page.choose("add-entry", "greenlets").await?;
            assert_eq!(page.drawn().await?.len(), ENTRIES.len());
            page.press(Key::Tab).await?;
            page.press(Key::Space).await?;
            page.await_drawn_lines(7).await?;
            assert!(page.makespans().await?.contains(&"1.00 s".to_owned()));
            page.remove("pool:async").await?;
            page.remove("pool:gather").await?;
            page.await_address(
                "?lineup=pool:blocking,loop:blocking,loop:async,loop:gather,greenlets:blocking",
            )
            .await?;
            let drawn = page.drawn().await?;
            assert!(drawn.contains(&"greenlets:blocking".to_owned()), "{drawn:?}");
            assert!(!drawn.contains(&"pool:async".to_owned()), "{drawn:?}");
            assert_eq!(page.focused().await?, "add-entry", "the focus has a place");
            Ok(())
        })
        .await
}

#[tokio::test]
async fn one_entry_stays_and_eight_are_enough() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?lineup=threads:stuck").await?;
            page.remove("threads:stuck").await?;
            page.await_drawn_lines(1).await?;
            for count in 2..=8 {
                page.click("#add").await?;
                page.await_drawn_lines(count).await?;
            }
            let disabled: bool = page.ask("document.getElementById('add-entry').disabled").await?;
            assert!(disabled, "a ninth entry can be chosen");
            page.click("#add").await?;
            page.await_drawn_lines(8).await
        })
        .await
}

#[tokio::test]
async fn with_one_subtask_gather_coincides_too() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?subtasks=1").await?;
            let labels = page.labels().await?;
            let joint = "pool: blocking = async = gather";
            assert!(labels.iter().any(|label| label == joint), "no {joint:?} in {labels:?}");
            Ok(())
        })
        .await
}
