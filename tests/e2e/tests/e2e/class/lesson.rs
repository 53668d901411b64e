//! A lesson: the way for the wall, the projector, the language, and the answers to goals.

use super::{codes, go_to, open, set, type_codes};
use pool_vs_loop::lesson::qr::Qr;
use pool_vs_loop_e2e::wait::until_equal;
use pool_vs_loop_e2e::{Result, Visit};

#[tokio::test]
async fn the_way_stands_on_the_wall() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("teach.html?lang=es#plan").await?;
            page.await_part("#set", "13 ejercicios").await?;
            page.click("#show-way").await?;
            let address = page.await_part("#way-address", "?lang=es#exercises").await?;
            let path: String =
                page.ask("document.querySelector('#way .qr path').getAttribute('d')").await?;
            assert_eq!(Some(path), Qr::on_paper(&address).map(|qr| qr.path));
            let high: f64 = page
                .ask("document.querySelector('#way .qr').getBoundingClientRect().height / innerHeight")
                .await?;
            assert!((0.55..0.65).contains(&high), "{high}");
            page.click("#way-close").await?;
            page.open(address.rsplit('/').next().unwrap_or_default()).await?;
            page.await_part("#lesson h2", "").await?;
            until_equal("the language", async || page.ask::<String>("document.documentElement.lang").await, "es".to_owned())
                .await?;
            Ok(())
        })
        .await
}

#[tokio::test]
async fn on_a_projector_bars_come_first_and_codes_can_be_added() -> Result<()> {
    let codes = codes(&set()?);
    Visit::default()
        .run(async |page| {
            open(page, "").await?;
            page.click("#projector").await?;
            page.click("#codes-fold > summary").await?;
            type_codes(page, &codes.join("\n")).await?;
            page.await_part("#counted", "9 codes count").await?;
            // Nobody has come further than the first.
            page.await_text("#nobody", "Nobody has come to 2 to 13.").await?;
            assert_eq!(page.count("section.question").await?, 2, "the glance, and one question");
            // A bar is as long as its share.
            let bars: Vec<i32> = page
                .ask("[...document.querySelectorAll('[aria-labelledby=question-1] .mark')].map((bar) => +bar.getAttribute('width'))")
                .await?;
            assert_eq!(bars, [0, 333, 444, 111, 111]);
            Ok(())
        })
        .await
}

#[tokio::test]
async fn the_language_that_was_chosen_stays_and_goes_along() -> Result<()> {
    Visit::default()
        .run(async |page| {
            open(page, "#worksheet").await?;
            page.choose("teach-language", "pt").await?;
            page.await_part("h1", "para professores").await?;
            until_equal(
                "the address",
                async || page.ask::<String>("location.search").await,
                "?lang=pt".to_owned(),
            )
            .await?;
            page.await_part(".worksheet .address", "?lang=pt#exercise=first-wave").await?;
            page.reload().await?;
            page.await_part("h1", "para professores").await?;
            page.click(".teach-header a[href^='./']").await?;
            page.await_part("#start-exercises", "Exercícios").await?;
            Ok(())
        })
        .await
}

#[tokio::test]
async fn the_answer_sheet_says_how_goals_are_reached() -> Result<()> {
    let set = set()?;
    Visit::default()
        .run(async |page| {
            open(page, "#plan").await?;
            go_to(page, "answers").await?;
            let goals: usize = set.exercises.iter().map(|exercise| exercise.goals.len()).sum();
            until_equal("the ways", async || page.count(".answers li strong").await, goals).await?;
            page.await_part(".answers", "One way: Workers: 8, Subtask splits: 4.").await?;
            Ok(())
        })
        .await
}
