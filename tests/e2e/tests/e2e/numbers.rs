//! The numbers of the seed post, and how they are written.

use pool_vs_loop_e2e::{Control, ENTRIES, Result, Visit};

#[tokio::test]
async fn opens_with_the_numbers_of_the_post() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("").await?;
            page.await_makespans(["4.00 s", "4.00 s", "2.00 s", "1.00 s", "1.00 s", "0.500 s"])
                .await?;
            assert_eq!(page.field(Control::Workers).await?, "4");
            assert_eq!(page.field(Control::Requests).await?, "16");
            assert_eq!(page.field(Control::Subtasks).await?, "2");
            assert_eq!(page.drawn().await?.len(), ENTRIES.len());
            assert_eq!(page.notices().await?, Vec::<String>::new());
            assert_eq!(page.address().await?, "", "the default scenario has no query");
            let answer = page.answer().await?;
            for part in ["16 requests", "4 workers", "4.00 s", "1.00 s"] {
                assert!(answer.contains(part), "no {part:?} in the answer: {answer}");
            }
            Ok(())
        })
        .await
}

#[tokio::test]
async fn a_hundred_requests_take_the_posts_times() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?requests=100").await?;
            page.await_makespans(["25.0 s", "25.0 s", "12.5 s", "1.00 s", "1.00 s", "0.500 s"])
                .await
        })
        .await
}

#[tokio::test]
async fn where_the_posts_formula_fails_the_right_one_holds() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?workers=3&requests=50").await?;
            page.await_makespans(["17.0 s", "17.0 s", "8.50 s", "1.00 s", "1.00 s", "0.500 s"])
                .await?;
            for entry in ENTRIES {
                let row = page.summary(entry).await?;
                assert_eq!(row["formula"], row["makespan"], "formula and simulation of {entry}");
            }
            Ok(())
        })
        .await
}

#[tokio::test]
async fn a_million_requests_are_shown_by_a_bounded_plot() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?requests=1000000&workers=1000").await?;
            page.await_makespans(["1,000 s", "1,000 s", "500 s", "25.0 s", "1.00 s", "0.500 s"])
                .await?;
            for entry in page.drawn().await? {
                let length = page.line(&entry).await?.len();
                assert!(length < 100_000, "the path of {entry} has {length} characters");
            }
            Ok(())
        })
        .await
}

#[tokio::test]
async fn no_work_takes_no_time() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?io=0").await?;
            let text = page.visible_text().await?;
            for nonsense in ["NaN", "Infinity", "undefined", "inf"] {
                assert!(!text.contains(nonsense), "the page says {nonsense}:\n{text}");
            }
            Ok(())
        })
        .await
}
