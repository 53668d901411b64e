//! What comes in by files and links, and is not always exercises.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;

use flate2::Compression;
use flate2::write::DeflateEncoder;
use pool_vs_loop::lesson::packed::{Packing, write};
use pool_vs_loop_e2e::wait::until_equal;
use pool_vs_loop_e2e::{Control, Page, Result, Visit};
use serde_json::json;
use tempfile::TempDir;

use super::{PAGE, copied, drop_files, fill, saved, set, unpacked, write_exercise};

/// Files of all kinds, in a folder.
fn folder() -> Result<TempDir> {
    let folder = tempfile::tempdir()?;
    let file = |name: &str| folder.path().join(name);
    let good = serde_json::to_string_pretty(&set("Dropped"))?;
    fs::write(file("marked.json"), ["\u{feff} \r\n\t", &good].concat())?;
    fs::write(file("set.json"), good)?;
    fs::write(file("cut.json"), "{\n  \"format\": 1,\n  \"title\": \"x\",\n  \"exer")?;
    let mut wrong = set("Wrong");
    wrong["exercises"][0]["predict"]["answer"] = json!("makespan(<img src=x>)");
    fs::write(file("wrong.json"), serde_json::to_string_pretty(&wrong)?)?;
    fs::write(file("picture.png"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01")?;
    fs::write(file("zeros.json"), b"{\"format\": 1, \0")?;
    fs::write(file("page.html"), "<h1>Gone</h1>")?;
    fs::write(file("list.json"), "[]")?;
    fs::write(file("empty.json"), "")?;
    fs::write(file("blank.json"), " \n ")?;
    File::create(file("large.json"))?.set_len(1 << 30)?;
    fs::create_dir(file("folder"))?;
    Ok(folder)
}

/// Drops files, which get a sentence that is then put away.
async fn refused(page: &Page, folder: &Path, files: &[&str], sentence: &str) -> Result<()> {
    let paths: Vec<_> = files.iter().map(|name| folder.join(name)).collect();
    let paths: Vec<&Path> = paths.iter().map(AsRef::as_ref).collect();
    drop_files(page, &paths).await?;
    page.await_part("#refused", sentence).await?;
    assert_eq!(page.count("#refused img").await?, 0);
    page.click("#refused button").await?;
    let look = async || page.count("#refused p").await;
    until_equal("no sentence any more", look, 0).await?;
    Ok(())
}

/// What is no text or none of exercises doesn't lead the reader away from the page, which would load
/// another program and forget what can be undone.
#[tokio::test]
async fn what_is_no_file_with_exercises_leaves_the_page_as_it_is() -> Result<()> {
    let folder = folder()?;
    let here = "[location.href, String(history.length), window.marked ?? 'another page']";
    Visit::default()
        .run(async |page| {
            page.open("?workers=3").await?;
            page.type_into(Control::Requests, "9").await?;
            page.await_address("?workers=3&requests=9").await?;
            page.ask::<()>("(window.marked = 'this page', undefined)").await?;
            let before: [String; 3] = page.ask(here).await?;
            for (files, sentence) in [
                (&["picture.png"][..], "“picture.png” is no text"),
                (&["zeros.json"], "“zeros.json” is no text"),
                (&["page.html"], "“page.html” has no exercises in it"),
                (&["list.json"], "“list.json” has no exercises in it"),
                (&["empty.json"], "“empty.json” has no exercises in it"),
                (&["blank.json"], "“blank.json” has no exercises in it"),
                (&["large.json"], "more than 128 kB"),
                (&["folder"], "Folders are not opened"),
                (&["set.json", "cut.json"], "several files"),
            ] {
                refused(page, folder.path(), files, sentence).await?;
                assert_eq!(page.ask::<[String; 3]>(here).await?, before, "the page stays");
            }
            page.click("#undo").await?;
            page.await_address("?workers=3").await?;
            let asked = page.server().asked();
            assert!(!asked.iter().any(|asked| asked.path.contains("school")), "{asked:?}");

            // What begins as a set does goes to the program that reads it, and so does what is said.
            drop_files(page, &[&folder.path().join("marked.json")]).await?;
            page.await_part("#lesson h2", "Dropped").await?;
            assert_eq!(page.ask::<Option<String>>("window.marked ?? null").await?, None);
            assert_eq!(page.address().await?, "?workers=3");
            let held: usize = page.ask("sessionStorage.length").await?;
            assert_eq!(held, 0, "it would come again");
            page.open("").await?;
            drop_files(page, &[&folder.path().join("cut.json")]).await?;
            page.await_part("#refused", "Line 4, column 7").await
        })
        .await?;
    // Without storage nothing can be handed over: a sentence says how it opens all the same.
    Visit::default()
        .blocking_storage()
        .run(async |page| {
            page.open("").await?;
            drop_files(page, &[&folder.path().join("set.json")]).await?;
            page.await_part("#refused", "go there and drop it again").await?;
            page.open("#exercises").await?;
            page.await_part("#lesson h2", "From the pool to the loop").await?;
            drop_files(page, &[&folder.path().join("set.json")]).await?;
            page.await_part("#lesson h2", "Dropped").await?;
            Ok(())
        })
        .await
}

#[tokio::test]
async fn files_are_dropped_and_what_is_none_gets_a_sentence() -> Result<()> {
    let folder = folder()?;
    let file = |name: &str| folder.path().join(name);
    Visit::default()
        .run(async |page| {
            page.open("?workers=3#exercises").await?;
            page.await_part("#lesson h2", "From the pool to the loop").await?;
            for (files, sentence) in [
                (&["cut.json"][..], "Line 4, column 7"),
                (&["wrong.json"], "exercises[0].predict.answer: character"),
                (&["picture.png"], "“picture.png” is no text"),
                (&["page.html"], "Line 1, column 1"),
                (&["empty.json"], "has no exercises in it"),
                (&["large.json"], "more than 128 kB"),
                (&["folder"], "Folders are not opened"),
                (&["set.json", "cut.json"], "several files"),
            ] {
                refused(page, folder.path(), files, sentence).await?;
                let place: String = page.ask("location.search + location.hash").await?;
                assert_eq!(place, "?workers=3#exercises", "the page stays");
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
            drop_files(page, &[&file("large.json")]).await?;
            page.await_part("#editor-said", "more than 1,024 kB").await?;
            drop_files(page, &[&file("set.json")]).await?;
            page.await_part("#editor-said", "“set.json” is open").await?;
            assert_eq!(saved(page).await?, set("Dropped"), "the same as was dropped");
            drop_files(page, &[&file("wrong.json")]).await?;
            page.await_part("#edit-predict-answer-error", "character").await?;
            Ok(())
        })
        .await
}

/// What is written by hand, saved, dropped on another device's page, written on and loaded anew stays
/// the same all the way.
#[tokio::test]
async fn a_saved_file_goes_round() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("monday.json");
    let file = Visit::default()
        .run(async |page| {
            page.open(PAGE).await?;
            write_exercise(page).await?;
            saved(page).await
        })
        .await?;
    fs::write(&path, serde_json::to_string_pretty(&file)?)?;
    Visit::default()
        .run(async |page| {
            page.open("").await?;
            drop_files(page, &[&path]).await?;
            page.await_part("#lesson h2", "Monday").await?;
            page.click("#edit-these").await?;
            page.await_part("#edit-computed", "3.00 s").await?;
            assert_eq!(saved(page).await?, file);
            // Nothing is changed so far. What is, stays.
            fill(page, "edit-hint", "Count the waves.").await?;
            page.reload().await?;
            page.await_part("#edit-computed", "3.00 s").await?;
            let mut hinted = file.clone();
            hinted["exercises"][0]["hint"] = json!("Count the waves.");
            assert_eq!(saved(page).await?, hinted);
            let link = copied(page).await?;
            assert_eq!(unpacked(page, &link).await?, hinted);
            drop_files(page, &[&path]).await?;
            page.await_part("#editor-said", "“monday.json” is open").await?;
            assert_eq!(saved(page).await?, file);
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
