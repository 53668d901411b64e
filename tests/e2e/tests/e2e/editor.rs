//! Exercises of a teacher's own: written in the editor, sent as a link or a file, and whatever else
//! comes by these ways. axe-core needs `PVL_AXE`.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;

use flate2::Compression;
use flate2::write::DeflateEncoder;
use pool_vs_loop::lesson::packed::{Packing, write};
use pool_vs_loop_e2e::axe::violations;
use pool_vs_loop_e2e::browser::Window;
use pool_vs_loop_e2e::wait::{until_equal, until_seen};
use pool_vs_loop_e2e::{Control, Key, Page, Result, Visit};
use serde_json::{Value, json};

/// Chooses from a list by its id and what the choice begins with, as a keyboard's user does.
async fn pick(page: &Page, id: &str, beginning: &str) -> Result<()> {
    page.ask::<()>(&format!("document.getElementById('{id}').focus()")).await?;
    page.type_text(beginning).await
}

/// Writes into a field by its id.
async fn fill(page: &Page, id: &str, text: &str) -> Result<()> {
    page.type_over(id, text).await
}

/// Notes what is saved instead of saving it.
async fn note_files(page: &Page) -> Result<()> {
    page.ask(
        "(URL.createObjectURL = (file) => {
            file.text().then((text) => { window.file = text; });
            return '#';
          }, HTMLAnchorElement.prototype.click = () => {}, undefined)",
    )
    .await
}

/// The file that the editor saves.
async fn saved(page: &Page) -> Result<Value> {
    note_files(page).await?;
    page.ask::<()>("(window.file = null, undefined)").await?;
    page.click("#edit-save").await?;
    let look = async || page.ask::<Option<String>>("window.file").await;
    let file = until_seen("the saved file", look, Option::is_some).await?;
    Ok(serde_json::from_str(&file.unwrap_or_default())?)
}

/// The set in a link, as a browser unpacks it.
async fn unpacked(page: &Page, link: &str) -> Result<Value> {
    let script = "
        const [link, done] = arguments;
        const data = link.split('#lesson=z.')[1].replaceAll('-', '+').replaceAll('_', '/');
        const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
        const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
        new Response(stream).json().then(done);";
    page.browser().run_async(script, vec![json!(link)]).await
}

/// The fragment of a link to the teacher's own exercises, once it was asked for.
async fn copied(page: &Page) -> Result<String> {
    page.click("#edit-copy").await?;
    let look =
        async || page.ask::<String>("document.getElementById('lesson-link')?.value ?? ''").await;
    let link = until_seen("the link", look, |link| !link.is_empty()).await?;
    page.await_part("#editor-said", "characters").await?;
    Ok(link)
}

/// Writes an exercise about the page's settings, as far as it has to be.
async fn write_exercise(page: &Page) -> Result<()> {
    fill(page, "edit-set-title", "Monday <img src=x onerror=alert(1)>").await?;
    fill(page, "edit-title", "Three waves").await?;
    fill(page, "edit-situation", "Twelve requests at four workers. javascript:alert(1)").await?;
    fill(page, "edit-question", "When is the <b>last</b> one answered?").await?;
    pick(page, "edit-predict-answer-what", "Makespan").await?;
    page.await_part("#edit-computed", "3.00 s").await?;
    page.click("#edit-add-mistakes").await?;
    fill(page, "edit-mistakes-0-answer", "makespan(pool:blocking) - io").await?;
    page.await_part("#editor", "2.00 s").await?;
    fill(page, "edit-mistakes-0-feedback", "The first wave counts, too.").await?;
    fill(page, "edit-explanation", "{makespan(1)}: twelve by four is three.").await
}

const PAGE: &str = "?requests=12&lineup=pool:blocking,loop:async#editor";

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

/// Drops files on the page as a hand does, through the browser.
async fn drop_files(page: &Page, files: &[&Path]) -> Result<()> {
    let data = json!({ "items": [], "files": files, "dragOperationsMask": 1 });
    for kind in ["dragEnter", "dragOver", "drop"] {
        let event = json!({ "type": kind, "x": 600, "y": 300, "data": data });
        page.browser().cdp("Input.dispatchDragEvent", event).await?;
    }
    Ok(())
}

/// A set of one exercise.
fn set(title: &str) -> Value {
    json!({ "format": 1, "title": title, "exercises": [{
        "id": "one", "title": "One", "scenario": "lineup=pool:blocking",
        "situation": "s", "question": "q", "explanation": "e",
        "predict": { "kind": "number", "unit": "s", "answer": "makespan(1)" },
    }] })
}

#[tokio::test]
async fn files_are_dropped_and_what_is_none_gets_a_sentence() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let file = |name: &str| folder.path().join(name);
    fs::write(file("set.json"), serde_json::to_string_pretty(&set("Dropped"))?)?;
    fs::write(file("cut.json"), "{\n  \"format\": 1,\n  \"title\": \"x\",\n  \"exer")?;
    let mut wrong = set("Wrong");
    wrong["exercises"][0]["predict"]["answer"] = json!("makespan(<img src=x>)");
    fs::write(file("wrong.json"), serde_json::to_string_pretty(&wrong)?)?;
    fs::write(file("picture.png"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01")?;
    fs::write(file("page.html"), "<h1>Gone</h1>")?;
    fs::write(file("empty.json"), "")?;
    File::create(file("large.json"))?.set_len(1 << 30)?;
    fs::create_dir(file("folder"))?;
    let of = |name: &str| vec![file(name)];
    Visit::default()
        .run(async |page| {
            page.open("?workers=3").await?;
            page.await_quiet().await?;
            for (files, sentence) in [
                (of("cut.json"), "Line 4, column 7"),
                (of("wrong.json"), "exercises[0].predict.answer: character"),
                (of("picture.png"), "“picture.png” is no text"),
                (of("page.html"), "Line 1, column 1"),
                (of("empty.json"), "has no exercises in it"),
                (of("large.json"), "more than 128 kB"),
                (of("folder"), "Folders are not opened"),
                (vec![file("set.json"), file("cut.json")], "several files"),
            ] {
                let paths: Vec<&Path> = files.iter().map(AsRef::as_ref).collect();
                drop_files(page, &paths).await?;
                page.await_part("#refused", sentence).await?;
                assert_eq!(page.address().await?, "?workers=3", "the page stays");
                assert_eq!(page.count("#refused img").await?, 0);
                page.click("#refused button").await?;
                let look = async || page.count("#refused p").await;
                until_equal("no sentence any more", look, 0).await?;
            }
            drop_files(page, &[&file("set.json")]).await?;
            page.await_part("#lesson h2", "Dropped").await?;
            // It is as good as its link.
            let fragment: String = page.ask("location.hash").await?;
            assert!(fragment.starts_with("#lesson=z."), "{fragment}");
            page.reload().await?;
            page.await_part("#lesson h2", "Dropped").await?;
            // In the editor it comes in there, also where a file is chosen.
            page.open("#editor").await?;
            drop_files(page, &[&file("cut.json")]).await?;
            page.await_part("#editor-said", "Line 4").await?;
            drop_files(page, &[&file("set.json")]).await?;
            page.await_part("#editor-said", "“set.json” is open").await?;
            assert_eq!(saved(page).await?, set("Dropped"), "the same as was dropped");
            drop_files(page, &[&file("wrong.json")]).await?;
            page.await_part("#edit-predict-answer-error", "character").await?;
            Ok(())
        })
        .await
}

/// Deflated bytes in a link.
fn deflated(bytes: &[u8]) -> Result<String> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(write(Packing::Deflated, &encoder.finish()?))
}

#[tokio::test]
async fn links_that_are_no_exercises_get_a_sentence() -> Result<()> {
    let good = serde_json::to_string(&set("By link"))?;
    let whole = deflated(good.as_bytes())?;
    let attack = serde_json::to_string(&set("<script>alert(1)</script>"))?;
    let cases = [
        (whole[..whole.len() - 8].to_owned(), "not whole"),
        (format!("{whole}AAAA"), "not whole"),
        (format!("z.%3Cimg%20src=x%20onerror=alert(1)%3E{whole}"), "not whole"),
        ("javascript:alert(1)".into(), "does not know"),
        (String::new(), "has no exercises"),
        // 100 MB of zeros in 100 kB.
        (deflated(&vec![0; 100_000_000])?, "more than 128 kB"),
        (write(Packing::Plain, &vec![b'x'; 200_000]), "more than 128 kB"),
        (deflated(&[0xff; 100])?, "no text"),
        (
            deflated(b"{\"format\": 3, \"title\": \"x\", \"exercises\": []}")?,
            "Line 1, column 12, format",
        ),
        (write(Packing::Plain, b"[]"), "Line 1, column 1"),
    ];
    Visit::default()
        .run(async |page| {
            for (data, sentence) in &cases {
                page.open(&format!("?workers=3#lesson={data}")).await?;
                page.await_part("#refused", sentence).await?;
                page.await_part("#answer", "3 workers").await?;
                assert_eq!(page.count("#refused img").await?, 0);
                // Another address: the same page, with no load in between.
                page.open("").await?;
            }
            // By hand in the address bar, without a load.
            page.open("").await?;
            page.await_quiet().await?;
            for (data, title) in
                [(&whole, "By link"), (&write(Packing::Plain, attack.as_bytes()), "<script>")]
            {
                page.ask::<()>(&format!("(location.hash = 'lesson={data}', undefined)")).await?;
                page.await_part("#lesson h2", title).await?;
                assert_eq!(page.count("#lesson script").await?, 0);
            }
            page.ask::<()>("(location.hash = 'lesson=q', undefined)").await?;
            page.await_part("#refused", "does not know").await?;
            Ok(())
        })
        .await
}

#[tokio::test]
async fn a_set_too_long_for_a_link_is_saved_instead() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open(PAGE).await?;
            let mut long = set("Long");
            // Texts that no packing makes short.
            let mut random = fastrand::Rng::with_seed(1);
            let mut words = || (0..1_000).map(|_| random.alphanumeric()).collect::<String>();
            let exercise = long["exercises"][0].clone();
            for place in 1..10 {
                let mut next = exercise.clone();
                next["id"] = json!(format!("n{place}"));
                next["explanation"] = json!(words());
                long["exercises"].as_array_mut().expect("a list").push(next);
            }
            let folder = tempfile::tempdir()?;
            let path = folder.path().join("long.json");
            fs::write(&path, serde_json::to_string(&long)?)?;
            drop_files(page, &[&path]).await?;
            page.await_part("#editor-said", "is open").await?;
            page.click("#edit-copy").await?;
            page.await_part("#editor-said", "more than 8,000 get lost").await?;
            assert_eq!(page.count("#lesson-link").await?, 0);
            assert_eq!(page.ask::<String>("document.activeElement.id").await?, "edit-save");
            assert_eq!(saved(page).await?, long);
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
            page.open("#lesson=q").await?;
            page.await_part("#refused", "does not know").await?;
            accessible(page, "a link that is refused").await
        })
        .await
}
