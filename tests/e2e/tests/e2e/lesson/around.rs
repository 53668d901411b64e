//! Exercises where something is missing or different: storage, the file, the language, a frame.

use super::{await_question, open, predict, set};
use crate::embed::{inside, visit_post};
use pool_vs_loop::lesson::Prediction;
use pool_vs_loop_e2e::wait::until_equal;
use pool_vs_loop_e2e::{Result, Site, Visit};

/// A sandboxed frame has no storage: all works, and nobody complains.
#[tokio::test]
async fn without_storage_nothing_is_kept_and_nothing_is_said() -> Result<()> {
    let set = set();
    let body = format!(
        "<iframe title=Page sandbox=allow-scripts width=900 height=800
            src='{{page}}#exercise={}'></iframe>",
        set.exercises[0].id
    );
    visit_post(Visit::default(), &body, async |page, _| {
        inside(page, 0, async || {
            page.await_ready().await?;
            await_question(page).await?;
            let denied = "(() => { try { return !localStorage; } catch { return true; } })()";
            assert!(page.ask::<bool>(denied).await?, "storage is there after all");
            page.ask::<()>("document.getElementById('prediction').focus()").await?;
            page.type_text("3").await?;
            page.press(pool_vs_loop_e2e::Key::Enter).await?;
            let head = async || page.text_of("#verdict").await;
            until_equal("the verdict", head, "✗ Not quite").await?;
            let said = page.text_of("#feedback").await?;
            assert!(!said.is_empty());
            page.ask::<()>("document.querySelector('.crumbs a').click()").await?;
            page.await_part(".exercises li:first-child", "not at first").await?;
            Ok(())
        })
        .await
    })
    .await
}

#[tokio::test]
async fn garbage_in_storage_is_as_nothing() -> Result<()> {
    let set = set();
    Visit::default()
        .run(async |page| {
            open(page, &set.exercises[0].id).await?;
            predict(page, &set.exercises[0], &Prediction::Number(3_000_000)).await?;
            let garbage = [
                "'\\u0000'.repeat(100)",
                "'x'.repeat(1000000)",
                "value.replace('w', 'q')",
                "value.replace('n', 'c')",
                "value.replace(/n.*/, 'n99999999999999999999')",
                "value.replace('1 ', '2 ')",
            ];
            for text in garbage {
                page.ask::<()>(&format!(
                    "(() => {{
                       const key = Object.keys(localStorage)[0];
                       const value = window.kept ??= localStorage.getItem(key);
                       localStorage.setItem(key, {text});
                     }})()"
                ))
                .await?;
                page.reload().await?;
                await_question(page).await?;
                predict(page, &set.exercises[0], &Prediction::Number(3_000_000)).await?;
            }
            Ok(())
        })
        .await
}

#[tokio::test]
async fn a_set_that_can_not_be_had_says_so_and_can_be_asked_for_again() -> Result<()> {
    let site = Site::of_the_build()?.without("post.json");
    Visit::default()
        .of(site)
        .expecting_complaints()
        .run(async |page| {
            page.open("#exercises").await?;
            page.await_part("#lesson", "could not be loaded").await?;
            page.click("#retry").await?;
            page.await_part("#lesson", "could not be loaded").await?;
            page.click(".row .quiet").await?;
            page.await_part("#answer", "16 requests on 4 workers").await?;
            Ok(())
        })
        .await
}

#[tokio::test]
async fn an_exercise_that_is_not_there_leads_to_the_list() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("#exercise=no-such-thing").await?;
            page.await_part("#lesson", "does not have").await?;
            assert_eq!(page.count(".exercises li").await?, set().exercises.len());
            Ok(())
        })
        .await
}

#[tokio::test]
async fn the_copied_link_keeps_the_exercise_and_an_embed_has_none() -> Result<()> {
    let set = set();
    let first = &set.exercises[0];
    Visit::default()
        .run(async |page| {
            open(page, &first.id).await?;
            predict(page, first, &Prediction::Number(4_000_000)).await?;
            let link: String = page.ask("document.getElementById('link').value").await?;
            assert!(link.ends_with(&format!("#exercise={}", first.id)), "{link}");
            page.open("?embed=1#exercises").await?;
            page.reload().await?;
            page.await_part("#answer", "16 requests on 4 workers").await?;
            assert_eq!(page.count("#lesson, #start-exercises").await?, 0);
            Ok(())
        })
        .await
}

#[tokio::test]
async fn another_language_in_the_middle_loses_nothing() -> Result<()> {
    let set = set();
    let first = &set.exercises[0];
    Visit::default()
        .run(async |page| {
            open(page, &first.id).await?;
            page.type_over("prediction", "3.5").await?;
            page.click("#hint-open").await?;
            page.ask::<()>("document.getElementById('language').focus()").await?;
            page.type_text("Port").await?;
            page.await_text(".lesson h2", first.title.in_language("pt")).await?;
            let typed: String = page.ask("document.getElementById('prediction').value").await?;
            assert_eq!(typed, "3.5");
            let hint = first.hint.as_ref().map(|hint| first.words(hint, "pt")).unwrap_or_default();
            page.await_text("#hint", &super::single(&hint)).await?;
            page.click("#commit").await?;
            page.await_text("#verdict", "✗ Não é bem isso").await?;
            page.ask::<()>("document.getElementById('language').focus()").await?;
            page.type_text("Espa").await?;
            page.await_text("#verdict", "✗ No del todo").await?;
            page.await_part("#plot .guess", "tu predicción").await?;
            Ok(())
        })
        .await
}

/// Programs that were asked for so far.
fn programs(page: &pool_vs_loop_e2e::Page) -> usize {
    let mut asked: Vec<String> = page.server().asked().into_iter().map(|it| it.path).collect();
    asked.retain(|path| path.ends_with(".wasm"));
    asked.sort();
    asked.dedup();
    asked.len()
}

/// Who wants no exercises loads no program that has them, and no set.
#[tokio::test]
async fn exercises_are_loaded_only_where_they_are_wanted() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("").await?;
            page.await_quiet().await?;
            page.await_loaded().await?;
            assert_eq!(programs(page), 1);
            let sets =
                || page.server().asked().iter().filter(|it| it.path.contains("exercises/")).count();
            assert_eq!(sets(), 0);
            page.click("#start-exercises").await?;
            let list = async || page.count(".exercises li").await;
            until_equal("the exercises", list, set().exercises.len()).await?;
            assert_eq!((programs(page), sets()), (2, 1));
            Ok(())
        })
        .await
}
