//! Codes in the field: cleared and brought back, files that are none, and more than one page.

use super::{codes, drop, open, set, type_codes};
use pool_vs_loop_e2e::wait::until_equal;
use pool_vs_loop_e2e::{Key, Page, Result, Visit};

/// What the device keeps.
async fn kept(page: &Page) -> Result<Option<String>> {
    page.ask("localStorage.getItem('pool-vs-loop class')").await
}

/// What the field has.
async fn field(page: &Page) -> Result<String> {
    page.ask("document.getElementById('class-codes').value").await
}

/// The button in the place where all is cleared: what it says.
async fn await_button(page: &Page, words: &str) -> Result<()> {
    page.await_text("#class-clear", words).await
}

#[tokio::test]
async fn what_was_cleared_is_brought_back() -> Result<()> {
    let lines = codes(&set()?);
    let (text, more) = (lines[..8].join("\n"), &lines[8]);
    Visit::default()
        .run(async |page| {
            open(page, "").await?;
            page.click("#class-keep").await?;
            type_codes(page, &text).await?;
            page.await_part("#counted", "8 codes count").await?;
            assert_eq!(kept(page).await?.as_deref(), Some(&*text));

            // By keys alone: the same button, which has the focus, takes it back.
            page.click("#class-clear").await?;
            page.await_part("#counted", "No codes yet").await?;
            await_button(page, "Undo").await?;
            assert_eq!(kept(page).await?.as_deref(), Some(""));
            page.press(Key::Enter).await?;
            page.await_part("#counted", "8 codes count").await?;
            await_button(page, "Clear").await?;
            assert_eq!((field(page).await?, kept(page).await?), (text.clone(), Some(text.clone())));

            // Also when others have come meanwhile, which stay.
            page.click("#class-clear").await?;
            type_codes(page, more).await?;
            page.await_part("#counted", "1 code counts").await?;
            await_button(page, "Clear").await?;
            page.click("#class-undo").await?;
            page.await_part("#counted", "9 codes count").await?;
            assert_eq!(page.count("#class-undo").await?, 0);
            assert_eq!(kept(page).await?, Some(field(page).await?));
            page.reload().await?;
            page.await_part("#counted", "9 codes count").await?;
            Ok(())
        })
        .await
}

#[tokio::test]
async fn what_is_no_text_or_too_much_is_refused_and_nothing_is_lost() -> Result<()> {
    let lines = codes(&set()?);
    let text = lines.join("\n");
    // Comments that mean nothing, up to little less than what is read.
    let long = [&lines[0], "\n", &"Good morning\n".repeat(15_000)].concat();
    Visit::default()
        .run(async |page| {
            open(page, "").await?;
            page.click("#class-keep").await?;
            type_codes(page, &text).await?;
            page.await_part("#counted", "9 codes count").await?;
            let large = vec![b'1'; 200_001];
            let cases: [(&str, &[u8], &str); 6] = [
                ("photo.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF\0", "it is no plain text"),
                ("class.docx", b"PK\x03\x04\x14\0\x06\0", "it is no plain text"),
                ("large.txt", &large, "it has 201 kB, and 200 kB are the most"),
                ("long.txt", long.as_bytes(), "there would be 196 kB of codes, and 200"),
                ("talk.txt", b"Good morning\nHow are you?", "none of its lines is a result code"),
                ("empty.csv", b"", "none of its lines is a result code"),
            ];
            for (name, bytes, why) in cases {
                let why = match name {
                    // Twice as much is too much, once isn't.
                    "long.txt" => {
                        drop(page, "first.txt", bytes).await?;
                        page.await_part("#left-out", "Line 11 ").await?;
                        why.replace("196", "391")
                    }
                    _ => why.to_owned(),
                };
                let before = field(page).await?;
                drop(page, name, bytes).await?;
                page.await_part(".notices", &format!("The file “{name}” is not taken: ")).await?;
                page.await_part(".notices", &why).await?;
                page.await_part("#counted", "9 codes count").await?;
                assert_eq!(field(page).await?, before);
                assert_eq!(kept(page).await?, Some(before));
            }
            // What is pasted in the field itself is no exception.
            let before = field(page).await?;
            type_codes(page, &"1".repeat(200_001)).await?;
            page.await_part(".notices", "What you pasted is not taken").await?;
            until_equal("the field", async || field(page).await, before.clone()).await?;
            assert_eq!(kept(page).await?, Some(before));
            page.reload().await?;
            page.await_part("#counted", "9 codes count").await?;
            assert!(page.ask::<bool>("document.getElementById('class-keep').checked").await?);
            // Names in the letters of older programs are no reason to refuse a table.
            type_codes(page, "").await?;
            let table = [b"Jo\xe3o;", lines[0].as_bytes()].concat();
            drop(page, "table.csv", &table).await?;
            page.await_part("#counted", "1 code counts").await?;
            assert!(field(page).await?.starts_with("João;"));
            Ok(())
        })
        .await
}

#[tokio::test]
async fn two_pages_lose_nothing_of_each_other() -> Result<()> {
    let lines = codes(&set()?);
    Visit::default()
        .run(async |page| {
            let driver = page.browser().driver();
            let first = driver.window().await?;
            open(page, "").await?;
            type_codes(page, &lines[0]).await?;
            page.await_part("#counted", "1 code counts").await?;

            // A second page keeps others; the first keeps nothing, and forgets nothing.
            let second = driver.new_tab().await?;
            driver.switch_to_window(second.clone()).await?;
            open(page, "").await?;
            page.await_part("#counted", "No codes yet").await?;
            page.click("#class-keep").await?;
            type_codes(page, &lines[1]).await?;
            page.await_part("#counted", "1 code counts").await?;
            driver.switch_to_window(first.clone()).await?;
            type_codes(page, &[&lines[0], "\n", &lines[2]].concat()).await?;
            page.await_part("#counted", "2 codes count").await?;
            assert_eq!(kept(page).await?.as_deref(), Some(&*lines[1]));

            // As soon as it keeps, it has those of the other, and the other follows.
            page.click("#class-keep").await?;
            page.await_part("#counted", "3 codes count").await?;
            driver.switch_to_window(second.clone()).await?;
            page.await_part("#counted", "3 codes count").await?;

            // The camera opens a page for each code.
            let scanned = driver.new_tab().await?;
            driver.switch_to_window(scanned).await?;
            open(page, &format!("#codes={}", lines[4])).await?;
            page.await_part("#counted", "4 codes count").await?;
            driver.close_window().await?;
            driver.switch_to_window(first.clone()).await?;
            page.await_part("#counted", "4 codes count").await?;
            // Also where it isn't told: what it adds comes to what is kept by then.
            page.ask::<()>(
                "addEventListener('storage', (event) => event.stopImmediatePropagation(), true)",
            )
            .await?;
            driver.switch_to_window(second).await?;
            drop(page, "more.txt", lines[7].as_bytes()).await?;
            page.await_part("#counted", "5 codes count").await?;
            driver.switch_to_window(first.clone()).await?;
            drop(page, "last.txt", lines[8].as_bytes()).await?;
            page.await_part("#counted", "6 codes count").await?;
            assert_eq!(kept(page).await?.map(|text| text.lines().count()), Some(6));
            Ok(())
        })
        .await
}

#[tokio::test]
async fn where_nothing_can_be_kept_that_is_said() -> Result<()> {
    let lines = codes(&set()?);
    Visit::default()
        .blocking_storage()
        .run(async |page| {
            open(page, "").await?;
            type_codes(page, &lines.join("\n")).await?;
            page.click("#class-keep").await?;
            page.await_part(".notices", "This browser keeps nothing here").await?;
            assert!(!page.ask::<bool>("document.getElementById('class-keep').checked").await?);
            page.await_part("#counted", "9 codes count").await?;
            Ok(())
        })
        .await
}
