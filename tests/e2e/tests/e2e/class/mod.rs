//! The teacher's page: codes in, histogram out.

mod codes;
mod lesson;
mod paper;
mod way;

use pool_vs_loop::lesson::code::{Done, Outcome, Record, Sheet, encode};
use pool_vs_loop::lesson::{Prediction, Set};
use pool_vs_loop_e2e::axe::violations;
use pool_vs_loop_e2e::browser::Window;
use pool_vs_loop_e2e::wait::{until_equal, until_seen};
use pool_vs_loop_e2e::{Key, Page, Result, Visit, settings};
use serde_json::json;

/// The built-in set, as the page has it.
pub fn set() -> Result<Set> {
    let text = std::fs::read_to_string(settings::dist()?.join("exercises/post.json"))?;
    Ok(Set::read(&text).expect("the built-in set is sound"))
}

/// A code of someone who predicted these times in seconds in the first exercise, and nothing else.
pub fn code(set: &Set, mark: u32, seconds: f64, name: &str) -> String {
    let sheet = Sheet::of(set);
    let first = Prediction::Number((seconds * 1e6) as u64);
    let done = Done { first: &first, tries: 2, hint: mark.is_multiple_of(2), goals: 0 };
    let mut outcomes = vec![Outcome::of(&set.exercises[0], &sheet.items[0], &done)];
    outcomes.resize(set.exercises.len(), None);
    encode(&Record { mark, outcomes, name: name.into() }, &sheet).expect("a short set")
}

/// Nine codes: four right, three that forget the first wave, one of each of two others.
pub fn codes(set: &Set) -> Vec<String> {
    let seconds = [6.0, 6.0, 6.0, 6.0, 5.0, 5.0, 5.0, 24.0, 7.5];
    (1..).zip(seconds).map(|(mark, seconds)| code(set, mark, seconds, "")).collect()
}

/// Opens the teacher's page, where the class is if nothing else is said.
pub async fn open(page: &Page, place: &str) -> Result<()> {
    let part = if place.contains('#') { "" } else { "#class" };
    page.open(&format!("teach.html{place}{part}")).await?;
    page.await_part("#set", "13 exercises").await?;
    Ok(())
}

/// Puts a text in the place of what the field has.
pub async fn type_codes(page: &Page, text: &str) -> Result<()> {
    page.browser()
        .run(
            "const field = document.getElementById('class-codes');
             field.value = arguments[0];
             field.dispatchEvent(new InputEvent('input', { bubbles: true }));",
            vec![json!(text)],
        )
        .await
}

/// Drops a file of these bytes on the page.
pub async fn drop(page: &Page, name: &str, bytes: &[u8]) -> Result<()> {
    page.browser()
        .run(
            "const data = new DataTransfer();
             data.items.add(new File([new Uint8Array(arguments[1])], arguments[0]));
             document.body.dispatchEvent(new DragEvent('drop',
               { dataTransfer: data, bubbles: true, cancelable: true }));",
            vec![json!(name), json!(bytes)],
        )
        .await
}

/// Goes to a part of the page, and waits until it and nothing else is on show and named.
pub async fn go_to(page: &Page, part: &str) -> Result<()> {
    page.click(&format!(".teach-parts a[href^='#{part}']")).await?;
    let shown = async || {
        page.ask::<Vec<String>>(
            "[document.querySelector('main').dataset.part,
              ...[...document.querySelectorAll('.teach-parts [aria-current]')].map(
                (link) => link.hash.slice(1).split('&')[0])]",
        )
        .await
    };
    until_equal("the part", shown, vec![part.to_owned(), part.to_owned()]).await?;
    Ok(())
}

/// The rows of the first exercise's table: prediction, count, share.
pub const ROWS: &str = "[...document.querySelectorAll('[aria-labelledby=question-1] tbody tr')]
    .map((row) => [...row.cells].map((cell) => cell.innerText.trim().replace(/\\s+/g, ' ')).join(' | '))";

#[tokio::test]
async fn codes_in_histogram_out() -> Result<()> {
    let set = set()?;
    let mut lines = codes(&set);
    let cut = lines[0][..lines[0].len() - 4].to_owned();
    let last = lines[1].pop().expect("a letter");
    let mistyped = lines[1].clone() + if last == '7' { "8" } else { "7" };
    lines[1].push(last);
    lines.extend([cut, mistyped, lines[2].to_lowercase(), "Good morning".into()]);
    Visit::default()
        .run(async |page| {
            open(page, "").await?;
            page.await_part("#counted", "No codes yet").await?;
            type_codes(page, &lines.join("\n")).await?;
            page.await_part("#counted", "9 codes count").await?;
            let rows = async || page.ask::<Vec<String>>(ROWS).await;
            let expected = [
                "1.00 s All at once | 0 | 0 %",
                "5.00 s Forgetting the first wave | 3 | 33 %",
                "6.00 s right | 4 | 44 %",
                "7.50 s | 1 | 11 %",
                "24.0 s One after another | 1 | 11 %",
            ];
            let expected: Vec<String> = expected.into_iter().map(Into::into).collect();
            until_equal("the histogram", rows, expected).await?;
            page.await_part("[aria-labelledby=question-1] caption", "4 of 9 (44 %)").await?;
            let left_out = page.text_of("#left-out").await?;
            for (line, why) in [(10, "it is cut"), (11, "mistyped"), (12, "the code of line 3")] {
                let told = left_out.lines().find(|it| it.contains(&format!("Line {line} ")));
                assert!(told.is_some_and(|told| told.contains(why)), "{line}: {left_out}");
            }
            page.await_part("#no-codes", "1 line without a code").await?;
            let chat: String =
                page.ask("document.querySelector('#no-codes li').textContent").await?;
            assert_eq!(chat, "Line 13: “Good morning”");
            assert_eq!(page.count("#names").await?, 0, "nobody typed a name");

            type_codes(page, &code(&set, 7, 2.0, "Zoë <b>Silva</b>")).await?;
            page.await_part("#names", "1 student typed a name").await?;
            assert_eq!(page.count("#names b").await?, 0, "text never becomes markup");
            assert!(
                page.ask::<String>("document.getElementById('names').textContent")
                    .await?
                    .contains("Zoë <b>Silva</b>")
            );
            Ok(())
        })
        .await
}

#[tokio::test]
async fn scanned_codes_add_up_and_others_are_kept_only_if_asked() -> Result<()> {
    let codes = codes(&set()?);
    Visit::default()
        .run(async |page| {
            open(page, "").await?;
            type_codes(page, &codes[0]).await?;
            page.await_part("#counted", "1 code counts").await?;
            open(page, "?again").await?;
            page.await_part("#counted", "No codes yet").await?;
            // The camera opens a page for each; the first leads to the class, and says what is kept.
            open(page, &format!("#codes={},{}", codes[0], codes[4])).await?;
            page.await_part("#counted", "2 codes count").await?;
            page.await_part("#scanned", "are kept on this device").await?;
            let driver = page.browser().driver();
            let first = driver.window().await?;
            let next = driver.new_tab().await?;
            driver.switch_to_window(next).await?;
            open(page, &format!("#codes={}", codes[5])).await?;
            page.await_part("#counted", "3 codes count").await?;
            // Once more, as when the same picture is read twice.
            open(page, &format!("?more#codes={}", codes[5])).await?;
            page.await_part("#counted", "3 codes count").await?;
            way::allow_copying(page).await?;
            page.click("#class-copy").await?;
            page.await_part(".codes .told", "Copied.").await?;
            let script = "navigator.clipboard.readText().then(arguments[arguments.length - 1])";
            let copied: String = page.browser().run_async(script, vec![]).await?;
            assert_eq!(copied.lines().collect::<Vec<_>>(), [&codes[0], &codes[4], &codes[5]]);
            page.click("#class-keep").await?;
            open(page, "?last").await?;
            page.await_part("#counted", "No codes yet").await?;
            driver.switch_to_window(first).await?;
            Ok(())
        })
        .await
}

/// A page that the browser brings back later has nothing of a class that was taken away.
#[tokio::test]
async fn what_was_cleared_does_not_come_back_by_loading_anew() -> Result<()> {
    let codes = codes(&set()?);
    Visit::default()
        .run(async |page| {
            open(page, &format!("#codes={}", codes[0])).await?;
            page.await_part("#counted", "1 code counts").await?;
            assert_eq!(page.ask::<String>("location.hash").await?, "#class");
            page.click("#class-clear").await?;
            page.await_part("#counted", "No codes yet").await?;
            page.reload().await?;
            page.await_part("#set", "13 exercises").await?;
            page.await_part("#counted", "No codes yet").await?;
            Ok(())
        })
        .await
}

#[tokio::test]
async fn files_are_dropped_codes_and_sets_alike() -> Result<()> {
    let set = set()?;
    let lines = codes(&set);
    Visit::default()
        .run(async |page| {
            open(page, "").await?;
            drop(page, "monday.txt", lines[..5].join("\n").as_bytes()).await?;
            page.await_part("#counted", "5 codes count").await?;
            drop(page, "tuesday.txt", lines[5..].join("\r\n").as_bytes()).await?;
            page.await_part("#counted", "9 codes count").await?;
            // Of another set: all are of another one now.
            let mut own = set.clone();
            own.exercises.truncate(2);
            drop(page, "own.json", own.write().as_bytes()).await?;
            page.await_part("#set", "2 exercises").await?;
            page.await_part("#set", "own.json").await?;
            page.await_part("#left-out", "of another set").await?;
            drop(page, "bad.json", b"{\"format\": 7}").await?;
            page.await_part(".notices", "bad.json: Line 1").await?;
            Ok(())
        })
        .await
}

#[tokio::test]
async fn it_asks_for_its_own_files_only() -> Result<()> {
    let codes = codes(&set()?);
    Visit::default()
        .run(async |page| {
            open(page, "#class").await?;
            page.await_loaded().await?;
            let loaded = page.server().asked();
            for asked in &loaded {
                assert!(!asked.path.contains("pool-vs-loop-"), "the main program: {asked:?}");
            }
            type_codes(page, &codes.join("\n")).await?;
            page.await_part("#counted", "9 codes count").await?;
            for part in ["plan", "answers", "worksheet", "class"] {
                go_to(page, part).await?;
            }
            page.click("#projector").await?;
            assert_eq!(page.server().asked(), loaded, "it asked for more after loading");
            Ok(())
        })
        .await
}

#[tokio::test]
async fn it_speaks_three_languages() -> Result<()> {
    let codes = codes(&set()?);
    Visit::default()
        .run(async |page| {
            page.open(&format!("teach.html?lang=pt#codes={}", codes.join(","))).await?;
            page.await_part("#counted", "9 códigos contam").await?;
            page.choose("teach-language", "es").await?;
            page.await_part("#counted", "Cuentan 9 códigos").await?;
            page.await_part("[aria-labelledby=question-1] table", "Olvidar la primera oleada")
                .await?;
            // Letters typed at the heels of the last ones would be taken as one word with them.
            page.press(Key::Home).await?;
            page.await_part("#counted", "9 codes count").await?;
            Ok(())
        })
        .await
}

/// Opens each state of the page.
async fn in_each_state(page: &Page, look: impl AsyncFn(&str) -> Result<()>) -> Result<()> {
    let codes = codes(&set()?);
    open(page, "").await?;
    look("empty").await?;
    type_codes(page, &(codes.join("\n") + "\nGood morning")).await?;
    page.await_part("#no-codes", "1 line without a code").await?;
    look("with codes").await?;
    page.click("#projector").await?;
    look("on a projector").await?;
    page.click("#projector").await?;
    for part in ["plan", "answers", "worksheet"] {
        go_to(page, part).await?;
        look(part).await?;
    }
    Ok(())
}

#[tokio::test]
async fn axe_finds_nothing() -> Result<()> {
    Visit::default()
        .run(async |page| {
            in_each_state(page, async |state| {
                for (width, dark) in [(320, true), (1280, false), (1280, true)] {
                    page.browser().resize(Window { width, dark, ..Window::default() }).await?;
                    let found = violations(page).await?;
                    assert!(found.is_empty(), "{state}, {width}, dark {dark}: {found:#?}");
                }
                page.browser().resize(Window::default()).await
            })
            .await
        })
        .await
}

#[tokio::test]
async fn nothing_sticks_out() -> Result<()> {
    Visit::default()
        .run(async |page| {
            in_each_state(page, async |state| {
                for width in [320, 560, 1920] {
                    page.browser().resize(Window { width, ..Window::default() }).await?;
                    let wider = async || {
                        page.ask::<i32>(
                            "(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)(
                               document.documentElement)",
                        )
                        .await
                    };
                    until_seen(&format!("{state} within {width} px"), wider, |it| *it <= 0).await?;
                }
                page.browser().resize(Window::default()).await
            })
            .await
        })
        .await
}

#[tokio::test]
async fn the_main_page_leads_there() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?lang=pt").await?;
            page.click("#teach").await?;
            page.await_part("h1", "para professores").await?;
            page.await_part(".plan h2", "").await?;
            assert_eq!(page.count("main[data-part=plan]").await?, 1, "plans come first");
            // In an exercise students have no use for it; on the list of all it stands.
            page.open("#exercise=first-wave").await?;
            page.await_part("#lesson h2", "").await?;
            assert_eq!(page.count("#teach").await?, 0);
            page.open("#exercises").await?;
            page.await_part("#lesson h2", "").await?;
            until_equal("the link", async || page.count("#teach").await, 1).await?;
            Ok(())
        })
        .await
}
