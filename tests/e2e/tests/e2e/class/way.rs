//! The whole way: exercises done by hand, the code copied from the page, pasted on the teacher's page,
//! and what the class is said to have predicted.

use super::{ROWS, go_to, open, set};
use crate::lesson::{open as open_exercise, predict};
use flate2::Compression;
use flate2::write::DeflateEncoder;
use pool_vs_loop::lesson::code::{Done, Outcome, Record, Sheet, encode};
use pool_vs_loop::lesson::packed::{Packing, write};
use pool_vs_loop::lesson::qr::Qr;
use pool_vs_loop::lesson::{Predict, Prediction, Set, mistaken};
use pool_vs_loop_e2e::wait::{until_equal, until_seen};
use pool_vs_loop_e2e::{Context, Page, Result, Visit};
use serde_json::json;
use std::io::Write as _;

/// A student's code, copied as students do.
async fn code(page: &Page) -> Result<String> {
    page.open("#exercises").await?;
    page.click("#copy-result").await?;
    page.await_text("#result .told", "Copied.").await?;
    let script = "navigator.clipboard.readText().then(arguments[arguments.length - 1])";
    page.browser().run_async(script, vec![]).await
}

pub async fn allow_copying(page: &Page) -> Result<()> {
    let permissions = ["clipboardReadWrite", "clipboardSanitizedWrite"];
    page.browser().cdp("Browser.grantPermissions", json!({ "permissions": permissions })).await?;
    Ok(())
}

#[tokio::test]
async fn from_a_students_prediction_to_the_class() -> Result<()> {
    let set = set()?;
    let exercise = |id: &str| set.exercise(id).context("an exercise");
    let (waves, choice, line) =
        (exercise("first-wave")?, exercise("blocking-call")?, exercise("the-loop")?);
    let Predict::Choice { options } = &choice.predict else { panic!("a choice") };
    // One who forgets the first wave, hands in, goes on, and hands in again.
    let first = Visit::default()
        .run(async |page| {
            allow_copying(page).await?;
            open_exercise(page, &waves.id).await?;
            page.click("#hint-open").await?;
            let mistake = mistaken(waves, 0).expect("an answer");
            predict(page, waves, &mistake).await?;
            page.click("#again").await?;
            predict(page, waves, &Prediction::Number(6_000_000)).await?;
            let early = code(page).await?;
            open_exercise(page, &choice.id).await?;
            predict(page, choice, &Prediction::Choice(0)).await?;
            open_exercise(page, &line.id).await?;
            let requests = usize::try_from(line.scenario.scenario.requests)?;
            predict(page, line, &Prediction::Line(vec![line.scenario.scenario.io; requests]))
                .await?;
            Ok([early, code(page).await?])
        })
        .await?;
    assert_ne!(first[0], first[1]);
    // Another one, on another device, who is right and says who they are.
    let second = Visit::default()
        .speaking("pt-BR")
        .run(async |page| {
            allow_copying(page).await?;
            open_exercise(page, &waves.id).await?;
            predict(page, waves, &Prediction::Number(6_000_000)).await?;
            page.open("?lang=en#exercises").await?;
            page.type_over("result-name", "Zoë").await?;
            page.click("#copy-result").await?;
            page.await_text("#result .told", "Copied.").await?;
            page.ask::<String>("document.getElementById('code').textContent").await
        })
        .await?;
    Visit::default()
        .run(async |page| {
            open(page, "").await?;
            page.click("#class-codes").await?;
            let text = format!("{}\nTeam 2: {second}\n{}\n", first[0], first[1]);
            page.browser().cdp("Input.insertText", json!({ "text": text })).await?;
            page.await_part("#counted", "2 codes count").await?;
            page.await_part("#left-out", "Line 1 is from the same student as line 3").await?;
            page.await_part("#names", "1 student typed a name").await?;
            let rows = async || page.ask::<Vec<String>>(ROWS).await;
            let expected = [
                "1.00 s All at once | 0 | 0 %",
                "5.00 s Forgetting the first wave | 1 | 50 %",
                "6.00 s right | 1 | 50 %",
                "24.0 s One after another | 0 | 0 %",
            ];
            let expected: Vec<String> = expected.into_iter().map(Into::into).collect();
            until_equal("the histogram", rows, expected).await?;
            page.await_part("[aria-labelledby=question-1] caption", "1 of 2 (50 %)").await?;
            page.await_part("[aria-labelledby=question-1] caption", "hint opened: 1").await?;
            let table = |id: &str| {
                let place = set.exercises.iter().position(|it| it.id == id).unwrap_or_default();
                format!("[aria-labelledby=question-{}] table", place + 1)
            };
            let chosen = page.text_of(&table(&choice.id)).await?;
            let words = choice.words(&options[0].text, "en");
            let row = chosen
                .lines()
                .position(|row| row.contains(words.trim_end_matches('.')))
                .context("its row")?;
            let row = chosen.lines().skip(row).take(2).collect::<Vec<_>>().join(" ");
            assert!(row.contains("100 %"), "{chosen}");
            let drawn = page.text_of(&table(&line.id)).await?;
            assert!(drawn.contains("Right at first: 1 of 1 (100 %)"), "{drawn}");
            assert!(drawn.contains("The right line"), "{drawn}");
            Ok(())
        })
        .await
}

/// A set as a link has it.
pub fn packed(set: &Set) -> Result<String> {
    let mut deflated = DeflateEncoder::new(Vec::new(), Compression::best());
    deflated.write_all(set.write_short().as_bytes())?;
    Ok(write(Packing::Deflated, &deflated.finish()?))
}

/// A set of a teacher's own, short enough for a QR picture: the first example of docs/exercises.md.
pub fn own() -> Set {
    let text = include_str!("../../../../../docs/exercises.md");
    let (_, text) = text.split_once("```json\n").expect("the example");
    let (text, _) = text.split_once("\n```").expect("its end");
    let mut set = Set::read(text).expect("a sound set");
    set.exercises.truncate(1);
    set
}

#[tokio::test]
async fn a_set_of_ones_own_comes_by_its_link() -> Result<()> {
    let own = own();
    let data = packed(&own)?;
    let sheet = Sheet::of(&own);
    let code = |mark, seconds: u64| {
        let first = Prediction::Number(seconds * 1_000_000);
        let done = Done { first: &first, tries: 1, hint: false, goals: 0 };
        let outcome = Outcome::of(&own.exercises[0], &sheet.items[0], &done);
        encode(&Record { mark, outcomes: vec![outcome], name: String::new() }, &sheet)
    };
    let codes: Option<Vec<String>> =
        [(1, 2), (2, 2), (3, 7)].map(|(mark, it)| code(mark, it)).into_iter().collect();
    let codes = codes.context("short codes")?.join(",");
    let href = Visit::default()
        .run(async |page| {
            page.open(&format!("teach.html#class&lesson={data}&codes={codes}")).await?;
            page.await_part("#set", "from a link").await?;
            page.await_part("#set", "1 exercise").await?;
            page.await_part("#counted", "3 codes count").await?;
            let rows = async || page.ask::<Vec<String>>(ROWS).await;
            let wanted = |rows: &Vec<String>| rows.contains(&"2.00 s right | 2 | 67 %".to_owned());
            until_seen("the histogram", rows, wanted).await?;
            go_to(page, "worksheet").await?;
            page.reload().await?;
            page.await_part("#set", "from a link").await?;
            // The QR picture leads to the exercise, never to its scenario, whose run is the answer.
            let link = async || {
                page.ask::<String>("document.querySelector('.worksheet .address a')?.href ?? ''")
                    .await
            };
            let href = until_seen("the link", link, |link| !link.is_empty()).await?;
            assert!(
                href.contains("/#lesson=z.") && href.ends_with("&exercise=six-workers"),
                "{href}"
            );
            let path: String =
                page.ask("document.querySelector('.worksheet .qr path').getAttribute('d')").await?;
            assert_eq!(Some(path), Qr::on_paper(&href).map(|qr| qr.path));
            assert_eq!(page.count(".no-way").await?, 0);
            let width =
                "document.querySelector('.worksheet .qr.dense').getBoundingClientRect().width";
            let millimetres = page.ask::<f64>(width).await? * 25.4 / 96.0;
            assert!((millimetres - 60.0).abs() < 0.5, "{millimetres} mm");
            Ok(href)
        })
        .await?;
    let fragment = href.split_once('#').map(|(_, fragment)| fragment.to_owned());
    Visit::default()
        .run(async |page| {
            page.open(&format!("#{}", fragment.unwrap_or_default())).await?;
            crate::lesson::await_question(page).await?;
            page.await_part("#lesson", "When is the last one answered?").await?;
            assert_eq!(page.count("#plot path.series").await?, 0, "the run is not in sight");
            Ok(())
        })
        .await
}

#[tokio::test]
async fn of_a_long_set_of_ones_own_the_worksheet_has_no_way_round() -> Result<()> {
    let set = set()?;
    Visit::default()
        .run(async |page| {
            open(page, "#worksheet").await?;
            super::drop(page, "all.json", set.write().as_bytes()).await?;
            page.await_part("#set", "from all.json").await?;
            let links = async || page.count(".worksheet .address a").await;
            until_equal("the links", links, set.exercises.len()).await?;
            assert_eq!(page.count(".worksheet .qr").await?, 0);
            assert_eq!(page.count(".worksheet .no-way").await?, set.exercises.len());
            page.await_part(".worksheet .no-way", "too long for a QR picture").await?;
            let scenarios: usize = page
                .ask("[...document.querySelectorAll('.worksheet a')].filter((it) => new URL(it.href).search).length")
                .await?;
            assert_eq!(scenarios, 0, "a link leads to a run");
            Ok(())
        })
        .await
}
