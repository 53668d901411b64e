//! What one writes, and how one gets about in it.

use pool_vs_loop_e2e::axe::violations;
use pool_vs_loop_e2e::browser::Window;
use pool_vs_loop_e2e::wait::{until_equal, until_seen};
use pool_vs_loop_e2e::{Control, Key, Page, Result, Visit};

use super::{PAGE, copied, fill, pick, saved, unpacked, write_exercise};

#[tokio::test]
async fn an_exercise_is_written_and_its_link_opens_it() -> Result<()> {
    let (link, file) = Visit::default()
        .run(async |page| {
            page.open(PAGE).await?;
            // What is missing is said, and comes into view.
            page.click("#edit-copy").await?;
            page.await_part("#editor-said", "not complete").await?;
            let focused = page.ask::<String>("document.activeElement.id").await?;
            assert_eq!(focused, "edit-title");
            write_exercise(page).await?;
            let link = copied(page).await?;
            let file = saved(page).await?;
            assert_eq!(unpacked(page, &link).await?, file);
            // What is tried out is what students get; going back, all is as it was.
            page.click("#edit-try").await?;
            page.await_part("#question", "<b>last</b>").await?;
            page.back().await?;
            let look = async || {
                page.ask::<String>("document.getElementById('edit-title')?.value ?? ''").await
            };
            until_equal("what was written", look, "Three waves").await?;
            assert_eq!(saved(page).await?, file);
            Ok((link, file))
        })
        .await?;
    let fragment =
        link.split_once('#').map(|(_, fragment)| fragment).unwrap_or_default().to_owned();
    assert!(fragment.starts_with("lesson=z.") && link.len() < 1_000, "{link}");
    // A student, on another device.
    Visit::default()
        .run(async |page| {
            page.open(&format!("#{fragment}")).await?;
            page.await_part("#lesson h2", "Monday <img src=x onerror=alert(1)>").await?;
            assert_eq!(page.count("#lesson img").await?, 0, "text never becomes markup");
            page.click("#lesson .exercises a").await?;
            for (typed, verdict, feedback) in [
                ("2 s", "Not quite", "The first wave counts, too."),
                ("3", "Right", "3.00 s: twelve by four is three."),
            ] {
                page.await_part("#question", "<b>last</b>").await?;
                assert_eq!(page.count("#lesson b").await?, 0);
                fill(page, "prediction", typed).await?;
                page.click("#commit").await?;
                page.await_part("#verdict", verdict).await?;
                page.await_part("#lesson", feedback).await?;
                if page.count("#again").await? > 0 {
                    page.click("#again").await?;
                }
            }
            // And a colleague, who goes on from it.
            page.open(&format!("?#{fragment}")).await?;
            page.await_part("#lesson h2", "Monday").await?;
            page.click("#edit-these").await?;
            page.await_part("#edit-computed", "3.00 s").await?;
            assert_eq!(saved(page).await?, file, "the round trip is exact");
            let again = copied(page).await?;
            assert_eq!(again.split_once('#').map(|(_, it)| it), Some(fragment.as_str()));
            Ok(())
        })
        .await
}

#[tokio::test]
async fn half_done_work_stays_and_steps_are_taken_back() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open(PAGE).await?;
            fill(page, "edit-title", "Half").await?;
            fill(page, "edit-predict-answer", "makespan(2 workers)").await?;
            page.await_part("#edit-predict-answer-error", "character").await?;
            page.click("#edit-duplicate").await?;
            page.click("#edit-another").await?;
            let titles = async || page.texts_of("#editor .list li").await;
            until_equal("three exercises", titles, vec!["1. Half", "2. Half", "3. No title yet"])
                .await?;
            page.click("#edit-earlier").await?;
            page.click("#edit-delete").await?;
            until_equal("two exercises", titles, vec!["1. Half", "2. Half"]).await?;
            page.reload().await?;
            until_equal("what was kept", titles, vec!["1. Half", "2. Half"]).await?;
            let wrong =
                page.ask::<String>("document.getElementById('edit-predict-answer').value").await?;
            assert_eq!(wrong, "makespan(2 workers)");
            page.click("#edit-new").await?;
            until_equal("a new set", titles, vec!["1. No title yet"]).await?;
            page.click("#edit-undo").await?;
            until_equal("what was here", titles, vec!["1. Half", "2. Half"]).await?;
            page.click("#edit-redo").await?;
            page.click("#edit-undo").await?;
            page.click("#edit-choose-1").await?;
            page.click("#edit-delete").await?;
            page.click("#edit-undo").await?;
            until_equal("both", titles, vec!["1. Half", "2. Half"]).await?;

            // The page's settings, on purpose only.
            page.type_into(Control::Workers, "2").await?;
            page.await_part("#editor", "The page has other settings now.").await?;
            page.click("#edit-take").await?;
            page.await_part("#editor", "Workers 2").await?;
            page.await_part("#editor", "The page has these settings.").await?;
            Ok(())
        })
        .await
}

#[tokio::test]
async fn choices_goals_and_the_built_in_set_are_written_on() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open(PAGE).await?;
            page.click("#edit-built-in").await?;
            page.await_part("#editor-said", "built-in").await?;
            let count = async || Ok(page.texts_of("#editor .list li").await?.len());
            until_seen("its exercises", count, |&count| count >= 10).await?;
            let file = saved(page).await?;
            assert_eq!(file["exercises"][0]["title"].as_object().map(|it| it.len()), Some(3));
            page.click("#edit-undo").await?;
            until_equal("the one before", count, 1).await?;

            pick(page, "edit-predict-kind", "One of several").await?;
            fill(page, "edit-predict-options-0-text", "The loop").await?;
            fill(page, "edit-predict-options-0-right", "makespan(2) < makespan(1)").await?;
            fill(page, "edit-predict-options-1-text", "The pool").await?;
            pick(page, "edit-predict-options-1-right-what", "Makespan").await?;
            fill(page, "edit-predict-options-1-right-value", "1s").await?;
            page.await_part("#edit-computed", "The loop").await?;
            let right = page
                .ask::<String>("document.getElementById('edit-predict-options-1-right').value")
                .await?;
            assert_eq!(right, "makespan(pool:blocking) <= 1s");

            page.click("#edit-add-goals").await?;
            page.click("#edit-add-goals-0-conditions").await?;
            pick(page, "edit-goals-0-conditions-0-holds-what", "Workers").await?;
            fill(page, "edit-goals-0-conditions-0-holds-value", "3").await?;
            page.await_part("#editor", "do not reach this goal").await?;
            page.type_into(Control::Workers, "3").await?;
            page.await_part("#editor", "The settings of the page reach this goal.").await?;
            page.click("#edit-with-goals-0-start").await?;
            let start =
                page.ask::<String>("document.getElementById('edit-goals-0-start').value").await?;
            assert_eq!(start, "workers=3");
            page.click("#edit-remove-goals-0").await?;
            let focused = page.ask::<String>("document.activeElement.id").await?;
            assert_eq!(focused, "edit-add-goals");
            Ok(())
        })
        .await
}

#[tokio::test]
async fn the_editor_works_by_keyboard_and_on_a_phone() -> Result<()> {
    Visit::default()
        .width(320)
        .run(async |page| {
            page.open(PAGE).await?;
            page.tab_to("edit-title").await?;
            page.type_text("By keyboard").await?;
            page.tab_to("edit-predict-kind").await?;
            page.type_text("A point").await?;
            page.tab_to("edit-predict-request").await?;
            page.type_text("12").await?;
            page.await_part("#edit-computed", "3.00 s").await?;
            page.tab_to("edit-add-goals").await?;
            page.press(Key::Enter).await?;
            page.tab_to("edit-goals-0-text").await?;
            page.type_text("A goal").await?;
            let wider: i32 = page
                .ask("(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)(document.documentElement)")
                .await?;
            assert!(wider <= 0, "the page sticks out by {wider} px");
            // Nothing that has the focus lies under the bar.
            page.ask::<()>("document.getElementById('edit-explanation').focus()").await?;
            let hidden: bool = page
                .ask(
                    "document.activeElement.getBoundingClientRect().bottom
                       > document.querySelector('#editor .bar').getBoundingClientRect().top + 1",
                )
                .await?;
            assert!(!hidden, "the field in focus is behind the bar");
            Ok(())
        })
        .await
}

#[tokio::test]
async fn axe_finds_nothing_in_the_editor() -> Result<()> {
    async fn accessible(page: &Page, state: &str) -> Result<()> {
        for (width, dark) in [(320, false), (320, true), (1280, false), (1280, true)] {
            page.browser().resize(Window { width, dark, ..Window::default() }).await?;
            // At its end nothing lies half under the bar, as it does elsewhere until one scrolls.
            page.ask::<()>("(document.querySelector('#editor .bar')?.scrollIntoView({ block: 'end' }), undefined)")
                .await?;
            let found = violations(page).await?;
            assert!(found.is_empty(), "{state} at {width}, dark: {dark}: {found:#?}");
        }
        Ok(())
    }
    Visit::default()
        .run(async |page| {
            page.open(PAGE).await?;
            page.await_part("#editor", "The right answer").await?;
            accessible(page, "a new set").await?;
            page.click("#edit-copy").await?;
            page.await_part("#editor-said", "not complete").await?;
            accessible(page, "what is missing").await?;
            write_exercise(page).await?;
            page.click("#edit-add-goals").await?;
            page.click("#edit-add-goals-0-conditions").await?;
            pick(page, "edit-goals-0-conditions-0-holds-what", "Workers").await?;
            page.ask::<()>(
                "document.querySelectorAll('#editor details').forEach((it) => it.open = true)",
            )
            .await?;
            accessible(page, "goals and mistakes").await?;
            page.click("#edit-remove-goals-0").await?;
            copied(page).await?;
            accessible(page, "with a link").await?;
            pick(page, "edit-predict-kind", "One of several").await?;
            page.await_part("#editor", "Answers to choose from").await?;
            accessible(page, "a choice").await?;
            page.ask::<()>(
                "(localStorage.setItem('pool-vs-loop editor', '{'.repeat(3_000_000)), undefined)",
            )
            .await?;
            page.reload().await?;
            page.await_part("#editor-unread", "It stays there").await?;
            accessible(page, "what can not be read and is not kept").await?;
            page.open("#lesson=q").await?;
            page.await_part("#refused", "does not know").await?;
            accessible(page, "a link that is refused").await
        })
        .await
}
