//! What the device keeps of what is written: all of it, nothing, or not the last of it.

use pool_vs_loop_e2e::wait::{until_equal, until_seen};
use pool_vs_loop_e2e::{Control, Key, Page, Result, Visit};
use serde_json::json;

use crate::lesson::await_question;

use super::{PAGE, fill, note_files, saved, set, value, write_exercise};

/// Where the editor keeps its set.
const NAME: &str = "pool-vs-loop editor";

/// Puts a text into storage.
async fn store(page: &Page, name: &str, text: &str) -> Result<()> {
    let script = "localStorage.setItem(arguments[0], arguments[1]);";
    page.browser().run(script, vec![json!(name), json!(text)]).await
}

/// What storage has under a name.
async fn stored(page: &Page, name: &str) -> Result<Option<String>> {
    page.browser().run("return localStorage.getItem(arguments[0]);", vec![json!(name)]).await
}

/// Loads the editor anew: its address alone would not.
async fn reload(page: &Page) -> Result<()> {
    page.reload().await?;
    page.await_part("#editor-title", "Write exercises").await?;
    Ok(())
}

/// As Chromium has it where its reader denies sites their data: `localStorage` throws.
#[tokio::test]
async fn where_nothing_is_kept_all_works_and_the_editor_says_so() -> Result<()> {
    Visit::default()
        .blocking_storage()
        .run(async |page| {
            page.open("").await?;
            for kind in ["localStorage", "sessionStorage"] {
                let look = format!(
                    "try {{ {kind}.length; return 'there'; }} catch {{ return 'denied'; }}"
                );
                assert_eq!(page.browser().run::<String>(&look, vec![]).await?, "denied");
            }
            page.type_into(Control::Workers, "8").await?;
            page.await_address("?workers=8").await?;
            // Another language, by its list.
            page.ask::<()>("document.getElementById('language').focus()").await?;
            page.press(Key::End).await?;
            let tag = async || page.ask::<String>("document.documentElement.lang").await;
            until_equal("the language", tag, "es").await?;
            page.press(Key::Home).await?;
            until_equal("the language", tag, "en").await?;

            // An exercise is done, and the list knows it as long as the page is open.
            page.open("?lang=en#exercises").await?;
            page.click(".exercises li:first-child a").await?;
            await_question(page).await?;
            fill(page, "prediction", "3").await?;
            page.click("#commit").await?;
            page.await_part("#verdict", "Not quite").await?;
            page.click(".crumbs a").await?;
            page.await_part(".exercises li:first-child", "not at first").await?;

            // A set is written, tried out and saved.
            page.open(&PAGE.replace('?', "?lang=en&")).await?;
            page.await_part("#editor-kept", "keeps nothing").await?;
            assert!(!page.text_of("#editor").await?.contains("stays on this device"));
            assert_eq!(page.text_of("#editor-said").await?, "");
            fill(page, "edit-hint", "Count.").await?;
            page.await_part("#editor-said", "save a file").await?;
            // Once: it doesn't come again with every letter.
            page.click("#edit-duplicate").await?;
            page.click("#edit-undo").await?;
            until_equal("what is said", async || page.text_of("#editor-said").await, "").await?;
            write_exercise(page).await?;
            assert_eq!(page.text_of("#editor-said").await?, "");
            page.click("#edit-try").await?;
            page.await_part("#question", "<b>last</b>").await?;
            page.back().await?;
            page.await_part("#editor-kept", "keeps nothing").await?;
            let file = saved(page).await?;
            assert_eq!(file["exercises"][0]["hint"], "Count.");
            Ok(())
        })
        .await
}

#[tokio::test]
async fn where_there_is_no_room_for_more_the_editor_says_so() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open(PAGE).await?;
            page.await_part("#editor-kept", "stays on this device").await?;
            fill(page, "edit-title", "Kept").await?;
            // All that there is but a few hundred letters.
            page.ask::<()>(
                "(() => {
                   let size = 1 << 22;
                   for (let name = 0; size > 64; ) {
                     try { localStorage.setItem(`other ${name++}`, 'x'.repeat(size)); }
                     catch { size >>= 1; }
                   }
                 })()",
            )
            .await?;
            let before = stored(page, NAME).await?.unwrap_or_default();
            fill(page, "edit-situation", &"All of this is too much. ".repeat(12)).await?;
            page.await_part("#editor-said", "no room for more").await?;
            page.await_part("#editor-kept", "no room for more").await?;
            let kept = stored(page, NAME).await?.unwrap_or_default();
            assert!(kept.contains("Kept") && kept.len() < before.len() + 150, "{kept}");
            // With room again, it is kept, and says so.
            page.ask::<()>("(localStorage.removeItem('other 0'), undefined)").await?;
            fill(page, "edit-question", "When?").await?;
            page.await_part("#editor-kept", "stays on this device").await?;
            assert_eq!(page.text_of("#editor-said").await?, "");
            reload(page).await?;
            assert_eq!(value(page, "edit-question").await?, "When?");
            assert!(value(page, "edit-situation").await?.ends_with("too much. "));
            Ok(())
        })
        .await
}

#[tokio::test]
async fn what_was_kept_opens_again_also_past_the_limits() -> Result<()> {
    let exercises = |count: usize, words: &str| {
        let mut large = set("Large");
        let exercise = large["exercises"][0].clone();
        large["exercises"] = (0..count)
            .map(|place| {
                let mut next = exercise.clone();
                next["id"] = json!(format!("n{place}"));
                next["explanation"] = json!(words);
                next
            })
            .collect();
        large
    };
    Visit::default()
        .run(async |page| {
            page.open(PAGE).await?;
            let titles = async || Ok(page.texts_of("#editor .list li").await?.len());
            // More exercises than a set has.
            store(page, NAME, &exercises(41, "e").to_string()).await?;
            reload(page).await?;
            until_equal("exercises", titles, 41).await?;
            for button in ["#edit-try", "#edit-copy"] {
                page.click(button).await?;
                page.await_part("#editor-said", "A set has at most 40 exercises.").await?;
            }
            for button in ["#edit-another", "#edit-duplicate"] {
                page.click("#edit-undo").await?;
                page.click(button).await?;
                page.await_part("#editor-said", "A set has at most 40 exercises.").await?;
                until_equal("exercises", titles, 41).await?;
            }
            // The file is for the editor, which takes it.
            let file = saved(page).await?;
            page.await_part("#editor-said", "Only the editor opens it: A set has at most").await?;
            assert_eq!(file["exercises"].as_array().map(Vec::len), Some(41));
            page.click("#edit-delete").await?;
            until_equal("exercises", titles, 40).await?;
            page.click("#edit-duplicate").await?;
            page.await_part("#editor-said", "A set has at most 40 exercises.").await?;
            page.click("#edit-try").await?;
            page.await_part("#question", "q").await?;

            // More than 128 kB.
            page.open("?#editor").await?;
            let large = exercises(40, &"All of this is much. ".repeat(200));
            store(page, NAME, &large.to_string()).await?;
            reload(page).await?;
            until_equal("exercises", titles, 40).await?;
            fill(page, "edit-hint", "More").await?;
            reload(page).await?;
            assert_eq!(value(page, "edit-hint").await?, "More");
            let file = saved(page).await?;
            page.await_part("#editor-said", "128 kB are the most").await?;
            let folder = tempfile::tempdir()?;
            let path = folder.path().join("large.json");
            std::fs::write(&path, file.to_string())?;
            page.click("#edit-new").await?;
            super::drop_files(page, &[&path]).await?;
            page.await_part("#editor-said", "“large.json” is open").await?;
            assert_eq!(value(page, "edit-hint").await?, "More");
            Ok(())
        })
        .await
}

#[tokio::test]
async fn what_can_not_be_read_is_put_aside_and_never_written_over() -> Result<()> {
    let newer = "{\"format\": 2, \"title\": \"From a newer page\", \"exercises\": [{}]}";
    Visit::default()
        .run(async |page| {
            page.open(PAGE).await?;
            for (place, text) in [(1, newer), (2, "{\"format\": 1, \"exer")] {
                store(page, NAME, text).await?;
                reload(page).await?;
                page.await_part("#editor-unread", "put aside").await?;
                page.await_part("#editor-kept", "stays on this device").await?;
                fill(page, "edit-title", "New").await?;
                let aside = stored(page, &format!("{NAME} aside {place}")).await?;
                assert_eq!(aside.as_deref(), Some(text));
                let kept = stored(page, NAME).await?.unwrap_or_default();
                assert!(kept.contains("New"), "{kept}");
                note_files(page).await?;
                page.click("#edit-aside").await?;
                page.await_part("#editor-said", "pool-vs-loop-editor.txt").await?;
                let file = async || page.ask::<Option<String>>("window.file").await;
                until_equal("the file", file, Some(text.to_owned())).await?;
            }
            // It stays aside, and what was written since is here.
            reload(page).await?;
            assert_eq!(value(page, "edit-title").await?, "New");
            page.await_part("#editor-unread", "put aside").await?;

            // No room to put it aside: it stays where it is, and what is written is not kept.
            page.ask::<()>(
                "(() => {
                   localStorage.clear();
                   localStorage.setItem('pool-vs-loop editor', '{'.repeat(3_000_000));
                 })()",
            )
            .await?;
            reload(page).await?;
            page.await_part("#editor-unread", "It stays there").await?;
            page.await_part("#editor-kept", "keeps nothing").await?;
            fill(page, "edit-title", "Not kept").await?;
            let length =
                async || page.ask::<usize>("localStorage['pool-vs-loop editor'].length").await;
            assert_eq!(length().await?, 3_000_000);
            assert_eq!(page.ask::<usize>("localStorage.length").await?, 1);
            Ok(())
        })
        .await
}

/// "Change these exercises", where something half written is there.
#[tokio::test]
async fn what_another_set_takes_the_place_of_comes_back() -> Result<()> {
    // The built-in set has texts in the reader's language, and the own one in none that is named.
    Visit::default()
        .speaking("pt-BR")
        .run(async |page| {
            // Nothing of one's own is there: nothing to say, and nothing to take back.
            page.open("#exercises").await?;
            page.click("#edit-these").await?;
            let titles = async || Ok(page.texts_of("#editor .list li").await?.len());
            until_seen("the exercises", titles, |&count| count > 10).await?;
            assert_eq!(page.text_of("#editor-said").await?, "");
            assert_eq!(page.count("#edit-undo[aria-disabled]").await?, 1);

            for reloaded in [false, true] {
                page.click("#edit-new").await?;
                fill(page, "edit-title", "Half").await?;
                fill(page, "edit-predict-answer", "makespan(2 workers)").await?;
                page.ask::<()>("(location.hash = 'exercises', undefined)").await?;
                page.await_part("#lesson h2", "Do pool ao loop").await?;
                if reloaded {
                    page.reload().await?;
                }
                page.click("#edit-these").await?;
                page.await_part("#editor-said", "Desfazer traz de volta o que estava aqui.")
                    .await?;
                until_seen("the exercises", titles, |&count| count > 10).await?;
                page.click("#edit-undo").await?;
                until_equal("the one before", titles, 1).await?;
                assert_eq!(value(page, "edit-title").await?, "Half");
                assert_eq!(value(page, "edit-predict-answer").await?, "makespan(2 workers)");
                page.reload().await?;
                page.await_part("#editor-title", "Escrever").await?;
                until_equal("what is kept", titles, 1).await?;
                assert_eq!(value(page, "edit-title").await?, "Half");
            }
            Ok(())
        })
        .await
}

/// What is tried out and then changed is what one has written, with all that is in it.
#[tokio::test]
async fn changing_what_one_tries_out_changes_what_one_writes() -> Result<()> {
    async fn choose_kind(page: &Page, beginning: &str) -> Result<()> {
        page.ask::<()>("document.getElementById('edit-predict-kind').focus()").await?;
        page.type_text(beginning).await
    }
    Visit::default()
        .run(async |page| {
            page.open(PAGE).await?;
            write_exercise(page).await?;
            page.click("#edit-remove-mistakes-0").await?;
            choose_kind(page, "A line").await?;
            page.await_part("#editor", "Whose").await?;
            page.click("#edit-try").await?;
            page.await_part("#question", "<b>last</b>").await?;
            page.click(".crumbs a").await?;
            page.click("#edit-these").await?;
            page.await_part("#editor", "Whose").await?;
            assert_eq!(page.text_of("#editor-said").await?, "");
            choose_kind(page, "A number").await?;
            let answer = async || value(page, "edit-predict-answer").await;
            until_equal("the answer", answer, "makespan(pool:blocking)").await?;
            Ok(())
        })
        .await
}
