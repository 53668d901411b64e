//! Refused and killed requests are counted and drawn.

use pool_vs_loop_e2e::wait::until_seen;
use pool_vs_loop_e2e::{Key, Result, Visit};

#[tokio::test]
async fn refused_requests() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?requests=100&backlog=10&lineup=pool:blocking,loop:async&at=500ms").await?;
            page.await_quiet().await?;
            let answer = page.answer().await?;
            assert!(answer.contains("(86 refused)"), "{answer}");
            let row = page.summary("pool:blocking").await?;
            assert_eq!((row["served"].as_str(), row["refused"].as_str()), ("14", "86"));
            assert_eq!(page.summary("loop:async").await?["refused"], "0");
            assert!(page.count("#plot path.lost").await? > 0, "they are drawn in the plot");
            let moment = page.moment().await?;
            assert!(moment.contains("86 were refused"), "{moment}");
            let label = page.attribute("#plot svg", "aria-label").await?.unwrap_or_default();
            assert!(label.contains("86 refused"), "{label}");
            let drawn = page.texts_of("#diagram text").await?.join(" ");
            assert!(drawn.contains("86"), "the diagram counts them: {drawn}");
            page.tab_to("reader").await?;
            page.press(Key::End).await?;
            page.await_part("#readout", "refused").await?;
            // Only replies are logged.
            page.click("#to-end").await?;
            page.await_text("#log .caption", "14 replies up to the playhead.").await?;
            for view in ["finished", "percentiles"] {
                page.choose_view(view).await?;
                assert_eq!(page.drawn().await?.len(), 2);
            }
            Ok(())
        })
        .await
}

#[tokio::test]
async fn killed_requests() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?spread=exponential&timeout=1s&lineup=pool:blocking&requests=40").await?;
            page.await_quiet().await?;
            let row = page.summary("pool:blocking").await?;
            let (served, killed): (u32, u32) = (row["served"].parse()?, row["killed"].parse()?);
            assert!(served > 0 && killed > 0 && served + killed == 40, "{served} {killed}");
            let answer = page.answer().await?;
            assert!(answer.contains(&format!("({killed} killed)")), "{answer}");
            assert!(page.count("#plot path.lost").await? > 0, "they are drawn in the plot");
            let why = page.why().await?.join(" ");
            assert!(why.contains(&format!("{killed} of the 40 requests are killed")), "{why}");
            page.tab_to("reader").await?;
            for _ in 0..40 {
                page.press(Key::Right).await?;
                if page.readout().await?.contains("killed after 1.00 s") {
                    break;
                }
            }
            page.await_part("#readout", "killed after 1.00 s").await?;
            let caption = format!("{served} replies up to the playhead.");
            page.await_text("#log .caption", &caption).await
        })
        .await
}

#[tokio::test]
async fn where_none_is_answered() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?lineup=pool:blocking&timeout=10ms").await?;
            page.await_quiet().await?;
            page.await_text("#plot", "Nothing to plot: no request was answered.").await?;
            page.await_text("#log .caption", "No reply up to the playhead.").await?;
            let look = async || page.why().await;
            until_seen("the reason", look, |why| {
                why.join(" ").contains("All 16 requests are killed")
            })
            .await?;
            let text = page.visible_text().await?;
            for nonsense in ["NaN", "Infinity", "0 / 0"] {
                assert!(!text.contains(nonsense), "{text}");
            }
            Ok(())
        })
        .await
}
